/* What rules start from: the kind of every formula, which objects and fields the sync takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "judge.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

static const char *const no_rules[] = {NULL};

/* One formula field F__c on Lead, besides some others; "kind|detail|through" of it. */
static void assert_kind(const char *formula, const char *expected)
{
    struct test_judged judged;
    char *facts =
        sqlite3_mprintf("INSERT INTO an_object (name) VALUES ('Lead'), ('Account');"
                        "INSERT INTO a_field (object, name, calculatedFormula) VALUES"
                        " ('Lead', 'Name', NULL), ('Lead', 'TODAYS__c', NULL),"
                        " ('Lead', 'Clock__c', 'NOW() - CreatedDate'), ('Lead', 'Far__c', 'Owner.Name'),"
                        " ('Account', 'Plain__c', 'TODAY()'), ('Lead', 'Plain__c', 'Name'),"
                        " ('Lead', 'F__c', %Q)",
                        formula);
    test_judge(&judged, facts, no_rules);
    sqlite3_stmt *select = NULL;
    assert_int_equal(
        sa_sql_prepare(sa_snapshot_db(judged.snapshot), &select,
                       "SELECT kind || '|' || coalesce(detail, '') || '|' || coalesce(through, '')"
                       " FROM formula WHERE object = 'Lead' AND field = 'F__c'",
                       NULL),
        SA_OK);
    assert_int_equal(sqlite3_step(select), SQLITE_ROW);
    if (strcmp(sa_sql_text(select, 0), expected) != 0)
        fail_msg("%s\n  is       %s\n  not      %s", formula, sa_sql_text(select, 0), expected);
    sqlite3_finalize(select);
    sqlite3_free(facts);
    test_judge_release(&judged);
}

static void test_kinds(void **state)
{
    static const char *const cases[][2] = {
        {"Name", "same_record||"},
        {"1 + 1.5", "same_record||"},
        {"TODAY() - Birth__c", "time|TODAY|"},
        {"today ( )", "time|TODAY|"},
        {"IF(NOW() > Due__c, 1, 0)", "time|NOW|"},
        {"TIMENOW()", "time|TIMENOW|"},
        {"TODAYS__c", "same_record||"},
        {"TODAY", "same_record||"},
        {"My_TODAY(Name)", "same_record||"},
        {"Account.Name", "other_record|Account.Name|"},
        {"Account . Owner\n.\tName", "other_record|Account.Owner.Name|"},
        {"Custom__r.Parent__r.Value__c + 1", "other_record|Custom__r.Parent__r.Value__c|"},
        {"Owner.Phone", "other_record|Owner.Phone|"},
        {"Owner:User.Email", "other_record|Owner:User.Email|"},
        {"$User.Email", "other_record|$User.Email|"},
        {"$Setup.Limits__c.Max__c", "other_record|$Setup.Limits__c.Max__c|"},
        {"$CustomMetadata.A__mdt.B.C__c", "other_record|$CustomMetadata.A__mdt.B.C__c|"},
        {"$Label.Greeting & Name", "same_record||"},
        {"$System.OriginDateTime", "same_record||"},
        {"RecordType.Name", "same_record||"},
        {"recordtype.DeveloperName", "same_record||"},
        {"Account.RecordType.Name", "other_record|Account.RecordType.Name|"},
        {"Lead.Name", "same_record||"},
        {"LEAD.Name", "same_record||"},
        {"Lead.Owner.Name", "other_record|Owner.Name|"},
        {"HYPERLINK(\"/\" & Id, Name)", "link||"},
        {"image(\"/x.png\", Name)", "link||"},
        {"HYPERLINK(\"/\", Owner.Name)", "link|Owner.Name|"},
        {"IMAGE(IF(TODAY() > Due__c, \"/a\", \"/b\"), \"x\")", "link|TODAY|"},
        {"$Api.Session_ID", "credential|$Api.Session_ID|"},
        {"$Api.Partner_Server_URL_660", "same_record||"},
        {"Owner : User . Email", "other_record|Owner:User.Email|"},
        {"CASESAFEID(Owner.Id)", "same_record||"},
        {"Account.Owner.Id", "other_record|Account.Owner.Id|"},
        {"IF(Account.Name = \"\", TODAY(), NULL)", "time|TODAY|"},
        {"\"TODAY() Account.Name\" & 'Owner.Name'", "same_record||"},
        {"/* TODAY() Account.Name */ Name", "same_record||"},
        {"\"a \\\" \" & TODAY()", "time|TODAY|"},
        {"\"/*\" & TODAY() & \"*/\"", "time|TODAY|"},
        {"\"http://x.example.com/\" & Name", "same_record||"},
        {"Clock__c + 1", "time|NOW|Clock__c"},
        {"clock__C + 1", "time|NOW|Clock__c"},
        {"Lead.Clock__c + 1", "time|NOW|Clock__c"},
        {"Far__c & Name", "other_record|Owner.Name|Far__c"},
        {"Far__c & TEXT(Clock__c)", "time|NOW|Clock__c"},
        {"Account.Name & Far__c", "other_record|Account.Name|"},
        {"Account.Clock__c", "other_record|Account.Clock__c|"},
        {"Plain__c", "same_record||"},
        {"Clock__c (1)", "same_record||"},
        {"IF (Name, 1, 2)", "same_record||"},
        {"F__c + 1", "same_record||"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_kind(cases[i][0], cases[i][1]);
}

static void test_relationship_named_like_the_object(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(
        &judged,
        "INSERT INTO an_object (name) VALUES ('Lead');"
        "INSERT INTO a_field (object, name, type, relationshipName, calculatedFormula) VALUES"
        " ('Lead', 'LeadId', 'reference', 'Lead', NULL), ('Lead', 'F__c', 'string', NULL, 'Lead.Name')",
        no_rules);
    test_assert_rows(judged.snapshot, "SELECT kind, detail FROM formula", "other_record|Lead.Name");
    test_judge_release(&judged);
}

static void test_chains_and_circles(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(&judged,
               "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');"
               "INSERT INTO a_field (object, name, calculatedFormula) VALUES"
               " ('Lead', 'A__c', 'B__c & C__c'), ('Lead', 'B__c', 'C__c'), ('Lead', 'C__c', 'D__c'),"
               " ('Lead', 'D__c', 'TODAY()'),"
               " ('Lead', 'X__c', 'Y__c'), ('Lead', 'Y__c', 'Z__c & Owner.Name'), ('Lead', 'Z__c', 'X__c'),"
               " ('Lead', 'P__c', 'Q__c'), ('Lead', 'Q__c', 'P__c'),"
               " ('Contact', 'A__c', 'D__c'), ('Contact', 'D__c', 'Name')",
               no_rules);
    test_assert_rows(judged.snapshot,
                     "SELECT object, field, kind, detail, through FROM formula ORDER BY object DESC, field",
                     "Lead|A__c|time|TODAY|B__c\n"
                     "Lead|B__c|time|TODAY|C__c\n"
                     "Lead|C__c|time|TODAY|D__c\n"
                     "Lead|D__c|time|TODAY|NULL\n"
                     "Lead|P__c|same_record|NULL|NULL\n"
                     "Lead|Q__c|same_record|NULL|NULL\n"
                     "Lead|X__c|other_record|Owner.Name|Y__c\n"
                     "Lead|Y__c|other_record|Owner.Name|NULL\n"
                     "Lead|Z__c|other_record|Owner.Name|X__c\n"
                     "Contact|A__c|same_record|NULL|NULL\n"
                     "Contact|D__c|same_record|NULL|NULL");
    test_judge_release(&judged);
}

/* Every formula uses every one before it: a count that must not grow with the number of ways. */
static void test_dense_formulas_end(void **state)
{
    struct sa_buffer facts = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct test_judged judged;
    (void)state;
    sa_buffer_adds(&facts,
                   "INSERT INTO an_object (name) VALUES ('Lead');"
                   "INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'F0__c', 'A.B')");
    for (int i = 1; i < 60; i++) {
        sa_buffer_addf(&facts, ", ('Lead', 'F%d__c', 'A%d.B", i, i);
        for (int j = 0; j < i; j++)
            sa_buffer_addf(&facts, " & F%d__c", j);
        sa_buffer_adds(&facts, "')");
    }
    test_judge(&judged, facts.data, no_rules);
    test_assert_rows(judged.snapshot,
                     "SELECT kind, count(*), sum(through IS NULL) FROM formula GROUP BY kind",
                     "other_record|60|60");
    test_judge_release(&judged);
    sa_buffer_release(&facts);
}

static void test_which_objects_sync(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(
        &judged,
        "INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed'), ('Case', 'ok'),"
        " ('Campaign', 'ok'), ('On__c', 'ok'), ('Off__c', 'ok'), ('User', 'ok');"
        "INSERT INTO synced_object_setting VALUES ('On__c');"
        "INSERT INTO a_field (object, name) VALUES ('Lead', 'Name'), ('On__c', 'Name'), ('Off__c', 'Name'),"
        " ('User', 'Name'), ('Lead', 'mkto71_Lead_Score__c'), ('Lead', 'CreatedById')",
        no_rules);
    test_assert_rows(judged.snapshot, "SELECT object, synced, fields_sync FROM synced_object ORDER BY object",
                     "Campaign|only if enabled|0\nCase|no|0\nLead|automatic|1\nOff__c|only if enabled|0\n"
                     "On__c|only if enabled|1\nUser|automatic|0");
    test_assert_rows(
        judged.snapshot,
        "SELECT object, field, marketo_field, marketo_writes, ignored FROM synced_field ORDER BY object, "
        "field",
        "Lead|CreatedById|0|0|1\nLead|Name|0|0|0\nLead|mkto71_Lead_Score__c|1|1|0\nOn__c|Name|0|0|0");
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_relationship_named_like_the_object),
        cmocka_unit_test(test_chains_and_circles),
        cmocka_unit_test(test_dense_formulas_end),
        cmocka_unit_test(test_which_objects_sync),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
