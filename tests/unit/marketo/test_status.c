/* What answers of Marketo mean: nearly all are 200. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "marketo/account.h"

#define ERROR(code)                                                                                          \
    "{\"requestId\":\"a#1\",\"success\":false,\"errors\":[{\"code\":\"" code "\",\"message\":\"m\"}]}"

static const struct {
    int status;
    const char *body;
    enum sa_status_class class;
    enum sa_http_judgement judgement;
} cases[] = {
    {200, "{\"success\":true,\"result\":[]}", SA_STATUS_OK, SA_HTTP_ACCEPT},
    {200, "{\"success\":true,\"warnings\":[\"No assets found for the given search criteria.\"]}",
     SA_STATUS_OK, SA_HTTP_ACCEPT},
    {200, "{\"result\":[]}", SA_STATUS_FAILED, SA_HTTP_ACCEPT},
    {200, "{\"success\":false}", SA_STATUS_FAILED, SA_HTTP_ACCEPT},
    {200, "{\"success\":true,\"errors\":[{\"code\":\"611\"}]}", SA_STATUS_RETRY, SA_HTTP_RETRY},
    {200, "<html></html>", SA_STATUS_RETRY, SA_HTTP_RETRY},
    {200, "", SA_STATUS_RETRY, SA_HTTP_RETRY},
    {200, ERROR("601"), SA_STATUS_SESSION, SA_HTTP_LOGIN},
    {200, ERROR("602"), SA_STATUS_SESSION, SA_HTTP_LOGIN},
    {200, ERROR("603"), SA_STATUS_NOT_PERMITTED, SA_HTTP_ACCEPT},
    {200, ERROR("604"), SA_STATUS_RETRY, SA_HTTP_RETRY},
    {200, ERROR("605"), SA_STATUS_FAILED, SA_HTTP_ACCEPT},
    {200, ERROR("606"), SA_STATUS_CROWDED, SA_HTTP_CROWDED},
    {200, ERROR("607"), SA_STATUS_STOP, SA_HTTP_STOP},
    {200, ERROR("608"), SA_STATUS_RETRY, SA_HTTP_RETRY},
    {404, ERROR("610"), SA_STATUS_NOT_THERE, SA_HTTP_ACCEPT},
    {200, ERROR("615"), SA_STATUS_CROWDED, SA_HTTP_CROWDED},
    {200, ERROR("616"), SA_STATUS_NOT_THERE, SA_HTTP_ACCEPT},
    {200, ERROR("702"), SA_STATUS_NOT_THERE, SA_HTTP_ACCEPT},
    {200, ERROR("709"), SA_STATUS_NOT_THERE, SA_HTTP_ACCEPT},
    {200, ERROR("713"), SA_STATUS_RETRY, SA_HTTP_RETRY},
    {200, ERROR("1003"), SA_STATUS_FAILED, SA_HTTP_ACCEPT},
    {200, ERROR("1018"), SA_STATUS_NOT_THERE, SA_HTTP_ACCEPT},
    {200, "{\"success\":false,\"errors\":[{\"code\":603}]}", SA_STATUS_FAILED,
     SA_HTTP_ACCEPT}, /* codes are texts */
    {401, "", SA_STATUS_SESSION, SA_HTTP_LOGIN},
    {404, "not here", SA_STATUS_NOT_THERE, SA_HTTP_ACCEPT},
    {413, "too large", SA_STATUS_FAILED, SA_HTTP_ACCEPT},
    {429, "", SA_STATUS_RETRY, SA_HTTP_RETRY},
    {502, "<html></html>", SA_STATUS_RETRY, SA_HTTP_RETRY},
};

static void test_each(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sa_http_answer answer = {.path = "/rest/x",
                                              .outcome = SA_HTTP_ANSWERED,
                                              .status = cases[i].status,
                                              .body = cases[i].body,
                                              .length = strlen(cases[i].body)};
        struct sa_status status;
        sa_marketo_status(&status, &answer);
        if (status.class != cases[i].class || sa_marketo_judge(&answer) != cases[i].judgement)
            fail_msg("%d %s", cases[i].status, cases[i].body);
        assert_true(status.class == SA_STATUS_OK || *status.reason);
    }
}

static void test_reasons_are_one_line(void **state)
{
    const char body[] = "{\"success\":false,\"errors\":[{\"code\":\"603\",\"message\":\"no\\nway\"}]}";
    const struct sa_http_answer answer = {
        .outcome = SA_HTTP_ANSWERED, .status = 200, .body = body, .length = sizeof body - 1};
    struct sa_status status;
    (void)state;
    sa_marketo_status(&status, &answer);
    assert_null(strchr(status.reason, '\n'));
    assert_string_equal(status.code, "603");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each),
                                       cmocka_unit_test(test_reasons_are_one_line)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
