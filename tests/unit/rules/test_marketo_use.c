/* Which Salesforce field a Marketo field is, and what of Marketo uses it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "query.h"
#include "syncaudit/sql.h"

static const char *const no_rules[] = {NULL};

#define READ                                                                                                                         \
    "INSERT INTO marketo_instance (address, api_user, oldest) VALUES ('https://123-ABC-456.mktorest.com', 'api@example.com', NULL);" \
    "INSERT INTO coverage (source, status) VALUES ('marketo_field_list', 'ok'), ('smart_list', 'ok'),"                               \
    " ('smart_campaign', 'ok'), ('form', 'ok');"
#define PEOPLE "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');"
#define MAP                                                                                                  \
    "SELECT marketo_field, object, field, match, how FROM marketo_map ORDER BY marketo_field, object DESC, field"

static void assert_rows(const char *facts, const char *sql, const char *expected)
{
    struct test_judged judged;
    test_judge(&judged, facts, no_rules);
    test_assert_rows(judged.snapshot, sql, expected);
    test_judge_release(&judged);
}

static void test_names_and_their_grades(void **state)
{
    (void)state;
    assert_rows(
        READ PEOPLE
        "INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c'), ('Contact', 'Region__c'),"
        " ('Account', 'Tier__c'), ('Lead', 'Notes__c'), ('Contact', 'Notes__c'), ('Account', 'Notes__c'),"
        " ('Lead', 'LeadSource'), ('Contact', 'LeadSource'), ('Opportunity', 'Region__c');"
        "INSERT INTO marketo_rest_field (object, name, label, type, soap_name, crm_managed) VALUES"
        " ('lead', 'region_c', 'Sales Region', 'string', 'region__C', 1),"
        " ('lead', 'tier', 'Tier', 'string', 'Tier__c', NULL),"
        " ('lead', 'notes', 'Notes', 'string', 'Notes__c', NULL),"
        " ('lead', 'source', 'source', 'string', 'LeadSource', NULL),"
        " ('lead', 'own', 'Own', 'string', 'Region__c', 0),"
        " ('opportunity', 'Region__c', 'Region', 'string', NULL, 1)",
        MAP,
        "Region__c|Opportunity|Region__c|exact|name\n"
        "notes|Lead|Notes__c|likely|name\n"
        "notes|Contact|Notes__c|likely|name\n"
        "notes|Account|Notes__c|guess|name\n"
        "region_c|Lead|Region__c|exact|name\n"
        "region_c|Contact|Region__c|exact|name\n"
        "source|Lead|LeadSource|exact|default mapping\n"
        "source|Contact|LeadSource|exact|default mapping\n"
        "tier|Account|Tier__c|exact|name");
}

static void test_suffix_and_label(void **state)
{
    (void)state;
    assert_rows(
        READ PEOPLE
        "INSERT INTO a_field (object, name, label, type) VALUES ('Lead', 'Status__c', 'State of it', 'picklist'),"
        " ('Contact', 'Status__c', 'State of it', 'picklist'), ('Lead', 'Age__c', 'Age', 'double'),"
        " ('Contact', 'Age_c__c', 'Age', 'string');"
        "INSERT INTO marketo_rest_field (object, name, label, type, soap_name) VALUES"
        " ('lead', 'a', 'State A', 'string', 'Status__c'), ('lead', 'b', 'State B', 'string', 'Status__c_contact'),"
        " ('lead', 'c', ' AGE ', 'integer', 'Years')",
        MAP,
        "a|Lead|Status__c|exact|name\n"
        "b|Contact|Status__c|likely|suffix\n"
        "c|Lead|Age__c|guess|label");
}

/* Without the account's fields nobody knows whether the account has the name too. */
static void test_an_object_that_was_not_read(void **state)
{
    (void)state;
    assert_rows(READ "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');"
                     "INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c');"
                     "INSERT INTO marketo_rest_field (object, name, label, type, soap_name) VALUES"
                     " ('lead', 'r', 'Region', 'string', 'Region__c')",
                MAP, "r|Lead|Region__c|likely|name");
}

/* The export of field names has the SOAP name where the API does not tell it. */
static void test_the_export_settles_names(void **state)
{
    (void)state;
    assert_rows(READ PEOPLE
                "INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Region__c', 'Where');"
                "INSERT INTO marketo_field VALUES ('Sales Region', 'Region__c', 'SalesRegion', 'string');"
                "INSERT INTO marketo_rest_field (object, name, label, type) VALUES"
                " ('lead', 'salesRegion', 'Sales Region', 'string')",
                MAP, "salesRegion|Lead|Region__c|exact|name");
}

static const char org[] = READ PEOPLE
    "INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c'), ('Contact', 'Region__c'), ('Lead', 'Tier__c');"
    "INSERT INTO marketo_rest_field (object, name, label, type, id, soap_name) VALUES"
    " ('lead', 'region', 'Sales Region', 'string', 11, 'Region__c'),"
    " ('lead', 'tier', 'Tier', 'string', 12, 'Tier__c'),"
    " ('lead', 'tier2', 'tier', 'string', 13, 'Tier_2'),"
    " ('company', 'size', 'Size', 'integer', NULL, NULL);"
    "INSERT INTO marketo_asset (type, id, token, name, live, parent, archived, smart_list, updated) VALUES"
    " ('folder', '1', 0, 'Old', NULL, '', 1, NULL, NULL),"
    " ('folder', '2', 0, 'Older', NULL, 'folder 1', 0, NULL, NULL),"
    " ('program', '5', 0, 'Fair', NULL, 'folder 9', 0, NULL, NULL),"
    " ('folder', '6', 0, 'Lists', NULL, 'program 5', 0, NULL, NULL),"
    " ('smart campaign', '20', 0, 'Score', 1, 'program 5', 0, '30', NULL),"
    " ('smart campaign', '21', 0, 'Gone', 1, 'folder 2', 0, NULL, NULL),"
    " ('smart list', '30', 0, 'Of the campaign', NULL, 'program 5', 0, NULL, '2020-01-01T00:00:00Z'),"
    " ('smart list', '31', 0, 'Named', NULL, 'folder 6', 0, NULL, '2020-01-01T00:00:00Z'),"
    " ('smart list', '32', 0, 'Of a list', NULL, '', 0, NULL, '2020-01-01T00:00:00Z'),"
    " ('smart list', '33', 0, 'Forgotten', NULL, '', 0, NULL, '2025-10-31T23:59:59Z'),"
    " ('smart list', '34', 0, 'Fresh', NULL, '', 0, NULL, '2025-11-01T00:00:00Z'),"
    " ('form', '40', 0, 'Contact us', 1, '', 0, NULL, NULL),"
    " ('token', 'program 5', 1, 'my.Where', NULL, '', 0, NULL, NULL);"
    "INSERT INTO marketo_link VALUES ('smart campaign', '20', 'smart list', 'Named'),"
    " ('smart list', '31', 'smart list', '32'), ('smart campaign', '21', 'smart list', '33');";

static void assert_uses(const char *mentions, const char *expected)
{
    char *facts = sqlite3_mprintf(
        "%s INSERT INTO marketo_mention"
        " (type, id, token, state, place, object, named, name, unsure, writes, broken) VALUES %s",
        org, mentions);
    assert_rows(
        facts,
        "SELECT marketo_field, type, id, place, writes, active, program, object, field, match FROM marketo_use"
        " ORDER BY marketo_field, type, id, place",
        expected);
    sqlite3_free(facts);
}

static void test_each_way_to_name_a_field(void **state)
{
    (void)state;
    assert_uses("('form', '40', 0, 'approved', 'form field', '', 'soap name', 'REGION__C', 0, 1, 0),"
                "('smart list', '34', 0, '', 'filter', '', 'id', '11', 0, 0, 0),"
                "('smart list', '34', 0, '', 'trigger', '', 'rest name', 'Region', 0, 0, 0),"
                "('smart campaign', '20', 0, '', 'flow step', '', 'label', ' sales region', 0, 1, 0),"
                "('smart campaign', '20', 0, '', 'filter', 'company', 'label', 'SIZE', 0, 0, 0),"
                "('smart campaign', '20', 0, '', 'flow choice', 'company', 'label', 'Sales Region', 0, 0, 0),"
                "('token', 'program 5', 1, '', 'velocity', '', 'any', 'Region__c', 1, 0, 0)",
                "region|form|40|form field|1|1||Lead|Region__c|exact\n"
                "region|smart campaign|20|flow choice|0|1|Fair|Lead|Region__c|exact\n"
                "region|smart campaign|20|flow step|1|1|Fair|Lead|Region__c|exact\n"
                "region|smart list|34|filter|0|1||Lead|Region__c|exact\n"
                "region|smart list|34|trigger|0|1||Lead|Region__c|exact\n"
                "region|token|program 5|velocity|0|0|Fair|Lead|Region__c|guess\n"
                "size|smart campaign|20|filter|0|1|Fair|NULL|NULL|NULL");
}

/* Filters know a custom object by its display name, its fields by their labels. */
static void test_custom_objects(void **state)
{
    (void)state;
    assert_rows(
        READ PEOPLE
        "INSERT INTO an_object (name, label) VALUES ('Event_Registration__c', 'Event Registration'),"
        " ('Sub__c', 'Subscription');"
        "INSERT INTO a_field (object, name) VALUES ('Event_Registration__c', 'Status__c'), ('Sub__c', 'Plan__c');"
        "INSERT INTO marketo_rest_field (object, name, label, type) VALUES"
        " ('event_Registration__c', 'status__c', 'Status', 'string'), ('sub__c', 'plan__c', 'Plan', 'string'),"
        " ('lead', 'status', 'Status', 'string');"
        "INSERT INTO marketo_asset (type, id, name) VALUES ('smart list', '1', 'A');"
        "INSERT INTO marketo_mention (type, id, place, step, object, named, name) VALUES"
        " ('smart list', '1', 'filter', '1', 'Event Registration', 'label', 'status'),"
        " ('smart list', '1', 'filter', '2', 'Subscription', 'label', 'Plan'),"
        " ('smart list', '1', 'dependency', '', 'event_Registration__c', 'any', 'status__c'),"
        " ('smart list', '1', 'trigger', '', 'Nothing', 'label', 'Status')",
        "SELECT marketo_field, place, object, field, match FROM marketo_use ORDER BY 1, 2",
        "event_Registration__c.status__c|dependency|Event_Registration__c|Status__c|exact\n"
        "event_Registration__c.status__c|filter|Event_Registration__c|Status__c|exact\n"
        "sub__c.plan__c|filter|Sub__c|Plan__c|exact");
}

static void test_a_label_of_two_fields(void **state)
{
    (void)state;
    assert_uses("('smart list', '34', 0, '', 'filter', '', 'label', 'Tier', 0, 0, 0),"
                "('smart list', '33', 0, '', 'filter', '', 'id', '12', 0, 0, 0)",
                "tier|smart list|33|filter|0|0||Lead|Tier__c|exact\n"
                "tier|smart list|34|filter|0|1||Lead|Tier__c|guess\n"
                "tier2|smart list|34|filter|0|1||NULL|NULL|NULL");
}

static void test_what_is_active(void **state)
{
    (void)state;
    assert_uses("('smart campaign', '21', 0, '', 'filter', '', 'id', '11', 0, 0, 0),"
                "('smart campaign', '20', 0, '', 'filter', '', 'id', '11', 0, 0, 1),"
                "('smart list', '30', 0, '', 'filter', '', 'id', '11', 0, 0, 0),"
                "('smart list', '31', 0, '', 'filter', '', 'id', '11', 0, 0, 0),"
                "('smart list', '32', 0, '', 'filter', '', 'id', '11', 0, 0, 0),"
                "('smart list', '33', 0, '', 'filter', '', 'id', '11', 0, 0, 0),"
                "('form', '40', 0, 'draft', 'form field', '', 'id', '11', 0, 1, 0)",
                "region|form|40|form field|1|0||Lead|Region__c|exact\n"
                "region|smart campaign|20|filter|0|0|Fair|Lead|Region__c|exact\n"
                "region|smart campaign|21|filter|0|0||Lead|Region__c|exact\n"
                "region|smart list|30|filter|0|1|Fair|Lead|Region__c|exact\n"
                "region|smart list|31|filter|0|1|Fair|Lead|Region__c|exact\n"
                "region|smart list|32|filter|0|1||Lead|Region__c|exact\n"
                "region|smart list|33|filter|0|0||Lead|Region__c|exact");
}

/* What a draft or a broken rule says does not make surer, or a writer, what is approved and sound in the same place. */
static void test_what_is_settled_says_how_sure(void **state)
{
    (void)state;
    assert_uses("('form', '40', 0, 'approved', 'token', '', 'id', '11', 1, 0, 0),"
                "('form', '40', 0, 'draft', 'token', '', 'id', '11', 0, 1, 0)",
                "region|form|40|token|0|1||Lead|Region__c|guess");
    assert_uses("('form', '40', 0, 'draft', 'token', '', 'id', '11', 0, 1, 0)",
                "region|form|40|token|1|0||Lead|Region__c|exact");
}

static void test_what_is_unresolved_is_told(void **state)
{
    char *facts =
        sqlite3_mprintf("%s INSERT INTO marketo_mention (type, id, place, named, name) VALUES"
                        " ('form', '40', 'form field', 'soap name', 'Nobody'),"
                        " ('smart list', '34', 'filter', 'label', 'Region__c');"
                        " INSERT INTO marketo_mention (type, id, place, step, named, name, broken) VALUES"
                        " ('smart list', '34', 'filter', 'Visited Web Page', 'label', '', 1)",
                        org);
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, no_rules);
    test_assert_rows(judged.snapshot,
                     "SELECT asset, place, named, name FROM marketo_unresolved ORDER BY asset",
                     "Contact us|form field|soap name|Nobody\nFresh|filter|label|Region__c");
    test_assert_rows(judged.snapshot, "SELECT text FROM marketo_unseen",
                     "what 2 names mean that no field has\n"
                     "mails of the new editor");
    test_assert_rows(judged.snapshot, "SELECT asset, steps, fields FROM marketo_broken_rule",
                     "Fresh|Visited Web Page|");
    test_assert_rows(judged.snapshot, "SELECT object, field, uses, places FROM field_use_count ORDER BY 1, 2",
                     "Contact|Region__c|0|\nLead|Region__c|0|\nLead|Tier__c|0|");
    test_judge_release(&judged);
    sqlite3_free(facts);
}

/* One of the three kinds that filter, write and ask for fields is not enough to say that there is no use. */
static void test_a_part_read_says_no_more_than_it_found(void **state)
{
    static const char counts[] =
        "SELECT field, uses, active_uses, sure_uses, writes FROM field_use_count ORDER BY field";
    static const char facts[] =
        "INSERT INTO marketo_instance (address, api_user, oldest) VALUES ('https://123-ABC-456.mktorest.com', 'api@example.com', NULL);"
        "INSERT INTO coverage (source, status) VALUES ('marketo_field_list', 'ok'), ('form', 'ok'),"
        " ('smart_list', 'partial'), ('smart_campaign', '%s');" PEOPLE
        "INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c'), ('Lead', 'Tier__c');"
        "INSERT INTO marketo_rest_field (object, name, label, type, soap_name) VALUES"
        " ('lead', 'region', 'Sales Region', 'string', 'Region__c'), ('lead', 'tier', 'Tier', 'string', 'Tier__c');"
        "INSERT INTO marketo_asset (type, id, name, live) VALUES ('form', '1', 'Contact us', 1);"
        "INSERT INTO marketo_mention (type, id, place, named, name, writes) VALUES"
        " ('form', '1', 'form field', 'soap name', 'Region__c', 1)";
    static const struct {
        const char *campaigns;
        const char *expected;
    } cases[] = {{"not_permitted", "Region__c|1|1|1|1\nTier__c|NULL|NULL|NULL|NULL"},
                 {"not_asked", "Region__c|1|1|1|1\nTier__c|NULL|NULL|NULL|NULL"},
                 {"partial", "Region__c|1|1|1|1\nTier__c|0|0|0|0"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *told = sqlite3_mprintf(facts, cases[i].campaigns);
        assert_rows(told, counts, cases[i].expected);
        sqlite3_free(told);
    }
}

static void test_nothing_read_says_nothing(void **state)
{
    (void)state;
    assert_rows(PEOPLE "INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c')",
                "SELECT (SELECT count(*) FROM field_use_count), (SELECT count(*) FROM marketo_use),"
                " (SELECT count(*) FROM marketo_unseen)",
                "0|0|0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_and_their_grades),
        cmocka_unit_test(test_suffix_and_label),
        cmocka_unit_test(test_an_object_that_was_not_read),
        cmocka_unit_test(test_the_export_settles_names),
        cmocka_unit_test(test_each_way_to_name_a_field),
        cmocka_unit_test(test_custom_objects),
        cmocka_unit_test(test_a_label_of_two_fields),
        cmocka_unit_test(test_what_is_active),
        cmocka_unit_test(test_what_is_settled_says_how_sure),
        cmocka_unit_test(test_what_is_unresolved_is_told),
        cmocka_unit_test(test_a_part_read_says_no_more_than_it_found),
        cmocka_unit_test(test_nothing_read_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
