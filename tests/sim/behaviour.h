/* Settings (settings.tsv) for code that has nothing but the database. */
#ifndef SIMULATOR_BEHAVIOUR_H
#define SIMULATOR_BEHAVIOUR_H

#include <sqlite3.h>
#include <stddef.h>

/* The value of a setting; "" and 0 when there is none of that name. */
void sim_behaviour_text(sqlite3 *db, const char *name, char *value, size_t size);
long sim_behaviour_number(sqlite3 *db, const char *name);

#endif
