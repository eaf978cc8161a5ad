/* Counting jobs: see count.h. */
#include "salesforce/count_job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "salesforce/aggregate.h"
#include "syncaudit/clock.h"
#include "syncaudit/sql.h"

enum { NARROWEST = 24 * 60 * 60 }; /* seconds: a day is not cut any further */

#define EARLIEST                                                                                             \
    ((time_t)1104537600) /* 2005-01-01: where the first cut is looked for; older records are not left out */

/* How a kind asks and what it keeps. */
static const struct kind {
    size_t at_once;
    const char *method; /* of its rows in field_usage */
} kinds[SA_COUNT_KINDS] = {
    [SA_COUNT_RECORDS] = {200, "counted"}, /* no bound is documented: halving is the net below */
    [SA_COUNT_FIELDS] = {200, "counted"},
    [SA_COUNT_CHECKBOXES] = {10, "true"}, /* 2^10 combinations: an aggregate query gives 2,000 rows */
    [SA_COUNT_NOT_NULL] = {1, "counted"},
    [SA_COUNT_NEWEST] = {1, "newest"},
    [SA_COUNT_SAMPLE] = {10, "sampled"},
};

size_t sa_count_at_once(enum sa_count_kind kind)
{
    return kinds[kind].at_once;
}

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

static void bind_number(sqlite3_stmt *statement, const char *parameter, long long value)
{
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, parameter), value);
}

static struct sa_count_job *new_job(enum sa_count_kind kind, time_t from, time_t to, const char *names,
                                    size_t size, size_t count)
{
    size_t whole =
        (sizeof(struct sa_count_job) + size + sizeof(unsigned)) / sizeof(unsigned) * sizeof(unsigned);
    struct sa_count_job *job = calloc(1, whole + count * sizeof(unsigned));
    if (!job)
        return NULL;
    *job = (struct sa_count_job){.kind = kind, .from = from, .to = to, .count = count, .size = size};
    job->filled = (unsigned *)(void *)((char *)job + whole);
    memcpy(job->names, names, size);
    return job;
}

/* Notes that the numbers of a job are not to be had. */
static int give_up(struct sa_source_run *run, const char *object, const struct sa_count_job *job,
                   const char *reason, struct sa_error *error)
{
    struct sa_counting *counting = run->state;
    int rc = SA_OK;
    if (job->kind == SA_COUNT_NEWEST)
        return SA_OK;
    if (job->kind == SA_COUNT_RECORDS) {
        sa_sql_bind_text(counting->object, ":object", object);
        bind_number(counting->object, ":records", 0);
        sa_sql_bind_text(counting->object, ":refused", reason);
        rc = sa_sql_step(counting->object, error);
    }
    const char *name = job->names;
    for (size_t i = 0; i < job->count && rc == SA_OK; i++, name = sa_count_next(name)) {
        sa_sql_bind_text(counting->field, ":object", object);
        sa_sql_bind_text(counting->field, ":field", name);
        sa_sql_bind_text(counting->field, ":method", kinds[job->kind].method);
        bind_number(counting->field, ":filled", 0);
        bind_number(counting->field, ":records", 0);
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
    bind_number(statement, ":records", records);
    return sa_sql_step(statement, error);
}

/* `records` < 0 = all of the object. */
static int store_field(struct sa_counting *counting, const char *object, const char *field,
                       enum sa_count_kind kind, long long filled, long long records, struct sa_error *error)
{
    sqlite3_stmt *statement = counting->field;
    sa_sql_bind_text(statement, ":object", object);
    sa_sql_bind_text(statement, ":field", field);
    sa_sql_bind_text(statement, ":method", kinds[kind].method);
    bind_number(statement, ":filled", filled);
    if (records >= 0)
        bind_number(statement, ":records", records);
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
static int look_at(struct sa_count_job *job, const struct sa_json *record, struct sa_error *error)
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

static int store_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                     struct sa_error *error)
{
    struct sa_counting *counting = run->state;
    struct sa_count_job *job = question->payload;
    const char *name = job->names;
    int rc = SA_OK;
    if (job->kind == SA_COUNT_SAMPLE)
        return look_at(job, record, error);
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

/* One answer less to wait for; after the last one the source goes on. */
static int settle(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_counting *counting = run->state;
    return --counting->running == 0 ? counting->next(run, error) : SA_OK;
}

static int end(struct sa_source_run *run, struct sa_question *question, size_t rows, struct sa_error *error)
{
    const struct sa_count_job *job = question->payload;
    int rc = job->kind == SA_COUNT_SAMPLE ? store_slice(run->state, question->object, job, error) : SA_OK;
    /* Checkboxes of an object without records have no combination. */
    if (rows == 0 && job->kind == SA_COUNT_CHECKBOXES) {
        const char *name = job->names;
        for (size_t i = 0; i < job->count && rc == SA_OK; i++, name = sa_count_next(name))
            rc = store_field(run->state, question->object, name, job->kind, 0, 0, error);
    }
    return rc ? rc : settle(run, error);
}

static int ask(struct sa_source_run *run, const char *object, struct sa_count_job *job,
               struct sa_error *error);

/* The same question for half of the fields each. */
static int halve_fields(struct sa_source_run *run, const char *object, const struct sa_count_job *job,
                        struct sa_error *error)
{
    const char *middle = job->names;
    size_t half = job->count / 2;
    for (size_t i = 0; i < half; i++)
        middle = sa_count_next(middle);
    size_t size = (size_t)(middle - job->names);
    enum sa_count_kind rest = job->kind == SA_COUNT_RECORDS ? SA_COUNT_FIELDS : job->kind;
    int rc = ask(run, object, new_job(job->kind, job->from, job->to, job->names, size, half), error);
    return rc ? rc
              : ask(run, object,
                    new_job(rest, job->from, job->to, middle, job->size - size, job->count - half), error);
}

/* The same question for the records of half of the time each. `*cut` is false when there is nothing to be cut. */
static int halve_time(struct sa_source_run *run, const char *object, const struct sa_count_job *job,
                      bool *cut, struct sa_error *error)
{
    time_t from = job->from ? job->from : EARLIEST;
    time_t to = job->to ? job->to : time(NULL);
    *cut = to - from > NARROWEST;
    if (!*cut)
        return SA_OK;
    time_t middle = from + (to - from) / 2;
    int rc =
        ask(run, object, new_job(job->kind, job->from, middle, job->names, job->size, job->count), error);
    return rc ? rc
              : ask(run, object, new_job(job->kind, middle, job->to, job->names, job->size, job->count),
                    error);
}

/* What asking for less can mend. */
static bool is_too_much(const struct sa_status *status)
{
    static const char *const codes[] = {"QUERY_TIMEOUT",     "MALFORMED_QUERY", "QUERY_TOO_COMPLICATED",
                                        "EXCEEDED_ID_LIMIT", "INVALID_FIELD",   "OPERATION_TOO_LARGE"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(status->code, codes[i]) == 0)
            return true;
    return !*status->code && status->class == SA_STATUS_FAILED; /* 414, 431, or silence */
}

/* What a smaller number of records can mend. */
static bool is_too_slow(const struct sa_status *status)
{
    return strcmp(status->code, "QUERY_TIMEOUT") == 0 || strcmp(status->code, "OPERATION_TOO_LARGE") == 0;
}

static int refuse(struct sa_source_run *run, struct sa_question *question, const struct sa_status *status,
                  bool *handled, struct sa_error *error)
{
    const struct sa_count_job *job = question->payload;
    bool cut = false;
    int rc = SA_OK;
    if (job->count > 1 && is_too_much(status)) {
        cut = true;
        rc = halve_fields(run, question->object, job, error);
    } else if (is_too_slow(status) && job->kind != SA_COUNT_SAMPLE) {
        rc = halve_time(run, question->object, job, &cut, error);
    }
    *handled = cut || is_too_much(status);
    if (rc == SA_OK && !cut)
        rc = give_up(run, question->object, job, status->reason, error);
    return rc ? rc : settle(run, error);
}

/* Numbers that are added up from several answers are worth nothing without one of them. */
static int lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                struct sa_error *error)
{
    return give_up(run, question->object, question->payload, reason, error);
}

/* Asks the query of a job, which is taken; without calls left it is given up. */
static int ask(struct sa_source_run *run, const char *object, struct sa_count_job *job,
               struct sa_error *error)
{
    static const struct sa_query query = {
        .together = true, .row = store_row, .end = end, .refuse = refuse, .lose = lose};
    struct sa_counting *counting = run->state;
    struct sa_buffer soql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = job ? sa_count_write(&soql, object, job) : SA_ENOMEM;
    if (rc) {
        rc = sa_error_memory(error);
    } else if (counting->left == 0) {
        if (counting->short_of)
            sa_source_fail(run);
        rc = give_up(run, object, job, "not asked: the calls allowed are used up", error);
    } else {
        counting->left--;
        counting->asked++;
        counting->running++;
        rc = sa_soql_ask(run, object, soql.data, &query, job, error);
        job = NULL;
    }
    free(job);
    sa_buffer_release(&soql);
    return rc;
}

int sa_count(struct sa_source_run *run, const char *object, enum sa_count_kind kind, const char *const *names,
             size_t count, const char *from, const char *to, struct sa_error *error)
{
    struct sa_buffer block = SA_BUFFER_INIT(SA_BUFFER_OWN);
    time_t begin = 0;
    time_t end = 0;
    int rc = SA_OK;
    for (size_t i = 0; i < count && rc == SA_OK; i++)
        rc = sa_buffer_add(&block, names[i], strlen(names[i]) + 1) ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK && from)
        rc = sa_time_parse(&begin, from, error);
    if (rc == SA_OK && to)
        rc = sa_time_parse(&end, to, error);
    if (rc == SA_OK)
        rc = ask(run, object, new_job(kind, begin, end, block.data, block.length, count), error);
    sa_buffer_release(&block);
    return rc;
}
