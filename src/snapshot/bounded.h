/* SQLite's own functions, so that none works for long within one call. */
#ifndef SYNCAUDIT_SNAPSHOT_BOUNDED_H
#define SYNCAUDIT_SNAPSHOT_BOUNDED_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

/* Puts printf, format, instr, replace and the trims that take time in proportion to their arguments, and to the handle's limit of length, into the
 * place of SQLite's. They give the same. */
int sa_bounded_functions(sqlite3 *db, struct sa_error *error);

#endif
