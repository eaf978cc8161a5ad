/* A token that expires on the way: one login for all that were refused, and its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "http_fixture.h"

/* What a renewal gives, one after another; NULL = none. */
struct renewals {
    const char *tokens[4];
    unsigned count;
};

static int renew(void *payload, struct sa_buffer *token, struct sa_error *error)
{
    struct renewals *renewals = payload;
    assert_true(renewals->count < 4);
    assert_int_equal(token->length, 0);
    const char *given = renewals->tokens[renewals->count++];
    return given ? sa_buffer_adds(token, given) : sa_error_set(error, SA_EREFUSED, "the key is refused");
}

/* 401 asks for a login. */
static enum sa_http_judgement judge_login(const struct sa_http_answer *answer)
{
    return answer->status == 401 ? SA_HTTP_LOGIN : SA_HTTP_ACCEPT;
}

static void open_renewing(struct http_fixture *fixture, struct renewals *renewals)
{
    fixture->options.judge = judge_login;
    fixture->options.renew = renew;
    fixture->options.renew_payload = renewals;
    fixture->options.token = "old";
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
}

static void test_one_login_for_many_refused(void **state)
{
    struct http_fixture *fixture = *state;
    struct renewals renewals = {.tokens = {"new"}};
    static const struct test_answer refused = {.status = 401, .together = 4};
    static const struct test_answer good = {.body = "[]"};
    open_renewing(fixture, &renewals);
    for (unsigned i = 0; i < 20; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%u", i);
        if (i < 4)
            test_server_script(fixture->server, path, &refused);
        test_server_script(fixture->server, path, &good);
        if (i < 4)
            http_fixture_get(fixture, path);
    }
    test_server_script(fixture->server, "/sound", &good);
    http_fixture_get(fixture, "/sound"); /* answered with the old token, while the others are refused */
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    for (unsigned i = 4; i < 20; i++) {
        char path[16];
        snprintf(path, sizeof path, "/%u", i);
        http_fixture_get(fixture, path);
    }
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(renewals.count, 1);
    assert_int_equal(fixture->log.count, 21);
    for (unsigned i = 0; i < 21; i++)
        assert_int_equal(fixture->log.answers[i].status, 200);
    assert_int_equal(test_server_count_header(fixture->server, "authorization", "Bearer old"), 5);
    assert_int_equal(test_server_count_header(fixture->server, "authorization", "Bearer new"), 20);
}

static void test_a_token_refused_again_and_again_stops(void **state)
{
    struct http_fixture *fixture = *state;
    struct renewals renewals = {.tokens = {"first", "second", "third"}};
    test_server_script(fixture->server, "/a", &(struct test_answer){.status = 401});
    fixture->options.concurrency = 1;
    open_renewing(fixture, &renewals);
    http_fixture_get(fixture, "/a");
    http_fixture_get(fixture, "/b");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(renewals.count, SA_HTTP_RENEWALS);
    assert_int_equal(fixture->log.answers[0].status, 401);
    assert_int_equal(fixture->log.answers[0].tries, 3);
    assert_int_equal(fixture->log.answers[1].outcome, SA_HTTP_FAILED);
    http_assert_contains(fixture->log.answers[1].reason, "'/a' was answered with status 401");
    assert_int_equal(test_server_count_header(fixture->server, "authorization", "Bearer second"), 1);
}

static void test_no_new_token_fails_all_with_the_reason(void **state)
{
    static const char *const tokens[] = {NULL, "a\r\nX: y"};
    static const char *const reasons[] = {"the key is refused", "a character no token has"};
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.status = 401});
    for (size_t i = 0; i < 2; i++) {
        struct renewals renewals = {.tokens = {tokens[i]}};
        sa_http_close(fixture->http, NULL);
        memset(&fixture->log, 0, sizeof fixture->log);
        open_renewing(fixture, &renewals);
        http_fixture_get(fixture, "/a");
        http_fixture_get(fixture, "/a");
        assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
        assert_int_equal(renewals.count, 1);
        assert_int_equal(fixture->log.count, 2);
        for (unsigned k = 0; k < 2; k++) {
            assert_int_equal(fixture->log.answers[k].outcome, SA_HTTP_FAILED);
            http_assert_contains(fixture->log.answers[k].reason, "the token expired");
            http_assert_contains(fixture->log.answers[k].reason, reasons[i]);
        }
    }
}

static void test_login_without_a_way_to_log_in_stops(void **state)
{
    struct http_fixture *fixture = *state;
    test_server_script(fixture->server, "/a", &(struct test_answer){.status = 401});
    fixture->options.judge = judge_login;
    fixture->options.concurrency = 1;
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, "/a");
    http_fixture_get(fixture, "/b");
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.answers[0].status, 401);
    assert_int_equal(fixture->log.answers[1].outcome, SA_HTTP_FAILED);
    assert_int_equal(test_server_count(fixture->server, "/b"), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, http_fixture_begin, http_fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_one_login_for_many_refused),
        TEST(test_a_token_refused_again_and_again_stops),
        TEST(test_no_new_token_fails_all_with_the_reason),
        TEST(test_login_without_a_way_to_log_in_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
