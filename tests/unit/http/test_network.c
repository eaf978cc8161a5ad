/* Many requests: retries, concurrency, budget, stop, cancellation. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "http_fixture.h"
#include "syncaudit/clock.h"

static void test_retry_until_it_works(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.status = 503, .body = "<html>"});
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = "[1]"});
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].status, 200);
    assert_string_equal(fixture->log.answers[0].body, "[1]");
    assert_int_equal(fixture->log.answers[0].tries, 2);
    assert_int_equal(sa_http_calls(fixture->http), 2);
}

static void test_retries_end_and_the_last_answer_is_handed_over(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.status = 503, .body = "busy"});
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_ANSWERED);
    assert_int_equal(fixture->log.answers[0].status, 503);
    assert_string_equal(fixture->log.answers[0].body, "busy");
    assert_int_equal(fixture->log.answers[0].tries, 3);
    assert_int_equal(test_server_count(fixture->server, "/a"), 3);
}

static void test_concurrency_is_used_and_kept(void **state)
{
    struct http_fixture *fixture = *state;
    fixture->options.concurrency = 4;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (unsigned i = 0; i < 40; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%u", i);
        test_server_script(fixture->server, path, &(struct test_answer){.together = 4});
        http_fixture_get(fixture, path);
    }
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.answered, 40);
    assert_int_equal(test_server_peak(fixture->server), 4);
}

/* "/late" is refused for a second; the script of "/soon" is there. */
static void assert_late_comes_last(struct http_fixture *fixture)
{
    fixture->options.concurrency = 1;
    test_server_script(fixture->server, "/late",
                       &(struct test_answer){.status = 503, .headers = {{"Retry-After", "1"}}});
    test_server_script(fixture->server, "/late", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/late");
    http_fixture_get(fixture, "/soon");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 2);
    assert_string_equal(fixture->log.answers[0].path, "/soon");
    assert_string_equal(fixture->log.answers[1].path, "/late");
    assert_int_equal(fixture->log.answers[1].status, 200);
}

static void test_a_waiting_retry_holds_up_nobody(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/soon", &(struct test_answer){.body = "[]"});
    assert_late_comes_last(fixture);
}

static void test_who_waits_longest_is_asked_last(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/soon", &(struct test_answer){.status = 503});
    test_server_script(fixture->server, "/soon", &(struct test_answer){.body = "[]"});
    assert_late_comes_last(fixture);
}

/* The last letters of the paths that are to be asked again. */
static void keep_retry(void *payload, enum sa_level level, const char *text)
{
    char *letters = payload;
    const char *path = strstr(text, " for '/");
    (void)level;
    if (path)
        letters[strlen(letters)] = path[7];
}

/* Nobody listens: that is known as soon as it is asked. What has not been asked yet does not wait for the pause of what has. */
static void test_what_waits_for_nothing_is_not_held_up(void **state)
{
    struct http_fixture *fixture = *state;
    char letters[16] = "";
    const struct sa_observer observer = {.message = keep_retry, .payload = letters};
    fixture->options.origin = "http://127.0.0.1:1";
    fixture->options.concurrency = 1;
    fixture->options.retry_pause_ms = 100;
    fixture->options.observer = &observer;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/a");
    http_fixture_get(fixture, "/b");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 2);
    assert_memory_equal(letters, "ab", 2);
    assert_int_equal(strlen(letters), 4);
}

static void test_what_goes_ahead_is_sent_first(void **state)
{
    static const char *const order[] = {"/c", "/d", "/a", "/b"};
    struct http_fixture *fixture = *state;
    fixture->options.concurrency = 1;
    for (size_t i = 0; i < 4; i++)
        test_server_script(fixture->server, order[i], &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/a");
    http_fixture_get(fixture, "/b");
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            sa_http_get_ahead(fixture->http, order[i], http_fixture_keep, &fixture->log, &fixture->error), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(fixture->log.answers[i].path, order[i]);
}

static void test_budget_is_never_overrun(void **state)
{
    struct http_fixture *fixture = *state;
    fixture->options.max_calls = 5;
    test_server_script(fixture->server, "/busy", &(struct test_answer){.status = 503});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (unsigned i = 0; i < 20; i++)
        http_fixture_get(fixture, i % 2 ? "/a" : "/busy");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 20);
    assert_int_equal(test_server_count(fixture->server, NULL), 5);
    assert_int_equal(sa_http_calls(fixture->http), 5);
    unsigned refused = 0;
    for (unsigned i = 0; i < 20; i++)
        if (fixture->log.answers[i].outcome == SA_HTTP_FAILED) {
            http_assert_contains(fixture->log.answers[i].reason, "budget of 5 calls");
            refused++;
        }
    assert_true(refused >= 15);
    assert_int_equal(fixture->log.answered + refused, 20);
}

static void test_limit_only_lowers_the_budget(void **state)
{
    struct http_fixture *fixture = *state;
    fixture->options.max_calls = 9;
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/a");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    sa_http_limit(fixture->http, 2, "kept for others");
    sa_http_limit(fixture->http, 5, "never said");
    for (unsigned i = 0; i < 4; i++)
        http_fixture_get(fixture, "/a");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(sa_http_calls(fixture->http), 3);
    assert_int_equal(fixture->log.answered, 3);
    unsigned kept = 0;
    for (unsigned i = 0; i < fixture->log.count; i++)
        kept += strcmp(fixture->log.answers[i].reason, "kept for others") == 0;
    assert_int_equal(kept, 2);
}

static enum sa_http_judgement call_503_crowded(const struct sa_http_answer *answer)
{
    return answer->status == 503 ? SA_HTTP_CROWDED : SA_HTTP_ACCEPT;
}

/* A host that turns many away is asked less at once, and is asked for nothing in vain for ever. */
static void test_crowded_host(void **state)
{
    struct http_fixture *fixture = *state;
    fixture->options.judge = call_503_crowded;
    fixture->options.concurrency = 8;
    fixture->options.tries = 5;
    test_server_script(fixture->server, "/calm", &(struct test_answer){.body = "[]", .delay_ms = 200});
    test_server_script(fixture->server, "/busy", &(struct test_answer){.status = 503, .delay_ms = 1});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (unsigned i = 0; i < 8; i++)
        http_fixture_get(fixture, "/calm");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(test_server_peak(fixture->server), 8);
    for (unsigned i = 0; i < 50; i++)
        http_fixture_get(fixture, "/busy");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 58);
    assert_in_range(sa_http_calls(fixture->http), 8 + 150,
                    8 + 208); /* a hundred retries, and one more for each answer */
    assert_int_equal(test_server_peak(fixture->server), 8);
    /* By then one goes at a time: these never meet. */
    test_server_script(fixture->server, "/together", &(struct test_answer){.body = "[]", .delay_ms = 30});
    long long start = sa_time_monotonic_ms();
    for (unsigned i = 0; i < 4; i++)
        http_fixture_get(fixture, "/together");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_true(sa_time_monotonic_ms() - start >= 60);
}

static void test_stop_fails_all_the_others(void **state)
{
    struct http_fixture *fixture = *state;
    fixture->options.concurrency = 2;
    test_server_script(fixture->server, "/slow", &(struct test_answer){.body = "[1,2]", .fault = TEST_STALL});
    test_server_script(fixture->server, "/expired",
                       &(struct test_answer){.status = 401, .body = "INVALID_SESSION_ID"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/slow");
    http_fixture_get(fixture, "/expired");
    for (unsigned i = 0; i < 10; i++)
        http_fixture_get(fixture, "/later");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 12);
    assert_int_equal(fixture->log.answered, 1);
    assert_string_equal(fixture->log.answers[0].path, "/expired");
    assert_int_equal(fixture->log.answers[0].status, 401);
    assert_int_equal(test_server_count(fixture->server, "/later"), 0);
    for (unsigned i = 1; i < 12; i++) {
        assert_int_equal(fixture->log.answers[i].outcome, SA_HTTP_FAILED);
        http_assert_contains(fixture->log.answers[i].reason, "'/expired' was answered with status 401");
    }
    http_fixture_get(fixture, "/later"); /* and it stays stopped */
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.answers[12].outcome, SA_HTTP_FAILED);
    assert_int_equal(test_server_count(fixture->server, "/later"), 0);
}

struct chain {
    struct sa_http *http;
    unsigned left;
    unsigned seen;
};

static int ask_more(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct chain *chain = payload;
    int rc = SA_OK;
    assert_int_equal(answer->status, 200);
    chain->seen++;
    for (int i = 0; rc == SA_OK && i < 2 && chain->left > 0; i++, chain->left--)
        rc = sa_http_get(chain->http, "/more", ask_more, chain, error);
    return rc;
}

static void test_callbacks_may_queue_more(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/more", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    struct chain chain = {.http = fixture->http, .left = 30};
    assert_int_equal(sa_http_get(fixture->http, "/more", ask_more, &chain, &fixture->error), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(chain.seen, 31);
}

/* Each asked for when the one before is there. */
struct pages {
    struct sa_http *http;
    unsigned left;
    long long asked, longest; /* ms */
};

static int ask_next(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct pages *pages = payload;
    long long now = sa_time_monotonic_ms();
    if (answer && now - pages->asked > pages->longest)
        pages->longest = now - pages->asked;
    pages->asked = now;
    return pages->left-- > 0 ? sa_http_get(pages->http, "/more", ask_next, pages, error) : SA_OK;
}

/* What is answered before the poll begins is not slept over. */
static void test_pages_never_wait_for_a_timer(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/more", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    struct pages pages = {.http = fixture->http, .left = 300};
    assert_int_equal(ask_next(&pages, NULL, NULL), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(test_server_count(fixture->server, "/more"), 300);
    assert_true(pages.longest < 900);
}

static int refuse(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    (void)answer;
    ++*(unsigned *)payload;
    return sa_error_set(error, SA_EREFUSED, "enough");
}

static void test_callback_ends_the_run(void **state)
{
    struct http_fixture *fixture = *state;
    unsigned calls = 0;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (unsigned i = 0; i < 50; i++)
        assert_int_equal(sa_http_get(fixture->http, "/a", refuse, &calls, NULL), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), SA_EREFUSED);
    assert_string_equal(fixture->error.message, "enough");
    assert_int_equal(calls, 1);
    http_fixture_get(fixture, "/b"); /* the rest is forgotten and the client can be used again */
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(calls, 1);
    assert_int_equal(fixture->log.count, 1);
}

struct cancel {
    struct test_server *server;
    volatile sig_atomic_t flag;
    int pipe[2];
};

static int cancel_now(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct cancel *cancel = payload;
    (void)answer, (void)error;
    cancel->flag = 1;
    return SA_OK;
}

static void test_cancelled_by_the_flag(void **state)
{
    struct http_fixture *fixture = *state;
    struct cancel cancel = {0};
    struct sa_observer observer = {.cancelled = &cancel.flag};
    test_server_script(fixture->server, "/stall",
                       &(struct test_answer){.body = "[1,2]", .fault = TEST_STALL});
    fixture->options.observer = &observer;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/stall");
    assert_int_equal(sa_http_get(fixture->http, "/a", cancel_now, &cancel, &fixture->error), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), SA_ECANCELLED);
    assert_int_equal(fixture->log.count, 0);
}

/* As a signal handler would do it, once the server has the request. */
static void *press_ctrl_c(void *payload)
{
    struct cancel *cancel = payload;
    while (test_server_count(cancel->server, NULL) == 0)
        usleep(1000);
    cancel->flag = 1;
    assert_int_equal(write(cancel->pipe[1], "x", 1), 1);
    return NULL;
}

static void test_cancelled_while_waiting(void **state)
{
    struct http_fixture *fixture = *state;
    struct cancel cancel = {.server = fixture->server};
    assert_int_equal(pipe(cancel.pipe), 0);
    struct sa_observer observer = {.cancelled = &cancel.flag, .wake_descriptor = cancel.pipe[0]};
    test_server_script(fixture->server, "/stall",
                       &(struct test_answer){.body = "[1,2]", .fault = TEST_STALL});
    fixture->options.observer = &observer;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/stall");
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, press_ctrl_c, &cancel), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), SA_ECANCELLED);
    pthread_join(thread, NULL);
    assert_int_equal(fixture->log.count, 0);
    close(cancel.pipe[0]);
    close(cancel.pipe[1]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, http_fixture_begin, http_fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_retry_until_it_works),
        TEST(test_retries_end_and_the_last_answer_is_handed_over),
        TEST(test_concurrency_is_used_and_kept),
        TEST(test_a_waiting_retry_holds_up_nobody),
        TEST(test_what_waits_for_nothing_is_not_held_up),
        TEST(test_budget_is_never_overrun),
        TEST(test_stop_fails_all_the_others),
        TEST(test_callbacks_may_queue_more),
        TEST(test_callback_ends_the_run),
        TEST(test_limit_only_lowers_the_budget),
        TEST(test_crowded_host),
        TEST(test_pages_never_wait_for_a_timer),
        TEST(test_cancelled_by_the_flag),
        TEST(test_cancelled_while_waiting),
        TEST(test_what_goes_ahead_is_sent_first),
        TEST(test_who_waits_longest_is_asked_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
