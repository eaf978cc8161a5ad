/* Which addresses are those of a Marketo instance: to no other one goes a secret. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "marketo/account.h"

static void test_addresses(void **state)
{
    (void)state;
    assert_true(sa_instance_is_address("https://123-ABC-456.mktorest.com"));
    assert_true(sa_instance_is_address("https://123-abc-456.MKTOREST.com"));
    assert_true(sa_instance_is_address("http://127.0.0.1:8080"));
    assert_true(sa_instance_is_address("https://localhost:8443"));
    static const char *const others[] = {"",
                                         "123-ABC-456.mktorest.com",
                                         "http://123-ABC-456.mktorest.com",
                                         "https://.mktorest.com",
                                         "https://123-ABC-456.mktorest.com/rest",
                                         "https://123-ABC-456.mktorest.com.example",
                                         "https://mktorest.com.evil.example",
                                         "https://127.0.0.1.evil.example",
                                         "https://localhost.evil.example",
                                         "https://user@123-ABC-456.mktorest.com",
                                         "https://evil.example/#.mktorest.com"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (sa_instance_is_address(others[i]))
            fail_msg("%s", others[i]);
}

static void test_what_is_lacking_is_said(void **state)
{
    static const struct sa_instance_options given[] = {
        {.name = "m", .client_id = "id"},
        {.name = "m", .address = "https://example.com", .client_id = "id"},
        {.name = "m", .address = "http://127.0.0.1:1"},
        {.name = "m", .address = "http://127.0.0.1:1", .client_id = ""},
        {.name = "m",
         .address = "http://127.0.0.1:1",
         .client_id = "id",
         .secret = {.variable = "SYNCAUDIT_NONE"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct sa_error error = SA_ERROR_INIT;
        struct sa_instance *instance = NULL;
        assert_int_equal(sa_instance_new(&instance, &given[i], &error), SA_EINPUT);
        assert_null(instance);
        assert_true(*error.message && *error.advice);
    }
}

/* The pace, the quota and the rest that nobody has given. */
static void test_defaults(void **state)
{
    const struct sa_instance_options options = {.name = "m",
                                                .address = "http://127.0.0.1:1",
                                                .client_id = "id",
                                                .secret = {.variable = "X", .value = "s3cret-enough"}};
    struct sa_error error = SA_ERROR_INIT;
    struct sa_instance *instance = NULL;
    (void)state;
    assert_int_equal(sa_instance_new(&instance, &options, &error), SA_OK);
    const struct sa_party *party = sa_instance_party(instance);
    assert_int_equal(party->terms.window_calls, SA_MARKETO_PACE);
    assert_int_equal(party->terms.concurrency, SA_MARKETO_CONCURRENCY);
    assert_int_equal(party->terms.reserve, SA_MARKETO_RESERVE);
    assert_int_equal(instance->options.quota, SA_MARKETO_QUOTA);
    sa_instance_free(instance);
    sa_instance_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_what_is_lacking_is_said),
        cmocka_unit_test(test_defaults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
