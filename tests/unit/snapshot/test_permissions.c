/* Effective access in SQL (src/snapshot/views/permissions.sql), on small models made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "rules/catalogue.h"
#include "syncaudit/sql.h"

/* Lead and its fields as an administrator sees them: Title, the required Source__c, the formula Age__c, an address. */
static const char org[] =
    "INSERT INTO an_object (name) VALUES ('Lead'), ('Account'), ('Visit__c'), ('Task'), ('Opportunity'),"
    " ('OpportunityContactRole'), ('RecordType');"
    "INSERT INTO a_field (object, name, permissionable) VALUES ('Lead', 'LastName', 0), ('Lead', 'Title', 1),"
    " ('Lead', 'Source__c', 0), ('Task', 'Subject', 0), ('Account', 'Name', 0), ('Account', 'Code__pc', 1);"
    "INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Age__c', 'TODAY()');"
    "INSERT INTO a_field (object, name, type, createable, updateable) VALUES ('Lead', 'Address', 'address', 0, 0);"
    "INSERT INTO a_field (object, name, compoundFieldName) VALUES ('Lead', 'Street', 'Address');";

struct model {
    struct sa_snapshot *snapshot;
};

static void make(struct model *model, const char *facts)
{
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_snapshot_memory(&model->snapshot, &error), SA_OK);
    sqlite3 *db = sa_snapshot_db(model->snapshot);
    if (sa_rules_scripts(db, "tests/rules/_", NULL, &error) || sa_sql_run(db, org, &error) ||
        sa_sql_run(db, facts, &error))
        fail_msg("%s", error.message);
}

/* "field:visible,create,edit" of every field of Lead. */
static void assert_lead(const char *facts, const char *expected)
{
    struct model model;
    make(&model, facts);
    test_assert_rows(
        model.snapshot,
        "SELECT group_concat(field || ':' || visible || coalesce(can_create, '?') || coalesce(can_edit, '?'),"
        " ' ') FROM computed_field WHERE object = 'Lead'",
        expected);
    sa_snapshot_close(model.snapshot);
}

/* "read create edit delete" of an object. */
static void assert_object(const char *facts, const char *object, const char *expected)
{
    struct model model;
    char *sql = sqlite3_mprintf(
        "SELECT coalesce(can_read, '?') || coalesce(can_create, '?') || coalesce(can_edit, '?') ||"
        " coalesce(can_delete, '?') FROM computed_object WHERE object = %Q",
        object);
    make(&model, facts);
    test_assert_rows(model.snapshot, sql, expected);
    sqlite3_free(sql);
    sa_snapshot_close(model.snapshot);
}

#define PROFILE "INSERT INTO a_container (name, kind) VALUES ('P', 'profile');"
#define LEAD(rights) "INSERT INTO an_object_right VALUES ('P', 'Lead', '" rights "');"
#define TITLE(container, rights)                                                                             \
    "INSERT INTO a_field_right VALUES ('" container "', 'Lead', 'Title', '" rights "');"

#define ROW "INSERT INTO a_field_right VALUES ('"
/* A group that mutes View All Fields; of what is left the set kept for the group speaks. */
static void test_view_all_fields_muted(void **state)
{
    (void)state;
    static const char group[] =
        PROFILE LEAD("R") "INSERT INTO a_container (name, kind) VALUES ('G', 'group');"
                          "INSERT INTO a_part (of, name) VALUES ('G', 'S'), ('G', '0QM1');"
                          "INSERT INTO an_object_right VALUES ('S', 'Lead', 'RF'), ('0QM1', 'Lead', 'F');";
    struct model model;
    make(&model, group);
    assert_int_equal(sa_sql_run(sa_snapshot_db(model.snapshot),
                                TITLE("S", "R") ROW "S', 'Lead', 'Address', 'R');" TITLE("G (all)", "R"),
                                NULL),
                     SA_OK);
    test_assert_rows(model.snapshot,
                     "SELECT group_concat(field || can_read, ' ') FROM computed_field WHERE object = 'Lead'"
                     " AND field IN ('Title', 'Address', 'Street')",
                     "Address0 Street0 Title1");
    sa_snapshot_close(model.snapshot);
}

static void test_nothing_is_said_without_all_of_it(void **state)
{
    (void)state;
    struct model model;
    make(&model,
         PROFILE LEAD(
             "RCED") "UPDATE coverage SET status = 'not_permitted' WHERE object = 'FieldPermissions'");
    test_assert_rows(model.snapshot, "SELECT count(*) FROM computed_field", "0");
    test_assert_rows(model.snapshot, "SELECT count(*) FROM computed_object", "0");
    sa_snapshot_close(model.snapshot);
}

/* No row is a refusal to some; not to whom other permissions were told. */
static void test_an_empty_answer_is_believed_beside_a_full_one(void **state)
{
    (void)state;
    static const char empty[] =
        "UPDATE coverage SET status = 'not_permitted', http_status = 200 WHERE object GLOB '*Permissions';";
    static const char refused[] = "UPDATE coverage SET http_status = 400 WHERE object = 'FieldPermissions';";
    static const char count[] = "SELECT count(*) > 0 FROM computed_object";
    struct model model;
    make(&model, PROFILE);
    assert_int_equal(sa_sql_run(sa_snapshot_db(model.snapshot), empty, NULL), SA_OK);
    test_assert_rows(model.snapshot, count, "0");
    assert_int_equal(sa_sql_run(sa_snapshot_db(model.snapshot), LEAD("R"), NULL), SA_OK);
    test_assert_rows(model.snapshot, count, "1");
    assert_int_equal(sa_sql_run(sa_snapshot_db(model.snapshot), refused, NULL), SA_OK);
    test_assert_rows(model.snapshot, count, "0");
    sa_snapshot_close(model.snapshot);
}

static void test_fields_need_their_object(void **state)
{
    (void)state;
    assert_lead(PROFILE TITLE("P", "RE"),
                "Address:no00 Age__c:no00 LastName:no00 Source__c:no00 Street:no00 Title:no00");
    assert_lead(PROFILE LEAD("R") TITLE("P", "RE"),
                "Address:no00 Age__c:no00 LastName:yes00 Source__c:yes00 Street:no00 Title:yes00");
    assert_lead(PROFILE LEAD("RC") TITLE("P", "RE"),
                "Address:no00 Age__c:no00 LastName:yes10 Source__c:yes10 Street:no00 Title:yes10");
    assert_lead(PROFILE LEAD("RCE") TITLE("P", "R"),
                "Address:no00 Age__c:no00 LastName:yes11 Source__c:yes11 Street:no00 Title:yes00");
}

static void test_union_over_containers(void **state)
{
    (void)state;
    assert_lead(PROFILE LEAD("R") "INSERT INTO a_container (name, kind) VALUES ('S', 'permission set');"
                                  "INSERT INTO an_object_right VALUES ('S', 'Lead', 'RE');" TITLE("P", "R")
                                      TITLE("S", "RE"),
                "Address:no00 Age__c:no00 LastName:yes01 Source__c:yes01 Street:no00 Title:yes01");
}

/* Fifty sets of odd names: only the last of them grants the field. */
static void test_many_sets_with_odd_names(void **state)
{
    (void)state;
    static const char sets[] =
        PROFILE LEAD("R") "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
                          " INSERT INTO a_container (name, kind)"
                          " SELECT 'ns__O''Brien %s <b>&' || i, 'permission set' FROM n;";
    struct model model;
    make(&model, sets);
    assert_int_equal(sa_sql_run(sa_snapshot_db(model.snapshot), TITLE("ns__O''Brien %s <b>&50", "R"), NULL),
                     SA_OK);
    test_assert_rows(model.snapshot, "SELECT count(*), count(DISTINCT name), max(name) FROM container",
                     "51|51|ns__O'Brien %s <b>&9");
    test_assert_rows(
        model.snapshot,
        "SELECT visible, (SELECT group_concat(c.name) FROM container_field f JOIN container c USING (container)"
        "  WHERE f.can_read) FROM computed_field WHERE object = 'Lead' AND field = 'Title'",
        "yes|ns__O'Brien %s <b>&50");
    sa_snapshot_close(model.snapshot);
}

static void test_what_field_level_security_cannot_make_writable(void **state)
{
    (void)state;
    assert_lead(PROFILE LEAD("RCE") "INSERT INTO a_field_right VALUES ('P', 'Lead', 'Age__c', 'RE'),"
                                    " ('P', 'Lead', 'Address', 'RE');",
                "Address:yes00 Age__c:yes00 LastName:yes11 Source__c:yes11 Street:yes11 Title:no00");
}

static void test_containers_that_do_not_count(void **state)
{
    (void)state;
    const char *const other[] = {
        "expires) VALUES ('S', 'permission set', '2026-11-01T00:00:00.000+0000'",
        "active) VALUES ('S', 'permission set', 0",
        "revoked) VALUES ('S', 'permission set', 1",
        "activation) VALUES ('S', 'permission set', 1",
        "activation) VALUES ('S', 'group', 1",
        "type) VALUES ('S', 'permission set', 'Session'",
        "assigned) VALUES ('S', 'permission set', 0",
    };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        char *facts =
            sqlite3_mprintf("%sINSERT INTO a_container (name, kind, %s);%s%s", PROFILE LEAD("RE"), other[i],
                            TITLE("S", "RE"), "INSERT INTO an_object_right VALUES ('S', 'Account', 'R');");
        assert_lead(facts, "Address:no00 Age__c:no00 LastName:yes01 Source__c:yes01 Street:no00 Title:no00");
        assert_object(facts, "Account", "0000");
        sqlite3_free(facts);
    }
    assert_lead(
        PROFILE LEAD("RE") "INSERT INTO a_container (name, kind, expires) VALUES"
                           " ('S', 'permission set', '2026-11-01T00:00:01.000+0000');" TITLE("S", "RE"),
        "Address:no00 Age__c:no00 LastName:yes01 Source__c:yes01 Street:no00 Title:yes01");
}

static void test_events_are_never_changed(void **state)
{
    (void)state;
    assert_object(PROFILE "INSERT INTO an_object_right VALUES ('P', 'Sent__e', 'RCED');", "Sent__e", "1100");
}

static void test_muting_stays_in_its_group(void **state)
{
    (void)state;
    static const char group[] =
        "INSERT INTO a_container (name, kind) VALUES ('G', 'group');"
        "INSERT INTO a_part VALUES ('G', 'A'), ('G', 'B'), ('G', '0QM1');"
        "INSERT INTO an_object_right VALUES ('A', 'Lead', 'R'), ('B', 'Lead', 'RCED'),"
        " ('0QM1', 'Lead', 'CD');" TITLE("A", "R") TITLE("B", "RE") TITLE("0QM1", "E");
    char *facts = sqlite3_mprintf("%s%s", PROFILE, group);
    assert_object(facts, "Lead", "1010");
    assert_lead(facts, "Address:no00 Age__c:no00 LastName:yes01 Source__c:yes01 Street:no00 Title:yes00");
    sqlite3_free(facts);
    facts = sqlite3_mprintf("%s%s%s", PROFILE, group, TITLE("P", "RE"));
    assert_lead(facts, "Address:no00 Age__c:no00 LastName:yes01 Source__c:yes01 Street:no00 Title:yes01");
    sqlite3_free(facts);
    facts = sqlite3_mprintf("%s%s%s", PROFILE, group,
                            "UPDATE setup_object_permissions SET PermissionsRead = 1"
                            " WHERE ParentId = '0QM1';");
    assert_object(facts, "Lead", "0000");
    sqlite3_free(facts);
}

static void test_modify_all_rests_on_delete(void **state)
{
    static const char group[] = PROFILE "INSERT INTO a_container (name, kind) VALUES ('G', 'group');"
                                        "INSERT INTO a_part VALUES ('G', 'A');"
                                        "INSERT INTO an_object_right VALUES ('A', 'Lead', 'REDM');";
    static const char rights[] =
        "SELECT can_edit, can_delete, modify_all FROM container_object WHERE container = 'G' AND object = 'Lead'";
    struct model model;
    (void)state;
    make(&model, group);
    test_assert_rows(model.snapshot, rights, "1|1|1");
    assert_int_equal(sa_sql_run(sa_snapshot_db(model.snapshot),
                                "INSERT INTO a_part VALUES ('G', '0QM1');"
                                "INSERT INTO an_object_right VALUES ('0QM1', 'Lead', 'D')",
                                NULL),
                     0);
    test_assert_rows(model.snapshot, rights, "1|0|0");
    sa_snapshot_close(model.snapshot);
}

static void test_a_group_whose_parts_are_not_known_gives_what_salesforce_keeps(void **state)
{
    (void)state;
    assert_lead(PROFILE LEAD("RE") "INSERT INTO a_container (name, kind) VALUES ('G', 'group');" TITLE(
                    "G (all)", "R"),
                "Address:no00 Age__c:no00 LastName:yes01 Source__c:yes01 Street:no00 Title:yes00");
}

static void test_a_group_being_recalculated_leaves_open_what_hangs_on_it(void **state)
{
    (void)state;
    static const char group[] =
        "INSERT INTO a_container (name, kind, status) VALUES ('G', 'group', 'Updating');"
        "INSERT INTO a_part VALUES ('G', 'A');"
        "INSERT INTO an_object_right VALUES ('A', 'Account', 'R'), ('A', 'Lead', 'RE');"
        "INSERT INTO a_system_right (container, permission) VALUES ('A', 'EditTask');";
    char *facts = sqlite3_mprintf("%s%s%s%s", PROFILE LEAD("RE"), group, TITLE("A", "RE"), TITLE("P", "R"));
    assert_lead(facts, "Address:no00 Age__c:no00 LastName:yes01 Source__c:yes01 Street:no00 Title:yes0?");
    assert_object(facts, "Lead", "1010");
    assert_object(facts, "Account", "?000");
    assert_object(facts, "Task", "1???");
    sqlite3_free(facts);
}

static void test_powers_over_everything(void **state)
{
    (void)state;
    assert_object(PROFILE "INSERT INTO a_system_right (container, permission) VALUES ('P', 'ViewAllData');",
                  "Lead", "1000");
    assert_object(PROFILE "INSERT INTO a_system_right (container, permission) VALUES ('P', 'ModifyAllData');",
                  "Lead", "1111");
    assert_lead(PROFILE "INSERT INTO a_system_right (container, permission) VALUES ('P', 'ModifyAllData');",
                "Address:no00 Age__c:no00 LastName:yes11 Source__c:yes11 Street:no00 Title:no00");
    assert_lead(PROFILE LEAD("RF"),
                "Address:yes00 Age__c:yes00 LastName:yes00 Source__c:yes00 Street:yes00 Title:yes00");
}

static void test_objects_that_others_stand_for(void **state)
{
    (void)state;
    static const char facts[] = PROFILE "INSERT INTO an_object_right VALUES ('P', 'Opportunity', 'RE');"
                                        "INSERT INTO a_system_right (container, permission, granted) VALUES"
                                        " ('P', 'EditTask', 1), ('P', 'ManageUsers', 0);";
    assert_object(facts, "OpportunityContactRole", "1111");
    assert_object(facts, "Task", "1111");
    assert_object(facts, "RecordType", "????");
    assert_object(PROFILE
                  "INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'EditTask', 0),"
                  " ('P', 'ActivitiesAccess', 0);",
                  "Task", "0000");
    assert_object(PROFILE, "Task", "1???");
}

static void test_what_salesforce_says_of_system_permissions_stands_above(void **state)
{
    (void)state;
    assert_object(PROFILE "INSERT INTO a_system_right (container, permission) VALUES ('P', 'ModifyAllData');"
                          "INSERT INTO setup_user_permission_access VALUES ('ModifyAllData', 0);",
                  "Lead", "0000");
}

/* Fields of Account that are Contact's, with person accounts; Person_Code__c is its own. */
static const char person_account[] =
    "INSERT INTO a_field (object, name) VALUES ('Account', 'PersonEmail'), ('Account', 'Person_Code__c');"
    "INSERT INTO a_field (object, name, compoundFieldName) VALUES"
    " ('Account', 'PersonMailingCity', 'PersonMailingAddress');"
    "INSERT INTO an_object_right VALUES ('P', 'Account', 'RE');";

#define CONTACT "INSERT INTO an_object (name) VALUES ('Contact');"

/* "field:visible,edit,reason" of these fields. */
static void assert_person_account(const char *facts, const char *expected)
{
    struct model model;
    struct sa_error error = SA_ERROR_INIT;
    make(&model, PROFILE);
    sqlite3 *db = sa_snapshot_db(model.snapshot);
    if (sa_sql_run(db, person_account, &error) || sa_sql_run(db, facts, &error))
        fail_msg("%s", error.message);
    test_assert_rows(
        model.snapshot,
        "SELECT group_concat(field || ':' || visible || coalesce(can_edit, '?') || reason_code, ' ')"
        " FROM (SELECT * FROM computed_field WHERE object = 'Account' AND field <> 'Name' ORDER BY field)",
        expected);
    sa_snapshot_close(model.snapshot);
}

static void test_a_person_accounts_copy_follows_its_contact(void **state)
{
    (void)state;
    assert_person_account(
        CONTACT
        "INSERT INTO a_field_right VALUES ('P', 'Contact', 'Code__c', 'R'), ('P', 'Contact', 'Email', 'RE'),"
        " ('P', 'Contact', 'MailingAddress', 'RE'), ('P', 'Contact', 'Person_Code__c', 'RE')",
        "Code__pc:yes0fls-edit PersonEmail:yes1 PersonMailingCity:yes1 Person_Code__c:no0fls-read");
    /* What is granted on Account itself does not count: Salesforce has no such thing. */
    assert_person_account(
        CONTACT "INSERT INTO a_field_right VALUES ('P', 'Account', 'Code__pc', 'R'), ('P', 'Account',"
                " 'PersonEmail', 'RE'), ('P', 'Account', 'Person_Code__c', 'RE')",
        "Code__pc:no0fls-read PersonEmail:no0fls-read PersonMailingCity:no0fls-read Person_Code__c:yes1");
    /* A field of Contact that everybody reads, and View All Fields on Contact. */
    assert_person_account(
        CONTACT "INSERT INTO a_field (object, name, permissionable) VALUES ('Contact', 'Code__c', 0)",
        "Code__pc:yes1 PersonEmail:no0fls-read PersonMailingCity:no0fls-read Person_Code__c:no0fls-read");
    assert_person_account(CONTACT "INSERT INTO an_object_right VALUES ('P', 'Contact', 'RF')",
                          "Code__pc:yes0fls-edit PersonEmail:yes0fls-edit PersonMailingCity:yes0fls-edit"
                          " Person_Code__c:no0fls-read");
}

static void test_what_a_contact_decides_may_be_unknown(void **state)
{
    (void)state;
    assert_person_account("SELECT 1", "Code__pc:unknown?contact-unread PersonEmail:unknown?contact-unread"
                                      " PersonMailingCity:unknown?contact-unread Person_Code__c:no0fls-read");
    assert_person_account(CONTACT "UPDATE setup_object_permissions SET PermissionsViewAllFields = 1;"
                                  "INSERT INTO a_field_right VALUES ('P', 'Contact', 'Email', 'R')",
                          "Code__pc:unknown0all-fields PersonEmail:yes0fls-edit"
                          " PersonMailingCity:unknown0all-fields Person_Code__c:yes0fls-edit");
}

static void test_fields_only_setup_knows(void **state)
{
    (void)state;
    struct model model;
    make(&model,
         PROFILE LEAD(
             "RE") "INSERT INTO a_definition (object, name) VALUES ('Lead', 'Title'), ('Lead', 'Secret__c');"
                   "INSERT INTO a_definition (object, name, IsFlsEnabled) VALUES ('Lead', 'Must__c', 0);");
    test_assert_rows(
        model.snapshot,
        "SELECT field, visible, can_edit, reason FROM computed_field WHERE field IN ('Title', 'Secret__c',"
        " 'Must__c')",
        "Must__c|yes|NULL|\nSecret__c|no|0|field-level security hides it\n"
        "Title|no|0|field-level security hides it");
    sa_snapshot_close(model.snapshot);
}

static void test_a_container_deleted_while_it_was_read(void **state)
{
    (void)state;
    struct model model;
    make(&model,
         PROFILE LEAD("RE") "INSERT INTO a_container (name, kind) VALUES ('S', 'permission set');" TITLE(
             "S", "R") "DELETE FROM setup_permission_set WHERE Id = 'S'");
    test_assert_rows(model.snapshot, "SELECT name, state FROM container ORDER BY name", "P|active\nS|gone");
    sa_snapshot_close(model.snapshot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_said_without_all_of_it),
        cmocka_unit_test(test_view_all_fields_muted),
        cmocka_unit_test(test_an_empty_answer_is_believed_beside_a_full_one),
        cmocka_unit_test(test_fields_need_their_object),
        cmocka_unit_test(test_union_over_containers),
        cmocka_unit_test(test_many_sets_with_odd_names),
        cmocka_unit_test(test_what_field_level_security_cannot_make_writable),
        cmocka_unit_test(test_containers_that_do_not_count),
        cmocka_unit_test(test_events_are_never_changed),
        cmocka_unit_test(test_muting_stays_in_its_group),
        cmocka_unit_test(test_modify_all_rests_on_delete),
        cmocka_unit_test(test_a_group_whose_parts_are_not_known_gives_what_salesforce_keeps),
        cmocka_unit_test(test_a_group_being_recalculated_leaves_open_what_hangs_on_it),
        cmocka_unit_test(test_powers_over_everything),
        cmocka_unit_test(test_objects_that_others_stand_for),
        cmocka_unit_test(test_what_salesforce_says_of_system_permissions_stands_above),
        cmocka_unit_test(test_a_person_accounts_copy_follows_its_contact),
        cmocka_unit_test(test_what_a_contact_decides_may_be_unknown),
        cmocka_unit_test(test_fields_only_setup_knows),
        cmocka_unit_test(test_a_container_deleted_while_it_was_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
