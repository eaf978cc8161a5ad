/* The Salesforce CLI, played by a script on PATH: every way it answers, and what it is told. */
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
#include "salesforce/login/sf.h"
#include "syncaudit/file.h"

#define DISPLAY(token, more)                                                                                 \
    "{\"status\":0,\"result\":{\"id\":\"00D000000000001\",\"accessToken\":\"" token                          \
    "\",\"instanceUrl\":\"https://acme.my.salesforce.com\",\"username\":\"u@acme.com\"" more                 \
    "},\"warnings\":[]}"
#define REDACTED "[REDACTED] Use 'sf org auth show-access-token' to view"

static char *folder;
static char *path_before;

static int set_up(void **state)
{
    (void)state;
    folder = test_folder_make();
    const char *path = getenv("PATH");
    assert_non_null(path);
    path_before = strdup(path ? path : "");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    setenv("PATH", path_before, 1);
    free(path_before);
    test_folder_remove(folder);
    return 0;
}

/* A program sf that prints `display`, or `show` when it is asked to show the token, and keeps what it was given. */
static void play(const char *display, const char *show)
{
    char script[4000];
    char path[4000];
    snprintf(script, sizeof script,
             "#!/bin/sh\nprintf '%%s\\n' \"$@\" >>'%s/arguments'\nenv >'%s/environment'\n"
             "case $3 in\nshow-access-token) cat <<'END'\n%s\nEND\n;;\n*) cat <<'END'\n%s\nEND\nesac\n",
             folder, folder, show, display);
    char *file = test_folder_write(folder, "sf", script, strlen(script));
    assert_int_equal(chmod(file, 0700), 0);
    free(file);
    snprintf(path, sizeof path, "%s:%s", folder, path_before);
    setenv("PATH", path, 1);
}

static void kept(struct sa_buffer *out, const char *name)
{
    char *path = test_folder_path(folder, name);
    assert_int_equal(sa_file_read(out, path, NULL), 0);
    free(path);
}

static void test_answers(void **state)
{
    (void)state;
    static const struct {
        const char *display;
        const char *show;
        int rc;
        const char *message; /* NULL = token 00D!good */
        const char *advice;
    } cases[] = {
        {DISPLAY("00D!good", ""), "", SA_OK, NULL, ""},
        {"Warning: {no JSON\n", "", SA_EFORMAT, "something else than JSON", "sf update"},
        {"a newer version is there\n" DISPLAY("00D!good", ",\"connectedStatus\":\"Connected\""), "", SA_OK,
         NULL, ""},
        {DISPLAY(REDACTED, ""), "{\"status\":0,\"result\":{\"accessToken\":\"00D!good\"}}", SA_OK, NULL, ""},
        {DISPLAY(REDACTED, ""), "{\"status\":127,\"name\":\"CommandNotFound\",\"message\":\"no\"}",
         SA_EREFUSED, "hides the token", "sf update"},
        {DISPLAY(REDACTED, ""), "{\"status\":0,\"result\":{\"accessToken\":\"" REDACTED "\"}}", SA_EREFUSED,
         "hides the token", "sf update"},
        {DISPLAY(REDACTED, ""), "not a command", SA_EFORMAT, "something else than JSON", "sf update"},
        {DISPLAY("00D!leak", ",\"connectedStatus\":\"RefreshTokenAuthError\""), "", SA_EREFUSED,
         "has expired", "sf org login web --alias prod"},
        {DISPLAY("00D!leak", ",\"connectedStatus\":\"JwtAuthError\""), "", SA_EREFUSED, "has expired",
         "sf org login web --alias prod"},
        {DISPLAY("00D!leak", ",\"connectedStatus\":\"expired access/refresh token\""), "", SA_EREFUSED,
         "expired or revoked", "sf org login web"},
        {DISPLAY("00D!leak", ",\"connectedStatus\":\"Unable to refresh session due to: inactive user\""), "",
         SA_EREFUSED, "the user is not active", "activate"},
        {DISPLAY("00D!good", ",\"connectedStatus\":\"DomainNotFoundError\""), "", SA_OK, NULL, ""},
        {DISPLAY(REDACTED, ",\"connectedStatus\":\"ENOTFOUND error\""),
         "{\"status\":0,\"result\":{\"accessToken\":\"00D!good\"}}", SA_OK, NULL, ""},
        {"{\"status\":1,\"name\":\"RefreshTokenAuthError\",\"message\":\"Error authenticating with the refresh token due "
         "to: inactive user\"}",
         "", SA_EREFUSED, "the user is not active", "activate"},
        {"{\"status\":1,\"name\":\"DomainNotFoundError\",\"message\":\"The org cannot be found\"}", "",
         SA_EREFUSED, "The org cannot be found", "sf org display --target-org prod"},
        {"{\"status\":1,\"name\":\"NamedOrgNotFoundError\",\"message\":\"No authorization information found for prod.\"}",
         "", SA_EINPUT, "not logged in to an org of that name", "sf org login web --alias prod"},
        {"{\"status\":1,\"name\":\"Other\",\"message\":\"the key\\nring is locked\"}", "", SA_EREFUSED,
         "the key ring is locked", "try it yourself"},
        {"{\"status\":1}", "", SA_EREFUSED, "does not say why", ""},
        {"", "", SA_EFORMAT, "something else than JSON", ""},
        {"[1]", "", SA_EFORMAT, "something else than JSON", ""},
        {"{\"result\":{\"accessToken\":\"00D!leak\"}}", "", SA_EFORMAT, "something else", ""},
        {"{\"result\":{\"accessToken\":\"00D!leak\",\"instanceUrl\":7}}", "", SA_EFORMAT, "something else",
         ""},
        {"{\"result\":{\"accessToken\":\"00D!leak\",\"instanceUrl\":\"http://acme.my.salesforce.com\"}}", "",
         SA_EINPUT, "plain http://", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_token_answer token;
        struct sa_error error = SA_ERROR_INIT;
        sa_token_answer_init(&token);
        play(cases[i].display, cases[i].show);
        int rc = sa_sf_login(&token, "prod", NULL, &error);
        if (rc != cases[i].rc || (cases[i].message && !strstr(error.message, cases[i].message)) ||
            !strstr(error.advice, cases[i].advice) || strstr(error.message, "leak"))
            fail_msg("%zu: %d '%s' '%s'", i, rc, error.message, error.advice);
        if (!cases[i].message) {
            assert_string_equal(token.access_token.data, "00D!good");
            assert_string_equal(token.instance_url.data, "https://acme.my.salesforce.com");
        }
        sa_token_answer_release(&token);
    }
}

static void test_what_it_is_told(void **state)
{
    (void)state;
    struct sa_token_answer token;
    struct sa_buffer text = SA_BUFFER_INIT(1 << 20);
    struct sa_error error = SA_ERROR_INIT;
    sa_token_answer_init(&token);
    play(DISPLAY(REDACTED, ""), "{\"status\":0,\"result\":{\"accessToken\":\"00D!good\"}}");
    setenv("SYNCAUDIT_SYNC_TOKEN", "leak", 1);
    setenv("SF_LOG_LEVEL", "warn", 1);
    assert_int_equal(sa_sf_login(&token, "u@acme.com", NULL, &error), SA_OK);
    kept(&text, "arguments");
    assert_string_equal(text.data, "org\ndisplay\n--json\n--target-org\nu@acme.com\n"
                                   "org\nauth\nshow-access-token\n--json\n--target-org\nu@acme.com\n");
    sa_buffer_clear(&text);
    kept(&text, "environment");
    assert_null(strstr(text.data, "leak"));
    assert_non_null(strstr(text.data, "SF_LOG_LEVEL=warn"));
    assert_non_null(strstr(text.data, "SF_DISABLE_TELEMETRY=true"));
    unsetenv("SYNCAUDIT_SYNC_TOKEN");
    sa_buffer_release(&text);
    sa_token_answer_release(&token);
}

static void test_not_installed(void **state)
{
    (void)state;
    struct sa_token_answer token;
    struct sa_error error = SA_ERROR_INIT;
    sa_token_answer_init(&token);
    setenv("PATH", folder, 1);
    assert_int_equal(sa_sf_login(&token, "prod", NULL, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "is not installed"));
    assert_non_null(strstr(error.advice, "replay:FILE"));
    sa_token_answer_release(&token);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const good[] = {"prod", "marketo.sync@acme.com.uat", "a-b_c+d", NULL};
    static const char *const bad[] = {"", "-h", "--json", "a b", "a;b", "$(x)", "a\nb", "acme/x", NULL};
    for (size_t i = 0; good[i]; i++)
        assert_true(sa_sf_is_name(good[i]));
    for (size_t i = 0; bad[i]; i++)
        assert_false(sa_sf_is_name(bad[i]));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_answers),
        TEST(test_what_it_is_told),
        TEST(test_not_installed),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
