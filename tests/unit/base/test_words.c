/* Names taken apart into words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "syncaudit/text.h"

static void test_words(void **state)
{
    static const char *const cases[][2] = {
        {"", " "},
        {" __ - ", " "},
        {"Old Phone", " old phone "},
        {"Old_Phone", " old phone "},
        {"oldPhone2", " old phone 2 "},
        {"CRMId", " crm id "},
        {"OLDPhone", " old phone "},
        {"COVID19Status", " covid 19 status "},
        {"ZDeprecate", " z deprecate "},
        {"Don't sync", " don t sync "},
        {"Don\xE2\x80\x99t sync", " don t sync "},
        {"E-Mail", " e mail "},
        {"Phone (old)", " phone | old "},
        {"(Old) Phone", " old | phone "},
        {"*** DO NOT USE *** Phone", " do not use | phone "},
        {"Legacy - Region", " legacy | region "},
        {"Region- replaced", " region | replaced "},
        {"Region \xE2\x80\x93 old", " region | old "},
        {"OLD: Region [test]", " old | region | test "},
        {"Gender/Sex", " gender sex "},
        {"Passport #", " passport "},
        {"\xC3\xA0 supprimer", " \xC3\xA0 supprimer "},
        {"Old\xC2\xA0Phone", " old phone "},
        {"x\xFFy", " x\xFFy "},
        {"N\xC3\x83O usar", " n\xC3\x83o usar "},
        {"2019Webinar", " 2019 webinar "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer words = SA_BUFFER_INIT(SA_BUFFER_OWN);
        assert_int_equal(sa_text_words(&words, cases[i][0]), SA_OK);
        assert_string_equal(words.data, cases[i][1]);
        sa_buffer_release(&words);
    }
}

static void test_no_room(void **state)
{
    struct sa_buffer words = SA_BUFFER_INIT(4);
    (void)state;
    assert_int_not_equal(sa_text_words(&words, "Old Phone"), SA_OK);
    sa_buffer_release(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_no_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
