/* Several clients run together: one loop, and what they share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "server.h"
#include "syncaudit/http.h"

enum { CLIENTS = 2 };

struct pair {
    struct test_server *server;
    struct sa_http_loop *loop;
    struct sa_http_budget budget;
    struct sa_http *clients[CLIENTS];
    char log[64]; /* the last letter of each path that was answered */
    char reason[128];
};

static int keep(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct pair *pair = payload;
    (void)error;
    if (answer->outcome == SA_HTTP_ANSWERED)
        pair->log[strlen(pair->log)] = answer->path[strlen(answer->path) - 1];
    else
        snprintf(pair->reason, sizeof pair->reason, "%s", answer->reason);
    return SA_OK;
}

static void pair_open(struct pair *pair, const struct sa_http_options *given)
{
    pair->server = test_server_start();
    assert_int_equal(sa_http_loop_open(&pair->loop, NULL), 0);
    for (size_t i = 0; i < CLIENTS; i++) {
        struct sa_http_options options = *given;
        options.origin = test_server_origin(pair->server);
        options.loop = pair->loop;
        options.tries = 1;
        assert_int_equal(sa_http_open(&pair->clients[i], &options, NULL), 0);
    }
}

static void pair_close(struct pair *pair)
{
    for (size_t i = 0; i < CLIENTS; i++)
        sa_http_close(pair->clients[i], NULL);
    sa_http_loop_close(pair->loop);
    test_server_stop(pair->server);
}

static void get(struct pair *pair, size_t client, const char *path)
{
    assert_int_equal(sa_http_get(pair->clients[client], path, keep, pair, NULL), 0);
}

/* An answer that is held until both have asked. */
static void test_they_wait_together(void **state)
{
    struct pair pair = {0};
    (void)state;
    pair_open(&pair, &(struct sa_http_options){0});
    test_server_script(pair.server, "/a", &(struct test_answer){.body = "[]", .together = CLIENTS});
    for (size_t i = 0; i < CLIENTS; i++)
        get(&pair, i, "/a");
    assert_int_equal(sa_http_run_all(pair.clients, CLIENTS, NULL), 0);
    assert_int_equal(test_server_peak(pair.server), CLIENTS);
    assert_string_equal(pair.log, "aa");
    pair_close(&pair);
}

/* Of two who may send one request between them each has a turn. */
static void test_they_send_in_turn(void **state)
{
    struct pair pair = {0};
    (void)state;
    pair_open(&pair, &(struct sa_http_options){.budget = &pair.budget, .concurrency = 1});
    for (const char *path = "/a\0/b\0/x\0/y\0"; *path; path += 3) {
        test_server_script(pair.server, path, &(struct test_answer){.body = "[]"});
        get(&pair, path[1] >= 'x', path);
    }
    assert_int_equal(sa_http_run_all(pair.clients, CLIENTS, NULL), 0);
    assert_string_equal(pair.log, "axby");
    pair_close(&pair);
}

struct relay {
    struct pair *pair;
    size_t to;
};

static int pass_on(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct relay *relay = payload;
    keep(relay->pair, answer, error);
    return sa_http_get(relay->pair->clients[relay->to], "/z", keep, relay->pair, error);
}

/* What a callback of one queues for another is asked in the same run. */
static void test_one_asks_for_another(void **state)
{
    struct pair pair = {0};
    struct relay relay = {&pair, 1};
    (void)state;
    pair_open(&pair, &(struct sa_http_options){0});
    test_server_script(pair.server, "/a", &(struct test_answer){.body = "[]"});
    test_server_script(pair.server, "/z", &(struct test_answer){.body = "[]"});
    assert_int_equal(sa_http_get(pair.clients[0], "/a", pass_on, &relay, NULL), 0);
    assert_int_equal(sa_http_run_all(pair.clients, CLIENTS, NULL), 0);
    assert_string_equal(pair.log, "az");
    pair_close(&pair);
}

static void test_a_budget_is_of_both(void **state)
{
    struct pair pair = {0};
    (void)state;
    pair_open(&pair, &(struct sa_http_options){.budget = &pair.budget, .max_calls = 3});
    test_server_script(pair.server, "/a", &(struct test_answer){.body = "[]"});
    for (size_t i = 0; i < 8; i++)
        get(&pair, i % CLIENTS, "/a");
    assert_int_equal(sa_http_run_all(pair.clients, CLIENTS, NULL), 0);
    assert_string_equal(pair.log, "aaa");
    assert_string_equal(pair.reason, "not asked: the budget of 3 calls is spent");
    assert_int_equal(sa_http_calls(pair.clients[0]) + sa_http_calls(pair.clients[1]), 3);
    assert_int_equal(pair.budget.running, 0);
    pair_close(&pair);
}

/* Who shares a budget is one to the other side: no more run at once than one of them may. */
static void test_no_more_at_once_than_one_may(void **state)
{
    struct pair pair = {0};
    (void)state;
    pair_open(&pair, &(struct sa_http_options){.budget = &pair.budget, .concurrency = 2});
    test_server_script(pair.server, "/a", &(struct test_answer){.body = "[]", .delay_ms = 50});
    for (size_t i = 0; i < 8; i++)
        get(&pair, i % CLIENTS, "/a");
    assert_int_equal(sa_http_run_all(pair.clients, CLIENTS, NULL), 0);
    assert_int_equal(test_server_peak(pair.server), 2);
    assert_string_equal(pair.log, "aaaaaaaa");
    pair_close(&pair);
}

static int refuse(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    (void)payload, (void)answer;
    return sa_error_set(error, SA_EFORMAT, "no more");
}

/* What ends one ends all, and nothing is called back afterwards. */
static void test_an_error_ends_all(void **state)
{
    struct pair pair = {0};
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    pair_open(&pair, &(struct sa_http_options){0});
    test_server_script(pair.server, "/a", &(struct test_answer){.body = "[]"});
    test_server_script(pair.server, "/b", &(struct test_answer){.body = "[]", .delay_ms = 500});
    assert_int_equal(sa_http_get(pair.clients[0], "/a", refuse, NULL, NULL), 0);
    get(&pair, 1, "/b");
    assert_int_equal(sa_http_run_all(pair.clients, CLIENTS, &error), SA_EFORMAT);
    assert_string_equal(error.message, "no more");
    assert_int_equal(sa_http_run_all(pair.clients, CLIENTS, NULL), 0);
    assert_string_equal(pair.log, "");
    pair_close(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_they_wait_together),  cmocka_unit_test(test_one_asks_for_another),
        cmocka_unit_test(test_a_budget_is_of_both), cmocka_unit_test(test_no_more_at_once_than_one_may),
        cmocka_unit_test(test_an_error_ends_all),   cmocka_unit_test(test_they_send_in_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
