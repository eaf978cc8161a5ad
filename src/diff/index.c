/* The index of an org's snapshots: see index.h. */
#include "diff/index.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "syncaudit/embedded.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

#define APPLICATION 0x53794869 /* "SyHi" */

/* Opens it with its tables in place. Any failure means that this file is of no use. */
static int open_index(sqlite3 **out, const char *path)
{
    /* All rows of the tables, and none of the views, which are joined here only to be looked at. */
    static const char check[] =
        "BEGIN IMMEDIATE; SELECT (SELECT count(*) FROM run), (SELECT count(*) FROM run_measure),"
        " (SELECT count(*) FROM run_finding), (SELECT count(*) FROM run_change), (SELECT count(*) FROM run_comparison),"
        " (SELECT count(*) FROM seen_run), (SELECT count(*) FROM seen_object), (SELECT sum(length(fields)) FROM seen_list);"
        " SELECT 1 FROM finding_life, trend, timeline, due_comparison WHERE 0; COMMIT";
    int rc = sa_index_open(out, path, APPLICATION, sa_embedded_find("src/diff/trend.sql")->data, NULL);
    if (rc == SA_OK)
        rc = sa_sql_run(*out, sa_embedded_find("src/diff/trend_views.sql")->data, NULL);
    if (rc == SA_OK)
        rc = sa_sql_run(*out, check, NULL);
    if (rc) {
        sqlite3_close_v2(*out);
        *out = NULL;
    }
    return rc;
}

int sa_history_index(sqlite3 **out, const char *directory, bool make, struct sa_error *error)
{
    char *path = NULL;
    if (asprintf(&path, "%s/.history.db", directory) < 0)
        return sa_error_memory(error);
    bool wanted = make || access(path, F_OK) == 0;
    bool opened = wanted && open_index(out, path) == SA_OK;
    if (wanted && !opened)
        opened = sa_index_is_ours(path, APPLICATION) && unlink(path) == 0 && open_index(out, path) == SA_OK;
    free(path);
    return opened || open_index(out, NULL) == SA_OK ? SA_OK : sa_error_memory(error);
}
