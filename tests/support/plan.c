/* A plan for tests: see plan.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plan.h"

static const struct sa_source_info info = {1, "things", "things", "nothing"};
static const struct sa_source source = {.info = &info, .versioned = true};

struct test_plan *test_plan_start(void *state, size_t body_limit)
{
    struct test_plan *plan = calloc(1, sizeof *plan);
    assert_non_null(plan);
    plan->server = test_server_start();
    assert_int_equal(sa_snapshot_memory(&plan->snapshot, NULL), 0);
    struct sa_http_options http = {
        .origin = test_server_origin(plan->server), .tries = 1, .body_limit = body_limit};
    plan->plan = (struct sa_plan){
        .db = sa_snapshot_db(plan->snapshot), .options = &plan->options, .version = TEST_PLAN_VERSION};
    assert_int_equal(sa_http_open(&plan->plan.http[SA_SYNC], &http, NULL), 0);
    assert_int_equal(sa_questions_open(&plan->plan, NULL), 0);
    plan->run = (struct sa_source_run){.source = &source,
                                       .state = state,
                                       .db = plan->plan.db,
                                       .options = &plan->options,
                                       .plan = &plan->plan};
    return plan;
}

void test_plan_run(struct test_plan *plan)
{
    while (sa_courier_has_work(&plan->plan, SA_SYNC)) {
        assert_int_equal(sa_courier_flush(&plan->plan, SA_SYNC, &plan->error), 0);
        assert_int_equal(sa_http_run(plan->plan.http[SA_SYNC], &plan->error), 0);
    }
}

void test_plan_stop(struct test_plan *plan)
{
    sa_questions_close(&plan->plan);
    sa_http_close(plan->plan.http[SA_SYNC], NULL);
    sa_snapshot_close(plan->snapshot);
    test_server_stop(plan->server);
    free(plan);
}
