/* The course of a fetch: see plan.h. What becomes of one question is not its business. */
#include <stdlib.h>
#include <string.h>

#include "fetch/ask.h"
#include "fetch/moment.h"
#include "fetch/plan.h"
#include "fetch/price.h"
#include "fetch/runs.h"
#include "fetch/settle.h"
#include "fetch/travel.h"
#include "syncaudit/sql.h"

int sa_plan_has(const struct sa_plan *plan, const char *source, bool *has, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(plan->db, &statement,
                            "SELECT 1 FROM coverage WHERE source = :source AND status = 'ok'", error);
    if (rc == SA_OK)
        sa_sql_bind_text(statement, ":source", source);
    *has = sa_sql_each(statement, &rc, error);
    sqlite3_finalize(statement);
    return rc;
}

int sa_source_has(const struct sa_source_run *run, const char *name, bool *has, struct sa_error *error)
{
    return sa_plan_has(run->plan, name, has, error);
}

void sa_source_fail(struct sa_source_run *run)
{
    run->plan->failed = true;
}

int sa_source_number(struct sa_source_run *run, const char *sql, size_t *number, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(run->db, &statement, sql, error);
    if (sa_sql_each(statement, &rc, error))
        *number = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return rc;
}

int sa_party_restart(struct sa_party *party, struct sa_error *error)
{
    struct sa_plan *plan = party->plan;
    int rc = SA_OK;
    party->generation++;
    party->recorded = party->listed = false;
    plan->failed = false;
    plan->cause_rank = 0;
    plan->cause = (struct sa_error)SA_ERROR_INIT;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++)
        if (plan->runs[i].connection->party == party && plan->runs[i].source->versioned)
            rc = sa_runs_forget(&plan->runs[i], error);
    return rc ? rc : sa_moment_reach(party, SA_MOMENT_BEGIN, true, error);
}

/* Whether the snapshot gone on from has the list that others wait for. */
static int has_list(const struct sa_party *party, bool *has, struct sa_error *error)
{
    *has = false;
    for (const struct sa_source *const *source = party->service->sources; *source; source++)
        if ((*source)->lists && party->plan->resumed)
            return sa_plan_has(party->plan, (*source)->info->name, has, error);
    return SA_OK;
}

/* Asks what depends on nothing. */
static int party_begin(struct sa_party *party, struct sa_error *error)
{
    bool listed = false;
    int rc = sa_moment_reach(party, SA_MOMENT_BEGIN, false, error);
    if (rc == SA_OK)
        rc = has_list(party, &listed, error);
    return rc == SA_OK && listed ? sa_moment_reach(party, SA_MOMENT_LISTED, false, error) : rc;
}

/* A recording may have been made in another way than this program would ask; what is gone on with was asked in its way already. */
static int party_retreat(struct sa_party *party, struct sa_error *error)
{
    bool again = party->service->retreat && !party->plan->resumed;
    int rc = SA_OK;
    while (rc == SA_OK && again && !party->recorded && sa_http_recorded_at(sa_party_main(party)->http)) {
        rc = party->service->retreat(party, &again, error);
        if (rc == SA_OK && again)
            rc = sa_travel_drain(party->plan, error);
    }
    return rc;
}

static int party_unlisted(struct sa_party *party, struct sa_error *error)
{
    bool listed = party->listed;
    int rc = listed ? SA_OK : has_list(party, &listed, error);
    return rc == SA_OK && !listed ? sa_moment_reach(party, SA_MOMENT_UNLISTED, false, error) : rc;
}

/* Whether anything came that a snapshot is kept for: without it there is nothing to ask more about. */
static int party_meet(struct sa_party *party, struct sa_error *error)
{
    party->met = true;
    return party->service->meet ? party->service->meet(party->account, party->plan->db, &party->met, error)
                                : SA_OK;
}

static int party_price(struct sa_party *party, struct sa_error *error)
{
    return party->met ? sa_price_tell(party, error) : SA_OK;
}

static int party_compared(struct sa_party *party, struct sa_error *error)
{
    return sa_moment_reach(party, SA_MOMENT_COMPARED, false, error);
}

static int party_described(struct sa_party *party, struct sa_error *error)
{
    return sa_moment_reach(party, SA_MOMENT_DESCRIBED, false, error);
}

static int party_surveyed(struct sa_party *party, struct sa_error *error)
{
    return sa_moment_reach(party, SA_MOMENT_SURVEYED, false, error);
}

typedef int course(struct sa_party *party, struct sa_error *error);

/* A service's course from where nobody waits for another one: its next step, when what it has asked is answered. */
static int party_go_on(struct sa_party *party, struct sa_error *error)
{
    static course *const steps[] = {party_described, party_surveyed};
    bool ended = !party->met || party->step == sizeof steps / sizeof *steps;
    return ended ? SA_OK : steps[party->step++](party, error);
}

static size_t steps_taken(const struct sa_plan *plan)
{
    size_t steps = 0;
    for (size_t i = 0; i < plan->party_count; i++)
        steps += plan->parties[i].step;
    return steps;
}

/* Until every service has come to its end: a step may bring nothing to ask. */
static int plan_go_on(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    plan->go_on = party_go_on;
    for (bool moved = true; rc == SA_OK && moved;) {
        size_t before = steps_taken(plan);
        rc = sa_travel_drain(plan, error);
        moved = steps_taken(plan) != before;
    }
    plan->go_on = NULL;
    return rc;
}

/* The course: what each service does in turn, and whether everything is asked before the next step. */
static int plan_ask(struct sa_plan *plan, struct sa_error *error)
{
    static const struct step {
        course *each;
        bool drain;
    } steps[] = {{party_begin, true},    {party_retreat, false}, {party_unlisted, true},
                 {party_compared, true}, {party_meet, false},    {party_price, false}};
    int rc = SA_OK;
    for (size_t step = 0; rc == SA_OK && step < sizeof steps / sizeof *steps; step++) {
        for (size_t i = 0; rc == SA_OK && i < plan->party_count; i++)
            rc = steps[step].each(&plan->parties[i], error);
        if (rc == SA_OK && steps[step].drain)
            rc = sa_travel_drain(plan, error);
    }
    return rc ? rc : plan_go_on(plan, error);
}

/* What was never answered is noted, and what each service has cost. */
static int plan_finish(struct sa_plan *plan, struct sa_error *error)
{
    struct sa_question *question;
    int rc = sa_moment_end(plan, error);
    LIST_FOREACH(question, &plan->questions, open)
    {
        rc = rc ? rc : sa_question_miss(question, error);
    }
    for (size_t i = 0; rc == SA_OK && i < plan->party_count; i++) {
        const struct sa_party *party = &plan->parties[i];
        if (party->service->leave)
            rc = party->service->leave(party->account, plan->db, sa_party_calls(party), error);
    }
    return rc;
}

int sa_plan_run(struct sa_plan *plan, struct sa_error *error)
{
    int rc = sa_questions_open(plan, error);
    if (rc == SA_OK)
        rc = sa_runs_make(plan, error);
    if (rc == SA_OK && plan->resumed)
        rc = sa_runs_resume(plan, error);
    if (rc == SA_OK)
        rc = plan_ask(plan, error);
    if (rc == SA_OK || rc == SA_ECANCELLED) {
        int finished = plan_finish(plan, rc ? NULL : error);
        rc = rc ? rc : finished;
    }
    sa_questions_close(plan);
    sa_runs_free(plan);
    return rc;
}
