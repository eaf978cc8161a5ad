/* The moments at which sources ask: see moment.h and source.h. */
#include <stdint.h>
#include <string.h>

#include "fetch/moment.h"

/* Of a budget what there is to list has the first part: the rest waits until that is in. */
static bool is_spared(const struct sa_source_run *run, enum sa_moment moment)
{
    return run->connection->party->terms.max_calls &&
           (moment == SA_MOMENT_READY || (moment == SA_MOMENT_LISTED && run->source->probe));
}

static int moment_ready(struct sa_source_run *run, struct sa_error *error)
{
    return run->source->ready && run->asked == 0 ? run->source->ready(run, error) : SA_OK;
}

/* So many questions more are asked of a source that has left some for later, when fewer than half as many of its own wait for an
 * answer: always enough for twice the calls at once that are made unless told otherwise (16). */
enum { FEW = 64 };

/* Whether the calls suffice for what all sources have left for later: if not, who comes first asks for all of its own first. */
static bool suffices(const struct sa_source_run *run)
{
    const struct sa_plan *plan = run->plan;
    size_t coming = 0;
    for (size_t i = 0; i < plan->run_count; i++)
        if (plan->runs[i].connection->party == run->connection->party)
            coming += plan->runs[i].coming;
    return coming <= sa_source_calls_left(run);
}

static int moment_more(struct sa_source_run *run, struct sa_error *error)
{
    if (run->coming == 0 || run->asked - run->answered >= FEW / 2)
        return SA_OK;
    return run->source->more(run, suffices(run) ? FEW : SIZE_MAX, error);
}

int sa_moment_end(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++)
        if (plan->runs[i].coming > 0)
            rc = plan->runs[i].source->more(&plan->runs[i], SIZE_MAX, error);
    return rc;
}

static int moment_ask(struct sa_source_run *run, enum sa_moment moment, struct sa_error *error)
{
    const struct sa_source *source = run->source;
    sa_reaction *const reactions[] = {
        [SA_MOMENT_BEGIN] = source->begin,       [SA_MOMENT_LISTED] = source->listed,
        [SA_MOMENT_UNLISTED] = source->unlisted, [SA_MOMENT_COMPARED] = source->compared,
        [SA_MOMENT_READY] = moment_ready,        [SA_MOMENT_DESCRIBED] = source->described,
        [SA_MOMENT_SURVEYED] = source->surveyed};
    int rc = moment == SA_MOMENT_DESCRIBED ? moment_ready(run, error) : SA_OK;
    return rc == SA_OK && reactions[moment] ? reactions[moment](run, error) : rc;
}

int sa_moment_reach(struct sa_party *party, enum sa_moment moment, bool versioned_only,
                    struct sa_error *error)
{
    struct sa_plan *plan = party->plan;
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        struct sa_source_run *run = &plan->runs[i];
        if (run->connection->party == party && !run->kept && !is_spared(run, moment) &&
            (run->source->versioned || !versioned_only))
            rc = moment_ask(run, moment, error);
    }
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++)
        if (plan->runs[i].connection->party == party)
            rc = moment_more(&plan->runs[i], error);
    return rc;
}

void sa_source_listed(struct sa_source_run *run)
{
    run->connection->party->listed = true;
}

static bool has_all_answers(const struct sa_source_run *run)
{
    return run->answered == run->asked && run->coming == 0;
}

bool sa_source_settled(const struct sa_source_run *run, const char *name)
{
    const struct sa_plan *plan = run->plan;
    bool settled = true;
    for (size_t i = 0; settled && i < plan->run_count; i++)
        settled = plan->runs[i].connection->party != run->connection->party ||
                  strcmp(plan->runs[i].source->info->name, name) != 0 || has_all_answers(&plan->runs[i]);
    return settled;
}

static bool follows(const struct sa_source_run *follower, const struct sa_source_run *run)
{
    return follower->connection->party == run->connection->party && follower->source->follow &&
           follower->asked > 0 && strcmp(follower->source->follows, run->source->info->name) == 0;
}

int sa_moment_settled(const struct sa_question *question, struct sa_error *error)
{
    struct sa_source_run *run = question->run;
    struct sa_plan *plan = run->plan;
    struct sa_party *party = run->connection->party;
    int rc = moment_more(run, error);
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++)
        if (follows(&plan->runs[i], run))
            rc = plan->runs[i].source->follow(&plan->runs[i], question->object, error);
    if (rc || !party->listed || !has_all_answers(run))
        return rc;
    if (run->source->lists)
        rc = sa_moment_reach(party, SA_MOMENT_LISTED, false, error);
    return rc ? rc : sa_moment_reach(party, SA_MOMENT_READY, false, error);
}
