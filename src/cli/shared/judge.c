/* The steps of a job that judge: rules as configured, what they say of a snapshot, and the exit code. See job.h. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/job.h"
#include "cli/shared/options.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "syncaudit/sql.h"

/* Severities and parameters as the configuration has them. */
static int adjust(struct sa_rules *rules, const struct sa_configuration *configuration,
                  struct sa_error *error)
{
    int rc = SA_OK;
    for (unsigned i = 0; i < configuration->rules_count && rc == SA_OK; i++) {
        const struct sa_configured_rule *rule = &configuration->rules[i];
        if (rule->severity)
            rc = sa_rules_set_severity(rules, rule->id, rule->severity, error);
        for (unsigned k = 0; k < rule->params_count && rc == SA_OK; k++)
            rc = sa_rules_set_parameter(rules, rule->id, rule->params[k].name, rule->params[k].value, error);
    }
    return rc ? sa_error_prefix(error, rc, "%s", sa_option.config ? sa_option.config : SA_DEFAULT_CONFIG)
              : SA_OK;
}

int sa_job_rules(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_rules_load(&job->rules, sa_option.rules, &error);
    if (!rc && job->configuration)
        rc = adjust(job->rules, job->configuration, &error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

int sa_job_rule(const struct sa_rules *rules, const char *id, const struct sa_rule **out)
{
    *out = sa_rules_find(rules, id);
    if (*out)
        return SA_EXIT_OK;
    size_t count = sa_rules_count(rules);
    const char **ids = calloc(count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < count; i++)
        ids[i] = sa_rules_at(rules, i)->id;
    int exit = ids ? sa_usage_unknown("rule", id, ids) : SA_EXIT_FAILED;
    free(ids);
    return exit;
}

/* Counts what --fail-on looks at. */
static int count_gating(struct sa_job *job, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    sqlite3 *db = sa_snapshot_db(job->snapshot);
    int rc = sa_sql_prepare(
        db, &select,
        "SELECT severity_rank, count(*) FROM finding WHERE NOT waived"
        " AND fingerprint NOT IN (SELECT fingerprint FROM baseline_finding) GROUP BY severity_rank",
        error);
    memset(job->gating, 0, sizeof job->gating);
    while (!rc && sqlite3_step(select) == SQLITE_ROW)
        job->gating[sqlite3_column_int(select, 0) % SA_JOB_SEVERITIES] =
            (size_t)sqlite3_column_int64(select, 1);
    if (!rc && sqlite3_reset(select) != SQLITE_OK)
        rc = sa_sql_error(db, error, "counting the findings");
    sqlite3_finalize(select);
    return rc;
}

struct sa_rules_options sa_job_judging(const struct sa_job *job)
{
    const struct sa_configuration *configuration = job->configuration;
    struct sa_rules_options options = {.now = job->now, .observer = sa_terminal_observer()};
    if (configuration) {
        options.synced_objects = configuration->synced_objects;
        options.synced_object_count = configuration->synced_objects_count;
        options.sync_filter = configuration->sync_filter;
        options.sync_filter_count = configuration->sync_filter_count;
        options.capabilities = configuration->capabilities;
        options.capability_count = configuration->capabilities_count;
        options.bands = configuration->bands;
        options.band_count = configuration->bands_count;
    }
    return options;
}

/* One snapshot being judged. */
struct judging {
    struct sa_job *job;
    struct sa_rules_options options;
    int rc;
    struct sa_error error;
};

/* Lays what people and Marketo have given beside the snapshot. */
static int begin(struct judging *judging, struct sa_job *job)
{
    *judging = (struct judging){.job = job, .options = sa_job_judging(job)};
    int exit = sa_given_publish(job);
    if (!exit &&
        sa_marketo_attach(job->fetched ? NULL : job->marketo, sa_snapshot_db(job->snapshot), &judging->error))
        exit = sa_fail(&judging->error);
    return exit;
}

static void *run_rules(void *payload)
{
    struct judging *judging = payload;
    judging->rc =
        sa_rules_run(judging->job->rules, judging->job->snapshot, &judging->options, &judging->error);
    return NULL;
}

static int end(struct judging *judging)
{
    struct sa_job *job = judging->job;
    int rc = judging->rc;
    if (!rc)
        rc = sa_rules_summary(job->snapshot, &job->summary, &judging->error);
    if (!rc)
        rc = count_gating(job, &judging->error);
    job->judged = rc == SA_OK;
    return rc ? sa_fail(&judging->error) : SA_EXIT_OK;
}

int sa_job_judge(struct sa_job *job)
{
    struct judging judging;
    int exit = begin(&judging, job);
    if (exit)
        return exit;
    run_rules(&judging);
    return end(&judging);
}

int sa_job_judge_both(struct sa_job *job, struct sa_job *before)
{
    struct judging now;
    struct judging then;
    struct sa_observer silent = *sa_terminal_observer(); /* one of the two tells how far it is */
    pthread_t thread;
    int exit = begin(&now, job);
    before->given = job->given; /* decisions are those of the later one */
    if (!exit)
        exit = begin(&then, before);
    if (exit)
        return exit;
    silent.progress = NULL;
    then.options.observer = &silent;
    bool apart = pthread_create(&thread, NULL, run_rules, &then) == 0;
    run_rules(&now);
    if (apart)
        pthread_join(thread, NULL);
    else
        run_rules(&then);
    exit = end(&now);
    return exit ? exit : end(&then);
}

static void say_gating(sqlite3_stmt *row)
{
    sa_say(SA_COLOR_PLAIN, "%s", sa_sql_text(row, 0));
}

int sa_job_say_gating(struct sa_job *job)
{
    char *sql = sqlite3_mprintf(
        "SELECT printf('%%d %%s at or above --fail-on, such as %%s: %%s', count(*), iif(count(*) = 1, 'finding', 'findings'), fingerprint, message)"
        " FROM (SELECT * FROM finding WHERE NOT waived AND severity_rank <= %d"
        "  AND fingerprint NOT IN (SELECT fingerprint FROM baseline_finding) ORDER BY severity_rank, fingerprint) HAVING count(*) > 0",
        job->fail_on);
    int exit = sql ? sa_summary_rows(job, sql, say_gating) : SA_EXIT_FAILED;
    sqlite3_free(sql);
    return exit;
}

int sa_job_verdict(const struct sa_job *job)
{
    const struct sa_rules_summary *summary = &job->summary;
    if (job->partial || summary->errors || job->blind)
        return SA_EXIT_INCOMPLETE;
    if (job->gated)
        return SA_EXIT_FINDINGS;
    for (int rank = 1; rank <= job->fail_on; rank++)
        if (job->gating[rank])
            return SA_EXIT_FINDINGS;
    return SA_EXIT_OK;
}
