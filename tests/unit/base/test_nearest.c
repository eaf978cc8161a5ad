/* The nearest name: what is near, and which of several is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/nearest.h"

static void test_edits(void **state)
{
    static const struct {
        const char *word, *candidate;
        int edits;
    } cases[] = {
        {"Lead", "Lead", 0},
        {"lead", "LEAD", 0},
        {"Laed", "Lead", 1},
        {"Led", "Lead", 1},
        {"Leaad", "Lead", 1},
        {"Lxad", "Lead", 1},
        {"Xxad", "Lead", -1},
        {"", "a", 1},
        {"a", "", 1},
        {"", "ab", -1},
        {"Acount_Nmae", "Account_Name", 2},
        {"Contact", "Contract", 1},
        {"Task", "Event", -1},
        {"\xC3\xA4", "\xC3\xB6", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sa_edits(cases[i].word, cases[i].candidate) != cases[i].edits)
            fail_msg("'%s' and '%s': %d", cases[i].word, cases[i].candidate,
                     sa_edits(cases[i].word, cases[i].candidate));
}

static void test_longer_than_any_name_is_near_to_nothing(void **state)
{
    char word[257];
    (void)state;
    memset(word, 'a', sizeof word);
    word[256] = '\0';
    assert_int_equal(sa_edits(word, word), -1);
    assert_int_equal(sa_edits("a", word), -1);
    word[255] = '\0';
    assert_int_equal(sa_edits(word, word), 0);
}

static void test_the_first_of_the_nearest(void **state)
{
    static const char *const names[] = {"Contract", "Contact", "Contacts", NULL};
    static const char *const equals[] = {"Other", "Name", "Game", NULL};
    static const char *const none[] = {NULL};
    (void)state;
    assert_string_equal(sa_nearest("Contcat", names), "Contact");
    assert_string_equal(sa_nearest("contacts", names), "Contacts");
    assert_string_equal(sa_nearest("Tame", equals), "Name");
    assert_null(sa_nearest("Opportunity", names));
    assert_null(sa_nearest("Contact", none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_edits),
                                       cmocka_unit_test(test_longer_than_any_name_is_near_to_nothing),
                                       cmocka_unit_test(test_the_first_of_the_nearest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
