/* The shared form of a snapshot: what is left out is not in the file, what rules need still is, and no column is forgotten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "folder.h"
#include "query.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/share.h"
#include "syncaudit/sql.h"

static const char content[] =
    "INSERT INTO run (started, tool_version, instance_url, api_version, scope)"
    " VALUES ('2026-11-23T08:15:00Z', '0', 'https://acme.my.salesforce.com', '67.0', 'default');"
    "INSERT INTO userinfo (user_id, preferred_username, name, email)"
    " VALUES ('005000000000001AAA', 'jane.doe@example.com.uat', 'Jane Doe', 'jane.doe@example.com');"
    "INSERT INTO coverage (source, status, reason) VALUES ('identity', 'ok', 'asked by jane.doe@example.com, who may');"
    "INSERT INTO coverage (source, object, status) VALUES ('describe', 'Lead', 'ok');"
    "INSERT INTO describe_object (name, label) VALUES ('Lead', 'Lead');"
    "INSERT INTO describe_field (object, position, name, label, type, calculated, calculatedFormula, inlineHelpText) VALUES"
    " ('Lead', 0, 'Score2__c', 'Score', 'double', 1,"
    "  'IF(Rating2__c > 4711.5, /* ask Jane Doe */ Owner.Name & \"Jane Doe\", TODAY() - 31)', 'write to Jane Doe');"
    "INSERT INTO describe_picklist_value (object, field, position, value, label) VALUES"
    " ('Lead', 'Rep__c', 0, 'jane.doe@example.com', 'J\xC3\xB6rg <j\xC3\xB6rg@b\xC3\xBC"
    "ro.example.com>'),"
    " ('Lead', 'Rep__c', 1, '@', 'a@b and c@d.'),"
    " ('Lead', 'Rep__c', 2, 'x@example.com,y@example.com;@example', 'Germany');"
    "INSERT INTO setup_user (Id, Username, Name, Email) VALUES"
    " ('005000000000001AAA', 'jane.doe@example.com.uat', 'Jane Doe', 'jane.doe@example.com');";

struct shared {
    char *folder;
    char *path;
    struct sa_snapshot *snapshot;
};

static struct shared share(void)
{
    struct shared shared = {.folder = test_folder_make()};
    struct sa_snapshot *whole = NULL;
    struct sa_error error = SA_ERROR_INIT;
    char *path = test_folder_path(shared.folder, "snapshot.db");
    shared.path = test_folder_path(shared.folder, "shared.db");
    assert_int_equal(sa_snapshot_create(&whole, path, &error), 0);
    assert_int_equal(sa_sql_run(sa_snapshot_db(whole), content, &error), 0);
    assert_int_equal(sa_snapshot_seal(whole, &error), 0);
    if (sa_snapshot_share(whole, shared.path, &error))
        fail_msg("%s", error.message);
    test_query_is(sa_snapshot_db(whole), "SELECT sync_user_name, shared FROM audit", "Jane Doe|0");
    sa_snapshot_close(whole);
    assert_int_equal(sa_snapshot_open(&shared.snapshot, shared.path, &error), 0);
    free(path);
    return shared;
}

static void release(struct shared *shared)
{
    sa_snapshot_close(shared->snapshot);
    free(shared->path);
    test_folder_remove(shared->folder);
}

static void test_what_is_left_out(void **state)
{
    (void)state;
    static const char *const gone[] = {"Jane", "jane", "example.com", "4711", "write to"};
    struct shared shared = share();
    struct sa_buffer bytes = SA_BUFFER_INIT((size_t)64 << 20);
    struct stat status;
    assert_int_equal(sa_file_read(&bytes, shared.path, NULL), 0);
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        if (memmem(bytes.data, bytes.length, gone[i], strlen(gone[i])))
            fail_msg("'%s' is in the file", gone[i]);
    assert_int_equal(stat(shared.path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    sa_buffer_release(&bytes);
    release(&shared);
}

static void test_what_stays(void **state)
{
    (void)state;
    struct shared shared = share();
    sqlite3 *db = sa_snapshot_db(shared.snapshot);
    test_query_is(db, "SELECT sync_user, sync_user_name, shared FROM audit", "user 005000000000001AAA|-|1");
    test_query_is(db, "SELECT Username FROM setup_user", "user 005000000000001AAA");
    test_query_is(db, "SELECT calculatedFormula FROM describe_field",
                  "IF(Rating2__c > 0,   Owner.Name & \"\", TODAY() - 0)");
    test_query_is(db, "SELECT reason FROM coverage WHERE source = 'identity'", "asked by (address), who may");
    test_query_is(db, "SELECT value, label FROM describe_picklist_value ORDER BY position",
                  "(address)|J\xC3\xB6rg <(address)>\n@|a@b and c@d.\n(address),(address);@example|Germany");
    release(&shared);
}

static void test_manifest(void **state)
{
    (void)state;
    struct shared shared = share();
    struct sa_buffer text = SA_BUFFER_INIT((size_t)1 << 20);
    struct sa_error error = SA_ERROR_INIT;
    char *path = test_folder_path(shared.folder, SA_MANIFEST_FILE);
    assert_int_equal(sa_snapshot_manifest(shared.snapshot, path, "more", &error), 0);
    assert_int_equal(sa_file_read(&text, path, NULL), 0);
    assert_non_null(strstr(text.data, "1 of them described with 1 fields"));
    assert_non_null(strstr(text.data, "3 picklist values of 1 fields"));
    assert_non_null(strstr(text.data, "Not in it"));
    assert_non_null(strstr(text.data, "describe_picklist_value                  3 rows"));
    sa_buffer_release(&text);
    free(path);
    release(&shared);
}

/* Every column that by its name, or beside a user's id, holds a person's name, a formula or a free text is in the list, and every
 * row of the list is a column. `reason` is ours, with addresses taken out. */
static void test_no_column_is_forgotten(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot = NULL;
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_snapshot_memory(&snapshot, &error), 0);
    sqlite3 *db = sa_snapshot_db(snapshot);
    assert_int_equal(sa_sql_run(db, sa_embedded_find("src/snapshot/share/columns.sql")->data, &error), 0);
    static const char columns[] =
        "CREATE TEMP TABLE known AS SELECT t.name AS name, c.name AS column FROM sqlite_schema t,"
        " pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*'";
    assert_int_equal(sa_sql_run(db, columns, &error), 0);
    test_query_is(db, "SELECT name, column FROM share EXCEPT SELECT name, column FROM known", "");
    test_query_is(
        db,
        "SELECT name, column FROM known WHERE column REGEXP"
        " '(?i)(user_?name|e_?mail|By\\.Name|Owner\\.Name|description|Formula|Text|Message|Display|DelegateUser|SourceIp)$'"
        " OR column = 'name' AND name IN (SELECT name FROM known WHERE column = 'user_id')"
        " EXCEPT SELECT name, column FROM share",
        "");
    sa_snapshot_close(snapshot);
}

/* A mark in every column of text: what the shared form still holds of them is what the manifest says it holds, and of no column
 * nothing is said. */
static void test_canary(void **state)
{
    struct shared shared = {.folder = test_folder_make()};
    struct sa_snapshot *whole = NULL;
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer text = SA_BUFFER_INIT((size_t)64 << 20);
    char *path = test_folder_path(shared.folder, "snapshot.db");
    char *manifest = test_folder_path(shared.folder, SA_MANIFEST_FILE);
    (void)state;
    shared.path = test_folder_path(shared.folder, "shared.db");
    assert_int_equal(sa_snapshot_create(&whole, path, &error), 0);
    static const char marks[] =
        "SELECT format('INSERT INTO main.\"%w\" VALUES (%s)', t.name, group_concat(CASE"
        " WHEN t.name || '.' || c.name = 'coverage.status' THEN '''ok'''"
        " WHEN t.name || '.' || c.name = 'run.as_user' THEN 'NULL'" /* the view of somebody would be worked out */
        " WHEN t.name || '.' || c.name = 'field_value.listed' THEN 'NULL'" /* what a list has stays */
        " WHEN c.type IN ('INTEGER', 'INT', 'REAL') THEN '1'"
        " WHEN c.name GLOB '*[fF]ormula' THEN format('''\"canary %w.%w.\"''', t.name, c.name)" /* the code itself stays */
        " ELSE format('''canary %w.%w.''', t.name, c.name) END, ', '))"
        " FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*' GROUP BY t.name";
    test_query_run_each(sa_snapshot_db(whole), marks);
    assert_int_equal(sa_snapshot_seal(whole, &error), 0);
    if (sa_snapshot_share(whole, shared.path, &error))
        fail_msg("%s", error.message);
    sa_snapshot_close(whole);
    assert_int_equal(sa_snapshot_open(&shared.snapshot, shared.path, &error), 0);
    assert_int_equal(sa_snapshot_manifest(shared.snapshot, manifest, NULL, &error), 0);
    sqlite3 *db = sa_snapshot_db(shared.snapshot);
    test_query_is(db, "SELECT name || '.' || column FROM share_stays WHERE place IS NULL", "");
    assert_int_equal(sa_file_read(&text, shared.path, NULL), 0);
    sqlite3_stmt *columns = NULL;
    assert_int_equal(
        sa_sql_prepare(db, &columns,
                       "SELECT format('canary %s.%s.', t.name, c.name), EXISTS (SELECT 1 FROM share_stays s"
                       " WHERE s.name = t.name AND s.column = c.name)"
                       " FROM sqlite_schema t, pragma_table_info(t.name, 'main') c WHERE t.type = 'table'",
                       &error),
        0);
    while (sqlite3_step(columns) == SQLITE_ROW) {
        const char *mark = sa_sql_text(columns, 0);
        if (!sqlite3_column_int(columns, 1) && memmem(text.data, text.length, mark, strlen(mark)))
            fail_msg("'%s' is in the file, and the manifest does not say so", mark);
    }
    sqlite3_finalize(columns);
    sa_buffer_release(&text);
    free(path);
    free(manifest);
    release(&shared);
}

/* Of error texts what Salesforce says stays, and what people typed does not, in whatever form it is repeated. */
static void test_error_texts(void **state)
{
    static const struct {
        const char *details, *shared;
    } cases[] = {
        {"Failed to update SFDC Lead {STRING_TOO_LONG: Title: data value too large: Head of Oncology (max length=10): [Title]}",
         "Failed to update SFDC Lead {STRING_TOO_LONG: Title: data value too large: … (max length=10): [Title]}"},
        {"LeadSource: bad value for restricted picklist field: Lead Title: [LeadSource]",
         "LeadSource: bad value for restricted picklist field: … : [LeadSource]"},
        {"REQUIRED_FIELD_MISSING: Required fields are missing: [Title]",
         "REQUIRED_FIELD_MISSING: Required fields are missing: [Title]"},
        {"DUPLICATE_VALUE: duplicate value found: Title duplicates value on record with id: 00Q000000000001",
         "DUPLICATE_VALUE: duplicate value found: Title duplicates value on record with id: …"},
        {"FIELD_INTEGRITY_EXCEPTION: There's a problem with this state: Bayern J\xC3\xB6rg +49 171",
         "FIELD_INTEGRITY_EXCEPTION: There's a problem with this state: … +…"},
        {"call J\xE2\x80\x99"
         "Roe; 12/11/1974 \xE2\x80\x9CJane Roe\xE2\x80\x9D",
         "call …; …/…/…"},
        {"insufficient access rights on cross-reference id",
         "insufficient access rights on cross-reference id"},
    };
    struct sa_snapshot *whole = NULL;
    struct shared shared = {.folder = test_folder_make()};
    struct sa_error error = SA_ERROR_INIT;
    char *path = test_folder_path(shared.folder, "snapshot.db");
    (void)state;
    shared.path = test_folder_path(shared.folder, "shared.db");
    assert_int_equal(sa_snapshot_create(&whole, path, &error), 0);
    sqlite3 *db = sa_snapshot_db(whole);
    assert_int_equal(sa_sql_run(db, content, &error), 0);
    assert_int_equal(
        sa_sql_run(
            db,
            "INSERT INTO describe_field (object, position, name, label) VALUES ('Lead', 1, 'Title', 'Title'),"
            " ('Lead', 2, 'LeadSource', 'Lead Source')",
            &error),
        0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sqlite3_stmt *insert = NULL;
        assert_int_equal(
            sa_sql_prepare(db, &insert,
                           "INSERT INTO marketo_error VALUES (:type, 'Lead', :details, 2, NULL, NULL)",
                           &error),
            0);
        char number[8];
        snprintf(number, sizeof number, "%zu", i);
        sa_sql_bind_text(insert, ":type", number);
        sa_sql_bind_text(insert, ":details", cases[i].details);
        assert_int_equal(sa_sql_step(insert, &error), 0);
        sqlite3_finalize(insert);
    }
    assert_int_equal(
        sa_sql_run(
            db,
            "INSERT INTO marketo_error VALUES ('x', 'Lead', 'bad id: Jane', 3, '2026-11-02', '2026-11-03'),"
            " ('x', 'Lead', 'bad id: John', 4, '2026-11-01', '2026-11-02')",
            &error),
        0);
    assert_int_equal(sa_snapshot_seal(whole, &error), 0);
    if (sa_snapshot_share(whole, shared.path, &error))
        fail_msg("%s", error.message);
    sa_snapshot_close(whole);
    assert_int_equal(sa_snapshot_open(&shared.snapshot, shared.path, &error), 0);
    db = sa_snapshot_db(shared.snapshot);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char sql[100];
        snprintf(sql, sizeof sql, "SELECT details FROM marketo_error WHERE error_type = '%zu'", i);
        test_query_is(db, sql, cases[i].shared);
    }
    test_query_is(db,
                  "SELECT details, failures, first_day, last_day FROM marketo_error WHERE error_type = 'x'",
                  "bad id: …|7|2026-11-01|2026-11-03");
    free(path);
    release(&shared);
}

static void test_nowhere_to_write(void **state)
{
    (void)state;
    struct shared shared = share();
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_snapshot_share(shared.snapshot, "/nonexistent/shared.db", &error), SA_EIO);
    assert_non_null(strstr(error.message, "'/nonexistent/shared.db'"));
    release(&shared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_left_out), cmocka_unit_test(test_what_stays),
        cmocka_unit_test(test_manifest),         cmocka_unit_test(test_no_column_is_forgotten),
        cmocka_unit_test(test_canary),           cmocka_unit_test(test_error_texts),
        cmocka_unit_test(test_nowhere_to_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
