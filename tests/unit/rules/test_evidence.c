/* What is said of a field's history and uses: a silence is told only where something listened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"

static const char *const no_rules[] = {NULL};

static void test_history(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(
        &judged,
        "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');"
        "INSERT INTO a_field (object, name) VALUES ('Lead', 'Quiet__c'), ('Lead', 'Busy__c'), ('Lead', 'Not_Tracked__c'),"
        " ('Contact', 'Not_Read__c');"
        "INSERT INTO object_usage (object, records) VALUES ('Lead', 100), ('Contact', 100);"
        "INSERT INTO field_usage (object, field, method, filled, records) VALUES ('Lead', 'Quiet__c', 'counted', 1, 100),"
        " ('Lead', 'Busy__c', 'counted', 1, 100), ('Lead', 'Not_Tracked__c', 'counted', 1, 100),"
        " ('Contact', 'Not_Read__c', 'counted', 1, 100);"
        "INSERT INTO setup_field_definition (DurableId, \"EntityDefinition.QualifiedApiName\", QualifiedApiName, IsFieldHistoryTracked)"
        " VALUES ('Lead.00N1', 'Lead', 'Quiet__c', 1), ('Lead.00N2', 'Lead', 'Busy__c', 1),"
        " ('Lead.00N3', 'Lead', 'Not_Tracked__c', 0), ('Contact.00N4', 'Contact', 'Not_Read__c', 1);"
        "INSERT INTO history_object VALUES ('Lead', 'LeadHistory', 9, '2025-05-20T00:00:00Z', '2026-10-01T00:00:00Z');"
        "INSERT INTO history_field VALUES ('Lead', 'Busy__c', 9, 1, '2025-05-20T00:00:00Z', '2026-10-01T00:00:00Z')",
        no_rules);
    test_assert_rows(judged.snapshot, "SELECT field, history, changes FROM field_evidence ORDER BY field",
                     "Busy__c|NULL|9\nNot_Read__c|NULL|NULL\nNot_Tracked__c|NULL|NULL\n"
                     "Quiet__c|tracked, without a change in its history, which begins 2025-05-20|NULL");
    test_judge_release(&judged);
}

/* The changes of 30 days were refused: those that are known still are changes, and the others are not none. */
static void test_recent_changes_not_read(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(
        &judged,
        "INSERT INTO an_object (name) VALUES ('Lead');"
        "INSERT INTO a_field (object, name) VALUES ('Lead', 'A__c'), ('Lead', 'B__c');"
        "INSERT INTO history_object VALUES ('Lead', 'LeadHistory', 12, '2025-05-20T00:00:00Z', '2026-10-01T00:00:00Z');"
        "INSERT INTO history_field (object, field, changes, changes_30) VALUES ('Lead', 'A__c', 9, 0), ('Lead', 'B__c', 0, 3);"
        "INSERT INTO history_lack VALUES ('Lead')",
        no_rules);
    test_assert_rows(judged.snapshot, "SELECT field, changes, changes_30 FROM field_evidence ORDER BY field",
                     "A__c|9|NULL\nB__c|3|3");
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_history),
                                       cmocka_unit_test(test_recent_changes_not_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
