/* What counting will cost: see price.h. */
#include <stdio.h>
#include <string.h>

#include "fetch/budget.h"
#include "fetch/price.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

enum { MUCH = 20 }; /* a twentieth of the account's calls of 24 hours */

static bool is_priced(const struct sa_source_run *run, const struct sa_party *party)
{
    return run->connection->party == party && !run->kept && run->source->price;
}

/* Adds up what the sources say, and lists it: "usage 386, history 75". */
static int price_add_up(const struct sa_party *party, size_t *total, struct sa_buffer *list,
                        struct sa_error *error)
{
    const struct sa_plan *plan = party->plan;
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        struct sa_source_run *run = &plan->runs[i];
        size_t calls = 0;
        if (!is_priced(run, party))
            continue;
        rc = run->source->price(run, &calls, error);
        if (rc == SA_OK && calls > 0 &&
            sa_buffer_addf(list, "%s%s %zu", *total ? ", " : "", run->source->info->name, calls))
            rc = sa_error_memory(error);
        *total += calls;
    }
    return rc;
}

/* Nothing of it is asked; coverage tells why. */
static int price_decline(const struct sa_party *party, struct sa_error *error)
{
    const struct sa_plan *plan = party->plan;
    sqlite3_stmt *insert = NULL;
    int rc =
        sa_sql_prepare(plan->db, &insert,
                       "INSERT OR REPLACE INTO coverage (source, connection, status, reason) VALUES (:source,"
                       " :connection, 'not_asked', 'its calls were declined when they were offered')",
                       error);
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        struct sa_source_run *run = &plan->runs[i];
        if (!is_priced(run, party))
            continue;
        run->kept = true;
        sa_sql_bind_text(insert, ":source", run->source->info->name);
        sa_sql_bind_text(insert, ":connection", run->connection->name);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

int sa_price_tell(const struct sa_party *party, struct sa_error *error)
{
    const struct sa_observer *observer = party->plan->observer;
    const struct sa_usage *usage = &party->usage;
    unsigned long budget = party->terms.max_calls;
    struct sa_buffer list = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char question[256];
    size_t total = 0;
    if (sa_http_recorded_at(sa_party_main(party)->http))
        return SA_OK; /* it was paid when it was recorded */
    int rc = price_add_up(party, &total, &list, error);
    if (rc == SA_OK && total > 0 && budget)
        sa_observe(observer, SA_LEVEL_NOTICE, "%s takes about %zu API calls (%s); the budget leaves %lu",
                   party->service->priced, total, list.data, sa_budget_left(party));
    else if (rc == SA_OK && total > 0)
        sa_observe(observer, SA_LEVEL_NOTICE, "%s takes about %zu API calls (%s)", party->service->priced,
                   total, list.data);
    sa_buffer_release(&list);
    /* Who has set a budget has answered. */
    if (rc || budget || total < usage->most / MUCH || usage->most == 0)
        return rc;
    snprintf(question, sizeof question,
             "That is much: %s has %lu calls in 24 hours, and %lu are left. Go on?",
             party->service->account_name, usage->most, usage->most - usage->used);
    if (sa_observer_agrees(observer, question))
        return SA_OK;
    rc = price_decline(party, error);
    return rc == SA_OK && sa_observer_cancelled(observer) ? SA_ECANCELLED : rc;
}
