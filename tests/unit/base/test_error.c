/* The caller-owned error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/error.h"

/* Terminated, no longer than its place, ends in "…", and nothing before that is half a character. */
static void check_cut(const char *text, size_t size)
{
    size_t length = strlen(text);
    assert_in_range(length, size - 7, size - 1); /* at most one character of four bytes less than fits */
    assert_string_equal(text + length - 3, "…");
    for (size_t i = 0; i + 3 < length; i += 2)
        assert_memory_equal(text + i, "ä", 2);
}

static void test_says_what_and_what_next(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    assert_int_equal(sa_error_set(&error, SA_EIO, "cannot read '%s'", "x"), SA_EIO);
    assert_int_equal(sa_error_advise(&error, "give it %s", "back"), SA_EIO);
    assert_int_equal(sa_error_prefix(&error, SA_EINPUT, "rules '%d'", 1), SA_EINPUT);
    assert_string_equal(error.message, "rules '1': cannot read 'x'");
    assert_string_equal(error.advice, "give it back");
    assert_int_equal(sa_error_set(&error, SA_EFORMAT, "other"), SA_EFORMAT); /* the advice was not for this */
    assert_string_equal(error.advice, "");
    assert_int_equal(sa_error_memory(&error), SA_ENOMEM);
    assert_string_equal(error.message, "out of memory");
}

static void test_nobody_listens(void **state)
{
    (void)state;
    assert_int_equal(sa_error_set(NULL, SA_EIO, "x"), SA_EIO);
    assert_int_equal(sa_error_advise(NULL, "x"), SA_OK);
    assert_int_equal(sa_error_prefix(NULL, SA_EIO, "x"), SA_EIO);
    assert_int_equal(sa_error_memory(NULL), SA_ENOMEM);
}

static void test_long_texts_are_cut_between_characters(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    char text[2 * sizeof error.message + 1];
    (void)state;
    for (size_t i = 0; i + 1 < sizeof text; i += 2)
        memcpy(text + i, "ä", 2);
    text[sizeof text - 1] = '\0';
    sa_error_set(&error, SA_EIO, "%s", text);
    check_cut(error.message, sizeof error.message);
    sa_error_advise(&error, "%s", text);
    check_cut(error.advice, sizeof error.advice);
    sa_error_prefix(&error, SA_EIO, "ää"); /* what stands behind is cut, whatever it ended in */
    assert_memory_equal(error.message, "ää: ää", 10);
    size_t length = strlen(error.message);
    assert_true(length < sizeof error.message);
    assert_string_equal(error.message + length - 3, "…");
    sa_error_prefix(&error, SA_EIO, "%s", text);
    check_cut(error.message, sizeof error.message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_says_what_and_what_next),
        cmocka_unit_test(test_nobody_listens),
        cmocka_unit_test(test_long_texts_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
