/* The shapes of snapshots: today's stands in known.tsv as the last one, and nothing but comments and white space may differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "query.h"
#include "snapshot/shape.h"
#include "snapshot/views.h"
#include "syncaudit/embedded.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

static void test_today_is_the_last_known_shape(void **state)
{
    struct sa_snapshot *snapshot = NULL;
    char shape[SA_SHAPE_SIZE];
    bool current = false;
    (void)state;
    assert_int_equal(sa_snapshot_memory(&snapshot, NULL), SA_OK);
    assert_int_equal(sa_shape_of(shape, sa_snapshot_db(snapshot), NULL), SA_OK);
    if (!sa_shape_is_known(SA_SNAPSHOT_VERSION, shape, &current) || !current)
        fail_msg(
            "tables or indexes have a new shape: raise SA_SNAPSHOT_VERSION, and end src/snapshot/known.tsv with a line for "
            "it (CONTRIBUTING.md says how): %s",
            shape);
    sa_snapshot_close(snapshot);
}

/* What is stored today must be readable tomorrow. */
static void test_views_of_today_are_known(void **state)
{
    struct sa_snapshot *snapshot = NULL;
    struct sa_error error = SA_ERROR_INIT;
    char shape[SA_SHAPE_SIZE];
    (void)state;
    assert_int_equal(sa_snapshot_memory(&snapshot, NULL), SA_OK);
    sqlite3 *db = sa_snapshot_db(snapshot);
    assert_int_equal(sa_views_store(db, NULL), SA_OK);
    assert_int_equal(sa_shape_of(shape, db, NULL), SA_OK);
    test_query_is(db, "SELECT count(*) > 40 FROM sqlite_master WHERE type = 'view'", "1");
    const char *list = sa_embedded_find("src/snapshot/known_views.tsv")->data;
    sqlite3_stmt *views = NULL;
    int rc = sa_sql_prepare(
        db, &views, "SELECT char(10) || name || char(9) FROM sqlite_master WHERE type = 'view'", NULL);
    while (sa_sql_each(views, &rc, &error))
        if (!strstr(list, sa_sql_text(views, 0)))
            fail_msg("src/snapshot/known_views.tsv has no line for the view%s", sa_sql_text(views, 0));
    sqlite3_finalize(views);
    assert_int_equal(rc, SA_OK);
    if (sa_shape_check_views(db, &error))
        fail_msg("end src/snapshot/known_views.tsv with a line for it: %s", error.message);
    sa_snapshot_close(snapshot);
}

/* Only the first version had several shapes, and it gets no more. */
static void test_a_version_has_one_shape(void **state)
{
    unsigned version = 0, before = 0, shapes = 0;
    (void)state;
    const char *line = strchr(sa_embedded_find("src/snapshot/known.tsv")->data, '\n');
    for (; line[1]; line = strchr(line + 1, '\n')) {
        if (line[1] == '#')
            continue;
        version = (unsigned)strtoul(line + 1, NULL, 10);
        assert_true(version == before + 1 || (version == 1 && before == 1));
        shapes += version == 1;
        before = version;
    }
    assert_int_equal(version, SA_SNAPSHOT_VERSION);
    assert_int_equal(shapes, 26);
}

struct variant {
    const char *sql;
    bool same;
};

/* "" when SQLite refuses to read such a schema. */
static void shape_with(char *out, const char *sql)
{
    sqlite3 *db = NULL;
    struct sa_snapshot *snapshot = NULL;
    assert_int_equal(sa_snapshot_memory(&snapshot, NULL), SA_OK);
    db = sa_snapshot_db(snapshot);
    assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    if (sa_shape_of(out, db, NULL))
        *out = '\0';
    sa_snapshot_close(snapshot);
}

#define SET "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, "
#define OF(name) ") WHERE name = '" name "'; PRAGMA writable_schema = RESET"

static void test_what_a_shape_is_made_of(void **state)
{
    static const struct variant variants[] = {
        {SET "'TEXT NOT', 'TEXT /* a -- comment */  -- and another one' || char(10) || 'NOT'" OF(
             "reference_component"),
         true},
        {SET "', --', ',' || char(9) || ' --'" OF("reference_component"), true},
        {"CREATE TABLE note (x); CREATE VIEW other AS SELECT 1; CREATE INDEX note_x ON note (x)", true},
        {"CREATE TEMP TABLE note (x)", true},
        {SET "'TEXT NOT NULL', 'TEXT'" OF("reference_component"), false},
        {SET "'Type ', 'TypE '" OF("reference_component"), false},
        {"CREATE INDEX more ON coverage (reason)", false},
        {"CREATE INDEX more ON coverage (abs(replaced))", false},
        {"DROP INDEX coverage_object", false},
        {"DROP INDEX coverage_object; CREATE INDEX coverage_object ON coverage (object, source)", false},
        {"DROP TABLE report_field", false},
        {"DROP TABLE report_field; CREATE VIEW report_field AS SELECT 1 AS report_id, 2 AS object, 3 AS field",
         false},
        {"ALTER TABLE coverage ADD COLUMN more", false},
        {"ALTER TABLE coverage ADD COLUMN more AS (abs(replaced))", false},
    };
    char plain[SA_SHAPE_SIZE];
    char shape[SA_SHAPE_SIZE];
    (void)state;
    shape_with(plain, "");
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        shape_with(shape, variants[i].sql);
        if ((strcmp(plain, shape) == 0) != variants[i].same)
            fail_msg("%s: the shape is %s", variants[i].sql, variants[i].same ? "another one" : "the same");
    }
}

/* A row of the schema may lie about the name and the table of what its text makes. */
static void test_an_index_that_hides(void **state)
{
    char plain[SA_SHAPE_SIZE];
    char shape[SA_SHAPE_SIZE];
    (void)state;
    shape_with(plain, "");
    shape_with(shape,
               "CREATE TABLE note (x); CREATE INDEX hidden ON coverage (reason);"
               "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = 'note_x', tbl_name = 'note'"
               " WHERE name = 'hidden'; PRAGMA writable_schema = RESET");
    assert_string_not_equal(plain, shape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_today_is_the_last_known_shape), cmocka_unit_test(test_views_of_today_are_known),
        cmocka_unit_test(test_a_version_has_one_shape),       cmocka_unit_test(test_what_a_shape_is_made_of),
        cmocka_unit_test(test_an_index_that_hides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
