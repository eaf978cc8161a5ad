/* --format html: one page that needs no network and no other file. Its frame, style and scripts are reports/html; what stands in
 * it are the sheets of the workbook. A policy lets only these very scripts and styles run, and nothing be fetched. */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/shared/html.h"
#include "syncaudit/embedded.h"
#include "syncaudit/report.h"
#include "syncaudit/sql.h"

#define FILE_NAME "report.html"

static int write_html(const struct sa_report_request *request, struct sa_error *error);

const struct sa_report_format sa_format_html = {
    .name = "html",
    .files = FILE_NAME,
    .summary = "one page to read, search and print, without a network",
    .write = write_html,
};

struct page {
    struct sa_file_writer file;
    struct sa_snapshot *snapshot;
    struct sa_sheets sheets;
    const char *title;
};

static void html_put(struct page *page, const char *text)
{
    sa_file_write(&page->file, text, strlen(text));
}

/* ---- styles and scripts ---- */

/* Calls `visit` for each file that ends so, those of others first. */
static int each_file(struct page *page, const char *ending, struct sa_error *error,
                     int (*visit)(struct page *page, const struct sa_embedded_file *file,
                                  struct sa_error *error))
{
    static const char *const folders[] = {"reports/html/vendor/", "reports/html/"};
    int rc = SA_OK;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const struct sa_embedded_file *file = NULL;
        while (rc == SA_OK && (file = sa_embedded_next(folders[i], file))) {
            const char *name = file->path + strlen(folders[i]);
            size_t length = strlen(name);
            if (!strchr(name, '/') && length > strlen(ending) &&
                strcmp(name + length - strlen(ending), ending) == 0)
                rc = visit(page, file, error);
        }
    }
    return rc;
}

static int put_hash(struct page *page, const struct sa_embedded_file *file, struct sa_error *error)
{
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned char text[2 * EVP_MAX_MD_SIZE];
    unsigned length;
    if (EVP_Digest(file->data, (size_t)(file->end - file->data), hash, &length, EVP_sha256(), NULL) != 1)
        return sa_error_set(error, SA_ENOMEM, "cannot hash '%s'", file->path);
    EVP_EncodeBlock(text, hash, (int)length);
    html_put(page, " 'sha256-");
    html_put(page, (const char *)text);
    html_put(page, "'");
    return SA_OK;
}

static int put_policy(struct page *page, struct sa_error *error)
{
    html_put(page, "default-src 'none'; base-uri 'none'; form-action 'none'; script-src");
    int rc = each_file(page, ".js", error, put_hash);
    html_put(page, "; style-src");
    return rc ? rc : each_file(page, ".css", error, put_hash);
}

static int put_style(struct page *page, const struct sa_embedded_file *file, struct sa_error *error)
{
    (void)error;
    html_put(page, "<style>");
    sa_file_write(&page->file, file->data, (size_t)(file->end - file->data));
    html_put(page, "</style>\n");
    return SA_OK;
}

static int put_script(struct page *page, const struct sa_embedded_file *file, struct sa_error *error)
{
    (void)error;
    html_put(page, "<script>");
    sa_file_write(&page->file, file->data, (size_t)(file->end - file->data));
    html_put(page, "</script>\n");
    return SA_OK;
}

static int put_styles(struct page *page, struct sa_error *error)
{
    return each_file(page, ".css", error, put_style);
}

static int put_scripts(struct page *page, struct sa_error *error)
{
    return each_file(page, ".js", error, put_script);
}

/* ---- the report ---- */

static int put_title(struct page *page, struct sa_error *error)
{
    (void)error;
    sa_html_text(&page->file, page->title);
    return SA_OK;
}

static int put_navigation(struct page *page, struct sa_error *error)
{
    (void)error;
    for (size_t i = 0; i < page->sheets.count; i++) {
        const struct sa_sheet *sheet = &page->sheets.items[i];
        if (!sa_sheet_is_for(sheet, "html"))
            continue;
        html_put(page, "<li><a href=\"#");
        html_put(page, sheet->name);
        html_put(page, "\">");
        sa_html_text(&page->file, sheet->title);
        html_put(page, "</a></li>\n");
    }
    return SA_OK;
}

/* A page is there at once; of a table only its head is, the rows are in the data. */
static int put_section(struct page *page, const struct sa_sheet *sheet, struct sa_error *error)
{
    int rc = SA_OK;
    html_put(page, "<section id=\"");
    html_put(page, sheet->name);
    html_put(page, "\" aria-label=\"");
    sa_html_text(&page->file, sheet->title);
    html_put(page, "\">\n");
    if (sheet->page)
        rc = sa_html_page(&page->file, sheet, page->snapshot, error);
    else {
        html_put(page, "<h2>");
        sa_html_text(&page->file, sheet->title);
        html_put(page, "</h2>\n<p class=\"summary\">");
        sa_html_text(&page->file, sheet->summary);
        html_put(page, "</p>\n");
    }
    html_put(page, "</section>\n");
    return rc;
}

static int put_sections(struct page *page, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < page->sheets.count; i++)
        if (sa_sheet_is_for(&page->sheets.items[i], "html"))
            rc = put_section(page, &page->sheets.items[i], error);
    return rc;
}

static int put_data(struct page *page, struct sa_error *error)
{
    return sa_html_data(&page->file, &page->sheets, page->snapshot, error);
}

static const struct part {
    const char *name; /* {{name}} in the frame */
    int (*put)(struct page *page, struct sa_error *error);
} parts[] = {
    {"policy", put_policy},         {"title", put_title},       {"styles", put_styles},
    {"navigation", put_navigation}, {"sections", put_sections}, {"data", put_data},
    {"scripts", put_scripts},
};

static int put_part(struct page *page, const char *name, size_t length, struct sa_error *error)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strlen(parts[i].name) == length && memcmp(parts[i].name, name, length) == 0)
            return parts[i].put(page, error);
    return sa_error_set(error, SA_EINPUT, "reports/html/page.html: '%.*s' is not a part of the page",
                        (int)length, name);
}

/* The frame, with each {{part}} in its place. */
static int put_frame(struct page *page, struct sa_error *error)
{
    const char *text = sa_embedded_find("reports/html/page.html")->data;
    const char *start;
    int rc = SA_OK;
    while (rc == SA_OK && (start = strstr(text, "{{"))) {
        sa_file_write(&page->file, text, (size_t)(start - text));
        size_t length = strcspn(start + 2, "}");
        rc = put_part(page, start + 2, length, error);
        text = start + 2 + length + 2;
    }
    html_put(page, text);
    return rc;
}

/* Writes the page of sheets that have been loaded, and releases them. */
static int write_page(struct page *page, const char *path, struct sa_error *error)
{
    int rc = sa_file_begin(&page->file, path, error);
    if (rc == SA_OK)
        rc = put_frame(page, error);
    if (rc == SA_OK)
        rc = sa_file_commit(&page->file, error);
    sa_file_abandon(&page->file);
    sa_sheets_release(&page->sheets);
    return rc;
}

int sa_report_page(const char *path, const char *title, const char *folder, struct sa_snapshot *snapshot,
                   struct sa_error *error)
{
    struct page page = {.snapshot = snapshot, .title = title};
    sqlite3 *db = sa_snapshot_db(snapshot);
    int rc = sa_sql_scripts(db, "reports/reference/severity.sql", error);
    if (rc == SA_OK) /* no decisions are saved from it */
        rc = sa_sql_run(db, "CREATE TEMP TABLE report_stamp AS SELECT '' AS line", error);
    if (rc == SA_OK)
        rc = sa_sheets_read(&page.sheets, folder, error);
    return rc ? rc : write_page(&page, path, error);
}

static int write_html(const struct sa_report_request *request, struct sa_error *error)
{
    struct page page = {.snapshot = request->snapshot};
    sqlite3_stmt *title = NULL;
    char *path = NULL;
    int rc = sa_sheets_load(&page.sheets, request->snapshot, error);
    if (rc)
        return rc;
    if (asprintf(&path, "%s/" FILE_NAME, request->directory) < 0) {
        path = NULL;
        rc = sa_error_memory(error);
    }
    if (rc == SA_OK)
        rc = sa_sql_prepare(
            sa_snapshot_db(page.snapshot), &title,
            "SELECT 'Marketo sync audit of ' || coalesce(org_name, org_id, instance_url) FROM audit", error);
    if (sa_sql_one(title, &rc, error)) {
        page.title = sa_sql_text(title, 0);
        rc = write_page(&page, path, error);
    }
    sqlite3_finalize(title);
    sa_sheets_release(&page.sheets);
    free(path);
    return rc;
}
