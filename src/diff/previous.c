/* The snapshot to compare with: see include/syncaudit/diff.h. */
#include <stdlib.h>
#include <string.h>

#include "syncaudit/diff.h"
#include "syncaudit/sql.h"

/* What is not known is no reason against. */
static bool agree(const char *left, const char *right)
{
    return !*left || !*right || strcmp(left, right) == 0;
}

static int find(char **path, const struct sa_snapshot_entry *entries, size_t count, sqlite3_stmt *now)
{
    const struct sa_snapshot_entry *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(entries[i].time, sa_sql_text(now, 0)) < 0 &&
            agree(entries[i].org_id, sa_sql_text(now, 1)) && agree(entries[i].user_id, sa_sql_text(now, 2)))
            found = &entries[i];
    *path = found ? strdup(found->path) : NULL;
    return found && !*path ? SA_ENOMEM : SA_OK;
}

int sa_diff_previous(char **path, const char *directory, struct sa_snapshot *now, struct sa_error *error)
{
    struct sa_snapshot_entry *entries = NULL;
    size_t count = 0;
    sqlite3_stmt *row = NULL;
    *path = NULL;
    int rc = sa_snapshot_list(&entries, &count, directory, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(now), &row, "SELECT time, org_id, user_id FROM audit", error);
    if (rc == SA_OK && sqlite3_step(row) != SQLITE_ROW)
        rc = sa_sql_error(sa_snapshot_db(now), error, "reading the snapshot's time");
    else if (rc == SA_OK && find(path, entries, count, row))
        rc = sa_error_memory(error);
    sqlite3_finalize(row);
    sa_snapshot_list_free(entries, count);
    return rc;
}
