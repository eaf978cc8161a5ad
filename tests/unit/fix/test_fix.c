/* What fix would give, leave and hide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "syncaudit/fix.h"
#include "syncaudit/rules.h"
#include "syncaudit/sql.h"

#include "rules/catalogue.h"

#define GIVEN                                                                                                      \
    "SELECT capability || ' ' || object || iif(creates, ' create', '') || iif(edits, ' edit', '') FROM fix_object" \
    " UNION ALL SELECT capability || ' ' || object || '.' || field || iif(edits, ' edit', '') FROM fix_field"      \
    " UNION ALL SELECT capability || ' ' || permission FROM fix_system"

/* A snapshot of these facts, judged by the rules of the program, and planned. */
static struct sa_snapshot *plan(const char *facts, struct sa_fix_summary *summary)
{
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z"};
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot *snapshot = NULL;
    struct sa_rules *rules = NULL;
    if (sa_rules_load(&rules, NULL, &error) || sa_snapshot_memory(&snapshot, &error) ||
        sa_rules_scripts(sa_snapshot_db(snapshot), "tests/rules/_", NULL, &error) ||
        sa_sql_run(sa_snapshot_db(snapshot), facts, &error) ||
        sa_rules_run(rules, snapshot, &options, &error) || sa_fix_plan(snapshot, summary, &error))
        fail_msg("%s", error.message);
    sa_rules_free(rules);
    return snapshot;
}

static void expect(const char *facts, const char *sql, const char *expected)
{
    struct sa_fix_summary summary = {0};
    struct sa_snapshot *snapshot = plan(facts, &summary);
    test_assert_rows(snapshot, sql, expected);
    sa_snapshot_close(snapshot);
}

static void test_object_right_brings_what_it_rests_on(void **state)
{
    (void)state;
    expect(
        "INSERT INTO an_object (name) VALUES ('Lead'), ('Account'); INSERT INTO an_object (name, createable, updateable)"
        " VALUES ('Contact', 0, 0);"
        "INSERT INTO a_field (object, name, label, type, updateable) VALUES ('Contact', 'Phone', 'Phone', 'phone', 0);",
        GIVEN " ORDER BY 1",
        "convert Account\nconvert Contact create\npersons Account\npersons Contact edit\n"
        "persons Contact.Email edit\npersons Contact.HasOptedOutOfEmail edit\npersons Contact.Phone edit\npersons Lead\n"
        "persons Lead.Email edit\npersons Lead.HasOptedOutOfEmail edit\npersons Opportunity");
}

static void test_campaigns_are_a_set_of_their_own(void **state)
{
    (void)state;
    expect("INSERT INTO an_object (name, updateable) VALUES ('Campaign', 0);"
           "INSERT INTO synced_object_setting VALUES ('Campaign');",
           "SELECT object, creates, edits FROM fix_object WHERE capability = 'campaigns'", "Campaign|0|1");
}

static void test_whole_of_an_address_is_given(void **state)
{
    (void)state;
    expect(
        "INSERT INTO an_object (name) VALUES ('Lead');"
        "INSERT INTO a_field (object, name, type, createable, updateable) VALUES ('Lead', 'Address', 'address', 0, 0);"
        "INSERT INTO a_field (object, name, type, compoundFieldName, createable, updateable)"
        " VALUES ('Lead', 'City', 'string', 'Address', 0, 0), ('Lead', 'Street', 'textarea', 'Address', 0, 0);",
        "SELECT object || '.' || field FROM fix_field WHERE field NOT IN ('Email', 'HasOptedOutOfEmail')",
        "Lead.Address");
}

static void test_what_cannot_be_written_is_left(void **state)
{
    (void)state;
    struct sa_fix_summary summary = {0};
    struct sa_snapshot *snapshot =
        plan("INSERT INTO an_object (name) VALUES ('Lead');"
             "INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Industry', 'Status');",
             &summary);
    test_assert_rows(snapshot, "SELECT count(*) FROM fix_field WHERE field = 'Industry'", "0");
    test_assert_rows(snapshot, "SELECT reason FROM fix_left WHERE rule = 'field-write-missing'",
                     "no permission makes it editable");
    assert_true(summary.left > 0);
    sa_snapshot_close(snapshot);
}

static void test_only_decided_fields_are_hidden(void **state)
{
    (void)state;
    expect(
        "INSERT INTO an_object (name) VALUES ('Lead');"
        "INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c'), ('Lead', 'Kept__c'), ('Lead', 'HasOptedOutOfEmail'),"
        " ('Lead', 'mkto71_Lead_Score__c');"
        "INSERT INTO decision_column (title) VALUES ('Marketing needs it');"
        "INSERT INTO decision_row VALUES (1, 'Lead', 'Old__c', '', '', ''), (2, 'Lead', 'HasOptedOutOfEmail', '', '', ''),"
        " (3, 'Lead', 'mkto71_Lead_Score__c', '', '', ''), (4, 'Lead', 'Kept__c', '', '', '');"
        "INSERT INTO decision_value VALUES (1, 'Marketing needs it', 'no'), (2, 'Marketing needs it', 'no'),"
        " (3, 'Marketing needs it', 'no'), (4, 'Marketing needs it', 'yes');",
        "SELECT field || ': ' || coalesce(refused, 'hide') FROM fix_hide ORDER BY field",
        "HasOptedOutOfEmail: consent has to travel\nOld__c: hide\nmkto71_Lead_Score__c: it is Marketo's own");
}

static void test_what_marketing_does_not_need_is_not_given(void **state)
{
#define WRITTEN                                                                                              \
    "INSERT INTO an_object (name) VALUES ('Lead'), ('Account');"                                             \
    "INSERT INTO an_object (name, createable, updateable) VALUES ('Contact', 0, 0);"                         \
    "INSERT INTO a_field (object, name, label, type, updateable) VALUES ('Contact', 'Phone', 'Phone', 'phone', 0);"
    static const char given[] = "SELECT count(*) FROM fix_field WHERE field = 'Phone'";
    (void)state;
    expect(WRITTEN, given, "1");
    expect(WRITTEN "INSERT INTO decision_column (title) VALUES ('Marketing needs it');"
                   "INSERT INTO given_source VALUES ('decisions');"
                   "INSERT INTO decision_row VALUES (1, 'Contact', 'Phone', '', '', '');"
                   "INSERT INTO decision_value VALUES (1, 'Marketing needs it', 'no');",
           given, "0");
#undef WRITTEN
}

static void test_what_marketing_needs_is_given(void **state)
{
    (void)state;
    expect(
        "INSERT INTO an_object (name) VALUES ('Lead');"
        "INSERT INTO setup_field_definition (DurableId, \"EntityDefinition.QualifiedApiName\", QualifiedApiName, IsFlsEnabled)"
        " VALUES ('Lead.00N1', 'Lead', 'Needed__c', 1), ('Lead.00N2', 'Lead', 'Other__c', 1);"
        "INSERT INTO decision_column (title) VALUES ('Marketing needs it');"
        "INSERT INTO given_source VALUES ('decisions');"
        "INSERT INTO decision_row VALUES (1, 'Lead', 'Needed__c', '', '', ''), (2, 'Lead', 'Gone__c', '', '', '');"
        "INSERT INTO decision_value VALUES (1, 'Marketing needs it', 'yes'), (2, 'Marketing needs it', 'yes');",
        "SELECT field || ' ' || edits FROM fix_field WHERE field GLOB '*__c'", "Needed__c 0");
}

static void test_names_that_are_none_are_not_written(void **state)
{
    (void)state;
    expect(
        "INSERT INTO an_object (name) VALUES ('Lead');"
        "INSERT INTO a_field (object, name, updateable, createable) VALUES ('Lead', 'mkto71_<A&B>', 0, 0), ('Lead', 'mkto71_Ok', 0, 0);",
        "SELECT field FROM fix_field WHERE field GLOB 'mkto*'", "mkto71_Ok");
}

static void test_rules_that_could_not_look_are_told(void **state)
{
    struct sa_fix_summary summary = {0};
    (void)state;
    struct sa_snapshot *snapshot = plan("INSERT INTO an_object (name) VALUES ('Lead');", &summary);
    assert_true(summary.unknown > 0);
    test_assert_rows(snapshot, "SELECT count(*) FROM fix_unknown WHERE rule = 'mapped-field-hidden'", "1");
    sa_snapshot_close(snapshot);
}

static void test_copy_has_the_grants_and_the_original_not(void **state)
{
    (void)state;
    struct sa_fix_summary summary = {0};
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot *after = NULL;
    struct sa_snapshot *snapshot =
        plan("INSERT INTO an_object (name, updateable) VALUES ('Lead', 0);", &summary);
    assert_int_equal(sa_fix_copy(&after, snapshot, &error), 0);
    test_assert_rows(snapshot, "SELECT can_edit FROM object WHERE object = 'Lead'", "0");
    test_assert_rows(after, "SELECT can_edit FROM object WHERE object = 'Lead'", "1");
    sa_snapshot_close(after);
    sa_snapshot_close(snapshot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_object_right_brings_what_it_rests_on),
        cmocka_unit_test(test_campaigns_are_a_set_of_their_own),
        cmocka_unit_test(test_whole_of_an_address_is_given),
        cmocka_unit_test(test_what_cannot_be_written_is_left),
        cmocka_unit_test(test_only_decided_fields_are_hidden),
        cmocka_unit_test(test_what_marketing_does_not_need_is_not_given),
        cmocka_unit_test(test_what_marketing_needs_is_given),
        cmocka_unit_test(test_names_that_are_none_are_not_written),
        cmocka_unit_test(test_rules_that_could_not_look_are_told),
        cmocka_unit_test(test_copy_has_the_grants_and_the_original_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
