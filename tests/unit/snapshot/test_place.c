/* Objects and fields as people name them, and what is said of names that nothing bears. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "syncaudit/place.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

/* Of Contact Setup has told all fields; of Lead only what the sync user sees is known. */
static const char facts[] =
    "INSERT INTO global_object (name, label) VALUES ('Lead', 'Lead'), ('Contact', 'Contact'), ('Visit__c', 'Store Visit');"
    "INSERT INTO coverage (source, object, status) VALUES ('describe', 'Lead', 'ok');"
    "INSERT INTO describe_object (name, label) VALUES ('Lead', 'Lead');"
    "INSERT INTO describe_field (object, name, position, label) VALUES ('Lead', 'Industry', 1, 'Branch'),"
    " ('Lead', 'LeadSource', 2, 'Lead Source'), ('Lead', 'Branch', 3, 'Office'), ('Lead', 'Persona__c', 4, 'Kind of Person');"
    "INSERT INTO setup_field_definition (DurableId, \"EntityDefinition.QualifiedApiName\", QualifiedApiName, Label)"
    " VALUES ('Contact.Email', 'Contact', 'Email', 'E-mail');";

static int set_up(void **state)
{
    struct sa_snapshot *snapshot = NULL;
    struct sa_error error = SA_ERROR_INIT;
    if (sa_snapshot_memory(&snapshot, &error) || sa_sql_run(sa_snapshot_db(snapshot), facts, &error)) {
        print_error("%s\n", error.message);
        return -1;
    }
    *state = snapshot;
    return 0;
}

static int tear_down(void **state)
{
    sa_snapshot_close(*state);
    return 0;
}

static void assert_found(void **state, const char *name, const char *object, const char *field, bool unknown)
{
    struct sa_place place = {0};
    struct sa_error error = SA_ERROR_INIT;
    if (sa_place_find(&place, sa_snapshot_db(*state), name, &error))
        fail_msg("%s: %s", name, error.message);
    assert_string_equal(place.object, object);
    if (field)
        assert_string_equal(place.field, field);
    else
        assert_null(place.field);
    assert_int_equal(place.unknown, unknown);
    sa_place_release(&place);
}

static void assert_refused(void **state, const char *name, const char *message, const char *advice)
{
    struct sa_place place = {0};
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_place_find(&place, sa_snapshot_db(*state), name, &error), SA_EINPUT);
    assert_string_equal(error.message, message);
    assert_string_equal(error.advice, advice);
    sa_place_release(&place);
}

static void test_names_are_spelt_as_the_org_spells_them(void **state)
{
    assert_found(state, "LEAD", "Lead", NULL, false);
    assert_found(state, "lead.industry", "Lead", "Industry", false);
    assert_found(state, "Contact.email", "Contact", "Email", false);
    /* An API name is one even where it is the label of another field. */
    assert_found(state, "Lead.branch", "Lead", "Branch", false);
}

static void test_a_name_that_nothing_bears_is_refused(void **state)
{
    assert_refused(state, "Laed.Industry", "the snapshot knows no object 'Laed'", "did you mean 'Lead'?");
    assert_refused(state, "Lead.Persna__c", "the snapshot has no field 'Persna__c' of Lead",
                   "did you mean 'Lead.Persona__c'?");
    assert_refused(state, "Lead.persona", "the snapshot has no field 'persona' of Lead",
                   "did you mean 'Lead.Persona__c'?");
    assert_refused(state, "Contact.Nothing", "the snapshot has no field 'Nothing' of Contact",
                   "give its API name, as Industry or My_Field__c; the data dictionary lists them");
    assert_refused(state, "Whatever__c", "the snapshot knows no object 'Whatever__c'",
                   "give its API name, as Lead or My_Object__c; sheet Objects lists them");
    assert_refused(state, "", "the snapshot knows no object ''",
                   "give its API name, as Lead or My_Object__c; sheet Objects lists them");
}

static void test_of_a_label_the_api_name_is_told(void **state)
{
    assert_refused(state, "store visit", "the snapshot knows no object 'store visit'",
                   "this is a label: the API name is 'Visit__c'");
    assert_refused(state, "Lead.Lead Source", "the snapshot has no field 'Lead Source' of Lead",
                   "this is a label: the API name is 'Lead.LeadSource'");
}

static void test_a_field_that_may_be_hidden_is_unknown(void **state)
{
    assert_found(state, "Lead.Nothing", "Lead", "Nothing", true);
    assert_found(state, "Visit__c.Nothing", "Visit__c", "Nothing", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_spelt_as_the_org_spells_them),
        cmocka_unit_test(test_a_name_that_nothing_bears_is_refused),
        cmocka_unit_test(test_of_a_label_the_api_name_is_told),
        cmocka_unit_test(test_a_field_that_may_be_hidden_is_unknown),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
