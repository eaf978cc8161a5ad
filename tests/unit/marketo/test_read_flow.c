/* Flow steps of campaigns: strange ones first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "marketo/read.h"
#include "mentions.h"

static void flow_is(const char *json, const char *expected)
{
    test_mentions_are(sa_read_flow, json, expected);
}

static void test_wrong_types(void **state)
{
    (void)state;
    assert_int_equal(test_mentions_none(sa_read_flow, "{}"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_flow, "null"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_flow, "{'steps': {}}"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_flow, "{'steps': []}"), SA_OK);
    assert_int_equal(test_mentions_none(sa_read_flow, "[1, 'x', null, []]"), SA_OK);
    flow_is(
        "[7, {'activityTypeName': 5}, {'activityTypeName': 'Wait', 'stepChoice': 'x'}, {'activityTypeName': 'Wait', "
        "'stepChoice': [1, {'rule': 'x', 'attributes': [1, {'name': 2, 'value': 3}]}]}]",
        "step 2 \nstep 3 Wait\nstep 4 Wait\n");
}

static void test_writes(void **state)
{
    (void)state;
    flow_is(
        "{'steps': [{'activityTypeName': 'Sync Lead to SFDC', 'stepChoice': [{'attributes': [{'name': 'Assign To', "
        "'value': 'Country'}]}]}]}",
        "step 1 Sync Lead to SFDC\n");
    flow_is(
        "{'steps': [{'activityTypeName': 'Change Data Value', 'stepChoice': [{'default': true, 'attributes': [{'name': "
        "'Attribute Name', 'value': 'Person Source'}, {'name': 'New Value', 'value': 'secret {{lead.Tier}}'}]}]}]}",
        "step 1 Change Data Value\nflow step[Change Data Value] any Person Source writes\n"
        "token[Change Data Value] label Tier\n");
    flow_is(
        "[{'activityTypeName': 'Change Score', 'stepChoice': [{'attributes': [{'name': 'score name', 'value': ['Score', "
        "'Score: Web {{x}}', 7]}, {'name': 'Change', 'value': '+5'}]}]}]",
        "step 1 Change Score\nflow step[Change Score] any Score writes\n"
        "flow step[Change Score] any Score: Web {{x}} writes\n");
    flow_is(
        "[{'activityTypeName': 'Change Program Member Data', 'stepChoice': [{'attributes': [{'name': 'Attribute', "
        "'value': 'Dietary Needs'}, {'name': 'New Value', 'value': '{{member.Old}}'}]}]}]",
        "step 1 Change Program Member Data\n"
        "flow step[Change Program Member Data] any program member/Dietary Needs writes\n"
        "token[Change Program Member Data] label program member/Old\n");
    flow_is(
        "[{'activityTypeName': 'Change Data Value', 'stepChoice': [{'attributes': [{'name': 'Attribute', 'value': "
        "'{{lead.Which}}'}]}]}]",
        "step 1 Change Data Value\ntoken[Change Data Value] label Which\n");
}

static void test_choices(void **state)
{
    (void)state;
    flow_is(
        "[{'activityTypeName': 'Wait', 'stepChoice': [{'rule': {'name': 'Tier', 'ruleType': 'Attribute', 'ruleTypeId': 2, "
        "'values': ['secret', '{{lead.A}}']}}, {'default': true}]}]",
        "step 1 Wait\nflow choice[Wait] label Tier\ntoken[Wait] label A\n");
    flow_is(
        "[{'activityTypeName': 'Wait', 'stepChoice': [{'rule': {'name': 'Opened Email', 'ruleType': 'Activity'}}, "
        "{'rule': {'name': 'Tier'}}, {'rule': {'name': 'Tier', 'ruleType': 'Attribute', 'attributeId': 9, 'isError': "
        "true}}]}]",
        "step 1 Wait\nflow choice[Wait] label Tier unsure\nflow choice[Wait] id 9 broken\n");
    flow_is(
        "[{'activityTypeName': 'Wait', 'stepChoice': [{'rule': {'name': 'Member of Smart List', 'ruleType': 'Attribute', "
        "'values': ['Customers']}}, {'rule': {'name': 'Member of Program', 'ruleType': 'Attribute'}}]}]",
        "step 1 Wait\nlink smart list \"Customers\"\n");
}

/* Who does not ask for steps and links is told none. */
static void test_mentions_alone(void **state)
{
    static const char text[] =
        "[{\"activityTypeName\":\"Wait\",\"stepChoice\":[{\"rule\":{\"name\":\"Member of Smart List\","
        "\"values\":[\"x\"]}},{\"rule\":{\"name\":\"Tier\",\"ruleType\":\"Attribute\"}}]}]";
    struct sa_json *document = NULL;
    size_t count = 0;
    const struct sa_mention_sink sink = test_mentions_counted(&count);
    (void)state;
    assert_int_equal(sa_json_parse(&document, text, sizeof text - 1, NULL), SA_OK);
    assert_int_equal(sa_read_flow(document, &sink, NULL), SA_OK);
    assert_int_equal(count, 1);
    sa_json_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wrong_types), cmocka_unit_test(test_writes),
                                       cmocka_unit_test(test_choices), cmocka_unit_test(test_mentions_alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
