/* Judges a snapshot: prepares what rules start from, runs them one after another, draws the conclusions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rules/catalogue.h"
#include "rules/run_rule.h"
#include "rules/waive.h"
#include "syncaudit/clock.h"
#include "syncaudit/embedded.h"
#include "syncaudit/source.h"
#include "syncaudit/sql.h"

static const char insert_result[] =
    "INSERT INTO rule_result (id, title, severity, basis, category, practice, needs, catalogue, action, who, "
    "why, fix,"
    " risk, undo, docs, otherwise, place, proposed, status, reason, lacks, unlock, findings) VALUES (:id, :title, :severity, :basis, :category,"
    " CAST(:practice AS INTEGER), :needs, :catalogue, :action, :who, :why, :fix, :risk, :undo, :docs, "
    ":otherwise, :place, :proposed, :status,"
    " :reason, :lacks, :unlock, CAST(:findings AS INTEGER))";

/* Whether a source was read (source_status: src/rules/results.sql), or given. */
static const char select_need[] = "SELECT coalesce((SELECT status FROM source_status WHERE source = :source),"
                                  " (SELECT 'ok' FROM given_source WHERE source = :source), 'not_asked')";

int sa_rules_script(sqlite3 *db, const char *path, const char *now, struct sa_error *error)
{
    const char *sql = sa_embedded_find(path)->data;
    int rc = SA_OK;
    while (rc == SA_OK && *sql) {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(db, sql, -1, &statement, &sql) != SQLITE_OK)
            rc = sa_sql_error(db, error, path);
        else if (statement) { /* not a comment */
            sa_sql_bind_asked(statement, ":now", now);
            sa_sql_bind_asked(statement, ":version", SA_VERSION);
            rc = sa_sql_step(statement, error);
            if (rc)
                sa_error_prefix(error, rc, "%s", path);
        }
        sqlite3_finalize(statement);
    }
    return rc;
}

/* Puts each name into a table of settings. */
static int settle(sqlite3 *db, const char *insert, char *const *names, size_t count, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, insert, error);
    for (size_t i = 0; i < count && rc == SA_OK; i++) {
        sa_sql_bind_text(statement, ":name", names[i]);
        rc = sa_sql_step(statement, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

/* Whether a script runs: one that begins with "-- only: SELECT …" does where that gives a row. */
static int script_is_wanted(bool *wanted, sqlite3 *db, const char *script, struct sa_error *error)
{
    static const char only[] = "-- only: ";
    const size_t length = sizeof only - 1;
    sqlite3_stmt *row = NULL;
    *wanted = strncmp(script, only, length) != 0;
    if (*wanted)
        return SA_OK;
    char *select = strndup(script + length, strcspn(script + length, "\n"));
    int rc = select ? sa_sql_prepare(db, &row, select, error) : sa_error_memory(error);
    *wanted = sa_sql_each(row, &rc, error);
    sqlite3_finalize(row);
    free(select);
    return rc;
}

int sa_rules_scripts(sqlite3 *db, const char *beginning, const char *now, struct sa_error *error)
{
    const struct sa_embedded_file *file = NULL;
    bool wanted = false;
    int rc = SA_OK;
    while (rc == SA_OK && (file = sa_embedded_next(beginning, file))) {
        rc = script_is_wanted(&wanted, db, file->data, error);
        if (rc == SA_OK && wanted)
            rc = sa_rules_script(db, file->path, now, error);
    }
    return rc;
}

/* Everything rules may read besides the snapshot itself. */
static int run_prepare(sqlite3 *db, const struct sa_rules_options *options, const char *now,
                       struct sa_error *error)
{
    int rc = sa_rules_script(db, "src/rules/results.sql", now, error);
    if (rc == SA_OK)
        rc = sa_source_info_list(db, error);
    if (rc == SA_OK)
        rc = settle(db, "INSERT OR IGNORE INTO synced_object_setting VALUES (:name)", options->synced_objects,
                    options->synced_object_count, error);
    if (rc == SA_OK)
        rc = settle(db, "INSERT OR IGNORE INTO sync_filter_setting VALUES (:name)", options->sync_filter,
                    options->sync_filter_count, error);
    if (rc == SA_OK)
        rc = settle(db, "INSERT OR IGNORE INTO capability_setting VALUES (:name)", options->capabilities,
                    options->capability_count, error);
    if (rc == SA_OK)
        rc = settle(db, "INSERT OR IGNORE INTO band_setting VALUES (:name)", options->bands,
                    options->band_count, error);
    if (rc == SA_OK)
        rc = sa_rules_scripts(db, "reports/reference/", now, error);
    return rc ? rc : sa_rules_scripts(db, "src/rules/prepare/", now, error);
}

static const char *unlock_of(const char *source)
{
    const struct sa_source_info *info = sa_source_info_find(source, strlen(source));
    return info && info->unlock ? info->unlock : "fetch again";
}

/* "ok" and "partial" are enough: rules look at the state of each object they judge. Otherwise the outcome is 'skipped' with what
 * is missing and what unlocks it. `need` is a source, or several of which one is enough: "user_permission|permissions". */
static int check_need(sqlite3_stmt *select, const char *need, size_t length, struct sa_rule_outcome *outcome,
                      struct sa_error *error)
{
    char name[32];
    char first[32] = "";
    char state[32] = "";
    for (const char *part = need; part < need + length; part += strlen(name) + 1) {
        snprintf(name, sizeof name, "%.*s", (int)strcspn(part, "| "), part);
        sa_sql_bind_text(select, ":source", name);
        int rc = SA_OK;
        if (!sa_sql_one(select, &rc, error))
            return rc;
        const char *status = sa_sql_text(select, 0);
        bool there = strcmp(status, "ok") == 0 || strcmp(status, "partial") == 0;
        if (!*first) {
            snprintf(first, sizeof first, "%s", name);
            snprintf(state, sizeof state, "%s", status);
        }
        sqlite3_reset(select);
        if (there)
            return SA_OK;
    }
    if (outcome->reason.length)
        return SA_OK;
    outcome->status = "skipped";
    snprintf(outcome->lacks, sizeof outcome->lacks, "%s", first);
    outcome->unlock = unlock_of(first);
    return sa_buffer_addf(&outcome->reason, "needs %s: %s; %s", first, state, outcome->unlock)
               ? sa_error_memory(error)
               : SA_OK;
}

static int check_needs(sqlite3_stmt *select, const struct sa_rule *rule, struct sa_rule_outcome *outcome,
                       struct sa_error *error)
{
    int rc = SA_OK;
    size_t length;
    for (const char *word = rule->needs; rc == SA_OK && *word; word += length + strspn(word + length, " ")) {
        length = strcspn(word, " ");
        rc = check_need(select, word, length, outcome, error);
    }
    return rc;
}

static int switch_off(struct sa_rule_outcome *outcome, struct sa_error *error)
{
    outcome->status = "skipped";
    snprintf(outcome->lacks, sizeof outcome->lacks, "off");
    return sa_buffer_adds(&outcome->reason, "switched off in syncaudit.yaml") ? sa_error_memory(error)
                                                                              : SA_OK;
}

static int store_result(sqlite3_stmt *insert, const struct sa_rule *rule,
                        const struct sa_rule_outcome *outcome, struct sa_error *error)
{
    char practice[16];
    char findings[24];
    snprintf(practice, sizeof practice, "%d", rule->practice);
    snprintf(findings, sizeof findings, "%lld", outcome->findings);
    const char *const values[][2] = {
        {":id", rule->id},
        {":title", rule->title},
        {":severity", rule->severity},
        {":basis", rule->basis},
        {":category", rule->category},
        {":practice", practice},
        {":needs", rule->needs},
        {":catalogue", rule->catalogue},
        {":action", rule->action},
        {":who", rule->who},
        {":why", rule->why},
        {":fix", rule->fix},
        {":risk", rule->risk},
        {":undo", rule->undo},
        {":docs", rule->docs},
        {":place", rule->place},
        {":otherwise", rule->otherwise},
        {":proposed", rule->proposed},
        {":status", outcome->status},
        {":reason", outcome->reason.data},
        {":lacks", outcome->lacks},
        {":unlock", outcome->unlock},
        {":findings", findings},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        sa_sql_bind_text(insert, values[i][0], values[i][1]);
    return sa_sql_step(insert, error);
}

static int run_one(struct sa_rule_run *run, const struct sa_rule *rule, struct sa_error *error)
{
    struct sa_rule_outcome outcome = {NULL, SA_BUFFER_INIT(SA_BUFFER_OWN), 0, "", ""};
    int rc = rule->off ? switch_off(&outcome, error) : check_needs(run->select_need, rule, &outcome, error);
    if (rc == SA_OK && !outcome.status)
        rc = sa_rule_run(run, rule, &outcome, error);
    if (rc == SA_OK)
        rc = store_result(run->insert_result, rule, &outcome, error);
    sa_buffer_release(&outcome.reason);
    return rc;
}

int sa_rules_time(sqlite3 *db, char out[SA_TIME_SIZE], struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select, "SELECT time FROM audit", error);
    if (sa_sql_one(select, &rc, error))
        snprintf(out, SA_TIME_SIZE, "%s", sa_sql_text(select, 0));
    sqlite3_finalize(select);
    return rc;
}

static bool needs(const struct sa_rule *rule, const char *source)
{
    const char *found = strstr(rule->needs, source);
    return found && strchr(" ", found[strlen(source)]);
}

/* Rules that look at the org, then those that look at what these found, then those that look at waivers. */
enum { STAGE_ORG, STAGE_FINDINGS, STAGE_WAIVERS, STAGES };

static int stage_of(const struct sa_rule *rule)
{
    if (needs(rule, "waivers"))
        return STAGE_WAIVERS;
    return needs(rule, "findings") ? STAGE_FINDINGS : STAGE_ORG;
}

/* What the rules of a stage read. */
static int begin_stage(sqlite3 *db, int stage, const char *now, struct sa_error *error)
{
    int rc = SA_OK;
    if (stage == STAGE_FINDINGS)
        rc = sa_rules_script(db, "src/rules/found.sql", now, error);
    if (stage == STAGE_WAIVERS)
        rc = sa_waivers_match(db, error);
    if (rc == SA_OK && stage == STAGE_WAIVERS)
        rc = sa_rules_script(db, "src/rules/waive.sql", now, error);
    return rc;
}

/* What every rule of the run uses is prepared once: that takes as long as a small org's rule. */
static int run_begin(struct sa_rule_run *run, struct sa_error *error)
{
    int rc = sa_rules_time(run->guard.db, run->snapshot_time, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->guard.db, &run->select_need, select_need, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->guard.db, &run->insert_result, insert_result, error);
    return rc ? rc : sa_sql_prepare(run->guard.db, &run->insert_finding, sa_rule_insert_finding, error);
}

static int run_all(struct sa_rule_run *run, const struct sa_rules *rules, const char *now,
                   struct sa_error *error)
{
    const struct sa_observer *observer = run->guard.observer;
    size_t done = 0;
    int rc = run_begin(run, error);
    for (int stage = 0; stage < STAGES && rc == SA_OK; stage++) {
        rc = begin_stage(run->guard.db, stage, now, error);
        for (size_t i = 0; i < rules->count && rc == SA_OK; i++) {
            if (stage_of(&rules->entries[i].rule) != stage)
                continue;
            if (observer && observer->progress)
                observer->progress(observer->payload, "running rules", done++, rules->count);
            rc = run_one(run, &rules->entries[i].rule, error);
        }
    }
    sqlite3_finalize(run->insert_finding);
    sqlite3_finalize(run->insert_result);
    sqlite3_finalize(run->select_need);
    return rc;
}

int sa_rules_run(const struct sa_rules *rules, struct sa_snapshot *snapshot,
                 const struct sa_rules_options *options, struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    struct sa_rule_run run = {.time_limit_ms =
                                  options->time_limit_ms ? options->time_limit_ms : SA_GUARD_TIME_LIMIT_MS};
    char clock[SA_TIME_SIZE];
    const char *now = options->now ? options->now : clock;
    sa_time_format(clock, time(NULL));
    sa_guard_install(&run.guard, db, options->observer);
    int rc = sa_sql_run(db, "BEGIN", error);
    if (rc == SA_OK)
        rc = run_prepare(db, options, now, error);
    if (rc == SA_OK)
        rc = run_all(&run, rules, now, error);
    if (rc == SA_OK)
        rc = sa_rules_script(db, "src/rules/conclude.sql", now, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, "COMMIT", error);
    sa_guard_remove(&run.guard);
    if (rc && !sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

int sa_rules_prepare(struct sa_snapshot *snapshot, struct sa_error *error)
{
    static const struct sa_rules_options nothing_settled = {0};
    char now[SA_TIME_SIZE];
    sqlite3 *db = sa_snapshot_db(snapshot);
    sa_time_format(now, time(NULL));
    int rc = sa_sql_run(db, "BEGIN", error);
    if (rc == SA_OK)
        rc = run_prepare(db, &nothing_settled, now, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, "COMMIT", error);
    if (rc && !sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

int sa_rules_summary(struct sa_snapshot *snapshot, struct sa_rules_summary *out, struct sa_error *error)
{
    static const char *const verdicts[] = {"Blocked", "Needs work", "Not known", "Ready"};
    sqlite3_stmt *select = NULL;
    *out = (struct sa_rules_summary){.verdict = ""};
    int rc = sa_sql_prepare(sa_snapshot_db(snapshot), &select,
                            "SELECT critical, high, medium, low, info, waived, errors, ran, rules, verdict,"
                            " NOT EXISTS (SELECT 1 FROM verdict_gap) FROM verdict",
                            error);
    if (sa_sql_one(select, &rc, error)) {
        size_t *const counts[] = {&out->critical, &out->high,   &out->medium, &out->low,  &out->info,
                                  &out->waived,   &out->errors, &out->ran,    &out->rules};
        const int last = (int)(sizeof counts / sizeof *counts);
        for (int i = 0; i < last; i++)
            *counts[i] = (size_t)sqlite3_column_int64(select, i);
        out->whole = sqlite3_column_int(select, last + 1) != 0;
        for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
            if (strcmp(verdicts[i], sa_sql_text(select, last)) == 0)
                out->verdict = verdicts[i];
    }
    sqlite3_finalize(select);
    return rc;
}
