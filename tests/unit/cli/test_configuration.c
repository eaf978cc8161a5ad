/* syncaudit.yaml: what is read, what is refused and how it is told, and that no secret is repeated. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/shared/configuration.h"

static int parse(struct sa_configuration **out, const char *text, struct sa_error *error)
{
    return sa_configuration_parse(out, text, strlen(text), "own.yaml", error);
}

static void test_connections(void **state)
{
    (void)state;
    static const char text[] =
        "connections:\n"
        "  - {name: prod, login: jwt, url: 'https://acme.my.salesforce.com', username: u@acme.com,\n"
        "     client_id: 3MVG9, key_file: prod.pem, audience: 'https://login.salesforce.com'}\n"
        "  - {name: uat.1, login: refresh-token, login_url: 'https://test.salesforce.com',\n"
        "     client_id: x, secret_env: UAT_TOKEN, client_secret_file: /run/secret}\n";
    struct sa_configuration *configuration = NULL;
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(parse(&configuration, text, &error), SA_OK);
    assert_int_equal(configuration->connections_count, 2);
    const struct sa_configured_connection *first = &configuration->connections[0];
    assert_string_equal(first->name, "prod");
    assert_string_equal(first->login, "jwt");
    assert_string_equal(first->key_file, "prod.pem");
    assert_string_equal(first->audience, "https://login.salesforce.com");
    assert_null(first->secret_env);
    const struct sa_configured_connection *second = &configuration->connections[1];
    assert_string_equal(second->login, "refresh-token");
    assert_string_equal(second->secret_env, "UAT_TOKEN");
    assert_string_equal(second->client_secret_file, "/run/secret");
    sa_configuration_free(configuration);
}

static void test_empty(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "# nothing\n", "{}", "connections: []"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sa_configuration *configuration = NULL;
        struct sa_error error = SA_ERROR_INIT;
        assert_int_equal(parse(&configuration, texts[i], &error), SA_OK);
        assert_int_equal(configuration->connections_count, 0);
        sa_configuration_free(configuration);
    }
}

#define PROD "connections:\n  - name: prod\n    login: "

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message, *advice;
    } cases[] = {
        {PROD "jtw\n", "connection 'prod': unknown login 'jtw'", "did you mean 'jwt'?"},
        {PROD "saml-assertion\n", "unknown login",
         "choose from: auth-url, cli, client-credentials, jwt, refresh-token, token"},
        {PROD "cli\n    user_name: x\n", ": Unexpected key: user_name", "did you mean 'username'?"},
        {PROD "cli\n  - {name: prod, login: cli}\n", "two connections 'prod'", ""},
        {"connections: [{name: 'replay:x', login: cli}]", "a connection's name is made of", ""},
        {"connections: [{name: demo, login: cli}]", "a connection's name is made of", ""},
        {"connections: [{name: '-x', login: cli}]", "a connection's name is made of", ""},
        {"connections: [{login: cli}]", "own.yaml:1: Missing required mapping field: name", ""},
        {"connections: {name: x}", "own.yaml:1: ", ""},
        {PROD "[cli]\n", "own.yaml:3: ", ""},
        {PROD "token\n    password: leak\n", "'password': a secret does not belong", "secret_env"},
        {PROD "token\n    client_secret: leak\n", "'client_secret': a secret does not belong", "secret_env"},
        {PROD "jwt\n    private_key: |\n      leak\n", "'private_key': a secret does not belong", "key_file"},
        {"token: leak\n", "'token': a secret does not belong", "secret_env"},
        {PROD "token\n    secret_env: 00D5f000000leak!AQ\n", "prod: a secret does not belong", "replace it"},
        {PROD "auth-url\n    secret_file: force://PlatformCLI::leak@host\n", "a secret does not belong",
         "replace it"},
        {PROD "jwt\n    key_file: -----BEGIN PRIVATE KEY----- leak\n", "a secret does not belong",
         "replace it"},
        {PROD "token\n    secret_env: leak\n", "what stands there is none", "secret_env: SYNC_SECRET"},
        {PROD "token\n    secret_env: 0LEAK\n", "what stands there is none", ""},
        {PROD
         "client-credentials\n    secret_env: A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4E5F6ABCD\n",
         "what stands there is none", "replace the secret"},
        {PROD "token\n    client_secret_env: leak\n", "what stands there is none", ""},
        {"a: &a [1]\nrules: *a\n", "own.yaml:", ""},
        {"connections: [\n", "own.yaml:", ""},
        {"\x01\x02", "own.yaml:", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_configuration *configuration = NULL;
        struct sa_error error = SA_ERROR_INIT;
        assert_int_equal(parse(&configuration, cases[i].text, &error), SA_EINPUT);
        assert_null(configuration);
        if (!strstr(error.message, cases[i].message) || !strstr(error.advice, cases[i].advice) ||
            strstr(error.message, "leak") || strstr(error.message, "LEAK") || strstr(error.message, "A1B2"))
            fail_msg("%zu: '%s' '%s'", i, error.message, error.advice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_connections),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
