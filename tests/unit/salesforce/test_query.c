/* Queries: escaped so that nothing in them can mean something else, and followed page by page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plan.h"
#include "query.h"

#define PATH "/services/data/v60.0/query?q=SELECT+Id+FROM+Thing__c"
#define SECOND "/services/data/v60.0/query/01g000000000001-2"
#define COVERAGE "SELECT source, object, status, reason FROM coverage"

/* What the callbacks saw. */
struct seen {
    char ids[64];
    size_t rows;
    double total;
    unsigned ends;
    unsigned refusals;
};

static struct seen seen;

static int set_up(void **state)
{
    seen = (struct seen){0};
    *state = test_plan_start(&seen, 0);
    return 0;
}

static int tear_down(void **state)
{
    test_plan_stop(*state);
    return 0;
}

static int keep_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                    struct sa_error *error)
{
    struct seen *mine = run->state;
    (void)error;
    assert_string_equal(question->payload, "mine");
    size_t used = strlen(mine->ids);
    snprintf(mine->ids + used, sizeof mine->ids - used, "%s", sa_json_string(sa_json_get(record, "Id")));
    return SA_OK;
}

static int keep_end(struct sa_source_run *run, struct sa_question *question, size_t rows, double total,
                    struct sa_error *error)
{
    struct seen *mine = run->state;
    mine->rows = rows;
    mine->total = total;
    mine->ends++;
    return rows ? SA_OK : sa_source_cover(question, "not_permitted", "no rows", error);
}

static int see_refusal(struct sa_source_run *run, struct sa_question *question,
                       const struct sa_status *status, bool *handled, struct sa_error *error)
{
    struct seen *mine = run->state;
    (void)question;
    (void)error;
    mine->refusals++;
    *handled = strcmp(status->code, "QUERY_TIMEOUT") == 0;
    return SA_OK;
}

static const struct sa_query query = {.row = keep_row, .end = keep_end, .refuse = see_refusal};

/* Asks for the things, with this answer. */
static void ask(struct test_plan *fixture, int status, const char *body)
{
    test_server_script(fixture->server, PATH, &(struct test_answer){.status = status, .body = body});
    assert_int_equal(sa_source_query(&fixture->run, "Thing__c", "SELECT Id FROM Thing__c", &query,
                                     strdup("mine"), &fixture->error),
                     0);
    test_plan_run(fixture);
}

static void coverage_is(const struct test_plan *fixture, const char *expected)
{
    test_query_is(fixture->run.db, COVERAGE, expected);
}

static void test_pages_are_followed(void **state)
{
    struct test_plan *fixture = *state;
    test_server_script(
        fixture->server, SECOND,
        &(struct test_answer){.body = "{\"totalSize\":3,\"done\":true,\"records\":[{\"Id\":\"c\"}]}"});
    ask(fixture, 200,
        "{\"totalSize\":3,\"done\":false,\"nextRecordsUrl\":\"" SECOND
        "\",\"records\":[{\"Id\":\"a\"},{\"Id\":\"b\"}]}");
    assert_string_equal(seen.ids, "abc");
    assert_int_equal(seen.rows, 3);
    assert_true(seen.total > 2.9 && seen.total < 3.1);
    assert_int_equal(seen.ends, 1);
    coverage_is(fixture, "things|Thing__c|ok|");
}

static void test_page_that_fails(void **state)
{
    struct test_plan *fixture = *state;
    ask(fixture, 200,
        "{\"totalSize\":3,\"done\":false,\"nextRecordsUrl\":\"" SECOND "\",\"records\":[{\"Id\":\"a\"}]}");
    assert_int_equal(seen.ends, 0);
    test_query_is(fixture->run.db, "SELECT object, http_status FROM coverage", "Thing__c|404");
}

/* A token goes nowhere else, and nobody walks in circles. */
static void test_next_page_elsewhere(void **state)
{
    struct test_plan *fixture;
    static const char *const bad[][2] = {
        {"https://evil.example/services/data/v60.0/query/1", "the next page is on another host"},
        {"//evil.example/query/1", "the next page is on another host"},
        {PATH, "the answer names itself as its next page"},
        {"/a b", "is not a path that can be asked for"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char body[512];
        snprintf(body, sizeof body,
                 "{\"totalSize\":2,\"nextRecordsUrl\":\"%s\",\"records\":[{\"Id\":\"a\"}]}", bad[i][0]);
        char *sql = NULL;
        assert_true(asprintf(&sql, "SELECT status, instr(reason, '%s') > 0 FROM coverage", bad[i][1]) > 0);
        tear_down(state);
        set_up(state);
        fixture = *state;
        ask(fixture, 200, body);
        test_query_is(fixture->run.db, sql, "failed|1");
        free(sql);
    }
    tear_down(state);
    set_up(state);
    fixture = *state;
    ask(fixture, 200, "{\"totalSize\":2,\"nextRecordsUrl\":\"" SECOND "\",\"records\":[]}");
    coverage_is(fixture, "things|Thing__c|failed|a page without records names a next one");
}

static void test_no_rows_are_the_sources_business(void **state)
{
    struct test_plan *fixture = *state;
    ask(fixture, 200, "{\"totalSize\":0,\"done\":true,\"records\":[]}");
    coverage_is(fixture, "things|Thing__c|not_permitted|no rows");
}

static void test_not_the_answer_of_a_query(void **state)
{
    struct test_plan *fixture = *state;
    ask(fixture, 200, "[1]");
    coverage_is(fixture, "things|Thing__c|failed|answer is not that of a query: it has no 'records'");
}

/* Three ways of saying "you may not". */
static void test_not_permitted(void **state)
{
    static const struct {
        int status;
        const char *code;
    } answers[] = {{400, "INVALID_TYPE"}, {400, "INVALID_FIELD"}, {403, "INSUFFICIENT_ACCESS"}};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct test_plan *fixture = *state;
        char body[128];
        snprintf(body, sizeof body, "[{\"errorCode\":\"%s\",\"message\":\"m\"}]", answers[i].code);
        ask(fixture, answers[i].status, body);
        test_query_is(fixture->run.db, "SELECT object, status FROM coverage", "Thing__c|not_permitted");
        assert_int_equal(seen.refusals, 1);
        assert_false(fixture->plan.failed);
        tear_down(state);
        set_up(state);
    }
}

static void test_refusal_that_the_source_handles(void **state)
{
    struct test_plan *fixture = *state;
    ask(fixture, 400, "[{\"errorCode\":\"QUERY_TIMEOUT\",\"message\":\"too long\"}]");
    assert_int_equal(seen.refusals, 1);
    coverage_is(fixture, "");
}

static void test_escaping(void **state)
{
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    (void)state;
    assert_int_equal(sa_soql_literal(&out, "O'Hara\\"), 0);
    assert_string_equal(out.data, "'O\\'Hara\\\\'");
    sa_buffer_clear(&out);
    assert_int_equal(sa_soql_escape(&out, "A = 'b+c' AND D != 1% & #é"), 0);
    assert_string_equal(out.data, "A+%3D+'b%2Bc'+AND+D+%21%3D+1%25+%26+%23%C3%A9");
    sa_buffer_release(&out);
}

static void test_too_long(void **state)
{
    struct test_plan *fixture = *state;
    char *soql = calloc(1, SA_SOQL_ROOM + 100);
    assert_non_null(soql);
    memset(soql, 'x', SA_SOQL_ROOM + 99);
    assert_int_equal(sa_source_query(&fixture->run, "", soql, &query, strdup("mine"), &fixture->error),
                     SA_EINPUT);
    free(soql);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_pages_are_followed),
        TEST(test_page_that_fails),
        TEST(test_next_page_elsewhere),
        TEST(test_no_rows_are_the_sources_business),
        TEST(test_not_the_answer_of_a_query),
        TEST(test_not_permitted),
        TEST(test_refusal_that_the_source_handles),
        cmocka_unit_test(test_escaping),
        TEST(test_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
