/* Fixtures of rules: what makes one fail, and that it says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "folder.h"
#include "judge.h"
#include "syncaudit/buffer.h"

static const char rule[] = TEST_RULE(
    "zz-text", "low", "",
    "SELECT object, field, 'is a ' || type AS message,"
    " json_object('type', type, 'length', length, 'none', NULL, 'list', json_array(1, 'a')) AS evidence FROM field"
    " WHERE type = 'textarea'");

#define FACTS                                                                                                \
    "INSERT INTO an_object (name) VALUES ('Lead');\n"                                                        \
    "INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Long__c', 'textarea'), ('Lead', 'Name', "     \
    "'string');\n"

static void collect(void *payload, const char *line)
{
    sa_buffer_addf(payload, "%s\n", line);
}

/* Runs the fixture (NULL = none) of the rule above, as a rule of one's own. `expected` is what is reported. */
static int run(const char *fixture, const char *expected, struct sa_error *error)
{
    char *folder = test_folder_make();
    char *tests = test_folder_path(folder, "tests");
    struct sa_buffer lines = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_rules *rules = NULL;
    size_t failed = 0;
    free(test_folder_write(folder, "zz-text.sql", rule, sizeof rule - 1));
    assert_int_equal(mkdir(tests, 0700), 0);
    if (fixture)
        free(test_folder_write(tests, "zz-text.sql", fixture, strlen(fixture)));
    assert_int_equal(sa_rules_load(&rules, folder, error), SA_OK);
    int rc = sa_rules_test(rules, folder, "zz-text", collect, &lines, &failed, error);
    if (expected && !strstr(lines.data, expected))
        fail_msg("reported is\n%snot\n%s", lines.data, expected);
    if (rc == SA_OK)
        assert_int_equal(failed, strstr(lines.data, "FAILED") != NULL);
    sa_rules_free(rules);
    sa_buffer_release(&lines);
    free(tests);
    test_folder_remove(folder);
    return rc;
}

static void test_reports(void **state)
{
    static const struct {
        const char *fixture;
        const char *line;
    } cases[] = {
        {"-- case: both ways\n-- flags: Lead.Long__c\n-- message: is a textarea\n-- severity: low\n-- "
         "ignores: Lead.Name\n"
         "-- ignores: Lead\n-- ignores: -\n" FACTS,
         "passed zz-text: both ways\n"},
        {"-- A remark: of one kind.\n\n-- case: one\n-- flags: Lead.Long__c\n" FACTS
         "-- case: two\n-- ignores: Lead\n"
         "INSERT INTO an_object (name) VALUES ('Lead');",
         "passed zz-text: one\npassed zz-text: two\n"},
        {"-- case: a\n-- flags: Lead.Name\n-- ignores: Lead\n" FACTS,
         "FAILED zz-text: a: Lead.Name is not flagged; Lead.Long__c is flagged and should not be: is a "
         "textarea\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- ignores: Lead.Long__c\n" FACTS,
         "FAILED zz-text: a: Lead.Long__c is to be ignored and is flagged\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- ignores: Lead.Absent\n-- ignores: Absent\n" FACTS,
         "FAILED zz-text: a: Lead.Absent is to be ignored and is not among the facts; Absent is to be "
         "ignored and is not among"
         " the facts\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- message: is a number\n-- severity: high\n-- ignores: "
         "Lead\n" FACTS,
         "FAILED zz-text: a: the message on Lead.Long__c does not say 'is a number': is a textarea; "
         "Lead.Long__c has severity"
         " low, not high\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- basis: certain\n-- who: salesforce\n-- action: Act on zz-text\n"
         "-- evidence: length\n-- evidence: type=textarea\n-- evidence: none=null\n-- evidence: list=[1,\"a\"]\n"
         "-- proposed: decide\n-- ignores: Lead\n" FACTS,
         "passed zz-text: a\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- basis: observed\n-- who: marketo\n-- action: z\n-- subject: x\n"
         "-- ignores: Lead\n" FACTS,
         "Lead.Long__c#x is not flagged; Lead.Long__c is flagged and should not be: is a textarea\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- basis: observed\n-- who: marketo\n-- action: z\n"
         "-- ignores: Lead\n" FACTS,
         "Lead.Long__c has basis certain, not observed; Lead.Long__c has who salesforce, not marketo; "
         "Lead.Long__c has action Act on zz-text, not z\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- evidence: size\n-- ignores: Lead\n" FACTS,
         "the evidence on Lead.Long__c has no 'size': {\"type\":\"textarea\",\"length\":32768,\"none\":null,"
         "\"list\":[1,\"a\"]}\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- evidence: length=1\n-- ignores: Lead\n" FACTS,
         "has no 'length=1'"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- evidence: none=\n-- ignores: Lead\n" FACTS,
         "has no 'none='"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- proposed: hide\n-- ignores: Lead\n" FACTS,
         "for Lead.Long__c the dictionary proposes decide, not hide\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- message: ^is a\n-- message: area$\n-- ignores: Lead\n" FACTS,
         "passed zz-text: a\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- message: text$\n-- ignores: Lead\n" FACTS,
         "does not say 'text$'"},
        {"-- case: a\n-- flags: Lead.Long__c\n" FACTS, "FAILED zz-text: "},
        {"-- case: a\n-- ignores: Lead\n" FACTS, "Lead.Long__c is flagged and should not be"},
        {"-- case: a\n-- ignores: Lead\nINSERT INTO an_object (name) VALUES ('Lead');",
         "no case says what the rule flags"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- ignores: -\nSELECT 1;",
         "FAILED zz-text: a: the rule was skipped: needs describe: not_asked"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- ignores: -\n" FACTS
         "-- case: b\n-- status: skipped\nSELECT 1;\n",
         "passed zz-text: a\npassed zz-text: b\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- ignores: -\n-- status: skipped\n" FACTS,
         "FAILED zz-text: a: status is fail, not skipped\n"},
        {"-- case: a\n-- flags: Lead.Long__c\n-- ignores: -\nINSERT INTO a_field (object, name) VALUES "
         "('Gone', 'x');",
         "FAILED zz-text: a: its facts are refused: running SQL: a_field: insert its object into an_object "
         "first\n"},
        {"", "no case says what the rule flags"},
        {NULL, "there is no fixture"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(run(cases[i].fixture, cases[i].line, NULL), SA_OK);
}

static void test_malformed_fixtures(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    assert_int_equal(run("\n-- case: a\n-- flag: Lead\n", NULL, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "/tests/zz-text.sql:3: 'flag' is not one of"));
    assert_int_equal(run("-- case: a\n-- message: before flags\n", NULL, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "/tests/zz-text.sql:2: "));
    assert_int_equal(run("-- case: a\n-- flags: x\n-- ignores: y\n-- message: of nothing\n", NULL, &error),
                     SA_EINPUT);
    assert_non_null(strstr(error.message, "/tests/zz-text.sql:4: 'message' is not one of"));
    assert_int_equal(run("-- case: a\n-- flags: x\nSELECT 1;\n-- case: b\n-- just words\n", NULL, &error),
                     SA_EINPUT);
    assert_non_null(strstr(error.message, "/tests/zz-text.sql:5: header line is not"));
    assert_int_equal(run("-- case: \xff\n", NULL, &error), SA_EINPUT);
    assert_int_equal(run("\n-- remark\nSELECT 1;\n-- case: a\n", NULL, &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "/tests/zz-text.sql:3: before the first '-- case:'"));
}

static void test_unknown_rule(void **state)
{
    struct sa_rules *rules = NULL;
    struct sa_error error = SA_ERROR_INIT;
    size_t failed;
    (void)state;
    assert_int_equal(sa_rules_load(&rules, NULL, &error), SA_OK);
    assert_int_equal(sa_rules_test(rules, NULL, "no-such-rule", NULL, NULL, &failed, &error), SA_EINPUT);
    sa_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_malformed_fixtures),
        cmocka_unit_test(test_unknown_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
