/* report.html: foreign text stays text, the policy names what runs, and the data can stand inside a script element. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "report_fixture.h"

static char *report_of(const char *more)
{
    struct sa_snapshot *snapshot = report_fixture(more);
    char *folder = test_folder_make();
    struct sa_error error = SA_ERROR_INIT;
    if (report_write("html", snapshot, folder, &error))
        fail_msg("%s", error.message);
    char *text = report_file(folder, "report.html", NULL);
    assert_non_null(text);
    test_folder_remove(folder);
    sa_snapshot_close(snapshot);
    return text;
}

static void assert_pieces(const char *text, const char *const *pieces)
{
    for (; *pieces; pieces++)
        if (!strstr(text, *pieces))
            fail_msg("no '%s' in the page", *pieces);
}

static void test_first_screen_is_markup(void **state)
{
    char *text = report_of(NULL);
    (void)state;
    assert_pieces(
        text,
        (const char *const[]){
            "<title>Marketo sync audit of Acme &amp; Sons</title>",
            "<h1>Marketo sync audit of Acme &amp; Sons – SANDBOX</h1>",
            "<p class=\"verdict needs-work\">Needs work</p>",
            "<li><a href=\"#actions-1\">Campaigns go by old values. Replace the formula: Days__c (Setup &gt; Obj",
            "<td><span class=\"tag high\">high</span></td>",
            "<li><a href=\"#data-dictionary\">Data dictionary</a></li>",
            "<figure data-table=\"overview-3\" data-label=\"0\" data-value=\"1\"",
            NULL,
        });
    assert_null(strstr(text, "href=\"javascript:"));
    assert_null(strstr(text, "{{"));
    free(text);
}

static void test_policy_lets_nothing_else_run(void **state)
{
    char *text = report_of(NULL);
    char *policy = strstr(
        text, "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-");
    (void)state;
    assert_non_null(policy);
    policy[strcspn(policy + 10, "\"") + 10] = '\0';
    assert_null(strstr(policy, "unsafe"));
    assert_null(strstr(policy, "http"));
    assert_true(report_count(policy, "'sha256-") > 3);
    free(text);
}

static void test_foreign_text_cannot_end_the_data(void **state)
{
    char *text =
        report_of("UPDATE describe_field SET label = '</script><!--' || char(8232) || '\"\\' || char(1)"
                  " WHERE name = 'Old__c';"
                  "UPDATE organization SET Name = '<img src=x onerror=alert(1)>'");
    (void)state;
    assert_non_null(strstr(text, "\"\\u003c/script\\u003e\\u003c!--\\u2028\\u0022\\u005c\\u0001\""));
    assert_null(strstr(text, "<img"));
    assert_non_null(
        strstr(text, "<h1>Marketo sync audit of &lt;img src=x onerror=alert(1)&gt; – SANDBOX</h1>"));
    assert_int_equal(report_count(text, "<script"), report_count(text, "</script>"));
    free(text);
}

static void test_same_bytes_again(void **state)
{
    char *first = report_of(NULL);
    char *second = report_of(NULL);
    (void)state;
    assert_string_equal(first, second);
    free(first);
    free(second);
}

static void test_folder_that_is_not_there(void **state)
{
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    assert_int_equal(report_write("html", snapshot, "/nowhere", &error), SA_EIO);
    assert_non_null(strstr(error.message, "/nowhere/report.html"));
    sa_snapshot_close(snapshot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_screen_is_markup),
        cmocka_unit_test(test_policy_lets_nothing_else_run),
        cmocka_unit_test(test_foreign_text_cannot_end_the_data),
        cmocka_unit_test(test_same_bytes_again),
        cmocka_unit_test(test_folder_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
