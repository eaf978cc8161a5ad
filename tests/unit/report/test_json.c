/* findings.json: its keys are a contract. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "report_fixture.h"
#include "syncaudit/json.h"

static struct sa_json *document_of(const char *more)
{
    struct sa_snapshot *snapshot = report_fixture(more);
    char *folder = test_folder_make();
    struct sa_json *document = NULL;
    struct sa_error error = SA_ERROR_INIT;
    size_t length = 0;
    if (report_write("json", snapshot, folder, &error))
        fail_msg("%s", error.message);
    char *text = report_file(folder, "findings.json", &length);
    assert_non_null(text);
    if (sa_json_parse(&document, text, length, &error))
        fail_msg("%s", error.message);
    free(text);
    test_folder_remove(folder);
    sa_snapshot_close(snapshot);
    return document;
}

static void assert_keys(const struct sa_json *object, const char *expected)
{
    struct sa_buffer keys = SA_BUFFER_INIT(4096);
    for (const struct sa_json *member = sa_json_first(object); member; member = sa_json_next(member))
        sa_buffer_addf(&keys, "%s%s", keys.length ? " " : "", sa_json_name(member));
    assert_string_equal(keys.data, expected);
    sa_buffer_release(&keys);
}

static void test_keys_and_their_order(void **state)
{
    (void)state;
    struct sa_json *document = document_of(NULL);
    assert_keys(document, "tool run coverage practices summary rules actions findings");
    assert_keys(sa_json_get(document, "tool"), "name version");
    assert_keys(
        sa_json_get(document, "run"),
        "time org_id sandbox instance_url api_version sync_user api_calls partial verdict sync_user_note"
        " rules_ran rules not_read gaps marketo");
    assert_keys(sa_json_first(sa_json_get(document, "coverage")), "source status reason");
    assert_keys(sa_json_first(sa_json_get(document, "practices")), "number title status evidence");
    assert_keys(sa_json_get(document, "summary"), "critical high medium low info waived");
    assert_keys(sa_json_first(sa_json_get(document, "rules")),
                "id title severity practice status reason findings");
    assert_keys(sa_json_first(sa_json_get(document, "actions")),
                "rank severity who action place fields reasons findings objects");
    assert_keys(sa_json_first(sa_json_get(document, "findings")),
                "fingerprint rule severity basis object field message evidence waived known");
    sa_json_free(document);
}

static void test_values_have_their_types(void **state)
{
    (void)state;
    struct sa_json *document = document_of(NULL);
    const struct sa_json *run = sa_json_get(document, "run");
    assert_int_equal(sa_json_type(sa_json_get(run, "sandbox")), SA_JSON_BOOLEAN);
    assert_true(sa_json_boolean(sa_json_get(run, "sandbox")));
    assert_true(sa_json_boolean(sa_json_get(run, "partial")));
    assert_true(sa_json_number(sa_json_get(run, "api_calls")) == 17);
    assert_string_equal(sa_json_string(sa_json_get(run, "verdict")), "Needs work");
    const struct sa_json *findings = sa_json_get(document, "findings");
    assert_int_equal(sa_json_count(findings), 3);
    const struct sa_json *first = sa_json_first(findings);
    assert_string_equal(sa_json_string(sa_json_get(first, "severity")), "high");
    assert_string_equal(sa_json_string(sa_json_get(sa_json_get(first, "evidence"), "uses")), "TODAY");
    assert_int_equal(sa_json_type(sa_json_get(first, "waived")), SA_JSON_BOOLEAN);
    const struct sa_json *action = sa_json_first(sa_json_get(document, "actions"));
    assert_string_equal(sa_json_string(sa_json_first(sa_json_get(action, "fields"))), "Days__c");
    assert_int_equal(sa_json_count(sa_json_get(document, "rules")), 4);
    assert_int_equal(sa_json_count(sa_json_get(document, "practices")), 10);
    sa_json_free(document);
}

static void test_unknown_is_null(void **state)
{
    (void)state;
    struct sa_json *document = document_of("DELETE FROM organization;"
                                           "UPDATE run SET instance_url = 'https://acme.my.salesforce.com'");
    const struct sa_json *run = sa_json_get(document, "run");
    assert_non_null(sa_json_get(run, "sandbox"));
    assert_int_equal(sa_json_type(sa_json_get(run, "sandbox")), SA_JSON_NULL);
    assert_string_equal(sa_json_string(sa_json_get(run, "org_id")), "00D000000000001AAA");
    sa_json_free(document);
}

static void test_marketo_is_told_where_it_was_read(void **state)
{
    (void)state;
    struct sa_json *without = document_of(NULL);
    struct sa_json *document = document_of(
        "INSERT INTO marketo_instance VALUES ('https://123-ABC-456.mktorest.com', '', NULL, 4, 210);"
        "INSERT INTO coverage (source, connection, status, reason, fetched) VALUES"
        " ('form', 'marketo', 'not_there', 'no forms', '2026-11-23T08:15:07Z'),"
        " ('email', 'marketo', 'ok', '', '2026-11-23T08:15:09Z')");
    const struct sa_json *marketo = sa_json_get(sa_json_get(document, "run"), "marketo");
    assert_int_equal(sa_json_type(sa_json_get(sa_json_get(without, "run"), "marketo")), SA_JSON_NULL);
    assert_keys(marketo, "instance api_user reader read oldest api_calls coverage unseen");
    assert_string_equal(sa_json_string(sa_json_get(marketo, "instance")), "https://123-ABC-456.mktorest.com");
    assert_int_equal(sa_json_type(sa_json_get(marketo, "api_user")), SA_JSON_NULL);
    assert_true(sa_json_number(sa_json_get(marketo, "reader")) == 4);
    assert_string_equal(sa_json_string(sa_json_get(marketo, "read")), "2026-11-23T08:15:09Z");
    assert_int_equal(sa_json_type(sa_json_get(marketo, "oldest")), SA_JSON_NULL);
    assert_true(sa_json_number(sa_json_get(marketo, "api_calls")) == 210);
    const struct sa_json *form = sa_json_next(sa_json_first(sa_json_get(marketo, "coverage")));
    assert_int_equal(sa_json_count(sa_json_get(marketo, "coverage")), 2);
    assert_string_equal(sa_json_string(sa_json_get(form, "source")), "form");
    assert_string_equal(sa_json_string(sa_json_get(form, "status")), "not_permitted");
    assert_string_equal(sa_json_string(sa_json_get(form, "reason")), "no forms");
    assert_string_equal(sa_json_string(sa_json_first(sa_json_get(marketo, "unseen"))),
                        "form: not there (no forms)");
    sa_json_free(document);
    sa_json_free(without);
}

static void test_folder_that_is_not_there(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(report_write("json", snapshot, "/nowhere", &error), SA_EIO);
    assert_non_null(strstr(error.message, "/nowhere/findings.json"));
    sa_snapshot_close(snapshot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_and_their_order),
        cmocka_unit_test(test_values_have_their_types),
        cmocka_unit_test(test_unknown_is_null),
        cmocka_unit_test(test_marketo_is_told_where_it_was_read),
        cmocka_unit_test(test_folder_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
