/* One fetch, as impatient as a test has to be: slow_fetch URL OUT get|composite|auto fresh|resume MAX-CALLS [WHO [USAGE]]
 *
 * WHO asks: sync, both, or admin, who then works out what sync@random.example sees; when nothing is said sync, and with less patience.
 * Logs in with the client credentials of the apps service.app and admin.app, so that sessions may expire under way. Prints one line: the exit
 * code the program would have, the calls it sent, and a number over every fact of the snapshot (0 without one). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/login.h"
#include "syncaudit/salesforce.h"
#include "syncaudit/sql.h"

enum { COMPLETE = 0, FAILED = 3, PARTIAL = 4 };

/* All that must be the same, however it came: every table, but for times, request ids and calls. In whatever order. */
static const char tables[] =
    "SELECT 'SELECT * FROM ' || name FROM sqlite_schema WHERE type = 'table'"
    " AND name NOT IN ('run', 'coverage') AND name NOT GLOB 'sqlite_*' ORDER BY name";
static const char coverage[] = "SELECT source, connection, object, status, reason FROM coverage";

static uint64_t add_text(uint64_t hash, const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return (hash ^ 0x1f) * 1099511628211u;
}

static uint64_t add_rows(uint64_t hash, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    uint64_t sum = 0;
    if (sa_sql_prepare(db, &statement, sql, NULL))
        return 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        uint64_t row = hash;
        for (int i = 0; i < sqlite3_column_count(statement); i++)
            row = add_text(row, sqlite3_column_type(statement, i) == SQLITE_NULL ? "\x1e"
                                                                                 : sa_sql_text(statement, i));
        sum += row;
    }
    sqlite3_finalize(statement);
    return add_text(hash + sum, sql);
}

static uint64_t add_tables(uint64_t hash, sqlite3 *db)
{
    sqlite3_stmt *names = NULL;
    if (sa_sql_prepare(db, &names, tables, NULL))
        return 0;
    while (sqlite3_step(names) == SQLITE_ROW)
        hash = add_rows(hash, db, sa_sql_text(names, 0));
    sqlite3_finalize(names);
    return add_rows(hash, db, coverage);
}

static void report(struct sa_snapshot *snapshot, bool partial)
{
    uint64_t hash = 14695981039346656037u;
    sqlite3_stmt *calls = NULL;
    hash = add_tables(hash, sa_snapshot_db(snapshot));
    if (sa_sql_prepare(sa_snapshot_db(snapshot), &calls, "SELECT calls FROM run", NULL) == SA_OK &&
        sqlite3_step(calls) == SQLITE_ROW)
        printf("%d %s %016llx\n", partial ? PARTIAL : COMPLETE, sa_sql_text(calls, 0),
               (unsigned long long)hash);
    sqlite3_finalize(calls);
}

static enum sa_fetch_mode read_mode(const char *word)
{
    return strcmp(word, "get") == 0         ? SA_FETCH_GET
           : strcmp(word, "composite") == 0 ? SA_FETCH_COMPOSITE
                                            : SA_FETCH_AUTO;
}

static int log_in(struct sa_login **out, const char *url, const char *app, struct sa_error *error)
{
    const struct sa_login_options options = {.name = "slow",
                                             .way = "client-credentials",
                                             .url = url,
                                             .client_id = app,
                                             .secret = {.variable = "SLOW_SECRET"}};
    return sa_login_new(out, &options, error);
}

int main(int count, char **words)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_login *login = NULL;
    struct sa_login *admin = NULL;
    struct sa_snapshot *snapshot = NULL;
    bool partial = false;
    if (count < 6 || count > 8) {
        fputs(
            "usage: slow_fetch URL OUT get|composite|auto fresh|resume MAX-CALLS [sync|both|admin [USAGE]]\n",
            stderr);
        return 2;
    }
    const char *who = count > 6 ? words[6] : "sync";
    bool alone = strcmp(who, "admin") == 0;
    struct sa_fetch_options options = {.connection = alone ? NULL : words[1],
                                       .admin = strcmp(who, "sync") == 0 ? NULL : words[1],
                                       .as_user = alone ? "sync@random.example" : NULL,
                                       .usage = count > 7 ? words[7] : NULL,
                                       .out = words[2],
                                       .mode = read_mode(words[3]),
                                       .resume = strcmp(words[4], "resume") == 0,
                                       .max_calls = strtoul(words[5], NULL, 10),
                                       .retry_pause_ms = 4,
                                       .timeout_ms = count > 6 ? 60000 : 1500,
                                       /* Of a budget everything else may be left out. */
                                       .describes_only = strtoul(words[5], NULL, 10) > 0};
    int rc = options.connection ? log_in(&login, words[1], "service.app", &error) : SA_OK;
    if (rc == SA_OK && options.admin)
        rc = log_in(&admin, words[1], "admin.app", &error);
    options.login = login;
    options.admin_login = admin;
    if (rc == SA_OK)
        rc = sa_fetch(&snapshot, &partial, &options, &error);
    if (rc == SA_OK) {
        report(snapshot, partial);
    } else {
        fprintf(stderr, "%d %s\n", rc, error.message);
        printf("%d 0 0\n", FAILED);
    }
    sa_snapshot_close(snapshot);
    sa_login_free(login);
    sa_login_free(admin);
    return 0;
}
