/* JSON objects become rows: which member fills which column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "query.h"
#include "salesforce/row.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

/* Inserts one object into a table like those of Setup, where two columns are needed. */
static int insert(const char *text, char **row_text, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    struct sa_json *object = NULL;
    struct sa_row row = {0};
    bool inserted = false;
    assert_int_equal(sa_snapshot_memory(&snapshot, NULL), SA_OK);
    sqlite3 *db = sa_snapshot_db(snapshot);
    assert_int_equal(
        sa_sql_run(db,
                   "CREATE TABLE t (Id TEXT, \"Profile.Name\" TEXT, \"Profile.UserLicense.Name\" TEXT,"
                   " \"Metadata.active\" INTEGER, assignees INTEGER)",
                   NULL),
        SA_OK);
    assert_int_equal(sa_json_parse(&object, text, strlen(text), NULL), SA_OK);
    assert_int_equal(sa_row_open(&row, db, "t", 0, NULL), SA_OK);
    sa_row_need(&row, "Metadata.active", false);
    sa_row_need(&row, "Id,Profile.Name", false);
    int rc = sa_row_insert(&row, object, &inserted, error);
    assert_true(inserted == (rc == SA_OK));
    *row_text = test_query(db, "SELECT * FROM t");
    sa_row_release(&row);
    sa_json_free(object);
    sa_snapshot_close(snapshot);
    return rc;
}

static void assert_row(const char *text, const char *expected)
{
    char *row = NULL;
    assert_int_equal(insert(text, &row, NULL), SA_OK);
    assert_string_equal(row, expected);
    free(row);
}

static void assert_refused(const char *text, const char *expected)
{
    char *row = NULL;
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(insert(text, &row, &error), SA_EFORMAT);
    assert_string_equal(error.message, expected);
    assert_string_equal(row, "");
    free(row);
}

static void test_members_of_a_parent_record(void **state)
{
    (void)state;
    assert_row(
        "{\"attributes\":{\"type\":\"User\"},\"Id\":\"005\",\"Profile\":{\"attributes\":{},\"Name\":\"Sync\","
        "\"UserLicense\":{\"Name\":\"Salesforce\"}},\"Metadata\":{\"active\":true},\"assignees\":3.0}",
        "005|Sync|Salesforce|1|3");
    assert_row("{\"Id\":\"005\",\"Profile\":null}", "005|-|-|-|-");
    assert_row("{\"Profile\":{\"Name\":\"first\"},\"Id\":\"1\",\"Profile\":{\"Name\":\"second\"}}",
               "1|first|-|-|-");
}

/* What was asked for and is not there, or is something else, is no row. */
static void test_what_does_not_fit(void **state)
{
    static const char *const refused[][2] = {
        {"null", "it is no object"},
        {"\"005\"", "it is no object"},
        {"[{\"Id\":\"005\"}]", "it is no object"},
        {"{\"Profile\":null}", "'Id' is missing"},
        {"{\"Id\":\"005\"}", "'Profile.Name' is missing"},
        {"{\"Id\":\"005\",\"Profile\":{\"attributes\":{}}}", "'Profile.Name' is missing"},
        {"{\"Profile\":[{\"Name\":\"x\"}],\"Id\":\"1\"}", "'Profile.Name' is missing"},
        {"{\"Profile\":\"Sync\",\"Id\":\"1\"}", "'Profile.Name' is missing"},
        {"{\"Id\":5,\"Profile\":null}", "'Id' is no text"},
        {"{\"Id\":\"1\",\"Profile\":{\"Name\":true}}", "'Profile.Name' is no text"},
        {"{\"Id\":\"1\",\"Profile\":null,\"Metadata\":{\"active\":1}}",
         "'Metadata.active' is neither true nor false"},
        {"{\"Id\":\"1\",\"Profile\":null,\"assignees\":true}", "'assignees' is no whole number"},
        {"{\"Id\":\"1\",\"Profile\":null,\"assignees\":1e300}", "'assignees' is no whole number"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_refused(refused[i][0], refused[i][1]);
}

static void test_a_path_longer_than_any_column(void **state)
{
    (void)state;
    char text[2048] = "{\"Id\":\"1\",\"Profile\":null,\"";
    memset(text + strlen(text), 'x', 600);
    memcpy(text + strlen(text), "\":{\"Name\":{\"Name\":1}}}", 23);
    assert_row(text, "1|-|-|-|-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_of_a_parent_record),
        cmocka_unit_test(test_what_does_not_fit),
        cmocka_unit_test(test_a_path_longer_than_any_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
