/* The csv files: RFC 4180, readable by Excel, nothing in them runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "report_fixture.h"

static char *file_of(const char *name, const char *more)
{
    struct sa_snapshot *snapshot = report_fixture(more);
    char *folder = test_folder_make();
    struct sa_error error = SA_ERROR_INIT;
    if (report_write("csv", snapshot, folder, &error))
        fail_msg("%s", error.message);
    char *text = report_file(folder, name, NULL);
    assert_non_null(text);
    test_folder_remove(folder);
    sa_snapshot_close(snapshot);
    return text;
}

static void test_dictionary(void **state)
{
    (void)state;
    char *text = file_of("data-dictionary.csv", NULL);
    static const char start[] = "\xEF\xBB\xBF"
                                "Object,API name,Label,Type,Synced,Sync user reads,";
    assert_memory_equal(text, start, sizeof start - 1);
    assert_int_equal(report_count(text, "\r\n"), 1 + 10);
    assert_int_equal(report_count(text, "\n"), 1 + 10);
    assert_non_null(
        strstr(text, "\r\nLead,Days__c,Days open,Formula (Number),automatic,Yes,No,No,No,formula,"));
    free(text);
}

static void test_what_would_run_is_text(void **state)
{
    (void)state;
    char *text = file_of(
        "data-dictionary.csv",
        "UPDATE describe_field SET label = '@SUM(1)' WHERE name = 'Email';"
        "UPDATE describe_field SET label = 'a \"quoted\", b' || char(10) || 'c' WHERE name = 'Old__c';"
        "UPDATE describe_picklist_value SET value = '+1' WHERE value = 'Open'");
    assert_non_null(strstr(text, "Lead,Sum__c,\"'=1+1\","));
    assert_non_null(strstr(text, "Lead,Email,\"'@SUM(1)\","));
    assert_non_null(strstr(text, "Lead,Old__c,\"a \"\"quoted\"\", b\nc\","));
    assert_non_null(strstr(text, ",\"'+1; -None-\","));
    free(text);
}

/* A field of Marketo's own has uses and no API name; what was not read is no file. */
static void test_uses_of_marketo(void **state)
{
    (void)state;
    static const char rows[] =
        "\xEF\xBB\xBF"
        "Marketo field,Asset type,Asset id,Asset,Place,Reads or writes,Active,Workspace,Program,Updated,Object,API name,Match,Link\r\n"
        "Old__c,form,7,\"'=Form, \"\"one\"\"\",form field,writes,Yes,Default,Fair,2026-10-01T00:00:00Z,Lead,Old__c,exact,"
        "https://app.example.com/form/7\r\n"
        "own,smart campaign,8,Score,filter,reads,No,,,,,,,\r\n";
    char *text = file_of(
        "marketo-use.csv",
        "INSERT INTO marketo_instance (address, api_user, oldest) VALUES ('https://123-ABC-456.mktorest.com', 'api@example.com', NULL);"
        "INSERT INTO coverage (source, status) VALUES ('marketo_field_list', 'ok'), ('form', 'ok');"
        "INSERT INTO marketo_rest_field (object, name, label, type) VALUES ('lead', 'Old__c', 'Old', 'string'),"
        " ('lead', 'own', 'Own', 'string');"
        "INSERT INTO marketo_asset (type, id, name, live, parent, workspace, updated, url) VALUES"
        " ('program', '1', 'Fair', NULL, '', '', NULL, ''),"
        " ('form', '7', '=Form, \"one\"', 1, 'program 1', 'Default', '2026-10-01T00:00:00Z', 'https://app.example.com/form/7'),"
        " ('smart campaign', '8', 'Score', 0, '', '', NULL, 'javascript:alert(1)');"
        "INSERT INTO marketo_mention (type, id, place, named, name, writes) VALUES"
        " ('form', '7', 'form field', 'soap name', 'Old__c', 1), ('smart campaign', '8', 'filter', 'label', 'OWN', 0)");
    assert_string_equal(text, rows);
    free(text);
}

/* Looking at the file does nothing: "cat" shows what is in it, in the order it has. */
static void test_what_drives_a_terminal_is_replaced(void **state)
{
    (void)state;
    char *text =
        file_of("data-dictionary.csv",
                "UPDATE describe_field SET label = 'x' || char(27) || ']0;pwn' || char(7) || char(155) || 'y'"
                " || char(9) || char(0x202E) || 'z' WHERE name = 'Email'");
    assert_non_null(strstr(text, "Lead,Email,x\xEF\xBF\xBD]0;pwn\xEF\xBF\xBD\xEF\xBF\xBDy\t\xEF\xBF\xBDz,"));
    free(text);
}

static void test_findings(void **state)
{
    (void)state;
    char *text = file_of("findings.csv", NULL);
    assert_int_equal(report_count(text, "\r\n"), 1 + 3);
    assert_non_null(strstr(text, "\r\nhigh,Formula that moves with the clock,Lead,Days__c,uses TODAY(),"
                                 "uses: TODAY; through: none,certain,"));
    assert_non_null(strstr(text, ",Yes,needed until May,,stale-by-name,2,stale-by-name:Contact.Sum__c\r\n"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dictionary),      cmocka_unit_test(test_what_would_run_is_text),
        cmocka_unit_test(test_uses_of_marketo), cmocka_unit_test(test_what_drives_a_terminal_is_replaced),
        cmocka_unit_test(test_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
