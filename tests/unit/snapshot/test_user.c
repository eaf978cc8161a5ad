/* The view audit_user: who looks like a person or an administrator, and who does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "query.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

static void test_looks_like(void **state)
{
    (void)state;
    static const struct {
        const char *name, *username, *email, *profile;
        bool integration, modifies_all;
        const char *expected;
    } cases[] = {
        {"Marketo Sync", "marketo.sync@acme.com", "revops@acme.com", NULL, false, false, "-"},
        {"Marketo Sync", "marketo.sync@acme.com", "jane.doe@acme.com", "Marketo Sync", false, false, "-"},
        {"Jane Doe", "jane.doe@acme.com", "jane.doe@acme.com", NULL, false, false, "a person"},
        {"Jane Doe", "jdoe@acme.com.uat", "sales@acme.com", "Standard User", false, false, "a person"},
        {"Jane Maria von Doe", "x@acme.com", "JANE.DOE@acme.com", NULL, false, false, "a person"},
        {"Jane Doe", "sfdc@acme.com", "crm@acme.com", NULL, false, false, "-"},
        {"Jane Doe", "jane.doe@acme.com", "jane.doe@acme.com", NULL, true, false, "-"},
        {"Acme Integration", "integration@acme.com", "integration@acme.com", NULL, false, false, "-"},
        {"API User", "api.user@acme.com", "api.user@acme.com", NULL, false, false, "-"},
        {"Acme", "acme@acme.com", "acme@acme.com", NULL, false, false, "-"},
        {"Marketo Sync", "marketo.sync@acme.com", NULL, "System Administrator", false, false,
         "an administrator"},
        {"Marketo Sync", "marketo.sync@acme.com", NULL, "Systemadministrator", false, true,
         "an administrator"},
        {"Jane Doe", "jane.doe@acme.com", NULL, "System Administrator", false, false,
         "a person and an administrator"},
        {NULL, "jane.doe@acme.com", NULL, NULL, false, false, "-"},
        {" ", "@", "", NULL, false, false, "-"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_snapshot *snapshot = NULL;
        struct sa_error error = SA_ERROR_INIT;
        sqlite3_stmt *insert = NULL;
        assert_int_equal(sa_snapshot_memory(&snapshot, &error), 0);
        sqlite3 *db = sa_snapshot_db(snapshot);
        assert_int_equal(
            sa_sql_prepare(db, &insert,
                           "INSERT INTO userinfo (user_id, name, preferred_username, email,"
                           " is_salesforce_integration_user) VALUES ('005000000000001', :name, :username,"
                           " :email, ?4)",
                           &error),
            0);
        sa_sql_bind_text(insert, ":name", cases[i].name);
        sa_sql_bind_text(insert, ":username", cases[i].username);
        sa_sql_bind_text(insert, ":email", cases[i].email);
        sqlite3_bind_int(insert, 4, cases[i].integration);
        assert_int_equal(sa_sql_step(insert, &error), 0);
        sqlite3_finalize(insert);
        assert_int_equal(
            sa_sql_prepare(
                db, &insert,
                "INSERT INTO setup_user (Id, \"Profile.Name\") VALUES ('005000000000001AAA', :profile)",
                &error),
            0);
        sa_sql_bind_text(insert, ":profile", cases[i].profile);
        assert_int_equal(sa_sql_step(insert, &error), 0);
        sqlite3_finalize(insert);
        if (cases[i].modifies_all)
            assert_int_equal(
                sa_sql_run(db, "INSERT INTO setup_user_permission_access VALUES ('ModifyAllData', 1)",
                           &error),
                0);
        test_query_is(db, "SELECT looks_like FROM audit_user", cases[i].expected);
        test_query_is(db, "SELECT note IS NULL FROM audit_user",
                      strcmp(cases[i].expected, "-") == 0 ? "1" : "0");
        sa_snapshot_close(snapshot);
    }
}

static void test_note(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot = NULL;
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_snapshot_memory(&snapshot, &error), 0);
    sqlite3 *db = sa_snapshot_db(snapshot);
    test_query_is(db, "SELECT count(*) FROM audit_user", "0");
    assert_int_equal(sa_sql_run(db,
                                "INSERT INTO userinfo (user_id, name, preferred_username, email) VALUES"
                                " ('005', 'Jane Doe', 'jane.doe@acme.com', 'jane.doe@acme.com');"
                                "INSERT INTO setup_user_permission_access VALUES ('ModifyAllData', 1)",
                                &error),
                     0);
    test_query_is(
        db, "SELECT note FROM audit_user",
        "Jane Doe looks like a person and an administrator (may Modify All Data): this audit is true only if Marketo"
        " syncs as this user");
    sa_snapshot_close(snapshot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_looks_like),
        cmocka_unit_test(test_note),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
