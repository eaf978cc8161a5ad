/* The index of an org's snapshots: see index.h. */
#include "diff/index.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

#define APPLICATION 0x53794869 /* "SyHi" */

/* `path` NULL = in memory. */
static int open_index(struct sa_index *index, const char *path, struct sa_error *error)
{
    const struct sa_index_kind kind = {.application = APPLICATION,
                                       .tables = sa_embedded_find("src/diff/trend.sql")->data,
                                       .prepare = sa_embedded_find("src/diff/trend_views.sql")->data};
    return sa_index_open(index, path, &kind, error);
}

/* Calls `use` in a transaction. */
static int use_index(struct sa_index *index, int (*use)(void *payload, sqlite3 *db, struct sa_error *error),
                     void *payload, struct sa_error *error)
{
    int rc = sa_sql_run(index->db, "BEGIN IMMEDIATE", error);
    if (rc == SA_OK)
        rc = use(payload, index->db, error);
    if (rc == SA_OK)
        rc = sa_sql_run(index->db, "COMMIT", error);
    if (rc)
        sa_index_close(index);
    return rc;
}

int sa_history_index(struct sa_index *index, const char *directory, bool make,
                     int (*use)(void *payload, sqlite3 *db, struct sa_error *error), void *payload,
                     struct sa_error *error)
{
    char *path = NULL;
    if (asprintf(&path, "%s/.history.db", directory) < 0)
        return sa_error_memory(error);
    int rc = SA_EIO;
    if ((make || access(path, F_OK) == 0) && open_index(index, path, NULL) == SA_OK)
        rc = use_index(index, use, payload, error);
    free(path);
    if (rc != SA_EIO && rc != SA_EFORMAT)
        return rc;
    rc = open_index(index, NULL, error);
    return rc ? rc : use_index(index, use, payload, error);
}
