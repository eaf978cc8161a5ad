/* What stands in the way of the sync user at one record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/buffer.h"
#include "syncaudit/explain.h"
#include "syncaudit/sql.h"

static void add_line(void *payload, const struct sa_explain_line *line)
{
    assert_int_equal(sa_buffer_addf(payload, "%s\n", line->text), SA_OK);
}

/* Explains a lead of which the org has answered this. */
static void explains(const char *facts, const char *answers, const char *field, const char *const *expected)
{
    static const struct sa_record_question about = {"00Q000000000001AAA", "Lead", "005000000000001AAA", ""};
    struct sa_snapshot *snapshot = NULL;
    struct sa_snapshot *live = NULL;
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_snapshot_memory(&snapshot, &error), SA_OK);
    assert_int_equal(sa_snapshot_memory(&live, &error), SA_OK);
    assert_int_equal(sa_sql_run(sa_snapshot_db(snapshot), facts, &error), SA_OK);
    assert_int_equal(sa_sql_run(sa_snapshot_db(live), answers, &error), SA_OK);
    if (sa_explain_record(snapshot, live, &about, field, add_line, &text, &error))
        fail_msg("%s", error.message);
    for (; *expected; expected++)
        if (!strstr(text.data, *expected))
            fail_msg("no '%s' in:\n%s", *expected, text.data);
    sa_buffer_release(&text);
    sa_snapshot_close(live);
    sa_snapshot_close(snapshot);
}

static void test_what_stands_in_the_way(void **state)
{
    (void)state;
    explains(
        "INSERT INTO describe_record_type (object, position, name, recordTypeId, available) VALUES"
        " ('Lead', 1, 'Partner', '012000000000001AAA', 0);",
        "INSERT INTO record_access VALUES ('00Q000000000001AAA', 1, 0, 0, 0, 'Read');"
        "INSERT INTO record_row VALUES ('00Q000000000001AAA', '005000000000009AAA', 'Gone Girl', 0, '012000000000001AAA',"
        " 1, 1); INSERT INTO record_approval VALUES ('04g');",
        NULL,
        (const char *const[]){"Lead 00Q000000000001AAA: the sync user sees it, may NOT edit it (Read)\n",
                              "recycle bin", "it is converted", "an approval is pending",
                              "its owner Gone Girl is not active", "its record type Partner is not assigned",
                              "triggers, flows and duplicate rules are not looked at", NULL});
}

static void test_a_field_and_the_rules_that_look_at_it(void **state)
{
    (void)state;
    explains(
        "INSERT INTO setup_validation_rule (Id, \"EntityDefinition.QualifiedApiName\", ValidationName, Active, ErrorMessage,"
        " \"Metadata.errorConditionFormula\") VALUES ('1', 'Lead', 'Needs_State', 1, 'a state', 'ISBLANK( state )'),"
        " ('2', 'Lead', 'Unread', 1, 'x', NULL), ('3', 'Lead', 'Off', 0, 'x', 'State');",
        "INSERT INTO record_access VALUES ('00Q000000000001AAA', 0, 0, 0, 0, 'None');"
        "INSERT INTO coverage (source, connection, object, status, reason) VALUES ('record', 'sync', 'Lead', 'failed', 'no')",
        "State",
        (const char *const[]){"the sync user cannot see it", "State: not visible to the sync user",
                              "validation rule Needs_State looks at State: \"a state\"\n",
                              "not known: Lead (no)", "validation rules are known by name alone", NULL});
}

static void test_nothing_is_known(void **state)
{
    (void)state;
    explains("", "", NULL,
             (const char *const[]){"what the sync user may do with it is not known",
                                   "it was not found, or it is not visible to who asked", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_stands_in_the_way),
        cmocka_unit_test(test_a_field_and_the_rules_that_look_at_it),
        cmocka_unit_test(test_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
