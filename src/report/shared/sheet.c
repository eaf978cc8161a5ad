/* Definitions of sheets and the cells they select: see sheet.h. */
#include <stdlib.h>
#include <string.h>

#include "base/header.h"
#include "report/shared/sheet.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

/* A string inside a formula is no longer. */
#define LINK_LIMIT 255

static const char *const style_names[] = {"text",   "wrap", "number", "yesno", "severity",
                                          "status", "link", "input",  "day"};

/* Cuts the first part off a "a | b | c" list, without the blanks around it. */
static const char *next_part(char **rest)
{
    char *part = *rest + strspn(*rest, " ");
    char *end = part + strcspn(part, "|");
    *rest = *end ? end + 1 : end;
    *end = '\0';
    while (end > part && end[-1] == ' ')
        *--end = '\0';
    return part;
}

static int parse_style(enum sa_sheet_style *out, const char *name)
{
    for (size_t i = 0; i < sizeof style_names / sizeof *style_names; i++)
        if (strcmp(name, style_names[i]) == 0) {
            *out = (enum sa_sheet_style)i;
            return SA_OK;
        }
    *out = SA_STYLE_TEXT;
    return *name ? SA_EINPUT : SA_OK;
}

static int parse_column(struct sa_sheet *sheet, char *rest)
{
    if (sheet->column_count == SA_SHEET_COLUMNS)
        return SA_EINPUT;
    struct sa_sheet_column *column = &sheet->columns[sheet->column_count++];
    column->title = next_part(&rest);
    column->width = strtod(next_part(&rest), NULL);
    int rc = parse_style(&column->style, next_part(&rest));
    column->choices = next_part(&rest);
    return column->width > 0 && column->width <= 255 ? rc : SA_EINPUT;
}

static int parse_line(struct sa_sheet *sheet, const struct sa_header *header)
{
    if (strcmp(header->key, "column") == 0)
        return parse_column(sheet, header->text);
    if (strcmp(header->key, "sheet") == 0)
        sheet->title = header->text;
    else if (strcmp(header->key, "tab") == 0)
        sheet->tab = header->text;
    else if (strcmp(header->key, "format") == 0)
        sheet->format = header->text;
    else if (strcmp(header->key, "summary") == 0)
        sheet->summary = header->text;
    else if (strcmp(header->key, "order") == 0)
        sheet->order = (int)strtol(header->text, NULL, 10);
    else if (strcmp(header->key, "freeze") == 0)
        sheet->freeze = (int)strtol(header->text, NULL, 10);
    else if (strcmp(header->key, "only") == 0)
        sheet->only = header->text;
    else if (strcmp(header->key, "layout") == 0 && strcmp(header->text, "page") == 0)
        sheet->page = true;
    else if (strcmp(header->key, "folded") == 0 && strcmp(header->text, "yes") == 0)
        sheet->folded = true;
    else if (strcmp(header->key, "added") == 0)
        sheet->added = header->text;
    else
        return SA_EINPUT;
    return SA_OK;
}

static void name_from_path(struct sa_sheet *sheet, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strcspn(name, ".");
    if (length >= sizeof sheet->name)
        length = sizeof sheet->name - 1;
    memcpy(sheet->name, name, length);
}

int sa_sheet_parse(struct sa_sheet *sheet, const char *path, const char *text, struct sa_error *error)
{
    memset(sheet, 0, sizeof *sheet);
    sheet->title = sheet->tab = sheet->summary = sheet->only = sheet->format = sheet->added = "";
    sheet->path = path;
    name_from_path(sheet, path);
    sheet->text = strdup(text);
    if (!sheet->text)
        return sa_error_memory(error);

    struct sa_header header = SA_HEADER_INIT(sheet->text);
    int rc;
    while ((rc = sa_header_next(&header, path, error)) > 0) {
        if (parse_line(sheet, &header)) {
            rc = sa_error_set(error, SA_EINPUT, "%s:%d: '%s' is not a key or value a sheet has", path,
                              header.line, header.key);
            break;
        }
    }
    sheet->sql = header.rest;
    if (rc == SA_OK && (!*sheet->title || sheet->column_count == 0))
        rc = sa_error_set(error, SA_EINPUT, "%s:%d: a sheet needs 'sheet' and 'column' lines", path,
                          header.line);
    if (rc)
        sa_sheet_release(sheet);
    return rc;
}

void sa_sheet_release(struct sa_sheet *sheet)
{
    free(sheet->text);
    free(sheet->added_text);
    sheet->text = sheet->added_text = NULL;
}

bool sa_sheet_is_for(const struct sa_sheet *sheet, const char *format)
{
    return !*sheet->format || strcmp(sheet->format, format) == 0;
}

bool sa_sheet_is_input(const struct sa_sheet_column *column)
{
    return column->style == SA_STYLE_INPUT || column->style == SA_STYLE_DAY;
}

int sa_sheet_first(const struct sa_sheet *sheet)
{
    return sheet->page || sheet->folded;
}

const char *sa_sheet_style_name(enum sa_sheet_style style)
{
    return style_names[style];
}

static int by_order(const void *left, const void *right)
{
    const struct sa_sheet *a = left;
    const struct sa_sheet *b = right;
    return a->order != b->order ? (a->order > b->order) - (a->order < b->order) : strcmp(a->name, b->name);
}

/* Leaves out the sheets that have nothing to show: those whose `only` query gives no row. */
static int select_sheets(struct sa_sheets *sheets, sqlite3 *db, struct sa_error *error)
{
    size_t kept = 0;
    int rc = SA_OK;
    for (size_t i = 0; i < sheets->count; i++) {
        struct sa_sheet sheet = sheets->items[i];
        sqlite3_stmt *query = NULL;
        bool wanted = true;
        if (rc == SA_OK && *sheet.only) {
            rc = sa_sql_prepare(db, &query, sheet.only, error);
            wanted = sa_sql_each(query, &rc, error);
            if (rc)
                sa_error_prefix(error, rc, "%s", sheet.path);
        }
        sqlite3_finalize(query);
        if (wanted)
            sheets->items[kept++] = sheet;
        else
            sa_sheet_release(&sheet);
    }
    sheets->count = kept;
    return rc;
}

/* The sheets of the workbook as a table, so that the index on a page is a SELECT like everything else. */
static int publish_index(const struct sa_sheets *sheets, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_run(db,
                        "DROP TABLE IF EXISTS temp.sheet;"
                        "CREATE TEMP TABLE sheet (position INTEGER PRIMARY KEY, title TEXT, summary TEXT);",
                        error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &insert, "INSERT INTO sheet (title, summary) VALUES (:title, :summary)",
                            error);
    for (size_t i = 0; rc == SA_OK && i < sheets->count; i++) {
        if (!sa_sheet_is_for(&sheets->items[i], "xlsx"))
            continue;
        sa_sql_bind_text(insert, ":title", sheets->items[i].title);
        sa_sql_bind_text(insert, ":summary", sheets->items[i].summary);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

int sa_sheets_read(struct sa_sheets *out, const char *folder, struct sa_error *error)
{
    const struct sa_embedded_file *file = NULL;
    int rc = SA_OK;
    memset(out, 0, sizeof *out);
    out->items = calloc(sa_embedded_count + 1, sizeof *out->items);
    if (!out->items)
        return sa_error_memory(error);
    while (rc == SA_OK && (file = sa_embedded_next(folder, file))) {
        if (strchr(file->path + strlen(folder), '/'))
            continue;
        rc = sa_sheet_parse(&out->items[out->count], file->path, file->data, error);
        out->count += rc == SA_OK;
    }
    if (rc == SA_OK)
        qsort(out->items, out->count, sizeof *out->items, by_order);
    else
        sa_sheets_release(out);
    return rc;
}

int sa_sheets_load(struct sa_sheets *out, struct sa_snapshot *snapshot, struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    const struct sa_embedded_file *file = NULL;
    int rc = sa_sheets_read(out, "reports/", error);
    while (rc == SA_OK && (file = sa_embedded_next("src/report/shared/prepare/", file)))
        rc = sa_sql_run(db, file->data, error);
    if (rc == SA_OK)
        rc = select_sheets(out, db, error);
    if (rc == SA_OK)
        rc = publish_index(out, db, error);
    for (size_t i = 0; rc == SA_OK && i < out->count; i++)
        rc = sa_sheet_add_columns(&out->items[i], db, error);
    if (rc)
        sa_sheets_release(out);
    return rc;
}

void sa_sheets_release(struct sa_sheets *sheets)
{
    for (size_t i = 0; i < sheets->count; i++)
        sa_sheet_release(&sheets->items[i]);
    free(sheets->items);
    memset(sheets, 0, sizeof *sheets);
}

const struct sa_sheet *sa_sheets_find(const struct sa_sheets *sheets, const char *name)
{
    for (size_t i = 0; i < sheets->count; i++)
        if (strcmp(sheets->items[i].name, name) == 0)
            return &sheets->items[i];
    return NULL;
}

int sa_sheet_select(const struct sa_sheet *sheet, struct sa_snapshot *snapshot, sqlite3_stmt **out,
                    struct sa_error *error)
{
    int rc = sa_sql_prepare(sa_snapshot_db(snapshot), out, sheet->sql, error);
    if (rc)
        return sa_error_prefix(error, rc, "%s", sheet->path);
    int expected = sheet->column_count + sa_sheet_first(sheet);
    int found = sqlite3_column_count(*out);
    if (found == expected)
        return SA_OK;
    sqlite3_finalize(*out);
    *out = NULL;
    return sa_error_set(error, SA_EINPUT, "%s: the SELECT gives %d columns, the header says %d", sheet->path,
                        found, expected);
}

int sa_sheet_step(sqlite3_stmt *statement, const struct sa_sheet *sheet, struct sa_error *error)
{
    int rc = SA_OK;
    if (sa_sql_each(statement, &rc, error))
        return 1;
    if (rc)
        sa_error_prefix(error, rc, "%s", sheet->path);
    return rc;
}

const char *sa_sheet_text(enum sa_sheet_style style, sqlite3_stmt *statement, int column)
{
    if (style == SA_STYLE_YESNO && sqlite3_column_type(statement, column) == SQLITE_INTEGER)
        return sqlite3_column_int(statement, column) ? "Yes" : "No";
    return sa_sql_text(statement, column);
}

enum sa_sheet_fold sa_sheet_fold(const struct sa_sheet *sheet, sqlite3_stmt *statement)
{
    const char *fold = sheet->folded ? sa_sql_text(statement, 0) : "";
    return strcmp(fold, "group") == 0    ? SA_FOLD_GROUP
           : strcmp(fold, "member") == 0 ? SA_FOLD_MEMBER
                                         : SA_FOLD_NONE;
}

static bool sheet_starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

size_t sa_sheet_link(const char *cell, const char **shown)
{
    static const char web[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&()*+,;=%";
    size_t length = strcspn(cell, "\n");
    *shown = cell[length] ? cell + length + 1 : cell;
    if (length > LINK_LIMIT || strlen(*shown) > LINK_LIMIT || strpbrk(*shown, "\"\r\n\t"))
        return 0;
    if (sheet_starts_with(cell, "#'"))
        return strcspn(cell, "\"<>&\\\t\r\n") == length ? length : 0;
    if (sheet_starts_with(cell, "https://") || sheet_starts_with(cell, "http://127.0.0.1:"))
        return strspn(cell, web) == length ? length : 0;
    return 0;
}
