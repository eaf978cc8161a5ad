/* What recordings of Marketo hold: names, ids, scripts and texts, and of values the tokens alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "marketo/scrub.h"

static void becomes(const char *body, const char *expected)
{
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_marketo_scrub(&out, body, strlen(body)), 0);
    assert_string_equal(out.data, expected);
    sa_buffer_release(&out);
}

static void test_values_of_rules(void **state)
{
    (void)state;
    becomes(
        "{\"conditions\":[{\"attributeId\":12,\"attributeName\":\"Tier\",\"operator\":\"is\",\"values\":[\"Gold\",\"{{my.Tier}} or so\"]}]}",
        "{\"conditions\":[{\"attributeId\":12,\"attributeName\":\"Tier\",\"operator\":\"is\",\"values\":[\"\",\"{{my.Tier}}\"]}]}");
    becomes("{\"values\":[7,null,{\"label\":\"Gold\"}]}", "{\"values\":[null,null,{\"label\":\"\"}]}");
}

static void test_what_names_a_field_stays(void **state)
{
    (void)state;
    becomes(
        "{\"attributes\":[{\"name\":\"Attribute Name\",\"value\":\"Tier\"},{\"name\":\"New Value\",\"value\":\"Gold {{lead.Country}}\"}]}",
        "{\"attributes\":[{\"name\":\"Attribute Name\",\"value\":\"Tier\"},{\"name\":\"New Value\",\"value\":\"{{lead.Country}}\"}]}");
    becomes("{\"name\":\"Member of Smart List\",\"values\":[\"Customers\"]}",
            "{\"name\":\"Member of Smart List\",\"values\":[\"Customers\"]}");
    becomes("{\"name\":\"Score Name\",\"ruleType\":\"Attribute\",\"values\":[\"Gold\"]}",
            "{\"name\":\"Score Name\",\"ruleType\":\"Attribute\",\"values\":[\"\"]}");
    becomes("{\"folder\":{\"type\":\"Program\",\"value\":1012,\"folderName\":\"Web\"}}",
            "{\"folder\":{\"type\":\"Program\",\"value\":1012,\"folderName\":\"Web\"}}");
    becomes("{\"parent\":{\"type\":\"Folder\",\"value\":12}}",
            "{\"parent\":{\"type\":\"Folder\",\"value\":12}}");
    becomes("{\"contentType\":\"DynamicContent\",\"value\":\"RVMtNDg=\"}",
            "{\"contentType\":\"DynamicContent\",\"value\":\"RVMtNDg=\"}");
}

static void test_defaults_of_tokens(void **state)
{
    (void)state;
    becomes(
        "{\"subject\":\"Hi {{lead.First Name:default=friend}}, {{lead.Notes {{x}}:Default = y}} and {{lead.City}}\"}",
        "{\"subject\":\"Hi {{lead.First Name}}, {{lead.Notes {{x}}}} and {{lead.City}}\"}");
    becomes("{\"subject\":\"{{lead.City: default=Rome}} {{lead.City :\\tDefault = Rome}}\"}",
            "{\"subject\":\"{{lead.City}} {{lead.City }}\"}");
    becomes("{\"subject\":\"{{ {{lead.City:default=Rome}} }\"}", "{\"subject\":\"{{ {{lead.City}} }\"}");
    becomes("{\"type\":\"script text\",\"value\":\"#if($lead.Tier == 1)a#end\"}",
            "{\"type\":\"script text\",\"value\":\"#if($lead.Tier == 1)a#end\"}");
    becomes("{\"type\":\"text\",\"name\":\"my.Code\",\"value\":\"Gold\"}",
            "{\"type\":\"text\",\"name\":\"my.Code\",\"value\":\"Gold\"}");
}

static void test_forms(void **state)
{
    (void)state;
    becomes(
        "{\"id\":\"Country\",\"defaultValue\":\"US\",\"fieldMetaData\":{\"values\":[{\"value\":\"US\",\"label\":\"United States\"}]},"
        "\"visibilityRules\":{\"rules\":[{\"subjectField\":\"Tier\",\"values\":[\"Gold\"],\"altLabel\":\"Land\"}]}}",
        "{\"id\":\"Country\",\"defaultValue\":\"\",\"fieldMetaData\":{\"values\":[{\"value\":\"\",\"label\":\"\"}]},"
        "\"visibilityRules\":{\"rules\":[{\"subjectField\":\"Tier\",\"values\":[\"\"],\"altLabel\":\"\"}]}}");
    becomes("{\"followupType\":\"url\",\"followupValue\":\"https://example.com/secret\"}",
            "{\"followupType\":\"url\",\"followupValue\":\"\"}");
}

static void test_what_is_no_json(void **state)
{
    (void)state;
    becomes("<html>Gold</html>", "");
    becomes("", "");
    becomes("{\"values\":[\"a\"", "");
}

/* Braces without end take no longer than other text. */
static void test_many_braces(void **state)
{
    enum { MANY = 200000 };
    struct sa_buffer body = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    (void)state;
    assert_int_equal(sa_buffer_adds(&body, "{\"html\":\""), 0);
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(sa_buffer_adds(&body, "{{"), 0);
    assert_int_equal(sa_buffer_adds(&body, "\"}"), 0);
    assert_int_equal(sa_marketo_scrub(&out, body.data, body.length), 0);
    assert_int_equal(out.length, body.length);
    sa_buffer_release(&out);
    sa_buffer_release(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_of_rules),    cmocka_unit_test(test_what_names_a_field_stays),
        cmocka_unit_test(test_defaults_of_tokens), cmocka_unit_test(test_forms),
        cmocka_unit_test(test_what_is_no_json),    cmocka_unit_test(test_many_braces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
