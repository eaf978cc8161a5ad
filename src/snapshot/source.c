/* The sources as SQL and by name: see include/syncaudit/source.h. */
#include <string.h>

#include "syncaudit/source.h"
#include "syncaudit/sql.h"

const struct sa_source_info *sa_source_info_find(const char *name, size_t length)
{
    for (size_t i = 0; sa_source_info_table[i]; i++)
        if (strlen(sa_source_info_table[i]->name) == length &&
            memcmp(sa_source_info_table[i]->name, name, length) == 0)
            return sa_source_info_table[i];
    return NULL;
}

int sa_source_info_list(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_run(db,
                        "CREATE TEMP TABLE source_info (place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                        " gives TEXT NOT NULL, unlock TEXT NOT NULL)",
                        error);
    if (rc == SA_OK)
        rc =
            sa_sql_prepare(db, &insert, "INSERT INTO source_info VALUES (?1, :name, :gives, :unlock)", error);
    for (size_t i = 0; rc == SA_OK && sa_source_info_table[i]; i++) {
        if (!sa_source_info_table[i]->unlock)
            continue;
        sqlite3_bind_int(insert, 1, sa_source_info_table[i]->place);
        sa_sql_bind_text(insert, ":name", sa_source_info_table[i]->name);
        sa_sql_bind_text(insert, ":gives", sa_source_info_table[i]->gives);
        sa_sql_bind_text(insert, ":unlock", sa_source_info_table[i]->unlock);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}
