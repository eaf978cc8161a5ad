/* What people give besides a snapshot: see given.h. */
#include "cli/shared/given.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "syncaudit/seen.h"
#include "syncaudit/sql.h"

char *sa_decisions_path(const char *out, const char *org)
{
    char *path = NULL;
    return asprintf(&path, "%s/%s/" SA_DECISIONS_FILE, out, org) < 0 ? NULL : path;
}

/* OUT/<org id> for a snapshot in OUT/<org id>/<time>; NULL when it lies elsewhere. Owned by the caller. */
static int folder_of_org(char **out, struct sa_snapshot *snapshot, struct sa_error *error)
{
    char *folder = realpath(sa_snapshot_directory(snapshot), NULL);
    sqlite3_stmt *select = NULL;
    *out = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(snapshot), &select, "SELECT org_id FROM audit", error);
    if (sa_sql_each(select, &rc, error) && folder) {
        char *parent = dirname(folder);
        const char *slash = strrchr(parent, '/');
        const char *org = sa_sql_text(select, 0);
        if (*org && slash && strcmp(slash + 1, org) == 0 && !(*out = strdup(parent)))
            rc = sa_error_memory(error);
    }
    sqlite3_finalize(select);
    free(folder);
    return rc;
}

/* Reads the decisions of the snapshot's org; where it has no place for them there are none. */
static int find_decisions(struct sa_audit *audit, struct sa_error *error)
{
    char *folder;
    int rc = folder_of_org(&folder, audit->snapshot, error);
    if (rc == SA_OK && !folder)
        return sa_decisions_empty(&audit->decisions, error);
    if (rc == SA_OK && asprintf(&audit->decisions_path, "%s/" SA_DECISIONS_FILE, folder) < 0) {
        audit->decisions_path = NULL;
        rc = sa_error_memory(error);
    }
    free(folder);
    return rc ? rc : sa_decisions_read(&audit->decisions, audit->decisions_path, error);
}

/* The decisions an audit is judged by, and where they are. NULL = not looked for. Borrowed. */
static const struct sa_decisions *decisions_of(const struct sa_audit *audit, const char **path)
{
    *path = audit->settings->decisions ? sa_option.decisions : audit->decisions_path;
    return audit->settings->decisions ? audit->settings->decisions : audit->decisions;
}

/* What became visible, from the earlier snapshots beside it. */
static int publish_seen(struct sa_audit *audit, struct sa_error *error)
{
    char *folder;
    int rc = folder_of_org(&folder, audit->snapshot, error);
    if (rc == SA_OK && folder)
        rc = sa_seen_beside(audit->snapshot, folder, audit->fetched, error);
    free(folder);
    return rc;
}

int sa_given_publish(struct sa_audit *audit, const struct sa_audit *later)
{
    struct sa_error error = SA_ERROR_INIT;
    const char *path;
    const struct sa_decisions *decisions = decisions_of(later ? later : audit, &path);
    if (!decisions) {
        if (find_decisions(audit, &error))
            return sa_fail_input(&error);
        decisions = audit->decisions;
    }
    int rc = sa_decisions_publish(decisions, sa_audit_db(audit), &error);
    if (!rc)
        rc = sa_waivers_publish(&audit->settings->waivers, sa_audit_db(audit), &error);
    if (!rc)
        rc = publish_seen(audit, &error);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

void sa_given_keep(const struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    const char *path;
    const struct sa_decisions *decisions = decisions_of(audit, &path);
    if (decisions && path && sa_decisions_keep(decisions, path, &error))
        sa_warn("edited copies of this workbook can be merged with care only: %s", error.message);
}
