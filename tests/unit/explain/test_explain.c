/* Why the sync user has or lacks an access, on small models made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "rules/catalogue.h"
#include "syncaudit/buffer.h"
#include "syncaudit/explain.h"
#include "syncaudit/sql.h"

static void add_line(void *payload, const struct sa_explain_line *line)
{
    assert_int_equal(sa_buffer_addf(payload, "%s\n", line->text), SA_OK);
}

static void assert_explained(const char *facts, const char *object, const char *field, const char *expected)
{
    struct sa_snapshot *snapshot = NULL;
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    assert_int_equal(sa_snapshot_memory(&snapshot, &error), SA_OK);
    sqlite3 *db = sa_snapshot_db(snapshot);
    if (sa_rules_scripts(db, "tests/rules/_", NULL, &error) || sa_sql_run(db, facts, &error) ||
        sa_explain(snapshot, object, field, add_line, &text, &error))
        fail_msg("%s", error.message);
    assert_string_equal(text.data, expected);
    sa_buffer_release(&text);
    sa_snapshot_close(snapshot);
}

static void test_the_contact_is_named_for_a_person_accounts_field(void **state)
{
    static const char facts[] =
        "INSERT INTO an_object (name) VALUES ('Account'), ('Contact');"
        "INSERT INTO a_field (object, name) VALUES ('Account', 'PersonEmail'), ('Contact', 'Email');"
        "INSERT INTO a_definition (object, name) VALUES ('Account', 'Hobby__pc');"
        "INSERT INTO a_container (name, kind) VALUES ('P', 'profile');"
        "INSERT INTO an_object_right VALUES ('P', 'Account', 'RE');"
        "INSERT INTO a_field_right VALUES ('P', 'Contact', 'Email', 'RE');";
    (void)state;
    assert_explained(facts, "Account", "PersonEmail",
                     "Account.PersonEmail: visible and editable\n"
                     "a copy of the contact's field: the permissions on Contact.Email decide\n"
                     "profile 'P': Read, Edit on Contact.Email; Read, Edit on Account\n");
    assert_explained(
        facts, "Account", "Hobby__pc",
        "Account.Hobby__pc: hidden from the sync user: field-level security hides it\n"
        "a copy of the contact's field: the permissions on Contact.Hobby__c decide\n"
        "profile 'P': nothing on Contact.Hobby__c; Read, Edit on Account – this alone does not grant it\n"
        "smallest change: tick Read Access on Contact.Hobby__c in profile 'P'\n");
}

static void test_uses_are_told(void **state)
{
    static const char facts[] =
        "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');"
        "INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c'), ('Lead', 'Idle__c'), ('Lead', 'Own__c');"
        "INSERT INTO a_marketo_field (name) VALUES ('Region__c'), ('Idle__c');"
        "INSERT INTO an_asset (type, id, name, live) VALUES ('form', '1', 'Contact us', 1), ('smart campaign', '2', 'Score', 0),"
        " ('segmentation', '3', 'Industries', 1);"
        "UPDATE marketo_asset SET url = 'https://app.example.com/form/1' WHERE type = 'form';"
        "INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Region__c'),"
        " ('smart campaign', '2', 'filter', 'Region__c')";
    static const char *const expected[][2] = {
        {"Region__c", "Marketo's Region__c (exact): 2 uses, 1 of them active\n"
                      "form \"Contact us\" writes it: form field\n"
                      "smart campaign \"Score\" reads it: filter, not active\n"},
        {"Idle__c", "Marketo's Idle__c (exact): no use found\n"
                    "not seen: rules of 1 segmentation\n"
                    "not seen: mails of the new editor\n"},
        {"Own__c", "no field of Marketo's is known to be this one\n"},
    };
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot *snapshot = NULL;
    (void)state;
    assert_int_equal(sa_snapshot_memory(&snapshot, &error), SA_OK);
    sqlite3 *db = sa_snapshot_db(snapshot);
    if (sa_rules_scripts(db, "tests/rules/_", NULL, &error) || sa_sql_run(db, facts, &error) ||
        sa_rules_prepare(snapshot, &error))
        fail_msg("%s", error.message);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
        if (sa_explain_uses(snapshot, "Lead", expected[i][0], add_line, &text, &error))
            fail_msg("%s", error.message);
        assert_string_equal(text.data, expected[i][1]);
        sa_buffer_release(&text);
    }
    sa_snapshot_close(snapshot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_contact_is_named_for_a_person_accounts_field),
        cmocka_unit_test(test_uses_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
