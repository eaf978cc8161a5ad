/* Where the rows of an object are: made when they are first asked for. */
#ifndef SIMULATOR_ROWS_H
#define SIMULATOR_ROWS_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

/* Puts the name of the table or view with the rows of `object` into `name` (256 bytes), which is made if it is not there
 * yet. `weighted` (may be NULL) tells whether its rows stand for several records each, and "all_" before the name is the
 * view that has them one by one. */
int sim_rows_find(sqlite3 *db, const char *object, char *name, bool *weighted, struct sa_error *error);

/* True if fields of this type differ in all the records that one weighted row stands for. */
bool sim_rows_differ(const char *type);

#endif
