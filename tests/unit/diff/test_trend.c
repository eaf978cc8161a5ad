/* The trend over the snapshots of an org: what the index tells of nights, what is judged again, and what is left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "folder.h"
#include "judge.h"
#include "query.h"
#include "syncaudit/file.h"
#include "syncaudit/trend.h"

#define LEAD "INSERT INTO an_object (name) VALUES ('Lead');"
#define FIELD(name, label)                                                                                   \
    "INSERT INTO a_field (object, name, label) VALUES ('Lead', '" name "', '" label "');"

static const char rule[] = TEST_RULE(
    "label-missing", "medium", "",
    "SELECT object, field, 'no label' AS message, '{}' AS evidence FROM synced_field WHERE label = 'none'");

struct nights {
    char *folder;
    struct test_judged rules; /* of which only the rules are used */
    struct sa_trend *trend;
    struct sa_error error;
    _Atomic unsigned judged; /* by two threads */
    int refusal;             /* what judging answers */
};

static int set_up(void **state)
{
    const char *const rules[] = {rule, NULL};
    struct nights *nights = calloc(1, sizeof *nights);
    assert_non_null(nights);
    nights->folder = test_folder_make();
    test_judge_prepare(&nights->rules, "", rules);
    *state = nights;
    return 0;
}

static int tear_down(void **state)
{
    struct nights *nights = *state;
    sa_trend_close(nights->trend);
    test_judge_release(&nights->rules);
    test_folder_remove(nights->folder);
    free(nights);
    return 0;
}

/* The snapshot of one night, made of facts in the words of rule fixtures. */
static void add_night(struct nights *nights, const char *day, const char *facts)
{
    struct sa_snapshot *snapshot = NULL;
    struct test_judged memory;
    char sql[1024];
    char name[64];
    char *folder = test_folder_path(nights->folder, day);
    assert_int_equal(mkdir(folder, 0700), 0);
    snprintf(name, sizeof name, "%s/snapshot.db", day);
    char *path = test_folder_path(nights->folder, name);
    snprintf(sql, sizeof sql, "UPDATE run SET started = '%sT00:00:00Z'; %s", day, facts);
    test_judge_prepare(&memory, sql, (const char *const[]){NULL});
    if (sa_snapshot_copy(&snapshot, path, memory.snapshot, &nights->error) ||
        sa_snapshot_seal(snapshot, &nights->error))
        fail_msg("%s: %s", day, nights->error.message);
    sa_snapshot_close(snapshot);
    test_judge_release(&memory);
    free(folder);
    free(path);
}

static int judge(void *payload, struct sa_snapshot *snapshot, struct sa_error *error)
{
    struct nights *nights = payload;
    const struct sa_rules_options options = {.now = "2026-11-30T00:00:00Z"};
    nights->judged++;
    return nights->refusal ? sa_error_set(error, nights->refusal, "refused")
                           : sa_rules_run(&nights->rules.rules, snapshot, &options, error);
}

/* Opens the trend as rules that `digest` stands for, and counts what was judged. */
static int open_trend(struct nights *nights, const char *digest)
{
    const struct sa_trend_judging judging = {.judge = judge, .payload = nights, .digest = digest};
    sa_trend_close(nights->trend);
    nights->trend = NULL;
    nights->judged = 0;
    nights->error = (struct sa_error)SA_ERROR_INIT;
    return sa_trend_open(&nights->trend, nights->folder, &judging, &nights->error);
}

static void is(struct nights *nights, const char *sql, const char *expected)
{
    test_query_is(sa_trend_db(nights->trend), sql, expected);
}

/* Three nights: a finding comes, and goes again with its label. */
static void add_three(struct nights *nights)
{
    add_night(nights, "2026-11-01", LEAD FIELD("One__c", "One"));
    add_night(nights, "2026-11-02", LEAD FIELD("One__c", "none"));
    add_night(nights, "2026-11-03", LEAD FIELD("One__c", "One") FIELD("Two__c", "Two"));
    assert_int_equal(open_trend(nights, "a"), SA_OK);
}

static void test_nights(void **state)
{
    struct nights *nights = *state;
    add_three(nights);
    assert_int_equal(nights->judged, 3);
    is(nights, "SELECT number, folder, medium, high, actions FROM trend ORDER BY number",
       "1|2026-11-01|0|0|0\n2|2026-11-02|1|0|1\n3|2026-11-03|0|0|0");
    is(nights, "SELECT fingerprint, first_seen, last_seen, runs, gone FROM finding_life",
       "label-missing:Lead.One__c|2026-11-02T00:00:00Z|2026-11-02T00:00:00Z|1|2026-11-03T00:00:00Z");
    is(nights, "SELECT folder, before FROM run_comparison ORDER BY folder",
       "2026-11-02|2026-11-01\n2026-11-03|2026-11-02");
    is(nights, "SELECT folder, code, field FROM run_change ORDER BY folder, rank",
       "2026-11-02|field-label|One__c\n2026-11-03|field-visible|Two__c\n2026-11-03|field-label|One__c");
    is(nights,
       "SELECT substr(time, 1, 10), field, title FROM timeline WHERE title GLOB 'Finding*' ORDER BY time",
       "2026-11-02|One__c|Finding is new\n2026-11-03|One__c|Finding is gone");
    is(nights, "SELECT count(*) FROM skipped", "0");
}

static void test_what_is_known_is_not_judged_again(void **state)
{
    struct nights *nights = *state;
    add_three(nights);
    assert_int_equal(open_trend(nights, "a"), SA_OK);
    assert_int_equal(nights->judged, 0);
    add_night(nights, "2026-11-04", LEAD FIELD("One__c", "One"));
    assert_int_equal(open_trend(nights, "a"), SA_OK);
    assert_int_equal(nights->judged, 2); /* the new one, and the one before, to compare them */
    is(nights, "SELECT folder, code FROM run_change WHERE folder > '2026-11-03'", "2026-11-04|field-gone");
    assert_int_equal(open_trend(nights, "b"), SA_OK);
    assert_int_equal(nights->judged, 4);
    is(nights, "SELECT DISTINCT judged_by FROM run", "b");
}

/* What came before what is gone now comes before what is left. */
static void test_a_night_that_is_gone(void **state)
{
    struct nights *nights = *state;
    add_three(nights);
    char *folder = test_folder_path(nights->folder, "2026-11-02");
    sa_directory_remove(folder);
    free(folder);
    assert_int_equal(open_trend(nights, "a"), SA_OK);
    is(nights, "SELECT number, folder FROM trend", "1|2026-11-01\n2|2026-11-03");
    is(nights, "SELECT folder, before FROM run_comparison", "2026-11-03|2026-11-01");
    is(nights, "SELECT folder, code, field FROM run_change", "2026-11-03|field-visible|Two__c");
    is(nights, "SELECT count(*) FROM finding_life", "0");
}

static void test_what_cannot_be_read_is_named(void **state)
{
    struct nights *nights = *state;
    add_night(nights, "2026-11-01", LEAD);
    add_night(nights, "2026-11-02", LEAD);
    char *torn = test_folder_path(nights->folder, "2026-11-02/snapshot.db");
    assert_int_equal(truncate(torn, 100), 0);
    free(torn);
    assert_int_equal(open_trend(nights, "a"), SA_OK);
    is(nights, "SELECT folder, reason <> '' FROM skipped", "2026-11-02|1");
    is(nights, "SELECT folder FROM trend", "2026-11-01");
}

static void test_nothing_to_tell(void **state)
{
    struct nights *nights = *state;
    assert_int_equal(open_trend(nights, "a"), SA_EINPUT);
    assert_null(nights->trend);
    add_night(nights, "2026-11-01", LEAD);
    nights->refusal = SA_EFORMAT;
    assert_int_equal(open_trend(nights, "a"), SA_EINPUT);
    assert_non_null(strstr(nights->error.message, "2026-11-01: refused"));
    nights->refusal = SA_ECANCELLED;
    assert_int_equal(open_trend(nights, "a"), SA_ECANCELLED);
    nights->refusal = 0;
    assert_int_equal(open_trend(nights, "a"), SA_OK);
    is(nights, "SELECT folder FROM trend", "2026-11-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nights, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_known_is_not_judged_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_night_that_is_gone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_read_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_to_tell, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
