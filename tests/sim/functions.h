/* Salesforce ids and numbers that look random and never change, as SQL functions.
 *
 *   sim_id(PREFIX, N)      the Nth id with this key prefix, 18 characters; ids of one prefix sort as their numbers do
 *   sim_share(TEXT, …)     a number from 0 to less than 1, always the same for the same texts
 */
#ifndef SIMULATOR_FUNCTIONS_H
#define SIMULATOR_FUNCTIONS_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

/* Registers the functions above. */
int sim_functions(sqlite3 *db, struct sa_error *error);

/* The 18 characters of an id of 15 or 18. False when `text` is neither. */
bool sim_id_complete(const char *text, char out[19]);

#endif
