/* Severities and parameters a configuration changes, and what it settles for the rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"

static const char *const rules_of_test[] = {
    TEST_RULE("loud", "high", "-- param: least = 1 | the least\n",
              "SELECT 'Lead' AS object, NULL AS field, 'says ' || :least AS message, '{}' AS evidence, "
              "'critical' AS severity"),
    TEST_RULE("maybe", "low", "-- basis: possible\n",
              "SELECT 'Lead' AS object, NULL AS field, 'maybe' AS message, '{}' AS evidence"),
    TEST_RULE(
        "settled", "info", "",
        "SELECT NULL AS object, NULL AS field, name AS subject, name AS message, '{}' AS evidence FROM ("
        "SELECT object AS name FROM synced_object_setting UNION ALL SELECT field FROM sync_filter_setting)"),
    NULL,
};

static void run(struct test_judged *judged, const struct sa_rules_options *options)
{
    if (sa_rules_run(&judged->rules, judged->snapshot, options, &judged->error))
        fail_msg("%s", judged->error.message);
}

static void test_severity_holds_for_every_finding(void **state)
{
    struct test_judged judged;
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z"};
    (void)state;
    test_judge_prepare(&judged, "INSERT INTO an_object (name) VALUES ('Lead')", rules_of_test);
    assert_int_equal(sa_rules_set_severity(&judged.rules, "loud", "low", &judged.error), SA_OK);
    assert_int_equal(sa_rules_set_parameter(&judged.rules, "loud", "least", "7", &judged.error), SA_OK);
    run(&judged, &options);
    test_assert_rows(judged.snapshot,
                     "SELECT severity, severity_rank, message FROM finding WHERE rule = 'loud'",
                     "low|4|says 7");
    test_assert_rows(judged.snapshot, "SELECT severity FROM rule_result WHERE id = 'loud'", "low");
    test_judge_release(&judged);
}

static void test_a_rule_switched_off_is_skipped(void **state)
{
    struct test_judged judged;
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z"};
    (void)state;
    test_judge_prepare(&judged, "INSERT INTO an_object (name) VALUES ('Lead')", rules_of_test);
    assert_int_equal(sa_rules_set_severity(&judged.rules, "loud", "off", &judged.error), SA_OK);
    run(&judged, &options);
    test_assert_rows(judged.snapshot, "SELECT count(*) FROM finding WHERE rule = 'loud'", "0");
    test_assert_rows(judged.snapshot, "SELECT severity, status, reason FROM rule_result WHERE id = 'loud'",
                     "high|skipped|switched off in syncaudit.yaml");
    test_judge_release(&judged);
}

static void test_what_is_settled_reaches_the_rules(void **state)
{
    static char demo_request[] = "Demo_Request__c", member[] = "CampaignMember", none[] = "none";
    char *const objects[] = {demo_request, member, demo_request};
    char *const filter[] = {none};
    struct test_judged judged;
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z",
                                             .synced_objects = objects,
                                             .synced_object_count = 3,
                                             .sync_filter = filter,
                                             .sync_filter_count = 1};
    (void)state;
    test_judge_prepare(&judged, "INSERT INTO an_object (name) VALUES ('Lead')", rules_of_test);
    run(&judged, &options);
    test_assert_rows(judged.snapshot, "SELECT message FROM finding WHERE rule = 'settled' ORDER BY 1",
                     "Campaign\nCampaignMember\nDemo_Request__c\nnone");
    test_judge_release(&judged);
}

static void test_unknown_names_and_words(void **state)
{
    struct test_judged judged;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    test_judge_prepare(&judged, "INSERT INTO an_object (name) VALUES ('Lead')", rules_of_test);
    struct sa_rules *rules = &judged.rules;
    assert_int_equal(sa_rules_set_severity(rules, "luod", "low", &error), SA_EINPUT);
    assert_string_equal(error.message, "unknown rule 'luod'");
    assert_string_equal(error.advice, "did you mean 'loud'?");
    error = (struct sa_error)SA_ERROR_INIT;
    assert_int_equal(sa_rules_set_parameter(rules, "luod", "least", "1", &error), SA_EINPUT);
    assert_string_equal(error.advice, "did you mean 'loud'?");
    error = (struct sa_error)SA_ERROR_INIT;
    assert_int_equal(sa_rules_set_parameter(rules, "loud", "lest", "1", &error), SA_EINPUT);
    assert_string_equal(error.message, "rule 'loud': unknown parameter 'lest'");
    assert_string_equal(error.advice, "did you mean 'least'?");
    error = (struct sa_error)SA_ERROR_INIT;
    assert_int_equal(sa_rules_set_severity(rules, "loud", "hihg", &error), SA_EINPUT);
    assert_string_equal(error.message, "rule 'loud': unknown severity 'hihg'");
    assert_int_equal(sa_rules_set_severity(rules, "maybe", "high", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "not above medium"));
    assert_int_equal(sa_rules_set_severity(rules, "maybe", "medium", &error), SA_OK);
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_severity_holds_for_every_finding),
        cmocka_unit_test(test_a_rule_switched_off_is_skipped),
        cmocka_unit_test(test_what_is_settled_reaches_the_rules),
        cmocka_unit_test(test_unknown_names_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
