/* What coverage says of a question: see coverage.h. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "fetch/coverage.h"
#include "syncaudit/clock.h"
#include "syncaudit/sql.h"

/* From good to bad, for instr(). */
#define RANKS "'ok partial not_there not_permitted not_asked failed'"

/* An object asked for twice under two names keeps the good answer; one that is asked several things, the worst; and of two that are
 * as bad the reason that sorts first, whichever came first. */
static const char coverage_insert[] =
    "INSERT INTO coverage (source, connection, object, status, reason, http_status, request_id, fetched, replaced)"
    " VALUES (:source, :connection, :object, :status, :reason, nullif(:http_status, 0),"
    " nullif(:request_id, ''), :fetched, :replaced)"
    " ON CONFLICT (source, connection, object) DO UPDATE SET status = excluded.status, reason = excluded.reason,"
    " http_status = excluded.http_status, request_id = excluded.request_id, fetched = excluded.fetched,"
    " replaced = excluded.replaced WHERE iif(:several,"
    " (instr(" RANKS ", excluded.status), reason) > (instr(" RANKS
    ", status), excluded.reason), status <> 'ok')";

int sa_coverage_open(struct sa_plan *plan, struct sa_error *error)
{
    return sa_sql_prepare(plan->db, &plan->coverage, coverage_insert, error);
}

void sa_coverage_close(struct sa_plan *plan)
{
    sqlite3_finalize(plan->coverage);
    plan->coverage = NULL;
}

static const char *source_name(const struct sa_question *question)
{
    return question->run->source->info->name;
}

static void bind_integer(sqlite3_stmt *statement, const char *parameter, sqlite3_int64 value)
{
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, parameter), value);
}

int sa_source_cover(struct sa_question *question, const char *status, const char *reason,
                    struct sa_error *error)
{
    char now[SA_TIME_SIZE];
    struct sa_plan *plan = question->run->plan;
    sqlite3_stmt *statement = plan->coverage;
    const struct sa_http_answer *answer = question->answer;
    bool asked = answer && answer->outcome != SA_HTTP_NOT_RECORDED;
    question->covered = true;
    sa_time_format(now, time(NULL));
    sa_sql_bind_text(statement, ":source", source_name(question));
    sa_sql_bind_text(statement, ":connection", question->run->connection->name);
    sa_sql_bind_text(statement, ":object", question->object);
    sa_sql_bind_text(statement, ":status", status);
    sa_sql_bind_text(statement, ":reason", reason);
    sa_sql_bind_text(statement, ":request_id", answer ? answer->request_id : "");
    sa_sql_bind_text(statement, ":fetched", !asked ? NULL : plan->time ? plan->time : now);
    bind_integer(statement, ":several", question->run->source->several);
    bind_integer(statement, ":http_status", answer ? answer->status : 0);
    bind_integer(statement, ":replaced", answer ? (sqlite3_int64)answer->replaced : 0);
    if (strcmp(status, "failed") == 0)
        plan->failed = true;
    if (*reason)
        sa_observe(plan->observer, SA_LEVEL_DETAIL, "%s%s%s: %s: %s%s%s", source_name(question),
                   *question->object ? " " : "", question->object, status, reason,
                   answer && *answer->request_id ? ", request id " : "", answer ? answer->request_id : "");
    return sa_sql_step(statement, error);
}

void sa_coverage_note_cause(const struct sa_question *question, unsigned rank, int code, const char *reason,
                            const char *advice)
{
    struct sa_plan *plan = question->run->plan;
    /* The first service's: without it there is nothing worth keeping, whatever the others say. */
    if (question->run->connection->party != &plan->parties[0] || rank <= plan->cause_rank)
        return;
    plan->cause_rank = rank;
    if (rank == SA_CAUSE_SILENCE || rank == SA_CAUSE_STOP) /* which request met it first is chance */
        sa_error_set(&plan->cause, code, "%s", reason);
    else
        sa_error_set(&plan->cause, code, "%s%s%s: %s", source_name(question), *question->object ? " of " : "",
                     question->object, reason);
    if (*advice)
        sa_error_advise(&plan->cause, "%s", advice);
}
