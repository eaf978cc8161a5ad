/* What changed since an earlier snapshot, for people: see changes.h. */
#include "cli/shared/changes.h"

#include <stdlib.h>

#include "cli/shared/cli.h"
#include "cli/shared/history.h"
#include "cli/shared/judge.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/terminal.h"
#include "syncaudit/sql.h"

enum { CHANGES = 10 };

/* Says that a gate could not compare, and why; the audit ends as incomplete then. */
static void blind(struct sa_audit *audit, const char *reason)
{
    audit->blind = true;
    sa_warn("--fail-on-change could not compare: %s", reason);
}

static void blind_row(sqlite3_stmt *row)
{
    sa_warn("could not compare, not read on both sides: %s", sa_sql_text(row, 0));
}

/* What one side did not read cannot have changed before anybody's eyes. For what becomes visible the objects whose fields sync are
 * enough; what was not asked for, or is not permitted, is no failure of a source. */
static const char not_compared[] =
    "SELECT group_concat(name, ', ') FROM (SELECT name FROM coverage_change"
    " WHERE what = 'object' AND (%d OR name IN (SELECT object FROM main_object)"
    "   OR name IN (SELECT object FROM synced_object_setting))"
    " OR what = 'source' AND name <> 'describe' AND %d AND ('failed' IN (before, after) OR 'partial' IN (before, after))"
    " ORDER BY what, name) HAVING count(*) > 0";

int sa_changes_whole(struct sa_audit *audit)
{
    bool all = audit->settings->gate != SA_DIFF_NEW_VISIBLE;
    char *sql = sqlite3_mprintf(not_compared, all, all);
    sqlite3_stmt *row = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int rc =
        sql ? sa_sql_prepare(sa_snapshot_db(audit->snapshot), &row, sql, &error) : sa_error_memory(&error);
    bool found = sa_sql_each(row, &rc, &error);
    if (found)
        blind_row(row);
    audit->blind |= found;
    sqlite3_finalize(row);
    sqlite3_free(sql);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

int sa_changes_compare(struct sa_audit *audit, const char *path, enum sa_diff_scope scope)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_audit before = {.settings = audit->settings};
    int exit = sa_audit_open(&before, path);
    if (!exit)
        exit = audit->judged ? sa_judge(&before, audit) : sa_judge_both(audit, &before);
    if (!exit && (sa_diff_run(audit->snapshot, before.snapshot, scope, &error) ||
                  sa_diff_count(audit->snapshot, audit->settings->gate, &audit->gated, &error)))
        exit = sa_fail_input(&error);
    sa_audit_release(&before);
    return exit;
}

/* Compares with the newest earlier snapshot, and says what the gate could not see. */
static void compare_with(struct sa_audit *audit, const struct sa_diff_previous *previous)
{
    bool gate = audit->settings->gate != SA_DIFF_NEVER;
    if (*previous->unread) {
        sa_warn("the audit before cannot be read: %s", previous->unread);
        if (gate)
            blind(audit, previous->path ? "an older one is taken in its place" : "there is no other");
    } else if (!previous->path && gate && !sa_option.first) {
        blind(audit, "this org has no earlier audit by this user here; --first says that this is expected");
    }
    if (!previous->path)
        return;
    bool compared = sa_changes_compare(audit, previous->path, SA_DIFF_SAME) == SA_EXIT_OK;
    if (!compared) {
        sa_warn("no comparison with the audit before: %s", previous->path);
        if (gate)
            blind(audit, previous->path);
    } else if (gate && sa_changes_whole(audit)) {
        blind(audit, previous->path);
    }
    sa_history_fill(audit, compared ? previous->path : NULL);
}

void sa_changes_since_previous(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_diff_previous previous;
    if (sa_diff_previous(&previous, audit->directory, audit->snapshot, &error)) {
        sa_warn("no comparison with the audit before: %s", error.message);
        if (audit->settings->gate != SA_DIFF_NEVER)
            blind(audit, "the audit before was not found");
        return;
    }
    compare_with(audit, &previous);
    sa_diff_previous_release(&previous);
}

static void say_alarm(sqlite3_stmt *row)
{
    sa_say(SA_COLOR_RED, "%s", sa_sql_text(row, 0));
}

static void say_line(sqlite3_stmt *row)
{
    sa_say(SA_COLOR_PLAIN, "  %s", sa_sql_text(row, 0));
}

/* Says a heading, the first names below it, and how many more there are. */
static int say_list(struct sa_audit *audit, const char *heading, const char *names)
{
    char *sql =
        sqlite3_mprintf("WITH named AS (%s) SELECT * FROM (SELECT * FROM named LIMIT %d) UNION ALL"
                        " SELECT printf('and %%d more', count(*) - %d) FROM named HAVING count(*) > %d",
                        names, CHANGES, CHANGES, CHANGES);
    int exit = sql ? sa_print_rows(sa_audit_db(audit), heading, say_alarm) : SA_EXIT_FAILED;
    if (!exit)
        exit = sa_print_rows(sa_audit_db(audit), sql, say_line);
    sqlite3_free(sql);
    return exit;
}

int sa_changes_alert(struct sa_audit *audit)
{
    return say_list(
        audit, "SELECT text || ':' FROM change_alarm",
        "SELECT name || coalesce('  ' || nullif(link, ''), '') AS text FROM change_alert ORDER BY rank");
}

int sa_changes_gated(struct sa_audit *audit)
{
    static const char *const others[] = {[SA_DIFF_NEVER] = "0",
                                         [SA_DIFF_NEW_VISIBLE] = "0",
                                         [SA_DIFF_BREAKING] = "class = 'breaking'",
                                         [SA_DIFF_ANY] = "class <> 'new-visible'"};
    char *heading = sqlite3_mprintf(
        "SELECT printf('%%d %%s since %%s:', count(*), iif(count(*) = 1, 'change', 'changes'), substr(before_time, 1, 10))"
        " FROM change, change_run WHERE %s HAVING count(*) > 0",
        others[audit->settings->gate]);
    char *names = sqlite3_mprintf(
        "SELECT coalesce(nullif(object, ''), 'sync user') || coalesce('.' || field, '') || ': ' || title || ' (' || message || ')' AS text"
        " FROM change WHERE %s ORDER BY rank",
        others[audit->settings->gate]);
    int exit = heading && names ? say_list(audit, heading, names) : SA_EXIT_FAILED;
    sqlite3_free(heading);
    sqlite3_free(names);
    return exit;
}

static int print_head(struct sa_audit *audit)
{
    return sa_print_rows(
        sa_audit_db(audit),
        "SELECT 'Before', printf('%s, %s%s', before_time, before_verdict, iif(before_partial, ', incomplete', '')) FROM change_run"
        " UNION ALL"
        " SELECT 'Now', printf('%s, %s%s', now_time, now_verdict, iif(now_partial, ', incomplete', '')) FROM change_run"
        " UNION ALL"
        " SELECT 'Orgs', before_org || ' > ' || now_org FROM change_run WHERE before_org <> now_org"
        " UNION ALL"
        " SELECT 'Users', before_sync_user || ' > ' || now_sync_user FROM change_run WHERE before_sync_user <> now_sync_user"
        " UNION ALL"
        " SELECT 'Changes', printf('%d breaking, %d newly visible, %d other', coalesce(sum(class = 'breaking'), 0),"
        " coalesce(sum(class = 'new-visible'), 0), coalesce(sum(class = 'other'), 0)) FROM change"
        " UNION ALL"
        " SELECT 'Findings', printf('%d new, %d gone, %d as before%s', coalesce(sum(state = 'new'), 0),"
        " coalesce(sum(state = 'gone'), 0), coalesce(sum(state = 'same'), 0),"
        " iif(sum(state = 'unknown') > 0, printf(', %d unknown', sum(state = 'unknown')), '')) FROM finding_change"
        " UNION ALL"
        " SELECT 'Actions', printf('%d new, %d done, %d as before', coalesce(sum(state = 'new'), 0),"
        " coalesce(sum(state = 'done'), 0), coalesce(sum(state = 'same'), 0)) FROM action_change"
        " UNION ALL"
        " SELECT 'Unknown', printf('%d not read on both sides: ', count(*)) || group_concat(name, ', ') FROM"
        " (SELECT name FROM coverage_change ORDER BY what, name) HAVING count(*) > 0",
        sa_print_labelled);
}

int sa_changes_line(struct sa_audit *audit)
{
    return sa_print_rows(
        sa_audit_db(audit),
        "SELECT 'Changes', printf('%d breaking, %d newly visible, %d other, since %s', coalesce(sum(class = 'breaking'), 0),"
        " coalesce(sum(class = 'new-visible'), 0), coalesce(sum(class = 'other'), 0), before_time)"
        " FROM change_run LEFT JOIN change GROUP BY before_time",
        sa_print_labelled);
}

static void print_change(sqlite3_stmt *row)
{
    const char *severity = sa_sql_text(row, 0);
    sa_print_colored(sa_severity_color(severity), "%-9s", severity);
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 1), (size_t)(sa_columns() - 9)));
    sa_print("\n%9s", "");
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 2), (size_t)(sa_columns() - 9)));
    sa_print("\n");
}

static void print_more(sqlite3_stmt *row)
{
    if (sqlite3_column_int(row, 0) > CHANGES)
        sa_print("%9sand %d more\n", "", sqlite3_column_int(row, 0) - CHANGES);
}

int sa_changes_print(struct sa_audit *audit)
{
    static const char every[] =
        "SELECT severity, coalesce(nullif(object, ''), 'sync user') || coalesce('.' || field, ''), title || ' (' || message || ')'"
        " || coalesce(', ' || iif(certainty = 'certain', '', 'perhaps ') || 'by ' || changed_by, '') FROM change ORDER BY rank";
    static const char first[] =
        "SELECT severity, coalesce(nullif(object, ''), 'sync user') || coalesce('.' || field, ''), title || ' (' || message || ')'"
        " || coalesce(', ' || iif(certainty = 'certain', '', 'perhaps ') || 'by ' || changed_by, '') FROM change ORDER BY rank LIMIT 10";
    int exit = sa_changes_alert(audit);
    if (!exit)
        exit = print_head(audit);
    sa_print("\n");
    if (!exit)
        exit = sa_print_rows(sa_audit_db(audit), sa_option.verbose ? every : first, print_change);
    if (!exit && !sa_option.verbose)
        exit = sa_print_rows(sa_audit_db(audit), "SELECT count(*) FROM change", print_more);
    return exit;
}
