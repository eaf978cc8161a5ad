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
#include "salesforce/soql.h"

#define PATH "/services/data/v60.0/query?q=SELECT+Id+FROM+Thing__c"
#define SECOND "/services/data/v60.0/query/01g000000000001-2"
#define COVERAGE "SELECT source, object, status, reason FROM coverage"

/* What the callbacks saw. */
struct seen {
    char ids[64];
    size_t rows;
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

static int keep_end(struct sa_source_run *run, struct sa_question *question, size_t rows,
                    struct sa_error *error)
{
    struct seen *mine = run->state;
    mine->rows = rows;
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
    assert_int_equal(sa_soql_ask(&fixture->run, "Thing__c", "SELECT Id FROM Thing__c", &query, strdup("mine"),
                                 &fixture->error),
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
        {"relative/path", "the next page is on another host"},
        {PATH, "the next page is one that came before"},
        {"/services/data/v60.0/a b", "the address of the next page cannot be asked for"},
        {"/services/data/v60.0/query/01g\\r\\nX: y", "the address of the next page cannot be asked for"},
        {"/services/data/v60.0/query/01g\xc3\xa9", "the address of the next page cannot be asked for"},
        {"/secur/logout.jsp", "the address of the next page cannot be asked for"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char body[512];
        snprintf(body, sizeof body,
                 "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"%s\",\"records\":[{\"Id\":\"a\"}]}",
                 bad[i][0]);
        char *sql = NULL;
        assert_true(asprintf(&sql, "SELECT status, instr(reason, '%s') > 0 FROM coverage", bad[i][1]) > 0);
        tear_down(state);
        set_up(state);
        fixture = *state;
        ask(fixture, 200, body);
        test_query_is(fixture->run.db, sql, "failed|1");
        free(sql);
    }
}

/* A second page with this in it has these rows and fails for this reason. */
static void assert_second_page(void **state, const char *second, const char *coverage)
{
    tear_down(state);
    set_up(state);
    struct test_plan *fixture = *state;
    test_server_script(fixture->server, SECOND, &(struct test_answer){.body = second});
    ask(fixture, 200,
        "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"" SECOND "\",\"records\":[{\"Id\":\"a\"}]}");
    coverage_is(fixture, coverage);
}

#define FAILED "things|Thing__c|failed|"

/* The rows are fixed when the query is asked: pages that do not add up are not its answer. */
static void test_pages_that_do_not_add_up(void **state)
{
    static const char *const pages[][2] = {
        {"{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"" SECOND "0\",\"records\":[]}",
         FAILED "a page without records names a next one"},
        {"{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"" SECOND "\",\"records\":[{\"Id\":\"b\"}]}",
         FAILED "the next page is one that came before"},
        {"{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"" PATH "\",\"records\":[{\"Id\":\"b\"}]}",
         FAILED "the next page is one that came before"},
        {"{\"totalSize\":2,\"done\":true,\"records\":[{\"Id\":\"b\"},{\"Id\":\"c\"}]}",
         FAILED "3 rows came of a query that has 2"},
        {"{\"totalSize\":2,\"done\":true,\"records\":[]}", FAILED "1 rows came of a query that has 2"},
        {"{\"totalSize\":3,\"done\":true,\"records\":[{\"Id\":\"b\"},{\"Id\":\"c\"}]}",
         FAILED "the query has 2 rows on one page and 3 on another"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_second_page(state, pages[i][0], pages[i][1]);
    assert_second_page(state, "{\"totalSize\":2,\"done\":true,\"records\":[{\"Id\":\"b\"}]}",
                       "things|Thing__c|ok|");
}

/* A page that is sent again under other addresses is not counted again, nor asked for without end. */
static void test_pages_that_bring_nothing_new(void **state)
{
    struct test_plan *fixture = *state;
    char(*pages)[256] = calloc(200, sizeof *pages);
    char path[64];
    assert_non_null(pages);
    for (int i = 0; i < 200; i++) {
        snprintf(path, sizeof path, SECOND "-%d", i);
        snprintf(pages[i], sizeof pages[i],
                 "{\"totalSize\":1,\"done\":false,\"nextRecordsUrl\":\"" SECOND
                 "-%d\",\"records\":[{\"Id\":\"a\"}]}",
                 i + 1);
        test_server_script(fixture->server, path, &(struct test_answer){.body = pages[i]});
    }
    ask(fixture, 200,
        "{\"totalSize\":1,\"done\":false,\"nextRecordsUrl\":\"" SECOND "-0\",\"records\":[{\"Id\":\"a\"}]}");
    assert_string_equal(seen.ids, "a");
    coverage_is(fixture, FAILED "100 pages brought nothing new");
    assert_true(test_server_count(fixture->server, NULL) < 110);
    free(pages);
}

/* Not a row is taken from an answer that is not what was asked for. */
static void test_one_page_that_is_wrong(void **state)
{
    static const char *const answers[][2] = {
        {"{\"totalSize\":1,\"records\":[{\"Id\":\"a\"}]}",
         "the answer does not say whether it is the last page"},
        {"{\"totalSize\":1,\"done\":\"true\",\"records\":[{\"Id\":\"a\"}]}",
         "the answer does not say whether it is the last page"},
        {"{\"totalSize\":1,\"done\":false,\"records\":[{\"Id\":\"a\"}]}",
         "there are more pages, and the answer does not say where"},
        {"{\"totalSize\":1,\"done\":false,\"nextRecordsUrl\":5,\"records\":[{\"Id\":\"a\"}]}",
         "there are more pages, and the answer does not say where"},
        {"{\"totalSize\":1,\"done\":true,\"nextRecordsUrl\":\"" SECOND "\",\"records\":[{\"Id\":\"a\"}]}",
         "the last page names a next one"},
        {"{\"done\":true,\"records\":[{\"Id\":\"a\"}]}", "the answer does not say how many rows there are"},
        {"{\"totalSize\":\"1\",\"done\":true,\"records\":[{\"Id\":\"a\"}]}",
         "the answer does not say how many rows there are"},
        {"{\"totalSize\":-1,\"done\":true,\"records\":[]}",
         "the answer does not say how many rows there are"},
        {"{\"totalSize\":1e300,\"done\":true,\"records\":[]}",
         "the answer does not say how many rows there are"},
        {"{\"totalSize\":0,\"done\":true,\"records\":[{\"Id\":\"a\"}]}", "1 rows came of a query that has 0"},
        {"{\"totalSize\":2,\"done\":true,\"records\":[{\"Id\":\"a\"}]}", "1 rows came of a query that has 2"},
        {"{\"totalSize\":1,\"done\":true,\"records\":[null]}", "a record is no object"},
        {"{\"totalSize\":1,\"done\":true,\"records\":[[\"a\"]]}", "a record is no object"},
        {"{\"totalSize\":1,\"done\":true,\"records\":{\"Id\":{\"Id\":\"a\"}}}",
         "answer is not that of a query: it has no 'records'"},
        {"{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"Lead\"},\"Id\":\"a\"}]}",
         "a record is not of Thing__c"},
        {"{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":\"Thing__c\",\"Id\":\"a\"}]}",
         "a record is not of Thing__c"},
        {"{\"totalSize\":1,\"done\":true,\"done\":true,\"records\":[{\"Id\":\"a\"}]}",
         "an object has two members 'done'"},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        char *coverage = NULL;
        assert_true(asprintf(&coverage, FAILED "%s", answers[i][1]) > 0);
        tear_down(state);
        set_up(state);
        ask(*state, 200, answers[i][0]);
        coverage_is(*state, coverage);
        assert_string_equal(seen.ids, "");
        assert_int_equal(seen.ends, 0);
        assert_int_equal(seen.refusals, 1);
        free(coverage);
    }
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
    assert_int_equal(sa_soql_ask(&fixture->run, "", soql, &query, strdup("mine"), &fixture->error),
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
        TEST(test_pages_that_do_not_add_up),
        TEST(test_pages_that_bring_nothing_new),
        TEST(test_one_page_that_is_wrong),
        TEST(test_no_rows_are_the_sources_business),
        TEST(test_not_the_answer_of_a_query),
        TEST(test_not_permitted),
        TEST(test_refusal_that_the_source_handles),
        cmocka_unit_test(test_escaping),
        TEST(test_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
