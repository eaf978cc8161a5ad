/* Rows of aggregate queries: what is no count is never a number, from the reader to what coverage says. */
#include "salesforce/aggregate.h"

#include <stdio.h>

#include "fetched.h"

static struct sa_json *parse(const char *text)
{
    struct sa_json *document = NULL;
    assert_int_equal(sa_json_parse(&document, text, strlen(text), NULL), 0);
    return document;
}

static void test_counts(void **state)
{
    static const struct {
        const char *record;
        const char *reason; /* NULL = it is 7 */
    } cases[] = {
        {"{\"n\":7}", NULL},
        {"{\"n\":7.0}", NULL},
        {"{\"n\":-7}", "'n' is no count"},
        {"{\"n\":7.5}", "'n' is no count"},
        {"{\"n\":9007199254740994}", "'n' is no count"},
        {"{\"n\":1e300}", "'n' is no count"},
        {"{\"n\":\"7\"}", "'n' is no count"},
        {"{\"n\":null}", "'n' is no count"},
        {"{\"m\":7}", "'n' is missing"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_error error = SA_ERROR_INIT;
        struct sa_json *record = parse(cases[i].record);
        long long count = 0;
        int rc = sa_aggregate_count(record, "n", &count, &error);
        sa_json_free(record);
        assert_int_equal(rc, cases[i].reason ? SA_EFORMAT : SA_OK);
        if (cases[i].reason)
            assert_non_null(strstr(error.message, cases[i].reason));
        else
            assert_int_equal(count, 7);
    }
}

static void test_texts_and_times(void **state)
{
    struct sa_json *record = parse(
        "{\"t\":\"2026-03-17T16:21:26.000+0000\",\"s\":\"Web\",\"z\":null,\"n\":1,\"utc\":\"2026-03-17T16:21:26Z\","
        "\"february\":\"2026-02-30T16:21:26Z\",\"late\":\"2026-03-17T24:00:00Z\","
        "\"elsewhere\":\"2026-03-17T16:21:26.000+0100\"}");
    struct sa_error error = SA_ERROR_INIT;
    char time[SA_TIME_SIZE];
    const char *text = "";
    (void)state;
    assert_int_equal(sa_aggregate_time(record, "t", time, NULL), SA_OK);
    assert_string_equal(time, "2026-03-17T16:21:26Z");
    assert_int_equal(sa_aggregate_time(record, "z", time, NULL), SA_OK);
    assert_string_equal(time, "");
    assert_int_equal(sa_aggregate_time(record, "s", time, NULL), SA_EFORMAT);
    assert_int_equal(sa_aggregate_time(record, "n", time, NULL), SA_EFORMAT);
    assert_int_equal(sa_aggregate_time(record, "x", time, NULL), SA_EFORMAT);
    assert_int_equal(sa_aggregate_time(record, "february", time, &error), SA_EFORMAT);
    assert_non_null(strstr(error.message, "2026-02-30T"));
    assert_int_equal(sa_aggregate_time(record, "late", time, NULL), SA_EFORMAT);
    assert_int_equal(sa_aggregate_time(record, "elsewhere", time, NULL), SA_EFORMAT);
    assert_int_equal(sa_aggregate_time(record, "utc", time, NULL), SA_OK);
    assert_string_equal(time, "2026-03-17T16:21:26Z");
    assert_int_equal(sa_aggregate_text(record, "s", &text, NULL), SA_OK);
    assert_string_equal(text, "Web");
    assert_int_equal(sa_aggregate_text(record, "z", &text, NULL), SA_OK);
    assert_null(text);
    assert_int_equal(sa_aggregate_text(record, "n", &text, NULL), SA_EFORMAT);
    assert_int_equal(sa_aggregate_text(record, "x", &text, NULL), SA_EFORMAT);
    sa_json_free(record);
}

#define BY_HOUR                                                                                              \
    "SELECT+DAY_ONLY(SystemModstamp)+a,+HOUR_IN_DAY(SystemModstamp)+b,+COUNT(Id)+c+FROM+Lead+WHERE+"         \
    "SystemModstamp+%3D+LAST_N_DAYS:14+GROUP+BY+DAY_ONLY(SystemModstamp),+HOUR_IN_DAY(SystemModstamp)"
#define ROW(members) "{\"totalSize\":1,\"done\":true,\"records\":[{" members "}]}"

/* One question of a source, and an answer to it that is none: coverage says so, and nothing is kept of it. */
static const struct wrong {
    const char *source, *object, *query, *body, *table;
} wrong[] = {
    {"data", "Contact", "SELECT+COUNT(Id)+n+FROM+Contact+WHERE+AccountId+%3D+null", ROW("\"n\":-1"),
     "data_count WHERE fact = 'no account of Contact'"},
    {"data", "Contact", "SELECT+COUNT(Id)+n+FROM+Contact+WHERE+AccountId+%3D+null", ROW("\"n\":1e300"),
     "data_count WHERE fact = 'no account of Contact'"},
    {"data", "Contact", "SELECT+COUNT(Email)+n,+COUNT_DISTINCT(Email)+d+FROM+Contact", ROW("\"n\":5"),
     "data_count WHERE fact = 'same email of Contact'"},
    {"data", "Contact", "SELECT+COUNT(Email)+n,+COUNT_DISTINCT(Email)+d+FROM+Contact", ROW("\"n\":5,\"d\":6"),
     "data_count WHERE fact = 'same email of Contact'"},
    {"campaign_status", "Campaign",
     "SELECT+Type+t,+COUNT(Id)+n+FROM+Campaign+WHERE+IsActive+%3D+true+GROUP+BY+Type+ORDER+BY+COUNT(Id)+DESC"
     "+LIMIT+2000",
     ROW("\"t\":\"Web\",\"n\":2.5"), "campaign_status"},
    {"history", "Lead",
     "SELECT+LastModifiedById+a,+LastModifiedBy.Name+b,+COUNT(Id)+c+FROM+Lead+WHERE+LastModifiedDate+%3D+"
     "LAST_N_DAYS:7+GROUP+BY+LastModifiedById,+LastModifiedBy.Name",
     ROW("\"a\":\"005000000000001AAA\",\"b\":\"Ada\",\"c\":-3"), "change_user"},
    {"history", "Lead", BY_HOUR, ROW("\"a\":\"2026-11-22\",\"b\":\"ten\",\"c\":3"), "change_hour"},
    {"history", "Lead", BY_HOUR, ROW("\"a\":\"2026-11-22\",\"b\":24,\"c\":3"), "change_hour"},
    {"history", "Lead", BY_HOUR, ROW("\"a\":\"2026-11-31\",\"b\":10,\"c\":3"), "change_hour"},
    {"history", "Lead", BY_HOUR, ROW("\"a\":\"22.11.2026\",\"b\":10,\"c\":3"), "change_hour"},
    {"values", "Lead",
     "SELECT+Status+a,+COUNT(Id)+n+FROM+Lead+WHERE+Status+%21%3D+null+GROUP+BY+Status+ORDER+BY+COUNT(Id)+DESC"
     "+LIMIT+2000",
     ROW("\"a\":7,\"n\":3"), "field_value"},
};

static void check_wrong(const struct wrong *one)
{
    const char *const sources[] = {"versions", "identity", "global", "describe", one->source, NULL};
    char path[512];
    char sql[512];
    char expected[64];
    snprintf(path, sizeof path, TEST_ORG "query?q=%s", one->query);
    snprintf(expected, sizeof expected, "%s|failed|0|1", one->object);
    snprintf(sql, sizeof sql,
             "SELECT object, status, (SELECT count(*) FROM %s), (SELECT partial FROM run) FROM coverage"
             " WHERE source = '%s' AND status = 'failed' AND reason NOT LIKE '%%recording%%'",
             one->table, one->source);
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{path, {.status = 200, .body = one->body}}, {NULL, {0}}});
    struct fetched fetched = fetch_all((struct sa_fetch_options){
        .connection = test_org_url(org), .sources = sources, .usage = "full", .mode = SA_FETCH_GET});
    rows_are(&fetched, sql, expected);
    release(&fetched);
    test_org_stop(org);
}

static void test_wrong_answers_are_failures(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        check_wrong(&wrong[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_texts_and_times),
        cmocka_unit_test(test_wrong_answers_are_failures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
