/* Settings by way of SQL: see behaviour.h. */
#include <stdio.h>
#include <stdlib.h>

#include "behaviour.h"
#include "syncaudit/sql.h"

void sim_behaviour_text(sqlite3 *db, const char *name, char *value, size_t size)
{
    sqlite3_stmt *statement = NULL;
    value[0] = '\0';
    if (sa_sql_prepare(db, &statement, "SELECT setting(:name)", NULL))
        return;
    sa_sql_bind_text(statement, ":name", name);
    if (sqlite3_step(statement) == SQLITE_ROW)
        snprintf(value, size, "%s", sa_sql_text(statement, 0));
    sqlite3_finalize(statement);
}

long sim_behaviour_number(sqlite3 *db, const char *name)
{
    char value[32];
    sim_behaviour_text(db, name, value, sizeof value);
    return strtol(value, NULL, 10);
}
