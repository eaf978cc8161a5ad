/* Headers of rule files: what they become, and where a malformed one is said to be wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "judge.h"

static const char good[] =
    "-- id: good\n-- title: A title: with a colon\n-- severity: medium\n-- category: field\n"
    "-- practice: 10\n-- needs: describe  identity\n-- action: Do\n-- who: both\n-- why: first\n"
    "--   second\n-- fix: f\n-- risk: r\n-- undo: u\n-- param: name = '^a | ''b'' '  | help | more\n"
    "-- param: limit =  0.5 | a share\n-- param: empty = | nothing\nSELECT 1 -- rule: not a key\n";

static void test_everything_is_read(void **state)
{
    struct sa_rule_entry entry;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    assert_int_equal(sa_rule_parse(&entry, good, sizeof good - 1, "rules/field/good.sql", &error), SA_OK);
    const struct sa_rule *rule = &entry.rule;
    assert_string_equal(rule->id, "good");
    assert_string_equal(rule->title, "A title: with a colon");
    assert_string_equal(rule->severity, "medium");
    assert_string_equal(rule->basis, "certain");
    assert_string_equal(rule->catalogue, "");
    assert_string_equal(rule->docs, "");
    assert_string_equal(rule->why, "first second");
    assert_int_equal(rule->practice, 10);
    assert_int_equal(rule->parameter_count, 3);
    assert_string_equal(rule->parameters[0].name, "name");
    assert_string_equal(rule->parameters[0].value, "^a | 'b' ");
    assert_string_equal(rule->parameters[0].help, "help | more");
    assert_string_equal(rule->parameters[1].value, "0.5");
    assert_string_equal(rule->parameters[2].value, "");
    assert_string_equal(rule->sql, "SELECT 1 -- rule: not a key\n");
    assert_int_equal(rule->sql_line, 17);
    assert_string_equal(rule->source, "rules/field/good.sql");
    sa_rule_release(&entry);
}

#define START "-- id: good\n-- title: t\n"
#define MIDDLE "-- category: field\n-- practice: 2\n-- needs: describe\n-- action: a\n-- who: both\n"
#define END "-- why: w\n-- fix: f\n-- risk: r\n-- undo: u\nSELECT 1"

static void test_malformed_headers(void **state)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"", "good.sql:1: the header above has no key 'id'"},
        {"SELECT 1", "good.sql:1: the header above has no key 'id'"},
        {START "-- severity: low\n" MIDDLE "-- why: w\n-- fix: f\n-- risk: r\nSELECT 1",
         "good.sql:12: the header above has no key 'undo'"},
        {START "-- severity low\n" MIDDLE END, "good.sql:3: header line is not '-- key: text'"},
        {START "-- severity: low\n-- colour: red\n" MIDDLE END, "good.sql:4: unknown key 'colour'"},
        {START "-- severity: low\n-- title: u\n" MIDDLE END, "good.sql:4: key 'title' is repeated"},
        {START "-- severity:\n" MIDDLE END, "good.sql:3: key 'severity' has no text"},
        {START "-- severity: urgent\n" MIDDLE END,
         "good.sql:3: severity 'urgent' is none of: critical high medium low info"},
        {START "-- severity: low info\n" MIDDLE END,
         "good.sql:3: severity 'low info' is none of: critical high medium low info"},
        {START "-- severity: low\n-- basis: sure\n" MIDDLE END,
         "good.sql:4: basis 'sure' is none of: observed certain possible"},
        {START "-- severity: high\n-- basis: possible\n" MIDDLE END,
         "good.sql:14: what is only possible is not above medium, and this is high"},
        {START "-- severity: low\n-- proposed: delete\n" MIDDLE END,
         "good.sql:4: proposed 'delete' is none of: hide decide"},
        {START "-- severity: low\n-- practice: 11\n" MIDDLE END,
         "good.sql:4: practice '11' is none of: 1 2 3 4 5 6 7 8 9 10"},
        {START "-- severity: low\n-- who: nobody\n" MIDDLE END,
         "good.sql:4: who 'nobody' is none of: salesforce marketo both"},
        {"-- id: other\n-- title: t\n-- severity: low\n" MIDDLE END,
         "good.sql:13: id 'other' is not the file's name in a-z, 0-9 and '-'"},
        {"-- id: goo\n-- title: t\n-- severity: low\n" MIDDLE END,
         "good.sql:13: id 'goo' is not the file's name in a-z, 0-9 and '-'"},
        {START "-- severity: low\n-- category: field\n-- practice: 2\n-- needs: describe tarot\n-- action: "
               "a\n-- who: both\n" END,
         "good.sql:13: needs names an unknown source 'tarot'"},
        {START "-- severity: low\n" MIDDLE "-- why: w\n-- fix: f\n-- risk: r\n-- undo: u\n \n;\n",
         "good.sql:13: there is no SELECT"},
        {START "-- param: a\n", "good.sql:3: parameter is not 'NAME = VALUE | help'"},
        {START "-- param: = 1 | help\n", "good.sql:3: parameter is not 'NAME = VALUE | help'"},
        {START "-- param: a = 1\n", "good.sql:3: parameter is not 'NAME = VALUE | help'"},
        {START "-- param: a = 1 | \n", "good.sql:3: parameter is not 'NAME = VALUE | help'"},
        {START "-- param: a = 'x | help\n", "good.sql:3: parameter is not 'NAME = VALUE | help'"},
        {START "-- param: a = 'x' y | help\n", "good.sql:3: parameter is not 'NAME = VALUE | help'"},
        {START "-- param: now = 1 | help\n",
         "good.sql:3: parameter 'now' is the snapshot's time in every rule"},
        {START "-- param: a = 1 | help\n--   more\n-- param: a = 2 | help\n",
         "good.sql:5: parameter 'a' is repeated"},
        {START "-- why: caf\xe9\n", "good.sql:3: the file is not UTF-8 text"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_rule_entry entry;
        struct sa_error error = SA_ERROR_INIT;
        assert_int_equal(sa_rule_parse(&entry, cases[i].text, strlen(cases[i].text), "good.sql", &error),
                         SA_EINPUT);
        assert_string_equal(error.message, cases[i].message);
    }
}

static void test_nul_is_not_text(void **state)
{
    static const char text[] = "-- id: good\n-- title: a\0b\n";
    struct sa_rule_entry entry;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    assert_int_equal(sa_rule_parse(&entry, text, sizeof text - 1, "good.sql", &error), SA_EINPUT);
    assert_string_equal(error.message, "good.sql:2: the file is not UTF-8 text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything_is_read),
        cmocka_unit_test(test_malformed_headers),
        cmocka_unit_test(test_nul_is_not_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
