/* Names in SQL text: what counts as one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/word.h"

static void test_names(void **state)
{
    static const char *const with[] = {
        "SELECT 1 FROM run",
        "SELECT 1 FROM main.RUN",
        "SELECT 1 FROM \"run\"",
        "SELECT 1 FROM [run]",
        "SELECT 1 FROM `run`;",
        "SELECT 1 FROM 'run'",
        "SELECT 1 FROM a, 'run'",
        "SELECT 1 FROM main.'run'",
        "SELECT (run.x)",
        "SELECT 1 FROM/* a */run--",
        "SELECT 'it''s' FROM run",
        "SELECT 1 JOIN 'run'",
        "SELECT '-- no remark' FROM run",
    };
    (void)state;
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        if (!sa_word_names(with[i], "run"))
            fail_msg("%s", with[i]);
}

static void test_what_is_no_name(void **state)
{
    static const char *const without[] = {
        "",
        "SELECT 1",
        "SELECT x FROM runs, a_run, run2, _run, run$",
        "SELECT 1 -- FROM run",
        "SELECT 1 /* FROM run */",
        "SELECT 1 /* FROM run",
        "SELECT x FROM source WHERE source = 'run'",
        "SELECT x FROM a WHERE b = 'a run b'",
        "SELECT 'FROM run",
        "SELECT x FROM \xC3\xA4run",
    };
    (void)state;
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (sa_word_names(without[i], "run"))
            fail_msg("%s", without[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_what_is_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
