/* What waivers do while rules are run. */
#ifndef SYNCAUDIT_RULES_WAIVE_H
#define SYNCAUDIT_RULES_WAIVE_H

#include <sqlite3.h>

#include "syncaudit/error.h"

/* Fills the temporary table waiver_match: which waiver matches which finding. */
int sa_waivers_match(sqlite3 *db, struct sa_error *error);

#endif
