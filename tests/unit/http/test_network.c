/* The network client against a real server on the loopback interface. */
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
#define KEEP(member) snprintf(log->answers[log->count].member, sizeof log->answers->member, "%s", answer->member)
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
