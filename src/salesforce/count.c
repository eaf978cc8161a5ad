/* Counting jobs: see count.h. */
#include "salesforce/count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "syncaudit/clock.h"
#include "syncaudit/sql.h"

enum { NARROWEST = 24 * 60 * 60 }; /* seconds: a day is not cut any further */

#define EARLIEST                                                                                             \
    ((time_t)1104537600) /* 2005-01-01: where the first cut is looked for; older records are not left out */

size_t sa_count_at_once(enum sa_count_kind kind)
{
    static const size_t at_once[SA_COUNT_KINDS] = {
        [SA_COUNT_RECORDS] = 200, /* no bound is documented: halving is the net below */
        [SA_COUNT_FIELDS] = 200,  [SA_COUNT_CHECKBOXES] = 10, /* 2^10 combinations: an aggregate query gives 2,000 rows */
        [SA_COUNT_NOT_NULL] = 1,  [SA_COUNT_NEWEST] = 1,      [SA_COUNT_SAMPLE] = 10,
    };
    return at_once[kind];
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

/* One answer less to wait for; after the last one the source goes on. */
static int count_settle(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_counting *counting = run->state;
    return --counting->running == 0 ? counting->next(run, error) : SA_OK;
}

static int count_end(struct sa_source_run *run, struct sa_question *question, size_t rows,
                     struct sa_error *error)
{
    int rc = sa_count_store_end(run, question->object, question->payload, rows, error);
    return rc ? rc : count_settle(run, error);
}

static int count_ask(struct sa_source_run *run, const char *object, struct sa_count_job *job,
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
    int rc = count_ask(run, object, new_job(job->kind, job->from, job->to, job->names, size, half), error);
    return rc ? rc
              : count_ask(run, object,
                          new_job(rest, job->from, job->to, middle, job->size - size, job->count - half),
                          error);
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
    int rc = count_ask(run, object, new_job(job->kind, job->from, middle, job->names, job->size, job->count),
                       error);
    return rc ? rc
              : count_ask(run, object, new_job(job->kind, middle, job->to, job->names, job->size, job->count),
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

static int count_refuse(struct sa_source_run *run, struct sa_question *question,
                        const struct sa_status *status, bool *handled, struct sa_error *error)
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
        rc = sa_count_give_up(run, question->object, job, status->reason, error);
    return rc ? rc : count_settle(run, error);
}

/* Numbers that are added up from several answers are worth nothing without one of them. */
static int count_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                      struct sa_error *error)
{
    return sa_count_give_up(run, question->object, question->payload, reason, error);
}

/* Asks the query of a job, which is taken; without calls left it is given up. */
static int count_ask(struct sa_source_run *run, const char *object, struct sa_count_job *job,
                     struct sa_error *error)
{
    static const struct sa_query query = {.together = true,
                                          .row = sa_count_store_row,
                                          .end = count_end,
                                          .refuse = count_refuse,
                                          .lose = count_lose};
    struct sa_counting *counting = run->state;
    struct sa_buffer soql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = job ? sa_count_write(&soql, object, job) : SA_ENOMEM;
    if (rc) {
        rc = sa_error_memory(error);
    } else if (counting->left == 0) {
        if (counting->short_of)
            sa_source_fail(run);
        rc = sa_count_give_up(run, object, job, "not asked: the calls allowed are used up", error);
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
        rc = count_ask(run, object, new_job(kind, begin, end, block.data, block.length, count), error);
    sa_buffer_release(&block);
    return rc;
}
