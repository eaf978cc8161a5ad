/* How long the workbook takes, against libxlsxwriter alone writing the same cells.
 *
 *     bench_workbook SNAPSHOT FOLDER [OBJECT…]      the objects are custom ones whose sync is enabled
 *
 * Both sides step the same SELECTs over the same judged snapshot, in constant_memory mode. The plain side writes each
 * cell without format, link, drop-down or check of the finished file. Prints seconds: select plain workbook. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

#include "report/shared/sheet.h"
#include "syncaudit/report.h"
#include "syncaudit/rules.h"

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void write_cell(lxw_worksheet *worksheet, lxw_row_t row, int column, enum sa_sheet_style style,
                       sqlite3_stmt *statement)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL)
        return;
    if (style == SA_STYLE_NUMBER)
        worksheet_write_number(worksheet, row, (lxw_col_t)column, sqlite3_column_double(statement, column),
                               NULL);
    else
        worksheet_write_string(worksheet, row, (lxw_col_t)column, sa_sheet_text(style, statement, column),
                               NULL);
}

/* Steps every SELECT; writes the cells too when there is a workbook. */
static int walk(const struct sa_sheets *sheets, struct sa_snapshot *snapshot, lxw_workbook *workbook,
                struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < sheets->count; i++) {
        const struct sa_sheet *sheet = &sheets->items[i];
        lxw_worksheet *worksheet = workbook ? workbook_add_worksheet(workbook, sheet->title) : NULL;
        sqlite3_stmt *statement = NULL;
        lxw_row_t row = 0;
        int step = rc = sa_sheet_select(sheet, snapshot, &statement, error);
        while (rc == SA_OK && (step = sa_sheet_step(statement, sheet, error)) == 1) {
            for (int column = 0; worksheet && column < sheet->column_count; column++)
                write_cell(worksheet, row, column, sheet->columns[column].style, statement);
            row++;
        }
        rc = step;
        sqlite3_finalize(statement);
    }
    return rc;
}

static int measure(struct sa_snapshot *snapshot, char *folder, struct sa_error *error)
{
    struct sa_report_request request = {snapshot, folder, "2026-11-23T08:15:00Z"};
    struct sa_sheets sheets = {0};
    char path[4096];
    snprintf(path, sizeof path, "%s/plain.xlsx", folder);
    int rc = sa_sheets_load(&sheets, snapshot, error);
    double begun = seconds();
    if (rc == SA_OK)
        rc = walk(&sheets, snapshot, NULL, error);
    double selected = seconds();
    if (rc == SA_OK) {
        lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
        lxw_workbook *workbook = workbook_new_opt(path, &options);
        rc = walk(&sheets, snapshot, workbook, error);
        if (workbook_close(workbook) && rc == SA_OK)
            rc = sa_error_set(error, SA_EIO, "cannot write '%s'", path);
    }
    double plain = seconds();
    if (rc == SA_OK)
        rc = sa_report_find("xlsx")->write(&request, error);
    if (rc == SA_OK)
        printf("%.3f %.3f %.3f\n", selected - begun, plain - selected, seconds() - plain);
    sa_sheets_release(&sheets);
    return rc;
}

int main(int count, char **words)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot *snapshot = NULL;
    struct sa_rules *rules = NULL;
    struct sa_rules_options options = {0};
    if (count < 3) {
        fputs("usage: bench_workbook SNAPSHOT FOLDER [OBJECT…]\n", stderr);
        return EXIT_FAILURE;
    }
    options.synced_objects = words + 3;
    options.synced_object_count = (size_t)count - 3;
    int rc = sa_snapshot_open(&snapshot, words[1], &error);
    if (rc == SA_OK)
        rc = sa_rules_load(&rules, NULL, &error);
    if (rc == SA_OK)
        rc = sa_rules_run(rules, snapshot, &options, &error);
    if (rc == SA_OK)
        rc = measure(snapshot, words[2], &error);
    if (rc)
        fprintf(stderr, "bench_workbook: %s\n", error.message);
    sa_rules_free(rules);
    sa_snapshot_close(snapshot);
    return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}
