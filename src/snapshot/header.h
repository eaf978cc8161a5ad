/* What the first bytes of a snapshot say, before SQLite is shown the file. */
#ifndef SYNCAUDIT_SNAPSHOT_HEADER_H
#define SYNCAUDIT_SNAPSHOT_HEADER_H

#include <stdbool.h>

#include "syncaudit/error.h"

/* Reads the version of a snapshot. SA_EINPUT when it is none, is of a newer program, or, if it is sealed, is not as long as it says;
 * SA_EIO. */
int sa_snapshot_header(unsigned *version, const char *path, bool sealed, struct sa_error *error);

#endif
