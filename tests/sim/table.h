/* Tab-separated files into SQLite tables. */
#ifndef SIMULATOR_TABLE_H
#define SIMULATOR_TABLE_H

#include <sqlite3.h>

#include "syncaudit/error.h"

/* Appends the rows of a file to `table`. The first line names the columns; an empty cell is NULL; \n and \t
 * in a cell are a newline and a tab; lines that begin with # and empty lines are skipped. SA_EIO, SA_EINPUT
 * with file and line. */
int sim_table_load(sqlite3 *db, const char *table, const char *path, struct sa_error *error);

#endif
