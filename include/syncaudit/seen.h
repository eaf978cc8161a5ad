/* What the sync user has come to see: told from the earlier snapshots of the org, by the same user.
 *
 * A field is newly visible from the first audit that saw it after one that read its object and did not see it, until it is gone again.
 * Which fields each snapshot had is kept in the index beside the snapshots (.history.db, trend.h), each list once, so that a night
 * reads one snapshot and not a year of them.
 */
#ifndef SYNCAUDIT_SEEN_H
#define SYNCAUDIT_SEEN_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

/* Brings the index up to the snapshots in the sub-folders of `directory` (OUT/<org id>), once for each handle. What cannot be read is
 * passed over: it says nothing. Leaves temp.there (folder, size, modified), the snapshots that are there, and temp.seen_whole
 * (folder), those that were read for this. SA_EIO, SA_ENOMEM. */
int sa_seen_update(sqlite3 *index, const char *directory, struct sa_error *error);

/* Fills the table became_visible (src/rules/prepare/05-given.sql) beside a snapshot, before it is judged. */
int sa_seen_publish(sqlite3 *index, struct sa_snapshot *snapshot, struct sa_error *error);

/* Both, for a snapshot that lies in a sub-folder of `directory`. With `make` the index is made where it is missing; else what it would
 * hold is worked out in memory. */
int sa_seen_beside(struct sa_snapshot *snapshot, const char *directory, bool make, struct sa_error *error);

#endif
