/* What a fetch makes of it all: the outcome, the folder, recordings, cancelling. */
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "fetched.h"
#include "syncaudit/file.h"
#include "syncaudit/json.h"

#define VERSIONS "/services/data"
#define USERINFO "/services/oauth2/userinfo"
#define ERROR_BODY(code, message) "[{\"message\":\"" message "\",\"errorCode\":\"" code "\"}]"
#define EXPIRED ERROR_BODY("INVALID_SESSION_ID", "Session expired or invalid")
#define LEAD TEST_ORG "sobjects/Lead/describe"

/* Every path of a short fetch answered alike. */
#define EVERYWHERE(...)                                                                                      \
    (struct test_org_answer[])                                                                               \
    {                                                                                                        \
        {VERSIONS, __VA_ARGS__}, {USERINFO, __VA_ARGS__}, {TEST_ORG "sobjects", __VA_ARGS__},                \
            {TEST_ORG TEST_ORG_QUERY, __VA_ARGS__}, {LEAD, __VA_ARGS__},                                     \
        {                                                                                                    \
            0                                                                                                \
        }                                                                                                    \
    }

static struct fetched fetch_lead(const struct test_org *org)
{
    return fetch((struct sa_fetch_options){.connection = test_org_url(org), .objects = "Lead"});
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        struct test_answer answer;
        const char *message;
        const char *advice;
    } cases[] = {
        {{.status = 401, .body = EXPIRED},
         "the session is refused (HTTP 401 INVALID_SESSION_ID: Session expired",
         "new access token"},
        {{.status = 403, .body = ERROR_BODY("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")},
         "API calls of 24 hours are used up (HTTP 403 REQUEST_LIMIT_EXCEEDED: TotalRequests",
         "again when"},
        {{.status = 403, .body = ERROR_BODY("API_DISABLED_FOR_ORG", "The REST API is not enabled")},
         "the API is not enabled",
         "API Enabled"},
        {{.status = 403, .body = ERROR_BODY("API_CURRENTLY_DISABLED", "API is disabled for this User")},
         "disabled for this user",
         "API Enabled"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_org *org = test_org_start("67.0", EVERYWHERE(cases[i].answer));
        struct fetched fetched = fetch_lead(org);
        failed(&fetched, SA_EREFUSED, cases[i].message, cases[i].advice);
        test_org_stop(org);
    }
}

static void test_not_salesforce(void **state)
{
    (void)state;
    static const struct {
        struct test_answer answer;
        const char *message;
    } cases[] = {
        {{.body = "<html><body>Welcome"}, "answer is an HTML page"},
        {{.body = "{}"}, "global: answer is not a global describe"},
        {{.status = 404, .body = "<html>nothing here"},
         "does not know this address (HTTP 404: an HTML page)"},
        {{.status = 301, .body = "", .headers = {{"Location", "https://x.my.salesforce.com/"}}},
         "the host points elsewhere (HTTP 301: https://x.my.salesforce.com/)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_org *org = test_org_start("67.0", EVERYWHERE(cases[i].answer));
        struct fetched fetched = fetch_lead(org);
        assert_non_null(strstr(fetched.error.message, "does not answer like Salesforce"));
        failed(&fetched, SA_EFORMAT, cases[i].message, "My Domain");
        test_org_stop(org);
    }
}

static void test_no_answer(void **state)
{
    (void)state;
    struct test_server *server = test_server_start();
    char *origin = strdup(test_server_origin(server));
    test_server_stop(server); /* nobody listens there now */
    struct fetched fetched = fetch((struct sa_fetch_options){.connection = origin, .objects = "Lead"});
    failed(&fetched, SA_ECONNECT, "no usable answer from", "check the URL, the network");
    free(origin);
}

/* The session ends half way: what arrived is kept, what did not says why. */
static void test_session_ends_half_way(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){
            {TEST_ORG "sobjects/ns__Other__c/describe", {.status = 401, .body = EXPIRED, .delay_ms = 200}},
            {TEST_ORG "sobjects/Thing__c/describe", {.body = "{\"name\":1}", .fault = TEST_STALL}},
            {0}});
    struct fetched fetched = fetch_from(test_org_url(org));
    rows_are(&fetched, "SELECT count(*) FROM describe_object", "10");
    rows_are(&fetched, "SELECT object, status, reason FROM coverage WHERE status <> 'ok' ORDER BY object",
             "Thing__c|failed|not asked: the session is refused"
             " (HTTP 401 INVALID_SESSION_ID: Session expired or invalid)\n"
             "ns__Other__c|failed|the session is refused (HTTP 401 INVALID_SESSION_ID: Session expired or "
             "invalid)");
    assert_true(fetched.partial);
    release(&fetched);
    test_org_stop(org);
}

static void test_budget(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct fetched fetched = fetch((struct sa_fetch_options){
        .connection = test_org_url(org), .max_calls = 8, .concurrency = 1, .mode = SA_FETCH_GET});
    rows_are(&fetched, "SELECT calls, partial FROM run", "8|1");
    rows_are(&fetched, "SELECT DISTINCT status, reason FROM coverage WHERE status <> 'ok'",
             "failed|not asked: the budget of 8 calls is spent");
    assert_true(fetched.partial);
    assert_int_equal(test_server_count(test_org_server(org), NULL), 8);
    release(&fetched);
    fetched = fetch((struct sa_fetch_options){
        .connection = test_org_url(org), .max_calls = 1, .concurrency = 1, .mode = SA_FETCH_GET});
    failed(&fetched, SA_ECONNECT, "budget of 1 call", "--max-calls");
    test_org_stop(org);
}

/* What the org has left belongs to others too: the sync stops when there are no calls. */
static void test_reserve(void **state)
{
    (void)state;
    static const struct test_org_answer dear[] = {
        {"/services/data",
         {.body = "[{\"version\":\"67.0\"}]", .headers = {{"Sforce-Limit-Info", "api-usage=895/1000"}}}},
        {0}};
    struct test_org *org = test_org_start("67.0", dear);
    struct fetched fetched = fetch((struct sa_fetch_options){
        .connection = test_org_url(org), .concurrency = 1, .mode = SA_FETCH_GET, .reserve = 10});
    rows_are(&fetched, "SELECT calls, partial FROM run", "6|1"); /* five after the answer that said it */
    rows_are(
        &fetched, "SELECT DISTINCT reason FROM coverage WHERE status <> 'ok'",
        "not asked: the org has 105 of its 1000 API calls of 24 hours left, and 10 % of them are left to others");
    release(&fetched);
    test_org_stop(org);
    org = test_org_start(
        "67.0", (struct test_org_answer[]){{"/services/data",
                                            {.body = "[{\"version\":\"67.0\"}]",
                                             .headers = {{"Sforce-Limit-Info", "api-usage=1000/1000"}}}},
                                           {0}});
    fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .concurrency = 1, .reserve = 10});
    failed(&fetched, SA_ECONNECT, "has 0 of its 1000 API calls", "--reserve");
    test_org_stop(org);
}

static volatile sig_atomic_t cancelled;

static void cancel_after_three(void *payload, const char *stage, size_t done, size_t total)
{
    (void)payload;
    assert_string_equal(stage, "describing objects");
    assert_true(done <= total);
    cancelled = done >= 3;
}

static void test_cancelled(void **state)
{
    (void)state;
    struct sa_observer observer = {.progress = cancel_after_three, .cancelled = &cancelled};
    struct test_org *org = test_org_start("67.0", NULL);
    cancelled = 0;
    struct fetched fetched = fetch(
        (struct sa_fetch_options){.connection = test_org_url(org), .concurrency = 1, .observer = &observer});
    rows_are(&fetched, "SELECT count(*) FROM describe_object", "3");
    rows_are(&fetched,
             "SELECT status, reason, count(*) FROM coverage WHERE source = 'describe' GROUP BY 1, 2",
             "failed|cancelled before it was answered|9\nok||3");
    rows_are(&fetched, "SELECT partial FROM run", "1");
    assert_true(fetched.partial);
    release(&fetched);
    cancelled = 1;
    fetched = fetch((struct sa_fetch_options){.connection = test_org_url(org), .observer = &observer});
    failed(&fetched, SA_ECANCELLED, "", "");
    test_org_stop(org);
}

static void cancel_soon(int signal)
{
    (void)signal;
    cancelled = 1;
}

/* Whoever ends a fetch keeps what has come, be it only who asks: the describe, which takes long, has not. */
static void test_cancelled_before_a_describe(void **state)
{
    (void)state;
    static const struct itimerval soon = {.it_value = {.tv_usec = 300000}};
    struct sa_observer observer = {.cancelled = &cancelled};
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{LEAD, {.body = "{}", .delay_ms = 1500}},
                                           {TEST_ORG "sobjects", {.body = "{}", .delay_ms = 1500}},
                                           {0}});
    cancelled = 0;
    signal(SIGALRM, cancel_soon);
    assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
    struct fetched fetched = fetch(
        (struct sa_fetch_options){.connection = test_org_url(org), .objects = "Lead", .observer = &observer});
    rows_are(&fetched, "SELECT preferred_username, (SELECT count(*) FROM describe_object) FROM userinfo",
             "sync@example.com|0");
    rows_are(&fetched, "SELECT source, reason FROM coverage WHERE status = 'failed' ORDER BY 1",
             "describe|cancelled before it was answered\nglobal|cancelled before it was answered");
    assert_true(fetched.partial);
    release(&fetched);
    test_org_stop(org);
}

static void test_folder_is_private_and_never_taken_twice(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct fetched first = fetch_lead(org);
    struct sa_fetch_options options = {.connection = test_org_url(org), .objects = "Lead", .out = first.out};
    struct fetched second = fetch(options);
    struct fetched third = fetch(options);
    char *expected = test_folder_path(first.out, TEST_ORG_ID "/2026-11-23T08-15-00Z");
    struct stat status;
    assert_int_equal(first.rc | second.rc | third.rc, 0);
    assert_string_equal(sa_snapshot_directory(first.snapshot), expected);
    assert_string_equal(sa_snapshot_directory(third.snapshot) + strlen(expected), "-3");
    assert_int_equal(stat(expected, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    assert_int_equal(count_entries(expected), 1);
    assert_int_equal(count_entries(first.out), 1);
    rows_are(&second, "SELECT time FROM audit", NOW);
    free(expected);
    release(&third);
    release(&second);
    release(&first);
    test_org_stop(org);
}

#define ORGANIZATION(id)                                                                                        \
    "{\"totalSize\":1,\"done\":true,\"records\":[{\"Id\":\"" id                                                 \
    "\",\"Name\":\"E\",\"OrganizationType\":null,\"IsSandbox\":true,\"InstanceName\":null,\"NamespacePrefix\":" \
    "null,\"LanguageLocaleKey\":null,\"TrialExpirationDate\":null}]}"

/* What can be known of the org decides the folder; nothing foreign gets into its name. */
static void test_org_id(void **state)
{
    (void)state;
    static const struct {
        const char *organization;
        const char *userinfo;
        const char *token;
        const char *folder;
    } cases[] = {
        {ORGANIZATION("00Dxx0000001gPL"), "{}", "t", "00Dxx0000001gPLEAY"},
        {"{}",
         "{\"user_id\":\"005000000000001\",\"preferred_username\":\"a@b.c\","
         "\"organization_id\":\"00Dxx0000001gPLEAY\"}",
         "t", "00Dxx0000001gPLEAY"},
        {ORGANIZATION("../../../evil/me"), "{}", "00Dxx0000001gPL!AQ", "00Dxx0000001gPLEAY"},
        {"{}", "{\"user_id\":\"1\",\"organization_id\":\"\"}", "../evil!x", "unknown-org"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_org *org = test_org_start(
            "67.0", (struct test_org_answer[]){{TEST_ORG TEST_ORG_QUERY, {.body = cases[i].organization}},
                                               {USERINFO, {.body = cases[i].userinfo}},
                                               {0}});
        struct fetched fetched = fetch((struct sa_fetch_options){
            .connection = test_org_url(org), .objects = "Lead", .token = cases[i].token});
        char *folder = test_folder_path(fetched.out, cases[i].folder);
        assert_int_equal(fetched.rc, 0);
        assert_true(sa_directory_exists(folder));
        free(folder);
        release(&fetched);
        test_org_stop(org);
    }
}

static void test_folder_that_cannot_be_written(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    char *base = test_folder_make();
    char *file = test_folder_write(base, "file", "x", 1);
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .objects = "Lead", .out = file});
    assert_int_equal(test_server_count(test_org_server(org), NULL), 0);
    failed(&fetched, SA_EIO, file, "");
    if (geteuid() != 0) { /* nothing is read-only for the superuser */
        assert_int_equal(chmod(base, 0500), 0);
        fetched = fetch((struct sa_fetch_options){.connection = test_org_url(org), .out = base});
        failed(&fetched, SA_EIO, base, "");
        assert_int_equal(chmod(base, 0700), 0);
    }
    free(file);
    test_folder_remove(base);
    test_org_stop(org);
}

static void same_rows(const struct fetched *left, const struct fetched *right, const char *sql)
{
    char *rows = test_query(sa_snapshot_db(left->snapshot), sql);
    assert_true(strlen(rows) > 0);
    rows_are(right, sql, rows);
    free(rows);
}

/* A recording gives the same facts as the org it was made from, of an older version too. */
static void test_recording_and_replay(void **state)
{
    (void)state;
    static const char *const queries[] = {
        "SELECT * FROM describe_object ORDER BY name",
        "SELECT * FROM describe_field ORDER BY object, position",
        "SELECT * FROM describe_picklist_value ORDER BY object, field, position",
        "SELECT * FROM describe_record_type ORDER BY object, position",
        "SELECT * FROM describe_child_relationship ORDER BY object, position",
        "SELECT * FROM global_object ORDER BY name",
        "SELECT * FROM coverage ORDER BY source, object",
        "SELECT * FROM userinfo",
        "SELECT * FROM organization",
        "SELECT started, tool_version, instance_url, api_version, scope, partial FROM run",
    };
    static const char *const versions[] = {"67.0", "58.0"};
    for (size_t i = 0; i < 2; i++) {
        struct test_org *org = test_org_start(versions[i], NULL);
        char *base = test_folder_make();
        char *record = test_folder_path(base, "org.jsonl");
        char *connection = NULL;
        assert_true(asprintf(&connection, "replay:%s", record) > 0);
        struct fetched live =
            fetch((struct sa_fetch_options){.connection = test_org_url(org), .record = record});
        test_org_stop(org);
        struct fetched replayed = fetch_from(connection);
        for (size_t k = 0; k < sizeof queries / sizeof *queries; k++)
            same_rows(&live, &replayed, queries[k]);
        rows_are(&replayed, "SELECT replayed, calls FROM run", "1|0");
        struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
        assert_int_equal(sa_file_read(&text, record, NULL), 0);
        assert_null(strstr(text.data, "secret.token"));
        sa_buffer_release(&text);
        release(&live);
        release(&replayed);
        free(connection);
        free(record);
        test_folder_remove(base);
    }
}

/* Each connection says who it is, and records into a file of its own; what only one can say is asked once. */
static void test_two_connections(void **state)
{
    (void)state;
    static const char asked[] =
        "SELECT source, connection, count(*) FROM coverage WHERE status = 'ok' GROUP BY 1, 2";
    static const char expected[] = "describe|sync|1\nglobal|sync|1\nidentity|admin|1\nidentity|sync|1\n"
                                   "organization|sync|1\nversions|sync|1";
    struct test_org *org = test_org_start("67.0", NULL);
    char *base = test_folder_make();
    char *record = test_folder_path(base, "org.jsonl");
    char *sync = NULL;
    char *admin = NULL;
    assert_true(asprintf(&sync, "replay:%s", record) > 0);
    assert_true(asprintf(&admin, "replay:%s/org.admin.jsonl", base) > 0);
    struct fetched fetched = fetch((struct sa_fetch_options){.connection = test_org_url(org),
                                                             .admin = test_org_url(org),
                                                             .admin_token = "00D000000000001!other",
                                                             .objects = "Lead",
                                                             .record = record});
    rows_are(&fetched, asked, expected);
    rows_are(&fetched, "SELECT sync_user, calls FROM audit", "sync@example.com|6");
    rows_are(&fetched, "SELECT source, status FROM source WHERE source = 'identity'", "identity|ok");
    assert_int_equal(
        test_server_count_header(test_org_server(org), "authorization", "Bearer 00D000000000001!other"), 1);
    release(&fetched);
    fetched = fetch((struct sa_fetch_options){.connection = sync, .admin = admin, .objects = "Lead"});
    rows_are(&fetched, asked, expected);
    release(&fetched);
    fetched = fetch((struct sa_fetch_options){.admin = test_org_url(org),
                                              .admin_token = TEST_ORG_TOKEN,
                                              .as_user = "sync@example.com",
                                              .objects = "Lead"});
    rows_are(&fetched, "SELECT DISTINCT connection, status FROM coverage", "admin|ok");
    release(&fetched);
    test_org_stop(org);
    free(sync);
    free(admin);
    free(record);
    test_folder_remove(base);
}

static void test_two_orgs(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct test_org *other = test_org_start(
        "67.0", (struct test_org_answer[]){
                    {USERINFO,
                     {.body = "{\"user_id\":\"005000000000002AAA\",\"preferred_username\":\"a@b.c\","
                              "\"organization_id\":\"00D000000000002EAA\"}"}},
                    {0}});
    struct fetched fetched = fetch((struct sa_fetch_options){
        .connection = test_org_url(org), .admin = test_org_url(other), .admin_token = TEST_ORG_TOKEN});
    failed(&fetched, SA_EINPUT, "the two connections are of different orgs", "of the same org");
    test_org_stop(org);
    test_org_stop(other);
}

static struct fetched replay_text(const char *text, const char *objects)
{
    char *base = test_folder_make();
    char *path = test_folder_write(base, "r.jsonl", text, strlen(text));
    char *connection = NULL;
    assert_true(asprintf(&connection, "replay:%s", path) > 0);
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = connection, .objects = objects, .now = NULL});
    free(connection);
    free(path);
    test_folder_remove(base);
    return fetched;
}

#define HEAD                                                                                                 \
    "{\"recording\":1,\"origin\":\"https://x.my.salesforce.com\",\"time\":\"2026-01-02T03:04:05Z\"}\n"
#define LINE(path, body) "{\"method\":\"GET\",\"path\":\"" path "\",\"status\":200,\"body\":\"" body "\"}\n"

/* What a recording does not hold was not asked: neither failed nor partial. Its version is found. */
static void test_sparse_recording(void **state)
{
    (void)state;
    char *describe = test_org_describe("Lead", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(
        sa_buffer_adds(&text,
                       HEAD "{\"method\":\"GET\",\"path\":\"/services/data/v59.0/sobjects/Lead/describe\","
                            "\"status\":200,\"body\":"),
        0);
    assert_int_equal(sa_json_quote(describe, strlen(describe), &text), 0);
    assert_int_equal(sa_buffer_adds(&text, "}\n"), 0);
    struct fetched fetched = replay_text(text.data, "Lead,Contact");
    sa_buffer_release(&text);
    free(describe);
    rows_are(&fetched, "SELECT source, object, status, fetched IS NULL FROM coverage ORDER BY source, object",
             "describe|Contact|not_asked|1\ndescribe|Lead|ok|0\nglobal||not_asked|1\nidentity||not_asked|1\n"
             "organization||not_asked|1\nversions||not_asked|1");
    rows_are(&fetched, "SELECT api_version, partial, instance_url FROM run",
             "59.0|0|https://x.my.salesforce.com");
    assert_false(fetched.partial);
    release(&fetched);
    fetched = replay_text(HEAD LINE("/services/data", "[{\\\"version\\\":\\\"67.0\\\"}]"), "Lead");
    failed(&fetched, SA_EINPUT, "holds no global describe and no describe", "");
}

static void test_options(void **state)
{
    (void)state;
    struct fetched fetched = fetch((struct sa_fetch_options){.connection = "demo", .api_version = "v59"});
    failed(&fetched, SA_EINPUT, "'v59' is not an API version", "67.0");
    fetched = fetch((struct sa_fetch_options){.connection = "demo", .objects = "Lead,../x"});
    failed(&fetched, SA_EINPUT, "'../x' is not the API name of an object", "Lead,Contact");
    fetched = fetch((struct sa_fetch_options){.connection = "demo", .now = "yesterday"});
    failed(&fetched, SA_EINPUT, "'yesterday' is not a time", "");
}

static void test_sample_org(void **state)
{
    (void)state;
    struct fetched fetched = fetch_from("demo");
    rows_are(&fetched, "SELECT count(*) FROM coverage WHERE status <> 'ok'", "0");
    rows_are(
        &fetched,
        "SELECT (SELECT count(*) FROM describe_object) >= 25, (SELECT count(*) FROM describe_field) >= 900",
        "1|1");
    release(&fetched);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_not_salesforce),
        cmocka_unit_test(test_no_answer),
        cmocka_unit_test(test_session_ends_half_way),
        cmocka_unit_test(test_budget),
        cmocka_unit_test(test_reserve),
        cmocka_unit_test(test_cancelled),
        cmocka_unit_test(test_cancelled_before_a_describe),
        cmocka_unit_test(test_folder_is_private_and_never_taken_twice),
        cmocka_unit_test(test_org_id),
        cmocka_unit_test(test_folder_that_cannot_be_written),
        cmocka_unit_test(test_recording_and_replay),
        cmocka_unit_test(test_two_connections),
        cmocka_unit_test(test_two_orgs),
        cmocka_unit_test(test_sparse_recording),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_sample_org),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
