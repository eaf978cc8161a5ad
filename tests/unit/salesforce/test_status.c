/* What answers mean, and what the queue does with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "salesforce/status.h"

#define BODY(code, message) "[{\"message\":\"" message "\",\"errorCode\":\"" code "\"}]"

static struct sa_status read_status(int http, const char *body, const char *location)
{
    struct sa_status status;
    const struct sa_http_answer answer = {.path = "/",
                                          .outcome = SA_HTTP_ANSWERED,
                                          .status = http,
                                          .body = body,
                                          .length = strlen(body),
                                          .location = location};
    static const enum sa_http_judgement judgements[] = {
        [SA_STATUS_OK] = SA_HTTP_ACCEPT,       [SA_STATUS_RETRY] = SA_HTTP_RETRY,
        [SA_STATUS_CROWDED] = SA_HTTP_CROWDED, [SA_STATUS_NOT_PERMITTED] = SA_HTTP_ACCEPT,
        [SA_STATUS_DOUBT] = SA_HTTP_DOUBT,     [SA_STATUS_NOT_THERE] = SA_HTTP_ACCEPT,
        [SA_STATUS_SESSION] = SA_HTTP_LOGIN,   [SA_STATUS_STOP] = SA_HTTP_STOP,
        [SA_STATUS_FAILED] = SA_HTTP_ACCEPT};
    sa_status_read(&status, &answer);
    assert_int_equal(sa_status_judge(&answer), judgements[status.class]);
    return status;
}

static void test_classes(void **state)
{
    (void)state;
    static const struct {
        int http;
        const char *body;
        enum sa_status_class class;
    } cases[] = {
        {200, "{}", SA_STATUS_OK},
        {200, BODY("INVALID_SESSION_ID", "a record may hold any text"), SA_STATUS_OK},
        {301, "", SA_STATUS_FAILED},
        {401, BODY("INVALID_SESSION_ID", "Session expired or invalid"), SA_STATUS_SESSION},
        {401, BODY("INVALID_SESSION_ID", "This session is not valid for use with the REST API"),
         SA_STATUS_STOP},
        {401, BODY("INVALID_SESSION_ID", "Connected app is not attached to Agent"), SA_STATUS_STOP},
        {401, BODY("INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE"), SA_STATUS_SESSION},
        {401, "", SA_STATUS_SESSION},
        {403, BODY("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), SA_STATUS_STOP},
        {403, BODY("REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."), SA_STATUS_CROWDED},
        {403, BODY("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."),
         SA_STATUS_CROWDED},
        {503, BODY("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), SA_STATUS_STOP},
        {403, BODY("API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization."),
         SA_STATUS_STOP},
        {403, BODY("API_CURRENTLY_DISABLED", "API is disabled for this User"), SA_STATUS_STOP},
        {403, BODY("INSUFFICIENT_ACCESS", "insufficient access rights on object id"),
         SA_STATUS_NOT_PERMITTED},
        {403,
         BODY("INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
              "Your password has expired. Please reset your password."),
         SA_STATUS_STOP},
        {400, BODY("sf:INVALID_OPERATION_WITH_EXPIRED_PASSWORD", "The users password has expired"),
         SA_STATUS_STOP},
        {500, "{\"exceptionCode\":\"invalid_operation_with_expired_password\"}", SA_STATUS_STOP},
        {401, BODY("INVALID_SESSION_ID", "YOUR PASSWORD HAS EXPIRED"), SA_STATUS_STOP},
        {403, BODY("SOMETHING_NEW", "The user\xE2\x80\x99s password is expired."), SA_STATUS_STOP},
        {403, BODY("SOMETHING_NEW", "This user is frozen"), SA_STATUS_STOP},
        {401, BODY("INVALID_SESSION_ID", "Inactive user"), SA_STATUS_STOP},
        {403, BODY("INACTIVE_USER", ""), SA_STATUS_STOP},
        {403, BODY("PASSWORD_LOCKOUT", ""), SA_STATUS_STOP},
        {400, BODY("LOGIN_DURING_RESTRICTED_DOMAIN", ""), SA_STATUS_STOP},
        {400, BODY("LOGIN_DURING_RESTRICTED_TIME", ""), SA_STATUS_STOP},
        {403, BODY("FORBIDDEN_ADDRESS", "Login from this IP address is not allowed"), SA_STATUS_STOP},
        {403, BODY("TXN_SECURITY_NO_ACCESS", "not allowed due to a security policy"), SA_STATUS_STOP},
        {400, BODY("STORAGE_LIMIT_EXCEEDED", "storage limit exceeded"), SA_STATUS_STOP},
        {403, BODY("INSUFFICIENT_ACCESS_OR_READONLY", "the field IP Address"), SA_STATUS_NOT_PERMITTED},
        {403, BODY("FUNCTIONALITY_NOT_ENABLED", ""), SA_STATUS_NOT_PERMITTED},
        {403, BODY("SOMETHING_NEW", "in words of its own"), SA_STATUS_FAILED},
        {403, "{}", SA_STATUS_FAILED},
        {403,
         "[{\"errorCode\":\"INSUFFICIENT_ACCESS\",\"message\":\"x\"},"
         "{\"errorCode\":\"INVALID_OPERATION_WITH_EXPIRED_PASSWORD\",\"message\":\"y\"}]",
         SA_STATUS_STOP},
        {403, "<Errors><Error><errorCode>API_CURRENTLY_DISABLED</errorCode></Error></Errors>",
         SA_STATUS_STOP},
        {500, "<soapenv:Fault><faultcode>sf:INVALID_OPERATION_WITH_EXPIRED_PASSWORD</faultcode>",
         SA_STATUS_STOP},
        {403, "Your password has expired.", SA_STATUS_STOP},
        {403, "<html><body>Your password has expired", SA_STATUS_DOUBT},
        {400, BODY("INVALID_FIELD", "No such column 'password has expired'"), SA_STATUS_NOT_PERMITTED},
        {503, BODY("FUNCTIONALITY_TEMPORARILY_UNAVAILABLE", ""), SA_STATUS_RETRY},
        {403, "Bad_OAuth_Token", SA_STATUS_DOUBT},
        {403, "Bad_OAu", SA_STATUS_DOUBT}, /* cut under a length of its own */
        {403, "[{\"errorCode\":\"INSUFFICIENT_ACC", SA_STATUS_DOUBT},
        {404, BODY("NOT_FOUND", "The requested resource does not exist"), SA_STATUS_NOT_THERE},
        {404, "<html>", SA_STATUS_FAILED},
        {400, BODY("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"), SA_STATUS_RETRY},
        {400, BODY("MALFORMED_QUERY", "unexpected token"), SA_STATUS_FAILED},
        {400, "", SA_STATUS_FAILED},
        {414, "<html>", SA_STATUS_FAILED},
        {431, "", SA_STATUS_FAILED},
        {410, BODY("UNSUPPORTED_API_VERSION", "retired"), SA_STATUS_FAILED},
        {420, "Salesforce Edge has no routing for host", SA_STATUS_RETRY},
        {429, "", SA_STATUS_CROWDED},
        {500, BODY("UNKNOWN_EXCEPTION", "An unexpected error occurred."), SA_STATUS_RETRY},
        {500, "<html>", SA_STATUS_RETRY},
        {500, BODY("APEX_ERROR", "boom"), SA_STATUS_FAILED},
        {502, "", SA_STATUS_RETRY},
        {503, "<html>", SA_STATUS_CROWDED},
        {503, BODY("SERVER_UNAVAILABLE", "maintenance"), SA_STATUS_CROWDED},
        {504, "[", SA_STATUS_RETRY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (read_status(cases[i].http, cases[i].body, "").class != cases[i].class)
            fail_msg("%d %s", cases[i].http, cases[i].body);
}

/* A good status says little: a gateway's page and half a document are asked for again. */
static void test_good_status_with_something_else(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        enum sa_http_judgement judgement;
    } cases[] = {
        {" {\"a\":[1]} \n", SA_HTTP_ACCEPT},
        {"[]", SA_HTTP_ACCEPT},
        {"", SA_HTTP_RETRY},
        {"<!DOCTYPE html>", SA_HTTP_RETRY},
        {"{\"a\":[1,", SA_HTTP_RETRY},
        {"[{}", SA_HTTP_RETRY},
        {"  ", SA_HTTP_RETRY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sa_http_answer answer = {.path = "/",
                                              .outcome = SA_HTTP_ANSWERED,
                                              .status = 200,
                                              .body = cases[i].body,
                                              .length = strlen(cases[i].body)};
        if (sa_status_judge(&answer) != cases[i].judgement)
            fail_msg("'%s'", cases[i].body);
    }
}

/* One field that cannot be followed fails each time it is asked for. */
static void test_dependencies_are_not_asked_for_again(void **state)
{
    static const char body[] = BODY("UNKNOWN_EXCEPTION", "An unexpected error occurred.");
    const struct sa_http_answer answer = {
        .path =
            "/services/data/v67.0/tooling/query?q=SELECT+MetadataComponentId+FROM+MetadataComponentDependency",
        .outcome = SA_HTTP_ANSWERED,
        .status = 500,
        .body = body,
        .length = strlen(body)};
    (void)state;
    assert_int_equal(sa_status_judge(&answer), SA_HTTP_ACCEPT);
}

static void test_reasons(void **state)
{
    (void)state;
    static const struct {
        int http;
        const char *body;
        const char *location;
        const char *reason;
    } cases[] = {
        {200, "{}", "", ""},
        {400, BODY("MALFORMED_QUERY", "\\nSELECT Id\\n   ^\\nERROR at Row:1:Column:12"), "",
         "answered with an error (HTTP 400 MALFORMED_QUERY: SELECT Id ^ ERROR at Row:1:Column:12)"},
        {400, "{\"message\":\"one object\",\"errorCode\":\"FORBIDDEN\"}", "",
         "answered with an error (HTTP 400 FORBIDDEN: one object)"},
        {400, "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}", "",
         "answered with an error (HTTP 400 invalid_grant: expired)"},
        {400, "  <html><body>x", "", "answered with an error (HTTP 400: an HTML page)"},
        {400, "plain words\x1b[31m\xC2\x9B and\r\n more", "",
         "answered with an error (HTTP 400: plain words [31m and more)"},
        {400, "[]", "", "answered with an error (HTTP 400)"},
        {400, "[{\"errorCode\":\"not a code\",\"message\":5}]", "", "answered with an error (HTTP 400)"},
        {302, "", "https://y.my.salesforce.com/",
         "the host points elsewhere (HTTP 302: https://y.my.salesforce.com/)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_status(cases[i].http, cases[i].body, cases[i].location).reason,
                            cases[i].reason);
}

static void test_long_message_is_cut_between_characters(void **state)
{
    (void)state;
    char body[4000];
    for (size_t lead = 0; lead < 2; lead++) {
        memset(body, 'x', lead);
        for (size_t i = lead; i + 2 < sizeof body; i += 2)
            memcpy(body + i, "é", 3);
        body[sizeof body - 2] = '\0';
        struct sa_status status = read_status(400, body, "");
        size_t length = strlen(status.reason);
        assert_in_range(length, 300, sizeof status.reason - 1);
        assert_string_equal(status.reason + length - strlen("é…)"), "é…)");
    }
}

static void test_no_count(void **state)
{
    (void)state;
    assert_true(sa_status_is_no_count(&(struct sa_status){.code = "QUERY_TIMEOUT"}));
    assert_true(sa_status_is_no_count(&(struct sa_status){.code = "INVALID_FIELD"}));
    assert_false(sa_status_is_no_count(&(struct sa_status){.code = "REQUEST_LIMIT_EXCEEDED"}));
    assert_false(sa_status_is_no_count(&(struct sa_status){.code = ""}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_good_status_with_something_else),
        cmocka_unit_test(test_dependencies_are_not_asked_for_again),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_long_message_is_cut_between_characters),
        cmocka_unit_test(test_no_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
