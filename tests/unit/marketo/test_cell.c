/* What the cells of Marketo's exports become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "marketo/export.h"

static void test_mask(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Required fields are missing: [Company]", "Required fields are missing: [Company]"},
        {"on record with id: 00Q5f00000abc1", "on record with id: 00Q5f00000abc1"},
        {"(00Q5f00000abc12EAA)", "(<id>)"},
        {"Email: invalid email address: jo.do+x@example.com.", "Email: invalid email address: <email>."},
        {"@ example @", "@ example @"},
        {"J\xC3\xBCrgen@example.com", "<email>"},
        {"Error ID: 1234567890-12345 (-123456789)", "Error ID: <number> (-<number>)"},
        {"(max length=40) of 1234", "(max length=40) of 1234"},
        {"Customer_Segmentation_Code_2__c", "Customer_Segmentation_Code_2__c"},
        {"FieldFilterValid18", "FieldFilterValid18"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer out = SA_BUFFER_INIT(1000);
        assert_int_equal(sa_export_mask(&out, cases[i][0]), 0);
        assert_string_equal(out.data, cases[i][1]);
        sa_buffer_release(&out);
    }
}

static void test_time(void **state)
{
    static const char *const cases[][2] = {
        {"2026-11-20 10:05:07", "2026-11-20 10:05:07"},
        {"2026-11-20T10:05:07.123Z", "2026-11-20 10:05:07"},
        {"2026-11-20", "2026-11-20 00:00:00"},
        {"Nov 20, 2026 10:05 PM", "2026-11-20 22:05:00"},
        {"Nov 20, 2026, 12:05:09 AM", "2026-11-20 00:05:09"},
        {"20 Nov 2026 22:05", "2026-11-20 22:05:00"},
        {"11/20/2026 10:05", "2026-11-20 10:05:00"},
        {"20/11/2026 10:05", "2026-11-20 10:05:00"},
        {"20.11.2026", "2026-11-20 00:00:00"},
        {"2026-11-20 10:05 CST", "2026-11-20 10:05:00"},
        {"", NULL},
        {"yesterday", NULL},
        {"2026-13-40", NULL},
        {"1700000000", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[20] = "";
        bool read = sa_export_time(out, cases[i][0]);
        if (read != (cases[i][1] != NULL) || (read && strcmp(out, cases[i][1]) != 0))
            fail_msg("'%s' is read as '%s'", cases[i][0], out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mask), cmocka_unit_test(test_time)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
