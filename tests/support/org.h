/* A small Salesforce org on the loopback server, for tests of fetching.
 *
 *     struct test_org *org = test_org_start("67.0", (struct test_org_answer[]){
 *         {TEST_ORG "sobjects/Lead/describe", {.status = 403, .body = "[…]"}}, {NULL}});
 *     …fetch from test_org_url(org)…
 *     test_org_stop(org);
 *
 * Its visible objects: the ten of the default scope; Thing__c and ns__Other__c; and such that a default scope leaves out:
 * Setting__c (a custom setting), Kind__mdt, Signal__e, AccountHistory, Thing__Share, LoginHistory, Case.
 * Each has the fields Id, Name and the picklist Status with two values, a record type and a child relationship.
 */
#ifndef SYNCAUDIT_TEST_ORG_H
#define SYNCAUDIT_TEST_ORG_H

#include "server.h"

#define TEST_ORG "/services/data/v67.0/"
#define TEST_ORG_QUERY                                                                                       \
    "query?q=SELECT+Id,Name,OrganizationType,IsSandbox,InstanceName,NamespacePrefix,LanguageLocaleKey,"      \
    "TrialExpirationDate+FROM+Organization"
#define TEST_ORG_TOKEN "00D000000000001!secret.token"
#define TEST_ORG_ID "00D000000000001EAA"

/* An entry of a describe's `fields`: texts of JSON, with the values of its picklist. */
#define TEST_ORG_FIELD(name, type, updateable, length, values)                                                  \
    "{\"name\":\"" name "\",\"label\":\"The " name "\",\"type\":\"" type                                        \
    "\",\"soapType\":\"xsd:string\",\"custom\":false,\"createable\":" updateable                                \
    ",\"updateable\":" updateable                                                                               \
    ",\"groupable\":true,\"nillable\":true,\"calculated\":false,\"defaultedOnCreate\":false,\"length\":" length \
    ",\"picklistValues\":[" values "]}"

/* An entry of the global describe. */
#define TEST_ORG_ENTRY(name, custom, setting, of, parent)                                                    \
    "{\"name\":\"" name "\",\"label\":\"" name "\",\"labelPlural\":\"" name "\",\"custom\":" custom          \
    ",\"customSetting\":" setting                                                                            \
    ",\"createable\":true,\"updateable\":true,\"deletable\":true,\"queryable\":"                             \
    "true,\"associateEntityType\":" of ",\"associateParentEntity\":" parent "}"
#define TEST_ORG_STANDARD(name) TEST_ORG_ENTRY(name, "false", "false", "null", "null")
#define TEST_ORG_CUSTOM(name) TEST_ORG_ENTRY(name, "true", "false", "null", "null")

struct test_org;

struct test_org_answer {
    const char *path;
    struct test_answer answer;
};

/* Starts the org with API versions up to `version`; the paths of `instead` (closed by a NULL path; may be NULL) get its
 * answers in place of the org's own, several of one path one after another. */
struct test_org *test_org_start(const char *version, const struct test_org_answer *instead);

const char *test_org_url(const struct test_org *org);
struct test_server *test_org_server(struct test_org *org);
void test_org_stop(struct test_org *org);

/* A describe answer whose `fields` holds these entries; to be freed by the caller. */
char *test_org_describe(const char *object, const char *fields);

#endif
