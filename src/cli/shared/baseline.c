/* --baseline: see baseline.h. */
#include "cli/shared/baseline.h"

#include <stdio.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/judge.h"
#include "cli/shared/options.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "syncaudit/sql.h"

/* Takes over the fingerprints of a judged snapshot. */
static int take_fingerprints(sqlite3 *db, sqlite3 *baseline, struct sa_error *error)
{
    int rc = sa_sql_run(db, "BEGIN; INSERT INTO given_source VALUES ('baseline')", error);
    if (rc == SA_OK)
        rc = sa_sql_copy(db, "baseline_finding", baseline, "SELECT fingerprint FROM finding", error);
    return rc ? rc : sa_sql_run(db, "COMMIT", error);
}

/* Whose view of which org a snapshot is. */
struct view {
    char org[32], user[32];
};

static int read_view(struct view *out, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row, "SELECT org_id, user_id FROM audit", error);
    bool found = sa_sql_each(row, &rc, error);
    snprintf(out->org, sizeof out->org, "%s", found ? sa_sql_text(row, 0) : "");
    snprintf(out->user, sizeof out->user, "%s", found ? sa_sql_text(row, 1) : "");
    sqlite3_finalize(row);
    return rc;
}

/* The same place in another org, or before another user's eyes, is another finding under the same name. */
static int check_view(const struct sa_audit *audit, const struct sa_audit *baseline, struct sa_error *error)
{
    struct view now;
    struct view before;
    int rc = read_view(&now, sa_audit_db(audit), error);
    if (!rc)
        rc = read_view(&before, sa_audit_db(baseline), error);
    if (!rc && strcmp(now.org, before.org) != 0)
        rc = sa_error_set(error, SA_EINPUT, "it is of org %s, and this is %s", before.org, now.org);
    if (!rc && !sa_option.any_user && strcmp(now.user, before.user) != 0)
        rc = sa_error_set(error, SA_EINPUT, "it was seen by user %s, and this by %s", before.user, now.user);
    return rc;
}

int sa_baseline_lay(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_audit baseline = {.settings = audit->settings, .snapshot = audit->settings->baseline};
    if (!baseline.snapshot)
        return SA_EXIT_OK;
    int rc = check_view(audit, &baseline, &error);
    int exit = rc ? SA_EXIT_INCOMPLETE : sa_judge(&baseline, audit);
    if (!exit && take_fingerprints(sa_audit_db(audit), sa_audit_db(&baseline), &error))
        exit = sa_fail(&error);
    if (exit && !*sa_signals_flag()) {
        sa_warn("--baseline '%s' could not be compared%s%s", sa_option.baseline, rc ? ": " : "",
                rc ? error.message : "");
        audit->blind = true;
        exit = SA_EXIT_OK;
    }
    baseline.snapshot = NULL; /* the settings' */
    sa_audit_release(&baseline);
    return exit;
}
