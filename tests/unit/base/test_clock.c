/* Times are read in two forms, and none is taken for another one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "syncaudit/clock.h"
#include "syncaudit/error.h"

static void is_read(void **state)
{
    static const char *const texts[][2] = {
        {"2026-11-23T08:15:00Z", "2026-11-23T08:15:00Z"},
        {"2026-11-23", "2026-11-23T00:00:00Z"},
        {"2024-02-29", "2024-02-29T00:00:00Z"},
        {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        time_t when;
        char again[SA_TIME_SIZE];
        assert_int_equal(sa_time_parse(&when, texts[i][0], NULL), SA_OK);
        sa_time_format(again, when);
        assert_string_equal(again, texts[i][1]);
    }
}

static void is_refused(void **state)
{
    static const char *const texts[] = {
        "",
        "tomorrow",
        "2026-02-30",
        "2026-02-29",
        "2026-04-31T00:00:00Z",
        "2026-13-01",
        "2026-00-10",
        "2026-11-00",
        "26-11-23",
        "0026-11-23",
        "2026-11-3",
        " 2026-1-3",
        "2026- 1- 3",
        "2026-11-23T24:00:00Z",
        "2026-11-23T08:60:00Z",
        "2026-11-23T08:15:60Z",
        "2026-11-23T8:15:000Z",
        "2026-11-23T08:15:00",
        "2026-11-23T08:15:00+01",
        "2026-11-23 08:15:00Z",
        "23.11.2026",
        "11/23/2026",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sa_error error = SA_ERROR_INIT;
        time_t when;
        if (sa_time_parse(&when, texts[i], &error) != SA_EINPUT)
            fail_msg("'%s' is taken for a time", texts[i]);
        assert_non_null(strstr(error.message, texts[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_read),
        cmocka_unit_test(is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
