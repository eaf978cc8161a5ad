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
    char name[SA_API_NAME_SIZE] = "";
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_buffer_add(&text, body, length), 0);
    assert_int_equal(sa_text_gate_json(&text, NULL), 0);
    struct sa_json *document = NULL;
    int rc = sa_json_parse(&document, text.data, text.length, &fixture->error);
    if (rc == 0)
        rc = sa_describe_store(fixture->describe, document, name, &fixture->error);
    assert_true(rc != 0 || *name);
    sa_json_free(document);
    sa_buffer_release(&text);
    return rc;
}

static int store_text(struct fixture *fixture, const char *body)
{
    return store(fixture, body, strlen(body));
}

static void test_every_part_has_its_table(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(
        store_text(
            fixture,
            "{\"actionOverrides\":[],\"childRelationships\":[{\"cascadeDelete\":true,\"childSObject\":"
            "\"Task\","
            "\"field\":\"WhoId\",\"junctionIdListNames\":[\"TaskWhoIds\"],\"relationshipName\":null}],"
            "\"createable\":true,\"fields\":["
            "{\"name\":\"Id\",\"length\":18,\"unique\":false,\"referenceTo\":[],\"filteredLookupInfo\":null},"
            "{\"name\":\"Rating\",\"picklistValues\":[{\"active\":true,\"value\":\"hot\",\"validFor\":\"gA\"}"
            ","
            "{\"active\":false,\"value\":\"cold\",\"label\":null}],\"referenceTo\":[\"A\",\"B\"],"
            "\"filteredLookupInfo\":{\"dependent\":true,\"controllingFields\":[]},\"unique\":true}],"
            "\"keyPrefix\":\"00Q\",\"name\":\"Lead\",\"recordTypeInfos\":[{\"active\":true,\"master\":true,"
            "\"name\":\"Master\",\"recordTypeId\":\"012000000000000AAA\",\"urls\":{}}],"
            "\"supportedScopes\":[{\"label\":\"All\",\"name\":\"everything\"}],\"urls\":{\"a\":\"b\"}}"),
        0);
    test_query_is(fixture->db,
                  "SELECT name, createable, updateable, keyPrefix, supportedScopes FROM describe_object",
                  "Lead|1|-|00Q|[{\"label\":\"All\",\"name\":\"everything\"}]");
    test_query_is(fixture->db,
                  "SELECT object, position, name, length, \"unique\", referenceTo, filteredLookupInfo"
                  " FROM describe_field ORDER BY position",
                  "Lead|0|Id|18|0|[]|-\n"
                  "Lead|1|Rating|-|1|[\"A\",\"B\"]|{\"dependent\":true,\"controllingFields\":[]}");
    test_query_is(fixture->db, "SELECT * FROM describe_picklist_value ORDER BY position",
                  "Lead|Rating|0|hot|-|1|-|gA\nLead|Rating|1|cold|-|0|-|-");
    test_query_is(fixture->db,
                  "SELECT object, position, recordTypeId, name, active, master FROM describe_record_type",
                  "Lead|0|012000000000000AAA|Master|1|1");
    test_query_is(fixture->db,
                  "SELECT object, childSObject, field, relationshipName, cascadeDelete, junctionIdListNames"
                  " FROM describe_child_relationship",
                  "Lead|Task|WhoId|-|1|[\"TaskWhoIds\"]");
}

/* A checkbox has a boolean, a picklist a text, an old version a number as its default. */
static void test_default_value_of_any_type(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(
        store_text(fixture,
                   "{\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"defaultValue\":false},"
                   "{\"name\":\"b\",\"defaultValue\":\"x\"},{\"name\":\"c\",\"defaultValue\":0},"
                   "{\"name\":\"d\",\"defaultValue\":null},{\"name\":\"e\",\"defaultValue\":\"\"}]}"),
        0);
    test_query_is(fixture->db, "SELECT name, defaultValue FROM describe_field ORDER BY 1",
                  "a|false\nb|x\nc|0\nd|-\ne|");
}

static void test_wrong_types_are_unknown(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(
        store_text(
            fixture,
            "{\"name\":\"A\",\"createable\":\"yes\",\"label\":{\"x\":[1]},\"recordTypeInfos\":\"none\","
            "\"childRelationships\":[5],\"fields\":[{\"name\":\"a\",\"length\":\"18\",\"precision\":1.5,"
            "\"scale\":1e300,\"digits\":-9007199254740992,\"custom\":[true],\"calculated\":{},"
            "\"byteLength\":true,\"picklistValues\":{\"a\":{\"value\":\"x\"}},\"object\":\"B\",\"position\":"
            "9,"
            "\"whatever\":1,\"\":2}]}"),
        0);
    test_query_is(fixture->db, "SELECT createable, label FROM describe_object", "-|{\"x\":[1]}");
    test_query_is(fixture->db,
                  "SELECT object, position, length, precision, scale, digits, custom, calculated, byteLength"
                  " FROM describe_field",
                  "A|0|-|-|-|-9007199254740992|-|-|1");
    test_query_is(fixture->db, "SELECT count(*) FROM describe_picklist_value", "0");
    test_query_is(fixture->db, "SELECT count(*), count(field) FROM describe_child_relationship", "1|0");
}

static void test_text_is_kept_whole(void **state)
{
    struct fixture *fixture = *state;
    struct sa_buffer body = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(
        sa_buffer_adds(
            &body, "{\"name\":\"A\",\"label\":\"a\\u0000b\\ud83d\",\"fields\":[{\"name\":\"a\",\"label\":\""),
        0);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(sa_buffer_adds(&body, "é="), 0);
    assert_int_equal(sa_buffer_adds(&body, "\"},{\"name\":\"b\",\"label\":\"=1+1\\t\\\"x\xff\"}]}"), 0);
    assert_int_equal(store(fixture, body.data, body.length), 0);
    test_query_is(fixture->db, "SELECT label FROM describe_object",
                  "a\xEF\xBF\xBD"
                  "b\xEF\xBF\xBD");
    test_query_is(fixture->db, "SELECT length(label), substr(label, -2) FROM describe_field WHERE name = 'a'",
                  "10000|é=");
    test_query_is(fixture->db, "SELECT label FROM describe_field WHERE name = 'b'", "=1+1\t\"x\xEF\xBF\xBD");
    sa_buffer_release(&body);
}

static void test_object_of_800_fields(void **state)
{
    struct fixture *fixture = *state;
    struct sa_buffer body = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_buffer_adds(&body, "{\"name\":\"A\",\"fields\":["), 0);
    for (int i = 0; i < 800; i++)
        assert_int_equal(sa_buffer_addf(&body, "%s{\"name\":\"f%d\",\"calculatedFormula\":%s}", i ? "," : "",
                                        i, i % 4 ? "null" : "\"1+1\""),
                         0);
    assert_int_equal(sa_buffer_adds(&body, "]}"), 0);
    assert_int_equal(store(fixture, body.data, body.length), 0);
    test_query_is(
        fixture->db,
        "SELECT count(*), count(DISTINCT name), max(position), count(calculatedFormula) FROM describe_field",
        "800|800|799|200");
    sa_buffer_release(&body);
}

static void test_the_same_object_twice(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(
        store_text(fixture, "{\"name\":\"A\",\"fields\":[{\"name\":\"a\"}],\"recordTypeInfos\":[{}]}"), 0);
    assert_int_equal(
        store_text(fixture, "{\"name\":\"A\",\"fields\":[{\"name\":\"b\"}],\"recordTypeInfos\":[{}]}"), 0);
    test_query_is(fixture->db, "SELECT name FROM describe_field", "a");
    test_query_is(fixture->db, "SELECT count(*) FROM describe_record_type", "1");
}

/* A broken answer leaves no row, and the next one is stored as if it had never been. */
static void test_all_or_nothing(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(
        store_text(fixture, "{\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"picklistValues\":[{}]},{}]}"),
        SA_EFORMAT);
    assert_string_equal(fixture->error.message,
                        "answer is not a describe: entry 1 of 'fields' has no name of its own");
    test_query_is(fixture->db,
                  "SELECT (SELECT count(*) FROM describe_object) + (SELECT count(*) FROM describe_field)"
                  " + (SELECT count(*) FROM describe_picklist_value)",
                  "0");
    assert_int_equal(store_text(fixture, "{\"name\":\"A\",\"fields\":[{\"name\":\"a\"}]}"), 0);
    test_query_is(fixture->db, "SELECT name FROM describe_field", "a");
}

static int store_global(struct fixture *fixture, const char *body)
{
    struct sa_json *document = NULL;
    int rc = sa_json_parse(&document, body, strlen(body), &fixture->error);
    if (rc == 0)
        rc = sa_describe_store_global(fixture->db, document, &fixture->error);
    sa_json_free(document);
    return rc;
}

static void test_global(void **state)
{
    struct fixture *fixture = *state;
    static const char good[] =
        "{\"sobjects\":[{\"name\":\"A\",\"custom\":false,\"keyPrefix\":null,\"urls\":{}},"
        "{\"name\":\"B__c\",\"custom\":true,\"label\":\"B\",\"label\":\"C\"},{\"name\":\"A\"}]}";
    static const char *const bad[] = {"[]", "{\"sobjects\":{}}",
                                      "{\"sobjects\":[{\"name\":\"A\"},{\"name\":\"a b\"}]}",
                                      "{\"sobjects\":[null]}", "{"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(store_global(fixture, bad[i]), SA_EFORMAT);
    test_query_is(fixture->db, "SELECT count(*) FROM global_object", "0");
    assert_int_equal(store_global(fixture, good), 0);
    test_query_is(fixture->db, "SELECT name, custom, keyPrefix, label FROM global_object ORDER BY name",
                  "A|0|-|-\nB__c|1|-|B");
}

/* What was checked is what is stored: the first of two members of one name. */
static void test_members_twice(void **state)
{
    struct fixture *fixture = *state;
    static const char global[] = "{\"sobjects\":[{\"name\":\"A__c\",\"label\":null,\"custom\":true,"
                                 "\"name\":\"../B\",\"label\":\"B\"},{\"name\":\"C__c\"}]}";
    assert_int_equal(store_global(fixture, global), 0);
    test_query_is(fixture->db, "SELECT group_concat(name), count(label) FROM global_object", "A__c,C__c|0");
    assert_int_equal(store_text(fixture, "{\"name\":\"Lead\",\"label\":\"Lead\",\"name\":\"../B\","
                                         "\"fields\":[{\"name\":\"Id\",\"length\":18,\"length\":9,"
                                         "\"name\":\"B\"}],\"fields\":[{\"name\":\"C\"}]}"),
                     0);
    test_query_is(fixture->db, "SELECT object, name, length FROM describe_field", "Lead|Id|18");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_part_has_its_table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_default_value_of_any_type, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wrong_types_are_unknown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_text_is_kept_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_object_of_800_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_same_object_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_all_or_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_global, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_members_twice, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
