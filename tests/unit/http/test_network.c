/* The network client against a real server on the loopback interface. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "server.h"
#include "syncaudit/http.h"

#define KEPT 64

/* What callbacks saw, in the order they saw it. */
struct log {
    unsigned count;
    unsigned answered;
    struct {
        char path[64];
        enum sa_http_outcome outcome;
        int status;
        char body[256];
        size_t length;
        size_t replaced;
        char request_id[64];
        char location[128];
        char limit_info[64];
        char reason[512];
        unsigned tries;
    } answers[KEPT];
};

static int keep(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct log *log = payload;
    (void)error;
    assert_true(log->count < KEPT);
    assert_int_equal(answer->body[answer->length], '\0');
    log->answers[log->count].outcome = answer->outcome;
    log->answers[log->count].status = answer->status;
    log->answers[log->count].length = answer->length;
    log->answers[log->count].replaced = answer->replaced;
    log->answers[log->count].tries = answer->tries;
#define KEEP(member)                                                                                         \
    snprintf(log->answers[log->count].member, sizeof log->answers->member, "%s", answer->member)
    KEEP(path);
    KEEP(body);
    KEEP(request_id);
    KEEP(location);
    KEEP(limit_info);
    KEEP(reason);
#undef KEEP
    log->count++;
    log->answered += answer->outcome == SA_HTTP_ANSWERED;
    return SA_OK;
}

/* 5xx passes, 401 stops. */
static enum sa_http_judgement judge(const struct sa_http_answer *answer)
{
    if (answer->status >= 500)
        return SA_HTTP_RETRY;
    return answer->status == 401 ? SA_HTTP_STOP : SA_HTTP_ACCEPT;
}

struct fixture {
    struct test_server *server;
    struct sa_http_options options;
    struct sa_http *http;
    struct sa_error error;
    struct log log;
};

static int begin(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->server = test_server_start();
    fixture->options = (struct sa_http_options){
        .origin = test_server_origin(fixture->server), .judge = judge, .retry_pause_ms = 1, .tries = 3};
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(sa_http_close(fixture->http, NULL), 0);
    test_server_stop(fixture->server);
    free(fixture);
    return 0;
}

static void get(struct fixture *fixture, const char *path)
{
    assert_int_equal(sa_http_get(fixture->http, path, keep, &fixture->log, &fixture->error), 0);
}

/* Opens a client, asks for one path and runs. */
static void ask(struct fixture *fixture, const char *path)
{
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    get(fixture, path);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 1);
}

static void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not in '%s'", part, text);
}

static void test_answer_is_handed_over_whole(void **state)
{
    struct fixture *fixture = *state;
    test_server_script(fixture->server, "/a?q=SELECT+Id",
                       &(struct test_answer){.body = "{\"label\":\"\\ud800\xff\"}",
                                             .headers = {{"Sforce-Limit-Info", "api-usage=18/5000"},
                                                         {"X-SFDC-Request-Id", "TID:1"}}});
    fixture->options.token = "00D!token";
    ask(fixture, "/a?q=SELECT+Id");
    assert_string_equal(fixture->log.answers[0].path, "/a?q=SELECT+Id");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_ANSWERED);
    assert_int_equal(fixture->log.answers[0].status, 200);
    assert_string_equal(fixture->log.answers[0].body, "{\"label\":\"\\ufffd\xEF\xBF\xBD\"}");
    assert_int_equal(fixture->log.answers[0].replaced, 2);
    assert_string_equal(fixture->log.answers[0].request_id, "TID:1");
    assert_string_equal(fixture->log.answers[0].limit_info, "api-usage=18/5000");
    assert_string_equal(fixture->log.answers[0].location, "");
    assert_string_equal(fixture->log.answers[0].reason, "");
    assert_int_equal(fixture->log.answers[0].tries, 1);
    assert_int_equal(sa_http_calls(fixture->http), 1);
    assert_int_equal(test_server_count_header(fixture->server, "authorization", "Bearer 00D!token"), 1);
    assert_int_equal(test_server_count_header(fixture->server, "accept", "application/json"), 1);
    assert_int_equal(test_server_count_header(fixture->server, "user-agent", "syncaudit/" SA_VERSION), 1);
    assert_null(sa_http_recorded_at(fixture->http));
    assert_string_equal(sa_http_origin(fixture->http), test_server_origin(fixture->server));
}

static void test_gzip_is_unpacked(void **state)
{
    struct fixture *fixture = *state;
    static const char body[] = "{\"sobjects\":[{\"name\":\"Account\"}]}";
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = body, .gzip = true});
    ask(fixture, "/a");
    assert_string_equal(fixture->log.answers[0].body, body);
}

static void test_redirect_is_an_answer(void **state)
{
    struct fixture *fixture = *state;
    struct test_server *other = test_server_start();
    char target[128];
    snprintf(target, sizeof target, "%s/b", test_server_origin(other));
    test_server_script(fixture->server, "/a",
                       &(struct test_answer){.status = 302, .headers = {{"Location", target}}});
    fixture->options.token = "secret";
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].status, 302);
    assert_string_equal(fixture->log.answers[0].location, target);
    assert_int_equal(test_server_count(other, NULL), 0);
    test_server_stop(other);
}

static void test_error_status_is_an_answer(void **state)
{
    struct fixture *fixture = *state;
    ask(fixture, "/nowhere");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_ANSWERED);
    assert_int_equal(fixture->log.answers[0].status, 404);
    assert_contains(fixture->log.answers[0].body, "NOT_FOUND");
}

static void test_retry_until_it_works(void **state)
{
    struct fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.status = 503, .body = "<html>"});
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = "[1]"});
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].status, 200);
    assert_string_equal(fixture->log.answers[0].body, "[1]");
    assert_int_equal(fixture->log.answers[0].tries, 2);
    assert_int_equal(sa_http_calls(fixture->http), 2);
}

static void test_retries_end_and_the_last_answer_is_handed_over(void **state)
{
    struct fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.status = 503, .body = "busy"});
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_ANSWERED);
    assert_int_equal(fixture->log.answers[0].status, 503);
    assert_string_equal(fixture->log.answers[0].body, "busy");
    assert_int_equal(fixture->log.answers[0].tries, 3);
    assert_int_equal(test_server_count(fixture->server, "/a"), 3);
}

static void test_broken_answers_are_asked_again(void **state)
{
    static const enum test_fault faults[] = {TEST_CLOSE,     TEST_GARBAGE,  TEST_CUT,
                                             TEST_CUT_CHUNK, TEST_CUT_GZIP, TEST_BAD_GZIP};
    struct fixture *fixture = *state;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%zu", i);
        test_server_script(fixture->server, path,
                           &(struct test_answer){.body = "{\"a\":\"0123456789\"}", .fault = faults[i]});
        test_server_script(fixture->server, path, &(struct test_answer){.body = "{\"a\":\"0123456789\"}"});
        memset(&fixture->log, 0, sizeof fixture->log);
        get(fixture, path);
        assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
        if (fixture->log.answers[0].tries != 2)
            fail_msg("fault %d: %u tries, '%s'", faults[i], fixture->log.answers[0].tries,
                     fixture->log.answers[0].body);
        assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_ANSWERED);
        assert_string_equal(fixture->log.answers[0].body, "{\"a\":\"0123456789\"}");
    }
}

static void test_hopeless_network_gives_a_reason(void **state)
{
    static const struct {
        enum test_fault fault;
        const char *reason;
    } cases[] = {
        {TEST_CLOSE, "closed the connection without an answer"},
        {TEST_GARBAGE, "not HTTP"},
        {TEST_CUT, "cut off"},
        {TEST_CUT_CHUNK, "cut off"},
        {TEST_CUT_GZIP, "cut off"},
        {TEST_BAD_GZIP, "damaged"},
    };
    struct fixture *fixture = *state;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%zu", i);
        test_server_script(fixture->server, path,
                           &(struct test_answer){.body = "{\"a\":\"0123456789\"}", .fault = cases[i].fault});
        memset(&fixture->log, 0, sizeof fixture->log);
        get(fixture, path);
        assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
        assert_int_equal(fixture->log.count, 1);
        assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
        assert_contains(fixture->log.answers[0].reason, cases[i].reason);
        assert_int_equal(fixture->log.answers[0].status, 0);
        assert_string_equal(fixture->log.answers[0].body, "");
        assert_int_equal(fixture->log.answers[0].tries, 3);
    }
}

static void test_stall_ends(void **state)
{
    struct fixture *fixture = *state;
    test_server_script(fixture->server, "/a",
                       &(struct test_answer){.body = "0123456789", .fault = TEST_STALL});
    fixture->options.timeout_ms = 200;
    fixture->options.tries = 1;
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    assert_contains(fixture->log.answers[0].reason, "in time");
}

static void test_nobody_there(void **state)
{
    struct fixture *fixture = *state;
    char origin[64];
    struct test_server *gone = test_server_start();
    snprintf(origin, sizeof origin, "%s", test_server_origin(gone));
    test_server_stop(gone);
    fixture->options.origin = origin;
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    assert_contains(fixture->log.answers[0].reason, "no connection");
}

static void test_unknown_host_is_asked_for_twice(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.origin = "https://nowhere.invalid"; /* RFC 6761: never resolves */
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    assert_contains(fixture->log.answers[0].reason, "no network or wrong host name");
    assert_contains(fixture->log.answers[0].reason, "nowhere.invalid");
    assert_int_equal(fixture->log.answers[0].tries, 2);
}

static void test_body_limit_counts_unpacked_bytes(void **state)
{
    struct fixture *fixture = *state;
    static char body[100001];
    memset(body, ' ', sizeof body - 1);
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = body, .gzip = true});
    fixture->options.body_limit = sizeof body - 2;
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    assert_contains(fixture->log.answers[0].reason, "larger than the 99999 bytes allowed");
    assert_int_equal(fixture->log.answers[0].tries, 1);
    sa_http_close(fixture->http, NULL);
    memset(&fixture->log, 0, sizeof fixture->log);
    fixture->options.body_limit = sizeof body - 1;
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].length, sizeof body - 1);
}

static void test_body_limit_holds_after_the_text_gate(void **state)
{
    struct fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = "\xff\xff\xff\xff"});
    fixture->options.body_limit = 11; /* four bytes become twelve */
    ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    assert_contains(fixture->log.answers[0].reason, "larger than the 11 bytes allowed");
}

static void test_concurrency_is_used_and_kept(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.concurrency = 4;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (unsigned i = 0; i < 40; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%u", i);
        test_server_script(fixture->server, path, &(struct test_answer){.together = 4});
        get(fixture, path);
    }
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.answered, 40);
    assert_int_equal(test_server_peak(fixture->server), 4);
}

static void test_a_waiting_retry_holds_up_nobody(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.concurrency = 1;
    test_server_script(fixture->server, "/late",
                       &(struct test_answer){.status = 503, .headers = {{"Retry-After", "1"}}});
    test_server_script(fixture->server, "/late", &(struct test_answer){.body = "[]"});
    test_server_script(fixture->server, "/soon", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    get(fixture, "/late");
    get(fixture, "/soon");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 2);
    assert_string_equal(fixture->log.answers[0].path, "/soon");
    assert_string_equal(fixture->log.answers[1].path, "/late");
    assert_int_equal(fixture->log.answers[1].status, 200);
}

static void test_budget_is_never_overrun(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.max_calls = 5;
    test_server_script(fixture->server, "/busy", &(struct test_answer){.status = 503});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (unsigned i = 0; i < 20; i++)
        get(fixture, i % 2 ? "/a" : "/busy");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 20);
    assert_int_equal(test_server_count(fixture->server, NULL), 5);
    assert_int_equal(sa_http_calls(fixture->http), 5);
    unsigned refused = 0;
    for (unsigned i = 0; i < 20; i++)
        if (fixture->log.answers[i].outcome == SA_HTTP_FAILED) {
            assert_contains(fixture->log.answers[i].reason, "budget of 5 calls");
            refused++;
        }
    assert_true(refused >= 15);
    assert_int_equal(fixture->log.answered + refused, 20);
}

static void test_stop_fails_all_the_others(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.concurrency = 2;
    test_server_script(fixture->server, "/slow", &(struct test_answer){.body = "[1,2]", .fault = TEST_STALL});
    test_server_script(fixture->server, "/expired",
                       &(struct test_answer){.status = 401, .body = "INVALID_SESSION_ID"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    get(fixture, "/slow");
    get(fixture, "/expired");
    for (unsigned i = 0; i < 10; i++)
        get(fixture, "/later");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 12);
    assert_int_equal(fixture->log.answered, 1);
    assert_string_equal(fixture->log.answers[0].path, "/expired");
    assert_int_equal(fixture->log.answers[0].status, 401);
    assert_int_equal(test_server_count(fixture->server, "/later"), 0);
    for (unsigned i = 1; i < 12; i++) {
        assert_int_equal(fixture->log.answers[i].outcome, SA_HTTP_FAILED);
        assert_contains(fixture->log.answers[i].reason, "'/expired' was answered with status 401");
    }
    get(fixture, "/later"); /* and it stays stopped */
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
    struct fixture *fixture = *state;
    test_server_script(fixture->server, "/more", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    struct chain chain = {.http = fixture->http, .left = 30};
    assert_int_equal(sa_http_get(fixture->http, "/more", ask_more, &chain, &fixture->error), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(chain.seen, 31);
}

static int refuse(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    (void)answer;
    ++*(unsigned *)payload;
    return sa_error_set(error, SA_EREFUSED, "enough");
}

static void test_callback_ends_the_run(void **state)
{
    struct fixture *fixture = *state;
    unsigned calls = 0;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (unsigned i = 0; i < 50; i++)
        assert_int_equal(sa_http_get(fixture->http, "/a", refuse, &calls, NULL), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), SA_EREFUSED);
    assert_string_equal(fixture->error.message, "enough");
    assert_int_equal(calls, 1);
    get(fixture, "/b"); /* the rest is forgotten and the client can be used again */
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
    struct fixture *fixture = *state;
    struct cancel cancel = {0};
    struct sa_observer observer = {.cancelled = &cancel.flag};
    test_server_script(fixture->server, "/stall",
                       &(struct test_answer){.body = "[1,2]", .fault = TEST_STALL});
    fixture->options.observer = &observer;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    get(fixture, "/stall");
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
    struct fixture *fixture = *state;
    struct cancel cancel = {.server = fixture->server};
    assert_int_equal(pipe(cancel.pipe), 0);
    struct sa_observer observer = {.cancelled = &cancel.flag, .wake_descriptor = cancel.pipe[0]};
    test_server_script(fixture->server, "/stall",
                       &(struct test_answer){.body = "[1,2]", .fault = TEST_STALL});
    fixture->options.observer = &observer;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    get(fixture, "/stall");
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, press_ctrl_c, &cancel), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), SA_ECANCELLED);
    pthread_join(thread, NULL);
    assert_int_equal(fixture->log.count, 0);
    close(cancel.pipe[0]);
    close(cancel.pipe[1]);
}

static void test_bad_paths_and_tokens_are_refused(void **state)
{
    static const char *const paths[] = {"", "a", "//x.com/", "/a b", "/a\r\nHost: x", "/a#b", "/\xc3\xa4"};
    static const char *const tokens[] = {"a b", "a\r\nX: y", "\xff"};
    struct fixture *fixture = *state;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_int_equal(sa_http_get(fixture->http, paths[i], keep, NULL, &fixture->error), SA_EINPUT);
    static char path[12002];
    memset(path, 'a', sizeof path - 1);
    path[0] = '/';
    assert_int_equal(sa_http_get(fixture->http, path, keep, NULL, &fixture->error), SA_EINPUT);
    sa_http_close(fixture->http, NULL);
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        fixture->options.token = tokens[i];
        assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), SA_EINPUT);
        assert_null(fixture->http);
        assert_null(strstr(fixture->error.message, tokens[i]));
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(test_answer_is_handed_over_whole),
        TEST(test_gzip_is_unpacked),
        TEST(test_redirect_is_an_answer),
        TEST(test_error_status_is_an_answer),
        TEST(test_retry_until_it_works),
        TEST(test_retries_end_and_the_last_answer_is_handed_over),
        TEST(test_broken_answers_are_asked_again),
        TEST(test_hopeless_network_gives_a_reason),
        TEST(test_stall_ends),
        TEST(test_nobody_there),
        TEST(test_unknown_host_is_asked_for_twice),
        TEST(test_body_limit_counts_unpacked_bytes),
        TEST(test_body_limit_holds_after_the_text_gate),
        TEST(test_concurrency_is_used_and_kept),
        TEST(test_a_waiting_retry_holds_up_nobody),
        TEST(test_budget_is_never_overrun),
        TEST(test_stop_fails_all_the_others),
        TEST(test_callbacks_may_queue_more),
        TEST(test_callback_ends_the_run),
        TEST(test_cancelled_by_the_flag),
        TEST(test_cancelled_while_waiting),
        TEST(test_bad_paths_and_tokens_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
