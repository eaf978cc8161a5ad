/* What changed between two snapshots: codes, what they mean, and what is unknown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "diff_fixture.h"
#include "syncaudit/buffer.h"

#define LEAD "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');"
#define FIELD(more) "INSERT INTO a_field (object, name" more ");"

static void test_same(const char *before, const char *now, const char *expected)
{
    struct diff_fixture fixture;
    diff_fixture_open(&fixture, before, now);
    diff_fixture_run(&fixture);
    diff_fixture_is(&fixture, expected);
    diff_fixture_close(&fixture);
}

static void test_nothing_changed(void **state)
{
    static const char facts[] = LEAD FIELD(", label) VALUES ('Lead', 'A__c', 'none'") FIELD(
        ", type) VALUES ('Lead', 'P__c', 'picklist'") "INSERT INTO a_value (object, field, value) VALUES ('Lead', 'P__c', 'one');";
    (void)state;
    test_same(facts, facts, "");
}

static void test_field_came_and_went(void **state)
{
    (void)state;
    test_same(LEAD FIELD(") VALUES ('Lead', 'Old__c'"),
              LEAD FIELD(", type) VALUES ('Lead', 'New__c', 'double'"),
              "field-visible Lead.New__c ->- high new-visible\nfield-gone Lead.Old__c ->- high breaking");
}

static void test_field_of_an_object_that_does_not_sync(void **state)
{
    (void)state;
    test_same("INSERT INTO an_object (name) VALUES ('My__c');",
              "INSERT INTO an_object (name) VALUES ('My__c');" FIELD(") VALUES ('My__c', 'A__c'"),
              "field-visible My__c.A__c ->- info other");
}

static void test_attributes(void **state)
{
    (void)state;
    test_same(LEAD FIELD(", length) VALUES ('Lead', 'Title', 128")
                  FIELD(", type) VALUES ('Lead', 'Score__c', 'double'"),
              LEAD FIELD(", length, updateable) VALUES ('Lead', 'Title', 80, 0")
                  FIELD(", type) VALUES ('Lead', 'Score__c', 'string'"),
              "field-type Lead.Score__c double>string high breaking\n"
              "field-read-only Lead.Title Yes>No high breaking\n"
              "field-shortened Lead.Title 128>80 medium breaking");
}

static void test_required_on_create(void **state)
{
    (void)state;
    test_same(LEAD FIELD(") VALUES ('Lead', 'A__c'"), LEAD FIELD(", nillable) VALUES ('Lead', 'A__c', 0"),
              "field-required Lead.A__c No>Yes high breaking");
}

/* Only what both sides read came or went; what is only renamed did neither. */
static void test_uses_came_and_went(void **state)
{
#define USED                                                                                                 \
    "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');"                                \
    "INSERT INTO a_field (object, name) VALUES ('Lead', 'A__c'), ('Contact', 'A__c');"                       \
    "INSERT INTO a_marketo_field (name) VALUES ('A__c');"                                                    \
    "INSERT INTO an_asset (type, id, name) VALUES ('form', '1', 'Old'), ('form', '2', 'New'),"               \
    " ('e-mail', '3', 'Mail');"
    (void)state;
    test_same(USED "INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'A__c'),"
                   " ('form', '1', 'visibility rule', 'A__c')",
              USED "INSERT INTO a_use (type, id, place, name) VALUES ('form', '2', 'form field', 'A__c'),"
                   " ('e-mail', '3', 'token', 'A__c')",
              "use-gone Lead.A__c Old>- info other\nuse-new Lead.A__c ->New info other");
    test_same(USED "INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'A__c')",
              USED "UPDATE marketo_asset SET name = 'Renamed' WHERE id = '1';"
                   "INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'A__c')",
              "");
#undef USED
}

static void test_formula_says_it_once(void **state)
{
    (void)state;
    test_same(LEAD FIELD(") VALUES ('Lead', 'A__c'"),
              LEAD FIELD(", calculatedFormula) VALUES ('Lead', 'A__c', 'TODAY()'"),
              "field-became-formula Lead.A__c ->TODAY() high breaking");
}

static void test_object_right_swallows_its_fields(void **state)
{
    (void)state;
    test_same(LEAD FIELD(") VALUES ('Lead', 'Title'") FIELD(") VALUES ('Lead', 'City'"),
              "INSERT INTO an_object (name, updateable) VALUES ('Lead', 0), ('Contact', 1);" FIELD(
                  ") VALUES ('Lead', 'Title'") FIELD(") VALUES ('Lead', 'City'"),
              "object-edit-lost Lead Yes>No critical breaking");
}

static void test_rename_is_a_guess_without_ids(void **state)
{
    (void)state;
    test_same(LEAD FIELD(", label) VALUES ('Lead', 'Old__c', 'Budget'"),
              LEAD FIELD(", label) VALUES ('Lead', 'New__c', 'Budget'"),
              "field-renamed Lead.New__c Old__c>New__c medium breaking");
}

/* Which fields of members are mapped nothing tells. */
static void test_fields_of_members(void **state)
{
    static const char members[] = "INSERT INTO synced_object_setting VALUES ('Campaign');"
                                  "INSERT INTO an_object (name) VALUES ('Lead'), ('CampaignMember');";
    struct diff_fixture fixture;
    struct sa_buffer before = SA_BUFFER_INIT(10000);
    struct sa_buffer now = SA_BUFFER_INIT(10000);
    (void)state;
    sa_buffer_addf(&before, "%s%s", members,
                   "INSERT INTO a_field (object, name, type) VALUES ('CampaignMember', 'Seat__c', 'string'),"
                   " ('CampaignMember', 'Status', 'string'), ('Lead', 'Seat__c', 'string'),"
                   " ('CampaignMember', 'Dish__c', 'string');"
                   "INSERT INTO a_field (object, name, label) VALUES ('CampaignMember', 'Old__c', 'Badge');");
    sa_buffer_addf(&now, "%s%s", members,
                   "INSERT INTO a_field (object, name, type) VALUES ('CampaignMember', 'Seat__c', 'double'),"
                   " ('CampaignMember', 'Status', 'double'), ('Lead', 'Seat__c', 'double');"
                   "INSERT INTO a_field (object, name, updateable) VALUES ('CampaignMember', 'Dish__c', 0);"
                   "INSERT INTO a_field (object, name, label) VALUES ('CampaignMember', 'New__c', 'Badge');");
    diff_fixture_open(&fixture, before.data, now.data);
    diff_fixture_run(&fixture);
    test_assert_rows(
        fixture.now.snapshot,
        "SELECT code, object, field, severity FROM change"
        " WHERE message GLOB '*; if Marketo syncs it with a field of program members*' ORDER BY field",
        "field-renamed|CampaignMember|New__c|medium\nfield-type|CampaignMember|Seat__c|high");
    test_assert_rows(fixture.now.snapshot, "SELECT code, severity FROM change WHERE field = 'Dish__c'",
                     "field-read-only|high");
    diff_fixture_close(&fixture);
    sa_buffer_release(&before);
    sa_buffer_release(&now);
}

static void test_two_that_look_alike_are_no_rename(void **state)
{
    (void)state;
    test_same(
        LEAD FIELD(", label) VALUES ('Lead', 'Old__c', 'Budget'"),
        LEAD FIELD(", label) VALUES ('Lead', 'New__c', 'Budget'")
            FIELD(", label) VALUES ('Lead', 'Newer__c', 'Budget'"),
        "field-visible Lead.New__c ->- high new-visible\nfield-visible Lead.Newer__c ->- high new-visible\n"
        "field-gone Lead.Old__c ->- high breaking");
}

static void test_picklist_values(void **state)
{
    (void)state;
    test_same(
        LEAD FIELD(
            ", type) VALUES ('Lead', 'P__c', 'picklist'") "INSERT INTO a_value (object, field, value) VALUES ('Lead', 'P__c', 'a'), ('Lead', 'P__c', 'b');",
        LEAD FIELD(
            ", type) VALUES ('Lead', 'P__c', 'picklist'") "INSERT INTO a_value (object, field, value, active) VALUES ('Lead', 'P__c', 'a', 0), ('Lead', 'P__c', 'b', 1),"
                                                          " ('Lead', 'P__c', 'c', 1), ('Lead', 'P__c', 'd', 1);",
        "picklist-gone Lead.P__c a>- medium other\npicklist-new Lead.P__c ->c; d low other");
}

static void test_object_came_and_went(void **state)
{
    (void)state;
    test_same(LEAD "INSERT INTO an_object (name) VALUES ('Old__c');" FIELD(") VALUES ('Old__c', 'A__c'"),
              LEAD "INSERT INTO an_object (name) VALUES ('New__c');" FIELD(") VALUES ('New__c', 'A__c'"),
              "object-visible New__c ->- low other\nobject-gone Old__c ->- low other");
}

static void test_what_was_not_read_is_unknown(void **state)
{
    struct diff_fixture fixture;
    (void)state;
    diff_fixture_open(&fixture, LEAD FIELD(", label) VALUES ('Lead', 'A__c', 'none'"),
                      "INSERT INTO an_object (name, state) VALUES ('Lead', 'failed'), ('Contact', 'ok');");
    diff_fixture_run(&fixture);
    diff_fixture_is(&fixture, "");
    test_assert_rows(fixture.now.snapshot, "SELECT what, name, before, after FROM coverage_change",
                     "source|describe|ok|partial\nobject|Lead|ok|unknown");
    test_assert_rows(fixture.now.snapshot, "SELECT fingerprint, state FROM finding_change",
                     "label-missing:Lead.A__c|unknown");
    diff_fixture_close(&fixture);
}

static void test_findings(void **state)
{
    struct diff_fixture fixture;
    (void)state;
    diff_fixture_open(&fixture,
                      LEAD FIELD(", label) VALUES ('Lead', 'A__c', 'none'")
                          FIELD(", label) VALUES ('Lead', 'B__c', 'none'"),
                      LEAD FIELD(", label) VALUES ('Lead', 'B__c', 'none'")
                          FIELD(", label) VALUES ('Contact', 'C__c', 'none'"));
    diff_fixture_run(&fixture);
    test_assert_rows(
        fixture.now.snapshot, "SELECT fingerprint, state FROM finding_change ORDER BY 1",
        "label-missing:Contact.C__c|new\nlabel-missing:Lead.A__c|gone\nlabel-missing:Lead.B__c|same");
    diff_fixture_close(&fixture);
}

static void test_what_may_be_compared(void **state)
{
    struct diff_fixture fixture;
    (void)state;
    diff_fixture_open(&fixture, LEAD "UPDATE userinfo SET user_id = '005000000000002AAA';", LEAD);
    assert_int_equal(sa_diff_run(fixture.now.snapshot, fixture.before.snapshot, SA_DIFF_SAME, &fixture.error),
                     SA_EINPUT);
    assert_string_equal(
        fixture.error.message,
        "the snapshots were seen by two users: marketo.sync@example.com and marketo.sync@example.com");
    assert_int_equal(
        sa_diff_run(fixture.now.snapshot, fixture.before.snapshot, SA_DIFF_ANY_USER, &fixture.error), SA_OK);
    assert_int_equal(
        sa_diff_run(fixture.before.snapshot, fixture.now.snapshot, SA_DIFF_ANY_USER, &fixture.error),
        SA_EINPUT);
    assert_string_equal(fixture.error.advice, "name the older one first");
    assert_int_equal(
        sa_diff_run(fixture.before.snapshot, fixture.now.snapshot, SA_DIFF_TWO_ORGS, &fixture.error), SA_OK);
    diff_fixture_close(&fixture);
}

static void test_who_and_when(void **state)
{
    static const char trail[] =
        "INSERT INTO setup_audit_trail (Id, Action, Section, Display, CreatedDate, \"CreatedBy.Username\") VALUES"
        " ('1', 'createdCF', 'Customize Leads', 'Created custom field: Budget (Currency)', '2026-11-10T08:00:00.000+0000', 'ann@x'),"
        " ('2', 'PermSetFlsChanged', 'Manage Users', 'Changed permission set Mkto: field-level security for Contact: Title was"
        " changed from Edit to Read', '2026-11-11T08:00:00.000+0000', 'bob@x'),"
        " ('3', 'PermSetFlsChanged', 'Manage Users', 'Changed permission set Mkto: field-level security for Contact: Title was"
        " changed from Edit to No Access', '2026-11-12T08:00:00.000+0000', 'cy@x'),"
        " ('4', 'createdCF', 'Customize Cases', 'Created custom field: Colour (Text)', '2026-11-13T08:00:00.000+0000', 'dee@x'),"
        " ('5', 'createdCF', 'Customize Leads', 'Created custom field: Region (Text)', '2026-10-13T08:00:00.000+0000', 'early@x');";
    static const char before[] = LEAD FIELD(", label) VALUES ('Contact', 'Title', 'Title'");
    struct sa_buffer now = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct diff_fixture fixture;
    (void)state;
    assert_int_equal(sa_buffer_addf(&now, "%s%s%s", trail, LEAD,
                                    FIELD(", label, updateable) VALUES ('Contact', 'Title', 'Title', 0")
                                        FIELD(", label) VALUES ('Lead', 'Budget__c', 'Budget'")
                                            FIELD(", label) VALUES ('Lead', 'Colour__c', 'Colour'")
                                                FIELD(", label) VALUES ('Lead', 'Region__c', 'Region'")),
                     SA_OK);
    diff_fixture_open(&fixture, before, now.data);
    diff_fixture_run(&fixture);
    /* One entry that names both is certain; two that fit, or one of another object, are not; one of before is none. */
    test_assert_rows(
        fixture.now.snapshot,
        "SELECT object, field, changed_by, substr(changed_at, 1, 10), certainty FROM change ORDER BY object, field",
        "Contact|Title|cy@x|2026-11-12|likely\n"
        "Lead|Budget__c|ann@x|2026-11-10|certain\n"
        "Lead|Colour__c|dee@x|2026-11-13|likely\n"
        "Lead|Region__c|NULL|NULL|NULL");
    diff_fixture_close(&fixture);
    sa_buffer_release(&now);
}

/* Where the trail is silent: who made the field, and who was the last to change its definition, between the two audits. */
static void test_who_by_the_definition(void **state)
{
    static const char definitions[] =
        "INSERT INTO setup_field_definition (DurableId, \"EntityDefinition.QualifiedApiName\", QualifiedApiName) VALUES"
        " ('Lead.00N000000000001', 'Lead', 'New__c'), ('Lead.00N000000000002', 'Lead', 'Type__c'),"
        " ('Lead.00N000000000003', 'Lead', 'Shown__c'), ('Lead.00N000000000004', 'Lead', 'Label__c');"
        "INSERT INTO setup_custom_field (Id, CreatedDate, \"CreatedBy.Name\", LastModifiedDate, \"LastModifiedBy.Name\") VALUES"
        " ('00N000000000001AAA', '2026-11-10T08:00:00.000+0000', 'Ann', '2026-11-12T08:00:00.000+0000', 'Bob'),"
        " ('00N000000000002AAA', '2024-01-01T08:00:00.000+0000', 'Ann', '2026-11-13T08:00:00.000+0000', 'Cy'),"
        " ('00N000000000003AAA', '2024-01-01T08:00:00.000+0000', 'Ann', '2026-11-14T08:00:00.000+0000', 'Dee'),"
        " ('00N000000000004AAA', '2024-01-01T08:00:00.000+0000', 'Ann', '2026-10-14T08:00:00.000+0000', 'Early');";
    static const char before[] = LEAD FIELD(", type, label) VALUES ('Lead', 'Type__c', 'string', 'T'")
        FIELD(", type, label) VALUES ('Lead', 'Label__c', 'string', 'L'");
    struct sa_buffer now = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct diff_fixture fixture;
    (void)state;
    assert_int_equal(sa_buffer_addf(&now, "%s%s%s", definitions, LEAD,
                                    FIELD(", type, label) VALUES ('Lead', 'Type__c', 'double', 'T'")
                                        FIELD(", type, label) VALUES ('Lead', 'Label__c', 'string', 'Other'")
                                            FIELD(") VALUES ('Lead', 'New__c'")
                                                FIELD(") VALUES ('Lead', 'Shown__c'")),
                     SA_OK);
    diff_fixture_open(&fixture, before, now.data);
    diff_fixture_run(&fixture);
    test_assert_rows(fixture.now.snapshot,
                     "SELECT field, code, changed_by, changed_at, certainty FROM change ORDER BY field",
                     "Label__c|field-label|NULL|NULL|NULL\n"
                     "New__c|field-visible|Ann|2026-11-10T08:00:00Z|certain\n"
                     "Shown__c|field-visible|NULL|NULL|NULL\n"
                     "Type__c|field-type|Cy|2026-11-13T08:00:00Z|likely");
    diff_fixture_close(&fixture);
    sa_buffer_release(&now);
}

static void test_gate(void **state)
{
    struct diff_fixture fixture;
    size_t count = 0;
    (void)state;
    diff_fixture_open(&fixture, LEAD FIELD(") VALUES ('Lead', 'Old__c'"),
                      LEAD FIELD(", type) VALUES ('Lead', 'New__c', 'double'")
                          FIELD(", type) VALUES ('Lead', 'Newer__c', 'date'"));
    diff_fixture_run(&fixture);
    static const struct {
        enum sa_diff_gate gate;
        size_t count;
    } gates[] = {{SA_DIFF_NEVER, 0}, {SA_DIFF_NEW_VISIBLE, 2}, {SA_DIFF_BREAKING, 1}, {SA_DIFF_ANY, 3}};
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
        assert_int_equal(sa_diff_count(fixture.now.snapshot, gates[i].gate, &count, &fixture.error), SA_OK);
        assert_int_equal(count, gates[i].count);
    }
    diff_fixture_close(&fixture);
}

#define CONTAINERS(values) "INSERT INTO a_container (name, kind, active) VALUES " values ";"

static void test_what_the_sync_user_was_given(void **state)
{
    (void)state;
    test_same(LEAD CONTAINERS("('Sync', 'profile', 1), ('Old', 'permission set', 1), ('Team', 'group', 1)"),
              LEAD CONTAINERS("('Sync', 'profile', 1), ('New', 'permission set', 1), ('Team', 'group', 0)"),
              "container-gone  active>- medium other\n"
              "container-state  active>inactive medium other\n"
              "container-assigned  ->active info other");
}

static void test_assignments_that_were_not_read_are_unknown(void **state)
{
    (void)state;
    test_same(LEAD, LEAD CONTAINERS("('Sync', 'profile', 1)"), "");
}

static void test_system_permissions(void **state)
{
    static const char sync[] = LEAD CONTAINERS("('Sync', 'profile', 1)");
    char before[1024];
    char now[1024];
    (void)state;
    static const char granted[] =
        "%sINSERT INTO setup_system_permission (ParentId, permission, granted) VALUES ('Sync', 'ApiEnabled', %d),"
        " ('Sync', 'ViewAllData', %d);";
    snprintf(before, sizeof before, granted, sync, 1, 0);
    snprintf(now, sizeof now, granted, sync, 0, 1);
    test_same(before, now,
              "permission-lost  Yes>No high breaking\n"
              "permission-gained  No>Yes info other");
}

#define USAGE(records, filled)                                                                               \
    "INSERT INTO object_usage (object, records) VALUES ('Lead', " records ");"                               \
    "INSERT INTO field_usage (object, field, method, filled) VALUES " filled ";"

static void test_usage_moved(void **state)
{
    static const char fields[] = LEAD FIELD(") VALUES ('Lead', 'A__c'), ('Lead', 'B__c'), ('Lead', 'C__c'");
    char before[1024];
    char now[1024];
    (void)state;
    snprintf(
        before, sizeof before, "%s%s", fields,
        USAGE(
            "2000",
            "('Lead', 'A__c', 'counted', 5), ('Lead', 'B__c', 'counted', 1000), ('Lead', 'C__c', 'counted', 1000)"));
    snprintf(
        now, sizeof now, "%s%s", fields,
        USAGE(
            "4000",
            "('Lead', 'A__c', 'counted', 0), ('Lead', 'B__c', 'counted', 2001), ('Lead', 'C__c', 'counted', 400)"));
    test_same(before, now,
              "field-emptied Lead.A__c 0 %>0 % medium other\n"
              "records-moved Lead 2000>4000 low other\n"
              "fill-moved Lead.C__c 50 %>10 % low other");
}

/* A field that is shown late brings its old values only as records change. */
static void test_visible_with_values(void **state)
{
    struct diff_fixture fixture;
    (void)state;
    diff_fixture_open(&fixture, LEAD,
                      LEAD FIELD(") VALUES ('Lead', 'A__c'), ('Lead', 'B__c'")
                          USAGE("2000", "('Lead', 'A__c', 'counted', 1200), ('Lead', 'B__c', 'counted', 0)"));
    diff_fixture_run(&fixture);
    test_assert_rows(fixture.now.snapshot,
                     "SELECT message FROM change WHERE code = 'field-visible' ORDER BY field",
                     "A, string; 1,200 records have a value already\nB, string");
    diff_fixture_close(&fixture);
}

static void test_actions(void **state)
{
    (void)state;
    struct diff_fixture fixture;
    diff_fixture_open(&fixture, LEAD FIELD(", label) VALUES ('Lead', 'A__c', 'none'"),
                      LEAD FIELD(", label) VALUES ('Lead', 'A__c', 'said'"));
    diff_fixture_run(&fixture);
    test_assert_rows(fixture.now.snapshot, "SELECT state, object FROM action_change", "done|Lead");
    diff_fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_changed),
        cmocka_unit_test(test_field_came_and_went),
        cmocka_unit_test(test_field_of_an_object_that_does_not_sync),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_required_on_create),
        cmocka_unit_test(test_uses_came_and_went),
        cmocka_unit_test(test_formula_says_it_once),
        cmocka_unit_test(test_object_right_swallows_its_fields),
        cmocka_unit_test(test_rename_is_a_guess_without_ids),
        cmocka_unit_test(test_fields_of_members),
        cmocka_unit_test(test_two_that_look_alike_are_no_rename),
        cmocka_unit_test(test_picklist_values),
        cmocka_unit_test(test_object_came_and_went),
        cmocka_unit_test(test_what_was_not_read_is_unknown),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_what_may_be_compared),
        cmocka_unit_test(test_who_and_when),
        cmocka_unit_test(test_who_by_the_definition),
        cmocka_unit_test(test_gate),
        cmocka_unit_test(test_what_the_sync_user_was_given),
        cmocka_unit_test(test_assignments_that_were_not_read_are_unknown),
        cmocka_unit_test(test_system_permissions),
        cmocka_unit_test(test_usage_moved),
        cmocka_unit_test(test_visible_with_values),
        cmocka_unit_test(test_actions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
