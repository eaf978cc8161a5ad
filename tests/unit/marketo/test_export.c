/* Every error text of the reference data is classified, however its variable parts read; what is unknown stays, with its
 * count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "marketo/export.h"
#include "syncaudit/snapshot.h"

/* Codes, and texts that mean them: as Salesforce writes them, with %s for what varies. */
static const char *const texts[][2] = {
    {"API_DISABLED", "API_DISABLED: API disabled for this user"},
    {"API_DISABLED", "API_DISABLED_FOR_ORG: The REST API is not enabled for this Organization."},
    {"API_DISABLED", "API_CURRENTLY_DISABLED: API is disabled for this User"},
    {"API_DISABLED", "API is not enabled for this Organization or Partner"},
    {"AUTHENTICATION_FAILURE", "invalid_grant: authentication failure"},
    {"AUTHENTICATION_FAILURE", "AUTHENTICATION_FAILURE"},
    {"INVALID_LOGIN", "INVALID_LOGIN: Invalid username, password, security token; or user locked out."},
    {"EXPIRED_ACCESS", "invalid_grant: expired access/refresh token"},
    {"INACTIVE_USER", "invalid_grant: inactive user"},
    {"INACTIVE_ORGANIZATION", "inactive organization"},
    {"INVALID_GRANT/ip", "invalid_grant: ip restricted"},
    {"INVALID_GRANT/ip", "INVALID_GRANT: ip restricted"},
    {"INVALID_GRANT/expired", "INVALID_GRANT: expired access/refresh token"},
    {"INVALID_GRANT/inactive", "INVALID_GRANT: inactive user"},
    {"INVALID_GRANT", "INVALID_GRANT: user hasn't approved this consumer"},
    {"REQUEST_LIMIT_EXCEEDED/daily", "REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded."},
    {"REQUEST_LIMIT_EXCEEDED", "REQUEST_LIMIT_EXCEEDED: limit exceeded"},
    {"REQUEST_LIMIT_EXCEEDED/concurrent", "ConcurrentPerOrgLongTxn Limit exceeded."},
    {"REQUEST_LIMIT_EXCEEDED/concurrent", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."},
    {"API_LIMIT_EXCEEDED", "API_LIMIT_EXCEEDED"},
    {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/trigger",
     "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: %s: execution of BeforeUpdate caused by: System.NullPointerException"},
    {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/record-type",
     "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: record type missing for: Account"},
    {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/flow",
     "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: The flow \xe2\x80\x9c%s\xe2\x80\x9d ended with an error"},
    {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: nobody knows why"},
    {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/limit",
     "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: %s: execution of BeforeUpdate caused by: "
     "System.LimitException: Apex CPU time limit exceeded"},
    {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/rights", "entity type cannot be updated: %s"},
    {"CANNOT_EXECUTE_FLOW_TRIGGER",
     "CANNOT_EXECUTE_FLOW_TRIGGER: We can't save this record because the \"%s\" process failed."},
    {"CANNOT_EXECUTE_FLOW_TRIGGER",
     "We can\xe2\x80\x99t save this record because the \xe2\x80\x9c%s\xe2\x80\x9d process failed."},
    {"CANNOT_EXECUTE_FLOW_TRIGGER", "The flow \"%s\" failed: limit exceeded"},
    {"CANNOT_UPDATE_CONVERTED_LEAD", "CANNOT_UPDATE_CONVERTED_LEAD: cannot reference converted lead"},
    {"CANNOT_UPDATE_CONVERTED_LEAD", "Can't reference converted lead %s"},
    {"DUPLICATES_DETECTED", "DUPLICATES_DETECTED: Use one of these records?"},
    {"DUPLICATES_DETECTED",
     "You're creating a duplicate record. We recommend you use an existing record instead."},
    {"DUPLICATE_VALUE/member", "DUPLICATE_VALUE: Already a campaign member."},
    {"DUPLICATE_VALUE", "DUPLICATE_VALUE: %s is there twice"},
    {"DUPLICATE_VALUE/unique",
     "duplicate value found: %s duplicates value on record with id: 00Q5f00000abc12"},
    {"ENTITY_IS_LOCKED", "ENTITY_IS_LOCKED: entity is locked for editing"},
    {"ENTITY_IS_LOCKED", "The record is locked. If you need to edit it, contact your admin."},
    {"ENTITY_IS_DELETED", "entity is deleted"},
    {"FIELD_CUSTOM_VALIDATION_EXCEPTION",
     "FIELD_CUSTOM_VALIDATION_EXCEPTION: Please fill in %s before you save"},
    {"FIELD_FILTER_VALIDATION_EXCEPTION", "Value does not exist or does not match filter criteria.: [%s]"},
    {"FIELD_INTEGRITY_EXCEPTION", "FIELD_INTEGRITY_EXCEPTION: pricebook entry is in a different pricebook"},
    {"FIELD_INTEGRITY_EXCEPTION/id", "FIELD_INTEGRITY_EXCEPTION: Account ID: id value of incorrect type: %s"},
    {"FIELD_INTEGRITY_EXCEPTION/record-type",
     "FIELD_INTEGRITY_EXCEPTION: Record Type ID: this ID value is not for %s"},
    {"FIELD_INTEGRITY_EXCEPTION/place",
     "FIELD_INTEGRITY_EXCEPTION: There's a problem with this country, even though it may appear correct. %s"},
    {"FIELD_INTEGRITY_EXCEPTION/place",
     "A problem with this state: the state is not recognized for the country"},
    {"INACTIVE_OWNER_OR_USER", "operation performed with inactive user [%s] as owner"},
    {"INACTIVE_OWNER_OR_USER", "INACTIVE_OWNER_OR_USER: operation performed with inactive user as owner"},
    {"INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id: %s"},
    {"INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "insufficient access rights on cross-reference id: %s"},
    {"INVALID_CROSS_REFERENCE_KEY/record-type",
     "Record Type ID: this ID value isn\xe2\x80\x99t valid for the user: %s"},
    {"INVALID_CROSS_REFERENCE_KEY/owner", "INVALID_CROSS_REFERENCE_KEY: Owner ID: owner cannot be blank"},
    {"INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"},
    {"INVALID_FIELD",
     "No such column '%s' on entity 'Lead'. If you are attempting to use a custom field, be sure"},
    {"INVALID_FIELD_FOR_INSERT_UPDATE",
     "Unable to create/update fields: %s. Please check the security settings of this field and verify that it is "
     "read/write for your profile or permission set."},
    {"INVALID_TYPE", "sObject type 'Lead' is not supported."},
    {"INVALID_TYPE", "MISSING_OBJECT_READ_PERMISSION"},
    {"INSUFFICIENT_ACCESS_OR_READONLY", "MISSING_OBJECT_WRITE_PERMISSION"},
    {"INVALID_FIELD", "MISSING_FIELD_READ_PERMISSION"},
    {"INVALID_EMAIL_ADDRESS", "%s: invalid email address: jo@@example"},
    {"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "%s: bad value for restricted picklist field: Foo, Bar & Co"},
    {"INVALID_SESSION_ID", "Session expired or invalid"},
    {"MISSING_CONVERTED_LEAD_PERMISSION", "MISSING_CONVERTED_LEAD_PERMISSION"},
    {"MISSING_CONVERTED_LEAD_PERMISSION", "The user lacks \"View and Edit Converted Leads\""},
    {"OPERATION_TOO_LARGE", "OPERATION_TOO_LARGE: exceeded 100000 distinct who/what's"},
    {"QUERY_TIMEOUT", "Your query request was running for too long."},
    {"REQUIRED_FIELD_MISSING", "REQUIRED_FIELD_MISSING: Required fields are missing: [%s]"},
    {"REQUIRED_FIELD_MISSING", "required field missing: %s"},
    {"SERVER_UNAVAILABLE", "SERVER_UNAVAILABLE: request timed out"},
    {"SERVER_UNAVAILABLE", "FAILED_WRITE"},
    {"SERVER_UNAVAILABLE", "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE"},
    {"STRING_TOO_LONG", "%s: data value too large: a text (max length=40)"},
    {"TXN_SECURITY_NO_ACCESS", "The action is not allowed due to a security policy: %s"},
    {"TXN_SECURITY_NO_ACCESS", "TXN_SECURITY_METERING_ERROR"},
    {"UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: %s"},
    {"UNKNOWN_EXCEPTION",
     "UNKNOWN_EXCEPTION: An unexpected error occurred. ErrorId: 1234567890-12345 (-123)"},
    {"INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
     "INVALID_OPERATION_WITH_EXPIRED_PASSWORD: The users password has expired, you must call SetPassword"},
    {"PASSWORD_LOCKOUT", "PASSWORD_LOCKOUT: the user is locked out"},
    {"LOGIN_DURING_RESTRICTED_DOMAIN", "LOGIN_DURING_RESTRICTED_DOMAIN: cannot log in from this IP"},
    {"LOGIN_DURING_RESTRICTED_TIME", "cannot log in outside of login hours"},
    {"INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS: %s"},
    {"MISSING_PERMISSION", "MISSING_PERMISSION"},
    {"STORAGE_LIMIT_EXCEEDED", "storage limit exceeded"},
    {"LIMIT_EXCEEDED", "LIMIT_EXCEEDED: too many of %s"},
    {"NUMBER_OUTSIDE_VALID_RANGE", "%s: value outside of valid range on numeric field: 1e18"},
    {"INVALID_TYPE_ON_FIELD_IN_RECORD", "%s: value not of required type: a text"},
    {"MALFORMED_ID", "MALFORMED_ID: bad id %s"},
    {"INVALID_STATUS", "INVALID_STATUS: %s"},
    {"CIRCULAR_DEPENDENCY", "CIRCULAR_DEPENDENCY: %s"},
    {"INVALID_ASSIGNEE_TYPE", "INVALID_ASSIGNEE_TYPE: %s"},
    {"TRANSFER_REQUIRES_READ", "TRANSFER_REQUIRES_READ: The new owner must have read permission"},
    {"OPERATION_WITH_INVALID_USER_TYPE_EXCEPTION", "OPERATION_WITH_INVALID_USER_TYPE: %s"},
    {"unknown", "SOME_NEW_CODE: the record is locked by %s"},
    {"unknown", "a text nobody has seen: %s"},
};

static const char *const varied[] = {"Company_Size__c", "ns__Ort_2__c", "00Q5f00000abc12EAA", "x",
                                     "My Rule (new)"};

static const char *const surroundings[] = {"%s", "Failed to update SFDC Lead {%s}", "400 - %s, please retry"};

enum { TEXTS = sizeof texts / sizeof *texts, VARIED = 5, SURROUNDINGS = 3 };

/* One row of the export; the code that is expected stands where the export has the type. */
static void write_row(sqlite3_str *csv, const char *const text[2], const char *part, const char *around)
{
    const char *mark = strstr(text[1], "%s");
    char *filled = mark ? sqlite3_mprintf("%.*s%s%s", (int)(mark - text[1]), text[1], part, mark + 2)
                        : sqlite3_mprintf("%s", text[1]);
    const char *slot = strstr(around, "%s");
    char *whole = sqlite3_mprintf("%.*s%s%s", (int)(slot - around), around, filled, slot + 2);
    for (const char *at = strchr(whole, '"'); at;) { /* quotes are doubled */
        char *doubled = sqlite3_mprintf("%.*s\"%s", (int)(at - whole), whole, at);
        size_t behind = (size_t)(at - whole) + 2;
        sqlite3_free(whole);
        whole = doubled;
        at = strchr(whole + behind, '"');
    }
    sqlite3_str_appendf(csv, "\"Nov 20, 2026 10:05 AM\",%s,\"%s\"\r\n", text[0], whole);
    sqlite3_free(whole);
    sqlite3_free(filled);
}

static void test_every_text_is_classified(void **state)
{
    static const char *const no_rules[] = {NULL};
    struct test_judged judged;
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot *staged = NULL;
    char path[] = "/tmp/test_export_XXXXXX";
    bool known = false;
    (void)state;
    sqlite3_str *csv = sqlite3_str_new(NULL);
    sqlite3_str_appendall(csv, "Failed On,Error Type,Error Details\r\n");
    for (size_t i = 0; i < TEXTS; i++)
        for (size_t k = 0; k < VARIED; k++)
            for (size_t m = 0; m < SURROUNDINGS; m++)
                write_row(csv, texts[i], varied[k], surroundings[m]);
    char *text = sqlite3_str_finish(csv);
    FILE *stream = fdopen(mkstemp(path), "w");
    fputs(text, stream);
    fclose(stream);
    sqlite3_free(text);

    assert_int_equal(sa_snapshot_memory(&staged, &error), 0);
    assert_int_equal(sa_export_read(sa_snapshot_db(staged), NULL, path, "", NULL, &known, &error), 0);
    assert_true(known);
    remove(path);
    sqlite3_stmt *rows = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(sa_snapshot_db(staged),
                           "SELECT group_concat(printf('(%Q, %Q, %Q, %d, %Q, %Q)', error_type, object,"
                           " details, failures, first_day, last_day), ', ') FROM marketo_error",
                           -1, &rows, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
    char *facts =
        sqlite3_mprintf("INSERT INTO marketo_error VALUES %s", (const char *)sqlite3_column_text(rows, 0));
    sqlite3_finalize(rows);
    sa_snapshot_close(staged);

    test_judge(&judged, facts, no_rules);
    test_assert_rows(judged.snapshot,
                     "SELECT details, kind FROM marketo_error_class WHERE kind <> error_type ORDER BY 1", "");
    char expected[32];
    snprintf(expected, sizeof expected, "%d", TEXTS * VARIED * SURROUNDINGS);
    test_assert_rows(judged.snapshot, "SELECT sum(failures) FROM marketo_error_class", expected);
    test_assert_rows(
        judged.snapshot,
        "SELECT min(first_day) = max(last_day) AND min(first_day) = '2026-11-20' FROM marketo_error_class",
        "1");
    /* Each kind of the reference data is among the texts. */
    for (size_t i = 0; i < TEXTS; i++) {
        char *sql = sqlite3_mprintf("DELETE FROM reference_error_kind WHERE kind = %Q", texts[i][0]);
        assert_int_equal(sqlite3_exec(sa_snapshot_db(judged.snapshot), sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_free(sql);
    }
    test_assert_rows(judged.snapshot, "SELECT kind FROM reference_error_kind ORDER BY 1", "");
    sqlite3_free(facts);
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_text_is_classified)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
