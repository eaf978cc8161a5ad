/* The steps of a job: see job.h. */
#include "cli/shared/job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/shared/changes.h"
#include "cli/shared/cli.h"
#include "cli/shared/connect.h"
#include "cli/shared/options.h"
#include "cli/shared/signals.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/token.h"
#include "syncaudit/file.h"
#include "syncaudit/salesforce.h"
#include "syncaudit/sql.h"

int sa_job_connections(const char *purpose)
{
    if (sa_option.sync && sa_option.as_user)
        return sa_usage_error("--as-user is for --admin alone; --sync shows whose view it is");
    if (!sa_option.sync && sa_option.admin && !sa_option.as_user)
        return sa_usage_error("--as-user is missing: who the sync user is that --admin shall look at");
    if (!sa_option.sync && !sa_option.admin)
        return sa_usage_error("--sync is missing: whose view of which org is to be %s", purpose);
    return SA_EXIT_OK;
}

int sa_job_configure(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_configuration_load(&job->configuration, sa_option.config, &error))
        return sa_fail_input(&error);
    const struct sa_configuration *configuration = job->configuration;
    for (unsigned i = 0; configuration && i < configuration->connections_count; i++) {
        sa_token_hide(configuration->connections[i].secret_env);
        sa_token_hide(configuration->connections[i].client_secret_env);
    }
    return SA_EXIT_OK;
}

int sa_job_time(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    time_t now = time(NULL);
    int rc = sa_option.now ? sa_time_parse(&now, sa_option.now, &error) : SA_OK;
    sa_time_format(job->now, now);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int read_fail_on(struct sa_job *job)
{
    static const char *const severities[] = {"never", "critical", "high", "medium", "low", "info", NULL};
    const char *word = sa_option.fail_on ? sa_option.fail_on : SA_DEFAULT_FAIL_ON;
    for (int rank = 0; severities[rank]; rank++) {
        job->fail_on = rank;
        if (strcmp(word, severities[rank]) == 0)
            return SA_EXIT_OK;
    }
    return sa_usage_unknown("severity", word, severities);
}

static int read_gate(struct sa_job *job)
{
    static const char *const words[] = {[SA_DIFF_NEVER] = "never",
                                        [SA_DIFF_NEW_VISIBLE] = "new-visible",
                                        [SA_DIFF_BREAKING] = "breaking",
                                        [SA_DIFF_ANY] = "any",
                                        NULL};
    const char *word = sa_option.fail_on_change ? sa_option.fail_on_change : words[SA_DIFF_NEVER];
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0) {
            job->gate = (enum sa_diff_gate)i;
            return SA_EXIT_OK;
        }
    return sa_usage_unknown("kind of change", word, words);
}

static int unknown_format(const char *word)
{
    const char *names[SA_JOB_FORMATS + 1] = {NULL};
    for (size_t i = 0; sa_format_table[i] && i < SA_JOB_FORMATS; i++)
        names[i] = sa_format_table[i]->name;
    return sa_usage_unknown("format", word, names);
}

static int add_format(struct sa_job *job, const char *word)
{
    const struct sa_report_format *format = sa_report_find(word);
    size_t count = 0;
    if (!format)
        return unknown_format(word);
    while (job->formats[count] && job->formats[count] != format)
        count++;
    if (count == SA_JOB_FORMATS)
        return sa_usage_error("more than %d formats", SA_JOB_FORMATS);
    job->formats[count] = format;
    return SA_EXIT_OK;
}

int sa_job_formats(struct sa_job *job)
{
    char *list = strdup(sa_option.format ? sa_option.format : SA_DEFAULT_FORMATS);
    char *rest = list;
    int exit = list ? SA_EXIT_OK : SA_EXIT_FAILED;
    for (char *word = strsep(&rest, ","); word && !exit; word = strsep(&rest, ","))
        exit = add_format(job, word);
    free(list);
    return exit;
}

int sa_job_marketo(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    const struct sa_marketo_files files = {.errors = sa_option.marketo_errors,
                                           .fields = sa_option.marketo_fields,
                                           .status = sa_option.marketo_status,
                                           .directory = sa_option.marketo,
                                           .now = job->now};
    return sa_marketo_read(&job->marketo, &files, sa_terminal_observer(), &error) ? sa_fail_input(&error)
                                                                                  : SA_EXIT_OK;
}

static int store_marketo(void *payload, sqlite3 *db, struct sa_error *error)
{
    return sa_marketo_store(payload, db, error);
}

int sa_job_prepare(struct sa_job *job)
{
    int exit = sa_job_time(job);
    if (!exit)
        exit = read_fail_on(job);
    if (!exit)
        exit = read_gate(job);
    if (!exit)
        exit = sa_job_rules(job);
    if (!exit)
        exit = sa_job_marketo(job);
    return exit ? exit : sa_given_read(&job->given);
}

/* Who the connection must be of, as the configuration says; NULL = anybody. */
static const char *sync_user(const struct sa_job *job)
{
    return job->configuration && !sa_option.any_user ? job->configuration->sync_user : NULL;
}

/* Reads --fetch-mode. */
static int read_mode(enum sa_fetch_mode *mode)
{
    static const char *const modes[] = {
        [SA_FETCH_AUTO] = "auto", [SA_FETCH_GET] = "get", [SA_FETCH_COMPOSITE] = "composite", NULL};
    *mode = SA_FETCH_AUTO;
    for (enum sa_fetch_mode i = SA_FETCH_AUTO; sa_option.fetch_mode && modes[i]; i++) {
        *mode = i;
        if (strcmp(sa_option.fetch_mode, modes[i]) == 0)
            return SA_EXIT_OK;
    }
    return sa_option.fetch_mode ? sa_usage_unknown("fetch mode", sa_option.fetch_mode, modes) : SA_EXIT_OK;
}

/* What can be known to be wrong before the first request. */
static int check_fetching(const struct sa_job *job, const char *connection, struct sa_connect *sync,
                          struct sa_connect *admin)
{
    struct sa_error error = SA_ERROR_INIT;
    static const char *const usages[] = {"none", "quick", "full", NULL};
    if (sa_option.usage && strcmp(sa_option.usage, usages[0]) != 0 &&
        strcmp(sa_option.usage, usages[1]) != 0 && strcmp(sa_option.usage, usages[2]) != 0)
        return sa_usage_unknown("usage", sa_option.usage, usages);
    if (sa_option.concurrency < 0 || sa_option.max_calls < 0)
        return sa_usage_error("option '--%s' is below zero",
                              sa_option.max_calls < 0 ? "max-calls" : "concurrency");
    if (sa_option.reserve < 0 || sa_option.reserve > 100)
        return sa_usage_error("option '--reserve' is not a number from 0 to 100");
    if (sa_option.as_user && sync_user(job) && strcasecmp(sa_option.as_user, sync_user(job)) != 0)
        return sa_usage_error(
            "--as-user is '%s', and sync_user of the configuration is '%s': correct one, or say --any-user",
            sa_option.as_user, sync_user(job));
    int rc = sa_connect(sync, connection, "SYNCAUDIT_SYNC_TOKEN", job->configuration, &error);
    if (!rc)
        rc = sa_connect(admin, sa_option.admin, "SYNCAUDIT_ADMIN_TOKEN", job->configuration, &error);
    if (!rc)
        rc = sa_signals_catch(&error);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

/* Makes the folder, and says now rather than after the fetch that nothing can be written to it. */
static int make_writable(const char *directory)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_directory_make(directory, &error))
        return sa_fail(&error);
    if (access(directory, W_OK | X_OK) != 0) {
        sa_error_set(&error, SA_EIO, "cannot write to folder '%s': %s", directory, strerror(errno));
        return sa_fail(&error);
    }
    return SA_EXIT_OK;
}

/* The objects whose sync somebody has enabled are there, whoever may see them. Owned; the names are not. */
static const char **known_objects(const struct sa_configuration *configuration)
{
    size_t count = configuration ? configuration->synced_objects_count : 0;
    const char **known = calloc(count + 1, sizeof *known);
    for (size_t i = 0; known && i < count; i++)
        known[i] = configuration->synced_objects[i];
    return known;
}

int sa_job_fetch(struct sa_job *job, const char *connection)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_connect sync = {0};
    struct sa_connect admin = {0};
    const char *out = sa_option.out ? sa_option.out : SA_DEFAULT_OUT;
    bool existed = sa_directory_exists(out);
    enum sa_fetch_mode mode;
    const char **known = NULL;
    int exit = read_mode(&mode);
    if (!exit)
        exit = check_fetching(job, connection, &sync, &admin);
    if (!exit)
        exit = make_writable(out);
    if (exit)
        goto out;
    known = known_objects(job->configuration);
    if (!known) {
        exit = SA_EXIT_FAILED;
        goto out;
    }
    const struct sa_fetch_options options = {
        .connection = connection,
        .token = sync.token,
        .login = sync.login,
        .admin = sa_option.admin,
        .admin_token = admin.token,
        .admin_login = admin.login,
        .as_user = sa_option.as_user,
        .sync_user = sync_user(job),
        .share = sa_option.share,
        .objects = sa_option.objects,
        .known_objects = known,
        .mode = mode,
        .resume = sa_option.resume != 0,
        .record = sa_option.record,
        .api_version = sa_option.api_version,
        .concurrency = (unsigned)sa_option.concurrency,
        .max_calls = (unsigned long)sa_option.max_calls,
        .reserve = (unsigned)sa_option.reserve,
        .usage = sa_option.usage,
        .show_values = sa_option.show_values != 0,
        .out = out,
        .now = sa_option.now ? job->now : NULL,
        .observer = sa_terminal_observer(),
        .also = store_marketo,
        .also_payload = job->marketo,
    };
    job->fetched = true;
    if (sa_fetch(&job->snapshot, &job->partial, &options, &error))
        exit = sa_fail(&error);
    else if (!(job->directory = strdup(sa_snapshot_directory(job->snapshot))))
        exit = SA_EXIT_FAILED;
    if (exit && !existed)
        rmdir(out); /* stays when there is something in it */
out:
    free(known);
    sa_connect_release(&sync);
    sa_connect_release(&admin);
    return exit;
}

int sa_job_open(struct sa_job *job, const char *path)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *statement = NULL;
    int rc = sa_snapshot_open(&job->snapshot, path, &error);
    if (!rc)
        rc = sa_sql_prepare(sa_snapshot_db(job->snapshot), &statement, "SELECT partial FROM audit", &error);
    if (!rc && sqlite3_step(statement) == SQLITE_ROW)
        job->partial = sqlite3_column_int(statement, 0) != 0;
    sqlite3_finalize(statement);
    if (!rc && sa_signals_catch(&error))
        return sa_fail(&error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

int sa_job_load(struct sa_job *job, const char *path)
{
    int exit = sa_job_configure(job);
    if (!exit)
        exit = sa_job_prepare(job);
    return exit ? exit : sa_job_open(job, path);
}

int sa_job_take(struct sa_job *job, const char *path)
{
    int exit = sa_job_load(job, path);
    return exit ? exit : sa_job_judge(job);
}

int sa_job_report(struct sa_job *job)
{
    int exit = SA_EXIT_OK;
    const struct sa_report_request request = {job->snapshot, job->directory, job->now};
    sa_given_keep(&job->given);
    for (size_t i = 0; job->formats[i]; i++) {
        struct sa_error error = SA_ERROR_INIT;
        sa_observe(sa_terminal_observer(), SA_LEVEL_DETAIL, "writing %s", job->formats[i]->files);
        if (job->formats[i]->write(&request, &error)) {
            sa_error_prefix(&error, error.code, "report '%s'", job->formats[i]->name);
            sa_fail(&error);
            exit = SA_EXIT_FAILED;
        }
    }
    return exit;
}

void sa_job_release(struct sa_job *job)
{
    sa_snapshot_close(job->snapshot);
    sa_rules_free(job->rules);
    sa_marketo_free(job->marketo);
    sa_configuration_free(job->configuration);
    sa_given_release(&job->given);
    free(job->directory);
}

/* After a fetch the snapshot is there whatever happens next: the user is told where. */
static int judge_and_report(struct sa_job *job)
{
    int exit = SA_EXIT_INCOMPLETE;
    if (!*sa_signals_flag())
        exit = sa_job_judge(job);
    if (!exit) {
        sa_changes_since_previous(job);
        exit = sa_job_report(job);
    }
    if (*sa_signals_flag()) {
        sa_warn("stopped; what had arrived is kept: %s/snapshot.db", job->directory);
        return SA_EXIT_INCOMPLETE;
    }
    if (exit)
        sa_warn("the snapshot is kept: %s/snapshot.db", job->directory);
    return exit;
}

int sa_job_audit(struct sa_job *job, const char *connection)
{
    int exit = sa_job_formats(job);
    if (!exit)
        exit = sa_job_prepare(job);
    if (!exit)
        exit = sa_job_fetch(job, connection);
    if (exit)
        return exit;
    exit = judge_and_report(job);
    /* A report that could not be written silences nobody: what was found is said all the same. */
    int shown = job->judged && !*sa_signals_flag() ? sa_summary_print(job, true) : exit;
    if (!job->judged || *sa_signals_flag())
        sa_print("%s\n", job->directory);
    return exit ? exit : shown;
}
