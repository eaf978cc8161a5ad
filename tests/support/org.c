/* The small org: see org.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "org.h"

enum { MOST_BODIES = 32 };

struct test_org {
    struct test_server *server;
    const struct test_org_answer *instead;
    char *bodies[MOST_BODIES];
    size_t count;
};

static const char *const described[] = {
    "Lead",      "Contact",        "Account",      "Opportunity", "OpportunityContactRole",
    "Campaign",  "CampaignMember", "Task",         "Event",       "User",
    "Thing__c",  "ns__Other__c",   "LoginHistory", "Case",        "Setting__c",
    "Kind__mdt", "Signal__e",
};

static const char fields[] = TEST_ORG_FIELD("Id", "id", "false", "18", "") "," TEST_ORG_FIELD(
    "Name", "string", "true", "80",
    "") "," TEST_ORG_FIELD("Status", "picklist", "true", "255",
                           "{\"active\":true,\"defaultValue\":true,\"label\":\"Open\",\"validFor\":null,"
                           "\"value\":\"open\"},{\"active\":false,\"defaultValue\":false,\"label\":\"Closed\","
                           "\"validFor\":\"gAAA\",\"value\":\"closed\"}");

static const char global
    [] = "{\"encoding\":\"UTF-8\",\"maxBatchSize\":200,\"sobjects\":[" TEST_ORG_STANDARD("Account") "," TEST_ORG_STANDARD("Campaign") "," TEST_ORG_STANDARD(
        "CampaignMember") "," TEST_ORG_STANDARD("Case") "," TEST_ORG_STANDARD("Contact") "," TEST_ORG_STANDARD("Event") "," TEST_ORG_STANDARD("Lead") "," TEST_ORG_STANDARD("Opportunity") "," TEST_ORG_STANDARD("OpportunityContactRole") "," TEST_ORG_STANDARD("Task") "," TEST_ORG_STANDARD("User") "," TEST_ORG_STANDARD("LoginHistory") "," TEST_ORG_CUSTOM("ns__Other__c") "," TEST_ORG_CUSTOM("Thing__c") "," TEST_ORG_ENTRY("Setting__c", "true", "true", "null", "null") "," TEST_ORG_CUSTOM("Kind__mdt") "," TEST_ORG_CUSTOM("Signal__e") "," TEST_ORG_ENTRY("AccountHistory",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "false",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "false",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "\"History\"", "\"Account\"") "," TEST_ORG_CUSTOM("Thing__Share") "]}";

static const char userinfo[] =
    "{\"user_id\":\"005000000000001AAA\",\"organization_id\":\"" TEST_ORG_ID "\","
    "\"preferred_username\":\"sync@example.com\",\"name\":\"Marketo Sync\",\"email\":\"sync@example.com\","
    "\"active\":true,\"is_salesforce_integration_user\":false,\"urls\":{\"rest\":\"https://x/{version}/\"}}";

static const char organization[] =
    "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"Organization\"},"
    "\"Id\":\"" TEST_ORG_ID "\",\"Name\":\"Example\",\"OrganizationType\":\"Enterprise Edition\","
    "\"IsSandbox\":true,\"InstanceName\":\"CS1\",\"NamespacePrefix\":null,"
    "\"LanguageLocaleKey\":\"en_US\",\"TrialExpirationDate\":null}]}";

char *test_org_describe(const char *object, const char *members)
{
    char *body = NULL;
    assert_true(asprintf(&body,
                         "{\"name\":\"%s\",\"label\":\"The %s\",\"labelPlural\":\"Them\",\"custom\":false,"
                         "\"customSetting\":false,\"createable\":true,\"updateable\":true,\"deletable\":true,"
                         "\"queryable\":true,"
                         "\"childRelationships\":[{\"childSObject\":\"Note\",\"field\":\"ParentId\","
                         "\"cascadeDelete\":true,\"junctionIdListNames\":[]}],"
                         "\"recordTypeInfos\":[{\"name\":\"Master\",\"recordTypeId\":\"012000000000000AAA\","
                         "\"available\":true,\"master\":true}],\"fields\":[%s]}",
                         object, object, members) > 0);
    return body;
}

/* Serves an answer unless the test has its own; `body` is taken. */
static void serve(struct test_org *org, const char *version, const char *path, char *body)
{
    char full[1024];
    assert_non_null(body);
    assert_true(org->count < MOST_BODIES);
    org->bodies[org->count++] = body;
    snprintf(full, sizeof full, "%s%s%s%s", path[0] == '/' ? "" : "/services/data/v",
             path[0] == '/' ? "" : version, path[0] == '/' ? "" : "/", path);
    for (const struct test_org_answer *own = org->instead; own && own->path; own++)
        if (strcmp(own->path, full) == 0)
            return;
    test_server_script(
        org->server, full,
        &(struct test_answer){.body = body, .gzip = true, .headers = {{"x-sfdc-request-id", "id-1"}}});
}

static char *list_versions(const char *newest)
{
    size_t room = 4096;
    char *body = malloc(room);
    assert_non_null(body);
    int length = snprintf(body, room, "[{\"version\":\"31.0\",\"url\":\"/services/data/v31.0\"}");
    for (long version = 32; version <= strtol(newest, NULL, 10); version++)
        length += snprintf(body + length, room - (size_t)length, ",{\"version\":\"%ld.0\"}", version);
    snprintf(body + length, room - (size_t)length, "]");
    return body;
}

struct test_org *test_org_start(const char *version, const struct test_org_answer *instead)
{
    struct test_org *org = calloc(1, sizeof *org);
    assert_non_null(org);
    org->server = test_server_start();
    org->instead = instead;
    serve(org, version, "/services/data", list_versions(version));
    serve(org, version, "/services/oauth2/userinfo", strdup(userinfo));
    serve(org, version, TEST_ORG_QUERY, strdup(organization));
    serve(org, version, "sobjects", strdup(global));
    for (size_t i = 0; i < sizeof described / sizeof *described; i++) {
        char path[300];
        snprintf(path, sizeof path, "sobjects/%s/describe", described[i]);
        serve(org, version, path, test_org_describe(described[i], fields));
    }
    for (; instead && instead->path; instead++)
        test_server_script(org->server, instead->path, &instead->answer);
    return org;
}

const char *test_org_url(const struct test_org *org)
{
    return test_server_origin(org->server);
}

struct test_server *test_org_server(struct test_org *org)
{
    return org->server;
}

void test_org_stop(struct test_org *org)
{
    test_server_stop(org->server);
    while (org->count > 0)
        free(org->bodies[--org->count]);
    free(org);
}
