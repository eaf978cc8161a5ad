/* --format csv: the data dictionary, what is undecided, the findings, and changes, values and Marketo's uses where there are, with the workbook's own columns,
 * for programs and spreadsheets.
 *
 * RFC 4180: commas, CRLF, quotes doubled. A byte order mark stands first, because Excel takes UTF-8 without one for the
 * machine's old code page and spoils every name that is not English. A csv cell has no type: text that begins with
 * = + - @, a tab or a line break would run as a formula, so it gets an apostrophe in front, as is usual. A program that reads
 * the file takes one leading apostrophe away where such a character follows; numbers are never touched. What would drive a terminal
 * that shows the file becomes U+FFFD (syncaudit/csv.h).
 */
#include <stdio.h>
#include <string.h>

#include "report/shared/sheet_file.h"
#include "syncaudit/csv.h"

static int write_csv(const struct sa_report_request *request, struct sa_error *error);

const struct sa_report_format sa_format_csv = {
    .name = "csv",
    .files = "data-dictionary.csv decide.csv findings.csv",
    .summary = "the data dictionary, what is undecided and the findings as comma-separated values",
    .write = write_csv,
};

static void csv_put_bytes(void *payload, const char *bytes, size_t length)
{
    const struct sa_sheet_file *out = payload;
    sa_file_write(out->file, bytes, length);
}

/* A link is its address: the text shown means nothing without it. */
static void put_link(struct sa_sheet_file *out, const char *cell)
{
    const char *shown;
    size_t length = sa_sheet_link(cell, &shown);
    if (length > 0 && !memchr(cell, ',', length))
        sa_file_write(out->file, cell, length);
    else
        sa_csv_cell(cell, false, csv_put_bytes, out);
}

static void csv_put_row(struct sa_sheet_file *out)
{
    int first = sa_sheet_first(out->sheet);
    for (int i = 0; i < out->sheet->column_count; i++) {
        enum sa_sheet_style style = out->sheet->columns[i].style;
        int type = sqlite3_column_type(out->statement, first + i);
        const char *text = sa_sheet_text(style, out->statement, first + i);
        sa_sheet_put(out, i ? "," : "");
        if (style == SA_STYLE_LINK)
            put_link(out, text);
        else
            sa_csv_cell(text, type == SQLITE_INTEGER || type == SQLITE_FLOAT, csv_put_bytes, out);
    }
    sa_sheet_put(out, "\r\n");
}

static void csv_put_titles(struct sa_sheet_file *out)
{
    sa_sheet_put(out, "\xEF\xBB\xBF");
    for (int i = 0; i < out->sheet->column_count; i++) {
        sa_sheet_put(out, i ? "," : "");
        sa_csv_cell(out->sheet->columns[i].title, false, csv_put_bytes, out);
    }
    sa_sheet_put(out, "\r\n");
}

static int write_csv(const struct sa_report_request *request, struct sa_error *error)
{
    static const char *const names[] = {"data-dictionary", "decide", "findings",
                                        "changes",         "values", "marketo-use"};
    struct sa_sheets sheets = {0};
    int rc = sa_sheets_load(&sheets, request->snapshot, error);
    for (size_t i = 0; rc == SA_OK && i < sizeof names / sizeof *names; i++) {
        const struct sa_sheet *sheet = sa_sheets_find(&sheets, names[i]);
        char file[64];
        if (!sheet)
            continue; /* nothing was compared, no values were counted, or Marketo was not read */
        snprintf(file, sizeof file, "%s.csv", names[i]);
        rc = sa_sheet_file(request, sheet, file, csv_put_titles, csv_put_row, error);
    }
    sa_sheets_release(&sheets);
    return rc;
}
