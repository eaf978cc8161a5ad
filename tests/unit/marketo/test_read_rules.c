/* Rules of smart lists and campaigns: strange ones first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "marketo/read.h"
#include "mentions.h"

static void rules_are(const char *json, const char *expected)
{
    test_mentions_are(sa_read_rules, json, expected);
}

/* One filter with one condition. */
static void filter_is(const char *type, const char *name, const char *condition, const char *expected)
{
    char json[2000];
    (void)snprintf(json, sizeof json, "{'filters': [{'name': '%s', 'ruleType': '%s', 'conditions': [{%s}]}]}",
                   name, type, condition);
    rules_are(json, expected);
}

static void test_wrong_types(void **state)
{
    (void)state;
    assert_int_equal(sa_read_rules(NULL, &(struct sa_mention_sink){NULL, NULL, NULL, NULL, NULL}, NULL),
                     SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_rules, "[]"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_rules, "'all'"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_rules, "null"), SA_OK);
    assert_int_equal(test_mentions_none(sa_read_rules, "{}"), SA_OK);
    assert_int_equal(test_mentions_none(sa_read_rules, "{'filters': 'x', 'triggers': {}}"), SA_OK);
    assert_int_equal(test_mentions_none(sa_read_rules, "{'filters': [1, null, 'Country', [], {}]}"), SA_OK);
    assert_int_equal(test_mentions_none(sa_read_rules, "{'filters': [{'name': 7, 'conditions': 'x'}]}"),
                     SA_OK);
    rules_are(
        "{'filters': [{'name': 'Country', 'ruleType': 'Attribute', 'conditions': [1, 'x', [2], null]}]}",
        "filter[Country] label Country\n");
    filter_is("Attribute", "Country",
              "'attributeId': {}, 'attributeName': 1, 'values': {'a': '{{lead.Tier}}'}",
              "token[Country] label Tier\nfilter[Country] label Country\n");
    filter_is("Attribute", "Country", "'attributeId': 1.5", "filter[Country] label Country\n");
    filter_is("Attribute", "Country", "'attributeId': -101", "filter[Country] label Country\n");
    filter_is("Attribute", "Country", "'attributeId': 0", "filter[Country] label Country\n");
    filter_is("Attribute", "Country", "'attributeId': '12x'", "filter[Country] label Country\n");
}

static void test_fields(void **state)
{
    (void)state;
    filter_is("Attribute", "Lead Source",
              "'attributeId': 48, 'attributeName': 'Person Source', 'values': ['Web']",
              "filter[Lead Source] id 48\n");
    filter_is("attribute", "Lead Source", "'attributeId': '48'", "filter[Lead Source] id 48\n");
    filter_is("Attribute", "Lead Source", "'attributeName': 'Person Source'",
              "filter[Lead Source] label Person Source\n");
    filter_is("Attribute", "Lead Source", "'values': ['Web']", "filter[Lead Source] label Lead Source\n");
    /* older: what conditions call it is not what the field is called */
    filter_is("Attribute", "Lead Source",
              "'activityAttributeId': 1, 'activityAttributeName': 'Lead Source is'",
              "filter[Lead Source] label Lead Source\n");
    rules_are("{'filters': [{'name': 'Country', 'ruleType': 'Attribute', 'operator': 'is empty'}]}",
              "filter[Country] label Country\n");
    rules_are("{'triggers': [{'name': 'Score', 'ruleType': 'Attribute', 'conditions': [{'attributeId': 7}, "
              "{'attributeId': 8}]}]}",
              "trigger[Score] id 7\ntrigger[Score] id 8\n");
    rules_are("{'filters': [{'name': 'Country', 'conditions': [{'attributeId': 8}]}, {'name': 'Tier'}, "
              "{'name': 'Clicks', 'conditions': [{'activityAttributeName': 'Link'}]}]}",
              "filter[Country] id 8\nfilter[Tier] label Tier unsure\n");
    filter_is("Attribute", "Notes {{internal}}: it\\'s",
              "'values': ['{{lead.Tier}}', '{{my.X}}', 5, 'secret']",
              "token[Notes {{internal}}: it\"s] label Tier\n"
              "filter[Notes {{internal}}: it\"s] label Notes {{internal}}: it\"s\n");
    filter_is("Attribute", "Has Budget", "'attributeId': 5, 'attributeName': 'Has Budget'",
              "filter[Has Budget] id 5\n");
    filter_is("Attribute", "Has Budget", "'values': ['true']", "filter[Has Budget] label Has Budget\n");
    filter_is("Attribute", "Duplicate Fields",
              "'operator': 'is', 'values': ['Email Address', 'Phone Number']",
              "filter[Duplicate Fields] label Email Address\nfilter[Duplicate Fields] label Phone Number\n");
}

static void test_no_fields(void **state)
{
    (void)state;
    filter_is("Attribute", "Member of Smart List", "'values': ['Customers', 17, '']",
              "link smart list \"Customers\"\nlink smart list \"17\"\n");
    filter_is("Attribute", "Member of Smart List",
              "'attributeId': 3, 'attributeName': 'Smart List', 'values': 'One'",
              "link smart list \"One\"\n");
    filter_is("Attribute", "Member of Program", "'attributeName': 'Program', 'values': ['P']", "");
    filter_is("Attribute", "Random Sample", "'attributeName': 'Percent'", "");
    filter_is("Activity", "Visited Web Page",
              "'activityAttributeId': 1, 'activityAttributeName': 'Web Page', 'values': ['Country']", "");
    filter_is("Activity", "Fills Out Form",
              "'activityAttributeId': 1, 'attributeId': 1, 'activityAttributeName': 'Name'", "");
    rules_are("{'triggers': ['Data Value Changes', 'Fills Out Form']}", "");
}

static void test_named_by_values(void **state)
{
    (void)state;
    filter_is(
        "Activity", "Data Value Changes",
        "'activityAttributeId': 12, 'activityAttributeName': 'Attribute', 'operator': 'is', 'values': ['Tier', ' ']",
        "filter[Data Value Changes] label Tier\n");
    filter_is("Activity", "Data Value Changed",
              "'activityAttributeName': 'Attribute', 'operator': 'contains', 'values': "
              "['Ti']",
              "filter[Data Value Changed] label Ti unsure\n");
    filter_is("Activity", "Score is Changed",
              "'activityAttributeName': 'Score Name', 'values': ['{{my.S}}', 'Score']",
              "filter[Score is Changed] label Score\n");
    filter_is("Activity", "Data Value Changed",
              "'activityAttributeName': 'New Value', 'values': ['secret {{lead.A}}']",
              "token[Data Value Changed] label A\n");
    filter_is("Activity", "Opportunity is Updated",
              "'activityAttributeName': 'Attribute', 'values': ['Stage']",
              "filter[Opportunity is Updated] label opportunity/Stage\n");
    filter_is("Activity", "Program Member Data is Changed",
              "'activityAttributeName': 'Attribute', 'values': ['Dietary']",
              "filter[Program Member Data is Changed] label program member/Dietary\n");
}

static void test_objects(void **state)
{
    (void)state;
    filter_is("Attribute", "Has Opportunity", "'attributeName': 'Amount', 'values': ['5']",
              "filter[Has Opportunity] label opportunity/Amount\n");
    filter_is("Attribute", "Has Opportunity", "'attributeId': 3, 'values': ['true']", "");
    filter_is("Activity", "Opportunity (Account) was Updated", "'activityAttributeName': 'Is Won'",
              "filter[Opportunity (Account) was Updated] label opportunity/Is Won\n");
    filter_is("Attribute", "Has Car",
              "'activityAttributeId': 100, 'activityAttributeName': 'Model', 'values': ['secret']",
              "filter[Has Car] label Car/Model\n");
    filter_is("Attribute", "Has Car",
              "'activityAttributeId': -103, 'activityAttributeName': 'Min. Number of Times'", "");
    filter_is("Activity", "Added to Car", "'activityAttributeName': 'Model'",
              "filter[Added to Car] label Car/Model\n");
    filter_is("Activity", "Car is Updated", "'activityAttributeName': 'Model'",
              "filter[Car is Updated] label Car/Model\n");
    filter_is("Activity", "Car is Updated", "'activityAttributeName': 'Attribute', 'values': ['Model']",
              "filter[Car is Updated] label Car/Model\n");
    filter_is("Activity", "Added to List", "'activityAttributeName': 'List Name'", "");
    filter_is("Activity", "Was Added to Nurture", "'activityAttributeName': 'Name'", "");
    filter_is("Activity", "Activity is Updated", "'activityAttributeName': 'Name'", "");
    filter_is("Activity", "Has Interesting Moment", "'activityAttributeName': 'Type'", "");
}

static void test_broken(void **state)
{
    (void)state;
    filter_is("Attribute", "Legacy",
              "'attributeId': 999, 'isError': true, 'errorMessage': 'secret {{lead.A}}'",
              "filter[Legacy] id 999 broken\n");
    filter_is("Attribute", "Legacy", "'isError': true", "filter[Legacy] label Legacy broken\n");
    filter_is("Attribute", "Legacy", "'isError': 'true'", "filter[Legacy] label Legacy\n");
    filter_is("Activity", "Visited Web Page", "'activityAttributeName': 'Web Page', 'isError': true",
              "filter[Visited Web Page] label  broken\n");
    filter_is("Attribute", "Member of Smart List", "'values': ['Gone'], 'isError': true",
              "link smart list \"Gone\"\nfilter[Member of Smart List] label  broken\n");
    filter_is("Attribute", "Has Opportunity", "'isError': true", "filter[Has Opportunity] label  broken\n");
    rules_are(
        "{'filters': [{'name': 'Tier', 'ruleType': 'Attribute', 'isError': true}, {'name': 'Opens', 'ruleType': "
        "'Activity', 'isError': true}]}",
        "filter[Tier] label Tier broken\nfilter[Opens] label  broken\n");
}

/* A million values, and a nest as deep as JSON allows. */
static void test_large(void **state)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_json *document = NULL;
    size_t count = 0;
    const struct sa_mention_sink sink = test_mentions_counted(&count);
    (void)state;
    assert_int_equal(
        sa_buffer_adds(&text, "{\"filters\":[{\"name\":\"Country\",\"ruleType\":\"Attribute\",\"conditions\":"
                              "[{\"attributeId\":8,\"values\":["),
        SA_OK);
    for (size_t i = 0; i < 1000000; i++)
        assert_int_equal(sa_buffer_adds(&text, "\"v\","), SA_OK);
    for (size_t i = 0; i < 900; i++)
        assert_int_equal(sa_buffer_adds(&text, "["), SA_OK);
    assert_int_equal(sa_buffer_adds(&text, "\"{{lead.Tier}}\""), SA_OK);
    for (size_t i = 0; i < 900; i++)
        assert_int_equal(sa_buffer_adds(&text, "]"), SA_OK);
    assert_int_equal(sa_buffer_adds(&text, "]}]}]}"), SA_OK);
    assert_int_equal(sa_json_parse(&document, text.data, text.length, NULL), SA_OK);
    assert_int_equal(sa_read_rules(document, &sink, NULL), SA_OK);
    assert_int_equal(count, 2);
    sa_json_free(document);
    sa_buffer_release(&text);
}

static int refuse(void *payload, const struct sa_mention *mention, struct sa_error *error)
{
    (void)mention;
    ++*(int *)payload;
    return sa_error_set(error, SA_EIO, "disk full");
}

static void test_sink_ends_it(void **state)
{
    static const char text[] =
        "{\"filters\":[{\"name\":\"A\",\"ruleType\":\"Attribute\"},{\"name\":\"B\",\"ruleType\":\"Attribute\"}]}";
    struct sa_json *document = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int calls = 0;
    const struct sa_mention_sink sink = {
        .mention = refuse, .step = NULL, .link = NULL, .choice = NULL, .payload = &calls};
    (void)state;
    assert_int_equal(sa_json_parse(&document, text, sizeof text - 1, NULL), SA_OK);
    assert_int_equal(sa_read_rules(document, &sink, &error), SA_EIO);
    assert_int_equal(calls, 1);
    assert_string_equal(error.message, "disk full");
    sa_json_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrong_types), cmocka_unit_test(test_fields),
        cmocka_unit_test(test_no_fields),   cmocka_unit_test(test_named_by_values),
        cmocka_unit_test(test_objects),     cmocka_unit_test(test_broken),
        cmocka_unit_test(test_large),       cmocka_unit_test(test_sink_ends_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
