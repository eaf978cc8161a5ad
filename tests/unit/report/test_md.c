/* report.md: what a ticket needs, and foreign text that stays text. */
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
    if (report_write("md", snapshot, folder, &error))
        fail_msg("%s", error.message);
    char *text = report_file(folder, "report.md", NULL);
    assert_non_null(text);
    test_folder_remove(folder);
    sa_snapshot_close(snapshot);
    return text;
}

static void test_what_a_ticket_needs(void **state)
{
    (void)state;
    char *text = report_of(NULL);
    static const char *const pieces[] = {
        "# Marketo sync audit of Acme & Sons – SANDBOX\n",
        "\n**Needs work**\n",
        "\n- Campaigns go by old values. Replace the formula: Days__c (Setup > Object Manager > Lead).\n",
        "\n| # | Severity | What | Where | Who | Fields | Open |\n| --- | --- | --- | --- | --- | --- | "
        "--- "
        "|\n| 1 | high | ",
        " | "
        "[Open](https://acme--full.sandbox.lightning.force.com/lightning/setup/ObjectManager/Lead/"
        "FieldsAndRelationships/view) |\n",
        "\n## What was not checked, and who could open it\n- \"Needs Setup\". The Salesforce admin can open this: View Setup\n",
        "\n| Severity | Findings |\n| --- | --- |\n| critical | 0 |\n| high | 1 |\n",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        if (!strstr(text, pieces[i]))
            fail_msg("no '%s' in:\n%s", pieces[i], text);
    assert_null(strstr(text, "Go to"));
    for (const char *c = text; *c; c++) /* nothing shows that a page would have turned into something else */
        assert_false(*c == '\\' || strncmp(c, "&lt;", 4) == 0 || strncmp(c, "&amp;", 5) == 0 ||
                     strncmp(c, "#'", 2) == 0);
    assert_null(strstr(text, "[Open](<javascript"));
    free(text);
}

static void test_foreign_text_stays_text(void **state)
{
    (void)state;
    char *text = report_of(
        "UPDATE organization SET Name = '</script><b> [x](http://evil) | _a_ my_name' || char(10) || '# h'");
    assert_non_null(strstr(text, "# Marketo sync audit of ‹/script>‹b> ［x］(http：//evil) ¦ "
                                 "＿a＿ my_name # h – SANDBOX\n"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_ticket_needs),
        cmocka_unit_test(test_foreign_text_stays_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
