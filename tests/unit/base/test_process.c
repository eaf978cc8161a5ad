/* Another program: its output, its end, and what is done about one that goes wrong. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/process.h"
#include "syncaudit/clock.h"

static int run(struct sa_buffer *out, int *status, const char *script, long timeout_ms,
               struct sa_error *error)
{
    const char *const arguments[] = {"sh", "-c", script, NULL};
    const char *const environment[] = {"GIVEN=yes", NULL};
    const struct sa_process process = {arguments, environment, timeout_ms, NULL};
    return sa_process_read(out, status, &process, error);
}

static void test_ends(void **state)
{
    (void)state;
    static const struct {
        const char *script;
        int rc;
        int status;
        const char *printed;
    } cases[] = {
        {"printf hello; echo to-nobody >&2", SA_OK, 0, "hello"},
        {"exit 3", SA_OK, 3, ""},
        {"kill -9 $$", SA_OK, 128 + SIGKILL, ""},
        {"read x || echo nothing to read", SA_OK, 0, "nothing to read\n"},
        {"echo \"$GIVEN$SYNCAUDIT_SYNC_TOKEN\"", SA_OK, 0, "yes\n"},
        {"echo answer; sleep 30 & exit 4", SA_OK, 4, "answer\n"}, /* a child that holds the output open */
        {"(for i in $(seq 400); do sleep 0.01; done) & echo answer", SA_OK, 0,
         "answer\n"}, /* ends by itself */
        {"yes | head -c 5000", SA_EFORMAT, 128 + SIGKILL, NULL},
        {"yes", SA_EFORMAT, 128 + SIGKILL, NULL},
        {"echo begun; sleep 30 & sleep 30", SA_ECONNECT, 128 + SIGKILL, "begun\n"},
    };
    setenv("SYNCAUDIT_SYNC_TOKEN", "leak", 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer out = SA_BUFFER_INIT(4096);
        struct sa_error error = SA_ERROR_INIT;
        int status = -1;
        long long begin = sa_time_monotonic_ms();
        assert_int_equal(
            run(&out, &status, cases[i].script, cases[i].rc == SA_ECONNECT ? 300 : 20000, &error),
            cases[i].rc);
        if (cases[i].rc != SA_EFORMAT) /* it may have ended by itself before it was ended */
            assert_int_equal(status, cases[i].status);
        if (cases[i].printed)
            assert_string_equal(out.data, cases[i].printed);
        assert_int_equal(!*error.message, cases[i].rc == SA_OK);
        assert_true(sa_time_monotonic_ms() - begin < 9000);
        sa_buffer_release(&out);
    }
    unsetenv("SYNCAUDIT_SYNC_TOKEN");
}

static void test_no_such_program(void **state)
{
    (void)state;
    const char *const arguments[] = {"no-program-of-this-name", NULL};
    const char *const environment[] = {NULL};
    const struct sa_process process = {arguments, environment, 1000, NULL};
    struct sa_buffer out = SA_BUFFER_INIT(64);
    struct sa_error error = SA_ERROR_INIT;
    int status = 0;
    assert_int_equal(sa_process_read(&out, &status, &process, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "'no-program-of-this-name'"));
}

static void test_cancelled(void **state)
{
    (void)state;
    volatile sig_atomic_t cancelled = 1;
    const struct sa_observer observer = {.cancelled = &cancelled};
    const char *const arguments[] = {"sleep", "30", NULL};
    const char *const environment[] = {NULL};
    const struct sa_process process = {arguments, environment, 20000, &observer};
    struct sa_buffer out = SA_BUFFER_INIT(64);
    struct sa_error error = SA_ERROR_INIT;
    int status = 0;
    assert_int_equal(sa_process_read(&out, &status, &process, &error), SA_ECANCELLED);
    assert_int_equal(status, 128 + SIGKILL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_no_such_program),
        cmocka_unit_test(test_cancelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
