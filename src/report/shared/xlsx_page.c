/* A page: paragraphs across its whole width, small tables, and a chart beside the small table it is made of, or below it where it is
 * wide. */
#include <string.h>

#include "report/shared/xlsx.h"

/* The height of a line at 11 points. */
#define LINE 16.0

/* Rows a chart is high, and the column it stands in: right of a small table's first three. */
enum { CHART_ROWS = 14, CHART_COLUMN = 3, CHART_WIDTH = 560 };

struct page {
    struct sa_xlsx *book;
    const struct sa_sheet *sheet;
    sqlite3_stmt *statement;
    lxw_worksheet *worksheet;
    lxw_row_t row;   /* the one to write */
    lxw_row_t table; /* first row of the last small table, below its titles */
    int titles;      /* its columns */
    double width;    /* of all columns, in characters */
};

struct layout {
    const char *style;
    int (*write)(struct page *page, const struct layout *layout, struct sa_error *error);
    enum sa_xlsx_format format;
    double height; /* of one line, in points */
    const char *prefix;
};

static int xlsx_page_check(lxw_error code, struct sa_error *error)
{
    return code ? sa_xlsx_error(code, "the overview", error) : SA_OK;
}

/* The cell beside a paragraph may say where in the workbook it leads: "#'Actions'!A2". The link stands before the paragraph, since
 * LibreOffice does not wrap the text of one. `*first` is the column that the paragraph begins in. */
static lxw_error lead_to(struct page *page, lxw_col_t *first)
{
    const char *shown;
    const char *target = sa_sheet_text(SA_STYLE_TEXT, page->statement, 2);
    char address[80];
    *first = *target == '#' && sa_sheet_link(target, &shown) != 0;
    if (!*first)
        return LXW_NO_ERROR;
    snprintf(address, sizeof address, "internal:%s", target + 1);
    return worksheet_write_url_opt(page->worksheet, page->row, 0, address, page->book->formats[SA_STYLE_LINK],
                                   "→", NULL);
}

/* A merged cell does not grow with its text: its height follows from the number of lines. Widths are those of digits at
 * 11 points; larger type takes as much more of both. */
static int write_across(struct page *page, const struct layout *layout, struct sa_error *error)
{
    struct sa_buffer line = SA_BUFFER_INIT(SA_BUFFER_OWN);
    const char *text = NULL;
    lxw_col_t first = 0;
    if (!sa_buffer_addf(&line, "%s%s", layout->prefix, sa_sheet_text(SA_STYLE_TEXT, page->statement, 1)))
        text = sa_xlsx_text(page->book, line.data);
    if (!text) {
        sa_buffer_release(&line);
        return sa_error_memory(error);
    }
    int lines = sa_xlsx_lines(text, page->width * LINE / layout->height);
    lxw_error code = worksheet_set_row(page->worksheet, page->row, lines * layout->height, NULL);
    if (!code)
        code = lead_to(page, &first);
    if (!code)
        code = worksheet_merge_range(page->worksheet, page->row, first, page->row,
                                     (lxw_col_t)(page->sheet->column_count - 1), text,
                                     page->book->formats[layout->format]);
    page->row++;
    sa_buffer_release(&line);
    return xlsx_page_check(code, error);
}

static int write_heading(struct page *page, const struct layout *layout, struct sa_error *error)
{
    page->row++;
    return write_across(page, layout, error);
}

static int write_verdict(struct page *page, const struct layout *layout, struct sa_error *error)
{
    const char *verdict = sa_sheet_text(SA_STYLE_TEXT, page->statement, 1);
    struct layout chosen = *layout;
    if (strcmp(verdict, "Ready") == 0)
        chosen.format = SA_FORMAT_READY;
    else if (strcmp(verdict, "Blocked") != 0)
        chosen.format = SA_FORMAT_NEEDS_WORK;
    page->row++;
    return write_across(page, &chosen, error);
}

static int write_titles(struct page *page, const struct layout *layout, struct sa_error *error)
{
    int rc = SA_OK;
    int lines = 1;
    page->titles = 0;
    for (int i = 0; rc == SA_OK && i < page->sheet->column_count; i++) {
        const char *title = sa_sheet_text(SA_STYLE_TEXT, page->statement, i + 1);
        int needed = sa_xlsx_lines(title, page->sheet->columns[i].width);
        lines = needed > lines ? needed : lines;
        page->titles = *title ? i + 1 : page->titles;
        if (*title)
            rc = sa_xlsx_string(page->book, page->worksheet, page->row, (lxw_col_t)i, title, layout->format,
                                error);
    }
    if (rc == SA_OK && lines > 1)
        rc = xlsx_page_check(worksheet_set_row(page->worksheet, page->row, lines * LINE, NULL), error);
    page->table = ++page->row;
    return rc;
}

static int write_row(struct page *page, const struct layout *layout, struct sa_error *error)
{
    (void)layout;
    return sa_xlsx_row(page->book, page->sheet, page->worksheet, page->row++, page->statement, 1, error);
}

static int write_chart(struct page *page, const struct layout *layout, struct sa_error *error)
{
    lxw_col_t categories = (lxw_col_t)(sqlite3_column_int(page->statement, 2) - 1);
    lxw_col_t values = (lxw_col_t)(sqlite3_column_int(page->statement, 3) - 1);
    const char *name = page->sheet->title;
    lxw_row_t last = page->row - 1;
    lxw_chart *chart = workbook_add_chart(page->book->workbook, LXW_CHART_BAR);
    lxw_chart_series *series = chart ? chart_add_series(chart, NULL, NULL) : NULL;
    (void)layout;
    if (!series)
        return sa_error_memory(error);
    lxw_chart_fill fill = {.color = 0x2E75B6};
    chart_series_set_categories(series, name, page->table, categories, last, categories);
    chart_series_set_values(series, name, page->table, values, last, values);
    chart_series_set_fill(series, &fill);
    chart_series_set_labels(series);
    chart_title_set_name(chart, sa_sheet_text(SA_STYLE_TEXT, page->statement, 1));
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    /* The library swaps the axes of bars: y holds the categories, from below; turned round it reads like the table. */
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    chart_axis_set_min(chart->x_axis, 0); /* a bar is as long as its number */
    chart_axis_off(chart->x_axis);

    lxw_chart_options options = {.object_position = LXW_OBJECT_MOVE_DONT_SIZE, .x_offset = 10};
    options.x_scale = CHART_WIDTH / 480.0;
    options.y_scale = CHART_ROWS * 20 / 288.0;
    bool beside = page->titles <= CHART_COLUMN;
    lxw_row_t first = beside ? page->table - 1 : page->row + 1;
    page->row = first + CHART_ROWS > page->row ? first + CHART_ROWS : page->row;
    page->row++;
    return xlsx_page_check(
        worksheet_insert_chart_opt(page->worksheet, first, beside ? CHART_COLUMN : 0, chart, &options),
        error);
}

static const struct layout layouts[] = {
    {"title", write_across, SA_FORMAT_TITLE, 28, ""},
    {"subtitle", write_across, SA_FORMAT_SUBTITLE, 15, ""},
    {"verdict", write_verdict, SA_FORMAT_BLOCKED, 32, ""},
    {"heading", write_heading, SA_FORMAT_HEADING, 22, ""},
    {"answer", write_across, SA_FORMAT_HEADING, 22, ""},
    {"text", write_across, SA_FORMAT_PARAGRAPH, 16, ""},
    {"item", write_across, SA_FORMAT_PARAGRAPH, 16, "• "},
    {"note", write_across, SA_FORMAT_NOTE, 15, ""},
    {"table", write_titles, SA_FORMAT_HEADER, 0, ""},
    {"row", write_row, SA_FORMAT_COUNT, 0, ""},
    {"chart", write_chart, SA_FORMAT_COUNT, 0, ""},
    {"index", write_heading, SA_FORMAT_HEADING, 22, ""},
    {"sheets", write_row, SA_FORMAT_COUNT, 0, ""},
};

static int write_next(struct page *page, struct sa_error *error)
{
    const char *style = sa_sheet_text(SA_STYLE_TEXT, page->statement, 0);
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (strcmp(style, layouts[i].style) == 0)
            return layouts[i].write(page, &layouts[i], error);
    return sa_error_set(error, SA_EINPUT, "%s: '%s' is not a row style", page->sheet->path, style);
}

int sa_xlsx_page(struct sa_xlsx *book, const struct sa_sheet *sheet, struct sa_error *error)
{
    struct page page = {.book = book, .sheet = sheet};
    int rc = sa_sheet_select(sheet, book->snapshot, &page.statement, error);
    if (rc == SA_OK)
        rc = sa_xlsx_sheet(book, sheet, sheet->title, &page.worksheet, error);
    book->plain = false; /* a page has no gridlines: its small tables need their lines */
    for (int i = 0; rc == SA_OK && i < sheet->column_count; i++)
        page.width += sheet->columns[i].width;
    int step = 0;
    while (rc == SA_OK && (step = sa_sheet_step(page.statement, sheet, error)) == 1)
        rc = write_next(&page, error);
    if (rc == SA_OK)
        rc = step;
    for (int i = 0; rc == SA_OK && i < sheet->column_count; i++)
        rc = sa_xlsx_conditions(book, page.worksheet, sheet->columns[i].style, (lxw_col_t)i, 0, page.row,
                                error);
    if (rc == SA_OK)
        worksheet_gridlines(page.worksheet, LXW_HIDE_ALL_GRIDLINES);
    sqlite3_finalize(page.statement);
    return rc;
}
