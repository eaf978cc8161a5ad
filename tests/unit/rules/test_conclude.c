/* Conclusions: which findings become one action, in which order, and what practices and verdict follow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "judge.h"
#include "syncaudit/sql.h"

static const char facts[] =
    "INSERT INTO an_object (name, label) VALUES ('Lead', 'Interessent'), ('Contact', 'Contact');"
    "INSERT INTO a_field (object, name) VALUES ('Lead', 'A__c'), ('Lead', 'B__c'), ('Contact', 'A__c')";

#define EACH_FIELD(more) "SELECT object, field, 'm' AS message, NULL AS evidence" more " FROM field"

static void test_one_change_in_one_place_is_one_action(void **state)
{
    static const char hide[] = TEST_RULE("hide", "low", "", EACH_FIELD(", 'Hide it' AS action"));
    static const char stale[] = TEST_RULE(
        "stale", "high", "", EACH_FIELD(", 'Hide it' AS action") " WHERE field = 'A__c' AND object = 'Lead'");
    const char *const rules[] = {hide, stale, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    test_assert_rows(
        judged.snapshot,
        "SELECT rank, severity, who, action, object, fields, field_count, reasons, why, fix, "
        "findings FROM action"
        " ORDER BY rank",
        "1|high|salesforce|Hide it|Lead|[\"A__c\",\"B__c\"]|2|[\"Title of stale (1): A__c\",\"Title "
        "of hide (2): A__c, B__c\"]|why"
        "|fix stale\nfix hide|[\"hide:Lead.A__c\",\"hide:Lead.B__c\",\"stale:Lead.A__c\"]\n"
        "2|low|salesforce|Hide it|Contact|[\"A__c\"]|1|[\"Title of hide (1)\"]|why|fix hide"
        "|[\"hide:Contact.A__c\"]");
    test_judge_release(&judged);
}

#define HOME "https://example.lightning.force.com/lightning"
#define BRIDGE HOME "/setup/PermSets/page?address=%2F0PS000000000002AAA"

/* What has one place for all objects is one action, and its fields say whose they are. */
static void test_places_without_an_object(void **state)
{
    static const char tell[] = TEST_RULE("tell", "info", "", EACH_FIELD(", 'marketo' AS who"));
    static const char grant[] =
        TEST_RULE("grant", "high", "-- place: permissions\n",
                  "SELECT object, NULL AS field, 'm' AS message, NULL AS evidence FROM object");
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, (const char *const[]){tell, grant, NULL});
    test_assert_rows(
        judged.snapshot,
        "SELECT rank, place, link, object, objects, fields, field_count FROM action ORDER BY rank",
        "1|Setup > Permission Sets > the sync user's > Object Settings"
        "|https://example.lightning.force.com/lightning/setup/PermSets/home|NULL|[\"Contact\",\"Lead\"]|[]|0\n"
        "2|Marketo||NULL|[\"Contact\",\"Lead\"]|[\"Contact.A__c\",\"Lead.A__c\",\"Lead.B__c\"]|3");
    test_judge_release(&judged);
}

#define SET(id, name, profile)                                                                               \
    "INSERT INTO setup_permission_set (Id, Label, IsOwnedByProfile, ProfileId, \"Profile.Name\") VALUES "    \
    "('" id "', '" name "', " profile ", '00e000000000001AAA', '" name "');"                                 \
    "INSERT INTO setup_permission_set_assignment (Id, AssigneeId, PermissionSetId, IsActive) VALUES "        \
    "('0Pa" id "', '005000000000001AAA', '" id "', 1);"

/* Access is given in a permission set of the sync user's, and the action names it, its page and the part of it. Where none is known,
 * it is the page of the object's fields. */
static void test_access_is_given_where_it_is_best(void **state)
{
    static const char one[] =
        TEST_RULE("fields", "high", "-- place: grant\n", EACH_FIELD("") " WHERE object = 'Lead'");
    static const char all[] =
        TEST_RULE("objects", "medium", "-- place: grant\n",
                  "SELECT object, NULL AS field, 'm' AS message, NULL AS evidence FROM object");
    static const char right[] =
        TEST_RULE("rights", "low", "-- place: grant\n",
                  "SELECT NULL AS object, NULL AS field, 'm' AS message, NULL AS evidence");
    const char *const rules[] = {one, all, right, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    test_assert_rows(judged.snapshot, "SELECT place FROM action ORDER BY rank",
                     "Setup > Object Manager > Interessent > Fields & Relationships\n"
                     "Setup > Permission Sets > the sync user's > Object Settings\n"
                     "Setup > Permission Sets > the sync user's > Object Settings");
    test_judge_release(&judged);

    char *more = sqlite3_mprintf(
        "%s;INSERT INTO userinfo (user_id) SELECT '005000000000001AAA' WHERE NOT EXISTS (SELECT 1 FROM userinfo);"
        "UPDATE userinfo SET user_id = '005000000000001AAA';" SET("0PS000000000001AAA", "A profile", "1")
            SET("0PS000000000002AAA", "Bridge", "0"),
        facts);
    test_judge(&judged, more, rules);
    test_assert_rows(
        judged.snapshot, "SELECT place, link FROM action ORDER BY rank",
        "Setup > Permission Sets > Bridge > Object Settings > Interessent > Field Permissions|" BRIDGE "\n"
        "Setup > Permission Sets > Bridge > Object Settings > Contact, Lead > Object Permissions|" BRIDGE "\n"
        "Setup > Permission Sets > Bridge > System Permissions|" BRIDGE);
    test_judge_release(&judged);
    sqlite3_free(more);
}

/* What is done to the user, and what to records, leads there; of several objects it is one action. */
static void test_users_and_records_are_places(void **state)
{
    static const char user[] =
        TEST_RULE("user", "high", "-- place: user\n",
                  "SELECT NULL AS object, NULL AS field, 'm' AS message, NULL AS evidence");
    static const char lead[] =
        TEST_RULE("lead", "medium", "-- place: records\n",
                  "SELECT object, NULL AS field, '7 records' AS message, NULL AS evidence FROM object "
                  "WHERE object = 'Lead'");
    static const char both[] =
        TEST_RULE("both", "low", "-- place: records\n",
                  "SELECT object, NULL AS field, '5 of ' || object AS message, NULL AS evidence FROM object");
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, (const char *const[]){user, lead, both, NULL});
    test_assert_rows(judged.snapshot, "SELECT place, link, reasons FROM action ORDER BY rank",
                     "Setup > Users > Marketo Sync|" HOME
                     "/setup/ManageUsers/page?address=%2F005000000000001AAA|[\"Title of user (1): m\"]\n"
                     "Salesforce > list view or report of Interessent|" HOME
                     "/o/Lead/list|[\"Title of lead (1): 7 records\"]\n"
                     "Salesforce > Reports: records of Contact, Lead|" HOME
                     "/o/Report/home|[\"Title of both (2): 5 of Contact; 5 of Lead\"]");
    test_judge_release(&judged);
}

/* A reader sees the first fields of an action: those that make it as bad as it is. */
static void test_the_worst_fields_come_first(void **state)
{
    static const char mixed[] =
        TEST_RULE("mixed", "low", "",
                  "SELECT object, field, 'm' AS message, NULL AS evidence, 'Act' AS action,"
                  " iif(field = 'B__c', 'high', 'low') AS severity FROM field");
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, (const char *const[]){mixed, NULL});
    test_assert_rows(judged.snapshot, "SELECT object, severity, fields FROM action ORDER BY rank",
                     "Lead|high|[\"B__c\",\"A__c\"]\nContact|low|[\"A__c\"]");
    test_judge_release(&judged);
}

/* A sentence that two rules say stands once, and one that another goes on from not at all. */
static void test_texts_are_not_repeated(void **state)
{
#define SAYING(id, why)                                                                                      \
    "-- id: " id "\n-- title: " id                                                                           \
    "\n-- severity: low\n-- category: field\n-- practice: 2\n-- needs: describe\n"                           \
    "-- action: Act\n-- who: salesforce\n-- why: " why "\n-- fix: Tick it.\n-- risk: r\n-- undo: u\n"        \
    "SELECT object, NULL AS field, 'm' AS message, NULL AS evidence FROM object WHERE object = 'Lead'"
    static const char first[] = SAYING("a", "It is old. It moves e.g. daily. Tick it again.");
    static const char second[] = SAYING("b", "It is new. It is old. Tick it again; values come later.");
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, (const char *const[]){first, second, NULL});
    test_assert_rows(
        judged.snapshot, "SELECT why, fix, risk, undo FROM action",
        "It is old. It moves e.g. daily.\nIt is new. Tick it again; values come later.|Tick it.|r|u");
    test_judge_release(&judged);
}

static void test_order_of_actions(void **state)
{
    static const char few[] =
        TEST_RULE("few", "medium", "", EACH_FIELD(", 'Few' AS action") " WHERE object = 'Contact'");
    static const char many[] =
        TEST_RULE("many", "medium", "", EACH_FIELD(", 'Many' AS action") " WHERE object = 'Lead'");
    static const char seen[] = TEST_RULE("seen", "medium", "-- basis: observed\n",
                                         EACH_FIELD(", 'Seen' AS action") " WHERE object = 'Contact'");
    static const char worse[] = TEST_RULE(
        "worse", "critical", "", "SELECT NULL AS object, NULL AS field, 'm' AS message, NULL AS evidence");
    const char *const rules[] = {few, many, seen, worse, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    test_assert_rows(judged.snapshot, "SELECT rank, action FROM action ORDER BY rank",
                     "1|Act on worse\n2|Seen\n3|Many\n4|Few");
    test_judge_release(&judged);
}

#define SETUP "https://example.lightning.force.com/lightning/setup/ObjectManager/"

static void test_places_and_links(void **state)
{
    static const char rule[] =
        TEST_RULE("places", "low", "",
                  "SELECT column1 AS object, column2 AS field, 'm' AS message, NULL AS evidence, column3 AS "
                  "who, column4 AS action,"
                  " column3 || column4 AS subject"
                  " FROM (VALUES ('Lead', 'A__c', 'salesforce', 'a'), ('Lead', NULL, 'salesforce', 'b'), "
                  "(NULL, NULL, 'both', 'c'),"
                  " ('Lead', 'A__c', 'marketo', 'd'), ('Gone__c', NULL, 'salesforce', 'e'), ('../x', NULL, "
                  "'salesforce', 'f'),"
                  " ('Lead', 'B__c', 'salesforce', 'g'), ('Lead', 'A__c', 'marketo', 'g'))");
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, (const char *const[]){rule, NULL});
    test_assert_rows(judged.snapshot, "SELECT action, who, place, link FROM action ORDER BY action",
                     "a|salesforce|Setup > Object Manager > Interessent > Fields & Relationships|" SETUP
                     "Lead/FieldsAndRelationships/view\n"
                     "b|salesforce|Setup > Object Manager > Interessent|" SETUP "Lead/Details/view\n"
                     "c|both|Salesforce Setup|\n"
                     "d|marketo|Marketo|\n"
                     "e|salesforce|Setup > Object Manager > Gone__c|" SETUP "Gone__c/Details/view\n"
                     "f|salesforce|Setup > Object Manager > ../x|\n"
                     "g|both|Setup > Object Manager > Interessent > Fields & Relationships|" SETUP
                     "Lead/FieldsAndRelationships/view");
    test_judge_release(&judged);
}

static void test_links_only_to_checked_addresses(void **state)
{
    static const char rule[] = TEST_RULE("x", "low", "", EACH_FIELD(""));
    static const char *const addresses[] = {"http://127.0.0.1:8080", "https://x.example.com/\"&HYPERLINK",
                                            "javascript:alert(1)"};
    struct test_judged judged;
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        char *sql = sqlite3_mprintf("%s; UPDATE run SET instance_url = %Q", facts, addresses[i]);
        test_judge(&judged, sql, (const char *const[]){rule, NULL});
        test_assert_rows(judged.snapshot, "SELECT DISTINCT link FROM action", "");
        test_judge_release(&judged);
        sqlite3_free(sql);
    }
}

/* All that the sync has to do with, read. */
#define ALL_READ                                                                                             \
    "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity'), "              \
    "('OpportunityContactRole'), ('Campaign'), ('CampaignMember'), ('Task'), ('Event'), ('User');"

/* One finding per severity of the JSON array; the rule's practice is 2. */
static void assert_practice(const char *severity, const char *practice, const char *verdict)
{
    static const char rule[] =
        TEST_RULE("x", "info", "",
                  "SELECT object, NULL AS field, 'm' AS message, NULL AS evidence, label AS severity"
                  " FROM object WHERE object GLOB 'O[0-9]'");
    struct test_judged judged;
    char *sql = sqlite3_mprintf(
        ALL_READ "INSERT INTO an_object (name, label) SELECT 'O' || key, value FROM json_each(%Q)", severity);
    test_judge(&judged, sql, (const char *const[]){rule, NULL});
    test_assert_rows(judged.snapshot, "SELECT status, evidence FROM practice WHERE number = 2", practice);
    test_assert_rows(judged.snapshot, "SELECT verdict, critical, high, medium, low, info FROM verdict",
                     verdict);
    struct sa_rules_summary summary;
    assert_int_equal(sa_rules_summary(judged.snapshot, &summary, &judged.error), SA_OK);
    assert_int_equal(strncmp(summary.verdict, verdict, strlen(summary.verdict)), 0);
    sqlite3_free(sql);
    test_judge_release(&judged);
}

static void test_practice_and_verdict(void **state)
{
    (void)state;
    assert_practice("[\"critical\", \"low\"]", "fail|1 of 1 rule ran: 1 critical, 1 low findings",
                    "Blocked|1|0|0|1|0");
    assert_practice("[\"high\", \"medium\"]", "fail|1 of 1 rule ran: 1 high, 1 medium findings",
                    "Needs work|0|1|1|0|0");
    assert_practice("[\"medium\", \"medium\"]", "attention|1 of 1 rule ran: 2 medium findings",
                    "Ready|0|0|2|0|0");
    assert_practice("[\"info\"]", "pass|1 of 1 rule ran: 1 info finding", "Ready|0|0|0|0|1");
}

#define HEADER(id, severity, practice, needs)                                                                \
    "-- id: " id "\n-- title: t\n-- severity: " severity "\n-- category: field\n-- practice: " practice      \
    "\n-- needs: " needs "\n-- action: a\n-- who: both\n-- why: w\n-- fix: f\n-- risk: r\n-- undo: u\n"
#define NOTHING "SELECT object, field, 'm' AS message, NULL AS evidence FROM field WHERE 0"

static void test_practice_that_nothing_looked_at(void **state)
{
    static const char skipped[] = HEADER("x", "low", "2", "usage") NOTHING;
    static const char quiet[] = HEADER("y", "low", "3", "describe") NOTHING;
    static const char beside[] = HEADER("z", "high", "4", "describe") NOTHING;
    static const char other[] = HEADER("w", "high", "4", "logins") NOTHING;
    struct test_judged judged;
    (void)state;
    test_judge(&judged, ALL_READ, (const char *const[]){other, skipped, quiet, beside, NULL});
    test_assert_rows(judged.snapshot,
                     "SELECT number, status, evidence FROM practice WHERE number <= 4 ORDER BY number",
                     "1|unknown|no rule looks at this yet\n"
                     "2|unknown|none of 1 rule could run; missing: usage\n"
                     "3|pass|1 of 1 rule ran: nothing found\n"
                     "4|unknown|1 of 2 rules ran: nothing found; missing: logins");
    test_assert_rows(judged.snapshot, "SELECT count(*) FROM practice", "10");
    test_assert_rows(judged.snapshot, "SELECT verdict, ran, rules, judged, version FROM verdict",
                     "Ready|2|4|2026-11-02T00:00:00Z|" SA_VERSION);
    test_judge_release(&judged);
}

/* What the verdict is when nothing is found, and what is said beside it. */
static void assert_gaps(const char *facts_more, const char *rule, bool off, const char *expected)
{
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z"};
    struct test_judged judged;
    char *sql = sqlite3_mprintf(ALL_READ "%s", facts_more);
    test_judge_prepare(&judged, sql, (const char *const[]){rule, NULL});
    judged.rules.entries[0].rule.off = off;
    assert_int_equal(sa_rules_run(&judged.rules, judged.snapshot, &options, &judged.error), SA_OK);
    test_assert_rows(judged.snapshot,
                     "SELECT verdict, (SELECT status FROM practice WHERE number = 3),"
                     " (SELECT group_concat(counts || ' ' || text, '; ') FROM verdict_gap) FROM verdict",
                     expected);
    sqlite3_free(sql);
    test_judge_release(&judged);
}

static void test_good_news_is_proved(void **state)
{
    static const char high[] = HEADER("x", "high", "3", "describe") NOTHING;
    static const char low[] = HEADER("x", "low", "3", "describe") NOTHING;
    static const char broken_high[] = HEADER("x", "high", "3", "describe") "SELECT 1";
    static const char broken_low[] = HEADER("x", "low", "3", "describe") "SELECT 1";
    (void)state;
    assert_gaps("", high, false, "Ready|pass|NULL");
    assert_gaps("UPDATE coverage SET status = 'not_asked' WHERE object IN ('Contact', 'Account')", high,
                false, "Not known|unknown|1 Contact, Account not read (not asked)");
    assert_gaps(
        "UPDATE coverage SET status = 'not_permitted', reason = 'no right' WHERE object = 'Opportunity'",
        high, false, "Not known|unknown|1 Opportunity not read (not permitted: no right)");
    assert_gaps("UPDATE coverage SET status = 'not_there' WHERE object = 'Task'", high, false,
                "Ready|pass|NULL");
    assert_gaps("UPDATE coverage SET status = 'not_asked' WHERE object = 'Task'", high, false,
                "Ready|unknown|0 Task not read (not asked)");
    assert_gaps(
        "UPDATE coverage SET status = 'failed', reason = 'HTTP 503' WHERE object = 'Task'; UPDATE run SET partial = 1",
        high, false, "Not known|unknown|0 Task not read (failed: HTTP 503); 1 the audit is incomplete");
    assert_gaps(
        "INSERT INTO coverage (source, status, reason) VALUES ('logins', 'failed', 'HTTP 503'); UPDATE run SET partial = 1",
        high, false, "Not known|unknown|1 logins failed: HTTP 503");
    assert_gaps("INSERT INTO synced_object_setting VALUES ('Gone__c')", high, false,
                "Not known|unknown|1 Gone__c not read (not asked)");
    assert_gaps("", high, true,
                "Not known|unknown|1 the check \"t\" (high) is switched off in syncaudit.yaml");
    assert_gaps("", low, true, "Ready|unknown|NULL");
    assert_gaps(
        "", broken_low, false,
        "Ready|unknown|0 the check \"t\" (low) broke: own/x.sql:13: column '1' is not one a rule may give");
    assert_gaps(
        "", broken_high, false,
        "Not known|unknown|1 the check \"t\" (high) broke: own/x.sql:13: column '1' is not one a rule may give");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_change_in_one_place_is_one_action),
        cmocka_unit_test(test_places_without_an_object),
        cmocka_unit_test(test_access_is_given_where_it_is_best),
        cmocka_unit_test(test_users_and_records_are_places),
        cmocka_unit_test(test_the_worst_fields_come_first),
        cmocka_unit_test(test_texts_are_not_repeated),
        cmocka_unit_test(test_order_of_actions),
        cmocka_unit_test(test_places_and_links),
        cmocka_unit_test(test_links_only_to_checked_addresses),
        cmocka_unit_test(test_practice_and_verdict),
        cmocka_unit_test(test_practice_that_nothing_looked_at),
        cmocka_unit_test(test_good_news_is_proved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
