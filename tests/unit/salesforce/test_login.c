/* Being let in: what is sent for each kind of login, what is done about refusals, and what is refused before asking. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "folder.h"
#include "key.h"
#include "server.h"
#include "syncaudit/login.h"

#define TOKEN "/services/oauth2/token"
#define CLIENT_ID "3MVG9.client"
#define SECRET "s+cr/t&1"

static struct {
    struct test_server *server;
    char *folder;
    char *key_file;
    char *secret_file;
    char answer[300];
} with;

static EVP_PKEY *key; /* of all tests: making one takes long */

static char *write_private(const char *name, const char *text)
{
    char *path = test_folder_write(with.folder, name, text, strlen(text));
    assert_int_equal(chmod(path, 0600), 0);
    return path;
}

static int make_key(void **state)
{
    (void)state;
    key = test_key_make(true);
    return 0;
}

static int free_key(void **state)
{
    (void)state;
    EVP_PKEY_free(key);
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    memset(&with, 0, sizeof with);
    with.server = test_server_start();
    with.folder = test_folder_make();
    char *pem = test_key_pem(key, TEST_KEY_PLAIN);
    with.key_file = write_private("key.pem", pem);
    with.secret_file = write_private("secret", SECRET "\n");
    snprintf(with.answer, sizeof with.answer,
             "{\"access_token\":\"00D!new\",\"instance_url\":\"%s\",\"token_type\":\"Bearer\"}",
             test_server_origin(with.server));
    free(pem);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    test_server_stop(with.server);
    free(with.key_file);
    free(with.secret_file);
    test_folder_remove(with.folder);
    return 0;
}

static void script(int status, const char *body)
{
    test_server_script(with.server, TOKEN, &(struct test_answer){.status = status, .body = body});
}

static struct sa_login *make(struct sa_login_options options)
{
    struct sa_login *login = NULL;
    struct sa_error error = SA_ERROR_INIT;
    options.name = "prod";
    if (sa_login_new(&login, &options, &error))
        fail_msg("'%s' '%s'", error.message, error.advice);
    return login;
}

static struct sa_login *make_jwt(const char *audience)
{
    return make((struct sa_login_options){.way = "jwt",
                                          .url = test_server_origin(with.server),
                                          .audience = audience,
                                          .username = "marketo.sync@acme.com",
                                          .client_id = CLIENT_ID,
                                          .key_file = with.key_file});
}

static void let_in(struct sa_login *login)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_login_run(login, &error))
        fail_msg("'%s' '%s'", error.message, error.advice);
    assert_string_equal(sa_login_token(login), "00D!new");
    assert_string_equal(sa_login_url(login), test_server_origin(with.server));
    assert_true(sa_login_renews(login));
}

static void refused(struct sa_login *login, int code, const char *message, const char *advice)
{
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_login_run(login, &error), code);
    if (!strstr(error.message, message) || !strstr(error.advice, advice) || !strstr(error.message, "'prod'"))
        fail_msg("'%s' '%s'", error.message, error.advice);
    assert_null(strstr(error.message, SECRET));
}

/* The claims of the newest JWT that was sent, to be freed by the caller. Its signature holds. */
static char *sent_claims(void)
{
    static const char before[] =
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
    const char *body = test_server_body(with.server, TOKEN);
    assert_non_null(body);
    assert_int_equal(strncmp(body, before, strlen(before)), 0);
    const char *jwt = body + strlen(before);
    assert_true(test_key_signed(key, jwt));
    const char *claims = strchr(jwt, '.') + 1;
    size_t length = 0;
    return test_base64url(claims, strcspn(claims, "."), &length);
}

static void test_jwt(void **state)
{
    (void)state;
    struct sa_login *login = make_jwt("https://test.salesforce.com");
    char *end;
    script(200, with.answer);
    let_in(login);
    char *claims = sent_claims();
    static const char before[] = "{\"iss\":\"3MVG9.client\",\"sub\":\"marketo.sync@acme.com\",\"aud\":"
                                 "\"https://test.salesforce.com\",\"exp\":";
    assert_int_equal(strncmp(claims, before, strlen(before)), 0);
    long long expires = strtoll(claims + strlen(before), &end, 10);
    assert_string_equal(end, "}");
    assert_true(expires > time(NULL) + 100 && expires <= time(NULL) + 180);
    assert_int_equal(
        test_server_count_header(with.server, "content-type", "application/x-www-form-urlencoded"), 1);
    free(claims);
    sa_login_free(login);
}

static void test_jwt_tries_the_audiences_that_make_sense(void **state)
{
    (void)state;
    static const char wrong[] = "{\"error\":\"invalid_grant\",\"error_description\":\"audience is invalid\"}";
    struct sa_login *login = make_jwt(NULL);
    script(400, wrong);
    script(200, with.answer);
    script(400, wrong);
    let_in(login); /* first the host itself, then production's */
    char *claims = sent_claims();
    assert_non_null(strstr(claims, "\"aud\":\"https://login.salesforce.com\""));
    free(claims);
    refused(login, SA_EREFUSED, "another audience", "'audience'");
    assert_int_equal(test_server_count(with.server, TOKEN), 4);
    sa_login_free(login);
    login = make_jwt("https://login.salesforce.com"); /* one that is set is the only one */
    refused(login, SA_EREFUSED, "another audience", "'audience'");
    assert_int_equal(test_server_count(with.server, TOKEN), 5);
    sa_login_free(login);
}

static void test_a_refusal_is_not_repeated(void **state)
{
    (void)state;
    struct sa_login *login = make_jwt(NULL);
    script(400, "{\"error\":\"invalid_grant\",\"error_description\":\"user hasn't approved this consumer\"}");
    refused(login, SA_EREFUSED, "has not let this app in", "pre-authorized");
    assert_int_equal(test_server_count(with.server, TOKEN), 1);
    sa_login_free(login);
}

/* What Salesforce itself says is for the moment is asked again, even where a token may be sent once only. */
static void test_a_passing_refusal_is_repeated(void **state)
{
    static const char passing[] =
        "{\"error\":\"unknown_error\",\"error_description\":\"retry your request\"}";
    (void)state;
    char *token = write_private("token", "5Aep861");
    struct sa_login *login = make((struct sa_login_options){.way = "refresh-token",
                                                            .url = test_server_origin(with.server),
                                                            .client_id = CLIENT_ID,
                                                            .secret.file = token});
    script(400, passing);
    script(200, with.answer);
    let_in(login);
    assert_int_equal(test_server_count(with.server, TOKEN), 2);
    sa_login_free(login);
    login = make_jwt(NULL);
    script(400, passing);
    script(200, with.answer);
    let_in(login);
    assert_int_equal(test_server_count(with.server, TOKEN), 4);
    sa_login_free(login);
    free(token);
}

/* An address elsewhere is taken when that is meant. */
static void test_any_host(void **state)
{
    (void)state;
    sa_login_free(make((struct sa_login_options){.way = "token",
                                                 .url = "https://salesforce.acme.example",
                                                 .any_host = true,
                                                 .secret.file = with.secret_file}));
    sa_login_free(make((struct sa_login_options){
        .way = "token", .url = "https://acme.my.salesforce.com/", .secret.file = with.secret_file}));
    sa_login_free(make((struct sa_login_options){
        .way = "token", .url = "https://127.0.0.1:8443", .secret.file = with.secret_file}));
}

static void test_client_credentials(void **state)
{
    (void)state;
    struct sa_login *login = make((struct sa_login_options){.way = "client-credentials",
                                                            .url = test_server_origin(with.server),
                                                            .client_id = CLIENT_ID,
                                                            .secret.file = with.secret_file});
    script(503, "<html>");
    script(200, "<html>"); /* a page of something on the way */
    script(200, with.answer);
    let_in(login);
    assert_int_equal(test_server_count(with.server, TOKEN), 3);
    assert_string_equal(test_server_body(with.server, TOKEN),
                        "grant_type=client_credentials&client_id=3MVG9.client&client_secret=s%2Bcr%2Ft%261");
    sa_login_free(login);
}

static void test_refresh_token(void **state)
{
    (void)state;
    char *token = write_private("token", "5Aep861");
    struct sa_login *login = make((struct sa_login_options){.way = "refresh-token",
                                                            .url = test_server_origin(with.server),
                                                            .client_id = CLIENT_ID,
                                                            .secret.file = token,
                                                            .client_secret.file = with.secret_file});
    char rotated[400];
    snprintf(rotated, sizeof rotated, "{\"refresh_token\":\"5Aep862\",%s", with.answer + 1);
    script(200, rotated);
    script(200, with.answer);
    script(503, "{}");
    let_in(login);
    assert_string_equal(test_server_body(with.server, TOKEN),
                        "grant_type=refresh_token&client_id=3MVG9.client&client_secret=s%2Bcr%2Ft%261&"
                        "refresh_token=5Aep861");
    let_in(login); /* with the token that has replaced the first */
    assert_non_null(strstr(test_server_body(with.server, TOKEN), "&refresh_token=5Aep862"));
    refused(login, SA_ECONNECT, "something that is no token (HTTP 503)", "status.salesforce.com");
    assert_int_equal(test_server_count(with.server, TOKEN), 3); /* what may be used once is sent once */
    free(token);
    sa_login_free(login);
}

static void test_auth_url(void **state)
{
    (void)state;
    char text[200];
    snprintf(text, sizeof text, "force://PlatformCLI::5Aep861@%s\n", test_server_origin(with.server) + 7);
    char *path = write_private("url", text);
    struct sa_login *login = make((struct sa_login_options){.way = "auth-url", .secret.file = path});
    script(200, with.answer);
    let_in(login);
    assert_string_equal(test_server_body(with.server, TOKEN),
                        "grant_type=refresh_token&client_id=PlatformCLI&refresh_token=5Aep861");
    free(path);
    sa_login_free(login);
}

static void test_token(void **state)
{
    (void)state;
    struct sa_error error = SA_ERROR_INIT;
    struct sa_login *login = make((struct sa_login_options){
        .way = "token", .url = "https://acme.my.salesforce.com/", .secret.file = with.secret_file});
    assert_int_equal(sa_login_run(login, &error), SA_OK);
    assert_string_equal(sa_login_token(login), SECRET);
    assert_string_equal(sa_login_url(login), "https://acme.my.salesforce.com");
    assert_false(sa_login_renews(login));
    sa_login_free(login);
}

static void test_renewed(void **state)
{
    (void)state;
    struct sa_buffer token = SA_BUFFER_INIT(1000);
    struct sa_error error = SA_ERROR_INIT;
    struct sa_login *login = make_jwt("https://login.salesforce.com");
    script(200, with.answer);
    script(200, with.answer);
    script(200, "{\"access_token\":\"leak\",\"instance_url\":\"https://other.my.salesforce.com\"}");
    script(400, "{\"error\":\"inactive_user\"}");
    let_in(login);
    assert_int_equal(sa_login_renew(login, &token, &error), SA_OK);
    assert_string_equal(token.data, "00D!new");
    sa_buffer_release(&token);
    assert_int_equal(sa_login_renew(login, &token, &error), SA_EFORMAT);
    assert_non_null(strstr(error.message, "has moved"));
    assert_int_equal(sa_login_renew(login, &token, &error), SA_EREFUSED);
    assert_non_null(strstr(error.message, "not active"));
    assert_int_equal(token.length, 0);
    sa_login_free(login);
}

static void test_refused_before_asking(void **state)
{
    (void)state;
    const struct {
        struct sa_login_options options;
        const char *message;
        const char *advice;
    } cases[] = {
        {{.way = "jtw"}, "connection 'prod': unknown login 'jtw'", "did you mean 'jwt'?"},
        {{.way = "jwt"}, "login 'jwt' needs username", ""},
        {{.way = "jwt", .username = "u", .client_id = "c"}, "needs key_file", ""},
        {{.way = "jwt", .username = "u", .client_id = "c", .key_file = "/nonexistent/key"},
         "'/nonexistent/key'",
         ""},
        {{.way = "jwt", .username = "u", .client_id = "c", .key_file = with.secret_file},
         "holds no private key",
         "BEGIN PRIVATE KEY"},
        {{.way = "token", .url = "https://acme.my.salesforce.com"}, "needs secret_env or secret_file", ""},
        {{.way = "token", .secret.file = with.secret_file}, "needs url", ""},
        {{.way = "token", .url = "https://x", .secret.file = with.secret_file, .audience = "a"},
         "has no use for audience",
         ""},
        {{.way = "client-credentials",
          .url = "https://login.salesforce.com",
          .client_id = "c",
          .secret.file = with.secret_file},
         "'login.salesforce.com' is not the host",
         "My Domain"},
        {{.way = "client-credentials",
          .url = "https://acme.my.salesforce-setup.com",
          .client_id = "c",
          .secret.file = with.secret_file},
         "is not the host",
         "https://acme.my.salesforce.com"},
        {{.way = "refresh-token",
          .login_url = "http://acme.my.salesforce.com",
          .client_id = "c",
          .secret.file = with.secret_file},
         "plain http://",
         ""},
        {{.way = "token", .url = "https://acme.my.salesforce.com.example", .secret.file = with.secret_file},
         "no address of Salesforce",
         "--any-host"},
        {{.way = "refresh-token",
          .url = "https://acme.my.salesforce.com",
          .login_url = "https://evilsalesforce.com",
          .client_id = "c",
          .secret.file = with.secret_file},
         "'https://evilsalesforce.com' is no address of Salesforce",
         "--any-host"},
        {{.way = "auth-url", .secret.file = with.secret_file}, "does not begin with force://", "force://"},
        {{.way = "cli", .username = "--help"}, "neither an alias nor a username", ""},
        {{.way = "cli", .username = "a b"}, "neither an alias nor a username", ""},
        {{.way = "cli"}, "needs username", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_login_options options = cases[i].options;
        struct sa_login *login = NULL;
        struct sa_error error = SA_ERROR_INIT;
        options.name = "prod";
        assert_int_equal(sa_login_new(&login, &options, &error), SA_EINPUT);
        assert_null(login);
        if (!strstr(error.message, cases[i].message) || !strstr(error.advice, cases[i].advice) ||
            !strstr(error.message, "connection 'prod'") || strstr(error.message, SECRET))
            fail_msg("%zu: '%s' '%s'", i, error.message, error.advice);
    }
    assert_int_equal(test_server_count(with.server, NULL), 0);
}

#define USERINFO "/services/oauth2/userinfo"
#define ORG "00D000000000001EAA"

/* What a new token is answered when it asks whose it is; NULL = it is the same user's. */
static void check_renewal(const char *userinfo, int status, int rc, const char *message)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer token = SA_BUFFER_INIT(1000);
    struct sa_login *login = make_jwt("https://login.salesforce.com");
    script(200, with.answer);
    test_server_script(with.server, USERINFO, &(struct test_answer){.status = status, .body = userinfo});
    assert_int_equal(sa_login_run(login, NULL), SA_OK);
    assert_int_equal(test_server_count(with.server, USERINFO), 0);
    sa_login_expect(login, "005000000000001AAA", ORG);
    assert_int_equal(sa_login_renew(login, &token, &error), rc);
    assert_int_equal(test_server_count(with.server, USERINFO), 1);
    assert_int_equal(token.length > 0, rc == SA_OK);
    if (!strstr(error.message, message))
        fail_msg("'%s'", error.message);
    sa_buffer_release(&token);
    sa_login_free(login);
    tear_down(NULL);
    set_up(NULL);
}

/* Nobody else may go on with what one user has begun. */
static void test_renewed_as_somebody(void **state)
{
    (void)state;
    check_renewal("{\"user_id\":\"005000000000001\",\"organization_id\":\"" ORG "\"}", 200, SA_OK, "");
    check_renewal("{\"user_id\":\"005000000000002AAA\",\"organization_id\":\"" ORG "\"}", 200, SA_ECHANGED,
                  "the new login is user 005000000000002 of org 00D000000000001");
    check_renewal("{\"user_id\":\"005000000000001AAA\",\"organization_id\":\"00D000000000002EAA\"}", 200,
                  SA_ECHANGED, "the view of user 005000000000001 of org 00D000000000001");
    check_renewal("{\"user_id\":7,\"organization_id\":\"" ORG "\"}", 200, SA_EFORMAT,
                  "does not say whose the token is");
    check_renewal("Missing_OAuth_Token", 403, SA_EREFUSED, "whose the new token is cannot be told");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_jwt),
        TEST(test_jwt_tries_the_audiences_that_make_sense),
        TEST(test_a_refusal_is_not_repeated),
        TEST(test_a_passing_refusal_is_repeated),
        TEST(test_any_host),
        TEST(test_client_credentials),
        TEST(test_refresh_token),
        TEST(test_auth_url),
        TEST(test_token),
        TEST(test_renewed),
        TEST(test_renewed_as_somebody),
        TEST(test_refused_before_asking),
    };
    return cmocka_run_group_tests(tests, make_key, free_key);
}
