/* Sheets that are one table. */
#include <string.h>

#include "report/shared/xlsx.h"

/* Excel's names of sheets end here. */
enum { SHEET_NAME = 32 };

/* Characters side by side that can still be read on a printed page. */
enum { PAGE_WIDTH = 230 };

static lxw_error set_column(struct sa_xlsx *book, const struct sa_sheet_column *column,
                            lxw_worksheet *worksheet, lxw_col_t index, bool hidden)
{
    /* An empty input cell is not written: its column carries the look. */
    lxw_format *format = sa_sheet_is_input(column) ? book->formats[column->style] : NULL;
    lxw_row_col_options options = {.hidden = hidden};
    return worksheet_set_column_opt(worksheet, index, index, column->width, format, &options);
}

static int set_columns(struct sa_xlsx *book, const struct sa_sheet *sheet, lxw_worksheet *worksheet,
                       struct sa_error *error)
{
    for (int i = 0; i < sheet->column_count; i++) {
        lxw_error code = set_column(book, &sheet->columns[i], worksheet, (lxw_col_t)i, false);
        if (code)
            return sa_xlsx_error(code, "a column", error);
    }
    return SA_OK;
}

int sa_xlsx_sheet(struct sa_xlsx *book, const struct sa_sheet *sheet, const char *title, lxw_worksheet **out,
                  struct sa_error *error)
{
    lxw_worksheet *worksheet = workbook_add_worksheet(book->workbook, title);
    if (!worksheet)
        return sa_error_set(error, SA_EIO, "cannot add sheet '%s'", title);
    if (*sheet->tab)
        worksheet_set_tab_color(worksheet, (lxw_color_t)strtol(sheet->tab + 1, NULL, 16));
    worksheet_set_landscape(worksheet);
    worksheet_set_paper(worksheet, 9); /* A4 */
    double width = 0;
    book->plain = true;
    for (int i = 0; i < sheet->column_count; i++) {
        width += sheet->columns[i].width;
        book->plain = book->plain && sheet->columns[i].style != SA_STYLE_WRAP;
    }
    worksheet_fit_to_pages(worksheet, (uint16_t)(1 + (int)width / PAGE_WIDTH), 0);
    if (sheet->freeze > 0)
        worksheet_repeat_columns(worksheet, 0, (lxw_col_t)(sheet->freeze - 1));
    if (book->plain)
        worksheet_gridlines(worksheet, LXW_SHOW_ALL_GRIDLINES);
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_set_footer(worksheet, book->footer.data);
    *out = worksheet;
    return set_columns(book, sheet, worksheet, error);
}

/* Titles of the columns; the first one leads back to the home sheet. */
static int write_titles(struct sa_xlsx *book, const struct sa_sheet *sheet, lxw_worksheet *worksheet,
                        struct sa_error *error)
{
    int rc = SA_OK;
    lxw_error code = worksheet_set_row(worksheet, 0, 32, NULL);
    for (int i = 0; rc == SA_OK && i < sheet->column_count; i++) {
        bool input = sa_sheet_is_input(&sheet->columns[i]);
        rc = sa_xlsx_string(book, worksheet, 0, (lxw_col_t)i, sheet->columns[i].title,
                            input ? SA_FORMAT_HEADER_INPUT : SA_FORMAT_HEADER, error);
    }
    if (rc == SA_OK && !code && book->home) {
        char address[64];
        snprintf(address, sizeof address, "internal:'%s'!A1", book->home);
        code = worksheet_write_url_opt(worksheet, 0, 0, address, book->formats[SA_FORMAT_HEADER_HOME],
                                       sheet->columns[0].title, "Back to the overview");
    }
    return code ? sa_xlsx_error(code, "the titles", error) : rc;
}

static int add_choices(const struct sa_sheet_column *column, lxw_worksheet *worksheet, lxw_col_t index,
                       lxw_row_t last, struct sa_error *error)
{
    char text[256];
    char message[256];
    char title[] = "Not one of the choices";
    char *list[16] = {0};
    size_t count = 0;
    snprintf(text, sizeof text, "%s", column->choices);
    snprintf(message, sizeof message, "%s", column->choices);
    for (char *rest = text, *item; count < 15 && (item = strsep(&rest, ",")) != NULL;)
        list[count++] = item;
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_LIST,
                                      .value_list = list,
                                      .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                                      .error_title = title,
                                      .error_message = message};
    lxw_error code = worksheet_data_validation_range(worksheet, 1, index, last, index, &validation);
    return code ? sa_xlsx_error(code, "a drop-down", error) : SA_OK;
}

/* A day is typed in any order the reader's own settings know, and shown in one. */
static int add_days(lxw_worksheet *worksheet, lxw_col_t index, lxw_row_t last, struct sa_error *error)
{
    char title[] = "Not a day";
    char message[] = "A day is wanted here, such as 2027-03-01.";
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_DATE,
                                      .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                      .value_datetime = {.year = 2000, .month = 1, .day = 1},
                                      .error_title = title,
                                      .error_message = message};
    lxw_error code = worksheet_data_validation_range(worksheet, 1, index, last, index, &validation);
    return code ? sa_xlsx_error(code, "a check of days", error) : SA_OK;
}

/* What can be said only when the last row is known. */
static int xlsx_table_finish(struct sa_xlsx *book, const struct sa_sheet *sheet, lxw_worksheet *worksheet,
                             lxw_row_t last, struct sa_error *error)
{
    int rc = SA_OK;
    lxw_row_t end = last > 0 ? last : 1;
    worksheet_freeze_panes(worksheet, 1, (lxw_col_t)sheet->freeze);
    worksheet_repeat_rows(worksheet, 0, 0);
    lxw_error code = worksheet_autofilter(worksheet, 0, 0, last, (lxw_col_t)(sheet->column_count - 1));
    if (code)
        return sa_xlsx_error(code, "the filter", error);
    for (int i = 0; rc == SA_OK && i < sheet->column_count; i++) {
        const struct sa_sheet_column *column = &sheet->columns[i];
        rc = sa_xlsx_conditions(book, worksheet, column->style, (lxw_col_t)i, 1, end, error);
        if (rc == SA_OK && *column->choices)
            rc = add_choices(column, worksheet, (lxw_col_t)i, end, error);
        if (rc == SA_OK && column->style == SA_STYLE_DAY)
            rc = add_days(worksheet, (lxw_col_t)i, end, error);
        if (rc == SA_OK && last > 0 && !book->filled[i] && !sa_sheet_is_input(column))
            code = set_column(book, column, worksheet, (lxw_col_t)i, true);
        if (rc == SA_OK && code)
            rc = sa_xlsx_error(code, "a column", error);
    }
    return rc;
}

/* Writes one sheet; `*more` is set when the statement stands on a row that did not fit any more. */
static int write_part(struct sa_xlsx *book, const struct sa_sheet *sheet, int part, sqlite3_stmt *statement,
                      bool *more, struct sa_error *error)
{
    char title[SHEET_NAME];
    lxw_worksheet *worksheet = NULL;
    lxw_row_t row = 0;
    snprintf(title, sizeof title, part > 1 ? "%.24s (%d)" : "%.31s", sheet->title, part);
    int rc = sa_xlsx_sheet(book, sheet, title, &worksheet, error);
    if (rc == SA_OK)
        rc = write_titles(book, sheet, worksheet, error);
    int step = *more ? 1 : 0;
    if (rc == SA_OK && !*more)
        step = sa_sheet_step(statement, sheet, error);
    if (rc == SA_OK && sheet->folded)
        worksheet_outline_settings(worksheet, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
    memset(book->filled, 0, sizeof book->filled);
    while (rc == SA_OK && step == 1 && row < book->rows_per_sheet) {
        rc = sa_xlsx_row(book, sheet, worksheet, ++row, statement, sa_sheet_first(sheet), error);
        if (rc == SA_OK)
            step = sa_sheet_step(statement, sheet, error);
    }
    *more = step == 1;
    if (rc == SA_OK)
        rc = step < 0 ? step : xlsx_table_finish(book, sheet, worksheet, row, error);
    return rc;
}

int sa_xlsx_table(struct sa_xlsx *book, const struct sa_sheet *sheet, struct sa_error *error)
{
    sqlite3_stmt *statement;
    bool more = false;
    int part = 1;
    int rc = sa_sheet_select(sheet, book->snapshot, &statement, error);
    if (rc)
        return rc;
    do
        rc = write_part(book, sheet, part++, statement, &more, error);
    while (rc == SA_OK && more);
    sqlite3_finalize(statement);
    return rc;
}
