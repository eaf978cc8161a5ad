/* The comment header of rules and sheets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/header.h"

static void test_lines_then_statement(void **state)
{
    (void)state;
    char file[] = "-- id:  stale-name \n--why:a: b -- c\n-- column:\nSELECT 1 -- not: header\n";
    struct sa_header header = SA_HEADER_INIT(file);
    struct sa_error error = SA_ERROR_INIT;

    assert_int_equal(sa_header_next(&header, "x.sql", &error), 1);
    assert_string_equal(header.key, "id");
    assert_string_equal(header.text, "stale-name");
    assert_int_equal(header.line, 1);
    assert_int_equal(sa_header_next(&header, "x.sql", &error), 1);
    assert_string_equal(header.key, "why");
    assert_string_equal(header.text, "a: b -- c");
    assert_int_equal(sa_header_next(&header, "x.sql", &error), 1);
    assert_string_equal(header.text, "");
    assert_int_equal(sa_header_next(&header, "x.sql", &error), 0);
    assert_int_equal(header.line, 4);
    assert_string_equal(header.rest, "SELECT 1 -- not: header\n");
}

static void test_text_over_several_lines(void **state)
{
    (void)state;
    char file[] = "-- why: one\n--   two \n--     three\n-- fix:\n--   four\nSELECT 1";
    struct sa_header header = SA_HEADER_INIT(file);
    assert_int_equal(sa_header_next(&header, "x", NULL), 1);
    assert_string_equal(header.text, "one two three");
    assert_int_equal(header.line, 1);
    assert_int_equal(sa_header_next(&header, "x", NULL), 1);
    assert_string_equal(header.key, "fix");
    assert_string_equal(header.text, "four");
    assert_int_equal(header.line, 4);
    assert_int_equal(sa_header_next(&header, "x", NULL), 0);
    assert_int_equal(header.line, 6);
}

static void test_malformed_line_is_named(void **state)
{
    (void)state;
    char file[] = "-- id: a\n-- just a remark\nSELECT 1\n";
    struct sa_header header = SA_HEADER_INIT(file);
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_header_next(&header, "rules/x.sql", &error), 1);
    assert_int_equal(sa_header_next(&header, "rules/x.sql", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "rules/x.sql:2: "));
}

static void test_header_without_end(void **state)
{
    (void)state;
    char only[] = "-- id: a";
    struct sa_header header = SA_HEADER_INIT(only);
    assert_int_equal(sa_header_next(&header, "x", NULL), 1);
    assert_string_equal(header.text, "a");
    assert_int_equal(sa_header_next(&header, "x", NULL), 0);
    assert_string_equal(header.rest, "");
    char empty[] = "";
    header = (struct sa_header)SA_HEADER_INIT(empty);
    assert_int_equal(sa_header_next(&header, "x", NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_then_statement),
        cmocka_unit_test(test_text_over_several_lines),
        cmocka_unit_test(test_malformed_line_is_named),
        cmocka_unit_test(test_header_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
