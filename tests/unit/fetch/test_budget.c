/* How many calls may still be sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fetch/budget.h"
#include "plan.h"

/* The answers of a server that names its limit as `limit_info` says. */
static void hear(struct test_plan *plan, const char *limit_info)
{
    const struct sa_http_answer answer = {.limit_info = limit_info};
    sa_budget_hear(&plan->party->connections[SA_SYNC], &answer);
}

static int count(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    unsigned *counts = payload;
    (void)error;
    counts[answer->outcome == SA_HTTP_ANSWERED]++;
    return 0;
}

/* How many of ten more requests are sent. */
static unsigned sent_of_ten(struct test_plan *plan)
{
    unsigned counts[2] = {0, 0};
    for (unsigned i = 0; i < 10; i++)
        assert_int_equal(sa_http_get(plan->party->connections[SA_SYNC].http, "/x", count, counts, NULL), 0);
    assert_int_equal(sa_http_run(plan->party->connections[SA_SYNC].http, NULL), 0);
    assert_int_equal(counts[0] + counts[1], 10);
    return counts[1];
}

static void test_the_reserve_is_left_to_others(void **state)
{
    static const struct {
        unsigned reserve;
        const char *limit_info;
        unsigned sent;
    } cases[] = {
        {10, "api-usage=893/1000", 7},
        {10, "api-usage=18/5000", 10},
        {10, "api-usage=900/1000", 0},
        {10, "api-usage=1200/1000", 0}, /* more than there are */
        {10, "api-usage=41/50", 4},     /* a limit below a hundred has a tenth as well */
        {0, "api-usage=998/1000", 10},
        {100, "api-usage=0/1000", 0},
        {10, "per-app-api-usage=990/1000(appName=x)", 10}, /* an app's, not the org's */
        {10, "per-app-api-usage=17/250(appName=x); api-usage=898/1000", 2},
        {10, "api-usage=898/1000; per-app-api-usage=17/250(appName=x)", 2},
        {10, "api-usage=5", 10},
        {10, "api-usage=", 10},
        {10, "nothing of the sort", 10},
        {10, "", 10},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_plan *plan = test_plan_start(NULL, 0);
        plan->party->terms.reserve = cases[i].reserve;
        hear(plan, cases[i].limit_info);
        unsigned sent = sent_of_ten(plan);
        if (sent != cases[i].sent)
            fail_msg("'%s', %u %% kept: %u sent instead of %u", cases[i].limit_info, cases[i].reserve, sent,
                     cases[i].sent);
        test_plan_stop(plan);
    }
}

static void test_an_answer_that_was_overtaken_tells_nothing_new(void **state)
{
    struct test_plan *plan = test_plan_start(NULL, 0);
    (void)state;
    plan->party->terms.reserve = 10;
    hear(plan, "api-usage=897/1000");
    hear(plan, "api-usage=500/1000"); /* was sent before, came later */
    assert_int_equal(plan->party->usage.used, 897);
    assert_false(plan->plan.kept);
    assert_int_equal(sent_of_ten(plan), 3);
    hear(plan, "api-usage=901/1000");
    assert_true(plan->plan.kept);
    test_plan_stop(plan);
}

static void test_max_calls_are_of_both_connections(void **state)
{
    struct test_plan *plan = test_plan_start(NULL, 0);
    const struct sa_http_options http = {.origin = test_server_origin(plan->server),
                                         .tries = 1,
                                         .budget = &plan->party->budget,
                                         .loop = plan->plan.loop};
    unsigned counts[2] = {0};
    (void)state;
    assert_int_equal(sa_http_open(&plan->party->connections[SA_ADMIN].http, &http, NULL), 0);
    assert_int_equal(sent_of_ten(plan), 10);
    assert_int_equal(sa_http_get(plan->party->connections[SA_ADMIN].http, "/x", count, counts, NULL), 0);
    assert_int_equal(sa_http_run(plan->party->connections[SA_ADMIN].http, NULL), 0);
    plan->party->terms.max_calls = 15;
    assert_int_equal(sa_budget_left(plan->party), 4);
    plan->party->terms.max_calls = 10;
    assert_int_equal(sa_budget_left(plan->party), 0);
    plan->party->terms.max_calls = 3;
    assert_int_equal(sa_budget_left(plan->party), 0);
    sa_http_close(plan->party->connections[SA_ADMIN].http, NULL);
    plan->party->connections[SA_ADMIN].http = NULL;
    test_plan_stop(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_reserve_is_left_to_others),
        cmocka_unit_test(test_an_answer_that_was_overtaken_tells_nothing_new),
        cmocka_unit_test(test_max_calls_are_of_both_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
