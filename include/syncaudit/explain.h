/* Why the sync user has or lacks an access: every container that grants it or could, what is muted or expired, and the smallest
 * change. All of it is one query over the public views (src/explain/explain.sql); what of Marketo uses a field is another (uses.sql).
 */
#ifndef SYNCAUDIT_EXPLAIN_H
#define SYNCAUDIT_EXPLAIN_H

#include "syncaudit/error.h"
#include "syncaudit/salesforce.h"
#include "syncaudit/snapshot.h"

/* One line of the tree. Strings are borrowed during the call. */
struct sa_explain_line {
    int depth;        /* 0 = the result, 1 below it, 2 below the container before */
    const char *kind; /* result, note, container, part, missing, change, use */
    const char *text; /* for people; may hold foreign names */
    const char *link; /* Setup page, "" = none */
};

/* Gives the lines for an object, or for a field of it (`field` NULL = the object itself), in order; both as sa_place_find spells them.
 * SA_EIO, SA_ENOMEM. */
int sa_explain(struct sa_snapshot *snapshot, const char *object, const char *field,
               void (*line)(void *payload, const struct sa_explain_line *line), void *payload,
               struct sa_error *error);

/* What of Marketo uses a field, as lines below the result: of a snapshot that is judged or prepared (syncaudit/rules.h). No line where
 * Marketo was not read. SA_EIO, SA_ENOMEM. */
int sa_explain_uses(struct sa_snapshot *snapshot, const char *object, const char *field,
                    void (*line)(void *payload, const struct sa_explain_line *line), void *payload,
                    struct sa_error *error);

/* sa_explain for one record, asked about in the org: `live` holds the answers (sa_fetch with `about`), `field` is one that is to be
 * written, or NULL. SA_EIO, SA_ENOMEM. */
int sa_explain_record(struct sa_snapshot *snapshot, struct sa_snapshot *live,
                      const struct sa_record_question *about, const char *field,
                      void (*line)(void *payload, const struct sa_explain_line *line), void *payload,
                      struct sa_error *error);

#endif
