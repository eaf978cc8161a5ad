/* What a cell with a number shows: a day only where there is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>

#include "decisions/workbook.h"

static void shows(void **state)
{
    static const struct {
        const char *value;
        bool date, date1904;
        const char *shown;
    } cells[] = {
        {"46447", true, false, "2027-03-01"},
        {"46447.5", true, false, "2027-03-01 12:00"},
        {"44985", true, true, "2027-03-01"},
        {"46447", false, false, "46447"},
        {"1", true, false, "1900-01-01"},
        {"59", true, false, "1900-02-28"},
        {"60", true, false, "60"}, /* 29 February 1900 */
        {"60.5", true, false, "60.5"},
        {"61", true, false, "1900-03-01"},
        {"60", true, true, "1904-03-01"},
        {"2958465", true, false, "9999-12-31"},
        {"2958466", true, false, "2958466"},
        {"2957004", true, true, "2957004"}, /* 1 January 10000 */
        {"-1", true, false, "-1"},
        {"1e300", true, false, "1e+300"},
        {"soon", true, false, "soon"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char shown[32];
        sa_workbook_number(shown, cells[i].value, cells[i].date, cells[i].date1904);
        assert_string_equal(shown, cells[i].shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
