/* What changed since an earlier snapshot, for people: see changes.h. */
#include "cli/shared/changes.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/history.h"
#include "cli/shared/options.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "syncaudit/sql.h"

enum { CHANGES = 10 };

int sa_changes_compare(struct sa_job *job, const char *path, enum sa_diff_scope scope)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_job before = *job; /* the same rules and settings; what differs is its own */
    before.snapshot = NULL;
    before.directory = NULL;
    int exit = sa_job_open(&before, path);
    if (!exit)
        exit = job->judged ? sa_job_judge(&before) : sa_job_judge_both(job, &before);
    if (!exit && (sa_diff_run(job->snapshot, before.snapshot, scope, &error) ||
                  sa_diff_count(job->snapshot, job->gate, &job->gated, &error)))
        exit = sa_fail_input(&error);
    sa_snapshot_close(before.snapshot);
    return exit;
}

int sa_changes_since_previous(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    char *copy = strdup(job->directory);
    char *path = NULL;
    int exit = copy ? SA_EXIT_OK : SA_EXIT_FAILED;
    if (!exit && sa_diff_previous(&path, dirname(copy), job->snapshot, &error))
        sa_warn("no comparison with the audit before: %s", error.message);
    else if (path && sa_changes_compare(job, path, SA_DIFF_SAME))
        sa_warn("no comparison with the audit before: %s", path);
    if (path)
        sa_history_fill(job);
    free(path);
    free(copy);
    return exit;
}

static void print_alert(sqlite3_stmt *row)
{
    sa_print_colored(SA_COLOR_RED, "%s\n", sa_sql_text(row, 0));
}

int sa_changes_alert(struct sa_job *job)
{
    return sa_summary_rows(
        job,
        "SELECT printf('%d %s became visible to the sync user since %s and nobody has decided; hide %s before the next cycle',"
        " count(*), iif(count(*) = 1, 'field', 'fields'), substr(before_time, 1, 10), iif(count(*) = 1, 'it', 'them'))"
        " FROM change_run, change WHERE code = 'field-visible' AND class = 'new-visible' AND after IS NULL"
        " HAVING count(*) > 0",
        print_alert);
}

static int print_head(struct sa_job *job)
{
    return sa_summary_rows(
        job,
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
        sa_summary_labelled);
}

int sa_changes_line(struct sa_job *job)
{
    return sa_summary_rows(
        job,
        "SELECT 'Changes', printf('%d breaking, %d newly visible, %d other, since %s', coalesce(sum(class = 'breaking'), 0),"
        " coalesce(sum(class = 'new-visible'), 0), coalesce(sum(class = 'other'), 0), before_time)"
        " FROM change_run LEFT JOIN change GROUP BY before_time",
        sa_summary_labelled);
}

static void print_change(sqlite3_stmt *row)
{
    const char *severity = sa_sql_text(row, 0);
    sa_print_colored(sa_summary_color(severity), "%-9s", severity);
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 1), SA_COLUMNS - 9));
    sa_print("\n%9s", "");
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 2), SA_COLUMNS - 9));
    sa_print("\n");
}

static void print_more(sqlite3_stmt *row)
{
    if (sqlite3_column_int(row, 0) > CHANGES)
        sa_print("%9sand %d more\n", "", sqlite3_column_int(row, 0) - CHANGES);
}

int sa_changes_print(struct sa_job *job)
{
    static const char every[] =
        "SELECT severity, coalesce(nullif(object, ''), 'sync user') || coalesce('.' || field, ''), title || ' (' || message || ')'"
        " || coalesce(', ' || iif(certainty = 'certain', '', 'perhaps ') || 'by ' || changed_by, '') FROM change ORDER BY rank";
    static const char first[] =
        "SELECT severity, coalesce(nullif(object, ''), 'sync user') || coalesce('.' || field, ''), title || ' (' || message || ')'"
        " || coalesce(', ' || iif(certainty = 'certain', '', 'perhaps ') || 'by ' || changed_by, '') FROM change ORDER BY rank LIMIT 10";
    int exit = sa_changes_alert(job);
    if (!exit)
        exit = print_head(job);
    sa_print("\n");
    if (!exit)
        exit = sa_summary_rows(job, sa_option.verbose ? every : first, print_change);
    if (!exit && !sa_option.verbose)
        exit = sa_summary_rows(job, "SELECT count(*) FROM change", print_more);
    return exit;
}
