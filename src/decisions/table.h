/* The table of decisions in memory: rows found by what they are about, values by the title of their column.
 *
 * Two tables may share their texts: then equal values have equal numbers, and the second costs four bytes a value.
 */
#ifndef SYNCAUDIT_DECISIONS_TABLE_H
#define SYNCAUDIT_DECISIONS_TABLE_H

#include "decisions/texts.h"
#include "syncaudit/buffer.h"
#include "syncaudit/decisions.h"

enum { SA_DECISION_COLUMNS = 128 };

#define SA_TEXT_UNKNOWN UINT32_MAX /* no text: equal to none */

/* What a row is about, as numbers of texts: a field of an object, or an action (on an object; 0 = on the whole org). */
struct sa_decision_key {
    uint32_t object, field, action;
};

struct sa_decision_row {
    struct sa_decision_key key;
    uint32_t field_id; /* Salesforce's durable id of the field, 0 = not known */
    uint32_t changed;  /* ISO 8601: when a value was last changed by an import, 0 = not known */
};

struct sa_index {
    uint32_t *slots; /* owned: hash table of row numbers + 1 */
    size_t size, count;
};

struct sa_decisions {
    struct sa_texts *texts;                /* shared with `lender`, or owned */
    const struct sa_decisions *lender;     /* NULL = the texts are one's own */
    uint32_t columns[SA_DECISION_COLUMNS]; /* titles; the fixed ones first (sa_decision_titles) */
    size_t column_count;
    struct sa_decision_row *rows; /* owned */
    uint32_t *values;             /* owned: stride values for each row, 0 = empty */
    size_t count, capacity, stride;
    struct sa_index by_key, by_field_id;
};

/* Titles of the columns every table has, in the order of decisions.csv; NULL-terminated. They are the columns people fill
 * in on the sheets of reports/ (style input), so the list follows from those files. */
const char *const *sa_decision_titles(void);

/* An empty table; `lender` (may be NULL) lends its texts and must outlive it. */
int sa_decisions_new(struct sa_decisions **out, const struct sa_decisions *lender, struct sa_error *error);

/* The column with this title (letter case does not matter), added when there is none. SA_EINPUT when there are too many. */
int sa_decisions_column(struct sa_decisions *decisions, const char *title, size_t *out,
                        struct sa_error *error);

/* The same, without adding one. */
bool sa_decisions_has_column(const struct sa_decisions *decisions, const char *title, size_t *out);

/* The row about `key`, or SIZE_MAX. */
size_t sa_decisions_find(const struct sa_decisions *decisions, struct sa_decision_key key);

/* The row of the object's field with this durable id, or SIZE_MAX. */
size_t sa_decisions_find_id(const struct sa_decisions *decisions, uint32_t object, uint32_t field_id);

/* A new, empty row about `key`. */
int sa_decisions_add(struct sa_decisions *decisions, struct sa_decision_key key, uint32_t field_id,
                     size_t *out, struct sa_error *error);

/* Notes the durable id of a row's field, unless it is known or `field_id` is 0. */
int sa_decisions_identify(struct sa_decisions *decisions, size_t row, uint32_t field_id,
                          struct sa_error *error);

/* Gives a row another key: its field was renamed. */
int sa_decisions_rename(struct sa_decisions *decisions, size_t row, struct sa_decision_key key,
                        struct sa_error *error);

/* A value; 0 = empty. `column` may be one the table does not have. */
uint32_t sa_decisions_value(const struct sa_decisions *decisions, size_t row, size_t column);
int sa_decisions_set(struct sa_decisions *decisions, size_t row, size_t column, uint32_t value,
                     struct sa_error *error);

/* True if some value of the row is not empty. */
bool sa_decisions_has_values(const struct sa_decisions *decisions, size_t row);

/* The text as decisions keep it, so that it comes back from a workbook as it went: what XML can hold, \n for line ends, no
 * blanks around it. `out` is filled anew; its limit should be SA_TEXT_BYTES. SA_EINPUT when it is too long for a cell. */
int sa_decision_clean(struct sa_buffer *out, const char *text, struct sa_error *error);

#endif
