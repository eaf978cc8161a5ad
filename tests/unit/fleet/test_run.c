/* Many programs, some at a time: how each ends, who is told to end, and that nobody waits for another. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fleet/run.h"
#include "folder.h"
#include "syncaudit/buffer.h"
#include "syncaudit/clock.h"
#include "syncaudit/file.h"

enum { MOST = 8 };

struct fixture {
    struct sa_fleet_task task[MOST];
    char *words[MOST][4];
    char output[MOST][256], log[MOST][256];
    char *environment[2];
    char given[32], shell[16], option[4];
    char *folder;
};

static void set_up(struct fixture *fixture, const char *const *scripts, size_t count)
{
    *fixture = (struct fixture){.given = "GIVEN=yes", .shell = "/bin/sh", .option = "-c"};
    fixture->folder = test_folder_make();
    fixture->environment[0] = fixture->given;
    for (size_t i = 0; i < count; i++) {
        snprintf(fixture->output[i], sizeof fixture->output[i], "%s/%zu.out", fixture->folder, i);
        snprintf(fixture->log[i], sizeof fixture->log[i], "%s/%zu.log", fixture->folder, i);
        fixture->words[i][0] = fixture->shell;
        fixture->words[i][1] = fixture->option;
        fixture->words[i][2] = strdup(scripts[i]);
        fixture->task[i] = (struct sa_fleet_task){.arguments = fixture->words[i],
                                                  .environment = fixture->environment,
                                                  .output = fixture->output[i],
                                                  .log = fixture->log[i]};
    }
}

static void tear_down(struct fixture *fixture)
{
    for (size_t i = 0; i < MOST; i++)
        free(fixture->words[i][2]);
    test_folder_remove(fixture->folder);
}

static void assert_file(const char *path, const char *text)
{
    struct sa_buffer found = SA_BUFFER_INIT(4096);
    assert_int_equal(sa_file_read(&found, path, NULL), SA_OK);
    assert_string_equal(found.data ? found.data : "", text);
    sa_buffer_release(&found);
}

static void test_each_ends_in_its_way(void **state)
{
    static const char *const scripts[] = {"echo \"out $GIVEN$HOME\"; echo said >&2; exit 4",
                                          "kill -9 $$",
                                          "sleep 60",
                                          "trap '' TERM; echo deaf; while :; do sleep 0.05; done",
                                          "exit 0",
                                          "trap 'echo kept; exit 3' TERM; while :; do sleep 0.05; done"};
    static const struct {
        enum sa_fleet_end end;
        int status;
    } wanted[] = {{SA_FLEET_ENDED, 4},
                  {SA_FLEET_ENDED, 128 + SIGKILL},
                  {SA_FLEET_LATE, 128 + SIGTERM},
                  {SA_FLEET_LATE, 128 + SIGKILL},
                  {SA_FLEET_FAILED, 2},
                  {SA_FLEET_LATE, 3}};
    struct fixture fixture;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    set_up(&fixture, scripts, 6);
    char nowhere[] = "/nowhere/sh";
    fixture.words[4][0] = nowhere;
    const struct sa_fleet_options options = {.jobs = 2, .limit_ms = 700, .patience_ms = 700};
    assert_int_equal(sa_fleet_run(fixture.task, 6, &options, &error), SA_OK);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(fixture.task[i].end, wanted[i].end);
        assert_int_equal(fixture.task[i].status, wanted[i].status);
    }
    assert_file(fixture.output[0], "out yes\n");
    assert_file(fixture.log[0], "said\n");
    assert_file(fixture.output[5], "kept\n");
    tear_down(&fixture);
}

/* One that never ends holds one place of two: the others go on beside it. */
static void test_nobody_waits_for_the_slow_one(void **state)
{
    static const char *const scripts[] = {"sleep 60", "exit 0", "exit 0", "exit 0", "exit 0"};
    struct fixture fixture;
    (void)state;
    set_up(&fixture, scripts, 5);
    const struct sa_fleet_options options = {.jobs = 2, .limit_ms = 3000, .patience_ms = 100};
    long long begin = sa_time_monotonic_ms();
    assert_int_equal(sa_fleet_run(fixture.task, 5, &options, NULL), SA_OK);
    assert_true(sa_time_monotonic_ms() - begin < 20000);
    assert_int_equal(fixture.task[0].end, SA_FLEET_LATE);
    for (size_t i = 1; i < 5; i++)
        assert_int_equal(fixture.task[i].end, SA_FLEET_ENDED);
    tear_down(&fixture);
}

static volatile sig_atomic_t cancelled;

/* Not before the second has had time to say what it does when it is told to end. */
static void cancel_after_one(void *payload, const char *stage, size_t done, size_t total)
{
    int *looks = payload;
    (void)stage;
    (void)total;
    if (done && ++*looks > 20)
        cancelled = 1;
}

static void test_an_orderly_end(void **state)
{
    static const char *const scripts[] = {
        "exit 0", "trap 'echo kept; exit 4' TERM; while :; do sleep 0.05; done", "exit 0"};
    struct fixture fixture;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    set_up(&fixture, scripts, 3);
    int looks = 0;
    const struct sa_observer observer = {
        .progress = cancel_after_one, .payload = &looks, .cancelled = &cancelled};
    const struct sa_fleet_options options = {.jobs = 1, .patience_ms = 20000, .observer = &observer};
    cancelled = 0;
    assert_int_equal(sa_fleet_run(fixture.task, 3, &options, &error), SA_ECANCELLED);
    assert_int_equal(fixture.task[0].end, SA_FLEET_ENDED);
    assert_int_equal(fixture.task[1].end, SA_FLEET_STOPPED);
    assert_int_equal(fixture.task[1].status, 4);
    assert_file(fixture.output[1], "kept\n");
    assert_int_equal(fixture.task[2].end, SA_FLEET_WAITING);
    tear_down(&fixture);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_ends_in_its_way),
        cmocka_unit_test(test_nobody_waits_for_the_slow_one),
        cmocka_unit_test(test_an_orderly_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
