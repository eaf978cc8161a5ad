/* Whole phrases: letter case, apostrophes and what stands between words do not matter, parts of words do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "syncaudit/text.h"

static void test_phrases(void **state)
{
    static const struct {
        const char *text, *phrases;
        bool has;
    } cases[] = {
        {"", "a", false},
        {"a", "a", true},
        {"user is locked", "locked", true},
        {"the app was blocked", "locked", false},
        {"expired access/refresh token", "expired access refresh token", true},
        {"expired access/refresh tokens", "expired access refresh token", false},
        {"inactive_user", "inactive user", true},
        {"interactive user", "active user", false},
        {"User HASN\xE2\x80\x99T approved this consumer", "hasn't approved", true},
        {"\xE2\x80\x9CPassword\xE2\x80\x9D has\xC2\xA0"
         "expired \xE2\x80\x93 reset it",
         "password has expired", true},
        {"password", "password has expired", false},
        {"has expired: the password", "password has expired", false},
        {"the password the password has expired", "password has expired", true},
        {"b", "a|b", true},
        {"b", "a|bc|", false},
        {"\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sa_text_has_phrase(cases[i].text, cases[i].phrases) != cases[i].has)
            fail_msg("'%s' in '%s'", cases[i].phrases, cases[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
