/* The public views (src/snapshot/views/): made anew by the program on every handle. */
#ifndef SYNCAUDIT_SNAPSHOT_VIEWS_H
#define SYNCAUDIT_SNAPSHOT_VIEWS_H

#include <sqlite3.h>

#include "syncaudit/error.h"

/* Makes the views as temporary ones: everything this program asks goes through them. SA_ENOMEM, SA_EFORMAT. */
int sa_views_make(sqlite3 *db, struct sa_error *error);

/* Writes the views into the main database, for other programs. */
int sa_views_store(sqlite3 *db, struct sa_error *error);

#endif
