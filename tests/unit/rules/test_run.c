/* Running rules: what is refused, what is bound, and that a broken rule harms nobody but itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "judge.h"
#include "syncaudit/sql.h"

static const char facts[] = "INSERT INTO an_object (name) VALUES ('Lead');"
                            "INSERT INTO a_field (object, name) VALUES ('Lead', 'Name'), ('Lead', 'Age__c')";

#define ONE_ROW "SELECT NULL AS object, NULL AS field, 'm' AS message, NULL AS evidence"

/* A rule that must break with this reason (without "own/x.sql:"), and one that must run all the same. */
static void assert_breaks(const char *rule, const char *reason)
{
    static const char sound[] = TEST_RULE("sound", "low", "", ONE_ROW);
    const char *const rules[] = {rule, sound, NULL};
    struct test_judged judged;
    test_judge(&judged, facts, rules);
    test_assert_rows(judged.snapshot,
                     "SELECT status, substr(reason, length('own/x.sql:') + 1), findings"
                     " FROM rule_result WHERE id = 'x'",
                     reason);
    test_assert_rows(judged.snapshot, "SELECT fingerprint FROM finding", "sound");
    test_assert_rows(judged.snapshot, "SELECT verdict, low, errors FROM verdict", "Not known|1|1");
    test_judge_release(&judged);
}

#define BREAKS(sql, reason) assert_breaks(TEST_RULE("x", "medium", "", sql), "error|" reason "|0")

static void test_only_one_select(void **state)
{
    (void)state;
    BREAKS("SELEC 1", "13: near \"SELEC\": syntax error");
    BREAKS("SELECT NULL AS object,\n NULL AS field,\n absent AS message, 1 AS evidence",
           "15: no such column: absent");
    BREAKS("SELECT \"text\" AS message", "13: no such column: text");
    BREAKS("/* nothing */", "13: a rule has no SELECT");
    BREAKS(ONE_ROW ";\n-- a remark\nSELECT 2",
           "13: a rule is one SELECT, and here a second statement begins");
    BREAKS(ONE_ROW "; nonsense", "13: a rule is one SELECT, and here a second statement begins");
    BREAKS("INSERT INTO run (started) VALUES ('x')", "13: a rule may only read: not authorized");
    BREAKS("DELETE FROM finding", "13: a rule may only read: not authorized");
    BREAKS("ATTACH ':memory:' AS other", "13: a rule may only read: not authorized");
    BREAKS("PRAGMA user_version", "13: a rule may only read: not authorized");
    BREAKS("CREATE TEMP TABLE t AS SELECT 1", "13: a rule may only read: not authorized");
    BREAKS("ROLLBACK", "13: a rule may only read: not authorized");
    BREAKS("SELECT load_extension('x') AS message", "13: not authorized to use function: load_extension");
}

static void test_remarks_may_follow(void **state)
{
    static const char rule[] = TEST_RULE("x", "low", "", ONE_ROW " ; -- done\n/* really */ ;\n");
    const char *const rules[] = {rule, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    test_assert_rows(judged.snapshot, "SELECT status, findings FROM rule_result", "fail|1");
    test_judge_release(&judged);
}

static void test_columns(void **state)
{
    (void)state;
    BREAKS("SELECT NULL AS object, NULL AS field, 'm' AS message", "13: column 'evidence' is missing");
    BREAKS(ONE_ROW ", 1 AS colour", "13: column 'colour' is not one a rule may give");
    BREAKS(ONE_ROW ", 'x' AS message", "13: column 'message' is given twice");
    BREAKS(ONE_ROW ", 'urgent' AS severity", "13: row 'x': severity is critical, high, medium, low or info");
    BREAKS(ONE_ROW ", 'high' AS severity, 'possible' AS basis",
           "13: row 'x': CHECK constraint failed: what is only possible is not above medium");
    BREAKS(ONE_ROW ", 'sure' AS basis",
           "13: row 'x': CHECK constraint failed: basis is observed, certain or possible");
    BREAKS(ONE_ROW ", 'me' AS who",
           "13: row 'x': CHECK constraint failed: who is salesforce, marketo or both");
    BREAKS(ONE_ROW ", '' AS action", "13: row 'x': CHECK constraint failed: action is a text");
    BREAKS("SELECT NULL AS object, 'Name' AS field, 'm' AS message, NULL AS evidence",
           "13: row 'x.Name': CHECK constraint failed: a field has an object");
    BREAKS("SELECT '' AS object, NULL AS field, 'm' AS message, NULL AS evidence",
           "13: row 'x': CHECK constraint failed: object and field are NULL or a name");
    BREAKS("SELECT NULL AS object, NULL AS field, '' AS message, NULL AS evidence",
           "13: row 'x': CHECK constraint failed: message is a text");
    BREAKS("SELECT NULL AS object, NULL AS field, NULL AS message, NULL AS evidence",
           "13: row 'x': NOT NULL constraint failed: finding.message");
    BREAKS("SELECT NULL AS object, NULL AS field, 'm' AS message, '[1]' AS evidence",
           "13: row 'x': CHECK constraint failed: evidence is a JSON object");
    BREAKS("SELECT NULL AS object, NULL AS field, 'm' AS message, '{' AS evidence",
           "13: row 'x': CHECK constraint failed: evidence is a JSON object");
}

static void test_rows_of_a_broken_rule_are_not_kept(void **state)
{
    (void)state;
    BREAKS("SELECT object, field, iif(field = 'Age__c', NULL, 'm') AS message, NULL AS evidence FROM field "
           "ORDER BY field DESC",
           "13: row 'x:Lead.Age__c': NOT NULL constraint failed: finding.message");
    BREAKS("SELECT object, NULL AS field, 'm' AS message, NULL AS evidence FROM field",
           "13: two rows have the fingerprint 'x:Lead'; a subject can tell them apart");
}

static void test_endless_rule_is_stopped(void **state)
{
    static const char endless[] =
        TEST_RULE("x", "low", "",
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                  " SELECT NULL AS object, NULL AS field, 'm' AS message, NULL AS evidence"
                  " FROM n WHERE i < 0");
    static const char sound[] = TEST_RULE("y", "low", "", ONE_ROW);
    const char *const rules[] = {endless, sound, NULL};
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z", .time_limit_ms = 50};
    struct test_judged judged;
    (void)state;
    test_judge_prepare(&judged, facts, rules);
    assert_int_equal(sa_rules_run(&judged.rules, judged.snapshot, &options, &judged.error), SA_OK);
    test_assert_rows(judged.snapshot, "SELECT status, reason FROM rule_result",
                     "error|own/x.sql:13: stopped after its time limit of 50 ms\nfail|");
    test_judge_release(&judged);
}

static void test_large_texts_are_refused(void **state)
{
    (void)state;
    BREAKS("SELECT NULL AS object, NULL AS field, hex(zeroblob(40000000)) AS message, NULL AS evidence",
           "13: string or blob too big");
}

static void test_what_is_no_text_is_refused(void **state)
{
    (void)state;
    BREAKS("SELECT NULL AS object, NULL AS field, x'ff' AS message, NULL AS evidence",
           "13: column 'message' is no text: a BLOB");
    BREAKS("SELECT NULL AS object, NULL AS field, CAST(x'ff' AS TEXT) AS message, NULL AS evidence",
           "13: column 'message' is no text: not UTF-8, or a NUL within");
    BREAKS("SELECT NULL AS object, NULL AS field, 'a' || char(0) || 'b' AS message, NULL AS evidence",
           "13: column 'message' is no text: not UTF-8, or a NUL within");
    BREAKS("SELECT 'Lead' AS object, x'41' AS field, 'm' AS message, NULL AS evidence",
           "13: column 'field' is no text: a BLOB");
    BREAKS(
        "SELECT NULL AS object, NULL AS field, 'm' AS message, CAST(x'7b22ff223a317d' AS TEXT) AS evidence",
        "13: column 'evidence' is no text: not UTF-8, or a NUL within");
    BREAKS(ONE_ROW ", x'ff' AS subject", "13: column 'subject' is no text: a BLOB");
    BREAKS(ONE_ROW ", CAST(x'ff' AS TEXT) AS action",
           "13: column 'action' is no text: not UTF-8, or a NUL within");
}

/* Within a function SQLite looks at no clock: each of these would go on for minutes, till ctest ends the test, or fill the memory. */
static void test_long_functions_end(void **state)
{
    static const char *const calls[] = {
        "printf('%.*c', 20000000, 'x')", /* old releases count that far in steps of one */
        "printf('%*d', 900000000, 1)",
        "length(zeroblob(900000000))",
        "replace(printf('%.*c', 1000000, 'a'), 'a', 'aaaaaaaaaa')",
        "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT group_concat(i) FROM n)",
        "printf('%.*c', 1000000, 'a') REGEXP '[^b]*[bc]'",
        "printf('%.*c', 100000, 'a') REGEXP '(a+)+[bc]'",
        "regexp_all('[^b]{0,4000}?[cd]|a', printf('%.*c', 130000, 'a'))",
        "printf('%.*c', 1000000, 'a') LIKE printf('%%%.*cb', 40000, 'a')",
        "printf('%.*c', 1000000, 'a') GLOB printf('*%.*cb', 40000, 'a')",
    };
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z", .time_limit_ms = 20};
        char rule[4096];
        const char *const rules[] = {rule, NULL};
        struct test_judged judged;
        snprintf(rule, sizeof rule,
                 TEST_RULE("x", "low", "",
                           "SELECT NULL AS object, NULL AS field, %s AS message, NULL AS evidence"),
                 calls[i]);
        test_judge_prepare(&judged, facts, rules);
        assert_int_equal(sa_rules_run(&judged.rules, judged.snapshot, &options, &judged.error), SA_OK);
        test_assert_rows(judged.snapshot, "SELECT status FROM rule_result", "error");
        test_judge_release(&judged);
    }
}

static void test_parameters(void **state)
{
    static const char header[] =
        "-- param: word = 'a b' | text\n-- param: whole = 10 | number\n-- param: share = 0.5 | number\n"
        "-- param: odd = 1e | text\n";
    char rule[4096];
    struct test_judged judged;
    (void)state;
    snprintf(rule, sizeof rule, TEST_RULE("x", "low", "%s", "%s"), header,
             "SELECT NULL AS object, NULL AS field, printf('%s %s %s %s %s', typeof(:word), typeof(:whole),"
             " typeof(:share), typeof(:odd), :now) AS message, NULL AS evidence");
    const char *const rules[] = {rule, NULL};
    test_judge(&judged, facts, rules);
    test_assert_rows(judged.snapshot, "SELECT message FROM finding",
                     "text integer real text 2026-11-01T00:00:00Z");
    test_judge_release(&judged);
    BREAKS(ONE_ROW " WHERE 1 < :limit", "13: parameter ':limit' is not in the header");
    BREAKS(ONE_ROW " WHERE 1 < ?", "13: parameter '?' is not in the header");
    assert_breaks(TEST_RULE("x", "low", "-- param: limit = 1 | text\n", ONE_ROW),
                  "error|14: parameter ':limit' of the header is not used|0");
}

static void test_defaults_and_fingerprints(void **state)
{
    static const char plain[] =
        TEST_RULE("plain", "low", "-- basis: possible\n",
                  "SELECT object, field, 'm' AS message, json_object('a', 1) AS evidence,"
                  " iif(field = 'Name', 'one', NULL) AS subject FROM field");
    static const char rich[] =
        TEST_RULE("rich", "low", "",
                  "SELECT 'Lead' AS object, NULL AS field, 'm' AS message, '{}' AS evidence,"
                  " 'high' AS severity, 'observed' AS basis, 's' AS subject, 'Do' AS action,"
                  " 'marketo' AS who");
    const char *const rules[] = {plain, rich, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    test_assert_rows(
        judged.snapshot,
        "SELECT fingerprint, severity, severity_rank, basis, subject, evidence, action, who FROM finding"
        " ORDER BY fingerprint",
        "plain:Lead.Age__c|low|4|possible||{\"a\":1}|Act on plain|salesforce\n"
        "plain:Lead.Name#one|low|4|possible|one|{\"a\":1}|Act on plain|salesforce\n"
        "rich:Lead#s|high|2|observed|s|{}|Do|marketo");
    test_judge_release(&judged);
}

/* What leaves for good may be high before it is sure; and what a rule proposes for its fields goes with its result. */
static void test_privacy(void **state)
{
#define PRIVACY(severity)                                                                                    \
    "-- id: x\n-- title: t\n-- severity: " severity "\n-- basis: possible\n-- category: privacy\n"           \
    "-- practice: 7\n-- needs: describe\n-- action: a\n-- who: both\n-- proposed: hide\n-- why: w\n"         \
    "-- fix: f\n-- risk: r\n-- undo: u\n" ONE_ROW
    const char *const rules[] = {PRIVACY("high"), NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    test_assert_rows(
        judged.snapshot,
        "SELECT f.severity, f.basis, f.category, r.proposed FROM finding f JOIN rule_result r ON r.id = f.rule",
        "high|possible|privacy|hide");
    assert_int_equal(sa_rules_set_severity(&judged.rules, "x", "high", NULL), SA_OK);
    assert_int_equal(sa_rules_set_severity(&judged.rules, "x", "critical", NULL), SA_EINPUT);
    test_judge_release(&judged);
    assert_breaks(PRIVACY("high") ", 'critical' AS severity",
                  "error|15: row 'x': CHECK constraint failed: what is only possible is not above medium|0");
}

static void test_missing_source_skips(void **state)
{
    static const char describe[] = TEST_RULE("describe", "low", "", ONE_ROW);
    static const char who[] =
        "-- id: who\n-- title: t\n-- severity: low\n-- category: field\n-- practice: 2\n"
        "-- needs: describe identity\n-- action: a\n-- who: both\n-- why: w\n-- fix: f\n-- risk: r\n"
        "-- undo: u\n" ONE_ROW;
    const char *const rules[] = {describe, who, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged,
               "INSERT INTO an_object (name) VALUES ('Lead'); DELETE FROM coverage WHERE source = 'identity'",
               rules);
    test_assert_rows(judged.snapshot, "SELECT id, status, reason FROM rule_result",
                     "describe|fail|\n"
                     "who|skipped|needs identity: not_asked; give a token that may read its own user");
    test_judge_release(&judged);
    test_judge(&judged, "INSERT INTO an_object (name, state) VALUES ('Lead', 'failed')", rules);
    test_assert_rows(
        judged.snapshot, "SELECT id, status, reason FROM rule_result WHERE id = 'describe'",
        "describe|skipped|needs describe: failed; let the sync user read the objects, and fetch again");
    test_judge_release(&judged);
    test_judge(&judged, "INSERT INTO an_object (name, state) VALUES ('Lead', 'failed'), ('Contact', 'ok')",
               rules);
    test_assert_rows(judged.snapshot, "SELECT id, status FROM rule_result WHERE id = 'describe'",
                     "describe|fail");
    test_judge_release(&judged);
}

static void test_cancelling_ends_the_run(void **state)
{
    static const char sound[] =
        TEST_RULE("x", "low", "",
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                  " SELECT NULL AS object, NULL AS field, 'm' AS message, NULL AS evidence"
                  " FROM n WHERE i < 0");
    const char *const rules[] = {sound, NULL};
    const volatile sig_atomic_t cancelled = 1;
    const struct sa_observer observer = {.cancelled = &cancelled};
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z", .observer = &observer};
    struct test_judged judged;
    (void)state;
    test_judge_prepare(&judged, facts, rules);
    assert_int_equal(sa_rules_run(&judged.rules, judged.snapshot, &options, &judged.error), SA_ECANCELLED);
    /* Nothing is left behind: the same snapshot can be judged again. */
    judged.rules.count = 0;
    assert_int_equal(sa_rules_run(&judged.rules, judged.snapshot,
                                  &(struct sa_rules_options){.now = "2026-11-02T00:00:00Z"}, &judged.error),
                     SA_OK);
    judged.rules.count = 1;
    test_judge_release(&judged);
}

/* What is made beside a snapshot hides none of its tables. */
static void test_temporary_names_are_no_tables(void **state)
{
    static const char sound[] = TEST_RULE("sound", "low", "", ONE_ROW);
    const char *const rules[] = {sound, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    test_assert_rows(judged.snapshot, "SELECT count(*) > 20 FROM temp.sqlite_master", "1");
    test_assert_rows(judged.snapshot,
                     "SELECT count(*), group_concat(name) FROM temp.sqlite_master"
                     " WHERE name IN (SELECT name FROM main.sqlite_master WHERE type = 'table')",
                     "0|NULL");
    test_judge_release(&judged);
}

static void test_handle_is_free_again(void **state)
{
    static const char sound[] = TEST_RULE("x", "low", "", ONE_ROW);
    const char *const rules[] = {sound, NULL};
    struct test_judged judged;
    (void)state;
    test_judge(&judged, facts, rules);
    assert_int_equal(sa_sql_run(sa_snapshot_db(judged.snapshot), "UPDATE finding SET waived = 1", NULL),
                     SA_OK);
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_one_select),
        cmocka_unit_test(test_remarks_may_follow),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_rows_of_a_broken_rule_are_not_kept),
        cmocka_unit_test(test_endless_rule_is_stopped),
        cmocka_unit_test(test_large_texts_are_refused),
        cmocka_unit_test(test_what_is_no_text_is_refused),
        cmocka_unit_test(test_long_functions_end),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_defaults_and_fingerprints),
        cmocka_unit_test(test_privacy),
        cmocka_unit_test(test_missing_source_skips),
        cmocka_unit_test(test_cancelling_ends_the_run),
        cmocka_unit_test(test_temporary_names_are_no_tables),
        cmocka_unit_test(test_handle_is_free_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
