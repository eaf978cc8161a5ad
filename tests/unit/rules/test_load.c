/* The catalogue: built-in rules, a folder of one's own, and what replaces what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "judge.h"

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

static void write_rule(const char *folder, const char *name, const char *text)
{
    free(test_folder_write(folder, name, text, strlen(text)));
}

static void test_built_in_rules_are_sorted_and_whole(void **state)
{
    struct sa_rules *rules = NULL;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    assert_int_equal(sa_rules_load(&rules, NULL, &error), SA_OK);
    assert_true(sa_rules_count(rules) > 0);
    for (size_t i = 0; i < sa_rules_count(rules); i++) {
        const struct sa_rule *rule = sa_rules_at(rules, i);
        assert_true(rule->built_in && !rule->replaces_built_in);
        assert_ptr_equal(sa_rules_find(rules, rule->id), rule);
        if (i > 0)
            assert_true(strcmp(sa_rules_at(rules, i - 1)->id, rule->id) < 0);
    }
    assert_null(sa_rules_find(rules, "no-such-rule"));
    sa_rules_free(rules);
}

static void test_own_rules_add_and_replace(void **state)
{
    static const char own[] = TEST_RULE("zz-own", "low", "", "SELECT 1");
    static const char replacing[] = TEST_RULE("formula-time", "info", "", "SELECT 2");
    struct sa_rules *built_in = NULL;
    struct sa_rules *rules = NULL;
    struct sa_error error = SA_ERROR_INIT;
    write_rule(*state, "zz-own.sql", own);
    write_rule(*state, "formula-time.sql", replacing);
    write_rule(*state, "_shared.sql", "not a rule");
    write_rule(*state, "README.txt", "not a rule");
    assert_int_equal(sa_rules_load(&built_in, NULL, &error), SA_OK);
    assert_int_equal(sa_rules_load(&rules, *state, &error), SA_OK);
    assert_int_equal(sa_rules_count(rules), sa_rules_count(built_in) + 1);
    assert_false(sa_rules_find(rules, "zz-own")->built_in);
    assert_false(sa_rules_find(rules, "zz-own")->replaces_built_in);
    const struct sa_rule *replaced = sa_rules_find(rules, "formula-time");
    assert_true(replaced->replaces_built_in && !replaced->built_in);
    assert_string_equal(replaced->severity, "info");
    assert_string_equal(replaced->sql, "SELECT 2");
    sa_rules_free(rules);
    sa_rules_free(built_in);
}

static void test_malformed_own_rule(void **state)
{
    struct sa_rules *rules = NULL;
    struct sa_error error = SA_ERROR_INIT;
    write_rule(*state, "bad.sql", "-- id: bad\n-- colour: red\nSELECT 1");
    assert_int_equal(sa_rules_load(&rules, *state, &error), SA_EINPUT);
    assert_null(rules);
    assert_non_null(strstr(error.message, "/bad.sql:2: unknown key 'colour'"));
}

static void test_huge_and_missing(void **state)
{
    struct sa_rules *rules = NULL;
    struct sa_error error = SA_ERROR_INIT;
    char *huge = calloc(1, SA_RULE_FILE_MAX + 1);
    char *missing = test_folder_path(*state, "missing");
    assert_non_null(huge);
    memset(huge, ' ', SA_RULE_FILE_MAX);
    assert_int_equal(sa_rules_load(&rules, missing, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "No such file"));
    free(test_folder_write(*state, "huge.sql", huge, SA_RULE_FILE_MAX + 1));
    assert_int_equal(sa_rules_load(&rules, *state, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "larger than"));
    free(missing);
    free(huge);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_built_in_rules_are_sorted_and_whole),
        TEST(test_own_rules_add_and_replace),
        TEST(test_malformed_own_rule),
        TEST(test_huge_and_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
