/* Where a fetch writes: a private temporary folder in OUT, which becomes OUT/<account>/<time> in one step at
 * the end. */
#ifndef SYNCAUDIT_FETCH_FOLDER_H
#define SYNCAUDIT_FETCH_FOLDER_H

#include "syncaudit/error.h"

#define SA_SNAPSHOT_FILE "snapshot.db"

enum { SA_FOLDER_NAME_SIZE = 64 }; /* of the folder that an account's snapshots are in */

/* Renames `folder` to PARENT/<account>/<time>, or <time>-2, <time>-3, … when that is taken. `time` is ISO 8601;
 * its colons become dashes, because Windows shares know no colon. `*out` is owned by the caller. SA_EIO. */
int sa_folder_commit(char **out, const char *folder, const char *parent, const char *account,
                     const char *time, struct sa_error *error);

#endif
