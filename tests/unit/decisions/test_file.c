/* decisions.csv: what is written is read again, and what people's programs make of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "folder.h"
#include "syncaudit/buffer.h"
#include "syncaudit/decisions.h"
#include "syncaudit/file.h"

/* Reads `text` and writes it again. */
static char *again(const char *text, char fingerprint[SA_FINGERPRINT_SIZE])
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_decisions *decisions = NULL;
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char *folder = test_folder_make();
    char *path = test_folder_write(folder, "decisions.csv", text, strlen(text));
    if (sa_decisions_read(&decisions, path, &error) || sa_decisions_write(decisions, path, &error) ||
        sa_file_read(&out, path, &error) || sa_decisions_fingerprint(decisions, fingerprint, &error))
        fail_msg("%s", error.message);
    sa_decisions_free(decisions);
    free(path);
    test_folder_remove(folder);
    return sa_buffer_detach(&out);
}

static void test_order_and_fingerprint(void **state)
{
    char first[SA_FINGERPRINT_SIZE];
    char second[SA_FINGERPRINT_SIZE];
    (void)state;
    char *left = again(
        "Object,API name,Why synced,Team\nLead,B__c,b,\nAccount,Z__c,z,t\nLead,A__c,a,\nLead,Empty__c,,\n",
        first);
    char *right = again(
        "\xEF\xBB\xBFTeam;Why synced;API name;Object\r\n;a;A__c;Lead\r\nt;z;Z__c;Account\r\n;b;B__c;Lead\r\n",
        second);
    assert_string_equal(left, right);
    assert_string_equal(first, second);
    assert_int_equal(strlen(first), 16);
    assert_non_null(strstr(left, "Account,Z__c"));
    assert_true(strstr(left, "Account,Z__c") < strstr(left, "Lead,A__c"));
    assert_null(strstr(left, "Empty__c"));
    char *third = again(left, second);
    assert_string_equal(left, third);
    assert_string_equal(first, second);
    free(left);
    free(right);
    free(third);
    free(again("Object,API name\n", first));
    assert_string_equal(first, "none");
}

static void test_any_text_comes_back(void **state)
{
    static const char *const texts[] = {
        "=1+1",       "'=1+1",        "''-x",       "'plain", "+49 30 1", "a \"quoted\", b",
        "line\nline", "\xE2\x82\xAC", "semi;colon", "@x"};
    struct sa_buffer csv = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char fingerprint[SA_FINGERPRINT_SIZE];
    char key[32];
    (void)state;
    sa_buffer_adds(&csv, "Object,API name,Why synced\n");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        /* as the program writes it: in quotes, those inside doubled, with an apostrophe before what could run */
        bool runs = strchr("=+-@", texts[i][strspn(texts[i], "'")]) != NULL;
        sa_buffer_addf(&csv, "Lead,F%zu__c,\"%s", i, runs ? "'" : "");
        for (const char *c = texts[i]; *c; c++)
            sa_buffer_addf(&csv, *c == '"' ? "\"\"" : "%c", *c);
        sa_buffer_adds(&csv, "\"\n");
    }
    char *once = again(csv.data, fingerprint);
    char *twice = again(once, fingerprint);
    assert_string_equal(once, twice);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        snprintf(key, sizeof key, "Lead,F%zu__c,", i);
        assert_non_null(strstr(once, key));
    }
    assert_non_null(strstr(once, "F0__c,,,,,\"'=1+1\","));
    assert_non_null(strstr(once, "F1__c,,,,,\"''=1+1\","));
    assert_non_null(strstr(once, "F3__c,,,,,'plain,"));
    assert_non_null(strstr(once, "F4__c,,,,,\"'+49 30 1\","));
    free(once);
    free(twice);
    sa_buffer_release(&csv);
}

static void refuse(const char *text, const char *reason)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_decisions *decisions = NULL;
    char *folder = test_folder_make();
    char *path = test_folder_write(folder, "decisions.csv", text, strlen(text));
    assert_int_equal(sa_decisions_read(&decisions, path, &error), SA_EINPUT);
    assert_null(decisions);
    if (!strstr(error.message, reason))
        fail_msg("not '%s' but '%s'", reason, error.message);
    free(path);
    test_folder_remove(folder);
}

static void test_refused(void **state)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    (void)state;
    refuse("Name\nx\n", "has no columns 'Object' and 'API name'");
    refuse("Object,API name,Why synced\nLead,A__c,1\nLead,A__c,2\n",
           "row 3: there are two rows about Lead.A__c");
    refuse("Object,API name,Why synced\nLead,,1\n", "row 2: it does not say which object and field");
    refuse("Object,API name,Why synced\nLead,A__c,\"1", "a part of it is missing");
    sa_buffer_adds(&text, "Object,API name,Why synced\nLead,A__c,");
    for (int i = 0; i < 32768; i++)
        sa_buffer_adds(&text, "x");
    refuse(text.data, "longer than the 32767 characters");
    sa_buffer_release(&text);
}

static void test_kept(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_decisions *decisions = NULL;
    char fingerprint[SA_FINGERPRINT_SIZE];
    static const char text[] = "Object,API name,Why synced\nLead,A__c,1\n";
    (void)state;
    char *folder = test_folder_make();
    char *path = test_folder_write(folder, "decisions.csv", text, sizeof text - 1);
    assert_int_equal(sa_decisions_read(&decisions, path, &error), SA_OK);
    assert_int_equal(sa_decisions_fingerprint(decisions, fingerprint, &error), SA_OK);
    char *copy = sa_decisions_sent(path, fingerprint);
    assert_non_null(copy);
    assert_int_equal(access(copy, F_OK), -1);
    assert_int_equal(sa_decisions_keep(decisions, path, &error), SA_OK);
    assert_int_equal(access(copy, F_OK), 0);
    assert_int_equal(sa_decisions_keep(decisions, path, &error), SA_OK);
    assert_null(sa_decisions_sent(path, "../../etc/passwd"));
    assert_null(sa_decisions_sent(path, "../../../passwd0"));
    assert_null(sa_decisions_sent(path, ""));
    sa_decisions_free(decisions);
    free(copy);
    free(path);
    test_folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_fingerprint),
        cmocka_unit_test(test_any_text_comes_back),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
