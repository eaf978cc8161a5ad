/* How many calls may still be sent: see budget.h. */
#include <stdint.h>
#include <stdio.h>

#include "fetch/budget.h"

unsigned long sa_budget_left(const struct sa_party *party)
{
    unsigned long most = party->terms.max_calls;
    return most > party->budget.calls ? most - party->budget.calls : 0;
}

void sa_budget_hear(struct sa_connection *connection, const struct sa_http_answer *answer)
{
    struct sa_party *party = connection->party;
    struct sa_usage usage;
    char why[256];
    if (!party->service->read_usage || !party->service->read_usage(&usage, party->account, answer))
        return;
    if (usage.most == party->usage.most && usage.used < party->usage.used) /* overtaken on the way */
        return;
    party->usage = usage;
    unsigned long left = usage.most - usage.used;
    unsigned reserve = party->terms.reserve;
    unsigned long kept = usage.most / 100 * reserve + usage.most % 100 * reserve / 100;
    if (kept == 0)
        return;
    snprintf(
        why, sizeof why,
        "not asked: %s has %lu of its %lu API calls of 24 hours left, and %u %% of them are left to others",
        party->service->account_name, left, usage.most, reserve);
    party->plan->kept = party->plan->kept || (party == &party->plan->parties[0] && left <= kept);
    sa_http_limit(connection->http, left > kept ? left - kept : 0, why);
}

size_t sa_source_calls_left(const struct sa_source_run *run)
{
    const struct sa_party *party = run->connection->party;
    const struct sa_http_budget *budget = &party->budget;
    if (!budget->limited)
        return SIZE_MAX;
    unsigned long left = budget->most > budget->calls ? budget->most - budget->calls : 0;
    const struct sa_question *question;
    LIST_FOREACH(question, &run->plan->questions, open)
    {
        left -= left > 0 && question->run->connection->party == party;
    }
    return left;
}
