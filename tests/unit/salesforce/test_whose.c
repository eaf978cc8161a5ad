/* A new login within a fetch: who asks from then on is who asked before, or nothing more is asked. */
#include <stdio.h>

#include "fetched.h"

#define TOKEN "/services/oauth2/token"
#define USERINFO "/services/oauth2/userinfo"
#define CONTACT TEST_ORG "sobjects/Contact/describe"
#define EXPIRED "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]"
#define OTHER "{\"user_id\":\"005000000000002AAA\",\"organization_id\":\"" TEST_ORG_ID "\"}"
#define SAME                                                                                                 \
    "{\"user_id\":\"005000000000001AAA\",\"organization_id\":\"" TEST_ORG_ID                                 \
    "\",\"preferred_username\":\"sync@example.com\"}"

/* Fetches Lead and Contact; the session ends at Contact's describe, and the new one is that of `second`. */
static struct fetched fetch_twice(const char *second)
{
    static char token[300];
    struct sa_login *login = NULL;
    char *describe = test_org_describe("Contact", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    struct test_org *org = test_org_start(
        "67.0", (struct test_org_answer[]){{USERINFO, {.body = SAME}},
                                           {USERINFO, {.body = second}},
                                           {CONTACT, {.status = 401, .body = EXPIRED, .delay_ms = 300}},
                                           {CONTACT, {.body = describe}},
                                           {TOKEN, {.body = token}},
                                           {0}});
    snprintf(token, sizeof token, "{\"access_token\":\"00D!token\",\"instance_url\":\"%s\"}",
             test_org_url(org));
    const struct sa_login_options options = {.name = "app",
                                             .way = "client-credentials",
                                             .url = test_org_url(org),
                                             .client_id = "app",
                                             .secret = {.variable = "SECRET", .value = "secret"}};
    assert_int_equal(sa_login_new(&login, &options, NULL), SA_OK);
    struct fetched fetched =
        fetch((struct sa_fetch_options){.connection = "app", .login = login, .objects = "Lead,Contact"});
    sa_login_free(login);
    test_org_stop(org);
    free(describe);
    return fetched;
}

static void test_same_user(void **state)
{
    (void)state;
    struct fetched fetched = fetch_twice(SAME);
    rows_are(&fetched, "SELECT name FROM describe_object ORDER BY name", "Contact\nLead");
    assert_false(fetched.partial);
    release(&fetched);
}

static void test_another_user(void **state)
{
    (void)state;
    struct fetched fetched = fetch_twice(OTHER);
    rows_are(&fetched, "SELECT name FROM describe_object", "Lead");
    rows_are(&fetched,
             "SELECT object, reason LIKE '%the new login is user 005000000000002 of org%' FROM coverage"
             " WHERE status = 'failed'",
             "Contact|1");
    assert_true(fetched.partial);
    release(&fetched);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_user),
        cmocka_unit_test(test_another_user),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
