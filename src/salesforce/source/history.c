/* What changed, when and by whom: history objects, and the dates every record carries. All of it by aggregate queries. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/source.h"
#include "salesforce/aggregate.h"
#include "salesforce/org.h"
#include "salesforce/soql.h"
#include "syncaudit/clock.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_history = {
    210, "history", "which fields change how often, and who changes records when",
    "fetch with --usage full from an org that tracks field history"};

/* One question: what is asked of an object, and the statement its rows go into. The parameters of the statement are ?1 = the
 * object, then the aliases a, b, c … of the query in their order, each a text ('s'), a count ('n') or a time ('t'). */
enum { CHANGES, CHANGES_30, CHANGES_30_BY_USER, RECORDS_BY_HOUR, RECORDS_BY_USER, AGGREGATES };

static const struct aggregate {
    const char *name; /* what coverage has behind the object's name in its reason */
    const char *soql; /* %s = what it is asked of */
    const char *members;
    const char *insert;
    bool of_history; /* asked of the history object */
} aggregates[AGGREGATES] = {
    [CHANGES] =
        {"changes of fields",
         "SELECT Field a, COUNT(Id) b, MIN(CreatedDate) c, MAX(CreatedDate) d FROM %s GROUP BY Field", "sntt",
         "INSERT INTO history_field (object, field, changes, first, last) VALUES (?1, ?2, ?3, ?4, ?5)"
         " ON CONFLICT DO UPDATE SET changes = excluded.changes, first = excluded.first, last = excluded.last",
         true},
    [CHANGES_30] = {"changes of 30 days",
                    "SELECT Field a, COUNT(Id) b FROM %s WHERE CreatedDate = LAST_N_DAYS:30 GROUP BY Field",
                    "sn",
                    "INSERT INTO history_field (object, field, changes_30) VALUES (?1, ?2, ?3)"
                    " ON CONFLICT DO UPDATE SET changes_30 = excluded.changes_30",
                    true},
    [CHANGES_30_BY_USER] =
        {"changes of 30 days by user",
         "SELECT Field a, CreatedById b, CreatedBy.Name c, COUNT(Id) d FROM %s WHERE CreatedDate = LAST_N_DAYS:30"
         " GROUP BY Field, CreatedById, CreatedBy.Name ORDER BY COUNT(Id) DESC LIMIT 2000",
         "sssn", "INSERT OR IGNORE INTO history_user VALUES (?1, ?2, ?3, ?4, ?5)", true},
    [RECORDS_BY_HOUR] =
        {"records by hour",
         "SELECT DAY_ONLY(SystemModstamp) a, HOUR_IN_DAY(SystemModstamp) b, COUNT(Id) c FROM %s"
         " WHERE SystemModstamp = LAST_N_DAYS:14 GROUP BY DAY_ONLY(SystemModstamp), HOUR_IN_DAY(SystemModstamp)",
         "dhn", "INSERT INTO change_hour VALUES (?1, ?2, ?3, ?4)", false},
    [RECORDS_BY_USER] =
        {"records by user",
         "SELECT LastModifiedById a, LastModifiedBy.Name b, COUNT(Id) c FROM %s WHERE LastModifiedDate = LAST_N_DAYS:7"
         " GROUP BY LastModifiedById, LastModifiedBy.Name",
         "ssn", "INSERT INTO change_user VALUES (?1, ?2, ?3, ?4)", false},
};

/* Fields whose single changes are read, and what makes them noisy. */
enum { STEPS_AT_MOST = 5, CHANGES_AT_LEAST = 300 };

struct state {
    sqlite3_stmt *inserts[AGGREGATES];
    sqlite3_stmt *step;
};

/* Travels with a question. */
struct job {
    size_t aggregate;
    char history[SA_API_NAME_SIZE];
};

/* A member of a row goes into the parameter. */
static int history_bind(sqlite3_stmt *statement, int parameter, char kind, const struct sa_json *record,
                        const char *alias, struct sa_error *error)
{
    char time[SA_TIME_SIZE];
    const char *text = NULL;
    long long count = 0;
    int rc = kind == 'n'   ? sa_aggregate_count(record, alias, &count, error)
             : kind == 'h' ? sa_aggregate_hour(record, alias, &count, error)
             : kind == 't' ? sa_aggregate_time(record, alias, time, error)
             : kind == 'd' ? sa_aggregate_day(record, alias, &text, error)
                           : sa_aggregate_text(record, alias, &text, error);
    if (rc)
        return rc;
    if (kind == 'n' || kind == 'h')
        sqlite3_bind_int64(statement, parameter, count);
    else if (kind == 't' && *time)
        sqlite3_bind_text(statement, parameter, time, -1, SQLITE_TRANSIENT);
    else if (text)
        sqlite3_bind_text(statement, parameter, text, -1, SQLITE_TRANSIENT);
    return SA_OK;
}

static int history_store(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *record, struct sa_error *error)
{
    static const char *const aliases[] = {"a", "b", "c", "d"};
    struct state *state = run->state;
    const struct job *job = question->payload;
    sqlite3_stmt *statement = state->inserts[job->aggregate];
    const char *members = aggregates[job->aggregate].members;
    const struct sa_json *group = sa_json_get(record, aliases[0]);
    int rc = SA_OK;
    if (group && sa_json_type(group) == SA_JSON_NULL)
        return SA_OK;
    sqlite3_bind_text(statement, 1, question->object, -1, SQLITE_TRANSIENT);
    for (int i = 0; members[i] && rc == SA_OK; i++)
        rc = history_bind(statement, i + 2, members[i], record, aliases[i], error);
    if (rc)
        sqlite3_clear_bindings(statement);
    return rc ? rc : sa_sql_step(statement, error);
}

/* The object's own row, once its history has answered: also without a single change that is an answer. */
static int history_end(struct sa_source_run *run, struct sa_question *question, size_t rows,
                       struct sa_error *error)
{
    const struct job *job = question->payload;
    sqlite3_stmt *insert = NULL;
    (void)rows;
    if (job->aggregate != CHANGES)
        return SA_OK;
    int rc = sa_sql_prepare(
        run->db, &insert,
        "INSERT INTO history_object SELECT :object, :history, coalesce(sum(changes), 0), min(first),"
        " max(last) FROM history_field WHERE object = :object",
        error);
    if (rc == SA_OK) {
        sa_sql_bind_text(insert, ":object", question->object);
        sa_sql_bind_text(insert, ":history", job->history);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

/* That no change is known does not mean that there was none. */
static int note_lack(struct sa_source_run *run, const struct sa_question *question, struct sa_error *error)
{
    const struct job *job = question->payload;
    sqlite3_stmt *insert = NULL;
    if (job->aggregate != CHANGES_30)
        return SA_OK;
    int rc = sa_sql_prepare(run->db, &insert, "INSERT OR IGNORE INTO history_lack VALUES (:object)", error);
    if (rc == SA_OK) {
        sa_sql_bind_text(insert, ":object", question->object);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

static int history_refuse(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_status *status, bool *handled, struct sa_error *error)
{
    (void)status;
    (void)handled;
    return note_lack(run, question, error);
}

static int history_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                        struct sa_error *error)
{
    (void)reason;
    return note_lack(run, question, error);
}

static int history_ask(struct sa_source_run *run, size_t aggregate, const char *object, const char *history,
                       struct sa_error *error)
{
    static const struct sa_query query = {.together = true,
                                          .row = history_store,
                                          .end = history_end,
                                          .refuse = history_refuse,
                                          .lose = history_lose};
    const char *soql = aggregates[aggregate].soql;
    const char *slot = strstr(soql, "%s");
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct job *job = malloc(sizeof *job);
    int rc = job ? sa_buffer_addf(&text, "%.*s%s%s", (int)(slot - soql), soql,
                                  aggregates[aggregate].of_history ? history : object, slot + 2)
                 : SA_ENOMEM;
    if (rc) {
        rc = sa_error_memory(error);
    } else {
        job->aggregate = aggregate;
        snprintf(job->history, sizeof job->history, "%s", history);
        rc = sa_soql_ask(run, object, text.data, &query, job, error);
        job = NULL;
    }
    free(job);
    sa_buffer_release(&text);
    return rc;
}

/* A number, which an anyType field gives as one or as text; else there was no value. */
static void history_bind_number(sqlite3_stmt *statement, int parameter, const struct sa_json *value)
{
    const char *text = sa_json_string(value);
    char *rest = NULL;
    double number = text ? strtod(text, &rest) : sa_json_number(value);
    if ((text ? *text && !*rest : sa_json_type(value) == SA_JSON_NUMBER) && isfinite(number))
        sqlite3_bind_double(statement, parameter, number);
    else
        sqlite3_bind_text(statement, parameter, "", 0, SQLITE_STATIC);
}

static int store_step(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                      struct sa_error *error)
{
    sqlite3_stmt *statement = ((struct state *)run->state)->step;
    if (!sa_json_get(record, "OldValue") || !sa_json_get(record, "NewValue"))
        return sa_error_set(error, SA_EFORMAT, "a change has no 'OldValue' or no 'NewValue'");
    sqlite3_bind_text(statement, 1, question->object, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 2, question->payload, -1, SQLITE_TRANSIENT);
    history_bind_number(statement, 3, sa_json_get(record, "OldValue"));
    history_bind_number(statement, 4, sa_json_get(record, "NewValue"));
    return sa_sql_step(statement, error);
}

/* The numbers that change most often: how far they go each time tells what banding them would save. Where there are more changes
 * than one answer holds, some are looked at from places spread over 30 days: one job may have made all the newest. */
static const char steps_query[] =
    "WITH RECURSIVE slice (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM slice WHERE number < 4),"
    "noisy AS (SELECT h.object, h.history, f.field, f.changes_30, f.last FROM history_field f"
    " JOIN history_object h ON h.object = f.object"
    " JOIN describe_field d ON d.object = f.object AND d.name = f.field"
    " WHERE d.type IN ('double', 'int', 'long', 'currency', 'percent') AND f.changes_30 >= :least AND f.last <> ''"
    " ORDER BY f.changes_30 DESC, f.object, f.field LIMIT :most)"
    "SELECT object, history, field, iif(changes_30 > 2000, 400, 2000),"
    " strftime('%Y-%m-%dT%H:%M:%SZ', last, (6 * number - 30) || ' days'),"
    " strftime('%Y-%m-%dT%H:%M:%SZ', last, iif(changes_30 > 2000, 6 * number - 24, 0) || ' days',"
    "  iif(changes_30 > 2000 AND number < 4, '+0 seconds', '+1 second'))"
    " FROM noisy, slice WHERE number = 0 OR changes_30 > 2000";

static int ask_step(struct sa_source_run *run, sqlite3_stmt *step, struct sa_error *error)
{
    static const struct sa_query query = {.together = true, .row = store_step};
    const char *history = sa_sql_text(step, 1);
    const char *field = sa_sql_text(step, 2);
    char soql[2 * SA_API_NAME_SIZE + 192];
    if (!sa_is_api_name(history) || !sa_is_api_name(field))
        return SA_OK;
    char *payload = strdup(field);
    if (!payload)
        return sa_error_memory(error);
    snprintf(soql, sizeof soql,
             "SELECT OldValue, NewValue FROM %s WHERE Field = '%s' AND CreatedDate >= %s AND CreatedDate < %s"
             " ORDER BY CreatedDate LIMIT %d",
             history, field, sa_sql_text(step, 4), sa_sql_text(step, 5), sqlite3_column_int(step, 3));
    return sa_soql_ask(run, sa_sql_text(step, 0), soql, &query, payload, error);
}

static int ask_steps(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(run->db, &state->step,
                            "INSERT INTO history_step VALUES (?1, ?2, ?3, ?4, 1)"
                            " ON CONFLICT DO UPDATE SET changes = changes + 1",
                            error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &select, steps_query, error);
    if (rc == SA_OK) {
        sqlite3_bind_int(select, 1, CHANGES_AT_LEAST);
        sqlite3_bind_int(select, 2, STEPS_AT_MOST);
    }
    while (sa_sql_each(select, &rc, error))
        rc = ask_step(run, select, error);
    sqlite3_finalize(select);
    return rc;
}

/* The objects the sync reads, with their history objects: visible satellites, named after their object. */
static const char objects_query[] =
    "SELECT o.name, coalesce((SELECT min(g.name) FROM global_object g WHERE g.queryable"
    "  AND (g.name IN (o.name || 'History', o.name || 'FieldHistory')"
    "   OR o.name GLOB '*__c' AND g.name = substr(o.name, 1, length(o.name) - 3) || '__History')"
    "  AND coalesce(g.associateParentEntity, o.name) = o.name AND g.name <> 'OpportunityHistory'), '')"
    " FROM describe_object o WHERE o.queryable AND (o.name IN (SELECT object FROM main_object)"
    "  OR o.name IN ('Campaign', 'CampaignMember', 'Task', 'Event') OR o.name GLOB '*__c' AND NOT coalesce(o.customSetting, 0)) ORDER BY o.name";

static int history_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    sqlite3_stmt *select = NULL;
    int rc = SA_OK;
    for (size_t i = 0; i < AGGREGATES && rc == SA_OK; i++)
        rc = sa_sql_prepare(run->db, &state->inserts[i], aggregates[i].insert, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &select, objects_query, error);
    while (sa_sql_each(select, &rc, error)) {
        const char *object = sa_sql_text(select, 0);
        const char *history = sa_sql_text(select, 1);
        for (size_t i = 0; i < AGGREGATES && rc == SA_OK && sa_is_api_name(object); i++)
            if (!aggregates[i].of_history || sa_is_api_name(history))
                rc = history_ask(run, i, object, history, error);
    }
    sqlite3_finalize(select);
    return rc;
}

/* Two queries for each object, three more where there is a history, and the single changes. */
static int history_price(struct sa_source_run *run, size_t *calls, struct sa_error *error)
{
    char sql[sizeof objects_query + 128];
    snprintf(sql, sizeof sql,
             "WITH o (name, history) AS (%s) SELECT %d + 2 * count(*) + 3 * sum(history <> '') FROM o",
             objects_query, STEPS_AT_MOST * 5);
    return sa_source_number(run, sql, calls, error);
}

static void finish(struct sa_source_run *run)
{
    struct state *state = run->state;
    for (size_t i = 0; i < AGGREGATES; i++)
        sqlite3_finalize(state->inserts[i]);
    sqlite3_finalize(state->step);
}

const struct sa_source sa_source_history = {
    .info = &sa_source_info_history,
    .versioned = true,
    .several = true,
    .state_size = sizeof(struct state),
    .progress = "reading what changed",
    .forget =
        "DELETE FROM history_object; DELETE FROM history_field; DELETE FROM history_lack; DELETE FROM history_user;"
        " DELETE FROM history_step; DELETE FROM change_hour;"
        " DELETE FROM change_user",
    .wanted = sa_source_counts,
    .described = history_begin,
    .surveyed = ask_steps,
    .price = history_price,
    .end = finish,
};
