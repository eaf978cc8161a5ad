/* Counting: what is asked, what becomes of the answers, and what is cut when the org refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plan.h"
#include "query.h"
#include "salesforce/count.h"

#define QUERY "/services/data/v60.0/query?q="
#define RECORDS                                                                                              \
    QUERY "SELECT+COUNT(Id)+n,+MIN(CreatedDate)+o,+MAX(CreatedDate)+c,+MAX(LastModifiedDate)+m,"             \
          "+MAX(SystemModstamp)+s"
#define ROW(members) "{\"totalSize\":1,\"done\":true,\"records\":[{" members "}]}"
#define NO_TIMES "\"o\":null,\"c\":null,\"m\":null,\"s\":null"
#define REFUSAL(code) "[{\"message\":\"no\",\"errorCode\":\"" code "\"}]"
#define FIELDS "SELECT field, method, filled, records, reason FROM usage_field ORDER BY field"
#define OBJECTS "SELECT object, records, oldest_created, newest_stamp, reason FROM usage_object"

struct state {
    struct sa_counting counting; /* first: what sa_count looks for */
    unsigned ends;
};

static struct state counting;

static int count_end(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    (void)error;
    state->ends++;
    return SA_OK;
}

static int set_up(void **state)
{
    counting = (struct state){.counting = {.left = 100, .next = count_end}};
    struct test_plan *fixture = test_plan_start(&counting, 0);
    assert_int_equal(sa_counting_open(&counting.counting, fixture->plan.db, NULL), 0);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    sa_counting_close(&counting.counting);
    test_plan_stop(*state);
    return 0;
}

static void script(struct test_plan *fixture, const char *path, int status, const char *body)
{
    test_server_script(fixture->server, path, &(struct test_answer){.status = status, .body = body});
}

static void count(struct test_plan *fixture, enum sa_count_kind kind, const char *const *names, size_t number,
                  const char *from)
{
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_count(&fixture->run, "Lead", kind, names, number, from, NULL, &error), 0);
    test_plan_run(fixture);
    assert_int_equal(counting.counting.running, 0);
}

static void test_records_and_fields(void **state)
{
    static const char *const names[] = {"A__c", "B__c"};
    struct test_plan *fixture = *state;
    script(fixture, RECORDS ",+COUNT(A__c)+c0,+COUNT(B__c)+c1+FROM+Lead", 200,
           ROW("\"n\":1000.0,\"o\":\"2015-01-02T03:04:05.000+0000\",\"c\":null,\"m\":null,"
               "\"s\":\"2026-01-02T03:04:05.000+0000\",\"c0\":0,\"c1\":250"));
    count(fixture, SA_COUNT_RECORDS, names, 2, NULL);
    test_query_is(fixture->plan.db, OBJECTS, "Lead|1000|2015-01-02T03:04:05Z|2026-01-02T03:04:05Z|");
    test_query_is(fixture->plan.db, FIELDS, "A__c|counted|0|1000|\nB__c|counted|250|1000|");
    test_query_is(fixture->plan.db, "SELECT fill, low, high FROM usage_field WHERE field = 'B__c'",
                  "0.25|0.25|0.25");
    assert_int_equal(counting.ends, 1);
}

/* A query that is too complicated is asked for again in halves; the records are counted once. */
static void test_fields_are_halved(void **state)
{
    static const char *const names[] = {"A__c", "B__c", "C__c"};
    struct test_plan *fixture = *state;
    script(fixture, RECORDS ",+COUNT(A__c)+c0,+COUNT(B__c)+c1,+COUNT(C__c)+c2+FROM+Lead", 400,
           REFUSAL("QUERY_TOO_COMPLICATED"));
    script(fixture, RECORDS ",+COUNT(A__c)+c0+FROM+Lead", 200, ROW("\"n\":10," NO_TIMES ",\"c0\":1"));
    script(fixture, QUERY "SELECT+COUNT(Id)+n,+COUNT(B__c)+c0,+COUNT(C__c)+c1+FROM+Lead", 400,
           REFUSAL("MALFORMED_QUERY"));
    script(fixture, QUERY "SELECT+COUNT(Id)+n,+COUNT(B__c)+c0+FROM+Lead", 200, ROW("\"n\":10,\"c0\":2"));
    script(fixture, QUERY "SELECT+COUNT(Id)+n,+COUNT(C__c)+c0+FROM+Lead", 400, REFUSAL("MALFORMED_QUERY"));
    count(fixture, SA_COUNT_RECORDS, names, 3, NULL);
    test_query_is(fixture->plan.db, "SELECT object, records FROM usage_object", "Lead|10");
    test_query_is(fixture->plan.db, "SELECT field, method, filled FROM usage_field ORDER BY field",
                  "A__c|counted|1\nB__c|counted|2\nC__c|refused|-");
    assert_int_equal(counting.counting.asked, 5);
    assert_int_equal(counting.ends, 1);
}

/* One count that takes too long is asked for again by the time the records were made in; the parts are added. */
static void test_time_is_halved(void **state)
{
    static const char *const name = "A__c";
    struct test_plan *fixture = *state;
    const char *whole = QUERY "SELECT+COUNT(Id)+n+FROM+Lead+WHERE+A__c+%21%3D+null";
    script(fixture, whole, 400, REFUSAL("QUERY_TIMEOUT"));
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_count(&fixture->run, "Lead", SA_COUNT_NOT_NULL, &name, 1, NULL, NULL, &error), 0);
    test_plan_run(fixture);
    assert_int_equal(counting.counting.asked,
                     3); /* the halves are not known here: their border is the clock's */
    test_query_is(fixture->plan.db, "SELECT count(*) FROM coverage WHERE status = 'not_there'", "1");
}

static void test_checkboxes(void **state)
{
    static const char *const names[] = {"A__c", "B__c"};
    static const char *const none[] = {"C__c"};
    struct test_plan *fixture = *state;
    script(fixture, QUERY "SELECT+A__c,+B__c,+COUNT(Id)+n+FROM+Lead+GROUP+BY+A__c,+B__c", 200,
           "{\"totalSize\":3,\"done\":true,\"records\":[{\"A__c\":true,\"B__c\":false,\"n\":5},"
           "{\"A__c\":true,\"B__c\":true,\"n\":2},{\"A__c\":false,\"B__c\":false,\"n\":3}]}");
    script(fixture, QUERY "SELECT+C__c,+COUNT(Id)+n+FROM+Lead+GROUP+BY+C__c", 200,
           "{\"totalSize\":0,\"done\":true,\"records\":[]}");
    count(fixture, SA_COUNT_CHECKBOXES, names, 2, NULL);
    count(fixture, SA_COUNT_CHECKBOXES, none, 1, NULL);
    test_query_is(fixture->plan.db, FIELDS, "A__c|true|7|10|\nB__c|true|2|10|\nC__c|true|0|0|");
    test_query_is(fixture->plan.db, "SELECT fill FROM usage_field WHERE field = 'C__c'", "-");
}

/* Records of a count with a filter are all of the object. */
static void test_not_null_and_newest(void **state)
{
    static const char *const name = "A__c";
    struct test_plan *fixture = *state;
    script(fixture, RECORDS "+FROM+Lead", 200, ROW("\"n\":400," NO_TIMES));
    script(fixture, QUERY "SELECT+COUNT(Id)+n+FROM+Lead+WHERE+A__c+%21%3D+null", 200, ROW("\"n\":4"));
    script(fixture,
           QUERY "SELECT+MAX(CreatedDate)+c,+MAX(LastModifiedDate)+m+FROM+Lead+WHERE+A__c+%21%3D+null", 200,
           ROW("\"c\":\"2020-01-01T00:00:00.000+0000\",\"m\":\"2021-01-01T00:00:00.000+0000\""));
    count(fixture, SA_COUNT_RECORDS, NULL, 0, NULL);
    count(fixture, SA_COUNT_NOT_NULL, &name, 1, NULL);
    count(fixture, SA_COUNT_NEWEST, &name, 1, NULL);
    test_query_is(fixture->plan.db,
                  "SELECT filled, records, fill, newest_created, newest_modified FROM usage_field",
                  "4|400|0.01|2020-01-01T00:00:00Z|2021-01-01T00:00:00Z");
}

static void test_sample(void **state)
{
    static const char *const name = "A__c";
    struct test_plan *fixture = *state;
    script(
        fixture,
        QUERY
        "SELECT+A__c+FROM+Lead+WHERE+CreatedDate+%3E%3D+2020-01-01T00:00:00Z+ORDER+BY+CreatedDate+LIMIT+200",
        200,
        "{\"totalSize\":3,\"done\":true,\"records\":[{\"A__c\":\"text\"},{\"A__c\":null},{\"A__c\":null}]}");
    count(fixture, SA_COUNT_SAMPLE, &name, 1, "2020-01-01T00:00:00Z");
    test_query_is(fixture->plan.db,
                  "SELECT method, filled, records, low < 0.34, high > 0.33, low > 0, high < 1"
                  " FROM usage_field",
                  "sampled|1|3|1|1|1|1");
    test_query_is(fixture->plan.db, "SELECT count(*) FROM field_usage WHERE refused LIKE '%text%'", "0");
}

/* A number that cannot be is a failure, and no part of it is kept as a number. */
static void test_impossible_numbers(void **state)
{
    static const char *const names[] = {"A__c"};
    static const char *const answers[] = {
        ROW("\"n\":10," NO_TIMES ",\"c0\":11"),
        ROW("\"n\":10," NO_TIMES ",\"c0\":-1"),
        ROW("\"n\":1e30," NO_TIMES ",\"c0\":1"),
        ROW("\"n\":10.5," NO_TIMES ",\"c0\":1"),
        ROW("\"n\":10,\"o\":1,\"c\":null,\"m\":null,\"s\":null,\"c0\":1"),
    };
    struct test_plan *fixture = *state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        script(fixture, RECORDS ",+COUNT(A__c)+c0+FROM+Lead", 200, answers[i]);
        count(fixture, SA_COUNT_RECORDS, names, 1, NULL);
        test_query_is(fixture->plan.db, "SELECT status FROM coverage WHERE object = 'Lead'", "failed");
        test_query_is(fixture->plan.db, "SELECT field, method, filled FROM usage_field", "A__c|refused|-");
        assert_int_equal(
            sqlite3_exec(fixture->plan.db,
                         "DELETE FROM coverage; DELETE FROM object_usage; DELETE FROM field_usage", NULL,
                         NULL, NULL),
            SQLITE_OK);
    }
}

/* What is not there for this user, and what the calls allowed do not reach, has no number. */
static void test_refusals(void **state)
{
    static const char *const names[] = {"A__c", "B__c"};
    struct test_plan *fixture = *state;
    script(fixture, RECORDS "+FROM+Lead", 400, REFUSAL("MALFORMED_QUERY"));
    count(fixture, SA_COUNT_RECORDS, NULL, 0, NULL);
    test_query_is(fixture->plan.db, "SELECT object, records, reason <> '' FROM usage_object", "Lead|-|1");
    script(fixture, QUERY "SELECT+COUNT(Id)+n,+COUNT(A__c)+c0,+COUNT(B__c)+c1+FROM+Lead", 200,
           ROW("\"m\":1"));
    assert_int_equal(sa_count(&fixture->run, "Lead", SA_COUNT_FIELDS, names, 2, NULL, NULL, NULL), 0);
    test_plan_run(fixture);
    test_query_is(fixture->plan.db, "SELECT status, reason FROM coverage WHERE object = 'Lead'",
                  "failed|answer is not that of an aggregate query: 'n' is missing");
    test_query_is(fixture->plan.db, "SELECT field, method, reason FROM usage_field ORDER BY field",
                  "A__c|refused|answer is not that of an aggregate query: 'n' is missing\n"
                  "B__c|refused|answer is not that of an aggregate query: 'n' is missing");
    counting.counting.left = 0;
    assert_int_equal(sa_count(&fixture->run, "Task", SA_COUNT_FIELDS, names, 2, NULL, NULL, NULL), 0);
    test_query_is(fixture->plan.db,
                  "SELECT field, method, reason FROM usage_field WHERE object = 'Task' ORDER BY 1",
                  "A__c|refused|not asked: the calls allowed are used up\n"
                  "B__c|refused|not asked: the calls allowed are used up");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_records_and_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_fields_are_halved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_time_is_halved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_checkboxes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_null_and_newest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sample, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refusals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_impossible_numbers, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
