/* The small helpers on SQLite handles: which code an SQLite failure becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "syncaudit/sql.h"

static int set_up(void **state)
{
    sqlite3 *db = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK)
        return -1;
    *state = db;
    return 0;
}

static int tear_down(void **state)
{
    return sqlite3_close(*state);
}

static int interrupt(void *payload)
{
    (void)payload;
    return 1;
}

static void test_codes(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_sql_run(*state, "SELECT absent", &error), SA_EFORMAT);
    assert_non_null(strstr(error.message, "no such column: absent"));
    assert_int_equal(sa_sql_run(*state, "PRAGMA query_only = ON; CREATE TABLE t (x)", &error), SA_EIO);
    assert_int_equal(sa_sql_run(*state, "ATTACH '/nonexistent/x.db' AS other", &error), SA_EIO);
    sqlite3_progress_handler(*state, 1, interrupt, NULL);
    assert_int_equal(sa_sql_run(*state, "SELECT 1", &error), SA_ECANCELLED);
    sqlite3_progress_handler(*state, 0, NULL, NULL);
}

static void test_prepare_and_step(void **state)
{
    sqlite3_stmt *statement = NULL;
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_sql_prepare(*state, &statement, " -- nothing", &error), SA_EFORMAT);
    assert_null(statement);
    assert_int_equal(sa_sql_run(*state, "CREATE TABLE t (x NOT NULL)", NULL), SA_OK);
    assert_int_equal(sa_sql_prepare(*state, &statement, "INSERT INTO t VALUES (:x)", &error), SA_OK);
    sa_sql_bind_text(statement, ":x", "a");
    assert_int_equal(sa_sql_step(statement, &error), SA_OK);
    assert_int_equal(sa_sql_step(statement, &error), SA_EFORMAT); /* the binding is gone: NULL */
    assert_non_null(strstr(error.message, "NOT NULL constraint failed: t.x"));
    sa_sql_bind_text(statement, ":x", "b");
    assert_int_equal(sa_sql_step(statement, &error), SA_OK);
    sqlite3_finalize(statement);
}

static void test_text_is_never_null(void **state)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sa_sql_prepare(*state, &statement, "SELECT NULL, 'a'", NULL), SA_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal(sa_sql_text(statement, 0), "");
    assert_string_equal(sa_sql_text(statement, 1), "a");
    sqlite3_finalize(statement);
}

/* A SELECT that breaks off is not a SELECT that has ended. */
static void test_breaks_off(void **state)
{
    static const char values[] = "SELECT value FROM json_each('[1, 2]')";
    sqlite3 *db = *state;
    sqlite3_stmt *statement = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int rc = SA_OK;
    assert_int_equal(sa_sql_prepare(db, &statement, values, NULL), SA_OK);
    for (int expected = 1; expected <= 2; expected++) {
        assert_true(sa_sql_each(statement, &rc, &error));
        assert_int_equal(sqlite3_column_int(statement, 0), expected);
    }
    assert_false(sa_sql_each(statement, &rc, &error));
    assert_int_equal(rc, SA_OK);
    sqlite3_progress_handler(db, 1, interrupt, NULL);
    assert_false(sa_sql_each(statement, &rc, &error));
    assert_int_equal(rc, SA_ECANCELLED);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    sqlite3_finalize(statement);
}

static void test_a_misspelt_parameter_is_named(void **state)
{
    sqlite3_stmt *statement = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_sql_prepare(*state, &statement, "SELECT :name", NULL);
    sa_sql_bind_text(statement, ":nmae", "a");
    assert_false(sa_sql_each(statement, &rc, &error));
    assert_int_equal(rc, SA_EFORMAT);
    assert_non_null(strstr(error.message, "there is no parameter ':nmae'"));
    rc = SA_OK;
    sa_sql_bind_int(statement, ":number", 1);
    assert_false(sa_sql_one(statement, &rc, &error));
    assert_int_equal(rc, SA_EFORMAT);
    sa_sql_bind_real(statement, ":real", 1);
    assert_int_equal(sa_sql_step(statement, &error), SA_EFORMAT);
    assert_non_null(strstr(error.message, "there is no parameter ':real'"));
    rc = SA_OK;
    assert_true(sa_sql_each(statement, &rc, &error)); /* said once */
    sqlite3_finalize(statement);
    sa_sql_bind_text(NULL, ":name", "a"); /* its preparing has failed, and said so */
    rc = sa_sql_prepare(*state, &statement, "SELECT 1", NULL);
    assert_true(sa_sql_each(statement, &rc, &error));
    sqlite3_finalize(statement);
}

static void test_each_row(void **state)
{
    sqlite3_stmt *rows = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int sum = 0;
    int rc = sa_sql_prepare(*state, &rows, "VALUES (1), (2), (:third)", NULL);
    sa_sql_bind_int(rows, ":third", 4);
    while (sa_sql_each(rows, &rc, &error))
        sum += sqlite3_column_int(rows, 0);
    assert_int_equal(sum, 7);
    assert_int_equal(rc, SA_OK);
    assert_true(sa_sql_one(rows, &rc, &error)); /* from the first one again */
    assert_int_equal(sqlite3_column_int(rows, 0), 1);
    rc = SA_EIO; /* what is done with a row may fail */
    assert_false(sa_sql_each(rows, &rc, &error));
    assert_int_equal(rc, SA_EIO);
    sqlite3_finalize(rows);
}

static void test_a_failed_row_is_no_end(void **state)
{
    sqlite3_stmt *rows = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int count = 0;
    int rc = sa_sql_prepare(*state, &rows,
                            "SELECT abs(column1) FROM (VALUES (1), (-9223372036854775807 - 1), (3))", NULL);
    while (sa_sql_each(rows, &rc, &error))
        count++;
    assert_int_equal(count, 1);
    assert_int_equal(rc, SA_EFORMAT);
    assert_non_null(strstr(error.message, "integer overflow"));
    sqlite3_finalize(rows);
    rc = sa_sql_prepare(*state, &rows, "SELECT 1 WHERE 0", NULL);
    assert_false(sa_sql_one(rows, &rc, &error));
    assert_int_equal(rc, SA_EFORMAT);
    assert_non_null(strstr(error.message, "no row"));
    sqlite3_finalize(rows);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_misspelt_parameter_is_named),
        TEST(test_each_row),
        TEST(test_a_failed_row_is_no_end),
        TEST(test_codes),
        TEST(test_prepare_and_step),
        TEST(test_text_is_never_null),
        TEST(test_breaks_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
