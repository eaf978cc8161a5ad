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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_contact_is_named_for_a_person_accounts_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
