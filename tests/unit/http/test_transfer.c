/* One request and what came back, from a real server on the loopback interface. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "http_fixture.h"

static void test_answer_is_handed_over_whole(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/a?q=SELECT+Id",
                       &(struct test_answer){.body = "{\"label\":\"\\ud800\xff\"}",
                                             .headers = {{"Sforce-Limit-Info", "api-usage=18/5000"},
                                                         {"X-SFDC-Request-Id", "TID:1"}}});
    fixture->options.token = "00D!token";
    http_fixture_ask(fixture, "/a?q=SELECT+Id");
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
    struct http_fixture *fixture = *state;
    static const char body[] = "{\"sobjects\":[{\"name\":\"Account\"}]}";
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = body, .gzip = true});
    http_fixture_ask(fixture, "/a");
    assert_string_equal(fixture->log.answers[0].body, body);
}

static void test_redirect_is_an_answer(void **state)
{
    struct http_fixture *fixture = *state;
    struct test_server *other = test_server_start();
    char target[128];
    snprintf(target, sizeof target, "%s/b", test_server_origin(other));
    test_server_script(fixture->server, "/a",
                       &(struct test_answer){.status = 302, .headers = {{"Location", target}}});
    fixture->options.token = "secret";
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].status, 302);
    assert_string_equal(fixture->log.answers[0].location, target);
    assert_int_equal(test_server_count(other, NULL), 0);
    test_server_stop(other);
}

static void test_error_status_is_an_answer(void **state)
{
    struct http_fixture *fixture = *state;
    http_fixture_ask(fixture, "/nowhere");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_ANSWERED);
    assert_int_equal(fixture->log.answers[0].status, 404);
    http_assert_contains(fixture->log.answers[0].body, "NOT_FOUND");
}

static void test_broken_answers_are_asked_again(void **state)
{
    static const enum test_fault faults[] = {TEST_CLOSE,     TEST_GARBAGE,  TEST_CUT,
                                             TEST_CUT_CHUNK, TEST_CUT_GZIP, TEST_BAD_GZIP};
    struct http_fixture *fixture = *state;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%zu", i);
        test_server_script(fixture->server, path,
                           &(struct test_answer){.body = "{\"a\":\"0123456789\"}", .fault = faults[i]});
        test_server_script(fixture->server, path, &(struct test_answer){.body = "{\"a\":\"0123456789\"}"});
        memset(&fixture->log, 0, sizeof fixture->log);
        http_fixture_get(fixture, path);
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
    struct http_fixture *fixture = *state;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%zu", i);
        test_server_script(fixture->server, path,
                           &(struct test_answer){.body = "{\"a\":\"0123456789\"}", .fault = cases[i].fault});
        memset(&fixture->log, 0, sizeof fixture->log);
        http_fixture_get(fixture, path);
        assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
        assert_int_equal(fixture->log.count, 1);
        assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
        http_assert_contains(fixture->log.answers[0].reason, cases[i].reason);
        assert_int_equal(fixture->log.answers[0].status, 0);
        assert_string_equal(fixture->log.answers[0].body, "");
        assert_int_equal(fixture->log.answers[0].tries, 3);
    }
}

static void test_stall_ends(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/a",
                       &(struct test_answer){.body = "0123456789", .fault = TEST_STALL});
    fixture->options.timeout_ms = 200;
    fixture->options.tries = 1;
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    http_assert_contains(fixture->log.answers[0].reason, "in time");
}

static void test_nobody_there(void **state)
{
    struct http_fixture *fixture = *state;
    char origin[64];
    struct test_server *gone = test_server_start();
    snprintf(origin, sizeof origin, "%s", test_server_origin(gone));
    test_server_stop(gone);
    fixture->options.origin = origin;
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    http_assert_contains(fixture->log.answers[0].reason, "no connection");
}

static void test_unknown_host_is_asked_for_twice(void **state)
{
    struct http_fixture *fixture = *state;
    fixture->options.origin = "https://nowhere.invalid"; /* RFC 6761: never resolves */
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_FAILED);
    http_assert_contains(fixture->log.answers[0].reason, "no network or wrong host name");
    http_assert_contains(fixture->log.answers[0].reason, "nowhere.invalid");
    assert_int_equal(fixture->log.answers[0].tries, 2);
}

static void test_body_limit_counts_unpacked_bytes(void **state)
{
    struct http_fixture *fixture = *state;
    static char body[100001];
    memset(body, ' ', sizeof body - 1);
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = body, .gzip = true});
    fixture->options.body_limit = sizeof body - 2;
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_TOO_LARGE);
    http_assert_contains(fixture->log.answers[0].reason, "larger than the 99999 bytes allowed");
    assert_int_equal(fixture->log.answers[0].tries, 1);
    sa_http_close(fixture->http, NULL);
    memset(&fixture->log, 0, sizeof fixture->log);
    fixture->options.body_limit = sizeof body - 1;
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].length, sizeof body - 1);
}

static void test_body_limit_holds_after_the_text_gate(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.body = "\xff\xff\xff\xff"});
    fixture->options.body_limit = 11; /* four bytes become twelve */
    http_fixture_ask(fixture, "/a");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_TOO_LARGE);
    http_assert_contains(fixture->log.answers[0].reason, "larger than the 11 bytes allowed");
}

static int post(struct http_fixture *fixture, const char *path, const char *body)
{
    return sa_http_post(fixture->http, path, "application/x-www-form-urlencoded", body, strlen(body),
                        http_fixture_keep, &fixture->log, &fixture->error);
}

/* libcurl's own bound for a header is no lack of memory, and takes no other answer with it. */
static void test_header_too_long(void **state)
{
    struct http_fixture *fixture = *state;
    static char value[110001];
    memset(value, 'a', sizeof value - 1);
    test_server_script(fixture->server, "/long", &(struct test_answer){.headers = {{"X-Trace", value}}});
    http_fixture_ask(fixture, "/long");
    assert_int_equal(fixture->log.answers[0].outcome, SA_HTTP_TOO_LARGE);
    assert_string_equal(fixture->log.answers[0].reason, "a header of the answer is too long");
    assert_int_equal(test_server_count(fixture->server, "/long"), 1);
}

static void test_post_carries_its_body(void **state)
{
    struct http_fixture *fixture = *state;
    static char long_body[300001];
    memset(long_body, 'a', sizeof long_body - 1);
    fixture->options.concurrency = 1; /* one handle for all: nothing of a POST is left in a GET */
    fixture->options.token = "t";
    test_server_script(fixture->server, "/token", &(struct test_answer){.status = 503});
    test_server_script(fixture->server, "/token",
                       &(struct test_answer){.status = 400, .body = "{\"error\":1}"});
    test_server_script(fixture->server, "/get", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    assert_int_equal(post(fixture, "/token", "a=b&c=%21"), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.answers[0].status, 400);
    assert_string_equal(fixture->log.answers[0].body, "{\"error\":1}");
    assert_int_equal(fixture->log.answers[0].tries, 2);
    assert_string_equal(test_server_body(fixture->server, "/token"), "a=b&c=%21");
    for (int i = 0; i < 2; i++)
        http_fixture_get(fixture, "/get");
    assert_int_equal(post(fixture, "/long", long_body), 0);
    assert_int_equal(post(fixture, "/none", ""), 0);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.answered, 5);
    assert_null(test_server_body(fixture->server, "/get"));
    assert_string_equal(test_server_body(fixture->server, "/long"), long_body);
    assert_string_equal(test_server_body(fixture->server, "/none"), "");
    assert_int_equal(
        test_server_count_header(fixture->server, "content-type", "application/x-www-form-urlencoded"), 4);
    assert_int_equal(test_server_count_header(fixture->server, "authorization", "Bearer t"), 6);
    assert_int_equal(post(fixture, "//elsewhere", "a"), SA_EINPUT);
}

static void test_bad_paths_and_tokens_are_refused(void **state)
{
    static const char *const paths[] = {"", "a", "//x.com/", "/a b", "/a\r\nHost: x", "/a#b", "/\xc3\xa4"};
    static const char *const tokens[] = {"a b", "a\r\nX: y", "\xff"};
    struct http_fixture *fixture = *state;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_int_equal(sa_http_get(fixture->http, paths[i], http_fixture_keep, NULL, &fixture->error),
                         SA_EINPUT);
    static char path[12002];
    memset(path, 'a', sizeof path - 1);
    path[0] = '/';
    assert_int_equal(sa_http_get(fixture->http, path, http_fixture_keep, NULL, &fixture->error), SA_EINPUT);
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
#define TEST(name) cmocka_unit_test_setup_teardown(name, http_fixture_begin, http_fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_answer_is_handed_over_whole),
        TEST(test_gzip_is_unpacked),
        TEST(test_redirect_is_an_answer),
        TEST(test_error_status_is_an_answer),
        TEST(test_broken_answers_are_asked_again),
        TEST(test_hopeless_network_gives_a_reason),
        TEST(test_stall_ends),
        TEST(test_nobody_there),
        TEST(test_unknown_host_is_asked_for_twice),
        TEST(test_body_limit_counts_unpacked_bytes),
        TEST(test_body_limit_holds_after_the_text_gate),
        TEST(test_header_too_long),
        TEST(test_post_carries_its_body),
        TEST(test_bad_paths_and_tokens_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
