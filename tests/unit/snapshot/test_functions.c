/* REGEXP, regexp_all, formula_code and markdown: what they find, and what hostile patterns and texts do to them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/sql.h"

static int set_up(void **state)
{
    sqlite3 *db = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK || sa_sql_functions(db, NULL))
        return -1;
    *state = db;
    return 0;
}

static int tear_down(void **state)
{
    return sqlite3_close(*state);
}

/* The first column of the first row as text ("NULL" for NULL), or "error: …"; :x is bound to the bytes. To be freed. */
static char *evaluate(sqlite3 *db, const char *sql, const char *bytes, int length)
{
    sqlite3_stmt *statement = NULL;
    char *answer = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    int index = sqlite3_bind_parameter_index(statement, ":x");
    if (index > 0)
        assert_int_equal(sqlite3_bind_text(statement, index, bytes, length, SQLITE_STATIC), SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW)
        answer =
            strdup(sqlite3_column_type(statement, 0) == SQLITE_NULL ? "NULL" : sa_sql_text(statement, 0));
    else
        assert_true(asprintf(&answer, "error: %s", sqlite3_errmsg(db)) > 0);
    sqlite3_finalize(statement);
    return answer;
}

static void assert_answers(sqlite3 *db, const char *sql, const char *expected)
{
    char *answer = evaluate(db, sql, "", 0);
    if (strcmp(answer, expected) != 0)
        fail_msg("%s\n  is       %s\n  not      %s", sql, answer, expected);
    free(answer);
}

static void test_regexp(void **state)
{
    static const struct {
        const char *sql;
        const char *expected;
    } cases[] = {
        {"SELECT 'mkto71_Score__c' REGEXP '^mkto'", "1"},
        {"SELECT 'Score' REGEXP '^mkto'", "0"},
        {"SELECT 'MKTO' REGEXP '^mkto'", "0"},
        {"SELECT 'MKTO' REGEXP '(?i)^mkto'", "1"},
        {"SELECT '' REGEXP '^$'", "1"},
        {"SELECT '' REGEXP ''", "1"},
        {"SELECT NULL REGEXP 'a'", "NULL"},
        {"SELECT 'a' REGEXP NULL", "NULL"},
        {"SELECT 12345 REGEXP '^\\d+$'", "1"},
        {"SELECT 'ä' REGEXP '^.$'", "1"},
        {"SELECT 'a' || char(10) || 'b' REGEXP 'a.b'", "0"},
        {"SELECT 'x' REGEXP '('", "error: regular expression '(': missing closing parenthesis"},
        {"SELECT 'x' REGEXP '\\C'",
         "error: regular expression '\\C': using \\C is disabled by the application"},
        {"SELECT 'x' REGEXP hex(zeroblob(16385))",
         "error: regular expression "
         "'0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
         "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
         "0000000000000"
         "': pattern string is longer than the limit set by the application"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_answers(*state, cases[i].sql, cases[i].expected);
}

static void test_limits_are_errors_and_not_answers(void **state)
{
    assert_answers(*state, "SELECT printf('%.40c', 'a') || 'b' REGEXP '^(a+)+$'",
                   "error: regular expression '^(a+)+$': match limit exceeded");
    assert_answers(*state, "SELECT regexp_all('^(a+)+$', printf('%.40c', 'a') || 'b')",
                   "error: regular expression '^(a+)+$': match limit exceeded");
    char *answer = evaluate(*state, "SELECT printf('%.200000c', 'a') REGEXP '^(?:(a)|b)*?(?R)?$'", "", 0);
    assert_non_null(strstr(answer, "regular expression '^(?:(a)|b)*?(?R)?$': "));
    free(answer);
}

static void test_bytes_that_are_not_utf8_match_nothing(void **state)
{
    static const char bytes[] = "ab\xff\xc3(cd\xed\xa0\x80";
    char *answer = evaluate(*state, "SELECT regexp_all('\\w+', :x)", bytes, sizeof bytes - 1);
    assert_string_equal(answer, "[\"ab\",\"cd\"]");
    free(answer);
    answer = evaluate(*state, "SELECT :x REGEXP 'b.'", bytes, sizeof bytes - 1);
    assert_string_equal(answer, "0");
    free(answer);
    answer = evaluate(*state, "SELECT 'x' REGEXP :x", bytes, sizeof bytes - 1);
    assert_non_null(strstr(answer, "error: regular expression"));
    free(answer);
}

/* A kept pattern must not be used for another one: constant, column, bound. */
static void test_patterns_are_kept_only_while_they_are_constant(void **state)
{
    assert_answers(
        *state,
        "WITH p (pattern, text) AS (VALUES ('^a', 'abc'), ('^b', 'abc'), ('c$', 'abc'), ('^b', 'bcd'))"
        " SELECT group_concat((text REGEXP pattern) || (text REGEXP '^a') || (text REGEXP 'd$')) FROM p",
        "110,010,110,101");
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(*state, "SELECT 'abc' REGEXP ?", -1, &statement, NULL), SQLITE_OK);
    const char *const patterns[] = {"^a", "^b", "c$"};
    for (int i = 0; i < 3; i++) {
        sqlite3_bind_text(statement, 1, patterns[i], -1, SQLITE_STATIC);
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int(statement, 0), i != 1);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
}

static void test_regexp_all(void **state)
{
    static const struct {
        const char *sql;
        const char *expected;
    } cases[] = {
        {"SELECT regexp_all('\\d+', 'a1b22')", "[\"1\",\"22\"]"},
        {"SELECT regexp_all('(\\w)=', 'a=1,b=2')", "[\"a\",\"b\"]"},
        {"SELECT regexp_all('(?:a)|(b)', 'ab')", "[\"a\",\"b\"]"},
        {"SELECT regexp_all('b*', 'abbc')", "[\"\",\"bb\",\"\",\"\"]"},
        {"SELECT regexp_all('x', '')", "[]"},
        {"SELECT regexp_all('x', NULL)", "NULL"},
        {"SELECT json_extract(regexp_all('(?s).+', '\"\\' || char(1, 10) || 'é'), '$[0]') = '\"\\' || "
         "char(1, 10) || 'é'",
         "1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_answers(*state, cases[i].sql, cases[i].expected);
}

static void test_formula_code(void **state)
{
    static const struct {
        const char *formula;
        const char *code;
    } cases[] = {
        {"", ""},
        {"A__c + 1", "A__c + 1"},
        {"IF(A, \"TODAY()\", 'NOW()')", "IF(A, \"\", \"\")"},
        {"\"a \\\" TODAY() \" & B", "\"\" & B"},
        {"'it\\'s' & B", "\"\" & B"},
        {"\"it's\" & B & \"'\"", "\"\" & B & \"\""},
        {"A /* TODAY() */ + B", "A   + B"},
        {"A/**/B", "A B"},
        {"A /* \" */ + \"/* x */\" + B", "A   + \"\" + B"},
        {"A / B * C", "A / B * C"},
        {"\"open TODAY()", "\"\""},
        {"A /* open TODAY()", "A  "},
        {"A /*/ B", "A  "},
        {"\"\\", "\"\""},
        {"A\n\t& B", "A\n\t& B"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *answer = evaluate(*state, "SELECT formula_code(:x)", cases[i].formula, -1);
        assert_string_equal(answer, cases[i].code);
        free(answer);
    }
    assert_answers(*state, "SELECT formula_code(NULL)", "NULL");
}

static void test_markdown(void **state)
{
    assert_answers(*state, "SELECT markdown('[x](<y>)' || char(10) || '*z*')", "［x］(‹y>) ∗z∗");
    assert_answers(*state, "SELECT markdown(NULL)", "NULL");
}

static void test_large_results_are_errors(void **state)
{
    sqlite3_limit(*state, SQLITE_LIMIT_LENGTH, 1000);
    assert_answers(*state, "SELECT regexp_all('.', printf('%.400c', 'a'))", "error: string or blob too big");
}

/* What lies in a file does not reach them; what this program makes beside it does. */
static void test_out_of_reach_of_a_schema_that_is_not_trusted(void **state)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_db_config(*state, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL), SQLITE_OK);
    assert_int_equal(sa_sql_run(*state,
                                "CREATE VIEW stored AS SELECT formula_code('a') REGEXP 'a' AS x;"
                                "CREATE TEMP VIEW ours AS SELECT formula_code('a') REGEXP 'a' AS x",
                                NULL),
                     SA_OK);
    assert_int_equal(sqlite3_prepare_v2(*state, "SELECT x FROM stored", -1, &statement, NULL), SQLITE_ERROR);
    assert_answers(*state, "SELECT x FROM ours", "1");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_regexp),
        TEST(test_limits_are_errors_and_not_answers),
        TEST(test_bytes_that_are_not_utf8_match_nothing),
        TEST(test_patterns_are_kept_only_while_they_are_constant),
        TEST(test_regexp_all),
        TEST(test_formula_code),
        TEST(test_markdown),
        TEST(test_large_results_are_errors),
        TEST(test_out_of_reach_of_a_schema_that_is_not_trusted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
