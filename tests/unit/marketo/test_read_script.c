/* Names of a script in Velocity. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "marketo/read_script.h"

static struct sa_script_value look(const struct sa_script_names *names, const char *name)
{
    return sa_script_lookup(names, name, strlen(name));
}

static void test_given(void **state)
{
    const struct sa_script_names names = {.count = 0};
    struct sa_script_value value = look(&names, "licence__cList");
    (void)state;
    assert_int_equal(value.kind, SA_SCRIPT_LIST);
    assert_true(sa_script_is(value.object, value.length, "licence__c"));
    assert_int_equal(look(&names, "lead").kind, SA_SCRIPT_RECORD);
    assert_true(look(&names, "TriggerObject").unsure);
    assert_int_equal(look(&names, "_cList").kind, SA_SCRIPT_OTHER);
    assert_int_equal(look(&names, "Lead").kind, SA_SCRIPT_OTHER);
    assert_int_equal(look(&names, "").kind, SA_SCRIPT_OTHER);
}

static void test_set(void **state)
{
    struct sa_script_names names = {.count = 0};
    const struct sa_script_value car = {SA_SCRIPT_RECORD, "car_c", 5, false};
    (void)state;
    sa_script_bind(&names, "car", 3, car);
    sa_script_bind(&names, "ca", 2, sa_script_other);
    assert_int_equal(look(&names, "car").kind, SA_SCRIPT_RECORD);
    assert_int_equal(look(&names, "ca").kind, SA_SCRIPT_OTHER);
    sa_script_bind(&names, "car", 3, sa_script_other);
    assert_int_equal(look(&names, "car").kind, SA_SCRIPT_OTHER);
    sa_script_bind(&names, "lead", 4, car);
    assert_int_equal(look(&names, "lead").length, 0);
    assert_int_equal(names.count, 1);
}

static void test_full(void **state)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    struct sa_script_names names = {.count = 0};
    const struct sa_script_value car = {SA_SCRIPT_LIST, "car_c", 5, false};
    (void)state;
    for (size_t i = 0; i < 20; i++)
        for (size_t length = 1; length < 7; length++)
            sa_script_bind(&names, letters + i, length, car);
    assert_int_equal(names.count, SA_SCRIPT_VARIABLES);
    assert_int_equal(look(&names, "a").kind, SA_SCRIPT_LIST);
    assert_int_equal(look(&names, "tuvwxy").kind, SA_SCRIPT_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_given), cmocka_unit_test(test_set),
                                       cmocka_unit_test(test_full)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
