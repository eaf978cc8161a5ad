/* Fields and thank-you pages of forms: strange ones first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "marketo/read.h"
#include "mentions.h"

static void form_is(const char *json, const char *expected)
{
    test_mentions_are(sa_read_form, json, expected);
}

static void test_wrong_types(void **state)
{
    (void)state;
    assert_int_equal(test_mentions_none(sa_read_form, "null"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_form, "'Email'"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_form, "{}"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_form, "{'fields': 'Email'}"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_form, "[1, null, {}, [], '', {'id': 5}, {'id': ' '}]"),
                     SA_OK);
    form_is("[{'id': 'Email', 'dataType': 1, 'fields': 'x', 'fieldMetaData': 'y', 'visibilityRules': 'z'}]",
            "form field soap Email writes\n");
    form_is("[{'id': 'Email', 'dataType': 'email', 'fields': [], 'fieldMetaData': {'values': {'a': 1}}}]",
            "form field soap Email writes\n");
}

static void test_fields(void **state)
{
    (void)state;
    form_is("[{'id': 'Email', 'dataType': 'email'}, {'id': 'Region__c_contact', 'dataType': 'hidden'}]",
            "form field soap Email writes\nform field soap Region__c_contact writes\n");
    form_is(
        "{'fields': ['Email', 'HtmlText_2016-05-27T14:34:24.115Z', 'SHRtbFRleHRfMjAxNi0wNS0yN1Q', 'Profiling']}",
        "form field soap Email writes\n");
    form_is(
        "[{'id': 'SHRtbFRleHRf', 'dataType': 'htmltext', 'text': '<p>{{lead.Tier}}</p><!-- {{lead.Old}} -->'}, "
        "{'id': 'b', 'dataType': 'Button'}]",
        "token label Tier\n");
    form_is(
        "[{'id': 'F', 'dataType': 'fieldset', 'label': 'About', 'fields': [{'id': 'Notes__c', 'dataType': 'textarea'}, "
        "{'id': 'Inner', 'dataType': 'fieldset', 'fields': ['Deep__c']}], 'visibilityRules': {'ruleType': 'show', "
        "'rules': [{'subjectField': 'Tier__c', 'operator': 'is', 'values': ['secret']}]}}]",
        "visibility rule soap Tier__c\nform field soap Notes__c writes\nform field soap Deep__c writes\n");
    form_is(
        "[{'id': 'Profiling', 'dataType': 'profiling', 'fields': [{'id': 'LeadSource', 'dataType': 'text'}]}]",
        "form field soap LeadSource writes\n");
    form_is(
        "[{'id': 'Region', 'dataType': 'select', 'defaultValue': 'secret', 'label': '{{lead.A}}', 'visibilityRules': "
        "{'ruleType': 'show', 'rules': [{'subjectField': 'Country', 'altLabel': '{{company.B}}'}, {'subjectField': 7}, "
        "5]}}]",
        "form field soap Region writes\nvisibility rule soap Country\ntoken label A\ntoken label company/B\n");
}

static void test_choices(void **state)
{
    (void)state;
    assert_int_equal(
        test_mentions_none(sa_read_form, "[{'dataType': 'select', 'fieldMetaData': {'values': ['a']}}]"),
        SA_OK);
    form_is(
        "[{'id': 'Country', 'dataType': 'select', 'fieldMetaData': {'values': [{'label': 'Select', 'value': ''}, "
        "{'label': 'Germany', 'value': 'DE'}, 'FR', {'value': 7}, {}]}}]",
        "form field soap Country writes\nchoice Country \"DE\"\nchoice Country \"FR\"\n");
}

static void test_thank_you(void **state)
{
    (void)state;
    assert_int_equal(test_mentions_none(sa_read_thank_you, "'x'"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_thank_you, "[]"), SA_OK);
    assert_int_equal(test_mentions_none(sa_read_thank_you, "[{'default': true, 'subjectField': null}]"),
                     SA_OK);
    test_mentions_are(
        sa_read_thank_you,
        "[{'thankYouList': [{'subjectField': 'Tier__c', 'values': ['secret'], 'followupType': 'url', "
        "'followupValue': 'https://example.com/?n={{lead.First Name}}'}, {'default': true}]}]",
        "thank-you page soap Tier__c\ntoken label First Name\n");
    test_mentions_are(sa_read_thank_you, "{'subjectField': 'Tier__c'}", "thank-you page soap Tier__c\n");
}

/* Containers as deep as JSON can be. */
static void test_deep(void **state)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_json *document = NULL;
    size_t count = 0;
    const struct sa_mention_sink sink = test_mentions_counted(&count);
    (void)state;
    for (size_t i = 0; i < 490; i++)
        assert_int_equal(sa_buffer_adds(&text, "[{\"dataType\":\"fieldset\",\"fields\":"), SA_OK);
    assert_int_equal(sa_buffer_adds(&text, "[\"Email\"]"), SA_OK);
    for (size_t i = 0; i < 490; i++)
        assert_int_equal(sa_buffer_adds(&text, "}]"), SA_OK);
    assert_int_equal(sa_json_parse(&document, text.data, text.length, NULL), SA_OK);
    assert_int_equal(sa_read_form(document, &sink, NULL), SA_OK);
    assert_int_equal(count, 1);
    sa_json_free(document);
    sa_buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wrong_types), cmocka_unit_test(test_fields),
                                       cmocka_unit_test(test_choices), cmocka_unit_test(test_thank_you),
                                       cmocka_unit_test(test_deep)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
