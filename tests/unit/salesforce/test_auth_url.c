/* The auth URL of the Salesforce CLI, as it is written and as people paste it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "salesforce/login/auth_url.h"

static void test_taken_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text, *client_id, *client_secret, *token, *host;
    } cases[] = {
        {"force://PlatformCLI::5Aep861xyz@acme.my.salesforce.com", "PlatformCLI", "", "5Aep861xyz",
         "acme.my.salesforce.com"},
        {"force://3MVG9.id_x:AB-12==:5Aep861_.-z==@acme--dev.sandbox.my.salesforce.com:443", "3MVG9.id_x",
         "AB-12==", "5Aep861_.-z==", "acme--dev.sandbox.my.salesforce.com:443"},
        {"FORCE://a:b:c@host/and more", "a", "b", "c", "host"},
        {"force://:5Aep861xyz@host", "PlatformCLI", "", "5Aep861xyz", "host"},
        {"force://::5Aep861xyz@host", "PlatformCLI", "", "5Aep861xyz", "host"},
        {"force://PlatformCLI:5Aep861xyz@host", "PlatformCLI", "", "5Aep861xyz", "host"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200] = "";
        struct sa_auth_url parts;
        struct sa_error error = SA_ERROR_INIT;
        memcpy(text, cases[i].text, strlen(cases[i].text));
        assert_int_equal(sa_auth_url_parse(&parts, text, &error), SA_OK);
        assert_string_equal(parts.client_id, cases[i].client_id);
        assert_string_equal(parts.client_secret, cases[i].client_secret);
        assert_string_equal(parts.refresh_token, cases[i].token);
        assert_string_equal(parts.host, cases[i].host);
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "https://acme.my.salesforce.com",
        "[REDACTED] Use 'sf org auth show-sfdx-auth-url' to view",
        "force://PlatformCLI::leak",
        "force://PlatformCLI::@host",
        "force://leak@host",
        "force://PlatformCLI::leak@",
        "force://PlatformCLI::leak@/host",
        "force://a:b:c:leak@host",
        "force://a:b:leak=x@host",
        "force://a:b:leak===@host",
        "force://a:b%40:leak@host",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[200] = "";
        struct sa_auth_url parts;
        struct sa_error error = SA_ERROR_INIT;
        memcpy(text, texts[i], strlen(texts[i]));
        if (sa_auth_url_parse(&parts, text, &error) != SA_EINPUT || !*error.advice ||
            strstr(error.message, "leak"))
            fail_msg("'%s': '%s'", texts[i], error.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taken_apart),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
