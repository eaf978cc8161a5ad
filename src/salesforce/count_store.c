/* What counting jobs store: see count_job.h. */
#include <stdio.h>
#include <string.h>

#include "salesforce/aggregate.h"
#include "salesforce/count_job.h"
#include "syncaudit/sql.h"

/* Of the rows in field_usage. */
static const char *const methods[SA_COUNT_KINDS] = {
    [SA_COUNT_RECORDS] = "counted",  [SA_COUNT_FIELDS] = "counted", [SA_COUNT_CHECKBOXES] = "true",
    [SA_COUNT_NOT_NULL] = "counted", [SA_COUNT_NEWEST] = "newest",  [SA_COUNT_SAMPLE] = "sampled",
};

static const char insert_object[] =
    "INSERT INTO object_usage VALUES (:object, :records, :oldest, :created, :modified, :stamp, :refused)"
    " ON CONFLICT DO UPDATE SET records = records + excluded.records,"
    " oldest_created = coalesce(min(oldest_created, excluded.oldest_created), oldest_created, excluded.oldest_created),"
    " newest_created = coalesce(max(newest_created, excluded.newest_created), newest_created, excluded.newest_created),"
    " newest_modified = coalesce(max(newest_modified, excluded.newest_modified), newest_modified,"
    " excluded.newest_modified),"
    " newest_stamp = coalesce(max(newest_stamp, excluded.newest_stamp), newest_stamp, excluded.newest_stamp),"
    " refused = coalesce(refused, excluded.refused)";

static const char insert_field[] =
    "INSERT INTO field_usage VALUES (:object, :field, :method, :filled, :records, :created, :modified, :refused,"
    " coalesce(:slices, 0), coalesce(:squares, 0))"
    " ON CONFLICT DO UPDATE SET filled = filled + excluded.filled, records = records + excluded.records,"
    " refused = coalesce(refused, excluded.refused), slices = slices + excluded.slices, squares = squares + excluded.squares";

static const char update_newest[] =
    "UPDATE field_usage SET newest_created = coalesce(max(newest_created, :created), newest_created, :created),"
    " newest_modified = coalesce(max(newest_modified, :modified), newest_modified, :modified)"
    " WHERE object = :object AND field = :field";

int sa_counting_open(struct sa_counting *counting, sqlite3 *db, struct sa_error *error)
{
    int rc = sa_sql_prepare(db, &counting->object, insert_object, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &counting->field, insert_field, error);
    return rc ? rc : sa_sql_prepare(db, &counting->newest, update_newest, error);
}

void sa_counting_close(struct sa_counting *counting)
{
    sqlite3_finalize(counting->object);
    sqlite3_finalize(counting->field);
    sqlite3_finalize(counting->newest);
}

static void bind_usage(sqlite3_stmt *statement, const char *parameter, long long value)
{
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, parameter), value);
}

int sa_count_give_up(struct sa_source_run *run, const char *object, const struct sa_count_job *job,
                     const char *reason, struct sa_error *error)
{
    struct sa_counting *counting = run->state;
    int rc = SA_OK;
    if (job->kind == SA_COUNT_NEWEST)
        return SA_OK;
    if (job->kind == SA_COUNT_RECORDS) {
        sa_sql_bind_text(counting->object, ":object", object);
        bind_usage(counting->object, ":records", 0);
        sa_sql_bind_text(counting->object, ":refused", reason);
        rc = sa_sql_step(counting->object, error);
    }
    const char *name = job->names;
    for (size_t i = 0; i < job->count && rc == SA_OK; i++, name = sa_count_next(name)) {
        sa_sql_bind_text(counting->field, ":object", object);
        sa_sql_bind_text(counting->field, ":field", name);
        sa_sql_bind_text(counting->field, ":method", methods[job->kind]);
        bind_usage(counting->field, ":filled", 0);
        bind_usage(counting->field, ":records", 0);
        sa_sql_bind_text(counting->field, ":refused", reason);
        rc = sa_sql_step(counting->field, error);
    }
    return rc;
}

/* Times of a record, each for its parameter. */
struct time_place {
    const char *parameter, *alias;
};

static int bind_times(sqlite3_stmt *statement, const struct time_place *places, size_t count,
                      const struct sa_json *record, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; i < count && rc == SA_OK; i++) {
        char time[SA_TIME_SIZE];
        rc = sa_aggregate_time(record, places[i].alias, time, error);
        if (rc == SA_OK)
            sa_sql_bind_text(statement, places[i].parameter, *time ? time : NULL);
    }
    if (rc)
        sqlite3_clear_bindings(statement);
    return rc;
}

static int store_object(struct sa_counting *counting, const char *object, const struct sa_json *record,
                        struct sa_error *error)
{
    static const struct time_place times[] = {
        {":oldest", "o"}, {":created", "c"}, {":modified", "m"}, {":stamp", "s"}};
    sqlite3_stmt *statement = counting->object;
    long long records = 0;
    int rc = sa_aggregate_count(record, "n", &records, error);
    if (rc == SA_OK)
        rc = bind_times(statement, times, sizeof times / sizeof *times, record, error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":object", object);
    bind_usage(statement, ":records", records);
    return sa_sql_step(statement, error);
}

/* `records` < 0 = all of the object. */
static int store_field(struct sa_counting *counting, const char *object, const char *field,
                       enum sa_count_kind kind, long long filled, long long records, struct sa_error *error)
{
    sqlite3_stmt *statement = counting->field;
    sa_sql_bind_text(statement, ":object", object);
    sa_sql_bind_text(statement, ":field", field);
    sa_sql_bind_text(statement, ":method", methods[kind]);
    bind_usage(statement, ":filled", filled);
    if (records >= 0)
        bind_usage(statement, ":records", records);
    return sa_sql_step(statement, error);
}

static int store_newest(struct sa_counting *counting, const char *object, const char *field,
                        const struct sa_json *record, struct sa_error *error)
{
    static const struct time_place times[] = {{":created", "c"}, {":modified", "m"}};
    sqlite3_stmt *statement = counting->newest;
    int rc = bind_times(statement, times, sizeof times / sizeof *times, record, error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":object", object);
    sa_sql_bind_text(statement, ":field", field);
    return sa_sql_step(statement, error);
}

/* What one field has in a row of the answer: how many of how many records. */
static int read_field(const struct sa_count_job *job, const struct sa_json *record, const char *name,
                      size_t place, long long *filled, long long *records, struct sa_error *error)
{
    char alias[24];
    long long n = 0;
    const struct sa_json *checked = sa_json_get(record, name);
    int rc = sa_aggregate_count(record, "n", &n, error);
    *records = *filled = n;
    switch (job->kind) {
    case SA_COUNT_CHECKBOXES:
        if (rc == SA_OK && sa_json_type(checked) != SA_JSON_BOOLEAN)
            rc = sa_error_set(error, SA_EFORMAT, "'%s' is neither true nor false", name);
        if (!sa_json_boolean(checked))
            *filled = 0;
        break;
    case SA_COUNT_NOT_NULL:
        *records = -1;
        break;
    default:
        snprintf(alias, sizeof alias, "c%zu", place);
        if (rc == SA_OK)
            rc = sa_aggregate_count(record, alias, filled, error);
        if (rc == SA_OK && *filled > n)
            rc = sa_error_set(error, SA_EFORMAT, "%lld of %lld records have '%s'", *filled, n, name);
    }
    return rc;
}

/* A record of a sample: whether it has the values, and nothing of what they are. */
static int look_at_sample(struct sa_count_job *job, const struct sa_json *record, struct sa_error *error)
{
    const char *name = job->names;
    job->rows++;
    for (size_t i = 0; i < job->count; i++, name = sa_count_next(name)) {
        const struct sa_json *value = sa_json_get(record, name);
        if (!value)
            return sa_error_set(error, SA_EFORMAT, "'%s' is missing", name);
        job->filled[i] += sa_json_type(value) != SA_JSON_NULL;
    }
    return SA_OK;
}

/* One place in time of a sample. How much such places differ tells how far the whole may be from their sum. */
static int store_slice(struct sa_counting *counting, const char *object, const struct sa_count_job *job,
                       struct sa_error *error)
{
    const char *name = job->names;
    int rc = SA_OK;
    for (size_t i = 0; i < job->count && rc == SA_OK; i++, name = sa_count_next(name)) {
        double share = job->rows ? (double)job->filled[i] / job->rows : 0;
        sqlite3_bind_int(counting->field, sqlite3_bind_parameter_index(counting->field, ":slices"),
                         job->rows > 0);
        sqlite3_bind_double(counting->field, sqlite3_bind_parameter_index(counting->field, ":squares"),
                            share * share);
        rc = store_field(counting, object, name, job->kind, job->filled[i], job->rows, error);
    }
    return rc;
}

int sa_count_store_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                       struct sa_error *error)
{
    struct sa_counting *counting = run->state;
    struct sa_count_job *job = question->payload;
    const char *name = job->names;
    int rc = SA_OK;
    if (job->kind == SA_COUNT_SAMPLE)
        return look_at_sample(job, record, error);
    if (job->kind == SA_COUNT_NEWEST)
        return store_newest(counting, question->object, name, record, error);
    if (job->kind == SA_COUNT_RECORDS)
        rc = store_object(counting, question->object, record, error);
    for (size_t i = 0; i < job->count && rc == SA_OK; i++, name = sa_count_next(name)) {
        long long filled = 0;
        long long records = 0;
        rc = read_field(job, record, name, i, &filled, &records, error);
        if (rc == SA_OK)
            rc = store_field(counting, question->object, name, job->kind, filled, records, error);
    }
    return rc;
}

int sa_count_store_end(struct sa_source_run *run, const char *object, const struct sa_count_job *job,
                       size_t rows, struct sa_error *error)
{
    int rc = job->kind == SA_COUNT_SAMPLE ? store_slice(run->state, object, job, error) : SA_OK;
    /* Checkboxes of an object without records have no combination. */
    if (rows == 0 && job->kind == SA_COUNT_CHECKBOXES) {
        const char *name = job->names;
        for (size_t i = 0; i < job->count && rc == SA_OK; i++, name = sa_count_next(name))
            rc = store_field(run->state, object, name, job->kind, 0, 0, error);
    }
    return rc;
}
