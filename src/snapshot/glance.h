/* Opening many snapshots to see what they are of. */
#ifndef SYNCAUDIT_SNAPSHOT_GLANCE_H
#define SYNCAUDIT_SNAPSHOT_GLANCE_H

#include "syncaudit/snapshot.h"

/* sa_snapshot_open that does not read all of the file: to look at its one row of `audit` and no further, or to go on with a file that this
 * process has just read with sa_snapshot_open. */
int sa_snapshot_glance(struct sa_snapshot **out, const char *path, struct sa_error *error);

#endif
