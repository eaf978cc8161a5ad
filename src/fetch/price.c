/* What counting will cost, said before the first question of it, and asked where it is much. */
#include <stdio.h>
#include <string.h>

#include "fetch/plan.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

enum { MUCH = 20 }; /* a twentieth of the org's calls of 24 hours */

/* Adds up what the sources say, and lists it: "usage 386, history 75". */
static int add_up(struct sa_plan *plan, size_t *total, struct sa_buffer *list, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        struct sa_source_run *run = &plan->runs[i];
        size_t calls = 0;
        if (run->kept || !run->source->price)
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
static int decline(struct sa_plan *plan, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc =
        sa_sql_prepare(plan->db, &insert,
                       "INSERT OR REPLACE INTO coverage (source, connection, status, reason) VALUES (:source,"
                       " :connection, 'not_asked', 'its calls were declined when they were offered')",
                       error);
    for (size_t i = 0; rc == SA_OK && i < plan->run_count; i++) {
        struct sa_source_run *run = &plan->runs[i];
        if (run->kept || !run->source->price)
            continue;
        run->kept = true;
        sa_sql_bind_text(insert, ":source", run->source->info->name);
        sa_sql_bind_text(insert, ":connection", sa_side_names[run->side]);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

int sa_plan_price(struct sa_plan *plan, struct sa_error *error)
{
    struct sa_buffer list = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char question[160];
    size_t total = 0;
    int rc = add_up(plan, &total, &list, error);
    if (rc == SA_OK && total > 0 && plan->options->max_calls)
        sa_observe(plan->options->observer, SA_LEVEL_NOTICE,
                   "counting takes about %zu API calls (%s); the budget leaves %lu", total, list.data,
                   sa_budget_left(plan));
    else if (rc == SA_OK && total > 0)
        sa_observe(plan->options->observer, SA_LEVEL_NOTICE, "counting takes about %zu API calls (%s)", total,
                   list.data);
    sa_buffer_release(&list);
    /* Who has set a budget has answered. */
    if (rc || plan->options->max_calls || total < plan->usage.most / MUCH || plan->usage.most == 0)
        return rc;
    snprintf(question, sizeof question,
             "That is much: the org has %lu calls in 24 hours, and %lu are left. Go on?", plan->usage.most,
             plan->usage.most - plan->usage.used);
    if (sa_observer_agrees(plan->options->observer, question))
        return SA_OK;
    rc = decline(plan, error);
    return rc == SA_OK && sa_observer_cancelled(plan->options->observer) ? SA_ECANCELLED : rc;
}
