/* The words that rules are written in: what C knows of them is what SQL knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "judge.h"
#include "syncaudit/text.h"
#include "syncaudit/vocabulary.h"

static void test_severities(void **state)
{
    (void)state;
    assert_int_equal(sa_severity_rank("critical"), 1);
    assert_int_equal(sa_severity_rank("info"), 5);
    assert_int_equal(sa_severity_rank("off"), 0);
    assert_int_equal(sa_severity_rank(""), 0);
    assert_null(sa_severities[5]);
}

static void test_titles(void **state)
{
    size_t count = 0;
    (void)state;
    for (; sa_categories[count]; count++)
        assert_non_null(sa_category_titles[count]);
    assert_null(sa_category_titles[count]);
}

/* What the build has read out of the scripts is what they insert. */
static void test_tables(void **state)
{
    static const char rule[] =
        TEST_RULE("x", "low", "", "SELECT NULL AS object, NULL AS field, 'm' AS message, NULL AS evidence");
    const char *const rules[] = {rule, NULL};
    struct test_judged judged;
    char expected[128];
    (void)state;
    test_judge(&judged, "INSERT INTO an_object (name) VALUES ('Lead')", rules);
    sa_text_join(expected, sizeof expected, sa_severities, "\n", "\n");
    test_assert_rows(judged.snapshot, "SELECT severity FROM reference_severity ORDER BY rank", expected);
    test_assert_rows(judged.snapshot, "SELECT count(*) FROM reference_severity WHERE rank BETWEEN 1 AND 5",
                     "5");
    for (size_t i = 0; sa_capabilities[i]; i++) {
        char sql[128];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM reference_capability WHERE capability = '%s'",
                 sa_capabilities[i]);
        test_assert_rows(judged.snapshot, sql, "1");
        snprintf(expected, sizeof expected, "%zu", i + 1);
    }
    test_assert_rows(judged.snapshot, "SELECT count(*) FROM reference_capability", expected);
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_severities),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
