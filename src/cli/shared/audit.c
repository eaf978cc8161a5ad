/* One snapshot, and what this run has made of it: see audit.h. */
#include "cli/shared/audit.h"

#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "syncaudit/sql.h"

int sa_audit_open(struct sa_audit *audit, const char *path)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *statement = NULL;
    int rc = sa_snapshot_open(&audit->snapshot, path, &error);
    if (!rc)
        rc = sa_sql_prepare(sa_audit_db(audit), &statement, "SELECT partial FROM audit", &error);
    bool found = sa_sql_each(statement, &rc, &error);
    audit->partial = found && sqlite3_column_int(statement, 0) != 0;
    sqlite3_finalize(statement);
    if (!rc && sa_signals_catch(&error))
        return sa_fail(&error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

int sa_audit_find(struct sa_audit *audit, const char *path)
{
    struct sa_error error = SA_ERROR_INIT;
    char *file = NULL;
    if (sa_snapshot_find(&file, path, &error))
        return sa_fail_input(&error);
    int exit = sa_audit_open(audit, file);
    size_t given = strlen(path);
    bool below = strncmp(file, path, given) != 0 || strchr(file + given + strspn(file + given, "/"), '/');
    if (!exit && below)
        sa_warn("the newest snapshot below '%s' is taken: %s%s", path, file,
                audit->partial ? ", which is partial" : "");
    free(file);
    return exit;
}

sqlite3 *sa_audit_db(const struct sa_audit *audit)
{
    return sa_snapshot_db(audit->snapshot);
}

void sa_audit_release(struct sa_audit *audit)
{
    sa_snapshot_close(audit->snapshot);
    sa_decisions_free(audit->decisions);
    free(audit->decisions_path);
    free(audit->directory);
}
