/* Files that somebody has made or changed: each is refused, or read as if nothing had been altered; nothing in it is run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "folder.h"
#include "query.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

enum { MOMENT = 5 }; /* seconds of this process: others may keep the machine busy */

static const char content[] =
    "INSERT INTO run (started, tool_version, instance_url, api_version, scope)"
    " VALUES ('2026-11-01T00:00:00Z', '0', 'https://x.my.salesforce.com', '67.0', 'all');"
    "INSERT INTO coverage (source, object, status) VALUES ('describe', 'Lead', 'ok');"
    "INSERT INTO describe_object (name, label) VALUES ('Lead', 'Lead');"
    "INSERT INTO describe_field (object, position, name, label) VALUES ('Lead', 0, 'Id', 'Lead ID')";

#define ENDLESS "WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT count(*) FROM r"
#define SCHEMA "PRAGMA writable_schema = ON; "

struct variant {
    const char *sql;
    const char *refused; /* a part of what is said; NULL = it is read as if nothing had been altered */
};

/* A sealed snapshot, byte by byte: sealing one for each variant takes most of the time. */
static struct sa_buffer sealed = SA_BUFFER_INIT(1 << 24);

static int seal_one(void **state)
{
    struct sa_snapshot *snapshot = NULL;
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "snapshot.db");
    (void)state;
    assert_int_equal(sa_snapshot_create(&snapshot, path, NULL), SA_OK);
    assert_int_equal(sa_sql_run(sa_snapshot_db(snapshot), content, NULL), SA_OK);
    assert_int_equal(sa_snapshot_seal(snapshot, NULL), SA_OK);
    sa_snapshot_close(snapshot);
    assert_int_equal(sa_file_read(&sealed, path, NULL), SA_OK);
    free(path);
    test_folder_remove(folder);
    return 0;
}

static int release_sealed(void **state)
{
    (void)state;
    sa_buffer_release(&sealed);
    return 0;
}

static void make(const char *path)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(sealed.data, 1, sealed.length, file), sealed.length);
    assert_int_equal(fclose(file), 0);
}

static void doctor(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

static void try(const char *path, const struct variant *variant)
{
    struct sa_snapshot *snapshot = NULL;
    struct sa_error error = SA_ERROR_INIT;
    clock_t begun = clock();
    int rc = sa_snapshot_open(&snapshot, path, &error);
    if (variant->refused && (rc != SA_EINPUT || !strstr(error.message, variant->refused)))
        fail_msg("%.200s: %d, %s", variant->sql, rc, error.message);
    if (!variant->refused && rc)
        fail_msg("%.200s: %s", variant->sql, error.message);
    if (!variant->refused)
        test_query_is(sa_snapshot_db(snapshot),
                      "SELECT a.time, o.label, f.label FROM audit a, object o, field f",
                      "2026-11-01T00:00:00Z|Lead|Lead ID");
    if (clock() - begun > MOMENT * CLOCKS_PER_SEC)
        fail_msg("%.200s: it takes too long", variant->sql);
    sa_snapshot_close(snapshot);
}

static void test_changed_with_sql(void **state)
{
    static const struct variant variants[] = {
        /* Not ours, and ignored. */
        {"CREATE TABLE note (x); INSERT INTO note VALUES (x'ff')", NULL},
        {"CREATE VIEW org AS " ENDLESS, NULL},
        {"DROP VIEW audit; DROP VIEW field", NULL},
        {"CREATE TRIGGER t AFTER INSERT ON coverage BEGIN DELETE FROM run; END", NULL},
        {"CREATE TABLE rule (id, sql); INSERT INTO rule VALUES ('x', 'SELECT 1')", NULL},
        {"CREATE TABLE our_table (name); CREATE TABLE today (name); CREATE TABLE finding (rule)", NULL},
        {"ANALYZE; UPDATE sqlite_stat1 SET stat = '1 1 1 1'", NULL},
        {"ANALYZE; DELETE FROM sqlite_stat1; INSERT INTO sqlite_stat1 VALUES ('coverage', 'coverage_object', printf('%.*c', 100000, '9'))",
         NULL},
        /* Ours, and not as this program makes them. */
        {"DROP VIEW audit; CREATE VIEW audit AS " ENDLESS, "view 'audit' is not one"},
        {"DROP VIEW audit; CREATE VIEW AUDIT AS SELECT 1", "view 'audit' is not one"},
        {"DROP VIEW field; CREATE TABLE field (object, field)", "view 'field' is not one"},
        {"DROP VIEW field; CREATE TABLE x (y); CREATE INDEX field ON x (y)", "view 'field' is not one"},
        {SCHEMA "UPDATE sqlite_schema SET sql = sql || '; DELETE FROM run' WHERE name = 'source'",
         "view 'source' is not one"},
        {SCHEMA "UPDATE sqlite_schema SET sql = NULL WHERE name = 'source'", "damaged"},
        {"ALTER TABLE run RENAME TO old_run; CREATE VIEW run AS SELECT * FROM old_run WHERE (" ENDLESS
         ") > 0",
         "not those"},
        {"ALTER TABLE coverage ADD COLUMN more AS (hex(zeroblob(1000000)))", "not those"},
        {"ALTER TABLE coverage ADD COLUMN more CHECK (more IS NULL OR length(hex(zeroblob(1000000))) > 0)",
         "not those"},
        {"CREATE INDEX more ON coverage (source) WHERE hex(zeroblob(1000000)) <> ''", "not those"},
        {"DROP TABLE history_lack; CREATE VIRTUAL TABLE history_lack USING fts5(object)", "not those"},
        {"DROP TABLE history_lack; CREATE TABLE history_lack (object TEXT DEFAULT (hex(randomblob(1000))))",
         "not those"},
        {"DROP TABLE campaign_status", "not those"},
        {SCHEMA
         "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT PRIMARY KEY', 'BLOB PRIMARY KEY') WHERE name = 'history_lack'",
         "not those"},
        {SCHEMA "UPDATE sqlite_schema SET sql = sql || '; DROP TABLE run' WHERE name = 'history_lack'",
         "not those"},
        {SCHEMA "UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'history_lack'", "damaged"},
        {SCHEMA "UPDATE sqlite_schema SET rootpage = 100000 WHERE name = 'describe_field'", "damaged"},
        {SCHEMA "DELETE FROM sqlite_schema WHERE name = 'describe_field'", "damaged"},
        /* Values that no snapshot has. */
        {"UPDATE describe_field SET label = x'4c65616420494400ff'", "describe_field"},
        {"UPDATE describe_field SET label = CAST(x'ff' AS TEXT)", "describe_field"},
        {"UPDATE describe_field SET label = 'a' || char(0) || 'b'", "describe_field"},
        {"UPDATE describe_field SET length = 9e999", "describe_field"},
        {"UPDATE describe_field SET length = 9223372036854775807", "describe_field"},
        {"UPDATE describe_field SET length = -9007199254740993", "describe_field"},
        {"UPDATE describe_field SET length = 9007199254740992", NULL},
        {"INSERT INTO run SELECT * FROM run", "which fetch"},
        {"DELETE FROM run", "which fetch"},
        /* The file itself. */
        {"PRAGMA application_id = 7", "another program"},
        {"PRAGMA user_version = 7", "version 7"},
        {"PRAGMA user_version = -1", "version 4294967295"},
        {"PRAGMA journal_mode = WAL", "another program"},
        {"PRAGMA page_size = 65536; VACUUM", NULL},
        {"PRAGMA page_size = 512; VACUUM", NULL},
        {"PRAGMA auto_vacuum = FULL; VACUUM", NULL},
    };
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "snapshot.db");
    (void)state;
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        unlink(path);
        make(path);
        doctor(path, variants[i].sql);
        try(path, &variants[i]);
    }
    free(path);
    test_folder_remove(folder);
}

static void test_a_long_schema(void **state)
{
    static const struct variant many = {"10,000 views", NULL};
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "snapshot.db");
    (void)state;
    make(path);
    doctor(
        path, SCHEMA
        "INSERT INTO sqlite_schema WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
        " SELECT 'view', 'v' || i, 'v' || i, 0, 'CREATE VIEW v' || i || ' AS SELECT 1' FROM n");
    try(path, &many);
    free(path);
    test_folder_remove(folder);
}

/* Cut, or with something behind its end. */
static void test_another_length(void **state)
{
    static const long long differences[] = {-1, -511, -4096, 1, 4096};
    static const struct variant damaged = {"another length", "damaged"};
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "snapshot.db");
    struct stat status;
    (void)state;
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
        unlink(path);
        make(path);
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(truncate(path, status.st_size + differences[i]), 0);
        try(path, &damaged);
    }
    free(path);
    test_folder_remove(folder);
}

/* Any page of our tables may have become noise: that is found before anything is said of it. */
static void test_a_page_of_noise(void **state)
{
    static const struct variant damaged = {"a page of noise", "damaged"};
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "snapshot.db");
    char noise[4096];
    sqlite3 *db = NULL;
    sqlite3_stmt *pages = NULL;
    (void)state;
    memset(noise, 0xA5, sizeof noise);
    make(path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0", -1, &pages, NULL),
        SQLITE_OK);
    while (sqlite3_step(pages) == SQLITE_ROW) {
        char *other = test_folder_path(folder, "other.db");
        unlink(other);
        make(other);
        FILE *file = fopen(other, "r+b");
        assert_int_equal(fseek(file, 4096L * (sqlite3_column_int(pages, 0) - 1), SEEK_SET), 0);
        assert_int_equal(fwrite(noise, 1, sizeof noise, file), sizeof noise);
        fclose(file);
        try(other, &damaged);
        free(other);
    }
    sqlite3_finalize(pages);
    sqlite3_close(db);
    free(path);
    test_folder_remove(folder);
}

/* What is no plain file does not stop the program. */
static void test_other_things_of_that_name(void **state)
{
    static const struct variant none = {"a pipe, a loop, a folder", "not a snapshot"};
    char *folder = test_folder_make();
    char *pipe = test_folder_path(folder, "pipe.db");
    char *inside = test_folder_path(folder, "snapshot.db");
    (void)state;
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_int_equal(mkdir(inside, 0700), 0);
    try(pipe, &none);
    try(folder, &none);
    try("/dev/zero", &none);
    free(inside);
    free(pipe);
    test_folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changed_with_sql),
        cmocka_unit_test(test_a_long_schema),
        cmocka_unit_test(test_another_length),
        cmocka_unit_test(test_a_page_of_noise),
        cmocka_unit_test(test_other_things_of_that_name),
    };
    return cmocka_run_group_tests(tests, seal_one, release_sealed);
}
