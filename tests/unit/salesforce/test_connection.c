/* What is accepted as a connection, and what people are told otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "salesforce/login/connection.h"

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *connection;
        const char *token;
        const char *message;
        const char *advice;
    } cases[] = {
        {"prod", "t", "'prod' is not a connection", "replay:FILE"},
        {"", "t", "'' is not a connection", "replay:FILE"},
        {"acme.my.salesforce.com", "t", "is not a connection", "https://x.my.salesforce.com"},
        {"ftp://acme.my.salesforce.com", "t", "is not a connection", "https://"},
        {"https://acme.my.salesforce.com", NULL, "needs an access token", "SYNCAUDIT_SYNC_TOKEN"},
        {"https://acme.my.salesforce.com", "", "needs an access token", "SYNCAUDIT_SYNC_TOKEN"},
        {"https://acme.my.salesforce.com", "a b", "a character that no token has", "SYNCAUDIT_SYNC_TOKEN"},
        {"https://acme.my.salesforce.com", "a\r\nX: y", "a character that no token has",
         "SYNCAUDIT_SYNC_TOKEN"},
        {"https://login.salesforce.com", "t", "'login.salesforce.com' is not the host", "My Domain"},
        {"https://TEST.salesforce.com/", "t", "'TEST.salesforce.com' is not the host", "My Domain"},
        {"https://acme.lightning.force.com/lightning/page/home", "t", "'acme.lightning.force.com' is not",
         "https://acme.my.salesforce.com"},
        {"https://acme--sbx.sandbox.lightning.force.com", "t", "is not the host",
         "https://acme--sbx.sandbox.my.salesforce.com"},
        {"https://acme.my.salesforce-setup.com:443", "t", "is not the host",
         "https://acme.my.salesforce.com"},
        {"http://acme.my.salesforce.com", "t", "", ""},
        {"https://acme.my.salesforce.com/services", "t", "", ""},
        {"https://user:password@acme.my.salesforce.com", "t", "", ""},
        {"replay:/nonexistent/file.jsonl", NULL, "/nonexistent/file.jsonl", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_http *http = NULL;
        struct sa_error error = SA_ERROR_INIT;
        const struct sa_fetch_options options = {.connection = cases[i].connection, .token = cases[i].token};
        int rc = sa_connection_open(&http, &options, &(struct sa_http_options){0}, &error);
        assert_int_equal(rc, strncmp(cases[i].connection, "replay:", 7) == 0 ? SA_EIO : SA_EINPUT);
        assert_null(http);
        assert_true(*error.message);
        if (!strstr(error.message, cases[i].message) || !strstr(error.advice, cases[i].advice))
            fail_msg("%s: '%s' '%s'", cases[i].connection, error.message, error.advice);
        if (cases[i].token && strlen(cases[i].token) > 1)
            assert_null(strstr(error.message, cases[i].token));
    }
}

static void test_accepted(void **state)
{
    (void)state;
    static const struct {
        const char *connection;
        const char *origin;
        bool replay;
    } cases[] = {
        {"https://acme.my.salesforce.com", "https://acme.my.salesforce.com", false},
        {"https://acme.my.salesforce.com//", "https://acme.my.salesforce.com", false},
        {"https://mylogin.salesforce.com", "https://mylogin.salesforce.com", false},
        {"http://127.0.0.1:8080/", "http://127.0.0.1:8080", false},
        {"demo", NULL, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_http *http = NULL;
        struct sa_error error = SA_ERROR_INIT;
        const struct sa_fetch_options options = {.connection = cases[i].connection, .token = "t"};
        assert_int_equal(sa_connection_open(&http, &options, &(struct sa_http_options){0}, &error), 0);
        assert_int_equal(sa_connection_is_replay(&options), cases[i].replay);
        if (cases[i].origin)
            assert_string_equal(sa_http_origin(http), cases[i].origin);
        assert_int_equal(sa_http_close(http, &error), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
