/* The snapshots of a folder, and which of them a path means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "folder.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"

/* A sealed snapshot of an org and `time` as <folder>/<name>/snapshot.db. */
static void seal_of(const char *folder, const char *name, const char *time, const char *org)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot *snapshot = NULL;
    char *directory = test_folder_path(folder, name);
    char *path = test_folder_path(directory, "snapshot.db");
    char sql[512];
    snprintf(sql, sizeof sql,
             "INSERT INTO run (started, tool_version, instance_url, api_version, scope)"
             " VALUES ('%s', '0', 'https://x.my.salesforce.com', '67.0', 'all');"
             "INSERT INTO userinfo (user_id, organization_id) VALUES ('005', '%s')",
             time, org);
    assert_int_equal(sa_directory_make(directory, &error), SA_OK);
    assert_int_equal(sa_snapshot_create(&snapshot, path, &error), SA_OK);
    assert_int_equal(sqlite3_exec(sa_snapshot_db(snapshot), sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sa_snapshot_seal(snapshot, &error), SA_OK);
    sa_snapshot_close(snapshot);
    free(path);
    free(directory);
}

/* That <folder>/<path> means <folder>/<expected>. */
static void assert_found(const char *folder, const char *path, const char *expected)
{
    struct sa_error error = SA_ERROR_INIT;
    char *found = NULL;
    char *asked = test_folder_path(folder, path);
    char *wanted = test_folder_path(folder, expected);
    assert_int_equal(sa_snapshot_find(&found, asked, &error), SA_OK);
    assert_string_equal(found, wanted);
    free(found);
    free(asked);
    free(wanted);
}

static void seal(const char *folder, const char *name, const char *time)
{
    seal_of(folder, name, time, "00D1");
}

static int set_up(void **state)
{
    *state = test_folder_make();
    seal(*state, "org/2026-11-20", "2026-11-20T00:00:00Z");
    seal(*state, "org/again", "2026-11-22T00:00:00Z"); /* time decides, whatever the folder is called */
    seal(*state, "org/zero", "2026-11-21T00:00:00Z");
    return 0;
}

static int tear_down(void **state)
{
    test_folder_remove(*state);
    return 0;
}

static void a_folder_means_its_own_snapshot(void **state)
{
    assert_found(*state, "org/zero", "org/zero/snapshot.db");
    assert_found(*state, "org/zero/snapshot.db", "org/zero/snapshot.db");
}

static void an_org_means_its_newest(void **state)
{
    assert_found(*state, "org", "org/again/snapshot.db");
}

static void what_cannot_be_read_is_not_the_newest(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    char *broken = test_folder_path(*state, "org/broken");
    char *file = test_folder_path(broken, "snapshot.db");
    assert_int_equal(sa_directory_make(broken, &error), SA_OK);
    FILE *out = fopen(file, "w");
    fputs("no snapshot", out);
    fclose(out);
    assert_found(*state, "org", "org/again/snapshot.db");
    free(file);
    free(broken);
}

static void one_org_is_meant_by_the_folder_above(void **state)
{
    assert_found(*state, ".", "./org/again/snapshot.db");
}

static void a_link_is_not_followed(void **state)
{
    char *outside = test_folder_make();
    seal(outside, "2026-11-29", "2026-11-29T00:00:00Z");
    char *link = test_folder_path(*state, "org/link");
    assert_int_equal(symlink(outside, link), 0);
    assert_found(*state, "org", "org/again/snapshot.db");
    test_folder_remove(outside);
    free(link);
}

static void what_lies_deeper_is_not_meant(void **state)
{
    seal(*state, "a/b/c/d", "2026-11-29T00:00:00Z");
    assert_found(*state, ".", "./org/again/snapshot.db");
    assert_found(*state, "a", "a/b/c/d/snapshot.db");
}

static void several_orgs_are_a_choice_for_the_user(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    char *found = NULL;
    seal_of(*state, "other/2026-11-23", "2026-11-23T00:00:00Z", "00D2");
    assert_int_equal(sa_snapshot_find(&found, *state, &error), SA_EINPUT);
    assert_null(found);
    assert_non_null(strstr(error.advice, "org/again"));
    assert_non_null(strstr(error.advice, "other/2026-11-23"));
}

static void an_empty_folder_means_what_is_not_there(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    char *empty = test_folder_path(*state, "empty");
    struct sa_snapshot *snapshot = NULL;
    assert_int_equal(sa_directory_make(empty, &error), SA_OK);
    assert_found(*state, "empty", "empty/snapshot.db");
    assert_int_equal(sa_snapshot_open(&snapshot, empty, &error), SA_EINPUT);
    free(empty);
}

static void a_list_is_oldest_first(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot_entry *entries = NULL;
    size_t count = 0;
    char *org = test_folder_path(*state, "org");
    assert_int_equal(sa_snapshot_list(&entries, &count, org, NULL, &error), SA_OK);
    assert_int_equal(count, 3);
    assert_string_equal(entries[0].time, "2026-11-20T00:00:00Z");
    assert_string_equal(entries[2].time, "2026-11-22T00:00:00Z");
    sa_snapshot_list_free(entries, count);
    free(org);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_folder_means_its_own_snapshot, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_org_means_its_newest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_not_the_newest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_org_is_meant_by_the_folder_above, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_link_is_not_followed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_lies_deeper_is_not_meant, set_up, tear_down),
        cmocka_unit_test_setup_teardown(several_orgs_are_a_choice_for_the_user, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_folder_means_what_is_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_list_is_oldest_first, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
