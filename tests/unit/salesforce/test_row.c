/* JSON objects become rows: which member fills which column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "query.h"
#include "salesforce/row.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

/* Inserts one object into a table like those of Setup and gives its row. */
static void assert_row(const char *text, const char *expected)
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
                   " \"Metadata.active\" INTEGER)",
                   NULL),
        SA_OK);
    assert_int_equal(sa_json_parse(&object, text, strlen(text), NULL), SA_OK);
    assert_int_equal(sa_row_open(&row, db, "t", 0, NULL), SA_OK);
    assert_int_equal(sa_row_insert(&row, object, &inserted, NULL), SA_OK);
    assert_true(inserted);
    test_query_is(db, "SELECT * FROM t", expected);
    sa_row_release(&row);
    sa_json_free(object);
    sa_snapshot_close(snapshot);
}

static void test_members_of_a_parent_record(void **state)
{
    (void)state;
    assert_row(
        "{\"attributes\":{\"type\":\"User\"},\"Id\":\"005\",\"Profile\":{\"attributes\":{},\"Name\":\"Sync\","
        "\"UserLicense\":{\"Name\":\"Salesforce\"}},\"Metadata\":{\"active\":true}}",
        "005|Sync|Salesforce|1");
    assert_row("{\"Id\":\"005\",\"Profile\":null}", "005|-|-|-");
    assert_row("{\"Profile\":[{\"Name\":\"x\"}],\"Name\":\"y\",\"Id\":\"1\"}", "1|-|-|-");
    assert_row("{\"Profile\":{\"Name\":\"first\"},\"Id\":\"1\",\"Profile\":{\"Name\":\"second\"}}",
               "1|first|-|-");
}

static void test_a_path_longer_than_any_column(void **state)
{
    (void)state;
    char text[2048] = "{\"Id\":\"1\",\"";
    memset(text + strlen(text), 'x', 600);
    memcpy(text + strlen(text), "\":{\"Name\":{\"Name\":1}}}", 23);
    assert_row(text, "1|-|-|-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_of_a_parent_record),
        cmocka_unit_test(test_a_path_longer_than_any_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
