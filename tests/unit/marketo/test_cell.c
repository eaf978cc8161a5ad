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

static void test_number(void **state)
{
    static const struct {
        const char *text;
        long long number; /* -1 = none */
    } cases[] = {{"0", 0},
                 {"1234", 1234},
                 {"1,234,567", 1234567},
                 {"1.234", 1234},
                 {"1 234 ", 1234},
                 {"1'234", 1234},
                 {"1\xE2\x80\xAF"
                  "234",
                  1234},
                 {"12.5", -1},
                 {"1,23,456", -1},
                 {"1234,567", -1},
                 {"-5", -1},
                 {"n/a", -1},
                 {"", -1},
                 {"1e6", -1},
                 {"999999999999999", 999999999999999},
                 {"1000000000000000", -1},
                 {"12345678901234567890", -1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        long long number = -1;
        if (!sa_export_number(&number, cases[i].text))
            number = -1;
        if (number != cases[i].number)
            fail_msg("'%s' is read as %lld", cases[i].text, number);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mask), cmocka_unit_test(test_number)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
