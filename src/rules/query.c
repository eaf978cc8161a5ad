/* A person's query over a judged snapshot: one SELECT over the public views, behind the fence around rules. */
#include <stdio.h>
#include <string.h>

#include "rules/guard.h"
#include "rules/run_rule.h"
#include "rules/select.h"
#include "syncaudit/clock.h"
#include "syncaudit/rules.h"
#include "syncaudit/sql.h"

static const char advice[] =
    "without a query, 'syncaudit sql SNAPSHOT' lists the views and their columns; docs/views.md explains them";

/* A query that runs. */
struct running {
    struct sa_guard guard;
    const struct sa_rules_question *query;
    sqlite3_stmt *statement;
    struct sa_error *error;
};

/* What is wrong with the query, and where: line and column, counted in characters from 1. */
static int query_wrong(struct running *running, int offset, const char *text)
{
    const char *sql = running->query->sql;
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset && sql[i]; i++) {
        line += sql[i] == '\n';
        column = sql[i] == '\n' ? 1 : column + (((unsigned char)sql[i] & 0xC0) != 0x80);
    }
    int rc = offset < 0 ? sa_error_set(running->error, SA_EINPUT, "query: %s", text)
                        : sa_error_set(running->error, SA_EINPUT, "query, line %d, column %d: %s", line,
                                       column, text);
    sa_error_advise(running->error, "%s", advice);
    return rc;
}

/* Sorts what SQLite refused into the query's troubles and those of the file and the machine. */
static int query_failed(struct running *running, int offset)
{
    sqlite3 *db = running->guard.db;
    char text[512];
    snprintf(text, sizeof text, "%s", sqlite3_errmsg(db));
    if (*running->guard.denied)
        snprintf(text, sizeof text, "'%s' is not one of the public views", running->guard.denied);
    else if (sqlite3_errcode(db) == SQLITE_AUTH)
        snprintf(text, sizeof text, "a query may only read: %s", sqlite3_errmsg(db));
    else if (sqlite3_errcode(db) == SQLITE_INTERRUPT && sa_guard_is_late(&running->guard))
        snprintf(text, sizeof text, "stopped after its time limit of %ld ms", running->query->time_limit_ms);
    else {
        int rc = sa_sql_error(db, running->error, "query");
        if (rc != SA_EFORMAT)
            return rc;
    }
    return query_wrong(running, offset, text);
}

static int query_prepare(struct running *running)
{
    struct sa_select select;
    char text[128];
    int code = sa_select_prepare(&select, running->guard.db, running->query->sql);
    running->statement = select.statement;
    if (!select.wrong)
        return code == SQLITE_OK ? SA_OK : query_failed(running, select.offset);
    snprintf(text, sizeof text, "a query %s", select.wrong);
    return query_wrong(running, select.offset, text);
}

/* :now is what it is in a rule: the snapshot's time. */
static int query_bind(struct running *running, const char *now)
{
    char text[128];
    for (int i = 1; i <= sqlite3_bind_parameter_count(running->statement); i++) {
        const char *name = sqlite3_bind_parameter_name(running->statement, i);
        if (name && strcmp(name, ":now") == 0)
            continue;
        snprintf(text, sizeof text,
                 "parameter '%s' is unknown; there is only ':now', the time of the snapshot",
                 name ? name : "?");
        return query_wrong(running, -1, text);
    }
    sa_sql_bind_asked(running->statement, ":now", now);
    return SA_OK;
}

static int query_rows(struct running *running)
{
    const struct sa_rules_question *query = running->query;
    int reading = SA_OK;
    int rc = query->begin ? query->begin(query->payload, running->statement, running->error) : SA_OK;
    while (rc == SA_OK && sa_sql_each(running->statement, &reading, NULL)) {
        long long from = sa_time_monotonic_ms();
        rc = query->row(query->payload, running->statement, running->error);
        sa_guard_extend(&running->guard, from);
    }
    return rc == SA_OK && reading ? query_failed(running, -1) : rc;
}

int sa_rules_query(struct sa_snapshot *snapshot, const struct sa_rules_question *query,
                   const struct sa_observer *observer, struct sa_error *error)
{
    struct sa_rules_question limited = *query;
    struct running running = {.query = &limited, .error = error};
    char now[SA_TIME_SIZE] = "";
    if (!limited.time_limit_ms)
        limited.time_limit_ms = SA_GUARD_TIME_LIMIT_MS;
    int rc = sa_rules_time(sa_snapshot_db(snapshot), now, error);
    if (rc)
        return rc;
    sa_guard_install(&running.guard, sa_snapshot_db(snapshot), observer);
    running.guard.query = query->sql;
    sa_guard_close(&running.guard, limited.time_limit_ms);
    rc = query_prepare(&running);
    if (rc == SA_OK)
        rc = query_bind(&running, now);
    if (rc == SA_OK)
        rc = query_rows(&running);
    sa_guard_pause(&running.guard);
    sqlite3_finalize(running.statement);
    sa_guard_remove(&running.guard);
    return rc;
}
