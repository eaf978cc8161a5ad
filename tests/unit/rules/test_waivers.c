/* waivers.yaml: read, appended to, matched. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "judge.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"
#include "syncaudit/waivers.h"

static int load(const char *text, struct sa_waivers *waivers, struct sa_error *error)
{
    char *folder = test_folder_make();
    char *path = test_folder_write(folder, "w.yaml", text, strlen(text));
    int rc = sa_waivers_load(waivers, path, error);
    free(path);
    test_folder_remove(folder);
    return rc;
}

static void test_read(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_waivers waivers;
    (void)state;
    if (load(
            "# ours\n- rule: formula-time\n  pattern: '^Lead\\.'\n  reason: seen\n  expires: 2027-03-01\n- {object: Lead, reason: all of it}\n",
            &waivers, &error))
        fail_msg("%s", error.message);
    assert_int_equal(waivers.count, 2);
    assert_string_equal(waivers.items[0].pattern, "^Lead\\.");
    assert_null(waivers.items[1].expires);
    sa_waivers_release(&waivers);
    assert_int_equal(load("# nothing yet\n", &waivers, &error), SA_OK);
    assert_int_equal(waivers.count, 0);
    sa_waivers_release(&waivers);
}

static void test_refused(void **state)
{
    static const struct {
        const char *text, *message, *advice;
    } cases[] = {
        {"- rule: formula-time\n", "waiver 1: it has no reason", ""},
        {"- {rule: a, reason: '  '}\n", "waiver 1: it has no reason", ""},
        {"- {reason: because}\n", "it would accept everything", ""},
        {"- {rule: a, reason: b, expires: soon}\n", "'soon' is not a day", ""},
        {"- {rule: a, reason: b, expires: 2027-02-30T}\n", "is not a day", ""},
        {"- {rule: a, reason: b}\n- {pattern: '(', reason: b}\n", "waiver 2: pattern '('", ""},
        {"- rule: a\n  reson: b\n", "Unexpected key: reson", "did you mean 'reason'?"},
        {"rule: a\n", "w.yaml:", ""},
        {"- &a {rule: a, reason: b}\n- *a\n- *a\n", "w.yaml:", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_error error = SA_ERROR_INIT;
        struct sa_waivers waivers;
        assert_int_equal(load(cases[i].text, &waivers, &error), SA_EINPUT);
        if (!strstr(error.message, cases[i].message) || !strstr(error.advice, cases[i].advice))
            fail_msg("not '%s' but '%s' (%s)", cases[i].message, error.message, error.advice);
        sa_waivers_release(&waivers);
    }
}

/* Appends to a file with this text; gives what stands in it then, and the code. */
static char *append(const char *text, struct sa_waiver waiver, int *rc, struct sa_error *error)
{
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char *folder = test_folder_make();
    char *path =
        text ? test_folder_write(folder, "w.yaml", text, strlen(text)) : test_folder_path(folder, "w.yaml");
    *rc = sa_waivers_append(path, &waiver, error);
    sa_file_read(&out, path, NULL);
    free(path);
    test_folder_remove(folder);
    return sa_buffer_detach(&out);
}

static void test_appended(void **state)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        {NULL, "- fingerprint: 'a:Lead.B__c'\n  reason: 'it''s: # \"fine\"'\n  expires: '2027-03-01'\n"},
        {"# ours\n\n  - rule: x   # keep\n    reason: y",
         "# ours\n\n  - rule: x   # keep\n    reason: y\n  - fingerprint: 'a:Lead.B__c'\n    reason: 'it''s: # \"fine\"'\n"
         "    expires: '2027-03-01'\n"},
    };
    static char fingerprint[] = "a:Lead.B__c";
    static char reason[] = "it's: # \"fine\"";
    static char expires[] = "2027-03-01";
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_error error = SA_ERROR_INIT;
        int rc;
        char *text =
            append(cases[i].before,
                   (struct sa_waiver){.fingerprint = fingerprint, .reason = reason, .expires = expires}, &rc,
                   &error);
        assert_string_equal(error.message, "");
        assert_string_equal(text, cases[i].after);
        free(text);
    }
}

static void test_not_appended(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"[{rule: a, reason: b}]\n", "w.yaml"},
        {"- {fingerprint: 'a:Lead.B__c', reason: b}\n", "is waived already: waiver 1"},
        {"rule: a\n", "w.yaml"},
    };
    static char fingerprint[] = "a:Lead.B__c";
    static char reason[] = "two\nlines \\ \x01";
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_error error = SA_ERROR_INIT;
        int rc;
        char *text = append(cases[i].text, (struct sa_waiver){.fingerprint = fingerprint, .reason = reason},
                            &rc, &error);
        assert_int_equal(rc, SA_EINPUT);
        assert_string_equal(text, cases[i].text);
        if (!strstr(error.message, cases[i].message))
            fail_msg("not '%s' but '%s'", cases[i].message, error.message);
        free(text);
    }
    struct sa_error error = SA_ERROR_INIT;
    int rc;
    char *text = append(NULL, (struct sa_waiver){.fingerprint = fingerprint, .reason = reason}, &rc, &error);
    assert_int_equal(rc, SA_OK);
    assert_string_equal(text, "- fingerprint: 'a:Lead.B__c'\n  reason: \"two\\x0alines \\x5c \\x01\"\n");
    free(text);
}

#define RULE(id, who, sql)                                                                                   \
    "-- id: " id "\n-- title: " id                                                                           \
    "\n-- severity: medium\n-- category: field\n-- practice: 2\n-- needs: describe\n"                        \
    "-- action: Change it\n-- who: " who                                                                     \
    "\n-- why: w\n-- fix: f\n-- risk: r\n-- undo: u\n-- docs: https://example.com\n" sql "\n"

static const char *const rules[] = {
    RULE("both-sides", "both", "SELECT object, field, 'm' AS message, '{}' AS evidence FROM synced_field"),
    RULE("salesforce-side", "salesforce",
         "SELECT object, field, 'm' AS message, '{}' AS evidence FROM synced_field"),
    NULL};

static const char facts[] =
    "INSERT INTO an_object (name) VALUES ('Lead');"
    "INSERT INTO a_field (object, name) VALUES ('Lead', 'A__c'), ('Lead', 'B__c'), ('Lead', 'C__c');";

/* What is waived with these facts and what people gave, and why. */
static void expect_waived(const char *given, const char *expected)
{
    struct test_judged judged;
    struct sa_buffer all = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_error error = SA_ERROR_INIT;
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z"};
    sa_buffer_adds(&all, facts);
    test_judge_prepare(&judged, all.data, rules);
    sqlite3 *db = sa_snapshot_db(judged.snapshot);
    if (sa_sql_run(db, given, &error) || sa_rules_run(&judged.rules, judged.snapshot, &options, &error))
        fail_msg("%s", error.message);
    test_assert_rows(judged.snapshot,
                     "SELECT fingerprint || '=' || waiver FROM finding WHERE waived ORDER BY 1", expected);
    test_judge_release(&judged);
    sa_buffer_release(&all);
}

static void test_matched(void **state)
{
    (void)state;
    expect_waived("INSERT INTO a_waiver (rule, field) VALUES ('both-sides', 'a__C')",
                  "both-sides:Lead.A__c=accepted");
    expect_waived(
        "INSERT INTO a_waiver (pattern, reason) VALUES ('^Lead\\.[BC]', 'ok'); INSERT INTO a_waiver (rule) VALUES ('both-sides');"
        "INSERT INTO a_waiver (object, expires) VALUES ('Lead', '2026-11-01')",
        "both-sides:Lead.A__c=accepted\nboth-sides:Lead.B__c=ok\nboth-sides:Lead.C__c=ok\n"
        "salesforce-side:Lead.B__c=ok\nsalesforce-side:Lead.C__c=ok");
    expect_waived("INSERT INTO a_waiver (fingerprint, expires) VALUES ('both-sides:Lead.B__c', '2026-11-02')",
                  "both-sides:Lead.B__c=accepted, until 2026-11-02");
}

static void test_decided(void **state)
{
    (void)state;
    /* Each side answers for what it has to do, with a reason and until its day. */
    expect_waived(
        "INSERT INTO a_decision (object, field, needs, why, review_by) VALUES ('Lead', 'A__c', 'yes', 'scoring', '2026-11-02'),"
        " ('Lead', 'B__c', 'yes', NULL, '2027-01-01'), ('Lead', 'C__c', 'yes', 'scoring', '2026-11-01')",
        "both-sides:Lead.A__c=decided: scoring, review by 2026-11-02");
    expect_waived(
        "INSERT INTO a_decision (object, field, answer, answer_reason, review_by) VALUES"
        " ('Lead', 'A__c', 'refused', 'used', '2027-01-01'), ('Lead', 'B__c', 'refused', 'used', 'later'),"
        " ('Lead', 'C__c', 'planned', 'used', '2027-01-01')",
        "both-sides:Lead.A__c=refused: used, review by 2027-01-01\n"
        "salesforce-side:Lead.A__c=refused: used, review by 2027-01-01");
    /* What is decided for an action holds for all its fields. */
    expect_waived("INSERT INTO a_decision (object, action, status, reason, review_by) VALUES"
                  " ('Contact', 'Change it', 'refused', 'no', '2027-01-01')",
                  "");
    expect_waived(
        "INSERT INTO a_decision (action, status, reason, review_by) VALUES ('Change it', 'refused', 'no', '2027-01-01')",
        "both-sides:Lead.A__c=refused: no, review by 2027-01-01\nboth-sides:Lead.B__c=refused: no, review by 2027-01-01\n"
        "both-sides:Lead.C__c=refused: no, review by 2027-01-01\nsalesforce-side:Lead.A__c=refused: no, review by 2027-01-01\n"
        "salesforce-side:Lead.B__c=refused: no, review by 2027-01-01\n"
        "salesforce-side:Lead.C__c=refused: no, review by 2027-01-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),         cmocka_unit_test(test_refused), cmocka_unit_test(test_appended),
        cmocka_unit_test(test_not_appended), cmocka_unit_test(test_matched), cmocka_unit_test(test_decided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
