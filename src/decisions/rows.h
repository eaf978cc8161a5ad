/* From rows of a sheet or a csv file to decisions: which column is what, told by the titles. */
#ifndef SYNCAUDIT_DECISIONS_ROWS_H
#define SYNCAUDIT_DECISIONS_ROWS_H

#include "decisions/columns.h"
#include "decisions/table.h"
#include "decisions/workbook.h"

enum { SA_PLACE_NONE = SA_GRID_COLUMNS, SA_UNTITLED_COLUMNS = 256 };

struct sa_layout {
    size_t object, field, action, field_id, changed; /* places of key columns, or SA_PLACE_NONE */
    size_t members;                                  /* of the column that names the fields of a group */
    struct {
        size_t place;
        size_t column; /* of the table; SIZE_MAX = no title, gets a column when something stands in it */
        char choices[SA_COLUMN_CHOICES]; /* "" = anything may be typed */
        bool day;                        /* it wants a date */
    } values[SA_DECISION_COLUMNS + SA_UNTITLED_COLUMNS];
    size_t value_count;
};

/* Reads the row of titles. `definition` is that of the sheet: its own columns are no decisions; NULL = every column that is
 * no key is one. `*found` = these are titles: there is a column to find rows by. Columns the table lacks are added. */
int sa_layout_read(struct sa_layout *layout, const char *definition, struct sa_decisions *decisions,
                   const char *const *titles, size_t count, bool *found, struct sa_error *error);

/* What a row is about; all 0 = the row does not say. */
int sa_layout_key(const struct sa_layout *layout, struct sa_decisions *decisions, const char *const *values,
                  size_t count, struct sa_buffer *scratch, struct sa_decision_row *out,
                  struct sa_error *error);

/* True for a row that stands for several fields: its API name ends in '*'. */
bool sa_layout_is_group(const struct sa_layout *layout, const char *const *values, size_t count);

/* The value in a place, "" where the row is shorter. */
const char *sa_layout_value(const char *const *values, size_t count, size_t place);

/* The table's column for the n-th value of the layout; an untitled one is called "Column AB". */
int sa_layout_column(struct sa_layout *layout, struct sa_decisions *decisions, size_t n, size_t *out,
                     struct sa_error *error);

#endif
