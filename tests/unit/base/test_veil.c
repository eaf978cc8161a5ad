/* Secrets are taken out of texts, however they are written; what is no secret stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/veil.h"

#define TOKEN "00D5f000000x7y8!AQ.k/l+m=TAIL0123"

static void test_texts(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"nothing", "nothing"},
        {TOKEN, "(secret)"},
        {"Bearer " TOKEN ".", "Bearer (secret)."},
        {TOKEN TOKEN " and " TOKEN, "(secret)(secret) and (secret)"},
        {"00D5f000000x7y8\\u0021AQ.k\\/l\\u002Bm\\u003dTAIL0123\"", "(secret)\""},
        {"?t=00D5f000000x7y8%21AQ.k%2Fl%2bm%3DTAIL0123&x", "?t=(secret)&x"},
        {"00D5f000000x7y8%2521AQ.k%252fl%252Bm%253dTAIL0123", "(secret)"},
        {"00D5f000000x7y8&#33;AQ.k&#x2F;l&#43;m&#x3D;TAIL0123<", "(secret)<"},
        {"00D5f000000x7y8\\\\u0021AQ.k\\\\/l\\\\\\\\u002bm=TAIL0123", "(secret)"},
        {"00D5f000000x7y8", "00D5f000000x7y8"},     /* the org's id */
        {"AQ.k/l+m=TAIL0123", "AQ.k/l+m=TAIL0123"}, /* a part */
        {"00D5f000000x7y8!AQ.k/l+m=TAIL012", "00D5f000000x7y8!AQ.k/l+m=TAIL012"},
        {"00D5f000000x7y8%2", "00D5f000000x7y8%2"},
        {"00D5f000000x7y8\\u00", "00D5f000000x7y8\\u00"},
        {"abc12345", "(secret)"},
        {"marketo token sync", "marketo token sync"},
    };
    (void)state;
    sa_veil_add(NULL);
    sa_veil_add("");
    sa_veil_add("token"); /* words that people write are left alone */
    sa_veil_add("marketo");
    sa_veil_add(TOKEN);
    sa_veil_add(TOKEN);
    sa_veil_add("abc12345");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = strdup(cases[i].text);
        size_t length = sa_veil_apply(text, strlen(text));
        assert_string_equal(text, cases[i].expected);
        assert_int_equal(length, strlen(cases[i].expected));
        free(text);
    }
    sa_veil_clear();
    char after[] = TOKEN;
    assert_int_equal(sa_veil_apply(after, strlen(after)), sizeof after - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
