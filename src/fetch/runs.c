/* The sources of a plan at work: see runs.h. */
#include <stdlib.h>
#include <string.h>

#include "fetch/runs.h"
#include "syncaudit/sql.h"

/* True if there is no choice, or the source is in it. */
static bool is_chosen(const char *const *sources, const char *name)
{
    size_t i = 0;
    while (sources && sources[i] && strcmp(sources[i], name) != 0)
        i++;
    return !sources || sources[i];
}

static const struct sa_connection *party_last(const struct sa_party *party)
{
    size_t side = SA_MOST_SIDES - 1;
    while (side > 0 && !party->connections[side].http)
        side--;
    return &party->connections[side];
}

/* True if the source is to be asked on this connection. */
static bool is_wanted(const struct sa_connection *connection, const struct sa_source *source)
{
    const struct sa_party *party = connection->party;
    const struct sa_plan *plan = party->plan;
    if (!connection->http || !is_chosen(plan->sources, source->info->name) ||
        (source->wanted && !source->wanted(plan->options)))
        return false;
    switch (source->connection) {
    case SA_ASK_MAIN:
        return connection == sa_party_main(party);
    case SA_ASK_LAST:
        return connection == party_last(party);
    case SA_ASK_FIRST:
        return connection->side == 0;
    case SA_ASK_SECOND:
        return connection->side == 1;
    default:
        return true;
    }
}

static int compare_runs(const void *left, const void *right)
{
    const struct sa_source_run *a = left;
    const struct sa_source_run *b = right;
    int order = a->source->info->place - b->source->info->place;
    return order ? order : (int)a->side - (int)b->side;
}

static int run_add(struct sa_connection *connection, const struct sa_source *source)
{
    struct sa_plan *plan = connection->party->plan;
    struct sa_source_run *run = &plan->runs[plan->run_count];
    *run = (struct sa_source_run){.source = source,
                                  .side = connection->side,
                                  .state = calloc(1, source->state_size + 1),
                                  .account = connection->party->account,
                                  .db = plan->db,
                                  .options = plan->options,
                                  .connection = connection,
                                  .plan = plan};
    plan->run_count += run->state != NULL;
    return run->state ? SA_OK : SA_ENOMEM;
}

static size_t count_sources(const struct sa_plan *plan)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->party_count; i++)
        for (const struct sa_source *const *source = plan->parties[i].service->sources; *source; source++)
            count++;
    return count;
}

int sa_runs_make(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    plan->runs = calloc(count_sources(plan) * SA_MOST_SIDES + 1, sizeof *plan->runs);
    if (!plan->runs)
        return sa_error_memory(error);
    for (size_t i = 0; i < plan->party_count; i++) {
        struct sa_party *party = &plan->parties[i];
        for (const struct sa_source *const *source = party->service->sources; *source; source++)
            for (size_t side = 0; rc == SA_OK && side < SA_MOST_SIDES; side++)
                if (is_wanted(&party->connections[side], *source))
                    rc = run_add(&party->connections[side], *source);
    }
    qsort(plan->runs, plan->run_count, sizeof *plan->runs, compare_runs);
    return rc ? sa_error_memory(error) : SA_OK;
}

static void run_end(struct sa_source_run *run)
{
    if (run->source->end)
        run->source->end(run);
    memset(run->state, 0, run->source->state_size);
    run->asked = run->answered = run->coming = 0;
}

void sa_runs_free(struct sa_plan *plan)
{
    for (size_t i = 0; i < plan->run_count; i++) {
        run_end(&plan->runs[i]);
        free(plan->runs[i].state);
    }
    free(plan->runs);
    plan->runs = NULL;
}

int sa_runs_forget(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    bool keeps = run->plan->resumed && run->source->lacking;
    const char *sql = keeps ? run->source->lacking : run->source->forget;
    run_end(run);
    int rc = sql ? sa_sql_run(run->db, sql, error) : SA_OK;
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &statement,
                            keeps ? "DELETE FROM coverage WHERE source = :source AND status <> 'ok'"
                                  : "DELETE FROM coverage WHERE source = :source",
                            error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":source", run->source->info->name);
        rc = sa_sql_step(statement, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

/* Whether the source got all its answers before, and none of them hangs on a describe that may be new now. */
static int is_complete(const struct sa_source_run *run, bool *complete, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    *complete = false;
    if (run->source->always || run->source->compared || run->source->ready || run->source->described ||
        run->source->surveyed)
        return SA_OK;
    int rc =
        sa_sql_prepare(run->db, &statement,
                       "SELECT 1 FROM coverage WHERE source = :source AND connection = :connection"
                       " GROUP BY source HAVING count(*) > 0 AND sum(status IN ('failed', 'not_asked')) = 0",
                       error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":source", run->source->info->name);
        sa_sql_bind_text(statement, ":connection", run->connection->name);
        *complete = sa_sql_each(statement, &rc, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

int sa_runs_resume(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        struct sa_source_run *source_run = &plan->runs[i];
        if (source_run->source->resumes || source_run->source->always)
            continue;
        rc = is_complete(source_run, &source_run->kept, error);
        if (rc == SA_OK && !source_run->kept)
            rc = sa_runs_forget(source_run, error);
    }
    return rc;
}
