/* Marketo, as far as its admin pages export it: sync errors, field names, sync status. No API is needed.
 *
 * Files are read once, before anything is fetched, so that a wrong one costs nothing. What they say then becomes facts of a
 * snapshot being written, or stands beside one that is sealed.
 *
 *     rc = sa_marketo_read(&marketo, &files, observer, error);
 *     rc = sa_marketo_store(marketo, db, error);     // tables marketo_error, marketo_field, marketo_sync and coverage
 *     sa_marketo_free(marketo);
 */
#ifndef SYNCAUDIT_MARKETO_H
#define SYNCAUDIT_MARKETO_H

#include <sqlite3.h>

#include "syncaudit/error.h"
#include "syncaudit/observer.h"

struct sa_marketo; /* what was read */

/* Paths; NULL = not given. Borrowed during the call. */
struct sa_marketo_files {
    const char *errors;    /* Admin > Salesforce > Sync Errors */
    const char *fields;    /* Admin > Field Management > Export Field Names */
    const char *status;    /* Admin > Salesforce > Sync Status */
    const char *directory; /* every *.csv of it whose columns are those of one of the three */
    const char *now;       /* ISO 8601: nothing in an export is later; NULL = not known */
};

/* Reads the files. SA_EINPUT with path, row and what is wrong (a column is missing, nothing known in the folder); SA_EIO,
 * SA_ENOMEM, SA_ECANCELLED. `*out` is NULL when no file is named. */
int sa_marketo_read(struct sa_marketo **out, const struct sa_marketo_files *files,
                    const struct sa_observer *observer, struct sa_error *error);

/* NULL is allowed. */
void sa_marketo_free(struct sa_marketo *marketo);

/* Stores what was read in the tables of the same names, in place of what they held of the sources that were read. NULL for
 * `marketo` is allowed and changes nothing. */
int sa_marketo_store(const struct sa_marketo *marketo, sqlite3 *db, struct sa_error *error);

/* The same beside a sealed snapshot: in temporary tables of these names, which stand before the snapshot's own. */
int sa_marketo_attach(const struct sa_marketo *marketo, sqlite3 *db, struct sa_error *error);

#endif
