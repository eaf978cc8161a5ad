/* How an audit ends: see verdict.h. */
#include "cli/shared/verdict.h"

#include <string.h>

#include "cli/shared/baseline.h"
#include "cli/shared/cli.h"
#include "cli/shared/judge.h"
#include "cli/shared/rows.h"
#include "syncaudit/sql.h"

/* Counts what --fail-on looks at. */
static int count_gating(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *select = NULL;
    sqlite3 *db = sa_audit_db(audit);
    int rc = sa_sql_prepare(
        db, &select,
        "SELECT severity_rank, count(*) FROM finding WHERE NOT waived"
        " AND fingerprint NOT IN (SELECT fingerprint FROM baseline_finding) GROUP BY severity_rank",
        &error);
    memset(audit->gating, 0, sizeof audit->gating);
    while (sa_sql_each(select, &rc, &error))
        audit->gating[sqlite3_column_int(select, 0) % SA_AUDIT_SEVERITIES] =
            (size_t)sqlite3_column_int64(select, 1);
    sqlite3_finalize(select);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

int sa_verdict_reach(struct sa_audit *audit)
{
    int exit = sa_judge(audit, NULL);
    if (!exit)
        exit = sa_baseline_lay(audit);
    return exit ? exit : count_gating(audit);
}

static void say_gating(sqlite3_stmt *row)
{
    sa_say(SA_COLOR_PLAIN, "%s", sa_sql_text(row, 0));
}

int sa_verdict_say(const struct sa_audit *audit)
{
    char *sql = sqlite3_mprintf("SELECT printf('%%d %%s at or above --fail-on, such as %%s: %%s', count(*),"
                                "  iif(count(*) = 1, 'finding', 'findings'), fingerprint, message)"
                                " FROM (SELECT * FROM finding WHERE NOT waived AND severity_rank <= %d"
                                "  AND fingerprint NOT IN (SELECT fingerprint FROM baseline_finding)"
                                "  ORDER BY severity_rank, fingerprint) HAVING count(*) > 0",
                                audit->settings->fail_on);
    int exit = sql ? sa_print_rows(sa_audit_db(audit), sql, say_gating) : SA_EXIT_FAILED;
    sqlite3_free(sql);
    return exit;
}

int sa_verdict_exit(const struct sa_audit *audit)
{
    if (audit->partial || audit->summary.errors || audit->blind)
        return SA_EXIT_INCOMPLETE;
    if (audit->gated)
        return SA_EXIT_FINDINGS;
    for (int rank = 1; rank <= audit->settings->fail_on; rank++)
        if (audit->gating[rank])
            return SA_EXIT_FINDINGS;
    return SA_EXIT_OK;
}
