/* Times of exports: what one cell says, and what a column settles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "marketo/time.h"

#define NOW "2026-11-23T08:15:00Z"

static void test_one_cell(void **state)
{
    static const char *const cases[][2] = {
        {"2026-11-20 10:05:07", "2026-11-20 10:05:07"},
        {"2026-11-20T10:05:07.123Z", "2026-11-20 10:05:07"},
        {"2026-11-20T10:05:07+01:00", "2026-11-20 09:05:07"},
        {"2026-11-20 22:05:07 -0800", "2026-11-21 06:05:07"},
        {"2026-11-20 10:05 GMT+1", "2026-11-20 09:05:00"},
        {"2026-11-20", "2026-11-20 00:00:00"},
        {"2026/11/20 10:05", "2026-11-20 10:05:00"},
        {"Nov 20, 2026 10:05 PM", "2026-11-20 22:05:00"},
        {"Nov 20, 2026, 12:05:09 AM", "2026-11-20 00:05:09"},
        {"Nov 20, 2026, 10:05\xE2\x80\xAFPM", "2026-11-20 22:05:00"},
        {"Fri Nov 20 10:05:00 PST 2026", "2026-11-20 10:05:00"},
        {"Friday, November 20th, 2026 at 10:05 AM (PST)", "2026-11-20 10:05:00"},
        {"20 Nov 2026 22:05", "2026-11-20 22:05:00"},
        {"20-Nov-26", "2026-11-20 00:00:00"},
        {"20 nov. 2026", "2026-11-20 00:00:00"},
        {"20. November 2026, 10:05 Uhr", "2026-11-20 10:05:00"},
        {"20 de noviembre de 2026 10:05 p. m.", "2026-11-20 22:05:00"},
        {"1er d\xC3\xA9"
         "cembre 2025 10h05",
         "2025-12-01 10:05:00"},
        {"20 ao\xC3\xBBt 2026", "2026-08-20 00:00:00"},
        {"15. M\xC3\xA4rz 2026", "2026-03-15 00:00:00"},
        {"2026年11月20日", "2026-11-20 00:00:00"},
        {"2026年11月20日 午後10:05", "2026-11-20 22:05:00"},
        {"2026년 11월 20일 오전 10:05", "2026-11-20 10:05:00"},
        {"11/20/2026 10:05", "2026-11-20 10:05:00"},
        {"20/11/2026 10:05", "2026-11-20 10:05:00"},
        {"11/20/26 10:05 AM", "2026-11-20 10:05:00"},
        {"11-20-2026", "2026-11-20 00:00:00"},
        {"20.11.2026 10.05", "2026-11-20 10:05:00"},
        {"11/11/2026", "2026-11-11 00:00:00"},
        {"2026-11-20 10:05 CST", "2026-11-20 10:05:00"},
        {"11/12/2026", "unsure"},
        {"", NULL},
        {"yesterday", NULL},
        {"next week", NULL},
        {"2026-13-40", NULL},
        {"2026-02-30", NULL},
        {"31/31/2026", NULL},
        {"Nov 2026", NULL},
        {"Nov-26", NULL},
        {"jui 20, 2026", NULL},
        {"10:05", NULL},
        {"20/11/2026 13:05 PM", NULL},
        {"20/11/2026 25:05", NULL},
        {"20/11/2026 10:75", NULL},
        {"20/11/2026 or so", NULL},
        {"20 11 20 26", NULL},
        {"1700000000", NULL},
        {"46346", NULL},
        {"20261120", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[20] = "";
        enum sa_time_read read = sa_time_read(out, cases[i][0], SA_ANY_ORDER);
        const char *got = read == SA_TIME_READ ? out : read == SA_TIME_UNSURE ? "unsure" : NULL;
        if (!got != !cases[i][1] || (got && strcmp(got, cases[i][1]) != 0))
            fail_msg("'%s' is read as '%s'", cases[i][0], got ? got : "none");
    }
}

/* The cells of a column, and how its first one is read. */
static void reads(const char *const *cells, const char *now, const char *expected)
{
    struct sa_times times = SA_TIMES_INIT;
    char out[20] = "";
    for (size_t i = 0; cells[i]; i++)
        sa_times_see(&times, cells[i], now);
    enum sa_time_read read = sa_time_read(out, cells[0], sa_times_orders(&times));
    const char *got = read == SA_TIME_READ ? out : read == SA_TIME_UNSURE ? "unsure" : "none";
    if (strncmp(got, expected, strlen(expected)) != 0)
        fail_msg("'%s' is read as '%s', not %s", cells[0], got, expected);
}

#define CELLS(...)                                                                                           \
    (const char *const[])                                                                                    \
    {                                                                                                        \
        __VA_ARGS__, NULL                                                                                    \
    }

static void test_a_column(void **state)
{
    (void)state;
    reads(CELLS("05/11/2026", "20/11/2026"), "", "2026-11-05");
    reads(CELLS("05/11/2026", "05/20/2026"), "", "2026-05-11");
    reads(CELLS("05/11/2026", "06/10/2026"), NOW, "unsure");
    reads(CELLS("05/11/2026", "next week", "20/11/2026"), "", "2026-11-05");
    /* Two orders in one column: only what is certain by itself. */
    reads(CELLS("05/11/2026", "20/11/2026", "11/20/2026"), NOW, "unsure");
    reads(CELLS("20/11/2026", "11/20/2026"), NOW, "2026-11-20");
    /* No failure is in the future. */
    reads(CELLS("12/11/2026"), NOW, "2026-11-12");
    reads(CELLS("12/11/2026"), "", "unsure");
    /* Years with two digits. */
    reads(CELLS("11/20/26"), "", "2026-11-20");
    reads(CELLS("20/11/26"), NOW, "2026-11-20");
    reads(CELLS("26/11/20"), NOW, "2026-11-20");
    /* A dot stands behind the day. */
    reads(CELLS("05.11.2026"), NOW, "2026-11-05");
    reads(CELLS("05.11.2026", "05.20.2026"), NOW, "2026-05-11");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_one_cell), cmocka_unit_test(test_a_column)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
