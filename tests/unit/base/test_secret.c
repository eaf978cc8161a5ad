/* Where a secret may lie, and what is said when it lies elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "folder.h"
#include "syncaudit/secret.h"

static char *folder;

static int set_up(void **state)
{
    (void)state;
    folder = test_folder_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    test_folder_remove(folder);
    return 0;
}

static int read_file_of(struct sa_buffer *out, const char *bytes, size_t length, mode_t mode,
                        struct sa_error *error)
{
    char *path = test_folder_write(folder, "kept", bytes, length);
    assert_int_equal(chmod(path, mode), 0);
    int rc = sa_secret_read(out, &(struct sa_secret_source){.file = path}, "secret", error);
    free(path);
    return rc;
}

static void test_files(void **state)
{
    (void)state;
    static const struct {
        const char *content;
        size_t length;
        mode_t mode;
        const char *message; /* NULL = good */
    } cases[] = {
        {"s3cret", 6, 0600, NULL},
        {"s3cret\r\n", 8, 0400, NULL},
        {"s3cret", 6, 0640, "others may read or write it"},
        {"s3cret", 6, 0604, "others may read or write it"},
        {"s3cret", 6, 0620, "others may read or write it"},
        {"", 0, 0600, "is empty"},
        {" \n\n", 3, 0600, "is empty"},
        {"s3 cret", 7, 0600, "a character that no secret has"},
        {"s3\0cret", 7, 0600, "a character that no secret has"},
        {"s3cr\xC3\xA9t", 7, 0600, "a character that no secret has"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer secret = SA_BUFFER_INIT(SA_SECRET_LIMIT);
        struct sa_error error = SA_ERROR_INIT;
        int rc = read_file_of(&secret, cases[i].content, cases[i].length, cases[i].mode, &error);
        assert_int_equal(rc, cases[i].message ? SA_EINPUT : SA_OK);
        if (!cases[i].message)
            assert_string_equal(secret.data, "s3cret");
        else if (!strstr(error.message, cases[i].message) || !*error.advice)
            fail_msg("%zu: '%s' '%s'", i, error.message, error.advice);
        assert_null(strstr(error.message, "s3"));
        sa_secret_release(&secret);
    }
}

static void test_what_is_no_file(void **state)
{
    (void)state;
    struct sa_buffer secret = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_secret_read_file(&secret, folder, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "it is not a plain file"));
    assert_int_equal(sa_secret_read_file(&secret, "/nonexistent/key", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "'/nonexistent/key'"));
    assert_int_equal(sa_secret_read_file(&secret, "/dev/zero", &error), SA_EINPUT);
    char *large = calloc(1, SA_SECRET_LIMIT + 2);
    assert_non_null(large);
    memset(large, 'x', SA_SECRET_LIMIT + 1);
    assert_int_equal(read_file_of(&secret, large, SA_SECRET_LIMIT + 1, 0600, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "too large for a secret"));
    free(large);
    sa_secret_release(&secret);
}

static void test_variables(void **state)
{
    (void)state;
    struct sa_buffer secret = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    struct sa_error error = SA_ERROR_INIT;
    const struct sa_secret_source source = {.variable = "SYNCAUDIT_TEST_SECRET"};
    const struct sa_secret_source both = {.variable = "SYNCAUDIT_TEST_SECRET", .file = "x"};
    unsetenv(source.variable);
    assert_int_equal(sa_secret_read(&secret, &source, "secret", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "'SYNCAUDIT_TEST_SECRET' is not set"));
    setenv(source.variable, "two words", 1);
    assert_int_equal(sa_secret_read(&secret, &source, "secret", &error), SA_EINPUT);
    assert_null(strstr(error.message, "two words"));
    sa_secret_release(&secret);
    setenv(source.variable, "word", 1);
    assert_int_equal(sa_secret_read(&secret, &source, "secret", &error), SA_OK);
    assert_string_equal(secret.data, "word");
    assert_int_equal(sa_secret_read(&secret, &both, "secret", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "secret_env and secret_file are both given"));
    sa_secret_release(&secret);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_no_file, set_up, tear_down),
        cmocka_unit_test(test_variables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
