/* --format xlsx: the workbook, one sheet per reports/<name>.sql. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/shared/xlsx.h"
#include "syncaudit/clock.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

#define FILE_NAME "data-dictionary.xlsx"

static int write_xlsx(const struct sa_report_request *request, struct sa_error *error)
{
    return sa_xlsx_write(request, SA_XLSX_ROWS, error);
}

const struct sa_report_format sa_format_xlsx = {
    .name = "xlsx",
    .files = FILE_NAME,
    .summary =
        "the workbook: overview, decide, actions, data dictionary, findings, objects, picklists, coverage",
    .write = write_xlsx,
};

/* Where the file goes and where it grows until it is whole. */
struct place {
    char *path;    /* the final name */
    char *partial; /* the temporary name, in the folder */
    struct sa_temporary
        folder; /* for the library's own temporary files, too: beside the output, so on the same disk */
};

static int place_make(struct place *place, const char *directory, struct sa_error *error)
{
    if (asprintf(&place->path, "%s/%s", directory, FILE_NAME) < 0) {
        place->path = NULL;
        return sa_error_memory(error);
    }
    sa_temporary_sweep(directory, FILE_NAME ".part-", NULL, NULL);
    int rc = sa_temporary_folder(&place->folder, directory, FILE_NAME ".part-", error);
    if (rc)
        return sa_error_prefix(error, rc, "cannot write '%s'", place->path);
    if (asprintf(&place->partial, "%s/%s", place->folder.path, FILE_NAME) < 0) {
        place->partial = NULL;
        rc = sa_error_memory(error);
    }
    return rc;
}

static void place_release(struct place *place)
{
    sa_temporary_remove(&place->folder);
    free(place->path);
    free(place->partial);
}

/* "&L", "&R" … are codes in a footer, so a foreign '&' is doubled; the library allows 255 characters in all.
 */
static int add_to_footer(struct sa_buffer *footer, const char *text)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && text[i] && (i < 80 || (text[i] & 0xC0) == 0x80); i++)
        rc = sa_buffer_addf(footer, text[i] == '&' ? "&&" : "%c", text[i]);
    return rc;
}

/* Document properties and footer: whose view of which org. */
static int describe_document(struct sa_xlsx *book, const char *now, struct sa_error *error)
{
    time_t created = 0;
    sqlite3_stmt *audit = NULL;
    int rc = sa_time_parse(&created, now, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(
            sa_snapshot_db(book->snapshot), &audit,
            "SELECT coalesce(org_name, org_id, instance_url), coalesce(sync_user, 'an unknown user'),"
            " time, coalesce(org_id, ''), coalesce((SELECT fingerprint FROM decision_state), 'none') FROM audit",
            error);
    if (sa_sql_one(audit, &rc, error)) {
        const char *org = sa_sql_text(audit, 0);
        if (add_to_footer(&book->footer, "") || sa_buffer_adds(&book->footer, "&L&8Seen as ") ||
            add_to_footer(&book->footer, sa_sql_text(audit, 1)) || sa_buffer_adds(&book->footer, " in ") ||
            add_to_footer(&book->footer, org) || sa_buffer_adds(&book->footer, "&R&8&A, page &P of &N"))
            rc = sa_error_memory(error);
        char title[] = "Data dictionary of the Marketo sync", author[] = "syncaudit " SA_VERSION;
        lxw_doc_properties properties = {.title = title, .author = author, .created = created};
        workbook_set_properties(book->workbook, &properties);
        workbook_set_custom_property_string(book->workbook, "syncaudit org", sa_sql_text(audit, 3));
        workbook_set_custom_property_string(book->workbook, "syncaudit run", sa_sql_text(audit, 2));
        workbook_set_custom_property_string(book->workbook, "syncaudit decisions", sa_sql_text(audit, 4));
    }
    sqlite3_finalize(audit);
    return rc;
}

/* The library keeps quiet about rows it could not write; its streams know. */
static int check_streams(struct sa_xlsx *book, struct sa_error *error)
{
    lxw_worksheet *worksheet;
    STAILQ_FOREACH(worksheet, book->workbook->worksheets, list_pointers)
    {
        errno = 0;
        if (fflush(worksheet->optimize_tmpfile) || ferror(worksheet->optimize_tmpfile))
            return sa_error_set(error, SA_EIO, "cannot write sheet '%s': %s", worksheet->name,
                                strerror(errno ? errno : EIO));
    }
    return SA_OK;
}

static int fill(struct sa_xlsx *book, const char *now, struct sa_error *error)
{
    struct sa_sheets sheets = {0};
    int rc = sa_sheets_load(&sheets, book->snapshot, error);
    if (rc == SA_OK)
        rc = sa_xlsx_formats(book, error);
    if (rc == SA_OK)
        rc = describe_document(book, now, error);
    if (rc == SA_OK && sheets.items[0].page)
        book->home = sheets.items[0].title;
    for (size_t i = 0; rc == SA_OK && i < sheets.count; i++) {
        const struct sa_sheet *sheet = &sheets.items[i];
        if (!sa_sheet_is_for(sheet, "xlsx"))
            continue;
        rc = sheet->page ? sa_xlsx_page(book, sheet, error) : sa_xlsx_table(book, sheet, error);
        if (rc)
            sa_error_prefix(error, rc, "sheet '%s'", sheet->title);
    }
    if (rc == SA_OK)
        rc = check_streams(book, error);
    sa_sheets_release(&sheets);
    return rc;
}

static int pack(struct sa_xlsx *book, struct sa_error *error)
{
    lxw_error code = workbook_close(book->workbook);
    return code ? sa_xlsx_error(code, "the file", error) : SA_OK;
}

/* Ends a workbook that will not be: the library frees everything but the streams of the rows. */
static void discard(struct sa_xlsx *book)
{
    lxw_worksheet *worksheet;
    STAILQ_FOREACH(worksheet, book->workbook->worksheets, list_pointers)
    {
        fclose(worksheet->optimize_tmpfile);
    }
    lxw_workbook_free(book->workbook);
}

int sa_xlsx_write(const struct sa_report_request *request, lxw_row_t rows_per_sheet, struct sa_error *error)
{
    struct place place = {0};
    struct sa_xlsx book = {.snapshot = request->snapshot,
                           .rows_per_sheet = rows_per_sheet,
                           .scratch = SA_BUFFER_INIT(SA_BUFFER_OWN),
                           .footer = SA_BUFFER_INIT(1024)};
    int rc = place_make(&place, request->directory, error);
    if (rc)
        goto out;
    lxw_workbook_options options = {
        .constant_memory = LXW_TRUE, .tmpdir = place.folder.path, .use_zip64 = LXW_FALSE};
    book.workbook = workbook_new_opt(place.partial, &options);
    if (!book.workbook) {
        rc = sa_error_set(error, SA_EIO, "cannot write '%s'", place.path);
        goto out;
    }
    rc = fill(&book, request->now, error);
    if (rc == SA_OK)
        rc = pack(&book, error);
    else
        discard(&book);
    if (rc == SA_OK)
        rc = sa_xlsx_verify(place.partial, error);
    if (rc == SA_OK && chmod(place.partial, 0600))
        rc = sa_error_set(error, SA_EIO, "cannot write '%s': %s", place.partial, strerror(errno));
    if (rc == SA_OK)
        rc = sa_file_publish(place.partial, place.path, error);
    else
        sa_error_prefix(error, rc, "'%s'", place.path);
out:
    place_release(&place);
    sa_buffer_release(&book.scratch);
    sa_buffer_release(&book.footer);
    return rc;
}
