/* The index of an org's snapshots, .history.db: see index.c. */
#ifndef SYNCAUDIT_DIFF_INDEX_H
#define SYNCAUDIT_DIFF_INDEX_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

/* Opens it with its tables (trend.sql) in place; the handle is the caller's (sqlite3_close_v2). Everything in it can be made again: a
 * damaged one is replaced, and one that cannot be written, or is missing and shall not be made, is one in memory. SA_ENOMEM. */
int sa_history_index(sqlite3 **out, const char *directory, bool make, struct sa_error *error);

#endif
