/* What is asked, and what becomes of each answer. */
#include "fetched.h"
#include "syncaudit/clock.h"

#define COVERAGE                                                                                             \
    "SELECT source, object, status, http_status FROM coverage WHERE status <> 'ok' ORDER BY source, object"
#define DESCRIBED "SELECT group_concat(name, ' ') FROM (SELECT name FROM describe_object ORDER BY name)"
#define DEFAULT_OBJECTS                                                                                      \
    "Account Campaign CampaignMember Contact Event Lead Opportunity OpportunityContactRole "
#define LEAD TEST_ORG "sobjects/Lead/describe"
#define CONTACT TEST_ORG "sobjects/Contact/describe"
#define ERROR_BODY(code, message) "[{\"message\":\"" message "\",\"errorCode\":\"" code "\"}]"

static void test_default_scope(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct fetched fetched = fetch_from(test_org_url(org));
    rows_are(&fetched, DESCRIBED, DEFAULT_OBJECTS "Task Thing__c User ns__Other__c");
    rows_are(&fetched, COVERAGE, "");
    rows_are(&fetched, "SELECT source, count(*), min(request_id), min(fetched) FROM coverage GROUP BY source",
             "describe|12|id-1|" NOW "\nglobal|1|id-1|" NOW "\nidentity|1|id-1|" NOW
             "\norganization|1|id-1|" NOW "\nversions|1|id-1|" NOW);
    rows_are(&fetched, "SELECT started, api_version, scope, replayed, calls, partial FROM run",
             NOW "|67.0|default|0|16|0");
    rows_are(&fetched,
             "SELECT user_id, preferred_username, active, is_salesforce_integration_user FROM userinfo",
             "005000000000001AAA|sync@example.com|1|0");
    rows_are(&fetched, "SELECT Id, OrganizationType, IsSandbox, NamespacePrefix FROM organization",
             TEST_ORG_ID "|Enterprise Edition|1|-");
    rows_are(&fetched, "SELECT count(*), sum(label = 'Thing__c' AND createable) FROM global_object", "19|1");
    assert_false(fetched.partial);
    assert_int_equal(test_server_count(test_org_server(org), NULL), 16);
    assert_int_equal(
        test_server_count_header(test_org_server(org), "authorization", "Bearer " TEST_ORG_TOKEN), 16);
    release(&fetched);
    test_org_stop(org);
}

static void test_all_but_satellites(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .objects = "all"});
    rows_are(&fetched, DESCRIBED,
             "Account Campaign CampaignMember Case Contact Event Kind__mdt Lead LoginHistory Opportunity"
             " OpportunityContactRole Setting__c Signal__e Task Thing__c User ns__Other__c");
    rows_are(&fetched, COVERAGE, "");
    release(&fetched);
    test_org_stop(org);
}

/* A list is asked as it is, whatever the case of its names; what the org does not know is a fact, not a failure. */
static void test_list(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org),
                                        .objects = "lead, Nowhere__c,LEAD",
                                        .known_objects = (const char *const[]){"Nowhere__c", NULL}});
    rows_are(&fetched, DESCRIBED, "Lead");
    rows_are(&fetched,
             "SELECT object, status, http_status FROM coverage WHERE source = 'describe' ORDER BY 1",
             "Lead|ok|200\nNowhere__c|not_there|404");
    rows_are(&fetched, "SELECT scope FROM run", "lead, Nowhere__c,LEAD");
    assert_false(fetched.partial);
    assert_int_equal(test_server_count(test_org_server(org), NULL), 6);
    release(&fetched);
    test_org_stop(org);
}

/* The connection's code, and its first words. */
static void refused_is(struct fetched *fetched, const char *message, const char *advice)
{
    assert_int_equal(fetched->rc, SA_EINPUT);
    assert_string_equal(fetched->error.message, message);
    assert_string_equal(fetched->error.advice, advice);
    release(fetched);
}

static void test_unknown_object_is_refused(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    const char *url = test_org_url(org);
    struct fetched fetched = fetch((struct sa_fetch_options){.connection = url, .objects = "Lead,Contcat"});
    refused_is(&fetched, "--objects names 'Contcat', and the org has no object of this name",
               "did you mean 'Contact'?");
    fetched = fetch((struct sa_fetch_options){.connection = url, .objects = "thign__c"});
    refused_is(&fetched, "--objects names 'thign__c', and the org has no object of this name",
               "did you mean 'Thing__c'?");
    fetched = fetch((struct sa_fetch_options){.connection = url, .objects = "Quarterly_Report__c"});
    refused_is(&fetched, "--objects names 'Quarterly_Report__c', and the org has no object of this name",
               "give API names, as Lead,Contact,My_Object__c, or all");
    test_org_stop(org);
}

/* Who the two are is answered when both have asked, or ten seconds later. */
static void test_both_connections_are_asked_at_once(void **state)
{
    static const char who[] = "{\"user_id\":\"005000000000001AAA\",\"organization_id\":\"" TEST_ORG_ID
                              "\",\"preferred_username\":\"sync@example.com\"}";
    (void)state;
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{"/services/oauth2/userinfo", {.body = who, .together = 2}}, {0}});
    long long begun = sa_time_monotonic_ms();
    struct fetched fetched = fetch((struct sa_fetch_options){
        .connection = test_org_url(org), .admin = test_org_url(org), .admin_token = TEST_ORG_TOKEN});
    rows_are(&fetched, "SELECT connection, status FROM coverage WHERE source = 'identity' ORDER BY 1",
             "admin|ok\nsync|ok");
    assert_true(sa_time_monotonic_ms() - begun < 8000);
    release(&fetched);
    test_org_stop(org);
}

/* What the admin alone sees is hidden from the sync user: a fact. */
static void test_hidden_object_is_known_to_the_admin(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct test_org *admin = test_org_start(
        "67.0",
        (struct test_org_answer[]){
            {TEST_ORG "sobjects", {.body = "{\"sobjects\":[{\"name\":\"Lead\"},{\"name\":\"Hidden__c\"}]}"}},
            {0}});
    struct sa_fetch_options options = {.connection = test_org_url(org),
                                       .admin = test_org_url(admin),
                                       .admin_token = TEST_ORG_TOKEN,
                                       .objects = "Lead,hidden__c",
                                       .describes_only = true};
    struct fetched fetched = fetch(options);
    rows_are(&fetched, "SELECT object, status FROM coverage WHERE source = 'describe' ORDER BY 1",
             "Lead|ok\nhidden__c|not_there");
    release(&fetched);
    options.objects = "Lead,hiddne__c";
    fetched = fetch(options);
    refused_is(&fetched, "--objects names 'hiddne__c', and the org has no object of this name",
               "did you mean 'Hidden__c'?");
    test_org_stop(admin);
    test_org_stop(org);
}

/* Without a list nobody can tell; the answer can. */
static void test_names_without_a_list(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){
            {TEST_ORG "sobjects", {.status = 403, .body = ERROR_BODY("INSUFFICIENT_ACCESS", "no")}}, {0}});
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .objects = "Thing__c"});
    rows_are(&fetched, DESCRIBED, "Thing__c");
    release(&fetched);
    test_org_stop(org);
}

static void test_failed_object_is_known_by_its_own_name(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{TEST_ORG "sobjects/Lead/describe",
                                            {.status = 403, .body = ERROR_BODY("INSUFFICIENT_ACCESS", "no")}},
                                           {0}});
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = test_org_url(org), .objects = "lead"});
    rows_are(&fetched, COVERAGE, "describe|Lead|not_permitted|403");
    release(&fetched);
    test_org_stop(org);
}

static void test_older_org(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("60.0", NULL);
    struct fetched fetched = fetch_from(test_org_url(org));
    rows_are(&fetched, DESCRIBED, DEFAULT_OBJECTS "Task Thing__c User ns__Other__c");
    rows_are(&fetched, COVERAGE, "");
    rows_are(&fetched, "SELECT api_version, partial FROM run", "60.0|0");
    rows_are(&fetched, "SELECT count(*) FROM organization", "1");
    assert_false(fetched.partial);
    release(&fetched);
    fetched = fetch((struct sa_fetch_options){.connection = test_org_url(org), .api_version = "30.0"});
    failed(&fetched, SA_EINPUT, "does not offer API version 30.0", "newer");
    test_org_stop(org);
}

/* What is asked of everybody is refused in many words: here by a host that knows no queries, and shows a page. */
static void test_a_probe_never_makes_an_audit_partial(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{TEST_ORG "sobjects/UserPermissionAccess/describe",
                                            {.status = 404, .body = "<html>no such page</html>"}},
                                           {0}});
    struct fetched fetched = fetch_all((struct sa_fetch_options){.connection = test_org_url(org)});
    rows_are(
        &fetched,
        "SELECT source, status FROM coverage WHERE source IN ('user', 'user_permission', 'logins', 'audit_trail')"
        " ORDER BY source",
        "audit_trail|not_there\nlogins|not_there\nuser|not_there\nuser_permission|not_permitted");
    assert_false(fetched.partial);
    release(&fetched);
    test_org_stop(org);
}

#define STATUSES                                                                                             \
    TEST_ORG                                                                                                 \
    "query?q=SELECT+Campaign.Type+t,+Label+l,+COUNT(Id)+n+FROM+CampaignMemberStatus"                         \
    "+WHERE+Campaign.IsActive+%3D+true+GROUP+BY+Campaign.Type,+Label+ORDER+BY+COUNT(Id)+DESC+LIMIT+2000"
#define CAMPAIGNS                                                                                            \
    TEST_ORG "query?q=SELECT+Type+t,+COUNT(Id)+n+FROM+Campaign+WHERE+IsActive+%3D+true+GROUP+BY+Type"        \
             "+ORDER+BY+COUNT(Id)+DESC+LIMIT+2000"
#define REFUSED(object) "[{\"message\":\"no " object "\",\"errorCode\":\"INVALID_TYPE\"}]"

/* Of an object that is asked two things the same refusal is told, whichever came first. */
static void test_two_refusals_are_told_alike(void **state)
{
    static const char *const sources[] = {"versions",        "identity", "organization", "global", "describe",
                                          "campaign_status", NULL};
    (void)state;
    for (unsigned first = 0; first < 2; first++) {
        struct test_org *org = test_org_start(
            "67.0",
            (struct test_org_answer[]){
                {STATUSES, {.status = 400, .body = REFUSED("status"), .delay_ms = first ? 300 : 0}},
                {CAMPAIGNS, {.status = 400, .body = REFUSED("campaign"), .delay_ms = first ? 0 : 300}},
                {0}});
        struct fetched fetched = fetch_all((struct sa_fetch_options){
            .connection = test_org_url(org), .objects = "Campaign", .usage = "full", .sources = sources});
        rows_are(
            &fetched,
            "SELECT object, status, reason LIKE '%no campaign%' FROM coverage WHERE source = 'campaign_status'",
            "Campaign|not_permitted|1");
        release(&fetched);
        test_org_stop(org);
    }
}

/* What the budget leaves out of the probes is not asked: the audit that was paid for is whole. */
static void test_a_spent_budget_leaves_out_probes(void **state)
{
    (void)state;
    struct test_org *org = test_org_start("67.0", NULL);
    struct fetched fetched = fetch_all(
        (struct sa_fetch_options){.connection = test_org_url(org), .objects = "Lead", .max_calls = 6});
    rows_are(
        &fetched,
        "SELECT source, status FROM coverage WHERE source IN ('describe', 'logins', 'audit_trail') ORDER BY source",
        "audit_trail|not_asked\ndescribe|ok\nlogins|not_asked");
    assert_false(fetched.partial);
    release(&fetched);
    test_org_stop(org);
}

/* Missing, refused and failed are three different facts, and only the last makes a snapshot partial. */
static void test_three_facts(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){
            {LEAD,
             {.status = 403,
              .body = ERROR_BODY("INSUFFICIENT_ACCESS", "insufficient access rights on object id")}},
            {CONTACT,
             {.status = 404, .body = ERROR_BODY("NOT_FOUND", "The requested resource does not exist")}},
            {"/services/oauth2/userinfo", {.status = 403, .body = "Bad_OAuth_Token"}},
            {TEST_ORG TEST_ORG_QUERY, {.status = 400, .body = ERROR_BODY("INVALID_TYPE", "sObject type")}},
            {0}});
    struct fetched fetched = fetch_from(test_org_url(org));
    rows_are(&fetched, COVERAGE,
             "describe|Contact|not_there|404\ndescribe|Lead|not_permitted|403\n"
             "identity||not_permitted|403\norganization||not_permitted|400");
    rows_are(
        &fetched, "SELECT reason FROM coverage WHERE object = 'Lead'",
        "not permitted to this user (HTTP 403 INSUFFICIENT_ACCESS: insufficient access rights on object id)");
    rows_are(&fetched, "SELECT reason FROM coverage WHERE source = 'identity'",
             "not permitted to this token (HTTP 403 Bad_OAuth_Token)");
    assert_false(fetched.partial);
    release(&fetched);
    test_org_stop(org);
    org = test_org_start("67.0", (struct test_org_answer[]){{LEAD,
                                                             {.status = 500,
                                                              .body = ERROR_BODY("APEX_ERROR", "boom"),
                                                              .headers = {{"x-sfdc-request-id", "id-7"}}}},
                                                            {0}});
    fetched = fetch_from(test_org_url(org));
    rows_are(&fetched,
             "SELECT object, status, http_status, request_id, reason FROM coverage WHERE status <> 'ok'",
             "Lead|failed|500|id-7|answered with an error (HTTP 500 APEX_ERROR: boom)");
    rows_are(&fetched, "SELECT partial FROM run", "1");
    assert_true(fetched.partial);
    release(&fetched);
    test_org_stop(org);
}

static void test_passing_trouble_passes(void **state)
{
    (void)state;
    char *lead = test_org_describe("Lead", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    char *contact = test_org_describe("Contact", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{LEAD, {.status = 503, .body = "<html>maintenance</html>"}},
                                           {LEAD, {.body = lead}},
                                           {CONTACT,
                                            {.status = 403,
                                             .body = ERROR_BODY("REQUEST_LIMIT_EXCEEDED",
                                                                "ConcurrentPerOrgLongTxn Limit exceeded.")}},
                                           {CONTACT, {.body = contact}},
                                           {0}});
    struct fetched fetched = fetch_from(test_org_url(org));
    rows_are(&fetched, COVERAGE, "");
    rows_are(&fetched, "SELECT calls FROM run", "18");
    assert_int_equal(test_server_count(test_org_server(org), LEAD), 2);
    release(&fetched);
    test_org_stop(org);
    free(contact);
    free(lead);
}

static void test_answers_that_are_no_describe(void **state)
{
    (void)state;
    static char deep[30000];
    static const struct {
        const char *body;
        const char *reason;
    } bodies[] = {
        {"", "not JSON: the document is empty"},
        {"<!DOCTYPE html><html>", "answer is an HTML page"},
        {"{\"name\":\"Lead\",\"fields\":[", "not JSON: the document ends too early, after 25 bytes"},
        {"[]", "answer is not a describe: it has no 'fields'"},
        {"{\"name\":\"Lead\",\"fields\":{}}", "answer is not a describe: it has no 'fields'"},
        {"{\"name\":7,\"fields\":[]}", "answer is not a describe: it has no API name"},
        {"{\"name\":\"../Lead\",\"fields\":[]}", "answer is not a describe: it has no API name"},
        {"{\"name\":\"Contact\",\"fields\":[{\"name\":\"Id\"}]}", "the answer is the describe of 'Contact'"},
        {"{\"name\":\"Lead\",\"fields\":[]}", "answer is not a describe: there is no field in it"},
        {"{\"name\":\"Lead\",\"name\":\"Lead\",\"fields\":[]}", "an object has two members 'name'"},
        {deep, "JSON nested deeper than 1000 levels at byte 1000"},
    };
    memset(deep, '[', sizeof deep - 1);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct test_org *org =
            test_org_start("67.0", (struct test_org_answer[]){{LEAD, {.body = bodies[i].body}}, {0}});
        struct fetched fetched = fetch_from(test_org_url(org));
        rows_are(&fetched, COVERAGE, "describe|Lead|failed|200");
        rows_are(&fetched, "SELECT reason FROM coverage WHERE object = 'Lead'", bodies[i].reason);
        rows_are(&fetched, "SELECT count(*) FROM describe_field WHERE object = 'Lead'", "0");
        assert_true(fetched.partial);
        release(&fetched);
        test_org_stop(org);
    }
}

/* The organization's own row and the caller are facts like any other: when they fail, the describes stay. */
static void test_other_sources_fail(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0",
        (struct test_org_answer[]){{"/services/data", {.body = "{\"version\":\"67.0\"}"}},
                                   {"/services/oauth2/userinfo", {.body = "[1]"}},
                                   {TEST_ORG TEST_ORG_QUERY, {.body = "{\"records\":[]}"}},
                                   {TEST_ORG "sobjects", {.body = "{\"sobjects\":[{\"name\":\"Lead\"},{}]}"}},
                                   {0}});
    struct fetched fetched = fetch_from(test_org_url(org));
    rows_are(&fetched, COVERAGE,
             "global||failed|200\nidentity||failed|200\norganization||failed|200\nversions||failed|200");
    rows_are(&fetched, "SELECT count(*) FROM describe_object", "10");
    rows_are(&fetched, "SELECT count(*) FROM global_object", "0");
    assert_true(fetched.partial);
    assert_non_null(strstr(sa_snapshot_directory(fetched.snapshot), "/" TEST_ORG_ID "/"));
    release(&fetched);
    test_org_stop(org);
}

static void test_org_without_custom_objects(void **state)
{
    (void)state;
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){
                    {TEST_ORG "sobjects", {.body = "{\"sobjects\":[" TEST_ORG_STANDARD("Lead") "]}"}}, {0}});
    struct fetched fetched = fetch_from(test_org_url(org));
    rows_are(&fetched, DESCRIBED, DEFAULT_OBJECTS "Task User");
    rows_are(&fetched, COVERAGE, "");
    release(&fetched);
    test_org_stop(org);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_default_scope),
        cmocka_unit_test(test_all_but_satellites),
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_unknown_object_is_refused),
        cmocka_unit_test(test_both_connections_are_asked_at_once),
        cmocka_unit_test(test_hidden_object_is_known_to_the_admin),
        cmocka_unit_test(test_names_without_a_list),
        cmocka_unit_test(test_failed_object_is_known_by_its_own_name),
        cmocka_unit_test(test_older_org),
        cmocka_unit_test(test_a_probe_never_makes_an_audit_partial),
        cmocka_unit_test(test_two_refusals_are_told_alike),
        cmocka_unit_test(test_a_spent_budget_leaves_out_probes),
        cmocka_unit_test(test_three_facts),
        cmocka_unit_test(test_passing_trouble_passes),
        cmocka_unit_test(test_answers_that_are_no_describe),
        cmocka_unit_test(test_other_sources_fail),
        cmocka_unit_test(test_org_without_custom_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
