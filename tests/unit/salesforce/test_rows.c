/* Queries whose rows become rows of tables: one hidden column takes nothing else away, and a record is that of who asks. */
#include <stdio.h>

#include "fetched.h"

#define NO_COLUMN(column, object)                                                                            \
    "[{\"message\":\"\\nSELECT " column " FROM " object                                                      \
    "\\n       ^\\nERROR at Row:1:Column:8\\nNo such column '" column "' on entity '" object                 \
    "'. If you are attempting to use a custom field, be sure to append the '__c'.\","                        \
    "\"errorCode\":\"INVALID_FIELD\"}]"
#define ROW(members) "{\"totalSize\":1,\"done\":true,\"records\":[{" members "}]}"
#define SENT(path, ...)                                                                                      \
    {                                                                                                        \
        TEST_ORG path,                                                                                       \
        {                                                                                                    \
            __VA_ARGS__                                                                                      \
        }                                                                                                    \
    }

static struct fetched fetch_with(const char *source, const struct test_org_answer *answers)
{
    const char *const sources[] = {"versions", "identity", "global", "describe", source, NULL};
    struct test_org *org = test_org_start("67.0", answers);
    struct fetched fetched = fetch_all((struct sa_fetch_options){
        .connection = test_org_url(org), .sources = sources, .objects = "Lead", .mode = SA_FETCH_GET});
    test_org_stop(org);
    return fetched;
}

static void test_organization_without_a_column(void **state)
{
    (void)state;
    static const struct test_org_answer answers[] = {
        SENT(TEST_ORG_QUERY, .status = 400, .body = NO_COLUMN("InstanceName", "Organization")),
        SENT("query?q=SELECT+Id,Name,OrganizationType,IsSandbox,NamespacePrefix,LanguageLocaleKey,"
             "TrialExpirationDate+FROM+Organization",
             .body =
                 ROW("\"Id\":\"" TEST_ORG_ID "\",\"Name\":\"Example\",\"OrganizationType\":\"Enterprise "
                     "Edition\",\"IsSandbox\":true,\"NamespacePrefix\":null,\"LanguageLocaleKey\":\"en_US\","
                     "\"TrialExpirationDate\":null")),
        {0}};
    struct fetched fetched = fetch_with("organization", answers);
    rows_are(&fetched, "SELECT Name, InstanceName FROM organization", "Example|-");
    rows_are(&fetched, "SELECT object, status, reason FROM coverage WHERE source = 'organization'",
             "|partial|not visible to this user: InstanceName");
    assert_false(fetched.partial);
    release(&fetched);
}

/* No organization, or another one than the user's, is none. Of two answers that contradict each other the later one is failed. */
static void test_organization_that_is_none(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "{\"totalSize\":0,\"done\":true,\"records\":[]}",
        ROW("\"Id\":\"00D000000000002EAA\",\"Name\":\"Example\",\"OrganizationType\":\"Enterprise Edition\","
            "\"IsSandbox\":true,\"InstanceName\":\"CS1\",\"NamespacePrefix\":null,\"LanguageLocaleKey\":\"en_US\","
            "\"TrialExpirationDate\":null"),
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct fetched fetched = fetch_with(
            "organization", (struct test_org_answer[]){SENT(TEST_ORG_QUERY, .body = bodies[i]), {0}});
        rows_are(&fetched,
                 "SELECT count(*), count(*) FILTER (WHERE source = 'organization')"
                 " = ((SELECT count(*) FROM organization) = 0)"
                 " FROM coverage WHERE source IN ('organization', 'identity') AND status = 'failed'",
                 "1|1");
        assert_true(fetched.partial);
        release(&fetched);
    }
}

#define ACCESS "sobjects/UserPermissionAccess/describe"
#define PERMISSIONS                                                                                          \
    "{\"name\":\"UserPermissionAccess\",\"fields\":[{\"name\":\"Id\"},{\"name\":\"PermissionsApiEnabled\"}," \
    "{\"name\":\"PermissionsViewSetup\"}]}"
#define BOTH "query?q=SELECT+PermissionsApiEnabled,PermissionsViewSetup+FROM+UserPermissionAccess"

static void test_permissions_without_a_column(void **state)
{
    (void)state;
    static const struct test_org_answer answers[] = {
        SENT(ACCESS, .body = PERMISSIONS),
        SENT(BOTH, .status = 400, .body = NO_COLUMN("PermissionsViewSetup", "UserPermissionAccess")),
        SENT("query?q=SELECT+PermissionsApiEnabled+FROM+UserPermissionAccess",
             .body = ROW("\"PermissionsApiEnabled\":true")),
        {0}};
    struct fetched fetched = fetch_with("user_permission", answers);
    rows_are(&fetched, "SELECT permission, granted FROM setup_user_permission_access", "ApiEnabled|1");
    rows_are(&fetched, "SELECT object, status, reason FROM coverage WHERE source = 'user_permission'",
             "UserPermissionAccess|partial|not visible to this user: PermissionsViewSetup");
    release(&fetched);
}

/* A permission that the answer does not tell is not one that is not granted. */
static void test_permissions_that_are_none(void **state)
{
    (void)state;
    static const struct {
        const char *describe, *row, *reason;
    } cases[] = {
        {PERMISSIONS, ROW("\"PermissionsApiEnabled\":true"), "'PermissionsViewSetup' is missing"},
        {PERMISSIONS, ROW("\"PermissionsApiEnabled\":true,\"PermissionsViewSetup\":\"false\""),
         "'PermissionsViewSetup' is neither true nor false"},
        {PERMISSIONS, ROW("\"PermissionsApiEnabled\":true,\"PermissionsViewSetup\":null"),
         "'PermissionsViewSetup' is neither true nor false"},
        {"{\"name\":\"Lead\",\"fields\":[{\"name\":\"PermissionsApiEnabled\"}]}", "{}",
         "the answer is not the describe of UserPermissionAccess"},
        {"{\"name\":\"UserPermissionAccess\",\"fields\":[{\"name\":7}]}", "{}",
         "answer is not a describe: a field has no API name"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[128];
        struct fetched fetched =
            fetch_with("user_permission", (struct test_org_answer[]){SENT(ACCESS, .body = cases[i].describe),
                                                                     SENT(BOTH, .body = cases[i].row),
                                                                     {0}});
        snprintf(expected, sizeof expected, "failed|%s", cases[i].reason);
        rows_are(&fetched, "SELECT status, reason FROM coverage WHERE source = 'user_permission'", expected);
        assert_true(fetched.partial);
        release(&fetched);
    }
}

#define USERS                                                                                                       \
    "query?q=SELECT+Id,Username,Name,Email,IsActive,ProfileId,Profile.Name,Profile.UserLicense.Name,UserRoleId,"    \
    "UserType,LanguageLocaleKey,LastLoginDate,LastPasswordChangeDate,CreatedDate,UserPermissionsMarketingUser+FROM" \
    "+User+WHERE+Id%3D'005000000000001AAA'+OR+(IsActive%3Dtrue+AND+(Username+LIKE+'%25marketo%25'+OR+Name+LIKE+"    \
    "'%25marketo%25'+OR+Name+LIKE+'%25mkto%25'))"
#define USER(id, username, active, address, profile)                                                            \
    ROW("\"attributes\":{\"type\":\"User\",\"url\":\"/services/data/v67.0/sobjects/User/" address               \
        "\"},\"Id\":\"" id "\",\"Username\":\"" username                                                        \
        "\",\"Name\":\"Sync\",\"Email\":\"sync@example.com\",\"IsActive\":" active                              \
        ",\"ProfileId\":\"00e000000000001AAA\",\"Profile\":{\"attributes\":{\"type\":\"Profile\",\"url\":"      \
        "\"/services/data/v67.0/sobjects/Profile/" profile "\"},\"Name\":\"Sync\",\"UserLicense\":null},"       \
        "\"UserRoleId\":null,\"UserType\":\"Standard\",\"LanguageLocaleKey\":\"en_US\",\"LastLoginDate\":null," \
        "\"LastPasswordChangeDate\":null,\"CreatedDate\":null,\"UserPermissionsMarketingUser\":false")
#define ME "005000000000001AAA"
#define NOBODY "005000000000002AAA"
#define PROFILE "00e000000000001AAA"

static void test_user_who_is_another(void **state)
{
    (void)state;
    static const struct {
        const char *row, *expected;
    } cases[] = {
        {USER(ME, "SYNC@example.com", "true", ME, PROFILE), "ok|"},
        {USER(NOBODY, "marketo@example.com", "true", NOBODY, PROFILE),
         "failed|the record of the sync user itself is not among them"},
        {USER(ME, "other@example.com", "true", ME, PROFILE),
         "failed|the record of 'other@example.com' is not what userinfo says of 'sync@example.com'"},
        {USER(ME, "sync@example.com", "false", ME, PROFILE),
         "failed|the record of 'sync@example.com' is not what userinfo says of 'sync@example.com'"},
        {USER(ME, "sync@example.com", "true", NOBODY, PROFILE), "failed|a record has the address of another"},
        {USER(ME, "sync@example.com", "true", ME, "00e000000000002AAA"),
         "failed|a record has another Profile than its 'ProfileId' says"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fetched fetched =
            fetch_with("user", (struct test_org_answer[]){SENT(USERS, .body = cases[i].row), {0}});
        rows_are(&fetched, "SELECT status, reason FROM coverage WHERE source = 'user'", cases[i].expected);
        assert_int_equal(fetched.partial, i > 0);
        release(&fetched);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_organization_without_a_column),
        cmocka_unit_test(test_organization_that_is_none),
        cmocka_unit_test(test_permissions_without_a_column),
        cmocka_unit_test(test_permissions_that_are_none),
        cmocka_unit_test(test_user_who_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
