/* Going on from a partial snapshot: only what lacks is asked, and the whole is as if nothing had failed. */
#include <glob.h>
#include <stdio.h>

#include "fetched.h"

#define LEAD TEST_ORG "sobjects/Lead/describe"
#define TASK TEST_ORG "sobjects/Task/describe"
#define GLOBAL TEST_ORG "sobjects"
#define USERINFO "/services/oauth2/userinfo"
#define BROKEN                                                                                               \
    {                                                                                                        \
        .status = 500, .body = "[{\"errorCode\":\"APEX_ERROR\",\"message\":\"boom\"}]"                       \
    }
#define OTHER_USER                                                                                                        \
    "{\"user_id\":\"005000000000009AAA\",\"preferred_username\":\"other@example.com\",\"organization_id\":\"" TEST_ORG_ID \
    "\"}"

static const char *const facts[] = {
    "SELECT * FROM describe_object ORDER BY name",
    "SELECT * FROM describe_field ORDER BY object, position",
    "SELECT * FROM describe_picklist_value ORDER BY object, field, position",
    "SELECT * FROM describe_record_type ORDER BY object, position",
    "SELECT * FROM describe_child_relationship ORDER BY object, position",
    "SELECT * FROM global_object ORDER BY name",
    "SELECT source, connection, object, status, reason FROM coverage ORDER BY source, object",
    "SELECT * FROM userinfo",
    "SELECT * FROM organization",
    "SELECT started, instance_url, api_version, scope, partial FROM run",
};

/* Snapshots under `out`, half ones among them. */
static size_t count_snapshots(const char *out)
{
    glob_t files = {0};
    char *pattern = NULL;
    assert_true(asprintf(&pattern, "%s/*/*/snapshot.db*", out) > 0);
    glob(pattern, 0, NULL, &files);
    size_t count = files.gl_pathc;
    globfree(&files);
    free(pattern);
    return count;
}

static struct fetched fetch_into(const char *out, struct test_org *org, bool resume)
{
    return fetch((struct sa_fetch_options){
        .connection = test_org_url(org), .out = out, .resume = resume, .mode = SA_FETCH_GET});
}

static void test_only_what_lacks(void **state)
{
    (void)state;
    char *lead = test_org_describe("Lead", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    char *task = test_org_describe("Task", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    char *out = test_folder_make();
    char *clean = test_folder_make();
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){
                    {LEAD, BROKEN}, {LEAD, {.body = lead}}, {TASK, BROKEN}, {TASK, {.body = task}}, {0}});
    struct fetched partial = fetch_into(out, org, false);
    rows_are(&partial, "SELECT count(*) FROM coverage WHERE status = 'failed'", "2");
    assert_true(partial.partial);
    release(&partial);
    unsigned before = test_server_count(test_org_server(org), NULL);
    struct fetched resumed = fetch_into(out, org, true);
    assert_false(resumed.partial);
    /* The two, the version list and the user. */
    assert_int_equal(test_server_count(test_org_server(org), NULL) - before, 4);
    assert_int_equal(count_snapshots(out), 1);
    struct fetched whole = fetch_into(clean, org, false);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        char *rows = test_query(sa_snapshot_db(whole.snapshot), facts[i]);
        rows_are(&resumed, facts[i], rows);
        free(rows);
    }
    rows_are(&resumed, "SELECT calls FROM run", "20");
    release(&whole);
    release(&resumed);
    test_org_stop(org);
    test_folder_remove(out);
    test_folder_remove(clean);
    free(lead);
    free(task);
}

/* Without the global describe nobody knew what else there is. */
static void test_global_describe_lacks(void **state)
{
    (void)state;
    static const char global[] = "{\"sobjects\":[" TEST_ORG_CUSTOM("Thing__c") "]}";
    char *out = test_folder_make();
    struct test_org *org =
        test_org_start("67.0", (struct test_org_answer[]){{GLOBAL, BROKEN}, {GLOBAL, {.body = global}}, {0}});
    struct fetched fetched = fetch_into(out, org, false);
    rows_are(&fetched, "SELECT count(*) FROM describe_object", "10");
    release(&fetched);
    fetched = fetch_into(out, org, true);
    rows_are(&fetched, "SELECT count(*), sum(name = 'Thing__c') FROM describe_object", "11|1");
    rows_are(&fetched, "SELECT count(*) FROM coverage WHERE status <> 'ok'", "0");
    assert_false(fetched.partial);
    release(&fetched);
    test_org_stop(org);
    test_folder_remove(out);
}

static void test_still_partial(void **state)
{
    (void)state;
    char *out = test_folder_make();
    struct test_org *org = test_org_start("67.0", (struct test_org_answer[]){{LEAD, BROKEN}, {0}});
    for (int i = 0; i < 3; i++) {
        struct fetched fetched = fetch_into(out, org, i > 0);
        assert_true(fetched.partial);
        rows_are(&fetched, "SELECT object FROM coverage WHERE status = 'failed'", "Lead");
        release(&fetched);
    }
    assert_int_equal(count_snapshots(out), 1);
    test_org_stop(org);
    test_folder_remove(out);
}

/* Nothing to go on from: a whole one is not touched, another org's is not taken. */
static void test_nothing_to_go_on_from(void **state)
{
    (void)state;
    char *out = test_folder_make();
    struct test_org *other = test_org_start("67.0", (struct test_org_answer[]){{LEAD, BROKEN}, {0}});
    struct test_org *org = test_org_start("67.0", NULL);
    struct fetched fetched = fetch_into(out, other, false);
    assert_true(fetched.partial);
    release(&fetched);
    for (unsigned i = 1; i <= 2; i++) {
        fetched = fetch_into(out, org, true);
        assert_false(fetched.partial);
        release(&fetched);
        assert_int_equal(count_snapshots(out), 1 + i);
    }
    test_org_stop(org);
    test_org_stop(other);
    test_folder_remove(out);
}

/* Refused, and the partial snapshot stays as it is. */
static void refused(const char *out, struct sa_fetch_options options, int code, const char *message)
{
    options.out = out;
    options.resume = true;
    struct fetched fetched = fetch(options);
    assert_int_equal(fetched.rc, code);
    if (!strstr(fetched.error.message, message))
        fail_msg("%s", fetched.error.message);
    assert_non_null(strstr(fetched.error.advice, "without --resume"));
    release(&fetched);
    assert_int_equal(count_snapshots(out), 1);
}

static void test_refused(void **state)
{
    (void)state;
    char *out = test_folder_make();
    static const char user[] =
        "{\"user_id\":\"005000000000001AAA\",\"preferred_username\":\"sync@example.com\","
        "\"organization_id\":\"" TEST_ORG_ID "\"}";
    static const char old_versions[] = "[{\"version\":\"60.0\"}]";
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{LEAD, BROKEN},
                                           {USERINFO, {.body = user}},
                                           {USERINFO, {.body = OTHER_USER}},
                                           {USERINFO, {.body = user}},
                                           {"/services/data", {.body = "[{\"version\":\"67.0\"}]"}},
                                           {"/services/data", {.body = "[{\"version\":\"67.0\"}]"}},
                                           {"/services/data", {.body = old_versions}},
                                           {0}});
    struct fetched fetched = fetch_into(out, org, false);
    assert_true(fetched.partial);
    release(&fetched);
    const char *url = test_org_url(org);
    refused(out, (struct sa_fetch_options){.connection = url, .api_version = "60.0"}, SA_EINPUT,
            "API version 67.0, not 60.0");
    refused(out, (struct sa_fetch_options){.connection = url, .objects = "Lead"}, SA_EINPUT,
            "the objects default, not Lead");
    refused(out, (struct sa_fetch_options){.connection = url}, SA_ECHANGED,
            "was fetched as sync@example.com (user 005000000000001AAA of org " TEST_ORG_ID
            "), and this is user 005000000000009AAA of org " TEST_ORG_ID);
    refused(out, (struct sa_fetch_options){.connection = url}, SA_EINPUT,
            "which the org does not offer any more");
    test_org_stop(org);
    test_folder_remove(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_lacks), cmocka_unit_test(test_global_describe_lacks),
        cmocka_unit_test(test_still_partial),   cmocka_unit_test(test_nothing_to_go_on_from),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
