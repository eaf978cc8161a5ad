/* JSON documents: what is read, what is refused and how that is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/json.h"

static struct sa_json *parse(const char *text)
{
    struct sa_json *document;
    struct sa_error error = SA_ERROR_INIT;
    /* An exact copy without a terminator: reading past the end is seen by the sanitizer. */
    size_t length = strlen(text);
    char *copy = malloc(length ? length : 1);
    memcpy(copy, text, length);
    if (sa_json_parse(&document, copy, length, &error))
        fail_msg("%s: %s", text, error.message);
    free(copy);
    return document;
}

static void test_walk(void **state)
{
    (void)state;
    struct sa_json *document =
        parse(" {\"fields\":[{\"name\":\"Id\",\"length\":18,\"custom\":false,\"calculated\":true,"
              "\"formula\":null}],\"Fields\":2,\"empty\":[]}\r\n\t ");
    const struct sa_json *fields = sa_json_get(document, "fields");
    assert_int_equal(sa_json_type(document), SA_JSON_OBJECT);
    assert_int_equal(sa_json_type(fields), SA_JSON_ARRAY);
    assert_int_equal(sa_json_count(document), 3);
    assert_int_equal(sa_json_count(fields), 1);
    assert_int_equal(sa_json_count(sa_json_get(document, "empty")), 0);
    assert_null(sa_json_first(sa_json_get(document, "empty")));
    const struct sa_json *field = sa_json_first(fields);
    assert_null(sa_json_next(field));
    assert_null(sa_json_name(field));
    assert_null(sa_json_name(document));
    static const char *const names[] = {"name", "length", "custom", "calculated", "formula"};
    static const enum sa_json_type types[] = {SA_JSON_STRING, SA_JSON_NUMBER, SA_JSON_BOOLEAN,
                                              SA_JSON_BOOLEAN, SA_JSON_NULL};
    const struct sa_json *member = sa_json_first(field);
    for (size_t i = 0; i < 5; i++, member = sa_json_next(member)) {
        assert_string_equal(sa_json_name(member), names[i]);
        assert_int_equal(sa_json_type(member), types[i]);
        assert_ptr_equal(sa_json_get(field, names[i]), member);
    }
    assert_null(member);
    assert_string_equal(sa_json_string(sa_json_get(field, "name")), "Id");
    assert_true(sa_json_number(sa_json_get(field, "length")) == 18);
    assert_false(sa_json_boolean(sa_json_get(field, "custom")));
    assert_true(sa_json_boolean(sa_json_get(field, "calculated")));
    assert_true(sa_json_number(sa_json_get(document, "Fields")) == 2);
    assert_null(sa_json_get(document, "FIELDS"));
    sa_json_free(document);
}

/* Every accessor on every type of node, and on nothing. */
static void test_wrong_types_are_harmless(void **state)
{
    (void)state;
    struct sa_json *document = parse("[null,true,false,1,\"x\",[],{},[1],{\"a\":1}]");
    const struct sa_json *node = sa_json_first(document);
    for (size_t i = 0; i <= 9; i++, node = sa_json_next(node)) {
        if ((i == 9) != (node == NULL))
            fail_msg("node %zu", i);
        assert_true((sa_json_string(node) != NULL) == (i == 4));
        assert_true((sa_json_number(node) != 0) == (i == 3));
        assert_true(sa_json_boolean(node) == (i == 1));
        assert_true((sa_json_get(node, "a") != NULL) == (i == 8));
        assert_int_equal(sa_json_count(node), i == 7 || i == 8);
        assert_true((sa_json_first(node) != NULL) == (i == 7 || i == 8));
        assert_null(sa_json_name(node));
    }
    assert_int_equal(sa_json_type(NULL), SA_JSON_NULL);
    sa_json_free(document);
    sa_json_free(NULL);
}

static void test_numbers(void **state)
{
    (void)state;
    struct sa_json *document = parse("[9007199254740992,-1.5e3,1e999,-1e999]");
    const struct sa_json *number = sa_json_first(document);
    assert_true(sa_json_number(number) == 9007199254740992.0);
    number = sa_json_next(number);
    assert_true(sa_json_number(number) == -1500);
    number = sa_json_next(number);
    assert_true(sa_json_number(number) == 0); /* infinity would be no use to anybody */
    number = sa_json_next(number);
    assert_true(sa_json_number(number) == 0);
    sa_json_free(document);
}

static void test_natural_numbers(void **state)
{
    static const struct {
        const char *text;
        long long number; /* -1 = it is none */
    } numbers[] = {{"0", 0},    {"30.0", 30},  {"1e2", 100},  {"100", 100},  {"101", -1},  {"-1", -1},
                   {"1.5", -1}, {"1e300", -1}, {"1e999", -1}, {"\"1\"", -1}, {"true", -1}, {"null", -1}};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sa_json *document = parse(numbers[i].text);
        long long number = -1;
        bool is = sa_json_natural(document, 100, &number);
        if (is != (numbers[i].number >= 0) || number != numbers[i].number)
            fail_msg("%s: %d %lld", numbers[i].text, is, number);
        sa_json_free(document);
    }
    assert_false(sa_json_natural(NULL, 1, NULL));
}

/* Two members of one name, however deep, however many others there are, in order or not. */
static void test_names_twice(void **state)
{
    static const char *const good[] = {"{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":1}]}",
                                       "{\"b\":1,\"a\":2,\"c\":3}", "[1,1]", "{}", "\"a\""};
    static const char *const bad[] = {"{\"a\":1,\"a\":1}", "[[{\"x\":{\"b\":1,\"a\":1,\"b\":null}}]]",
                                      "{\"a\":1,\"b\":1,\"c\":{},\"a\":{}}"};
    struct sa_error error = SA_ERROR_INIT;
    char many[4096] = "{\"z\":0";
    (void)state;
    for (int i = 0; i < 300; i++)
        snprintf(many + strlen(many), sizeof many - strlen(many), ",\"%d\":0", i);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct sa_json *document = parse(good[i]);
        assert_int_equal(sa_json_check_names(document, &error), 0);
        sa_json_free(document);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sa_json *document = parse(bad[i]);
        assert_int_equal(sa_json_check_names(document, &error), SA_EFORMAT);
        sa_json_free(document);
    }
    for (int twice = 0; twice < 2; twice++) {
        snprintf(many + strlen(many), sizeof many - strlen(many), twice ? ",\"7\":1}" : "}");
        struct sa_json *document = parse(many);
        assert_int_equal(sa_json_check_names(document, &error), twice ? SA_EFORMAT : SA_OK);
        sa_json_free(document);
        many[strlen(many) - 1] = '\0';
    }
    assert_string_equal(error.message, "an object has two members '7'");
    assert_int_equal(sa_json_check_names(NULL, NULL), 0);
}

static void test_not_json(void **state)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"", "not JSON: the document is empty"},
        {"  \n", "not JSON: the document ends too early, after 3 bytes"},
        {"{\"a\":[1,2", "not JSON: the document ends too early, after 9 bytes"},
        {"{\"a\":\"b", "not JSON: the document ends too early, after 7 bytes"},
        {"[1,2}", "not JSON: unexpected '}' at byte 4"},
        {"[1] [2]", "not JSON: unexpected '[2]' at byte 4"},
        {"{} x", "not JSON: unexpected 'x' at byte 3"},
        {"<html>\n<head><title>\x1b[31m Down for maintenance",
         "not JSON: unexpected '<html>.<head><title>.[31' at byte 0"},
        {"[nul]", "not JSON: unexpected 'nul]' at byte 1"},
        {"[1,]", "not JSON: unexpected ']' at byte 3"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_error error = SA_ERROR_INIT;
        struct sa_json *document;
        assert_int_equal(sa_json_parse(&document, cases[i].text, strlen(cases[i].text), &error), SA_EFORMAT);
        assert_null(document);
        assert_int_equal(error.code, SA_EFORMAT);
        assert_string_equal(error.message, cases[i].message);
    }
}

static void test_depth(void **state)
{
    char text[2003];
    struct sa_json *document;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    memset(text, '[', 1000);
    memset(text + 1000, ']', 1000);
    assert_int_equal(sa_json_parse(&document, text, 2000, &error), SA_OK);
    struct sa_buffer out = SA_BUFFER_INIT(3000);
    assert_int_equal(sa_json_print(document, &out), 0);
    assert_int_equal(out.length, 2000);
    assert_memory_equal(out.data, text, 2000);
    sa_buffer_release(&out);
    sa_json_free(document);
    memset(text, '[', 1001);
    memset(text + 1001, ']', 1001);
    assert_int_equal(sa_json_parse(&document, text, 2002, &error), SA_EFORMAT);
    assert_string_equal(error.message, "JSON nested deeper than 1000 levels at byte 1000");
}

static void test_print_and_quote(void **state)
{
    struct sa_buffer out = SA_BUFFER_INIT(1000);
    static const char nasty[] = "\"\\/\b\f\n\r\t\x01\x1f\x7f <\xC3\xA4>\0!";
    (void)state;
    assert_int_equal(sa_json_quote(nasty, sizeof nasty - 1, &out), 0);
    assert_string_equal(out.data, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f <\xC3\xA4>\\u0000!\"");
    sa_buffer_clear(&out);
    assert_int_equal(sa_json_quote("", 0, &out), 0);
    assert_string_equal(out.data, "\"\"");
    sa_buffer_clear(&out);
    struct sa_json *document = parse("{ \"a\" : [ 1, 2.5, true, null, \"x\\ny\" ] }");
    assert_int_equal(sa_json_print(document, &out), 0);
    assert_string_equal(out.data, "{\"a\":[1,2.5,true,null,\"x\\ny\"]}");
    sa_buffer_clear(&out);
    assert_int_equal(sa_json_print(NULL, &out), 0);
    assert_string_equal(out.data, "null");
    sa_json_free(document);
    sa_buffer_release(&out);
}

static void test_quote_is_read_back(void **state)
{
    char all[255];
    (void)state;
    for (size_t i = 0; i < sizeof all; i++)
        all[i] = (char)(i % 127 + 1);
    struct sa_buffer out = SA_BUFFER_INIT(4000);
    assert_int_equal(sa_json_quote(all, sizeof all, &out), 0);
    struct sa_json *document = parse(out.data);
    assert_int_equal(strlen(sa_json_string(document)), sizeof all);
    assert_memory_equal(sa_json_string(document), all, sizeof all);
    sa_json_free(document);
    sa_buffer_release(&out);
}

static void test_output_limit(void **state)
{
    struct sa_json *document = parse("[1,2,3,4]");
    (void)state;
    for (size_t limit = 3; limit < 9; limit++) {
        struct sa_buffer out = SA_BUFFER_INIT(limit);
        assert_int_equal(sa_buffer_adds(&out, "ab"), 0);
        assert_int_equal(sa_json_print(document, &out), SA_EFORMAT);
        assert_int_equal(sa_json_quote("12\n4567", 7, &out), SA_EFORMAT);
        assert_string_equal(out.data, "ab");
        sa_buffer_release(&out);
    }
    sa_json_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_wrong_types_are_harmless),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_natural_numbers),
        cmocka_unit_test(test_names_twice),
        cmocka_unit_test(test_not_json),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_print_and_quote),
        cmocka_unit_test(test_quote_is_read_back),
        cmocka_unit_test(test_output_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
