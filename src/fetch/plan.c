/* The sources at work: see plan.h. What becomes of one question is question.c's business. */
#include <stdlib.h>
#include <string.h>

#include "fetch/plan.h"
#include "syncaudit/sql.h"

enum { OLDEST_VERSION = 20 }; /* the first one with this REST API */

const char *const sa_side_names[SA_SIDES] = {[SA_SYNC] = "sync", [SA_ADMIN] = "admin"};

enum sa_side sa_plan_main(const struct sa_plan *plan)
{
    return plan->http[SA_SYNC] ? SA_SYNC : SA_ADMIN;
}

int sa_plan_has(const struct sa_plan *plan, const char *source, bool *has, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(plan->db, &statement,
                            "SELECT 1 FROM coverage WHERE source = :source AND status = 'ok'", error);
    *has = false;
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":source", source);
        rc = sa_sql_next(statement, has, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

/* True if there is no choice, or the source is in it. */
static bool is_chosen(const char *const *sources, const char *name)
{
    size_t i = 0;
    while (sources && sources[i] && strcmp(sources[i], name) != 0)
        i++;
    return !sources || sources[i];
}

/* True if the source is to be asked on this connection. */
static bool is_wanted(const struct sa_plan *plan, const struct sa_source *source, enum sa_side side)
{
    if (!plan->http[side] || !is_chosen(plan->options->sources, source->info->name) ||
        (source->wanted && !source->wanted(plan->options)))
        return false;
    switch (source->connection) {
    case SA_ASK_MAIN:
        return side == sa_plan_main(plan);
    case SA_ASK_SETUP:
        return side == (plan->http[SA_ADMIN] ? SA_ADMIN : SA_SYNC);
    case SA_ASK_SYNC:
        return side == SA_SYNC;
    case SA_ASK_ADMIN:
        return side == SA_ADMIN;
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

static int add_run(struct sa_plan *plan, const struct sa_source *source, enum sa_side side)
{
    struct sa_source_run *run = &plan->runs[plan->run_count];
    *run = (struct sa_source_run){.source = source,
                                  .side = side,
                                  .state = calloc(1, source->state_size + 1),
                                  .db = plan->db,
                                  .scope = plan->scope,
                                  .options = plan->options,
                                  .plan = plan};
    plan->run_count += run->state != NULL;
    return run->state ? SA_OK : SA_ENOMEM;
}

static int make_runs(struct sa_plan *plan, struct sa_error *error)
{
    size_t count = 0;
    int rc = SA_OK;
    while (sa_source_table[count])
        count++;
    plan->runs = calloc(count * SA_SIDES + 1, sizeof *plan->runs);
    if (!plan->runs)
        return sa_error_memory(error);
    for (size_t i = 0; i < count; i++)
        for (enum sa_side side = SA_SYNC; rc == SA_OK && side < SA_SIDES; side++)
            if (is_wanted(plan, sa_source_table[i], side))
                rc = add_run(plan, sa_source_table[i], side);
    qsort(plan->runs, plan->run_count, sizeof *plan->runs, compare_runs);
    return rc ? sa_error_memory(error) : SA_OK;
}

static void end_run(struct sa_source_run *run)
{
    if (run->source->end)
        run->source->end(run);
    memset(run->state, 0, run->source->state_size);
    run->asked = run->answered = 0;
}

static void free_runs(struct sa_plan *plan)
{
    for (size_t i = 0; i < plan->run_count; i++) {
        end_run(&plan->runs[i]);
        free(plan->runs[i].state);
    }
    free(plan->runs);
    plan->runs = NULL;
}

/* Removes what a source has stored and noted; going on from a partial snapshot, what it does not have whole. */
static int forget(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    bool keeps = run->plan->resumed && run->source->lacking;
    const char *sql = keeps ? run->source->lacking : run->source->forget;
    end_run(run);
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
    if (run->source->always || run->source->described || run->source->surveyed)
        return SA_OK;
    int rc =
        sa_sql_prepare(run->db, &statement,
                       "SELECT 1 FROM coverage WHERE source = :source AND connection = :connection"
                       " GROUP BY source HAVING count(*) > 0 AND sum(status IN ('failed', 'not_asked')) = 0",
                       error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":source", run->source->info->name);
        sa_sql_bind_text(statement, ":connection", sa_side_names[run->side]);
        rc = sa_sql_next(statement, complete, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

/* Sorts the sources into those that are kept, those that ask for what lacks, and those that begin anew. */
static int resume(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        struct sa_source_run *source_run = &plan->runs[i];
        if (source_run->source->resumes || source_run->source->always)
            continue;
        rc = is_complete(source_run, &source_run->kept, error);
        if (rc == SA_OK && !source_run->kept)
            rc = forget(source_run, error);
    }
    return rc;
}

/* The moments at which sources queue questions. */
enum moment { BEGIN, LISTED, UNLISTED, DESCRIBED, SURVEYED };

static int reach(struct sa_plan *plan, enum moment moment, bool versioned_only, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        const struct sa_source *source = plan->runs[i].source;
        int (*const reactions[])(struct sa_source_run *,
                                 struct sa_error *) = {[BEGIN] = source->begin,
                                                       [LISTED] = source->listed,
                                                       [UNLISTED] = source->unlisted,
                                                       [DESCRIBED] = source->described,
                                                       [SURVEYED] = source->surveyed};
        /* Of a budget the describes have the first part. */
        if (moment == LISTED && source->probe && plan->options->max_calls)
            continue;
        if (reactions[moment] && !plan->runs[i].kept && (source->versioned || !versioned_only))
            rc = reactions[moment](&plan->runs[i], error);
    }
    return rc;
}

int sa_source_listed(struct sa_source_run *run, struct sa_error *error)
{
    run->plan->global = true;
    return reach(run->plan, LISTED, false, error);
}

/* Begins again with another API version; what depended on the one before is forgotten. */
static int change_version(struct sa_plan *plan, int version, struct sa_error *error)
{
    int rc = SA_OK;
    sa_observe(plan->options->observer, SA_LEVEL_DETAIL, "API version %d.0 in place of %d.0", version,
               plan->version);
    plan->version = version;
    plan->generation++;
    plan->failed = plan->recorded = plan->global = false;
    plan->cause_rank = SA_CAUSE_NONE;
    plan->cause = (struct sa_error)SA_ERROR_INIT;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++)
        if (plan->runs[i].source->versioned)
            rc = forget(&plan->runs[i], error);
    return rc ? rc : reach(plan, BEGIN, true, error);
}

/* The next older version that may be tried, or 0. Without a list, every one. */
static int older_version(const struct sa_plan *plan)
{
    int version = plan->version - 1;
    while (version >= OLDEST_VERSION && plan->listed && !plan->offered[version])
        version--;
    return version >= OLDEST_VERSION ? version : 0;
}

int sa_source_offer(struct sa_source_run *run, const bool offered[SA_VERSIONS], struct sa_error *error)
{
    struct sa_plan *plan = run->plan;
    memcpy(plan->offered, offered, sizeof plan->offered);
    plan->listed = true;
    if (plan->offered[plan->version])
        return SA_OK;
    if (plan->resumed) {
        sa_error_set(error, SA_EINPUT,
                     "the partial snapshot has API version %d.0, which the org does not offer any more",
                     plan->version);
        sa_error_advise(error, "fetch anew without --resume");
        return SA_EINPUT;
    }
    int version = older_version(plan);
    if (version)
        return change_version(plan, version, error);
    sa_error_set(error, SA_EINPUT, "the org does not offer API version %d.0 nor an older one", plan->version);
    sa_error_advise(error, "ask for a newer version");
    return SA_EINPUT;
}

/* Runs until no connection has anything to ask. */
static int drain(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (enum sa_side side = SA_SYNC; rc == SA_OK && side < SA_SIDES; side++) {
        if (plan->http[side])
            sa_budget_share(plan, side);
        while (rc == SA_OK && plan->http[side] && sa_courier_has_work(plan, side)) {
            rc = sa_courier_flush(plan, side, error);
            if (rc == SA_OK)
                rc = sa_http_run(plan->http[side], error);
        }
    }
    return rc;
}

/* Two users of two orgs would make one snapshot that is true of neither. Ids are compared without the three characters that
 * only make them safe where case is not. */
int sa_plan_check_org(const struct sa_plan *plan, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(plan->db, &statement,
                            "SELECT a.organization_id, b.organization_id FROM userinfo a, userinfo b"
                            " WHERE a.connection = 'sync' AND b.connection = 'admin'"
                            " AND substr(a.organization_id, 1, 15) <> substr(b.organization_id, 1, 15)",
                            error);
    bool differ = false;
    if (rc == SA_OK)
        rc = sa_sql_next(statement, &differ, error);
    if (rc == SA_OK && differ) {
        rc = sa_error_set(error, SA_EINPUT, "the two connections are of different orgs: %s and %s",
                          sa_sql_text(statement, 0), sa_sql_text(statement, 1));
        sa_error_advise(error, "give the sync user and the admin of the same org");
    }
    sqlite3_finalize(statement);
    return rc;
}

/* Whether anything came that a snapshot is kept for: without it there is nothing to ask more about. */
static int has_begun(const struct sa_plan *plan, bool *begun, struct sa_error *error)
{
    int rc = sa_plan_has(plan, "describe", begun, error);
    return rc || *begun ? rc : sa_plan_has(plan, "global", begun, error);
}

static int run(struct sa_plan *plan, struct sa_error *error)
{
    bool listed = false;
    bool begun = false;
    int rc = reach(plan, BEGIN, false, error);
    if (rc == SA_OK && plan->resumed)
        rc = sa_plan_has(plan, "global", &listed, error);
    if (rc == SA_OK && listed)
        rc = reach(plan, LISTED, false, error);
    if (rc == SA_OK)
        rc = drain(plan, error);
    /* A recording may have been made with an older version than this program would ask for. */
    while (rc == SA_OK && !plan->recorded && sa_http_recorded_at(plan->http[sa_plan_main(plan)]) &&
           older_version(plan)) {
        rc = change_version(plan, older_version(plan), error);
        if (rc == SA_OK)
            rc = drain(plan, error);
    }
    if (rc == SA_OK && !plan->global && !listed)
        rc = reach(plan, UNLISTED, false, error);
    if (rc == SA_OK)
        rc = drain(plan, error);
    if (rc == SA_OK)
        rc = sa_plan_check_org(plan, error);
    if (rc == SA_OK)
        rc = has_begun(plan, &begun, error);
    if (rc || !begun)
        return rc;
    rc = sa_plan_price(plan, error);
    if (rc == SA_OK)
        rc = reach(plan, DESCRIBED, false, error);
    if (rc == SA_OK)
        rc = drain(plan, error);
    if (rc == SA_OK)
        rc = reach(plan, SURVEYED, false, error);
    return rc ? rc : drain(plan, error);
}

/* The end: what was never answered is noted, and an object asked for as 'lead' is known as Lead. */
static int finish(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (struct sa_question *question = plan->questions; question && rc == SA_OK; question = question->next)
        rc = sa_question_miss(question, error);
    return rc ? rc
              : sa_sql_run(
                    plan->db,
                    "UPDATE OR IGNORE coverage SET object = g.name FROM global_object g"
                    " WHERE g.name = object COLLATE NOCASE AND g.name <> object AND source = 'describe'",
                    error);
}

int sa_plan_run(struct sa_plan *plan, struct sa_error *error)
{
    int rc = sa_questions_open(plan, error);
    if (rc == SA_OK)
        rc = sa_sql_run(plan->db, "CREATE TEMP TABLE IF NOT EXISTS admin_listed (name TEXT PRIMARY KEY)",
                        error);
    if (rc == SA_OK)
        rc = make_runs(plan, error);
    if (rc == SA_OK && plan->resumed)
        rc = resume(plan, error);
    if (rc == SA_OK)
        rc = run(plan, error);
    if (rc == SA_OK || rc == SA_ECANCELLED) {
        int finished = finish(plan, rc ? NULL : error);
        rc = rc ? rc : finished;
    }
    sa_questions_close(plan);
    free_runs(plan);
    return rc;
}
