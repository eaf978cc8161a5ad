/* Questions that share a call: the same facts for fewer calls, whatever happens to one of them. */
#include <stdio.h>

#include "fetched.h"
#include "plan.h"
#include "salesforce/soql.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"

#define LEAD TEST_ORG "sobjects/Lead/describe"
#define COMPOSITE TEST_ORG "composite"
#define ERROR_BODY(code, message) "[{\"message\":\"" message "\",\"errorCode\":\"" code "\"}]"
#define COVERAGE                                                                                             \
    "SELECT source, object, status, http_status FROM coverage WHERE status <> 'ok' ORDER BY source, object"

static const char *const facts[] = {
    "SELECT * FROM describe_object ORDER BY name",
    "SELECT * FROM describe_field ORDER BY object, position",
    "SELECT * FROM describe_picklist_value ORDER BY object, field, position",
    "SELECT * FROM describe_record_type ORDER BY object, position",
    "SELECT * FROM describe_child_relationship ORDER BY object, position",
    "SELECT * FROM global_object ORDER BY name",
    "SELECT source, object, status, reason, http_status, fetched FROM coverage ORDER BY source, object",
    "SELECT * FROM organization",
};

static void same_facts(const struct fetched *left, const struct fetched *right)
{
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        char *rows = test_query(sa_snapshot_db(left->snapshot), facts[i]);
        rows_are(right, facts[i], rows);
        free(rows);
    }
}

/* Fetches in both ways from orgs that answer `instead`, and compares; composites are counted. */
static void both_ways(const struct test_org_answer *instead, unsigned composites, unsigned calls)
{
    struct test_org *org = test_org_start("67.0", instead);
    struct fetched plain =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_GET});
    test_org_stop(org);
    org = test_org_start("67.0", instead);
    struct fetched shared =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
    same_facts(&plain, &shared);
    assert_int_equal(test_server_count(test_org_server(org), COMPOSITE), composites);
    assert_int_equal(test_server_count(test_org_server(org), NULL), calls);
    test_org_stop(org);
    release(&plain);
    release(&shared);
}

/* Version list, caller and global describe, then everything else in one call. */
static void test_one_call(void **state)
{
    (void)state;
    both_ways(NULL, 1, 4);
}

/* One call for 25 objects; the organization's row goes along where there is room. */
static void test_calls_for_many_objects(void **state)
{
    (void)state;
    struct sa_buffer global = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_buffer_adds(&global, "{\"sobjects\":[" TEST_ORG_CUSTOM("Thing__c")), 0);
    for (int i = 0; i < 64; i++)
        assert_int_equal(sa_buffer_addf(&global, "," TEST_ORG_CUSTOM("X%d__c"), i, i, i), 0);
    assert_int_equal(sa_buffer_adds(&global, "]}"), 0);
    struct test_org *org =
        test_org_start("67.0", (struct test_org_answer[]){{TEST_ORG "sobjects", {.body = global.data}}, {0}});
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
    rows_are(&fetched, "SELECT count(*) FROM coverage WHERE source = 'describe'", "75");
    assert_int_equal(test_server_count(test_org_server(org), COMPOSITE), 3);
    assert_int_equal(test_server_count(test_org_server(org), NULL), 3 + 4);
    release(&fetched);
    test_org_stop(org);
    sa_buffer_release(&global);
}

static void test_older_version(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("60.0", NULL);
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
    rows_are(&fetched, "SELECT count(*) FROM describe_object", "12");
    rows_are(&fetched, COVERAGE, "");
    release(&fetched);
    test_org_stop(org);
}

static void test_facts_of_single_parts(void **state)
{
    (void)state;
    both_ways(
        (struct test_org_answer[]){
            {LEAD, {.status = 403, .body = ERROR_BODY("INSUFFICIENT_ACCESS", "no")}},
            {TEST_ORG "sobjects/Task/describe", {.status = 404, .body = ERROR_BODY("NOT_FOUND", "no")}},
            {TEST_ORG "sobjects/User/describe", {.body = "{\"name\":\"User\"}"}},
            {TEST_ORG "sobjects/Event/describe", {.body = "\"text\""}},
            {0}},
        1, 4);
}

/* What fails in passing is asked for alone; a session that ended under way, with the others again. */
static void test_parts_asked_again(void **state)
{
    (void)state;
    char *lead = test_org_describe("Lead", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){{LEAD, {.status = 503, .body = ERROR_BODY("SERVER_UNAVAILABLE", "m")}},
                                   {LEAD, {.body = lead}},
                                   {0}});
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
    rows_are(&fetched, COVERAGE, "");
    assert_int_equal(test_server_count(test_org_server(org), LEAD), 2);
    assert_int_equal(test_server_count(test_org_server(org), NULL), 5);
    release(&fetched);
    test_org_stop(org);
    org = test_org_start(
        "67.0",
        (struct test_org_answer[]){
            {LEAD, {.status = 401, .body = ERROR_BODY("INVALID_SESSION_ID", "Session expired")}},
            {LEAD, {.body = lead}},
            {TEST_ORG "sobjects/Task/describe",
             {.status = 401, .body = ERROR_BODY("INVALID_SESSION_ID", "Session expired")}},
            {TEST_ORG "sobjects/Task/describe", {.status = 404, .body = ERROR_BODY("NOT_FOUND", "m")}},
            {0}});
    fetched = fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
    rows_are(&fetched, COVERAGE, "describe|Task|not_there|404");
    assert_int_equal(test_server_count(test_org_server(org), COMPOSITE), 2);
    release(&fetched);
    test_org_stop(org);
    free(lead);
}

/* A limit met inside a composite stops the run as any other does. */
static void test_limit_inside(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){
            {LEAD,
             {.status = 403, .body = ERROR_BODY("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")}},
            {0}});
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
    rows_are(&fetched, "SELECT object, status FROM coverage WHERE source = 'describe' AND status <> 'ok'",
             "Lead|failed");
    assert_true(fetched.partial);
    release(&fetched);
    test_org_stop(org);
}

/* Answers that are no use: everything is asked for alone, and nothing is lost. */
static void test_org_without_composites(void **state)
{
    (void)state;
    static const struct test_answer answers[] = {
        {.status = 404, .body = ERROR_BODY("NOT_FOUND", "m")},
        {.status = 400, .body = ERROR_BODY("JSON_PARSER_ERROR", "m")},
        {.body = "[7]"},
        {.body = "{\"compositeResponse\":7}"},
        {.body = "{\"compositeResponse\":[{\"referenceId\":\"r99\"},{\"referenceId\":\"x\"},{},[],"
                 "{\"referenceId\":\"r0\",\"body\":null}]}"},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct test_org *org =
            test_org_start("67.0", (struct test_org_answer[]){{COMPOSITE, answers[i]}, {0}});
        struct fetched fetched =
            fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
        rows_are(&fetched, "SELECT count(*) FROM describe_object", "12");
        rows_are(&fetched, i == 4 ? "SELECT sum(status = 'failed') FROM coverage" : COVERAGE,
                 i == 4 ? "1" : "");
        assert_int_equal(test_server_count(test_org_server(org), COMPOSITE), 1);
        release(&fetched);
        test_org_stop(org);
    }
}

/* The whole call refused: so is each of its questions. */
static void test_call_that_fails(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){
            {COMPOSITE, {.status = 401, .body = ERROR_BODY("INVALID_SESSION_ID", "Session expired")}}, {0}});
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE});
    failed(&fetched, SA_EREFUSED, "the session is refused", "new access token");
    test_org_stop(org);
}

static int count_thing(struct sa_source_run *run, struct sa_question *question,
                       const struct sa_json *document, struct sa_error *error)
{
    (void)question;
    (void)error;
    assert_true(sa_json_count(document) == 1);
    ++*(unsigned *)run->state;
    return SA_OK;
}

/* An answer too large for us is asked for in halves; what is too large by itself fails alone. */
static void test_too_large(void **state)
{
    (void)state;
    static const struct sa_question_kind kind = {.store = count_thing, .together = true};
    unsigned things = 0;
    char *body = malloc(6001);
    assert_non_null(body);
    memset(body, ' ', 6000);
    memcpy(body, "[1]", 3);
    body[6000] = '\0';
    struct test_plan *plan = test_plan_start(&things, 5000);
    plan->party->terms.sharing = SA_SHARE_ALWAYS;
    for (size_t i = 0; i < 8; i++) {
        char path[32];
        char full[64];
        snprintf(path, sizeof path, "things/%zu", i);
        snprintf(full, sizeof full, "/services/data/v%d.0/%s", TEST_PLAN_VERSION, path);
        test_server_script(plan->server, full, &(struct test_answer){.body = i == 7 ? body : body + 4000});
        assert_int_equal(sa_source_ask(&plan->run, path + 7, path, &kind, NULL, &plan->error), 0);
    }
    memcpy(body + 4000, "[1]", 3);
    test_plan_run(plan);
    assert_int_equal(things, 7);
    test_query_is(plan->run.db,
                  "SELECT object, instr(reason, 'larger than') > 0 FROM coverage WHERE status = 'failed'",
                  "7|1");
    assert_int_equal(test_server_count(plan->server, "/services/data/v60.0/composite"), 7);
    test_plan_stop(plan);
    free(body);
}

/* Queues so many questions of things, or queries, and scripts their answers. */
static void ask_for_things(struct test_plan *plan, const char *begin, size_t count)
{
    static const struct sa_question_kind kind = {.store = count_thing, .together = true};
    for (size_t i = 0; i < count; i++) {
        char path[64];
        char full[128];
        snprintf(path, sizeof path, "%s%zu", begin, i);
        snprintf(full, sizeof full, "/services/data/v%d.0/%s", TEST_PLAN_VERSION, path);
        test_server_script(plan->server, full, &(struct test_answer){.body = "[1]"});
        assert_int_equal(sa_source_ask(&plan->run, path, path, &kind, NULL, &plan->error), 0);
    }
}

/* Five queries go with any call, though they were asked last; what is left over goes with the next. */
static void test_queries_first(void **state)
{
    (void)state;
    unsigned things = 0;
    struct test_plan *plan = test_plan_start(&things, 0);
    plan->party->terms.sharing = SA_SHARE_ALWAYS;
    ask_for_things(plan, "things/", 40);
    ask_for_things(plan, "query?q=", 7);
    test_plan_run(plan);
    assert_int_equal(things, 47);
    assert_int_equal(test_server_count(plan->server, "/services/data/v60.0/composite"), 2);
    assert_int_equal(test_server_count(plan->server, NULL), 2);
    unsigned queries = 0;
    const char *body = test_server_body(plan->server, "/services/data/v60.0/composite");
    for (const char *at = body; (at = strstr(at, "/query?")); at++)
        queries++;
    assert_int_equal(queries, 2);
    test_plan_stop(plan);
}

/* The Tooling API has calls of its own; where they are refused, the others go on as they were. */
static void test_tooling_apart(void **state)
{
    (void)state;
    unsigned things = 0;
    struct test_plan *plan = test_plan_start(&things, 0);
    plan->party->terms.sharing = SA_SHARE_ALWAYS;
    test_server_script(plan->server, "/services/data/v60.0/tooling/composite",
                       &(struct test_answer){.status = 404, .body = ERROR_BODY("NOT_FOUND", "m")});
    ask_for_things(plan, "tooling/query?q=", 3);
    test_plan_run(plan);
    ask_for_things(plan, "query?q=", 3);
    ask_for_things(plan, "tooling/things/", 3);
    test_plan_run(plan);
    assert_int_equal(things, 9);
    assert_int_equal(test_server_count(plan->server, "/services/data/v60.0/tooling/composite"), 1);
    assert_int_equal(test_server_count(plan->server, "/services/data/v60.0/composite"), 1);
    assert_int_equal(test_server_count(plan->server, NULL), 1 + 3 + 1 + 3);
    test_plan_stop(plan);
}

static int count_record(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                        struct sa_error *error)
{
    (void)question, (void)record, (void)error;
    ++*(unsigned *)run->state;
    return SA_OK;
}

/* The first page comes with others, and the next ones by themselves. */
static void test_later_pages_alone(void **state)
{
    (void)state;
    static const struct sa_query query = {.together = true, .row = count_record};
    static const char next[] = "/services/data/v60.0/query/01g-1";
    unsigned things = 0;
    struct test_plan *plan = test_plan_start(&things, 0);
    plan->party->terms.sharing = SA_SHARE_ALWAYS;
    test_server_script(
        plan->server, "/services/data/v60.0/query?q=SELECT+Id+FROM+Thing",
        &(struct test_answer){.body = "{\"totalSize\":2,\"done\":false,\"records\":[{\"Id\":\"1\"}],"
                                      "\"nextRecordsUrl\":\"/services/data/v60.0/query/01g-1\"}"});
    test_server_script(
        plan->server, next,
        &(struct test_answer){.body = "{\"totalSize\":2,\"done\":true,\"records\":[{\"Id\":\"2\"}]}"});
    ask_for_things(plan, "things/", 1);
    assert_int_equal(sa_soql_ask(&plan->run, "Thing", "SELECT Id FROM Thing", &query, NULL, &plan->error), 0);
    test_plan_run(plan);
    assert_int_equal(things, 3);
    assert_int_equal(test_server_count(plan->server, next), 1);
    assert_int_equal(test_server_count(plan->server, NULL), 2);
    test_plan_stop(plan);
}

/* Later pages of several queries are in the air together: each is held until all are. */
static void test_pages_do_not_wait_for_each_other(void **state)
{
    static const struct sa_query query = {.together = true, .row = count_record};
    static const char *const things[] = {"Thing", "Other", "Third"};
    enum { PAGES = 3, THINGS = 3 };
    char paths[THINGS][PAGES][96];
    char bodies[THINGS][PAGES][192];
    (void)state;
    for (enum sa_sharing sharing = SA_SHARE_NEVER; sharing <= SA_SHARE_ALWAYS; sharing++) {
        unsigned seen = 0;
        struct test_plan *plan = test_plan_start(&seen, 0);
        plan->party->terms.sharing = sharing;
        for (size_t i = 0; i < THINGS; i++) {
            char soql[32];
            snprintf(soql, sizeof soql, "SELECT Id FROM %s", things[i]);
            snprintf(paths[i][0], sizeof paths[i][0], "/services/data/v60.0/query?q=SELECT+Id+FROM+%s",
                     things[i]);
            for (size_t page = 0; page < PAGES; page++) {
                if (page > 0)
                    snprintf(paths[i][page], sizeof paths[i][page], "/services/data/v60.0/query/01g%zu-%zu",
                             i, page);
                snprintf(bodies[i][page], sizeof bodies[i][page],
                         "{\"totalSize\":3,\"done\":%s,\"records\":[{\"Id\":\"%zu\"}]",
                         page + 1 < PAGES ? "false" : "true", page);
                size_t length = strlen(bodies[i][page]);
                snprintf(bodies[i][page] + length, sizeof bodies[i][page] - length,
                         page + 1 < PAGES ? ",\"nextRecordsUrl\":\"/services/data/v60.0/query/01g%zu-%zu\"}"
                                          : "}",
                         i, page + 1);
                test_server_script(
                    plan->server, paths[i][page],
                    &(struct test_answer){.body = bodies[i][page], .together = page > 0 ? THINGS : 0});
            }
            assert_int_equal(sa_soql_ask(&plan->run, things[i], soql, &query, NULL, &plan->error), 0);
        }
        test_plan_run(plan);
        assert_int_equal(seen, THINGS * PAGES);
        assert_int_equal(test_server_peak(plan->server), THINGS);
        test_plan_stop(plan);
    }
}

/* auto: what calls are worth decides. */
static void test_auto(void **state)
{
    (void)state;
    static const struct {
        const char *limit;
        unsigned long max_calls;
        unsigned composites;
    } cases[] = {
        {"api-usage=18/5000", 0, 0},
        {"api-usage=4990/5000", 0, 1},
        {"api-usage=4990/5000; per-app-api-usage=1/2000000(appName=x)", 0, 1},
        {"per-app-api-usage=1/2(appName=x); api-usage=1/5000", 0, 0},
        {"api-usage=nonsense", 0, 0},
        {"api-usage=18/5000", 100, 0},
        {"api-usage=18/5000", 10, 1},
    };
    static const char global[] = "{\"sobjects\":[" TEST_ORG_CUSTOM("A__c") "," TEST_ORG_CUSTOM(
        "B__c") "," TEST_ORG_CUSTOM("C__c") "]}";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_org *org = test_org_start(
            "67.0",
            (struct test_org_answer[]){
                {TEST_ORG "sobjects", {.body = global, .headers = {{"Sforce-Limit-Info", cases[i].limit}}}},
                {0}});
        struct fetched fetched = fetch(
            (struct sa_fetch_options){.connection = test_org_url(org), .max_calls = cases[i].max_calls});
        rows_are(&fetched, "SELECT count(*) FROM coverage WHERE source = 'describe'", "13");
        assert_int_equal(test_server_count(test_org_server(org), COMPOSITE), cases[i].composites);
        release(&fetched);
        test_org_stop(org);
    }
}

/* A recording does not tell how the questions travelled. */
static void test_recording(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){{LEAD, {.status = 403, .body = ERROR_BODY("FORBIDDEN", "no")}}, {0}});
    char *base = test_folder_make();
    char *record = test_folder_path(base, "org.jsonl");
    char *connection = NULL;
    assert_true(asprintf(&connection, "replay:%s", record) > 0);
    struct fetched live = fetch((struct sa_fetch_options){
        .connection = test_org_url(org), .mode = SA_FETCH_COMPOSITE, .record = record});
    assert_int_equal(test_server_count(test_org_server(org), COMPOSITE), 1);
    test_org_stop(org);
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_file_read(&text, record, NULL), 0);
    assert_null(strstr(text.data, "composite"));
    sa_buffer_release(&text);
    for (enum sa_fetch_mode mode = SA_FETCH_AUTO; mode <= SA_FETCH_COMPOSITE; mode++) {
        struct fetched replayed = fetch((struct sa_fetch_options){.connection = connection, .mode = mode});
        same_facts(&live, &replayed);
        release(&replayed);
    }
    release(&live);
    free(connection);
    free(record);
    test_folder_remove(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_call),
        cmocka_unit_test(test_calls_for_many_objects),
        cmocka_unit_test(test_older_version),
        cmocka_unit_test(test_facts_of_single_parts),
        cmocka_unit_test(test_parts_asked_again),
        cmocka_unit_test(test_limit_inside),
        cmocka_unit_test(test_org_without_composites),
        cmocka_unit_test(test_call_that_fails),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_queries_first),
        cmocka_unit_test(test_tooling_apart),
        cmocka_unit_test(test_later_pages_alone),
        cmocka_unit_test(test_pages_do_not_wait_for_each_other),
        cmocka_unit_test(test_auto),
        cmocka_unit_test(test_recording),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
