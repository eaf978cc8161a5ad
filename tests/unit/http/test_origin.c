/* What counts as an origin. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/http.h"

static void test_origins(void **state)
{
    static const char *const good[] = {
        "https://example.my.salesforce.com",
        "https://example--uat.sandbox.my.salesforce.com",
        "https://localhost:8443",
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:1",
        "http://127.1.2.3:65535",
        "http://[::1]:8080",
        "https://[2001:db8::1]",
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!sa_http_origin_check(good[i], NULL))
            fail_msg("'%s' was refused", good[i]);
}

static void test_everything_else(void **state)
{
    static const struct {
        const char *text;
        const char *why;
    } bad[] = {
        {"", "https://"},
        {"example.my.salesforce.com", "https://"},
        {"ftp://example.com", "https://"},
        {"file:///etc/passwd", "https://"},
        {"javascript:alert(1)", "https://"},
        {"https://", "host name"},
        {"https://:443", "host name"},
        {"https://example.com:", "host name"},
        {"https://example.com:0x50", "host name"},
        {"https://example.com:99999", "host name"},
        {"https://exa mple.com", "host name"},
        {"https://example.com\r\nX: y", "host name"},
        {"https://exa\"mple.com", "host name"},
        {"https://ex%61mple.com", "host name"},
        {"https://ex\xc3\xa4mple.com", "host name"},
        {"https://example.com\\@evil.com", "user name or password"},
        {"https://user:secret@example.com", "user name or password"},
        {"https://user@example.com", "user name or password"},
        {"https://example.com/", "nothing may follow"},
        {"https://example.com/services", "nothing may follow"},
        {"https://example.com?x", "nothing may follow"},
        {"https://example.com#x", "nothing may follow"},
        {"http://example.my.salesforce.com", "this machine only"},
        {"http://127.0.0.1.example.com", "this machine only"},
        {"http://localhost.example.com", "this machine only"},
        {"http://10.0.0.1", "this machine only"},
        {"http://0.0.0.0", "this machine only"},
        {"http://[::]", "this machine only"},
        {"http://[::2]:80", "this machine only"},
        {"http://128.0.0.1", "this machine only"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sa_error error = SA_ERROR_INIT;
        if (sa_http_origin_check(bad[i].text, &error))
            fail_msg("'%s' was accepted", bad[i].text);
        assert_int_equal(error.code, SA_EINPUT);
        if (!strstr(error.message, bad[i].why))
            fail_msg("'%s': %s", bad[i].text, error.message);
        assert_null(strstr(error.message, "secret"));
        struct sa_http *http;
        assert_int_equal(sa_http_open(&http, &(struct sa_http_options){.origin = bad[i].text}, NULL),
                         SA_EINPUT);
        assert_null(http);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_origins),
        cmocka_unit_test(test_everything_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
