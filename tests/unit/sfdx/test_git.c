/* The ids that git gives contents, and what is said where it cannot be asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "folder.h"
#include "sfdx/git.h"

static void test_ids_are_those_of_git(void **state)
{
    static const char sha256[] = "0000000000000000000000000000000000000000000000000000000000000000";
    static const struct {
        const char *text, *like, *id;
    } cases[] = {
        {"", "0000000000000000000000000000000000000000", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"},
        {"hello\n", "0000000000000000000000000000000000000000", "ce013625030ba8dba906f756967f9e9ca394464a"},
        {"", sha256, "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char id[SFDX_GIT_ID];
        assert_int_equal(sfdx_git_hash(id, cases[i].text, strlen(cases[i].text), cases[i].like, NULL), SA_OK);
        assert_string_equal(id, cases[i].id);
    }
}

static void test_what_is_no_repository(void **state)
{
    char commit[SFDX_GIT_ID];
    char *prefix = NULL;
    char *folder = test_folder_make();
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    assert_int_equal(sfdx_git_base(commit, &prefix, folder, "main", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "no repository"));
    assert_null(prefix);
    test_folder_remove(folder);
}

/* A revision is never an option of git's. */
static void test_a_revision_is_no_option(void **state)
{
    char commit[SFDX_GIT_ID];
    char *prefix = NULL;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    if (!getenv("SOURCE_DIR"))
        skip();
    assert_int_equal(sfdx_git_base(commit, &prefix, getenv("SOURCE_DIR"), "--output=/tmp/never", &error),
                     SA_EINPUT);
    free(prefix);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids_are_those_of_git),
        cmocka_unit_test(test_what_is_no_repository),
        cmocka_unit_test(test_a_revision_is_no_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
