/* The gate for foreign text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/text.h"

#define BAD "\xEF\xBF\xBD"
#define TEXT(literal) (literal), sizeof(literal) - 1

struct gate_case {
    const char *in;
    size_t in_length;
    const char *out;
    size_t out_length;
    size_t replaced;
};

typedef int gate_function(struct sa_buffer *text, size_t *replaced);

static void check(gate_function *gate, const struct gate_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        /* Behind 0 to 8 plain bytes, so that each case meets each place in a word. */
        for (size_t before = 0; before <= 8; before++) {
            struct sa_buffer text = SA_BUFFER_INIT(1000);
            size_t replaced = 5;
            assert_int_equal(sa_buffer_add(&text, "........", before), 0);
            assert_int_equal(sa_buffer_add(&text, cases[i].in, cases[i].in_length), 0);
            assert_int_equal(gate(&text, &replaced), 0);
            if (text.length != before + cases[i].out_length ||
                memcmp(text.data + before, cases[i].out, cases[i].out_length) != 0 ||
                text.data[text.length] != '\0' || replaced != 5 + cases[i].replaced)
                fail_msg("case %zu after %zu bytes: '%s', %zu replaced", i, before, text.data, replaced - 5);
            sa_buffer_release(&text);
        }
    }
}

static void test_bytes(void **state)
{
    static const struct gate_case cases[] = {
        {TEXT(""), TEXT(""), 0},
        {TEXT("plain text, \x7f and \x01\t\r\n too"), TEXT("plain text, \x7f and \x01\t\r\n too"), 0},
        {TEXT("\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80"), TEXT("\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80"), 0},
        {TEXT("\xEF\xBF\xBD"), TEXT(BAD), 0},
        {TEXT("a\0b"), TEXT("a" BAD "b"), 1},
        {TEXT("\0"), TEXT(BAD), 1},
        {TEXT("\x80"), TEXT(BAD), 1},
        {TEXT("\xFF\xFE"), TEXT(BAD BAD), 2},
        {TEXT("\xC3"), TEXT(BAD), 1},
        {TEXT("\xC3(x"), TEXT(BAD "(x"), 1},
        {TEXT("\xE2\x82"), TEXT(BAD BAD), 2},
        {TEXT("\xE2\x82z"), TEXT(BAD BAD "z"), 2},
        {TEXT("\xF0\x9F\x98"), TEXT(BAD BAD BAD), 3},
        {TEXT("\xC0\xAF"), TEXT(BAD BAD), 2},                 /* overlong "/" */
        {TEXT("\xC1\xBF"), TEXT(BAD BAD), 2},                 /* overlong */
        {TEXT("\xE0\x9F\xBF"), TEXT(BAD BAD BAD), 3},         /* overlong */
        {TEXT("\xE0\xA0\x80"), TEXT("\xE0\xA0\x80"), 0},      /* U+0800 */
        {TEXT("\xF0\x8F\xBF\xBF"), TEXT(BAD BAD BAD BAD), 4}, /* overlong */
        {TEXT("\xF0\x90\x80\x80"), TEXT("\xF0\x90\x80\x80"), 0},
        {TEXT("\xED\x9F\xBF"), TEXT("\xED\x9F\xBF"), 0},         /* U+D7FF */
        {TEXT("\xED\xA0\x80"), TEXT(BAD BAD BAD), 3},            /* a surrogate */
        {TEXT("\xF4\x8F\xBF\xBF"), TEXT("\xF4\x8F\xBF\xBF"), 0}, /* U+10FFFF */
        {TEXT("\xF4\x90\x80\x80"), TEXT(BAD BAD BAD BAD), 4},    /* above it */
        {TEXT("\xF5\x80\x80\x80"), TEXT(BAD BAD BAD BAD), 4},
        {TEXT("a\xFF\xC3\xA4\0\xFFz"), TEXT("a" BAD "\xC3\xA4" BAD BAD "z"), 3},
    };
    (void)state;
    check(sa_text_gate, cases, sizeof cases / sizeof *cases);
    check(sa_text_gate_json, cases, sizeof cases / sizeof *cases);
}

static void test_escapes(void **state)
{
    static const struct gate_case cases[] = {
        {TEXT("\\u0041\\n\\\"\\/"), TEXT("\\u0041\\n\\\"\\/"), 0},
        {TEXT("\\u0000"), TEXT("\\ufffd"), 1},
        {TEXT("\\\\u0000"), TEXT("\\\\u0000"), 0},
        {TEXT("\\\\\\u0000"), TEXT("\\\\\\ufffd"), 1},
        {TEXT("\\\\\\\\u0000"), TEXT("\\\\\\\\u0000"), 0},
        {TEXT("\\u0000\\u0000"), TEXT("\\ufffd\\ufffd"), 2},
        {TEXT("\\u00001"), TEXT("\\ufffd1"), 1},
        {TEXT("\\ud83d\\ude00"), TEXT("\\ud83d\\ude00"), 0},
        {TEXT("\\uD83D\\uDE00"), TEXT("\\uD83D\\uDE00"), 0},
        {TEXT("\\uDBFF\\uDFFF"), TEXT("\\uDBFF\\uDFFF"), 0},
        {TEXT("\\ud83d"), TEXT("\\ufffd"), 1},
        {TEXT("\\ude00"), TEXT("\\ufffd"), 1},
        {TEXT("\\ude00\\ud83d"), TEXT("\\ufffd\\ufffd"), 2},
        {TEXT("\\ud83d\\ud83d\\ude00"), TEXT("\\ufffd\\ud83d\\ude00"), 1},
        {TEXT("\\ud83dx\\ude00"), TEXT("\\ufffdx\\ufffd"), 2},
        {TEXT("\\ud83d\\\\ude00"), TEXT("\\ufffd\\\\ude00"), 1},
        {TEXT("\\ud83d\\u0041"), TEXT("\\ufffd\\u0041"), 1},
        {TEXT("\\ud83d\\u0000"), TEXT("\\ufffd\\ufffd"), 2},
        {TEXT("\\ud83d\\ude0"), TEXT("\\ufffd\\ude0"), 1},
        {TEXT("\\ud7ff\\ue000"), TEXT("\\ud7ff\\ue000"), 0},
        {TEXT("\\u12"), TEXT("\\u12"), 0}, /* no escape at all: the parser's business */
        {TEXT("\\uzzzz"), TEXT("\\uzzzz"), 0},
        {TEXT("\\"), TEXT("\\"), 0},
        {TEXT("\\\xFF"), TEXT("\\" BAD), 1},
        {TEXT("\\\0u0000"), TEXT("\\" BAD "u0000"), 1},
        {TEXT("\\u0000\xFF\\udc00"), TEXT("\\ufffd" BAD "\\ufffd"), 3},
    };
    (void)state;
    check(sa_text_gate_json, cases, sizeof cases / sizeof *cases);
}

static void test_plain_text_keeps_backslashes(void **state)
{
    static const struct gate_case cases[] = {{TEXT("C:\\u0000\\ud83d"), TEXT("C:\\u0000\\ud83d"), 0}};
    (void)state;
    check(sa_text_gate, cases, 1);
}

static void test_limit(void **state)
{
    struct sa_buffer text = SA_BUFFER_INIT(5);
    size_t replaced = 0;
    (void)state;
    assert_int_equal(sa_buffer_adds(&text, "ab\xFF"
                                           "cd"),
                     0);
    assert_int_equal(sa_text_gate(&text, &replaced), SA_EFORMAT);
    assert_int_equal(replaced, 0);
    text.limit = 7;
    assert_int_equal(sa_text_gate(&text, NULL), 0);
    assert_string_equal(text.data, "ab" BAD "cd");
    sa_buffer_release(&text);
}

/* The gate must leave nothing behind that is not UTF-8, whatever comes in. */
static void test_random_bytes(void **state)
{
    static const char letters[] = "\\\\\\uuDdCc80f0\"x\xED\xA0\xF0\x9F\x80\xFF\xC3";
    uint32_t seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct sa_buffer text = SA_BUFFER_INIT(1000);
        size_t replaced = 0;
        for (int i = 0; i < 24; i++) {
            seed = seed * 1664525 + 1013904223;
            assert_int_equal(sa_buffer_add(&text, &letters[(seed >> 16) % sizeof letters], 1), 0);
        }
        assert_int_equal(sa_text_gate_json(&text, &replaced), 0);
        for (size_t i = 0, size; i < text.length; i += size) {
            size = sa_text_character((const unsigned char *)text.data + i, text.length - i);
            assert_true(size > 0 && text.data[i] != '\0');
        }
        size_t again = 0;
        assert_int_equal(sa_text_gate_json(&text, &again), 0);
        assert_int_equal(again, 0);
        sa_buffer_release(&text);
    }
}

static void test_character(void **state)
{
    (void)state;
    assert_int_equal(sa_text_character((const unsigned char *)"a", 0), 0);
    assert_int_equal(sa_text_character((const unsigned char *)"a", 1), 1);
    assert_int_equal(sa_text_character((const unsigned char *)"\xC3\xA4", 1), 0);
    assert_int_equal(sa_text_character((const unsigned char *)"\xC3\xA4", 2), 2);
    assert_int_equal(sa_text_character((const unsigned char *)"\xE2\x82\xAC", 9), 3);
    assert_int_equal(sa_text_character((const unsigned char *)"\xF0\x9F\x98\x80", 4), 4);
}

static void add(void *payload, const char *bytes, size_t length)
{
    assert_int_equal(sa_buffer_add(payload, bytes, length), SA_OK);
}

/* Foreign text shows as it is, or nearly: it neither formats nor links nor carries HTML, and no escape shows where it is pasted. */
static void test_markdown(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"Annual_Budget__c", "Annual_Budget__c"},
        {"_a_ b_", "＿a＿ b＿"},
        {"# no *heading*", "＃ no ∗heading∗"},
        {"a # b", "a # b"},
        {"#", "#"},
        {"Fields & Relationships > x", "Fields & Relationships > x"},
        {"<b>&amp;&#60;", "‹b>＆amp;＆#60;"},
        {"[x](http://y)", "［x］(http：//y)"},
        {"two\nlines|cells`code`~", "two lines¦cellsˋcodeˋ∼"},
        {"back\\slash", "back⧵slash"},
        {"a\xE2\x80\xAE"
         "b\x1B[31mc",
         "a" BAD "b" BAD "［31mc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer out = SA_BUFFER_INIT(1000);
        sa_text_markdown(cases[i].text, add, &out);
        assert_string_equal(out.data, cases[i].expected);
        sa_buffer_release(&out);
    }
}

/* Everything that drives a terminal or turns a line around, and nothing that people write with. */
static void test_unprintable(void **state)
{
    static const char *const bad[] = {"\x01",         "\x1B",         "\x7F",         "\xC2\x80",
                                      "\xC2\x9B",     "\xD8\x9C",     "\xE2\x80\x8E", "\xE2\x80\x8F",
                                      "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAA", "\xE2\x80\xAE",
                                      "\xE2\x81\xA6", "\xE2\x81\xA9", "\xE2\x81\xAA", "\xEF\xBF\xB9"};
    static const char *const good[] = {"a",
                                       "\t",
                                       "\n",
                                       "\r",
                                       " ",
                                       "~",
                                       "\xC2\xA0",
                                       "\xC3\xA9",
                                       "\xD7\xA9",
                                       "\xE2\x80\x8D",
                                       "\xE2\x80\x93",
                                       "\xE2\x80\xAF",
                                       "\xE2\x81\xA0",
                                       "\xF0\x9F\x98\x80",
                                       BAD,
                                       "\xE9",
                                       "\x9B"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (!sa_text_unprintable(bad[i]))
            fail_msg("bad %zu", i);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (sa_text_unprintable(good[i]))
            fail_msg("good %zu", i);
}

static void test_sound(void **state)
{
    static const char sound[] = "plain \xC3\xBC \xF0\x9F\x98\x80";
    (void)state;
    assert_true(sa_text_is_sound("", 0));
    assert_true(sa_text_is_sound(sound, sizeof sound - 1));
    assert_false(sa_text_is_sound(sound, sizeof sound)); /* the NUL */
    assert_false(sa_text_is_sound(sound, sizeof sound - 2));
    assert_false(sa_text_is_sound("\xED\xA0\x80", 3));
}

static void test_join(void **state)
{
    static const char *const words[] = {"one", "two", "three", NULL};
    static const char *const none[] = {NULL};
    char out[32];
    char small[8];
    (void)state;
    sa_text_join(out, sizeof out, words, ", ", " or ");
    assert_string_equal(out, "one, two or three");
    sa_text_join(out, sizeof out, words + 2, ", ", " or ");
    assert_string_equal(out, "three");
    sa_text_join(out, sizeof out, none, ", ", " or ");
    assert_string_equal(out, "");
    sa_text_join(small, sizeof small, words, ", ", " or ");
    assert_string_equal(small, "one, tw");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),       cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_escapes),     cmocka_unit_test(test_plain_text_keeps_backslashes),
        cmocka_unit_test(test_limit),       cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_character),   cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_unprintable), cmocka_unit_test(test_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
