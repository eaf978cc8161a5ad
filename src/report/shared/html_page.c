/* A page of text, small tables and charts as markup: there before any script has run, and without one. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/shared/html.h"

enum open_element { NOTHING, LIST, TABLE };

struct page {
    struct sa_file_writer *file;
    const struct sa_sheet *sheet;
    sqlite3_stmt *statement;
    enum open_element open;
    int first, end; /* columns of the small table */
    int tables;
};

static void html_page_put(struct page *page, const char *markup)
{
    sa_file_write(page->file, markup, strlen(markup));
}

void sa_html_text(struct sa_file_writer *file, const char *text)
{
    static const struct {
        char character;
        const char *entity;
    } entities[] = {{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    for (; *text; text++) {
        const char *entity = NULL;
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            if (entities[i].character == *text)
                entity = entities[i].entity;
        sa_file_write(file, entity ? entity : text, entity ? strlen(entity) : 1);
    }
}

static const char *cell(const struct page *page, int column)
{
    return sa_sheet_text(SA_STYLE_TEXT, page->statement, column + 1);
}

static void close_element(struct page *page)
{
    static const char *const ends[] = {"", "</ul>\n", "</tbody></table></div>\n"};
    html_page_put(page, ends[page->open]);
    page->open = NOTHING;
}

/* A row of another sheet, "#'Data dictionary'!A5", is an element of the page: data-dictionary-4; the row of titles is the section. */
static bool put_anchor(struct page *page, const char *cell)
{
    const char *shown;
    char row[24];
    if (strncmp(cell, "#'", 2) != 0 || sa_sheet_link(cell, &shown) == 0 || !strstr(cell, "'!A"))
        return false;
    html_page_put(page, "<a href=\"#");
    for (cell += 2; *cell != '\''; cell++) {
        const char character[2] = {(char)(*cell == ' ' ? '-' : tolower((unsigned char)*cell)), '\0'};
        sa_html_text(page->file, character);
    }
    long number = strtol(cell + strlen("'!A"), NULL, 10);
    snprintf(row, sizeof row, "-%ld", number - 1);
    html_page_put(page, number > 1 ? row : "");
    html_page_put(page, "\">");
    return true;
}

/* A paragraph; the cell beside it may say where it leads. */
static void put_linked(struct page *page)
{
    bool linked = put_anchor(page, cell(page, 1));
    sa_html_text(page->file, cell(page, 0));
    html_page_put(page, linked ? "</a>" : "");
}

static void put_link(struct page *page, const char *address, size_t length, const char *shown)
{
    html_page_put(page, "<a rel=\"noreferrer\" target=\"_blank\" href=\"");
    for (size_t i = 0; i < length; i++) {
        char character[2] = {address[i], '\0'};
        sa_html_text(page->file, character);
    }
    html_page_put(page, "\">");
    sa_html_text(page->file, shown);
    html_page_put(page, "</a>");
}

static void html_page_put_cell(struct page *page, int column)
{
    const char *text = cell(page, column);
    const char *shown;
    enum sa_sheet_style style = page->sheet->columns[column].style;
    size_t length = style == SA_STYLE_LINK ? sa_sheet_link(text, &shown) : 0;
    html_page_put(page, "<td>");
    if (length > 0 && put_anchor(page, text)) {
        sa_html_text(page->file, shown);
        html_page_put(page, "</a>");
    } else if (length > 0 && *text != '#')
        put_link(page, text, length, shown);
    else if (style == SA_STYLE_SEVERITY && *text &&
             strspn(text, "abcdefghijklmnopqrstuvwxyz") == strlen(text)) {
        html_page_put(page, "<span class=\"tag ");
        html_page_put(page, text);
        html_page_put(page, "\">");
        html_page_put(page, text);
        html_page_put(page, "</span>");
    } else
        sa_html_text(page->file, text);
    html_page_put(page, "</td>");
}

static void html_page_put_row(struct page *page)
{
    html_page_put(page, "<tr>");
    for (int i = page->first; i < page->end; i++)
        html_page_put_cell(page, i);
    html_page_put(page, "</tr>\n");
}

/* The titles tell which columns the small table has. */
static void html_page_put_titles(struct page *page)
{
    char start[160];
    page->first = page->end = 0;
    while (page->first < page->sheet->column_count && !*cell(page, page->first))
        page->first++;
    snprintf(start, sizeof start, "<div class=\"wide\"><table class=\"small\" id=\"%s-%d\"><thead><tr>",
             page->sheet->name, ++page->tables);
    html_page_put(page, start);
    for (int i = page->first; i < page->sheet->column_count && *cell(page, i); i++) {
        html_page_put(page, "<th scope=\"col\">");
        sa_html_text(page->file, cell(page, i));
        html_page_put(page, "</th>");
        page->end = i + 1;
    }
    html_page_put(page, "</tr></thead><tbody>\n");
    page->open = TABLE;
}

/* The numbers in a chart's row count the workbook's columns from 1; the markup's table begins later. */
static void put_chart(struct page *page)
{
    char data[224];
    snprintf(data, sizeof data,
             "<figure data-table=\"%s-%d\" data-label=\"%d\" data-value=\"%d\" data-title=\"",
             page->sheet->name, page->tables, sqlite3_column_int(page->statement, 2) - 1 - page->first,
             sqlite3_column_int(page->statement, 3) - 1 - page->first);
    html_page_put(page, data);
    sa_html_text(page->file, cell(page, 0));
    html_page_put(page, "\"></figure>\n");
}

static void put_item(struct page *page)
{
    if (page->open != LIST)
        html_page_put(page, "<ul>\n");
    page->open = LIST;
    html_page_put(page, "<li>");
    put_linked(page);
    html_page_put(page, "</li>\n");
}

static void put_verdict(struct page *page)
{
    const char *verdict = cell(page, 0);
    html_page_put(page, strcmp(verdict, "Ready") == 0     ? "<p class=\"verdict ready\">"
                        : strcmp(verdict, "Blocked") != 0 ? "<p class=\"verdict needs-work\">"
                                                          : "<p class=\"verdict blocked\">");
    sa_html_text(page->file, verdict);
    html_page_put(page, "</p>\n");
}

static const struct paragraph {
    const char *style, *before, *after;
} paragraphs[] = {
    {"title", "<h1>", "</h1>\n"},
    {"subtitle", "<p class=\"subtitle\">", "</p>\n"},
    {"heading", "<h2>", "</h2>\n"},
    {"text", "<p>", "</p>\n"},
    {"answer", "<p class=\"answer\">", "</p>\n"},
    {"note", "<p class=\"note\">", "</p>\n"},
};

static void put_paragraph(struct page *page, const char *style)
{
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        if (strcmp(style, paragraphs[i].style) == 0) {
            html_page_put(page, paragraphs[i].before);
            sa_html_text(page->file, cell(page, 0));
            html_page_put(page, paragraphs[i].after);
        }
}

/* The index of the workbook's sheets has no place here: the sections stand in the navigation. */
static void put_next(struct page *page)
{
    const char *style = sa_sheet_text(SA_STYLE_TEXT, page->statement, 0);
    if (strcmp(style, "row") == 0) {
        html_page_put_row(page);
        return;
    }
    if (strcmp(style, "item") == 0) {
        put_item(page);
        return;
    }
    close_element(page);
    if (strcmp(style, "table") == 0)
        html_page_put_titles(page);
    else if (strcmp(style, "chart") == 0)
        put_chart(page);
    else if (strcmp(style, "verdict") == 0)
        put_verdict(page);
    else
        put_paragraph(page, style);
}

int sa_html_page(struct sa_file_writer *file, const struct sa_sheet *sheet, struct sa_snapshot *snapshot,
                 struct sa_error *error)
{
    struct page page = {.file = file, .sheet = sheet};
    int step = 0;
    int rc = sa_sheet_select(sheet, snapshot, &page.statement, error);
    while (rc == SA_OK && (step = sa_sheet_step(page.statement, sheet, error)) == 1)
        put_next(&page);
    close_element(&page);
    sqlite3_finalize(page.statement);
    return rc ? rc : step;
}
