/* The index of an org's snapshots, .history.db: see index.c. */
#ifndef SYNCAUDIT_DIFF_INDEX_H
#define SYNCAUDIT_DIFF_INDEX_H

#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

/* Has an index brought up to date and read: opens it with its tables (trend.sql) in place and calls `use`. Everything in it can be made
 * again: one that is missing and shall not be made, that others hold for long, or that cannot be written, on opening or under
 * way, is one in memory; `use` is called once more then. `index` is the caller's, on success (sa_index_close). What `use` returns, or
 * SA_ENOMEM. */
int sa_history_index(struct sa_index *index, const char *directory, bool make,
                     int (*use)(void *payload, sqlite3 *db, struct sa_error *error), void *payload,
                     struct sa_error *error);

#endif
