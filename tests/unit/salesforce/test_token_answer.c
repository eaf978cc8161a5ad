/* What a token endpoint answers: tokens, refusals with the advice that fits, and everything else a host may send. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "salesforce/login/token_answer.h"
#include "syncaudit/veil.h"

static int read_answer(struct sa_token_answer *token, int status, const char *body, struct sa_error *error)
{
    const struct sa_http_answer answer = {.outcome = status ? SA_HTTP_ANSWERED : SA_HTTP_FAILED,
                                          .status = status,
                                          .body = body,
                                          .length = strlen(body),
                                          .location = status / 100 == 3 ? "https://elsewhere" : "",
                                          .reason = status ? "" : "no connection"};
    sa_token_answer_init(token);
    return sa_token_answer_read(token, &answer, "https://acme.my.salesforce.com", error);
}

static void test_tokens(void **state)
{
    (void)state;
    static const struct {
        const char *body, *instance, *refresh;
    } cases[] = {
        {"{\"access_token\":\"00D!t.x\",\"instance_url\":\"https://acme.my.salesforce.com\"}",
         "https://acme.my.salesforce.com", ""},
        {"{\"access_token\":\"00D!t.x\",\"instance_url\":\"https://na1.salesforce.com/\",\"issued_at\":\"17\","
         "\"refresh_token\":\"new\",\"scope\":7}",
         "https://na1.salesforce.com", "new"},
        {"{\"access_token\":\"00D!t.x\",\"instance_url\":\"https://x.my.salesforce.mil\",\"refresh_token\":[1]}",
         "https://x.my.salesforce.mil", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_token_answer token;
        struct sa_error error = SA_ERROR_INIT;
        assert_int_equal(read_answer(&token, 200, cases[i].body, &error), SA_OK);
        assert_string_equal(token.access_token.data, "00D!t.x");
        assert_string_equal(token.instance_url.data, cases[i].instance);
        assert_string_equal(token.refresh_token.data, cases[i].refresh);
        sa_token_answer_release(&token);
    }
}

static void test_refusals(void **state)
{
    (void)state;
    static const struct {
        const char *error, *description, *message, *advice;
    } cases[] = {
        {"invalid_grant", "user hasn't approved this consumer", "has not let this app in", "pre-authorized"},
        {"invalid_app_access", "user is not admin approved to access this app", "an admin has approved",
         "pre-authorized"},
        {"invalid_grant", "audience is invalid", "another audience", "'audience'"},
        {"invalid_grant", "invalid assertion", "the JWT is not accepted", "clock"},
        {"invalid_grant", "expired assertion", "the JWT is not accepted", "clock"},
        {"invalid_grant", "user not found", "no such user", "'username'"},
        {"inactive_user", "user is inactive", "not active", "activate"},
        {"invalid_grant", "inactive_user", "not active", "activate"},
        {"invalid_grant", "expired authorization code", "used up", "log in again"},
        {"invalid_grant", "expired access/refresh token", "expired or revoked", "get a new one"},
        {"invalid_grant", "user is locked", "locked", "unlock"},
        {"invalid_client_id", "client identifier invalid", "does not know this client_id", "ten minutes"},
        {"invalid_client", "invalid client credentials", "secret is wrong", "consumer secret"},
        {"invalid_client_credentials", "", "secret is wrong", "consumer secret"},
        {"unsupported_grant_type", "grant type not supported", "does not offer this kind", "'login'"},
        {"invalid_request", "client credentials flow not enabled", "not enabled", "Run As"},
        {"invalid_grant", "no client credentials user enabled", "no user to run as", "Run As"},
        {"invalid_grant", "request not supported on this domain", "by client credentials", "'url'"},
        {"invalid_grant", "ip restricted", "address is not allowed", "network"},
        {"invalid_grant", "authentication failure", "refuses the login", "Login History"},
        {"invalid_grant", "user hasn\xE2\x80\x99t approved this consumer", "has not let this app in",
         "pre-authorized"},
        {"INVALID_GRANT", "EXPIRED ACCESS/REFRESH TOKEN", "expired or revoked", "get a new one"},
        {"invalid_grant", "authentication failure - invalid client credentials", "secret is wrong",
         "consumer secret"},
        {"invalid_grant", "expired password", "password has expired", "reset it"},
        {"invalid_grant", "challenge required", "verify who it is", "JWT"},
        {"invalid_grant", "user is frozen", "frozen", "unfreeze"},
        {"invalid_grant", "device limit exceeded", "too many places", "revoked"},
        {"invalid_grant", "outside of login hours", "at this hour", "login hours"},
        {"invalid_grant", "IP restricted or invalid login hours", "at this hour", "login hours"},
        {"invalid_grant", "clock skew too large", "clock differs", "date -u"},
        {"invalid_grant", "organization is inactive", "org is not active", "trial"},
        {"OAUTH_APP_BLOCKED", "this app is blocked by admin", "does not let this app in", "unblock"},
        {"unsupported_response_type", "", "does not offer this kind", "'login'"},
        {"unknown_error", "retry your request", "at the moment", "try again"},
        {"invalid_grant", "retry your request", "at the moment", "try again"},
        {"server_error", "", "inside Salesforce", "try again"},
        /* Part of a word is none. */
        {"invalid_grant", "the domain of the ship was blocked", "refuses the login", "Login History"},
        {"invalid_grant", "interactive users only", "refuses the login", "Login History"},
        {"inactive_org", "", "org is not active", "trial"},
        {"rate_limit_exceeded", "", "too many logins", "wait"},
        {"invalid_request", "missing required parameter", "does not understand", "settings"},
        {"something_new", "a\\nb\\u001b[31m", "answered with an error (HTTP 400 something_new: a b [31m)",
         ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char body[400];
        struct sa_token_answer token;
        struct sa_error error = SA_ERROR_INIT;
        snprintf(body, sizeof body, "{\"error\":\"%s\",\"error_description\":\"%s\"}", cases[i].error,
                 cases[i].description);
        assert_int_equal(read_answer(&token, 400, body, &error), SA_EREFUSED);
        if (!strstr(error.message, cases[i].message) || !strstr(error.advice, cases[i].advice))
            fail_msg("%s: '%s' '%s'", body, error.message, error.advice);
        assert_int_equal(token.wrong_audience, strcmp(cases[i].description, "audience is invalid") == 0);
        sa_token_answer_release(&token);
    }
}

/* What passes by itself is told apart by what it says: everything else would be refused again. */
static void test_what_passes(void **state)
{
    static const struct {
        int status;
        const char *body;
        bool passes;
    } cases[] = {
        {400, "{\"error\":\"unknown_error\",\"error_description\":\"retry your request\"}", true},
        {400, "{\"error\":\"unknown_error\"}", true},
        {400, "{\"error\":\"temporarily_unavailable\"}", true},
        {400, "{\"error\":\"invalid_grant\",\"error_description\":\"Retry your request.\"}", true},
        {400, "{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure, please retry\"}",
         false},
        {400, "{\"error\":\"invalid_grant\",\"error_description\":\"user is locked out, try again\"}", false},
        {200, "{\"error\":\"unknown_error\"}", false},
        {400, "<html>retry your request", false},
        {400, "", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sa_http_answer answer = {.outcome = SA_HTTP_ANSWERED,
                                              .status = cases[i].status,
                                              .body = cases[i].body,
                                              .length = strlen(cases[i].body)};
        if (sa_token_answer_passes(&answer) != cases[i].passes)
            fail_msg("%s", cases[i].body);
    }
}

/* A host that repeats what it was sent gives nothing away. */
static void test_secrets_are_not_repeated(void **state)
{
    struct sa_token_answer token;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    sa_veil_add("5Aep861.refresh-token");
    assert_int_equal(
        read_answer(&token, 400,
                    "{\"error\":\"odd\",\"error_description\":\"no 5Aep861.refresh%2Dtoken here\"}", &error),
        SA_EREFUSED);
    assert_non_null(strstr(error.message, "no (secret) here"));
    sa_token_answer_release(&token);
    sa_veil_clear();
}

static void test_what_is_no_token_answer(void **state)
{
    (void)state;
    static const struct {
        int status;
        const char *body;
        int code;
        const char *message;
    } cases[] = {
        {0, "", SA_ECONNECT, "no connection"},
        {200, "", SA_EFORMAT, "no token (HTTP 200)"},
        {200, "<html>leak</html>", SA_EFORMAT, "an HTML page (HTTP 200)"},
        {302, "", SA_EFORMAT, "(HTTP 302)"},
        {404, "<!DOCTYPE html>leak", SA_EFORMAT, "an HTML page (HTTP 404)"},
        {503, "<html>", SA_ECONNECT, "an HTML page (HTTP 503)"},
        {500, "{\"error\":{}}", SA_ECONNECT, "(HTTP 500)"},
        {400, "[{\"message\":\"leak\",\"errorCode\":\"X\"}]", SA_EFORMAT, "no token"},
        {200, "[]", SA_EFORMAT, "no token"},
        {200, "{\"access_token\":null,\"instance_url\":\"https://acme.my.salesforce.com\"}", SA_EFORMAT,
         "no token"},
        {200, "{\"access_token\":{\"leak\":1},\"instance_url\":\"https://acme.my.salesforce.com\"}",
         SA_EFORMAT, "no token"},
        {200, "{\"access_token\":\"leak leak\",\"instance_url\":\"https://acme.my.salesforce.com\"}",
         SA_EFORMAT, "no token"},
        {200, "{\"access_token\":\"leak\\r\\nX: y\",\"instance_url\":\"https://acme.my.salesforce.com\"}",
         SA_EFORMAT, "no token"},
        {200, "{\"access_token\":\"leak\"}", SA_EFORMAT, "no token"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"https://acme\\r\\nleak\"}", SA_EFORMAT,
         "no token"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":5}", SA_EFORMAT, "no token"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"https://evil.example\"}", SA_EFORMAT,
         "no address of Salesforce"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"https://evilsalesforce.com\"}", SA_EFORMAT,
         "no address of Salesforce"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"http://acme.my.salesforce.com\"}", SA_EFORMAT,
         "no address of Salesforce"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"https://evil.example/.salesforce.com\"}",
         SA_EFORMAT, "no address of Salesforce"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"https://x@evil.example?.salesforce.com\"}",
         SA_EFORMAT, "no address of Salesforce"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"http://127.0.0.1:80\"}", SA_EFORMAT,
         "no address of Salesforce"},
        {200, "{\"access_token\":\"leak\",\"instance_url\":\"//////\"}", SA_EFORMAT,
         "no address of Salesforce"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_token_answer token;
        struct sa_error error = SA_ERROR_INIT;
        assert_int_equal(read_answer(&token, cases[i].status, cases[i].body, &error), cases[i].code);
        if (!strstr(error.message, cases[i].message) || strstr(error.message, "leak"))
            fail_msg("%zu: '%s' '%s'", i, error.message, error.advice);
        sa_token_answer_release(&token);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_what_passes),
        cmocka_unit_test(test_secrets_are_not_repeated),
        cmocka_unit_test(test_what_is_no_token_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
