/* A plan for tests: see plan.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fetch/ask.h"
#include "fetch/travel.h"
#include "plan.h"

static const struct sa_source_info info = {1, "things", "things", "nothing"};
static const struct sa_source source = {.info = &info, .versioned = true};

struct test_plan *test_plan_start(void *state, size_t body_limit)
{
    struct test_plan *plan = calloc(1, sizeof *plan);
    assert_non_null(plan);
    plan->server = test_server_start();
    assert_int_equal(sa_snapshot_memory(&plan->snapshot, NULL), 0);
    struct sa_http_options http = {.origin = test_server_origin(plan->server),
                                   .names = sa_salesforce.headers,
                                   .tries = 1,
                                   .body_limit = body_limit};
    plan->org =
        (struct sa_org){.options = &plan->options, .scope = &plan->scope, .version = TEST_PLAN_VERSION};
    plan->plan =
        (struct sa_plan){.db = sa_snapshot_db(plan->snapshot), .options = &plan->options, .party_count = 1};
    plan->party = &plan->plan.parties[0];
    *plan->party = (struct sa_party){.service = &sa_salesforce, .account = &plan->org};
    sa_plan_prepare(&plan->plan);
    assert_int_equal(sa_http_loop_open(&plan->plan.loop, NULL), 0);
    http.budget = &plan->party->budget;
    http.loop = plan->plan.loop;
    assert_int_equal(sa_http_open(&plan->party->connections[SA_SYNC].http, &http, NULL), 0);
    assert_int_equal(sa_questions_open(&plan->plan, NULL), 0);
    plan->run = (struct sa_source_run){.source = &source,
                                       .state = state,
                                       .account = &plan->org,
                                       .db = plan->plan.db,
                                       .options = &plan->options,
                                       .connection = &plan->party->connections[SA_SYNC],
                                       .plan = &plan->plan};
    return plan;
}

void test_plan_run(struct test_plan *plan)
{
    assert_int_equal(sa_travel_drain(&plan->plan, &plan->error), 0);
}

void test_plan_stop(struct test_plan *plan)
{
    sa_questions_close(&plan->plan);
    sa_plan_disconnect(&plan->plan, NULL);
    sa_snapshot_close(plan->snapshot);
    test_server_stop(plan->server);
    free(plan);
}
