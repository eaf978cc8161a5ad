/* The forecast: nothing is told of what was not counted, and what is told adds up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

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

/* A step from 12 to 18 stays in the first of 0, 25, 50 and leaves the first of steps of 5; a first value enters a band. */
static void test_banding(void **state)
{
    static const char facts[] =
        "INSERT INTO an_object (name) VALUES ('Lead');"
        "INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Score__c', 'double'), ('Lead', 'Rank__c', 'double');"
        "INSERT INTO history_field VALUES ('Lead', 'Score__c', 6000, 6000, NULL, NULL), ('Lead', 'Rank__c', 6000, 6000, NULL, NULL);"
        "INSERT INTO history_step VALUES ('Lead', 'Score__c', 12, 18, 60), ('Lead', 'Score__c', 18, 26, 30), ('Lead', 'Score__c', '', 3, 10),"
        " ('Lead', 'Rank__c', 1, 4, 50), ('Lead', 'Rank__c', 7, 9, 30), ('Lead', 'Rank__c', 9, 13, 20);";
    struct test_judged judged;
    char given[2048];
    (void)state;
    snprintf(given, sizeof given, "%sINSERT INTO band_setting VALUES ('Lead.Score__c 25 50');", facts);
    test_judge(&judged, given, no_rules);
    test_assert_rows(judged.snapshot,
                     "SELECT field, bands, changes_seen, stays, saved_day FROM forecast_field ORDER BY field",
                     "Rank__c|every 5|100|80|160.0\nScore__c|at 25, 50|100|60|120.0");
    test_assert_rows(
        judged.snapshot, "SELECT text FROM forecast_line WHERE topic = 'Banding'",
        "Lead.Rank__c, written when it crosses a border (every 5) and not at each step: 80 % of the 100 changes looked "
        "at stay in their band, about 160 changes a day less\n"
        "Lead.Score__c, written when it crosses a border (at 25, 50) and not at each step: 60 % of the 100 changes "
        "looked at stay in their band, about 120 changes a day less");
    test_judge_release(&judged);
}

static void test_what_a_filter_would_save(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(
        &judged,
        "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');"
        "INSERT INTO object_usage (object, records) VALUES ('Lead', 10000), ('Contact', 10000);"
        "INSERT INTO change_hour VALUES ('Lead', '2026-10-30', 2, 14000);"
        "INSERT INTO data_count VALUES ('no email of Lead', 'Lead', 2500, NULL), ('no email of Contact', 'Contact', 1000, NULL)",
        no_rules);
    test_assert_rows(
        judged.snapshot, "SELECT text FROM forecast_line WHERE topic = 'Sync filter'",
        "1,000 of 10,000 records of Contact have no e-mail address: a custom sync rule that leaves them out saves that "
        "share of the load\n"
        "2,500 of 10,000 records of Lead have no e-mail address: a custom sync rule that leaves them out saves that "
        "share of the load, about 250 records a day");
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing_counted),
                                       cmocka_unit_test(test_it_adds_up), cmocka_unit_test(test_banding),
                                       cmocka_unit_test(test_what_a_filter_would_save)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
