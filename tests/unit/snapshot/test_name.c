/* Names and ids as Salesforce writes them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/name.h"

static void test_api_names(void **state)
{
    char longest[SA_API_NAME_SIZE + 1];
    (void)state;
    memset(longest, 'a', sizeof longest);
    longest[SA_API_NAME_SIZE - 1] = '\0';
    assert_true(sa_is_api_name("Account"));
    assert_true(sa_is_api_name("mkto71_Lead_Score__c"));
    assert_true(sa_is_api_name("x"));
    assert_true(sa_is_api_name(longest));
    longest[SA_API_NAME_SIZE - 1] = 'a';
    longest[SA_API_NAME_SIZE] = '\0';
    assert_false(sa_is_api_name(longest));
    static const char *const bad[] = {"",       "_a", "1a",  "a b",      "a-b",      "a.b",
                                      "a/../b", "a'", "a\n", "\xC3\xA4", "a\xC3\xA4"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(sa_is_api_name(bad[i]));
}

/* The suffixes are Salesforce's: each of its characters stands for five of the id. */
static void test_long_ids(void **state)
{
    static const char *const ids[][2] = {{"012000000000000", "012000000000000AAA"},
                                         {"00D000000000062", "00D000000000062EAA"},
                                         {"003D000000QV9n2", "003D000000QV9n2IAD"},
                                         {"003D000000QV9n2IAD", "003D000000QV9n2IAD"}};
    char out[19];
    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        sa_long_id(out, ids[i][0]);
        assert_string_equal(out, ids[i][1]);
    }
}

static void test_ids(void **state)
{
    (void)state;
    assert_true(sa_is_id("00D000000000001"));
    assert_true(sa_is_id("00D000000000001EAA"));
    static const char *const bad[] = {
        "", "00D", "00D0000000000012", "00D000000000001EA_", "00D00000000000\"", "00D000000000001EAAX"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(sa_is_id(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_api_names),
        cmocka_unit_test(test_long_ids),
        cmocka_unit_test(test_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
