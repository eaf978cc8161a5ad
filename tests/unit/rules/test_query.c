/* A person's query: what is refused and where, what is given, and when it is stopped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "judge.h"
#include "syncaudit/sql.h"

static const char facts[] = "INSERT INTO an_object (name) VALUES ('Lead');"
                            "INSERT INTO a_field (object, name) VALUES ('Lead', 'Name'), ('Lead', 'Age__c')";

static const char *const no_rules[] = {NULL};

struct answer {
    char text[256];
    size_t length;
    int stop; /* what the reader of the rows ends with */
};

static void add(struct answer *answer, const char *before, const char *text)
{
    answer->length += (size_t)snprintf(answer->text + answer->length, sizeof answer->text - answer->length,
                                       "%s%s", before, text);
}

static int take_names(void *payload, sqlite3_stmt *row, struct sa_error *error)
{
    struct answer *answer = payload;
    (void)error;
    add(answer, "", sqlite3_column_name(row, 0));
    return SA_OK;
}

static int take_row(void *payload, sqlite3_stmt *row, struct sa_error *error)
{
    struct answer *answer = payload;
    (void)error;
    add(answer, "|", sa_sql_text(row, 0));
    return answer->stop;
}

static int ask(const char *sql, long time_limit_ms, struct answer *answer, struct sa_error *error)
{
    struct test_judged judged;
    const struct sa_rules_question question = {
        .sql = sql, .time_limit_ms = time_limit_ms, .begin = take_names, .row = take_row, .payload = answer};
    test_judge(&judged, facts, no_rules);
    int rc = sa_rules_query(judged.snapshot, &question, NULL, error);
    test_assert_rows(judged.snapshot, "SELECT count(*) FROM describe_field",
                     "2"); /* the fence is gone again */
    test_judge_release(&judged);
    return rc;
}

static void assert_refused(const char *sql, const char *message)
{
    struct sa_error error = SA_ERROR_INIT;
    struct answer answer = {.text = ""};
    assert_int_equal(ask(sql, 0, &answer, &error), SA_EINPUT);
    assert_string_equal(error.message, message);
    assert_non_null(strstr(error.advice, "syncaudit sql SNAPSHOT"));
    assert_string_equal(answer.text, "");
}

static void test_what_is_refused(void **state)
{
    (void)state;
    assert_refused("", "query: a query has no SELECT");
    assert_refused("SELECT\n  \xC3\xA4, absent FROM field",
                   "query, line 2, column 3: no such column: \xC3\xA4");
    assert_refused("SELECT '\xC3\xA4', absent FROM field",
                   "query, line 1, column 13: no such column: absent");
    assert_refused("SELECT 1;\nSELECT 2",
                   "query, line 1, column 10: a query is one SELECT, and here a second statement begins");
    assert_refused("DELETE FROM finding", "query: a query may only read: not authorized");
    assert_refused("PRAGMA user_version", "query: a query may only read: not authorized");
    assert_refused("ATTACH ':memory:' AS x", "query: a query may only read: not authorized");
    assert_refused("SELECT load_extension('x')",
                   "query, line 1, column 8: not authorized to use function: load_extension");
    assert_refused("SELECT :limit",
                   "query: parameter ':limit' is unknown; there is only ':now', the time of the snapshot");
    assert_refused("SELECT ?",
                   "query: parameter '?' is unknown; there is only ':now', the time of the snapshot");
}

static void test_only_what_is_public(void **state)
{
    (void)state;
    assert_refused("SELECT name FROM describe_field",
                   "query: 'describe_field' is not one of the public views");
    assert_refused("SELECT count(*) FROM main.describe_field",
                   "query: 'describe_field' is not one of the public views");
    assert_refused("WITH field AS (SELECT name FROM \"Describe_Field\") SELECT * FROM field",
                   "query: 'describe_field' is not one of the public views");
    assert_refused("SELECT 1 FROM formula_mention",
                   "query: 'formula_mention' is not one of the public views");
    assert_refused("SELECT sql FROM sqlite_schema", "query: 'sqlite_master' is not one of the public views");
    assert_refused("SELECT sql FROM temp.sqlite_schema",
                   "query: 'sqlite_temp_master' is not one of the public views");
    assert_refused("SELECT * FROM pragma_table_list", "query: not authorized");
}

static void assert_answer(const char *sql, const char *text)
{
    struct sa_error error = SA_ERROR_INIT;
    struct answer answer = {.text = ""};
    if (ask(sql, 0, &answer, &error))
        fail_msg("%s: %s", sql, error.message);
    assert_string_equal(answer.text, text);
}

static void test_what_is_given(void **state)
{
    (void)state;
    assert_answer("SELECT field FROM synced_field ORDER BY 1;  -- done", "field|Age__c|Name");
    assert_answer("SELECT count(*) AS n FROM field", "n|2");
    assert_answer("SELECT count(*) AS n FROM source_part WHERE source = 'describe_field'", "n|0");
    assert_answer("WITH x AS (SELECT 1) SELECT count(*) AS n FROM x", "n|1");
    assert_answer("SELECT value FROM json_each('[1,2]')", "value|1|2");
    assert_answer("SELECT 'Age' REGEXP '^A' AS r", "r|1");
    assert_answer("SELECT :now = time AS same FROM audit", "same|1");
    assert_answer("SELECT verdict FROM verdict WHERE 0", "verdict");
}

static void test_an_endless_query_is_stopped(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    struct answer answer = {.text = ""};
    (void)state;
    assert_int_equal(
        ask("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0",
            50, &answer, &error),
        SA_EINPUT);
    assert_string_equal(error.message, "query: stopped after its time limit of 50 ms");
}

static void test_the_reader_ends_it(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    struct answer answer = {.text = "", .stop = SA_EIO};
    (void)state;
    assert_int_equal(ask("SELECT field FROM field ORDER BY 1", 0, &answer, &error), SA_EIO);
    assert_string_equal(answer.text, "field|Age__c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_refused),    cmocka_unit_test(test_only_what_is_public),
        cmocka_unit_test(test_what_is_given),      cmocka_unit_test(test_an_endless_query_is_stopped),
        cmocka_unit_test(test_the_reader_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
