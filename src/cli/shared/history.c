/* The trend over the snapshots of an org: see history.h. */
#include "cli/shared/history.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/rows.h"
#include "cli/shared/terminal.h"
#include "syncaudit/place.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

enum { DATE = 12 }; /* width of a date and what keeps it apart */

/* Two are judged at a time, so none tells how far it is. */
static int judge_one(void *payload, struct sa_snapshot *snapshot, struct sa_error *error)
{
    const struct sa_settings *const *settings = payload;
    struct sa_rules_options options = sa_settings_judging(*settings);
    struct sa_observer silent = *sa_terminal_observer();
    silent.progress = NULL;
    options.observer = &silent;
    return sa_rules_run((*settings)->rules, snapshot, &options, error);
}

static int history_open(struct sa_trend **out, const struct sa_settings *settings, const char *directory,
                        struct sa_snapshot *judged, const char *before)
{
    struct sa_error error = SA_ERROR_INIT;
    char digest[SA_RULES_DIGEST_SIZE];
    const struct sa_rules_options options = sa_settings_judging(settings);
    sa_rules_digest(digest, settings->rules, &options);
    const struct sa_trend_judging judging = {judge_one, &settings, digest, judged, before};
    return sa_trend_open(out, directory, &judging, &error) ? sa_fail_input(&error) : SA_EXIT_OK;
}

int sa_history_open(struct sa_trend **out, const struct sa_settings *settings, const char *directory)
{
    return history_open(out, settings, directory, NULL, NULL);
}

static void warn_skipped(sqlite3_stmt *row)
{
    sa_warn("left out, for it cannot be judged: %s: %s", sa_sql_text(row, 0), sa_sql_text(row, 1));
}

static bool broken; /* a rule broke on a run: what it would have found is missing there */

static void warn_broken(sqlite3_stmt *row)
{
    broken = true;
    sa_warn("%d %s broke on the audit of %s", sqlite3_column_int(row, 0),
            sqlite3_column_int(row, 0) == 1 ? "rule" : "rules", sa_sql_text(row, 1));
}

int sa_history_warn(struct sa_trend *trend)
{
    sqlite3 *db = sa_trend_db(trend);
    int exit = sa_print_rows(db, "SELECT folder, reason FROM temp.skipped ORDER BY folder", warn_skipped);
    if (!exit)
        exit = sa_print_rows(db,
                             "SELECT value, time FROM run_measure JOIN run USING (folder)"
                             " WHERE measure = 'rules that broke' ORDER BY time DESC LIMIT 1",
                             warn_broken);
    return exit ? exit : broken ? SA_EXIT_INCOMPLETE : SA_EXIT_OK;
}

/* What reports are given of the index: the audits up to this one. */
static int copy_to_reports(sqlite3 *to, sqlite3 *from, struct sa_error *error)
{
    int rc = sa_sql_copy(
        to, "audit_trend", from,
        "SELECT number, time, verdict, partial, critical, high, medium, low, info, waived, fields, actions"
        " FROM trend ORDER BY number",
        error);
    if (rc == SA_OK)
        rc = sa_sql_copy(
            to, "audit_timeline", from,
            "SELECT object, field, time, severity, severity_rank, title, before, after, message, changed_by,"
            " changed_at, certainty FROM timeline",
            error);
    return rc ? rc
              : sa_sql_run(to,
                           "DELETE FROM audit_trend WHERE time > (SELECT time FROM audit);"
                           "DELETE FROM audit_timeline WHERE time > (SELECT time FROM audit)",
                           error);
}

/* Whether judging it anew for the history would come to the same: there nobody's decisions, waivers or baseline count. */
static bool is_judged_plainly(struct sa_audit *audit, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc =
        audit->settings->marketo
            ? SA_EINPUT
            : sa_sql_prepare(
                  sa_audit_db(audit), &row,
                  "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM given_source"
                  " WHERE source IN ('baseline', 'decisions'))"
                  " AND NOT EXISTS (SELECT 1 FROM decision_row) AND NOT EXISTS (SELECT 1 FROM waiver_given)",
                  error);
    bool plainly = sa_sql_each(row, &rc, error);
    sqlite3_finalize(row);
    return plainly;
}

void sa_history_fill(struct sa_audit *audit, const char *before)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_trend *trend = NULL;
    const char *slash = before ? strrchr(before, '/') : NULL;
    struct sa_snapshot *judged = is_judged_plainly(audit, &error) ? audit->snapshot : NULL;
    char *directory = strdup(audit->directory);
    if (directory &&
        history_open(&trend, audit->settings, dirname(directory), judged, slash ? slash + 1 : NULL) ==
            SA_EXIT_OK &&
        copy_to_reports(sa_snapshot_db(audit->snapshot), sa_trend_db(trend), &error))
        sa_warn("the reports have no trend: %s", error.message);
    sa_trend_close(trend);
    free(directory);
}

/* ---- for people ---- */

/* "critical  ▁▁▃█ 12 > 0": label, first and last value, the eighths of the bars as digits. */
static void print_bars(sqlite3_stmt *row)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    sa_print("%-10s", sa_sql_text(row, 0));
    for (const char *eighth = sa_sql_text(row, 3); *eighth; eighth++)
        sa_print("%s", bars[*eighth - '0']);
    sa_print("  %s > %s\n", sa_sql_text(row, 1), sa_sql_text(row, 2));
}

static void print_run(sqlite3_stmt *row)
{
    sa_print("%-22s%-12s", sa_sql_text(row, 0), sa_sql_text(row, 1));
    for (int i = 2; i < 8; i++)
        sa_print("%*s", i == 2 ? 8 : 7, sa_sql_text(row, i));
    sa_print("\n");
}

static void print_text(sqlite3_stmt *row)
{
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 0), (size_t)(sa_columns())));
    sa_print("\n");
}

/* What is printed, from top to bottom. A blank line stands before each block that has something to say. */
static const struct block {
    bool apart;
    const char *sql;
    void (*print)(sqlite3_stmt *row);
} blocks[] = {
    {false,
     "SELECT 'Org', coalesce((SELECT org_name FROM run WHERE time IS NOT NULL ORDER BY time DESC LIMIT 1), 'unknown')"
     " UNION ALL SELECT 'Audits', printf('%d, %s to %s', count(*), min(time), max(time)) FROM trend",
     sa_print_labelled},
    {true,
     "WITH measured AS (SELECT t.number, count(*) OVER (PARTITION BY m.measure) - t.number AS age, m.measure, m.value,"
     "  max(m.value) OVER (PARTITION BY m.measure) AS most FROM trend t JOIN run_measure m USING (folder)),"
     " shown AS (SELECT * FROM measured WHERE age < 32 ORDER BY number)"
     " SELECT column1, CAST((SELECT value FROM shown WHERE measure = column2 ORDER BY number LIMIT 1) AS INTEGER),"
     "  CAST((SELECT value FROM shown WHERE measure = column2 ORDER BY number DESC LIMIT 1) AS INTEGER),"
     "  (SELECT group_concat(CAST(CASE WHEN most > 0 THEN value * 7 / most ELSE 0 END AS INTEGER), '')"
     "   FROM shown WHERE measure = column2)"
     " FROM (VALUES ('Critical', 'critical'), ('High', 'high'), ('Medium', 'medium'), ('Low', 'low'), ('Actions', 'actions'),"
     "  ('Fields', 'fields created in Marketo'))",
     print_bars},
    {true,
     "SELECT 'Audit', 'Verdict', 'critical', 'high', 'medium', 'low', 'info', 'fields' UNION ALL SELECT * FROM ("
     " SELECT time, verdict || iif(partial, ' *', ''), CAST(critical AS INTEGER), CAST(high AS INTEGER), CAST(medium AS INTEGER),"
     "  CAST(low AS INTEGER), CAST(info AS INTEGER), CAST(fields AS INTEGER) FROM trend"
     " WHERE number > (SELECT count(*) FROM trend) - 12 ORDER BY number)",
     print_run},
    {false,
     "SELECT '* incomplete' FROM trend WHERE partial AND number > (SELECT count(*) FROM trend) - 12 LIMIT 1",
     print_text},
    {true,
     "SELECT 'Closed', printf('%d %s of medium or above, the median %d days after it was first seen', count(*),"
     "  iif(count(*) = 1, 'finding', 'findings'),"
     "  (SELECT CAST(julianday(gone) - julianday(first_seen) AS INTEGER) FROM finding_life"
     "   WHERE gone IS NOT NULL AND severity_rank <= 3 ORDER BY julianday(gone) - julianday(first_seen)"
     "   LIMIT 1 OFFSET (SELECT (count(*) - 1) / 2 FROM finding_life WHERE gone IS NOT NULL AND severity_rank <= 3)))"
     " FROM finding_life WHERE gone IS NOT NULL AND severity_rank <= 3 HAVING count(*) > 0",
     sa_print_labelled},
    {false,
     "WITH fixed AS (SELECT action, CAST(julianday(gone) - julianday(first_seen) AS INTEGER) AS days,"
     "  row_number() OVER (PARTITION BY action ORDER BY julianday(gone) - julianday(first_seen)) AS place,"
     "  count(*) OVER (PARTITION BY action) AS findings"
     "  FROM finding_life WHERE gone IS NOT NULL AND severity_rank <= 3)"
     " SELECT iif(row_number() OVER () = 1, 'To fix', ''), printf('%d days (median of %d): %s', days, findings, action) FROM ("
     " SELECT * FROM fixed WHERE place = (findings + 1) / 2 ORDER BY findings DESC, days DESC, action LIMIT 3)",
     sa_print_labelled},
    {false,
     "SELECT iif(row_number() OVER () = 1, 'Open', ''), printf('since %s: %s (%s)', substr(first_seen, 1, 10),"
     "  coalesce(object || coalesce('.' || field, ''), 'org'), title) FROM ("
     " SELECT * FROM finding_life WHERE gone IS NULL AND severity_rank <= 3 AND runs > 1"
     " ORDER BY first_seen, severity_rank, fingerprint LIMIT 3)",
     sa_print_labelled},
    {false,
     "SELECT iif(row_number() OVER () = 1, 'Returned', ''), printf('%d times: %s (%s)', times,"
     "  coalesce(object || coalesce('.' || field, ''), 'org'), title) FROM ("
     " SELECT fingerprint, object, field, title, count(*) AS times FROM finding_life GROUP BY fingerprint HAVING count(*) > 1"
     " ORDER BY times DESC, min(severity_rank), fingerprint LIMIT 3)",
     sa_print_labelled},
};

int sa_history_print(struct sa_trend *trend)
{
    int exit = SA_EXIT_OK;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks && !exit; i++) {
        if (blocks[i].apart)
            sa_print("\n");
        exit = sa_print_rows(sa_trend_db(trend), blocks[i].sql, blocks[i].print);
    }
    return exit;
}

/* Whether the last of the audits knows such an object or field: nothing ever happens to one that is not there. */
static int check_place(struct sa_trend *trend, const char *directory, const char *name)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot *snapshot = NULL;
    struct sa_place place = {0};
    sqlite3_stmt *row = NULL;
    char *path = NULL;
    int rc = sa_sql_prepare(sa_trend_db(trend), &row, "SELECT folder FROM trend ORDER BY number DESC LIMIT 1",
                            &error);
    if (sa_sql_one(row, &rc, &error) && asprintf(&path, "%s/%s", directory, sa_sql_text(row, 0)) < 0) {
        path = NULL;
        rc = sa_error_memory(&error);
    }
    if (rc == SA_OK)
        rc = sa_snapshot_open(&snapshot, path, &error);
    if (rc == SA_OK)
        rc = sa_place_find(&place, sa_snapshot_db(snapshot), name, &error);
    if (rc == SA_OK && place.unknown)
        sa_warn("the last audit has no field '%s' of %s, and cannot tell whether it is hidden or not there",
                place.field, place.object);
    sa_place_release(&place);
    sa_snapshot_close(snapshot);
    sqlite3_finalize(row);
    free(path);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

static bool printed;

static void print_event(sqlite3_stmt *row)
{
    char line[2000];
    printed = true;
    sa_text_line(line, sizeof line, sa_sql_text(row, 1));
    sa_print("%-*s", DATE, sa_sql_text(row, 0));
    sa_print_wrapped(DATE, DATE, line);
}

int sa_history_field(struct sa_trend *trend, const char *directory, const char *place)
{
    char *sql = sqlite3_mprintf(
        "SELECT substr(time, 1, 10), title || iif(message <> '', ' (' || message || ')', '')"
        " || coalesce(', ' || iif(certainty = 'certain', '', 'perhaps ') || 'by ' || changed_by, '')"
        " FROM timeline WHERE object || coalesce('.' || field, '') = %Q COLLATE NOCASE ORDER BY time, title, message",
        place);
    if (!sql)
        return SA_EXIT_FAILED;
    printed = false;
    int exit = sa_print_rows(sa_trend_db(trend), sql, print_event);
    sqlite3_free(sql);
    if (!exit && !printed)
        exit = check_place(trend, directory, place);
    if (!exit && !printed)
        sa_print("%-*sNothing happened to it that these audits saw.\n", DATE, "");
    return exit;
}

/* ---- for programs ---- */

int sa_history_csv(struct sa_trend *trend)
{
    return sa_print_lines(
        sa_trend_db(trend),
        "SELECT 'time,folder,measure,value' UNION ALL SELECT * FROM ("
        " SELECT t.time || ',' || t.folder || ',' || m.measure || ',' || printf('%!.15g', m.value)"
        " FROM trend t JOIN run_measure m USING (folder) ORDER BY t.number, m.measure)");
}

int sa_history_json(struct sa_trend *trend)
{
    return sa_print_lines(
        sa_trend_db(trend),
        "SELECT json_object('runs', (SELECT json_group_array(json_object('time', time, 'folder', folder, 'verdict', verdict,"
        "  'partial', json(iif(partial, 'true', 'false')), 'sync_user', sync_user,"
        "  'measures', (SELECT json_group_object(measure, value) FROM run_measure m WHERE m.folder = t.folder)))"
        "  FROM (SELECT * FROM trend ORDER BY number) t),"
        " 'skipped', (SELECT json_group_array(json_object('folder', folder, 'reason', reason))"
        "  FROM (SELECT * FROM temp.skipped ORDER BY folder)),"
        " 'findings', (SELECT json_group_array(json_object('fingerprint', fingerprint, 'rule', rule, 'severity', severity,"
        "  'object', object, 'field', field, 'first_seen', first_seen, 'last_seen', last_seen, 'runs', runs, 'gone', gone))"
        "  FROM (SELECT * FROM finding_life ORDER BY fingerprint, first_seen)),"
        " 'changes', (SELECT json_group_array(json_object('time', time, 'code', code, 'title', title, 'severity', severity,"
        "  'object', nullif(object, ''), 'field', field, 'before', before, 'after', after, 'message', message,"
        "  'changed_by', changed_by, 'changed_at', changed_at, 'certainty', certainty))"
        "  FROM (SELECT r.time, c.* FROM run_change c JOIN run r USING (folder) ORDER BY r.time, c.folder, c.rank)))");
}
