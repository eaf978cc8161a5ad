/* Secrets leave the environment, used or not, and the block that others can read with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/shared/token.h"

static char sync_token[] = "SYNCAUDIT_SYNC_TOKEN=first";
static char again[] = "SYNCAUDIT_SYNC_TOKEN=second";
static char admin[] = "SYNCAUDIT_ADMIN_TOKEN=unused";
static char named[] = "PROD_SECRET=named";
static char longer[] = "PROD_SECRET_NAME=kept";
static char odd[] = "no-variable";
static char empty[] = "SYNCAUDIT_EMPTY=";

static void test_hidden(void **state)
{
    char *block[] = {sync_token, longer, odd, again, admin, named, empty, NULL};
    char **before = environ;
    struct sa_error error = SA_ERROR_INIT;
    char *token = NULL;
    (void)state;
    environ = block;
    sa_tokens_hide();
    sa_token_hide("PROD_SECRET");
    sa_token_hide(NULL);
    assert_string_equal(block[0], "PROD_SECRET_NAME=kept");
    assert_string_equal(block[1], "no-variable");
    assert_null(block[2]);
    char *const blocks[] = {sync_token, again, admin, named};
    const size_t sizes[] = {sizeof sync_token, sizeof again, sizeof admin, sizeof named};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (char *byte = strchr(blocks[i], '=') + 1; byte < blocks[i] + sizes[i]; byte++)
            assert_int_equal(*byte, '\0');
    assert_string_equal(sa_token_hidden("SYNCAUDIT_SYNC_TOKEN"), "first");
    assert_string_equal(sa_token_hidden("PROD_SECRET"), "named");
    assert_null(sa_token_hidden("PROD_SECRET_NAME"));
    assert_null(sa_token_hidden(NULL));
    assert_int_equal(sa_token_take(&token, "SYNCAUDIT_ADMIN_TOKEN", &error), SA_OK);
    assert_string_equal(token, "unused");
    sa_token_free(token);
    assert_int_equal(sa_token_take(&token, "SYNCAUDIT_EMPTY", &error), SA_EINPUT);
    sa_tokens_wipe();
    assert_null(sa_token_hidden("SYNCAUDIT_SYNC_TOKEN"));
    environ = before;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
