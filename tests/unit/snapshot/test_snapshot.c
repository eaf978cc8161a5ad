/* Snapshots on real files: written whole or not at all, and opened only when they are what they should be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

static const char one_run[] =
    "INSERT INTO run (started, tool_version, instance_url, api_version, scope)"
    " VALUES ('2026-11-01T00:00:00Z', '0', 'https://x.my.salesforce.com', '67.0', 'all')";

struct fixture {
    char *folder;
    char *path; /* "<folder>/snapshot.db", not there yet */
    char *partial;
    struct sa_snapshot *snapshot;
    struct sa_error error;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->folder = test_folder_make();
    fixture->path = test_folder_path(fixture->folder, "snapshot.db");
    fixture->partial = test_folder_path(fixture->folder, "snapshot.db.part");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sa_snapshot_close(fixture->snapshot);
    test_folder_remove(fixture->folder);
    free(fixture->partial);
    free(fixture->path);
    free(fixture);
    return 0;
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* A sealed snapshot at `path`, closed again. */
static void make(struct fixture *fixture, const char *path)
{
    assert_int_equal(sa_snapshot_create(&fixture->snapshot, path, &fixture->error), SA_OK);
    assert_int_equal(sa_sql_run(sa_snapshot_db(fixture->snapshot), one_run, &fixture->error), SA_OK);
    assert_int_equal(sa_snapshot_seal(fixture->snapshot, &fixture->error), SA_OK);
    sa_snapshot_close(fixture->snapshot);
    fixture->snapshot = NULL;
}

static void patch(const char *path, long offset, const void *bytes, size_t length)
{
    FILE *stream = fopen(path, "r+b");
    assert_non_null(stream);
    assert_int_equal(fseek(stream, offset, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, length, stream), length);
    assert_int_equal(fclose(stream), 0);
}

static void assert_open_fails(struct fixture *fixture, const char *path, int code, const char *text)
{
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, path, &fixture->error), code);
    assert_null(fixture->snapshot);
    if (!strstr(fixture->error.message, text))
        fail_msg("'%s' does not say '%s'", fixture->error.message, text);
}

static void test_final_name_appears_when_sealed(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    assert_int_equal(sa_snapshot_create(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    assert_true(exists(fixture->partial));
    assert_false(exists(fixture->path));
    assert_int_equal(stat(fixture->partial, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(sa_sql_run(sa_snapshot_db(fixture->snapshot), one_run, &fixture->error), SA_OK);
    assert_int_equal(sa_snapshot_seal(fixture->snapshot, &fixture->error), SA_OK);
    assert_false(exists(fixture->partial));
    assert_true(exists(fixture->path));
    assert_string_equal(sa_snapshot_directory(fixture->snapshot), fixture->folder);
}

static void test_sealed_is_read_only(void **state)
{
    struct fixture *fixture = *state;
    make(fixture, fixture->path);
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    sqlite3 *db = sa_snapshot_db(fixture->snapshot);
    assert_int_equal(sa_sql_run(db, "DELETE FROM run", &fixture->error), SA_EIO);
    assert_int_equal(
        sa_sql_run(db, "CREATE TEMP TABLE note (text); INSERT INTO note VALUES (1)", &fixture->error), SA_OK);
}

static void test_unsealed_is_removed(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(sa_snapshot_create(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    sa_snapshot_close(fixture->snapshot);
    fixture->snapshot = NULL;
    assert_false(exists(fixture->partial));
    assert_false(exists(fixture->path));
}

static void test_leftover_of_a_crash_is_overwritten(void **state)
{
    struct fixture *fixture = *state;
    free(test_folder_write(fixture->folder, "snapshot.db.part", "half a snapshot", 15));
    make(fixture, fixture->path);
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
}

static void test_savepoint_rolls_back(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(sa_snapshot_create(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    sqlite3 *db = sa_snapshot_db(fixture->snapshot);
    assert_int_equal(sa_sql_run(db, one_run, NULL), SA_OK);
    assert_int_equal(sa_sql_run(db, "SAVEPOINT one; DELETE FROM run; ROLLBACK TO one; RELEASE one", NULL),
                     SA_OK);
    assert_int_equal(sa_snapshot_seal(fixture->snapshot, &fixture->error), SA_OK);
    sa_snapshot_close(fixture->snapshot);
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, fixture->folder, &fixture->error), SA_OK);
}

static void test_opens_by_folder_and_odd_names(void **state)
{
    static const char *const names[] = {"with space.db", "100%41.db", "what?.db", "a#b.db", "ü;&=.db"};
    struct fixture *fixture = *state;
    make(fixture, fixture->path);
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, fixture->folder, &fixture->error), SA_OK);
    assert_string_equal(sa_snapshot_directory(fixture->snapshot), fixture->folder);
    sa_snapshot_close(fixture->snapshot);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = test_folder_path(fixture->folder, names[i]);
        make(fixture, path);
        assert_int_equal(sa_snapshot_open(&fixture->snapshot, path, &fixture->error), SA_OK);
        sa_snapshot_close(fixture->snapshot);
        fixture->snapshot = NULL;
        free(path);
    }
}

static void test_what_is_not_a_snapshot(void **state)
{
    struct fixture *fixture = *state;
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "No such file");
    assert_open_fails(fixture, fixture->folder, SA_EINPUT, "No such file");
    free(test_folder_write(fixture->folder, "snapshot.db", "", 0));
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "it is empty");
    free(test_folder_write(fixture->folder, "snapshot.db", "SQLite format 3", 16));
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "not an SQLite file");
    char page[4096] = "{\"not\": \"a database\"}";
    free(test_folder_write(fixture->folder, "snapshot.db", page, sizeof page));
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "not an SQLite file");
    assert_open_fails(fixture, "/dev/null", SA_EINPUT, "not a plain file");
    assert_int_equal(unlink(fixture->path), 0);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t (x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "another program made it");
}

static void test_newer_version_is_named(void **state)
{
    static const unsigned char version[] = {0, 0, 0, 9};
    struct fixture *fixture = *state;
    make(fixture, fixture->path);
    patch(fixture->path, 60, version, sizeof version);
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "has version 9");
    assert_non_null(strstr(fixture->error.advice, "reads snapshot version 9"));
    patch(fixture->path, 60, "\0\0\0\0", 4);
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "it has no version");
}

static void test_damage_is_found(void **state)
{
    struct fixture *fixture = *state;
    char noise[3000];
    memset(noise, 0xA5, sizeof noise);
    make(fixture, fixture->path);
    assert_int_equal(truncate(fixture->path, 8192), 0);
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "damaged");
    make(fixture, fixture->path);
    patch(fixture->path, 100, noise, sizeof noise);
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "damaged");
}

static void test_a_snapshot_says_which_fetch_it_is(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(sa_snapshot_create(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    assert_int_equal(sa_snapshot_seal(fixture->snapshot, &fixture->error), SA_OK);
    sa_snapshot_close(fixture->snapshot);
    fixture->snapshot = NULL;
    assert_open_fails(fixture, fixture->path, SA_EINPUT, "which fetch");
}

/* Changes a snapshot with SQL of which nothing is forbidden. */
static void doctor(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

static void test_views_of_the_file_are_not_read(void **state)
{
    struct fixture *fixture = *state;
    sqlite3_stmt *statement = NULL;
    make(fixture, fixture->path);
    doctor(fixture->path, "DROP VIEW relation; DROP VIEW audit; CREATE VIEW more AS SELECT 1 AS one");
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    sqlite3 *db = sa_snapshot_db(fixture->snapshot);
    assert_int_equal(sa_sql_prepare(db, &statement, "SELECT time FROM audit LEFT JOIN relation", NULL),
                     SA_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal(sa_sql_text(statement, 0), "2026-11-01T00:00:00Z");
    sqlite3_finalize(statement);
    assert_int_equal(sa_sql_prepare(db, &statement, "SELECT one FROM more", &fixture->error), SA_EFORMAT);
    assert_non_null(strstr(fixture->error.message, "access to view \"more\" prohibited"));
}

/* As somebody who may not write: the superuser may write anywhere. */
static void test_read_only_folder(void **state)
{
    struct fixture *fixture = *state;
    bool superuser = geteuid() == 0;
    assert_int_equal(chmod(fixture->folder, 0500), 0);
    if (superuser)
        assert_int_equal(seteuid(65534), 0);
    int rc = sa_snapshot_create(&fixture->snapshot, fixture->path, &fixture->error);
    if (superuser)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(chmod(fixture->folder, 0700), 0);
    assert_int_equal(rc, SA_EIO);
    assert_null(fixture->snapshot);
    assert_non_null(strstr(fixture->error.message, "snapshot.db.part"));
}

/* A limit on file size is a full disk that needs no disk. */
static void test_full_disk_keeps_what_was_there(void **state)
{
    struct fixture *fixture = *state;
    struct rlimit before;
    make(fixture, fixture->path);
    assert_int_equal(sa_snapshot_create(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    sqlite3 *db = sa_snapshot_db(fixture->snapshot);
    assert_int_equal(sa_sql_run(db, one_run, NULL), SA_OK);
    assert_int_equal(
        sa_sql_run(db,
                   "INSERT INTO coverage (source, object, status, reason)"
                   " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                   " SELECT 'describe', i, 'ok', hex(randomblob(500)) FROM n",
                   NULL),
        SA_OK);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {65536, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    int rc = sa_snapshot_seal(fixture->snapshot, &fixture->error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_int_equal(rc, SA_EIO);
    assert_non_null(strstr(fixture->error.message, "snapshot.db.part"));
    sa_snapshot_close(fixture->snapshot);
    fixture->snapshot = NULL;
    assert_false(exists(fixture->partial));
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
}

/* What a process that was killed has left: a kept file, with what `sql` makes of it. */
static void leave(struct fixture *fixture, const char *sql)
{
    char *copy = test_folder_path(fixture->folder, "copy");
    assert_int_equal(sa_snapshot_create(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    assert_int_equal(sa_sql_run(sa_snapshot_db(fixture->snapshot), one_run, &fixture->error), SA_OK);
    assert_int_equal(
        sa_sql_run(sa_snapshot_db(fixture->snapshot), "CREATE TABLE pending (source TEXT)", NULL), SA_OK);
    assert_int_equal(sa_snapshot_keep(fixture->snapshot, &fixture->error), SA_OK);
    assert_int_equal(link(fixture->partial, copy), 0);
    sa_snapshot_close(fixture->snapshot);
    fixture->snapshot = NULL;
    assert_int_equal(rename(copy, fixture->partial), 0);
    doctor(fixture->partial, sql);
    free(copy);
}

static void assert_recovered(struct fixture *fixture)
{
    assert_int_equal(sa_snapshot_recover(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
    assert_int_equal(sa_snapshot_seal(fixture->snapshot, &fixture->error), SA_OK);
    sa_snapshot_close(fixture->snapshot);
    assert_false(exists(fixture->partial));
    assert_int_equal(sa_snapshot_open(&fixture->snapshot, fixture->path, &fixture->error), SA_OK);
}

static void test_what_was_kept_is_recovered(void **state)
{
    struct fixture *fixture = *state;
    leave(fixture, "");
    assert_recovered(fixture);
}

/* A process may be killed between the end of sealing and the renaming. */
static void test_sealed_without_its_name_is_recovered(void **state)
{
    struct fixture *fixture = *state;
    make(fixture, fixture->path);
    assert_int_equal(rename(fixture->path, fixture->partial), 0);
    assert_recovered(fixture);
}

static void test_other_tables_are_not_recovered(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *change;
        bool stays; /* another version of this program may have written it */
    } cases[] = {
        {"ALTER TABLE run ADD COLUMN more TEXT", true},
        {"CREATE INDEX more ON coverage (reason)", true},
        {"DROP TABLE organization", true},
        {"PRAGMA user_version = 99", true},
        {"CREATE VIEW audit AS SELECT 1 AS one", false},
        {"DELETE FROM run", false},
        {"PRAGMA application_id = 99", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        leave(fixture, cases[i].change);
        assert_int_equal(sa_snapshot_recover(&fixture->snapshot, fixture->path, &fixture->error),
                         cases[i].stays ? SA_EFORMAT : SA_EINPUT);
        assert_null(fixture->snapshot);
        assert_int_equal(exists(fixture->partial), cases[i].stays);
        unlink(fixture->partial);
    }
}

/* SQLite would play it back into the next file of that name. */
static void test_journal_of_a_crash_is_removed(void **state)
{
    struct fixture *fixture = *state;
    char *journal = test_folder_write(fixture->folder, "snapshot.db.part-journal", "x", 1);
    make(fixture, fixture->path);
    assert_false(exists(journal));
    free(journal);
}

static void test_memory_is_writable(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(sa_snapshot_memory(&fixture->snapshot, &fixture->error), SA_OK);
    assert_int_equal(sa_sql_run(sa_snapshot_db(fixture->snapshot), one_run, NULL), SA_OK);
    assert_string_equal(sa_snapshot_directory(fixture->snapshot), "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_final_name_appears_when_sealed),
        TEST(test_sealed_is_read_only),
        TEST(test_unsealed_is_removed),
        TEST(test_leftover_of_a_crash_is_overwritten),
        TEST(test_savepoint_rolls_back),
        TEST(test_opens_by_folder_and_odd_names),
        TEST(test_what_is_not_a_snapshot),
        TEST(test_newer_version_is_named),
        TEST(test_damage_is_found),
        TEST(test_a_snapshot_says_which_fetch_it_is),
        TEST(test_views_of_the_file_are_not_read),
        TEST(test_read_only_folder),
        TEST(test_full_disk_keeps_what_was_there),
        TEST(test_what_was_kept_is_recovered),
        TEST(test_sealed_without_its_name_is_recovered),
        TEST(test_other_tables_are_not_recovered),
        TEST(test_journal_of_a_crash_is_removed),
        TEST(test_memory_is_writable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
