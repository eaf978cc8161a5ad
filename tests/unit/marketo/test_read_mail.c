/* Records and contents of mails, pages and snippets: strange ones first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "marketo/read.h"
#include "mentions.h"

static void test_wrong_types(void **state)
{
    (void)state;
    assert_int_equal(test_mentions_none(sa_read_mail, "[]"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_mail, "null"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_mail, "{'subject': 7, 'ccFields': 'x', 'preHeader': null}"),
                     SA_OK);
    assert_int_equal(
        test_mentions_none(sa_read_mail, "{'ccFields': [1, null, {}, {'attributeId': 'x'}, []]}"), SA_OK);
    assert_int_equal(test_mentions_none(sa_read_content, "null"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_content, "5"), SA_EFORMAT);
    assert_int_equal(
        test_mentions_none(sa_read_content, "[{'contentType': 'Snippet', 'value': {}}, {'type': 1}]"), SA_OK);
}

static void test_header(void **state)
{
    (void)state;
    test_mentions_are(
        sa_read_mail,
        "{'name': '{{lead.Not sent}}', 'description': '{{lead.Not sent}}', 'subject': {'type': 'Text', "
        "'value': '{{lead.A}}'}, 'fromName': '{{lead.B}}', 'fromEmail': {'value': '{{lead.C}}'}, "
        "'replyEmail': {'value': '{{lead.D}}'}, 'preHeader': '{{lead.E:default=x}}'}",
        "token label A\ntoken label B\ntoken label C\ntoken label D\ntoken label E\n");
}

static void test_copies(void **state)
{
    (void)state;
    test_mentions_are(
        sa_read_mail,
        "{'ccFields': [{'attributeId': '157', 'objectName': 'lead', 'displayName': 'Owner', 'apiName': null}, "
        "{'attributeId': 158, 'objectName': 'company', 'apiName': 'leadOwnerEmail'}, "
        "{'displayName': 'Second Email'}, 'Email__c']}",
        "cc id 157\ncc any company/leadOwnerEmail\ncc label Second Email\ncc any Email__c\n");
}

static void test_content(void **state)
{
    (void)state;
    test_mentions_are(sa_read_content, "'<p>{{lead.A}}</p>'", "token label A\n");
    test_mentions_are(
        sa_read_content,
        "[{'htmlId': 'a', 'contentType': 'Text', 'value': [{'type': 'HTML', 'value': '{{lead.A}}'}, {'type': "
        "'Text', 'value': '{{lead.B}}'}]}, {'contentType': 'Snippet', 'value': '8001'}, {'contentType': "
        "'DynamicContent', 'value': 'RVMtNDg='}]",
        "token label A\ntoken label B\nlink snippet \"8001\"\n");
    test_mentions_are(
        sa_read_content,
        "[{'id': '67', 'type': 'Form', 'content': {'content': '4001', 'contentType': 'Form'}}, {'type': "
        "'Form', 'content': {'content': 4002}}, {'type': 'Form', 'content': '4003'}]",
        "link form \"4001\"\nlink form \"4002\"\nlink form \"4003\"\n");
    test_mentions_are(
        sa_read_content,
        "{'segmentation': 9001, 'content': [{'segmentName': 'Partners', 'type': 'HTML', 'content': "
        "'{{lead.Region}}'}, {'type': 'Snippet', 'content': '5'}]}",
        "token label Region\nlink snippet \"5\"\n");
}

static void test_token(void **state)
{
    (void)state;
    assert_int_equal(test_mentions_none(sa_read_token, "[]"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(sa_read_token, "{'type': 'script text', 'value': 5}"), SA_OK);
    test_mentions_are(sa_read_token,
                      "{'name': '{{lead.X}}', 'type': 'Script Text', 'value': '$lead.A {{lead.B}}'}",
                      "velocity soap A\ntoken label B\n");
    test_mentions_are(sa_read_token, "{'type': 'rich text', 'value': '$lead.A {{lead.B}}'}",
                      "token label B\n");
}

static int read_car(const struct sa_json *asset, const struct sa_mention_sink *sink, struct sa_error *error)
{
    return sa_read_dependency(asset, "car_c", sink, error);
}

static void test_dependency(void **state)
{
    (void)state;
    assert_int_equal(test_mentions_none(read_car, "[]"), SA_EFORMAT);
    assert_int_equal(test_mentions_none(read_car, "{'assetType': 'Smart Campaign', 'assetId': 1}"), SA_OK);
    assert_int_equal(test_mentions_none(read_car, "{'usedFields': 'vin'}"), SA_OK);
    test_mentions_are(read_car, "{'assetId': 1, 'usedFields': ['make', 5, 'vin']}",
                      "dependency rest car_c/make\ndependency rest car_c/vin\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wrong_types), cmocka_unit_test(test_header),
                                       cmocka_unit_test(test_copies),      cmocka_unit_test(test_content),
                                       cmocka_unit_test(test_dependency),  cmocka_unit_test(test_token)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
