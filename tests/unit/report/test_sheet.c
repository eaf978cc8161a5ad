/* Definitions of sheets, and the cells they select. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "report/shared/sheet.h"
#include "report_fixture.h"

#define COLUMN "-- column: A | 10\n"

static void test_definition(void **state)
{
    (void)state;
    struct sa_sheet sheet;
    assert_int_equal(
        sa_sheet_parse(&sheet, "reports/my-list.sql",
                       "-- sheet: My list\n-- order: 7\n-- freeze: 1\n-- tab: #102030\n" COLUMN
                       "-- column: May I? | 8.5 | yesno\n-- column: Answer | 9 | input | yes,no\nSELECT 1",
                       NULL),
        SA_OK);
    assert_string_equal(sheet.name, "my-list");
    assert_string_equal(sheet.title, "My list");
    assert_int_equal(sheet.order, 7);
    assert_int_equal(sheet.freeze, 1);
    assert_false(sheet.page);
    assert_int_equal(sheet.column_count, 3);
    assert_string_equal(sheet.columns[1].title, "May I?");
    assert_true(sheet.columns[1].width == 8.5);
    assert_int_equal(sheet.columns[1].style, SA_STYLE_YESNO);
    assert_int_equal(sheet.columns[0].style, SA_STYLE_TEXT);
    assert_string_equal(sheet.columns[2].choices, "yes,no");
    assert_string_equal(sheet.sql, "SELECT 1");
    sa_sheet_release(&sheet);
}

static void test_wrong_definition_is_named_by_line(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "-- sheet: X\n-- colour: red\n" COLUMN "SELECT 1",
        "-- sheet: X\n-- column: A | wide\nSELECT 1",
        "-- sheet: X\n-- column: A | 10 | sparkling\nSELECT 1",
        "-- sheet: X\n-- layout: poster\n" COLUMN "SELECT 1",
        "-- sheet: X\nSELECT 1",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sa_sheet sheet;
        struct sa_error error = SA_ERROR_INIT;
        assert_int_equal(sa_sheet_parse(&sheet, "reports/x.sql", texts[i], &error), SA_EINPUT);
        assert_non_null(strstr(error.message, "reports/x.sql:2: "));
    }
}

static void test_header_and_select_agree(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct sa_sheet sheet;
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sa_sheet_parse(&sheet, "x.sql", "-- sheet: X\n" COLUMN "SELECT 1, 2", NULL), SA_OK);
    assert_int_equal(sa_sheet_select(&sheet, snapshot, &statement, &error), SA_EINPUT);
    assert_string_equal(error.message, "x.sql: the SELECT gives 2 columns, the header says 1");
    assert_null(statement);
    sa_sheet_release(&sheet);
    sa_snapshot_close(snapshot);
}

static void test_all_sheets_load_and_select(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct sa_sheets sheets;
    assert_int_equal(sa_sheets_load(&sheets, snapshot, NULL), SA_OK);
    for (const char *const *name =
             (const char *const[]){"decide", "actions", "data-dictionary", "findings", "coverage", NULL};
         *name; name++)
        assert_non_null(sa_sheets_find(&sheets, *name));
    assert_string_equal(sheets.items[0].title, "Overview");
    assert_ptr_equal(sa_sheets_find(&sheets, "overview"), &sheets.items[0]);
    assert_null(sa_sheets_find(&sheets, "nothing"));
    for (size_t i = 0; i < sheets.count; i++) {
        sqlite3_stmt *statement;
        int step;
        int rows = 0;
        assert_int_equal(sa_sheet_select(&sheets.items[i], snapshot, &statement, NULL), SA_OK);
        while ((step = sa_sheet_step(statement, &sheets.items[i], NULL)) == 1)
            rows++;
        assert_int_equal(step, 0);
        assert_true(rows > 0);
        sqlite3_finalize(statement);
    }
    sa_sheets_release(&sheets);
    sa_snapshot_close(snapshot);
}

static void test_only_checked_addresses_are_links(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        size_t length;
    } cells[] = {
        {"https://a.my.salesforce.com/x\nOpen", 29},
        {"http://127.0.0.1:8080/x\nOpen", 23},
        {"#'Data dictionary'!A1\nGo to", 21},
        {"http://a.example/\nOpen", 0},
        {"javascript:alert(1)\nOpen", 0},
        {"https://a.example/\",\"x\nOpen", 0},
        {"https://a.example/ b\nOpen", 0},
        {"https://a.example/\n\")+1", 0},
        {"#'A\"'!A1\nOpen", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        const char *shown;
        assert_int_equal(sa_sheet_link(cells[i].cell, &shown), cells[i].length);
    }
    char address[300] = "https://a.example/";
    memset(address + 18, 'a', sizeof address - 19);
    address[sizeof address - 1] = '\0';
    const char *shown;
    assert_int_equal(sa_sheet_link(address, &shown), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_definition),
        cmocka_unit_test(test_wrong_definition_is_named_by_line),
        cmocka_unit_test(test_header_and_select_agree),
        cmocka_unit_test(test_all_sheets_load_and_select),
        cmocka_unit_test(test_only_checked_addresses_are_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
