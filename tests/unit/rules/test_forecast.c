/* The forecast: nothing is told of what was not counted, and what is told adds up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"

static const char *const no_rules[] = {NULL};

static void test_nothing_counted(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(&judged,
               "INSERT INTO an_object (name) VALUES ('Lead');"
               "INSERT INTO a_field (object, name) VALUES ('Lead', 'A__c'), ('Lead', 'SystemModstamp')",
               no_rules);
    test_assert_rows(
        judged.snapshot, "SELECT topic, text FROM forecast_line WHERE topic <> 'Besides'",
        "Sync Fields|1 field becomes one in Marketo, for good\n"
        "Initial load|not known: no records were counted (fetch with --usage quick or full)\n"
        "Each day|about 7,200 API calls to look for changes; how many records change is not known "
        "(fetch with --usage full)\n"
        "Throughput|not known, so no hours are told: give Marketo's export of Sync Status with "
        "--marketo-status");
    test_judge_release(&judged);
}

static void test_it_adds_up(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(
        &judged,
        "INSERT INTO an_object (name) VALUES ('Lead'), ('Account'), ('Contact');"
        "INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync__c', 'boolean'), ('Account', 'ARR__c', 'double');"
        "INSERT INTO sync_filter_setting VALUES ('Sync__c');"
        "INSERT INTO object_usage (object, records) VALUES ('Lead', 1001), ('Account', 100), ('Contact', 650);"
        "INSERT INTO field_usage (object, field, method, filled, records) VALUES ('Lead', 'Sync__c', 'true', 401, 1001);"
        "INSERT INTO change_hour VALUES ('Lead', '2026-10-30', 2, 1400), ('Lead', '2026-10-31', 3, 4200);"
        "INSERT INTO history_field VALUES ('Account', 'ARR__c', 3000, 3000, NULL, NULL);"
        "INSERT INTO marketo_sync VALUES ('Person (Lead)', 'Pull updates', 'Succeeded', 2, 1800, 10, 20, 0, 0, 70, NULL, NULL),"
        " ('Person (Lead)', 'Sync schema', 'Succeeded', 2, 1800, 0, 0, 0, 0, 0, NULL, NULL)",
        no_rules);
    test_assert_rows(
        judged.snapshot,
        "SELECT object, records, initial_calls, daily_calls, peak_hour, records_hour, round(initial_hours, 3)"
        " FROM forecast_object WHERE records IS NOT NULL ORDER BY object",
        "Account|100|1|NULL|NULL|NULL|NULL\nContact|650|4|NULL|NULL|NULL|NULL\n"
        "Lead|1001|6|2|4200|200.0|5.005");
    test_assert_rows(judged.snapshot,
                     "SELECT object, field, changes_day, contacts_each, queued_day FROM forecast_field",
                     "Account|ARR__c|100.0|6.5|750.0");
    test_assert_rows(
        judged.snapshot,
        "SELECT text FROM forecast_line WHERE topic IN ('Each day', 'Noisy field', 'Sync filter')",
        "about 7,200 API calls to look for changes, and 2 for 400 records: 7,202\n"
        "Account.ARR__c queues 750 records a day (each change reaches 6.5 contacts); hidden from the sync user "
        "its changes are skipped\n"
        "Lead.Sync__c is true on 401 of 1,001 records: 600 need not be synced");
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing_counted),
                                       cmocka_unit_test(test_it_adds_up)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
