/* --format md: the overview as Markdown, for a ticket or a message. The same page as the workbook's first sheet, without its
 * charts and its index. Foreign text is escaped: it can neither format nor link nor carry HTML. */
#include <string.h>

#include "report/shared/sheet_file.h"
#include "syncaudit/text.h"

#define FILE_NAME "report.md"

static int write_md(const struct sa_report_request *request, struct sa_error *error);

const struct sa_report_format sa_format_md = {
    .name = "md",
    .files = FILE_NAME,
    .summary = "the overview as Markdown, for a ticket",
    .write = write_md,
};

static void md_put_bytes(void *payload, const char *bytes, size_t length)
{
    struct sa_sheet_file *out = payload;
    sa_file_write(out->file, bytes, length);
}

static const char *cell(const struct sa_sheet_file *out, int column)
{
    return sa_sheet_text(SA_STYLE_TEXT, out->statement, column + 1);
}

static void md_put_cell(struct sa_sheet_file *out, int column)
{
    const char *text = cell(out, column);
    const char *shown;
    size_t length = out->sheet->columns[column].style == SA_STYLE_LINK ? sa_sheet_link(text, &shown) : 0;
    if (length == 0 || *text == '#') { /* what leads to another sheet leads nowhere in a ticket */
        sa_text_markdown(length == 0 ? text : shown, md_put_bytes, out);
        return;
    }
    sa_sheet_put(out, "[");
    sa_text_markdown(shown, md_put_bytes, out);
    sa_sheet_put(out, "](");
    for (; length > 0; length--, text++) /* a parenthesis would end it */
        if (*text == '(' || *text == ')')
            sa_sheet_put(out, *text == '(' ? "%28" : "%29");
        else
            sa_file_write(out->file, text, 1);
    sa_sheet_put(out, ")");
}

static void md_put_row(struct sa_sheet_file *out)
{
    for (int i = out->first; i < out->end; i++) {
        sa_sheet_put(out, "| ");
        md_put_cell(out, i);
        sa_sheet_put(out, " ");
    }
    sa_sheet_put(out, "|\n");
}

/* The titles tell which columns the small table has. */
static void md_put_titles(struct sa_sheet_file *out)
{
    out->first = out->end = 0;
    while (out->first < out->sheet->column_count && !*cell(out, out->first))
        out->first++;
    for (int i = out->first; i < out->sheet->column_count; i++)
        if (*cell(out, i))
            out->end = i + 1;
    sa_sheet_put(out, "\n");
    md_put_row(out);
    for (int i = out->first; i < out->end; i++)
        sa_sheet_put(out, "| --- ");
    sa_sheet_put(out, "|\n");
}

static const struct layout {
    const char *style, *before, *after;
} layouts[] = {
    {"title", "# ", "\n"}, {"subtitle", "\n", "\n"}, {"verdict", "\n**", "**\n"}, {"heading", "\n## ", "\n"},
    {"text", "\n", "\n"},  {"item", "- ", "\n"},     {"note", "\n*", "*\n"},      {"answer", "\n**", "**\n"},
};

/* What is not named here, charts and the index of sheets, has no place in a ticket. */
static void put_next(struct sa_sheet_file *out)
{
    const char *style = sa_sheet_text(SA_STYLE_TEXT, out->statement, 0);
    if (strcmp(style, "table") == 0)
        md_put_titles(out);
    else if (strcmp(style, "row") == 0)
        md_put_row(out);
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (strcmp(style, layouts[i].style) == 0) {
            sa_sheet_put(out, layouts[i].before);
            sa_text_markdown(cell(out, 0), md_put_bytes, out);
            sa_sheet_put(out, layouts[i].after);
        }
}

static int write_md(const struct sa_report_request *request, struct sa_error *error)
{
    struct sa_sheets sheets = {0};
    int rc = sa_sheets_load(&sheets, request->snapshot, error);
    if (rc == SA_OK)
        rc = sa_sheet_file(request, sa_sheets_find(&sheets, "overview"), FILE_NAME, NULL, put_next, error);
    sa_sheets_release(&sheets);
    return rc;
}
