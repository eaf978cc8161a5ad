/* The signed JWT: what is in it, that the signature holds, and which keys are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "key.h"
#include "salesforce/login/jwt.h"
#include "syncaudit/secret.h"

static const struct sa_jwt_claims claims = {"3MVG9.\"id\"", "marketo.sync@acme.com",
                                            "https://login.salesforce.com", 1800000000};

static int make(struct sa_buffer *out, const char *pem, struct sa_error *error)
{
    struct sa_buffer key = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    assert_int_equal(sa_buffer_adds(&key, pem), 0);
    int rc = sa_jwt_make(out, &claims, &key, "key.pem", error);
    sa_secret_release(&key);
    return rc;
}

static void test_signed(void **state)
{
    (void)state;
    struct sa_buffer jwt = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    struct sa_error error = SA_ERROR_INIT;
    EVP_PKEY *key = test_key_make(true);
    EVP_PKEY *other = test_key_make(true);
    char *pem = test_key_pem(key, TEST_KEY_PLAIN);
    assert_int_equal(make(&jwt, pem, &error), SA_OK);
    assert_true(test_key_signed(key, jwt.data));
    assert_false(test_key_signed(other, jwt.data));
    const char *dot = strchr(jwt.data, '.');
    const char *second = strchr(dot + 1, '.');
    size_t length = 0;
    char *text = test_base64url(jwt.data, (size_t)(dot - jwt.data), &length);
    assert_string_equal(text, "{\"alg\":\"RS256\"}");
    free(text);
    text = test_base64url(dot + 1, (size_t)(second - dot - 1), &length);
    assert_string_equal(text, "{\"iss\":\"3MVG9.\\\"id\\\"\",\"sub\":\"marketo.sync@acme.com\",\"aud\":"
                              "\"https://login.salesforce.com\",\"exp\":1800000000}");
    free(text);
    free(pem);
    EVP_PKEY_free(key);
    EVP_PKEY_free(other);
    sa_buffer_release(&jwt);
}

static void test_keys_that_are_none(void **state)
{
    (void)state;
    EVP_PKEY *rsa = test_key_make(true);
    EVP_PKEY *curve = test_key_make(false);
    char *cut = test_key_pem(rsa, TEST_KEY_PLAIN);
    cut[strlen(cut) / 2] = '\0';
    const struct {
        char *pem;
        const char *message;
        const char *advice;
    } cases[] = {
        {test_key_pem(rsa, TEST_KEY_ENCRYPTED), "is encrypted", "openssl pkey -in 'key.pem'"},
        {test_key_pem(rsa, TEST_KEY_PUBLIC), "not the private key", "BEGIN PRIVATE KEY"},
        {strdup("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "not the private key", ""},
        {test_key_pem(curve, TEST_KEY_PLAIN), "is not an RSA key", "openssl req"},
        {cut, "holds no private key", ""},
        {strdup("0123"), "holds no private key", ""},
        {strdup(""), "holds no private key", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer jwt = SA_BUFFER_INIT(SA_SECRET_LIMIT);
        struct sa_error error = SA_ERROR_INIT;
        assert_int_equal(make(&jwt, cases[i].pem, &error), SA_EINPUT);
        if (!strstr(error.message, cases[i].message) || !strstr(error.advice, cases[i].advice))
            fail_msg("%zu: '%s' '%s'", i, error.message, error.advice);
        assert_int_equal(jwt.length, 0);
        free(cases[i].pem);
        sa_buffer_release(&jwt);
    }
    EVP_PKEY_free(rsa);
    EVP_PKEY_free(curve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signed),
        cmocka_unit_test(test_keys_that_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
