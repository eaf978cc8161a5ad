/* Describe answers and their rows: nothing lost, nothing twice, nothing half. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query.h"
#include "salesforce/describe.h"
#include "syncaudit/buffer.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/text.h"

#define FIELD(name, lookup, default, values)                                                                                                                                                   \
    "{\"calculated\":false,\"createable\":true,\"custom\":false,\"defaultValue\":" default ",\"defaultedOnCreate\":false,\"filteredLookupInfo\":" lookup                                       \
                                                                                           ",\"label\":\"The " name                                                                            \
                                                                                           "\",\"length\":18,\"name\":\"" name                                                                 \
                                                                                           "\",\"nillable\":true,\"picklistValues\":[" values                                                  \
                                                                                           "],\"referenceTo\":[\"A\",\"B\"],\"soapType\":\"xsd:string\",\"type\":\"string\",\"unique\":false," \
                                                                                           "\"updateable\":true}"

struct fixture {
    struct sa_snapshot *snapshot;
    sqlite3 *db;
    struct sa_describe *describe;
    struct sa_error error;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    assert_int_equal(sa_snapshot_memory(&fixture->snapshot, &fixture->error), 0);
    fixture->db = sa_snapshot_db(fixture->snapshot);
    assert_int_equal(sa_describe_open(&fixture->describe, fixture->db, &fixture->error), 0);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sa_describe_close(fixture->describe);
    sa_snapshot_close(fixture->snapshot);
    free(fixture);
    return 0;
}

/* Stores a body as it would arrive: after the text gate. */
static int store(struct fixture *fixture, const char *body, size_t length)
{
    char name[SA_API_NAME_SIZE] = "lead";
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_buffer_add(&text, body, length), 0);
    assert_int_equal(sa_text_gate_json(&text, NULL), 0);
    struct sa_json *document = NULL;
    int rc = sa_json_parse(&document, text.data, text.length, &fixture->error);
    if (rc == 0)
        rc = sa_describe_store(fixture->describe, document, name, &fixture->error);
    if (rc == 0)
        assert_string_equal(name, "Lead");
    sa_json_free(document);
    sa_buffer_release(&text);
    return rc;
}

/* A whole answer: two fields, one with two values, a record type, a child. */
static const char whole[] =
    "{\"childRelationships\":[{\"cascadeDelete\":true,\"childSObject\":\"Task\",\"field\":\"WhoId\","
    "\"junctionIdListNames\":[\"TaskWhoIds\"],\"relationshipName\":null}],\"createable\":true,\"custom\":false,"
    "\"customSetting\":false,\"deletable\":false,\"fields\":[" FIELD("Id", "null", "false", "") "," FIELD(
        "Rating", "{\"controllingFields\":[],\"dependent\":true}", "\"hot\"",
        "{\"active\":true,\"label\":\"Hot\",\"validFor\":\"gA\",\"value\":\"hot\"},"
        "{\"active\":false,\"label\":null,\"validFor\":null,\"value\":\"cold\"}") "],\"keyPrefix\":\"00Q\",\"label\":\"Lead\",\"labelPlural\":\"Leads\",\"name\":\"Lead\",\"queryable\":true,"
                                                                                  "\"recordTypeInfos\":[{\"available\":true,\"master\":true,\"name\":\"Master\","
                                                                                  "\"recordTypeId\":\"012000000000000AAA\",\"urls\":{}}],\"searchLayoutable\":null,"
                                                                                  "\"supportedScopes\":[{\"label\":\"All\",\"name\":\"everything\"}],\"updateable\":false,\"urls\":{\"a\":\"b\"}}";

/* Stores the whole answer with what stands at `path` replaced, or removed (NULL). */
static int store_changed(struct fixture *fixture, const char *path, const char *value)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(fixture->db,
                           value ? "SELECT json_set(?1, ?2, json(?3))" : "SELECT json_remove(?1, ?2)", -1,
                           &statement, NULL),
        SQLITE_OK);
    sqlite3_bind_text(statement, 1, whole, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, path, -1, SQLITE_STATIC);
    if (value)
        sqlite3_bind_text(statement, 3, value, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *text = (const char *)sqlite3_column_text(statement, 0);
    int rc = store(fixture, text, strlen(text));
    sqlite3_finalize(statement);
    return rc;
}

static int store_text(struct fixture *fixture, const char *body)
{
    return store(fixture, body, strlen(body));
}

static void test_every_part_has_its_table(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(store_text(fixture, whole), 0);
    test_query_is(
        fixture->db,
        "SELECT name, createable, updateable, keyPrefix, searchLayoutable, supportedScopes FROM describe_object",
        "Lead|1|0|00Q|-|[{\"label\":\"All\",\"name\":\"everything\"}]");
    test_query_is(
        fixture->db,
        "SELECT object, position, name, length, \"unique\", defaultValue, referenceTo, filteredLookupInfo"
        " FROM describe_field ORDER BY position",
        "Lead|0|Id|18|0|false|[\"A\",\"B\"]|-\n"
        "Lead|1|Rating|18|0|hot|[\"A\",\"B\"]|{\"controllingFields\":[],\"dependent\":true}");
    test_query_is(fixture->db, "SELECT * FROM describe_picklist_value ORDER BY position",
                  "Lead|Rating|0|hot|Hot|1|-|gA\nLead|Rating|1|cold|-|0|-|-");
    test_query_is(fixture->db,
                  "SELECT object, position, recordTypeId, name, available, master FROM describe_record_type",
                  "Lead|0|012000000000000AAA|Master|1|1");
    test_query_is(fixture->db,
                  "SELECT object, childSObject, field, relationshipName, cascadeDelete, junctionIdListNames"
                  " FROM describe_child_relationship",
                  "Lead|Task|WhoId|-|1|[\"TaskWhoIds\"]");
}

/* A checkbox has a boolean, a picklist a text, an old version a number as its default. */
static void test_default_value_of_any_type(void **state)
{
    static const char *const values[][2] = {
        {"false", "false"}, {"\"x\"", "x"}, {"0", "0"}, {"null", "-"}, {"\"\"", ""}};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        assert_int_equal(store_changed(fixture, "$.fields[1].defaultValue", values[i][0]), 0);
        test_query_is(fixture->db, "SELECT defaultValue FROM describe_field WHERE name = 'Rating'",
                      values[i][1]);
        assert_int_equal(sqlite3_exec(fixture->db, "DELETE FROM describe_object; DELETE FROM describe_field",
                                      NULL, NULL, NULL),
                         SQLITE_OK);
    }
}

/* What Salesforce cannot have said is not taken, and the reason says where it stands. */
static void test_what_is_not_a_describe(void **state)
{
    static const struct {
        const char *path, *value, *message;
    } changes[] = {
        {"$.name", NULL, "answer is not a describe: it has no API name"},
        {"$.name", "\"Contact\"", "the answer is the describe of 'Contact'"},
        {"$.name", "\"../Lead\"", "answer is not a describe: it has no API name"},
        {"$.createable", "\"yes\"", "answer is not a describe: 'createable' is neither true nor false"},
        {"$.updateable", NULL, "answer is not a describe: 'updateable' is missing"},
        {"$.label", "{\"x\":[1]}", "answer is not a describe: 'label' is no text"},
        {"$.label", "null", "answer is not a describe: 'label' has no value"},
        {"$.supportedScopes", "null", "answer is not a describe: 'supportedScopes' has no value"},
        {"$.fields", NULL, "answer is not a describe: it has no 'fields'"},
        {"$.fields", "null", "answer is not a describe: it has no 'fields'"},
        {"$.fields", "{\"a\":{}}", "answer is not a describe: it has no 'fields'"},
        {"$.fields", "[]", "answer is not a describe: there is no field in it"},
        {"$.fields[1]", "null", "answer is not a describe: entry 1 of 'fields': it is no object"},
        {"$.fields[1]", "\"Rating\"", "answer is not a describe: entry 1 of 'fields': it is no object"},
        {"$.fields[1]", "[]", "answer is not a describe: entry 1 of 'fields': it is no object"},
        {"$.fields[1].name", NULL, "answer is not a describe: entry 1 of 'fields': 'name' is missing"},
        {"$.fields[1].name", "\"Id\"",
         "answer is not a describe: entry 1 of 'fields': its name is not its own"},
        {"$.fields[1].name", "\"ID\"", "answer is not a describe: the field 'ID' is there twice"},
        {"$.fields[1].name", "\"a b\"", "answer is not a describe: a field has no API name"},
        {"$.fields[1].type", NULL, "answer is not a describe: entry 1 of 'fields': 'type' is missing"},
        {"$.fields[1].type", "7", "answer is not a describe: entry 1 of 'fields': 'type' is no text"},
        {"$.fields[1].updateable", "1",
         "answer is not a describe: entry 1 of 'fields': 'updateable' is neither true nor false"},
        {"$.fields[1].unique", NULL, "answer is not a describe: entry 1 of 'fields': 'unique' is missing"},
        {"$.fields[0].unique", NULL,
         "answer is not a describe: entry 1 of 'fields': 'unique' is missing in others"},
        {"$.fields[1].unique", "null",
         "answer is not a describe: entry 1 of 'fields': 'unique' has no value"},
        {"$.fields[1].length", "\"18\"",
         "answer is not a describe: entry 1 of 'fields': 'length' is no whole number"},
        {"$.fields[1].length", "1.5",
         "answer is not a describe: entry 1 of 'fields': 'length' is no whole number"},
        {"$.fields[1].length", "-1",
         "answer is not a describe: entry 1 of 'fields': 'length' is no whole number"},
        {"$.fields[1].length", "1e300",
         "answer is not a describe: entry 1 of 'fields': 'length' is no whole number"},
        {"$.fields[1].referenceTo", "\"A\"",
         "answer is not a describe: entry 1 of 'fields': 'referenceTo' is no list of names"},
        {"$.fields[1].referenceTo", "[\"A\",7]",
         "answer is not a describe: entry 1 of 'fields': 'referenceTo' is no list of names"},
        {"$.fields[1].filteredLookupInfo", "[]",
         "answer is not a describe: entry 1 of 'fields': 'filteredLookupInfo' is no object"},
        {"$.fields[1].defaultValue", "[1]",
         "answer is not a describe: entry 1 of 'fields': 'defaultValue' is no single value"},
        {"$.fields[1].picklistValues", "null", "answer is not a describe: Rating has no 'picklistValues'"},
        {"$.fields[1].picklistValues[1]", "5",
         "answer is not a describe: entry 1 of 'picklistValues' of Rating: it is no object"},
        {"$.fields[1].picklistValues[1].active", "\"true\"",
         "answer is not a describe: entry 1 of 'picklistValues' of Rating: 'active' is neither true nor false"},
        {"$.recordTypeInfos", "\"none\"", "answer is not a describe: it has no 'recordTypeInfos'"},
        {"$.childRelationships", "[5]",
         "answer is not a describe: entry 0 of 'childRelationships': it is no object"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        assert_int_equal(sqlite3_exec(fixture->db, "SAVEPOINT answer", NULL, NULL, NULL), SQLITE_OK);
        assert_int_equal(store_changed(fixture, changes[i].path, changes[i].value), SA_EFORMAT);
        assert_string_equal(fixture->error.message, changes[i].message);
        assert_int_equal(sqlite3_exec(fixture->db, "ROLLBACK TO answer; RELEASE answer", NULL, NULL, NULL),
                         SQLITE_OK);
    }
    assert_int_equal(store_text(fixture, "[]"), SA_EFORMAT);
    assert_int_equal(store_text(fixture, whole), 0); /* as if none had been */
}

static void test_text_is_kept_whole(void **state)
{
    struct fixture *fixture = *state;
    struct sa_buffer label = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_buffer_adds(&label, "\"a\\ud83d=1+1\\t\\\"x"), 0);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(sa_buffer_adds(&label, "é="), 0);
    assert_int_equal(sa_buffer_adds(&label, "\""), 0);
    assert_int_equal(store_changed(fixture, "$.fields[1].label", label.data), 0);
    test_query_is(
        fixture->db,
        "SELECT length(label), substr(label, 1, 9), substr(label, -2) FROM describe_field WHERE name = 'Rating'",
        "10009|a\xEF\xBF\xBD=1+1\t\"x|é=");
    sa_buffer_release(&label);
}

static void test_the_same_object_twice(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(store_text(fixture, whole), 0);
    assert_int_equal(store_changed(fixture, "$.fields[1].name", "\"Other\""), 0);
    test_query_is(fixture->db, "SELECT group_concat(name) FROM describe_field", "Id,Rating");
    test_query_is(fixture->db, "SELECT count(*) FROM describe_record_type", "1");
}

static int store_global(struct fixture *fixture, const char *body)
{
    struct sa_json *document = NULL;
    int rc = sa_json_parse(&document, body, strlen(body), &fixture->error);
    assert_int_equal(sqlite3_exec(fixture->db, "SAVEPOINT answer", NULL, NULL, NULL), SQLITE_OK);
    if (rc == 0)
        rc = sa_describe_store_global(fixture->db, document, &fixture->error);
    assert_int_equal(sqlite3_exec(fixture->db, rc ? "ROLLBACK TO answer; RELEASE answer" : "RELEASE answer",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sa_json_free(document);
    return rc;
}

#define ENTRY(name, more)                                                                                    \
    "{\"name\":" name ",\"label\":\"L\",\"labelPlural\":\"Ls\",\"custom\":false,\"customSetting\":false,"    \
    "\"createable\":true,\"updateable\":true,\"deletable\":true,\"queryable\":true,\"keyPrefix\":null" more  \
    "}"

static void test_global(void **state)
{
    struct fixture *fixture = *state;
    static const char good[] =
        "{\"sobjects\":[" ENTRY("\"A\"", "") "," ENTRY("\"B__c\"", ",\"urls\":{}") "]}";
    static const char *const bad[] = {
        "{\"sobjects\":[]}",
        "[]",
        "{\"sobjects\":{}}",
        "{\"sobjects\":[" ENTRY("\"A\"", "") "," ENTRY("\"a b\"", "") "]}",
        "{\"sobjects\":[" ENTRY("\"A\"", "") "," ENTRY("\"A\"", "") "]}",
        "{\"sobjects\":[" ENTRY("7", "") "]}",
        "{\"sobjects\":[{\"name\":\"A\"}]}",
        "{\"sobjects\":[null]}",
        "{",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(store_global(fixture, bad[i]), SA_EFORMAT);
    test_query_is(fixture->db, "SELECT count(*) FROM global_object", "0");
    assert_int_equal(store_global(fixture, good), 0);
    test_query_is(fixture->db, "SELECT name, custom, keyPrefix, label FROM global_object ORDER BY name",
                  "A|0|-|L\nB__c|0|-|L");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_part_has_its_table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_default_value_of_any_type, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_not_a_describe, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_text_is_kept_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_same_object_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_global, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
