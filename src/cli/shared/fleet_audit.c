/* fleet audit: each org in a process of its own, see fleet.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/connect.h"
#include "cli/shared/fleet.h"
#include "cli/shared/fleet_options.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/settings.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "cli/shared/token.h"
#include "fleet/run.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

enum {
    WORDS = 128,              /* of a command line */
    PATIENCE_MS = 20000,      /* until an audit has written down what had arrived */
    LOG_LIMIT = 16 * 1048576, /* bytes of a log that are looked at */
    SECOND_MS = 1000,
};

/* What the audits of a run have in common, and the tasks. */
struct fleet {
    struct sa_settings settings;
    const char *out;
    char *logs;        /* owned: OUT/fleet */
    const char **name; /* owned, the names are not; NULL-terminated */
    size_t count;
    struct sa_fleet_task *tasks; /* owned, with what their pointers lead to */
    struct sa_snapshot *results; /* the table fleet_audit */
    int hold;                    /* of the folder of logs */
};

/* ---- which orgs ---- */

static int check_one(const struct fleet *fleet, size_t number, const char *name)
{
    const struct sa_configured_connection *connection = sa_connect_find(fleet->settings.configuration, name);
    for (size_t i = 0; i < number; i++)
        if (strcmp(fleet->name[i], name) == 0)
            return sa_usage_error("the connection '%s' is named twice", name);
    if (!connection)
        return sa_usage_error("the configuration has no connection '%s'", name);
    if (strcmp(connection->login, SA_LOGIN_MARKETO) == 0)
        return sa_usage_error("the connection '%s' is one to Marketo", name);
    return SA_EXIT_OK;
}

/* The names of the command line, else those of the list fleet, else every connection to Salesforce. */
static int find_names(struct fleet *fleet, const char *const *names)
{
    const struct sa_configuration *configuration = fleet->settings.configuration;
    size_t given = 0;
    if (!configuration)
        return sa_usage_error(
            "there is no configuration, and so no connection: write syncaudit.yaml, or name one with --config");
    while (names[given])
        given++;
    fleet->name = calloc(given + configuration->fleet_count + configuration->connections_count + 1,
                         sizeof *fleet->name);
    if (!fleet->name)
        return SA_EXIT_FAILED;
    for (size_t i = 0; i < given; i++)
        fleet->name[fleet->count++] = names[i];
    for (unsigned i = 0; !given && i < configuration->fleet_count; i++)
        fleet->name[fleet->count++] = configuration->fleet[i];
    for (unsigned i = 0; !given && !configuration->fleet_count && i < configuration->connections_count; i++)
        if (strcmp(configuration->connections[i].login, SA_LOGIN_MARKETO) != 0)
            fleet->name[fleet->count++] = configuration->connections[i].name;
    if (!fleet->count)
        return sa_usage_error("%s has no connection to Salesforce", configuration->path);
    int exit = SA_EXIT_OK;
    for (size_t i = 0; fleet->name[i] && !exit; i++)
        exit = check_one(fleet, i, fleet->name[i]);
    return exit;
}

static int check_options(void)
{
    if (sa_option.record || sa_option.baseline || sa_option.decisions)
        return sa_usage_error("--%s is for one org", sa_option.record     ? "record"
                                                     : sa_option.baseline ? "baseline"
                                                                          : "decisions");
    if (sa_fleet_told.jobs < 1)
        return sa_usage_error("option '--jobs' is below one");
    if (sa_fleet_told.limit < 0)
        return sa_usage_error("option '--limit' is below zero");
    return SA_EXIT_OK;
}

/* ---- the command line of each ---- */

struct words {
    char *word[WORDS + 1]; /* owned */
    size_t count;
    bool short_of_memory;
};

static void add_word(struct words *words, const char *format, ...) SA_PRINTF(2, 3);

static void add_word(struct words *words, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    if (words->count == WORDS || vasprintf(&words->word[words->count], format, values) < 0) {
        words->word[words->count] = NULL;
        words->short_of_memory = true;
    } else {
        words->count++;
    }
    va_end(values);
}

/* An option that was given is given to each audit too. In one word, so that no value is taken for an option. */
static void hand_on(void *payload, const char *title, const struct poptOption *option)
{
    struct words *words = payload;
    (void)title;
    switch (option->argInfo & POPT_ARG_MASK) {
    case POPT_ARG_NONE:
        if (*(const int *)option->arg)
            add_word(words, "--%s", option->longName);
        break;
    case POPT_ARG_INT:
        if (*(const int *)option->arg)
            add_word(words, "--%s=%d", option->longName, *(const int *)option->arg);
        break;
    default:
        if (*(char *const *)option->arg)
            add_word(words, "--%s=%s", option->longName, *(char *const *)option->arg);
    }
}

static int make_words(struct sa_fleet_task *task, const char *name)
{
    struct words *words = calloc(1, sizeof *words);
    if (!words)
        return SA_EXIT_FAILED;
    task->arguments = words->word;
    add_word(words, "/proc/self/exe");
    add_word(words, "audit");
    add_word(words, "--sync=%s", name);
    add_word(words, "--no-color");
    if (sa_option.verbose)
        add_word(words, "--verbose");
    if (sa_option.now)
        add_word(words, "--now=%s", sa_option.now);
    sa_options_walk(sa_fleet_handed_on, NULL, hand_on, words);
    return words->short_of_memory ? SA_EXIT_FAILED : SA_EXIT_OK;
}

static void add_secret(char **environment, size_t *count, const char *variable)
{
    const char *value = variable ? sa_token_hidden(variable) : NULL;
    if (value && asprintf(&environment[*count], "%s=%s", variable, value) >= 0)
        ++*count;
}

/* What this process was given, and the secrets of this connection alone. */
static int make_environment(struct sa_fleet_task *task, const struct sa_configured_connection *connection)
{
    size_t count = 0;
    while (environ[count])
        count++;
    char **environment = calloc(count + 3, sizeof *environment);
    if (!environment)
        return SA_EXIT_FAILED;
    task->environment = environment;
    for (size_t i = 0; i < count; i++)
        if (!(environment[i] = strdup(environ[i])))
            return SA_EXIT_FAILED;
    add_secret(environment, &count, connection->secret_env);
    add_secret(environment, &count, connection->client_secret_env);
    return SA_EXIT_OK;
}

static int make_file(char **out, const struct fleet *fleet, const char *name, const char *ending)
{
    if (asprintf(out, "%s/%s%s", fleet->logs, name, ending) < 0) {
        *out = NULL;
        return SA_EXIT_FAILED;
    }
    return SA_EXIT_OK;
}

static int make_tasks(struct fleet *fleet)
{
    int exit = SA_EXIT_OK;
    fleet->tasks = calloc(fleet->count, sizeof *fleet->tasks);
    if (!fleet->tasks)
        return SA_EXIT_FAILED;
    for (size_t i = 0; i < fleet->count && !exit; i++) {
        struct sa_fleet_task *task = &fleet->tasks[i];
        exit = make_words(task, fleet->name[i]);
        if (!exit)
            exit = make_environment(task, sa_connect_find(fleet->settings.configuration, fleet->name[i]));
        if (!exit)
            exit = make_file(&task->output, fleet, fleet->name[i], ".txt");
        if (!exit)
            exit = make_file(&task->log, fleet, fleet->name[i], ".log");
    }
    return exit;
}

static void task_release(struct sa_fleet_task *task)
{
    for (size_t i = 0; task->arguments && task->arguments[i]; i++)
        free(task->arguments[i]);
    for (size_t i = 0; task->environment && task->environment[i]; i++) {
        explicit_bzero(task->environment[i], strlen(task->environment[i]));
        free(task->environment[i]);
    }
    free(task->arguments);
    free(task->environment);
    free(task->output);
    free(task->log);
}

static int hold_logs(struct fleet *fleet)
{
    struct sa_error error = SA_ERROR_INIT;
    bool held = false;
    if (asprintf(&fleet->logs, "%s/fleet", fleet->out) < 0) {
        fleet->logs = NULL;
        return SA_EXIT_FAILED;
    }
    if (sa_directory_make(fleet->logs, &error) || sa_directory_hold(&fleet->hold, fleet->logs, &held, &error))
        return sa_fail(&error);
    if (!held) {
        sa_error_set(&error, SA_EIO, "another run of fleet audit writes to '%s'", fleet->logs);
        sa_error_advise(&error, "wait until it has ended, or write elsewhere with --out DIR");
        return sa_fail(&error);
    }
    return SA_EXIT_OK;
}

/* ---- what came of each ---- */

/* Sets `out` to the last line of a file that begins so, without that; "" = there is none. */
static void last_line(char *out, size_t size, const char *path, const char *beginning)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer text = SA_BUFFER_INIT(LOG_LIMIT);
    size_t length = strlen(beginning);
    *out = '\0';
    if (sa_file_read(&text, path, &error) == SA_OK && text.data)
        for (char *rest = text.data, *line; (line = strsep(&rest, "\n"));)
            if (*line && strncmp(line, beginning, length) == 0)
                sa_text_line(out, size, line + length);
    sa_buffer_release(&text);
}

/* An audit is one when its folder has a snapshot, whatever its exit code says. */
static bool has_snapshot(const char *folder)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/snapshot.db", folder);
    return *folder && length > 0 && (size_t)length < sizeof path && access(path, R_OK) == 0;
}

static const char *result_of(const struct sa_fleet_task *task, bool audited)
{
    static const char *const ends[] = {[SA_FLEET_WAITING] = "not begun",
                                       [SA_FLEET_LATE] = "time limit",
                                       [SA_FLEET_STOPPED] = "stopped",
                                       [SA_FLEET_FAILED] = "not started"};
    static const char *const codes[] = {[SA_EXIT_OK] = "audited",
                                        [SA_EXIT_FINDINGS] = "gate failed",
                                        [SA_EXIT_USAGE] = "wrong settings",
                                        [SA_EXIT_FAILED] = "failed",
                                        [SA_EXIT_INCOMPLETE] = "incomplete"};
    if (task->end != SA_FLEET_ENDED)
        return ends[task->end];
    if (!audited)
        return task->status == SA_EXIT_USAGE ? codes[SA_EXIT_USAGE] : "not audited";
    return task->status >= 0 && task->status <= SA_EXIT_INCOMPLETE ? codes[task->status] : "died";
}

/* What counts for the whole run: an org without a snapshot was not audited, one that was told to end is not known. */
static int code_of(const struct sa_fleet_task *task, bool audited)
{
    if (task->end == SA_FLEET_ENDED && task->status == SA_EXIT_USAGE)
        return SA_EXIT_USAGE;
    if (!audited)
        return SA_EXIT_FAILED;
    if (task->end != SA_FLEET_ENDED || task->status > SA_EXIT_INCOMPLETE)
        return SA_EXIT_INCOMPLETE;
    return task->status;
}

static int keep_result(sqlite3_stmt *insert, const char *name, const struct sa_fleet_task *task,
                       struct sa_error *error)
{
    char folder[4096] = "";
    char reason[1024] = "";
    bool begun = task->end == SA_FLEET_ENDED || task->end == SA_FLEET_LATE || task->end == SA_FLEET_STOPPED;
    if (begun)
        last_line(folder, sizeof folder, task->output, "");
    bool audited = has_snapshot(folder);
    if (task->end == SA_FLEET_FAILED)
        snprintf(reason, sizeof reason, "%s", strerror(task->status));
    else if (begun && (!audited || task->status))
        last_line(reason, sizeof reason, task->log, "syncaudit: ");
    sa_sql_bind_text(insert, ":name", name);
    sa_sql_bind_int(insert, ":exit", code_of(task, audited));
    sa_sql_bind_text(insert, ":result", result_of(task, audited));
    sa_sql_bind_text(insert, ":folder", audited ? folder : NULL);
    sa_sql_bind_text(insert, ":reason", *reason ? reason : NULL);
    sa_sql_bind_text(insert, ":log", begun ? task->log : NULL);
    return sa_sql_step(insert, error);
}

static int keep_results(struct fleet *fleet)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *insert = NULL;
    int rc = sa_snapshot_memory(&fleet->results, &error);
    sqlite3 *db = fleet->results ? sa_snapshot_db(fleet->results) : NULL;
    if (rc == SA_OK)
        rc = sa_sql_run(
            db,
            "CREATE TEMP TABLE fleet_audit (number INTEGER PRIMARY KEY, name TEXT, exit INTEGER, result TEXT, folder TEXT,"
            " reason TEXT, log TEXT)",
            &error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &insert,
                            "INSERT INTO fleet_audit (name, exit, result, folder, reason, log)"
                            " VALUES (:name, :exit, :result, :folder, :reason, :log)",
                            &error);
    for (size_t i = 0; i < fleet->count && rc == SA_OK; i++)
        rc = keep_result(insert, fleet->name[i], &fleet->tasks[i], &error);
    sqlite3_finalize(insert);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static void print_result(sqlite3_stmt *row)
{
    sa_print("%-*s  %-14s  ", sqlite3_column_int(row, 0), sa_sql_text(row, 1), sa_sql_text(row, 2));
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 3), 200));
    sa_print("\n");
}

/* Worst first: not audited, wrong settings, not known, the gate. */
#define WORST "CASE exit WHEN 3 THEN 4 WHEN 2 THEN 3 WHEN 4 THEN 2 ELSE exit END"

static int worst_code(sqlite3 *db)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row, "SELECT exit FROM fleet_audit ORDER BY " WORST " DESC LIMIT 1", &error);
    int exit = sa_sql_one(row, &rc, &error) ? sqlite3_column_int(row, 0) : SA_EXIT_FAILED;
    sqlite3_finalize(row);
    return rc ? sa_fail(&error) : exit;
}

static int print_results(struct fleet *fleet)
{
    sqlite3 *db = sa_snapshot_db(fleet->results);
    int worst = worst_code(db);
    int exit =
        sa_option.json
            ? sa_print_lines(
                  db,
                  "SELECT json_object('orgs', json_group_array(json_object('name', name, 'exit', exit, 'result', result,"
                  " 'folder', folder, 'reason', reason, 'log', log)), 'exit',"
                  " (SELECT exit FROM fleet_audit ORDER BY " WORST " DESC LIMIT 1))"
                  " FROM (SELECT * FROM fleet_audit ORDER BY number)")
            : sa_print_rows(
                  db,
                  "SELECT (SELECT max(length(name)) FROM fleet_audit), name, result, coalesce(iif(exit, reason, NULL), folder, reason)"
                  " FROM fleet_audit ORDER BY " WORST " DESC, number",
                  print_result);
    return exit ? exit : worst;
}

static int run_tasks(struct fleet *fleet)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_signals_catch(&error))
        return sa_fail(&error);
    const struct sa_fleet_options options = {.jobs = (unsigned)sa_fleet_told.jobs,
                                             .limit_ms = (long long)sa_fleet_told.limit * SECOND_MS,
                                             .patience_ms = PATIENCE_MS,
                                             .observer = sa_terminal_observer()};
    int rc = sa_fleet_run(fleet->tasks, fleet->count, &options, &error);
    sa_progress_clear();
    if (rc && rc != SA_ECANCELLED)
        sa_fail(&error);
    if (rc == SA_ECANCELLED)
        sa_warn("stopped; what is done stays");
    return SA_EXIT_OK;
}

static void fleet_release(struct fleet *fleet)
{
    for (size_t i = 0; fleet->tasks && i < fleet->count; i++)
        task_release(&fleet->tasks[i]);
    free(fleet->tasks);
    free(fleet->name);
    free(fleet->logs);
    if (fleet->hold >= 0)
        close(fleet->hold);
    sa_snapshot_close(fleet->results);
    sa_settings_release(&fleet->settings);
}

int sa_fleet_audit(const char *const *names)
{
    struct fleet fleet = {.out = sa_option.out ? sa_option.out : SA_DEFAULT_OUT, .hold = -1};
    int exit = check_options();
    if (!exit)
        exit = sa_settings_configure(&fleet.settings);
    if (!exit)
        exit = find_names(&fleet, names);
    if (!exit)
        exit = hold_logs(&fleet);
    if (!exit)
        exit = make_tasks(&fleet);
    if (!exit)
        exit = run_tasks(&fleet);
    if (!exit)
        exit = keep_results(&fleet);
    if (!exit)
        exit = print_results(&fleet);
    fleet_release(&fleet);
    return exit;
}
