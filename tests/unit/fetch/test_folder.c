/* The place of a fetch: the first name that is free, taken in one step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fetch/folder.h"
#include "folder.h"
#include "syncaudit/file.h"

#define TIME "2026-11-23T08:15:00Z"
#define NAME "2026-11-23T08-15-00Z"

static int set_up(void **state)
{
    *state = test_folder_make();
    return 0;
}

static int tear_down(void **state)
{
    test_folder_remove(*state);
    return 0;
}

/* A run with something in it ends: it is PARENT/00D/<expected> then. */
static void commit(const char *parent, const char *expected)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_temporary made = {0};
    char *path = NULL;
    assert_int_equal(sa_temporary_folder(&made, parent, "fetch-", &error), SA_OK);
    free(test_folder_write(made.path, "snapshot.db", "x", 1));
    assert_int_equal(sa_folder_commit(&path, made.path, parent, "00D", TIME, &error), SA_OK);
    assert_string_equal(strrchr(path, '/') + 1, expected);
    assert_int_not_equal(access(made.path, F_OK), 0);
    sa_temporary_release(&made);
    free(path);
}

static void takes_the_next_name(void **state)
{
    commit(*state, NAME);
    commit(*state, NAME "-2");
    commit(*state, NAME "-3");
}

/* A file of that name is not replaced. */
static void leaves_a_file(void **state)
{
    struct stat status;
    char *org = test_folder_path(*state, "00D");
    assert_int_equal(mkdir(org, 0700), 0);
    char *file = test_folder_write(org, NAME, "notes", 5);
    commit(*state, NAME "-2");
    assert_int_equal(stat(file, &status), 0);
    assert_int_equal(status.st_size, 5);
    free(file);
    free(org);
}

static void fills_an_empty_folder(void **state)
{
    char *org = test_folder_path(*state, "00D");
    char *empty = test_folder_path(org, NAME);
    assert_int_equal(mkdir(org, 0700), 0);
    assert_int_equal(mkdir(empty, 0700), 0);
    commit(*state, NAME);
    free(empty);
    free(org);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(takes_the_next_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_a_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fills_an_empty_folder, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
