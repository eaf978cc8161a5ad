/* Lists of objects as people write them, and which visible objects a scope takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query.h"
#include "salesforce/scope.h"
#include "syncaudit/snapshot.h"

static void test_lists(void **state)
{
    (void)state;
    struct sa_scope scope;
    struct sa_error error = SA_ERROR_INIT;
    static const char *const bad[] = {
        "",       " ",   ",", "Lead,", "Lead,,Contact", "Lead;Contact", "Le ad", "1Lead", "Lead/describe",
        "Lead?x", "Léad"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(sa_scope_read(&scope, bad[i], &error), SA_EINPUT);
        assert_non_null(strstr(error.message, "is not the API name of an object"));
        assert_non_null(strstr(error.advice, "Lead,Contact"));
    }
    assert_int_equal(sa_scope_read(&scope, " Lead ,a__B__c,\tlead", &error), 0);
    assert_int_equal(scope.kind, SA_SCOPE_LIST);
    assert_int_equal(scope.count, 2);
    assert_string_equal(scope.names[0], "Lead");
    assert_string_equal(scope.names[1], "a__B__c");
    assert_true(sa_scope_names(&scope, "A__B__C"));
    assert_false(sa_scope_names(&scope, "B__c"));
    assert_null(sa_scope_query(&scope));
    sa_scope_release(&scope);
}

static void chooses(sqlite3 *db, const char *objects, const char *expected)
{
    struct sa_scope scope;
    assert_int_equal(sa_scope_read(&scope, objects, NULL), 0);
    test_query_is(db, sa_scope_query(&scope), expected);
    assert_true(sa_scope_names(&scope, "Opportunity"));
    sa_scope_release(&scope);
}

static void test_visible_objects(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot;
    assert_int_equal(sa_snapshot_memory(&snapshot, NULL), 0);
    sqlite3 *db = sa_snapshot_db(snapshot);
    assert_int_equal(
        sqlite3_exec(
            db,
            "INSERT INTO global_object (name, customSetting, associateEntityType) VALUES"
            " ('Lead', 0, NULL), ('LeadHistory', 0, 'History'), ('LeadFeed', NULL, NULL),"
            " ('A__c', 0, NULL), ('A__History', 0, NULL), ('A__ChangeEvent', 0, NULL), ('n__B__c', NULL, "
            "NULL),"
            " ('n__B__Share', 0, 'Share'), ('S__c', 1, NULL), ('M__mdt', 0, NULL), ('P__e', 0, NULL),"
            " ('G__b', 0, NULL), ('X__x', 0, NULL), ('LoginHistory', 0, NULL), ('__c', 0, NULL)",
            NULL, NULL, NULL),
        SQLITE_OK);
    chooses(db, NULL, "A__c\nn__B__c");
    chooses(db, "all", "A__c\nG__b\nLead\nLoginHistory\nM__mdt\nP__e\nS__c\nX__x\n__c\nn__B__c");
    sa_snapshot_close(snapshot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_visible_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
