/* temporary */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "report_fixture.h"
#include <cmocka.h>
static void test_write(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct sa_error error = SA_ERROR_INIT;
    int rc = report_write("xlsx", snapshot, "/tmp/xx", &error);
    if (rc)
        print_message("%s\n", error.message);
    assert_int_equal(rc, 0);
    sa_snapshot_close(snapshot);
}
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_write)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
