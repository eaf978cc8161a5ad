/* Each number is worked on once, and a failure ends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <string.h>

#include "syncaudit/threads.h"

enum { COUNT = 500 };

struct tally {
    pthread_mutex_t lock;
    int calls[COUNT];
    size_t bad; /* this number and those behind it fail */
};

static int tally_one(void *payload, size_t number, struct sa_error *error)
{
    struct tally *tally = payload;
    pthread_mutex_lock(&tally->lock);
    tally->calls[number]++;
    pthread_mutex_unlock(&tally->lock);
    return number >= tally->bad ? sa_error_set(error, SA_EINPUT, "number %zu", number) : SA_OK;
}

static void does_each_once(void **state)
{
    (void)state;
    struct tally tally = {.lock = PTHREAD_MUTEX_INITIALIZER, .bad = COUNT};
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_threads_run(COUNT, tally_one, &tally, &error), SA_OK);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(tally.calls[i], 1);
}

static void does_nothing_of_nothing(void **state)
{
    (void)state;
    assert_int_equal(sa_threads_run(0, tally_one, NULL, NULL), SA_OK);
}

static void begins_none_after_a_failure(void **state)
{
    (void)state;
    struct tally tally = {.lock = PTHREAD_MUTEX_INITIALIZER, .bad = 3};
    struct sa_error error = SA_ERROR_INIT;
    int calls = 0;
    assert_int_equal(sa_threads_run(COUNT, tally_one, &tally, &error), SA_EINPUT);
    assert_memory_equal(error.message, "number ", strlen("number "));
    for (size_t i = 0; i < COUNT; i++)
        calls += tally.calls[i];
    assert_in_range(calls, 4, 5); /* each thread fails once */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(does_each_once),
        cmocka_unit_test(does_nothing_of_nothing),
        cmocka_unit_test(begins_none_after_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
