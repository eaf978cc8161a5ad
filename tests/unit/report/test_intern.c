/* Interned texts: one number for one text, also after the table has grown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "report/shared/intern.h"

enum { MANY = 5000 };

static void test_numbers_stay(void **state)
{
    struct sa_intern intern = SA_INTERN_INIT;
    char text[32];
    size_t number;
    (void)state;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < MANY; i++) {
            snprintf(text, sizeof text, "%s%zu", i % 2 ? "Lead" : "", i);
            assert_int_equal(sa_intern(&intern, text, &number), SA_OK);
            assert_int_equal(number, i);
            assert_string_equal(sa_intern_text(&intern, i), text);
        }
    assert_int_equal(intern.count, MANY);
    sa_intern_release(&intern);
}

static void test_empty_text_is_one_too(void **state)
{
    struct sa_intern intern = SA_INTERN_INIT;
    size_t number;
    (void)state;
    assert_int_equal(sa_intern(&intern, "", &number), SA_OK);
    assert_int_equal(number, 0);
    assert_int_equal(sa_intern(&intern, "a", &number), SA_OK);
    assert_int_equal(number, 1);
    assert_int_equal(sa_intern(&intern, "", &number), SA_OK);
    assert_int_equal(number, 0);
    sa_intern_release(&intern);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers_stay),
                                       cmocka_unit_test(test_empty_text_is_one_too)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
