/* How fast a host is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "http/pace.h"

static void watch(struct sa_http_pace *pace, enum sa_http_judgement judgement, unsigned times)
{
    for (unsigned i = 0; i < times; i++)
        sa_http_pace_watch(pace, judgement);
}

static void test_halves_down_to_one(void **state)
{
    const struct sa_http_options options = {.concurrency = 16};
    struct sa_http_pace pace;
    (void)state;
    sa_http_pace_init(&pace, &options);
    static const unsigned steps[] = {16, 8, 4, 2, 1, 1, 1};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        assert_int_equal(pace.allowed, steps[i]);
        watch(&pace, SA_HTTP_CROWDED, 4);
    }
}

static void test_one_refusal_in_three_is_borne(void **state)
{
    const struct sa_http_options options = {.concurrency = 4};
    struct sa_http_pace pace;
    (void)state;
    sa_http_pace_init(&pace, &options);
    for (unsigned i = 0; i < 1000; i++) {
        watch(&pace, SA_HTTP_CROWDED, 1);
        watch(&pace, SA_HTTP_ACCEPT, 2);
    }
    assert_int_equal(pace.allowed, 4);
    for (unsigned i = 0; i < 8; i++) { /* one in two is not */
        watch(&pace, SA_HTTP_CROWDED, 1);
        watch(&pace, SA_HTTP_ACCEPT, 1);
    }
    assert_int_equal(pace.allowed, 2);
}

static void test_a_quiet_round_lets_one_more_in(void **state)
{
    const struct sa_http_options options = {.concurrency = 4};
    struct sa_http_pace pace;
    (void)state;
    sa_http_pace_init(&pace, &options);
    watch(&pace, SA_HTTP_CROWDED, 4);
    assert_int_equal(pace.allowed, 2);
    watch(&pace, SA_HTTP_ACCEPT, 1);
    assert_int_equal(pace.allowed, 2);
    watch(&pace, SA_HTTP_ACCEPT, 1);
    assert_int_equal(pace.allowed, 3);
    watch(&pace, SA_HTTP_ACCEPT, 2);
    assert_int_equal(pace.allowed, 3);
    watch(&pace, SA_HTTP_ACCEPT, 1);
    assert_int_equal(pace.allowed, 4);
    watch(&pace, SA_HTTP_ACCEPT, 100); /* never more than was allowed */
    assert_int_equal(pace.allowed, 4);
}

static void test_a_host_that_is_down_is_left_alone(void **state)
{
    const struct sa_http_options options = {.concurrency = 1};
    struct sa_http_pace pace;
    (void)state;
    sa_http_pace_init(&pace, &options);
    pace.retries = 99;
    assert_true(sa_http_pace_may_retry(&pace));
    pace.retries = 100;
    assert_false(sa_http_pace_may_retry(&pace));
    pace.delivered = 1;
    assert_true(sa_http_pace_may_retry(&pace));
}

static void test_pauses_double_and_have_an_end(void **state)
{
    const struct sa_http_options options = {.concurrency = 1, .retry_pause_ms = 500};
    struct sa_http_pace pace;
    (void)state;
    sa_http_pace_init(&pace, &options);
    static const long limits[] = {500, 1000, 2000, 4000, 8000, 16000, 20000, 20000};
    for (unsigned tries = 1; tries <= sizeof limits / sizeof *limits; tries++) {
        long longest = 0;
        for (unsigned i = 0; i < 400; i++) {
            long pause = sa_http_pace_pause(&pace, tries, 0);
            assert_in_range(pause, 0, limits[tries - 1]);
            longest = pause > longest ? pause : longest;
        }
        assert_true(longest > limits[tries - 1] / 2); /* the whole span is used: 2^-400 that it is not */
    }
}

static void test_a_named_time_is_believed_to_a_limit(void **state)
{
    const struct sa_http_options options = {.concurrency = 1, .retry_pause_ms = 1};
    struct sa_http_pace pace;
    (void)state;
    sa_http_pace_init(&pace, &options);
    assert_int_equal(sa_http_pace_pause(&pace, 1, 7), 7000);
    assert_int_equal(sa_http_pace_pause(&pace, 1, 20), 20000);
    assert_int_equal(sa_http_pace_pause(&pace, 1, 21), 20000);
    assert_int_equal(sa_http_pace_pause(&pace, 1, INT64_MAX), 20000);
    assert_in_range(sa_http_pace_pause(&pace, 1, -5), 0, 1);
}

/* As many as the window holds, then one for each that has left it. */
static void test_a_window_holds_so_many(void **state)
{
    const struct sa_http_options options = {.concurrency = 4, .window_calls = 3, .window_ms = 60000};
    struct sa_http_pace pace;
    (void)state;
    assert_int_equal(sa_http_pace_init(&pace, &options), SA_OK);
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(sa_http_pace_wait(&pace), 0);
        sa_http_pace_send(&pace);
    }
    assert_in_range(sa_http_pace_wait(&pace), 1, 60000);
    pace.sent[0] -= 60000; /* the first one was a minute ago */
    assert_int_equal(sa_http_pace_wait(&pace), 0);
    sa_http_pace_send(&pace);
    assert_in_range(sa_http_pace_wait(&pace), 1, 60000);
    sa_http_pace_release(&pace);
}

static void test_a_crowd_closes_the_door(void **state)
{
    const struct sa_http_options options = {.concurrency = 4, .crowded_ms = 60000};
    struct sa_http_pace pace;
    (void)state;
    assert_int_equal(sa_http_pace_init(&pace, &options), SA_OK);
    watch(&pace, SA_HTTP_ACCEPT, 1);
    assert_int_equal(sa_http_pace_wait(&pace), 0);
    watch(&pace, SA_HTTP_CROWDED, 1);
    assert_in_range(sa_http_pace_wait(&pace), 1, 60000);
    sa_http_pace_release(&pace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_window_holds_so_many),
        cmocka_unit_test(test_a_crowd_closes_the_door),
        cmocka_unit_test(test_halves_down_to_one),
        cmocka_unit_test(test_one_refusal_in_three_is_borne),
        cmocka_unit_test(test_a_quiet_round_lets_one_more_in),
        cmocka_unit_test(test_a_host_that_is_down_is_left_alone),
        cmocka_unit_test(test_pauses_double_and_have_an_end),
        cmocka_unit_test(test_a_named_time_is_believed_to_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
