/* What fills the database behind a simulator: scripts of this folder, and tab-separated files. */
#ifndef SIMULATOR_SCRIPT_H
#define SIMULATOR_SCRIPT_H

#include "site.h"

/* Runs a script of the simulators' folder; `objects` and `fields` are bound where it names them. */
int sim_script_run(sqlite3 *db, const char *name, int objects, int fields, struct sa_error *error);

/* Reads a tab-separated file of a folder into a table. */
int sim_script_load(sqlite3 *db, const char *table, const char *directory, const char *file,
                    struct sa_error *error);

/* Runs one statement with up to three texts bound as ?1, ?2, ?3 (NULL binds NULL); it gives no rows. */
int sim_script_statement(sqlite3 *db, const char *sql, const char *first, const char *second,
                         const char *third, struct sa_error *error);

#endif
