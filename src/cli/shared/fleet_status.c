/* fleet status: what the folders of many orgs tell, see fleet.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/fleet.h"
#include "cli/shared/fleet_options.h"
#include "cli/shared/fleet_org.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/terminal.h"
#include "syncaudit/report.h"
#include "syncaudit/sql.h"

/* Who needs somebody comes first. */
static const char order[] =
    "UPDATE fleet_org SET number = o.place FROM (SELECT rowid AS id, row_number() OVER (ORDER BY problem IS NULL,"
    " silent IS NOT 1, CASE verdict WHEN 'Blocked' THEN 0 WHEN 'Not known' THEN 1 WHEN 'Needs work' THEN 2 ELSE 3 END,"
    " partial IS NOT 1, coalesce(critical, 0) DESC, coalesce(new, 0) DESC, coalesce(high, 0) DESC, age DESC,"
    " coalesce(org_name, org_id, folder), folder) AS place FROM fleet_org) o WHERE o.id = fleet_org.rowid";

static const char tables[] =
    "CREATE TEMP TABLE fleet_org (number INTEGER, folder TEXT, run TEXT, report TEXT, org_id TEXT, org_name TEXT, sandbox INTEGER,"
    " sync_user TEXT, time TEXT, partial INTEGER, age INTEGER, silent INTEGER, verdict TEXT, critical INTEGER, high INTEGER,"
    " medium INTEGER, low INTEGER, info INTEGER, waived INTEGER, new INTEGER, gone INTEGER, not_compared TEXT, undecided INTEGER,"
    " expiring INTEGER, problem TEXT, gaps TEXT);"
    "CREATE TEMP VIEW fleet_status AS SELECT *, trim(coalesce(problem || '. ', '') || iif(silent, printf('Silent for %d hours. ', age), '')"
    " || iif(partial, 'The last audit is incomplete. ', '') || coalesce(iif(new IS NULL AND verdict IS NOT NULL,"
    " 'What is new is not known: ', '') || not_compared || '. ', '')) AS matter FROM fleet_org;";

/* ---- the page ---- */

static int write_page(struct sa_snapshot *results, const char *directory)
{
    struct sa_error error = SA_ERROR_INIT;
    char *path = NULL;
    if (sa_fleet_is_own(directory)) /* of one org: its page is the report */
        return SA_EXIT_OK;
    if (access(directory, W_OK) != 0) {
        sa_warn("'%s' cannot be written to: there is no fleet.html", directory);
        return SA_EXIT_OK;
    }
    if (asprintf(&path, "%s/fleet.html", directory) < 0)
        return SA_EXIT_FAILED;
    int rc = sa_report_page(path, "Marketo sync audits of all orgs", "reports/fleet/", results, &error);
    free(path);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

/* ---- for people and programs ---- */

static void print_org(sqlite3_stmt *row)
{
    char name[256];
    snprintf(name, sizeof name, "%s", sa_text_cut(sa_sql_text(row, 0), 28));
    sa_print_one_line(name);
    size_t width = sa_text_width(name);
    sa_print("%*s  %-16s %6s  %-11s", (int)(width < 28 ? 28 - width : 0), "", sa_sql_text(row, 1),
             sa_sql_text(row, 2), sa_sql_text(row, 3));
    for (int i = 4; i < 9; i++)
        sa_print(" %5s", sa_sql_text(row, i));
    sa_print("\n");
    if (*sa_sql_text(row, 9)) {
        sa_print("    ");
        sa_print_one_line(sa_text_cut(sa_sql_text(row, 9), 300));
        sa_print("\n");
    }
}

static int print_orgs(sqlite3 *db)
{
    if (sa_option.json)
        return sa_print_lines(
            db,
            "SELECT json_object('orgs', json_group_array(json_object('org_id', org_id, 'org_name', org_name,"
            " 'sandbox', json(CASE sandbox WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'sync_user', sync_user,"
            " 'folder', folder, 'run', run, 'last_audit', time, 'age_hours', age,"
            " 'silent', json(iif(silent, 'true', 'false')), 'partial', json(CASE partial WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),"
            " 'verdict', verdict, 'summary', json_object('critical', critical, 'high', high, 'medium', medium, 'low', low, 'info', info,"
            " 'waived', waived), 'new', new, 'gone', gone, 'not_compared', not_compared, 'undecided', undecided,"
            " 'waivers_expiring', expiring, 'gaps', gaps, 'problem', problem)))"
            " FROM (SELECT * FROM fleet_org ORDER BY number)");
    return sa_print_rows(
        db,
        "SELECT 'Org', 'Last audit', 'Hours', 'Verdict', 'crit', 'high', 'new', 'undec', 'waiv', '' UNION ALL SELECT * FROM ("
        "SELECT coalesce(org_name, org_id, folder), coalesce(substr(time, 1, 16), '-'), coalesce(age, '-'), coalesce(verdict, 'Not known'),"
        " coalesce(critical, '?'), coalesce(high, '?'), coalesce(new, '?'), coalesce(undecided, '?'), coalesce(expiring, '?'), matter"
        " FROM fleet_status ORDER BY number)",
        print_org);
}

/* What is not known outweighs a silence. */
static int status_code(sqlite3 *db)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(
        db, &row,
        "SELECT CASE WHEN max(problem IS NOT NULL) THEN 4 WHEN max(coalesce(silent, 0)) THEN 1 ELSE 0 END FROM fleet_org",
        &error);
    int exit = sa_sql_one(row, &rc, &error) ? sqlite3_column_int(row, 0) : SA_EXIT_FAILED;
    sqlite3_finalize(row);
    return rc ? sa_fail(&error) : exit;
}

/* An org that lies in two folders is told of once, as the newer audit shows it. */
#define OLDER                                                                                                \
    "(SELECT o.rowid FROM fleet_org o JOIN fleet_org n ON substr(n.org_id, 1, 15) = substr(o.org_id, 1, 15)" \
    " AND n.rowid <> o.rowid AND (n.time, n.rowid) > (o.time, o.rowid))"

static void warn_twice(sqlite3_stmt *row)
{
    sa_warn("org %s lies in two folders; this one is left out, for it has no newer audit: %s",
            sa_sql_text(row, 0), sa_sql_text(row, 1));
}

static int leave_out_twins(sqlite3 *db)
{
    struct sa_error error = SA_ERROR_INIT;
    int exit = sa_print_rows(
        db, "SELECT org_id, folder FROM fleet_org WHERE rowid IN " OLDER " ORDER BY folder", warn_twice);
    if (!exit && sa_sql_run(db, "DELETE FROM fleet_org WHERE rowid IN " OLDER, &error))
        exit = sa_fail(&error);
    return exit;
}

static int look_at_orgs(const struct sa_settings *settings, const struct sa_fleet_orgs *orgs, sqlite3 *db)
{
    struct sa_error error = SA_ERROR_INIT;
    int exit = sa_sql_run(db, tables, &error) ? sa_fail(&error) : SA_EXIT_OK;
    for (size_t i = 0; i < orgs->count && !exit; i++) {
        if (sa_terminal_observer()->progress)
            sa_terminal_observer()->progress(NULL, "looking at orgs", i, orgs->count);
        exit = sa_fleet_org_keep(settings, &orgs->items[i], db);
    }
    sa_progress_clear();
    if (!exit)
        exit = leave_out_twins(db);
    if (!exit && sa_sql_run(db, order, &error))
        exit = sa_fail(&error);
    return exit;
}

int sa_fleet_status(const char *const *directories)
{
    const char *standard[] = {sa_option.out ? sa_option.out : SA_DEFAULT_OUT, NULL};
    struct sa_error error = SA_ERROR_INIT;
    struct sa_settings settings = {0};
    struct sa_fleet_orgs orgs = {0};
    struct sa_snapshot *results = NULL;
    const char *const *places = directories[0] ? directories : standard;
    int exit = sa_fleet_told.silent < 0 ? sa_usage_error("option '--silent' is below zero") : SA_EXIT_OK;
    if (!exit)
        exit = sa_fleet_orgs_find(&orgs, places);
    if (!exit)
        exit = sa_settings_read(&settings);
    if (!exit && sa_snapshot_memory(&results, &error))
        exit = sa_fail(&error);
    if (!exit)
        exit = look_at_orgs(&settings, &orgs, sa_snapshot_db(results));
    if (!exit)
        exit = write_page(results, places[0]);
    if (!exit)
        exit = print_orgs(sa_snapshot_db(results));
    if (!exit)
        exit = status_code(sa_snapshot_db(results));
    sa_snapshot_close(results);
    sa_fleet_orgs_release(&orgs);
    sa_settings_release(&settings);
    return exit;
}
