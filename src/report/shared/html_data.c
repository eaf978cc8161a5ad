/* Rows as JSON for the page's scripts. Each text stands once, in a list; a cell is its number in that list, or a number itself
 * in columns of numbers. */
#include <stdio.h>
#include <string.h>

#include "report/shared/html.h"
#include "report/shared/intern.h"
#include "syncaudit/sql.h"

struct data {
    struct sa_file_writer *file;
    struct sa_snapshot *snapshot;
    struct sa_intern texts;
};

static void html_data_put(struct data *data, const char *text)
{
    sa_file_write(data->file, text, strlen(text));
}

/* A JSON string in which nothing can end the script element or start a comment, and no line separator of JavaScript stands. */
static void put_string(struct data *data, const char *text)
{
    html_data_put(data, "\"");
    for (const char *plain = text;; text++) {
        unsigned char c = (unsigned char)*text;
        bool separator =
            c == 0xE2 && memcmp(text, "\xE2\x80", 2) == 0 && (text[2] == '\xA8' || text[2] == '\xA9');
        if (c >= 0x20 && !strchr("\"\\<>&", c) && !separator)
            continue;
        sa_file_write(data->file, plain, (size_t)(text - plain));
        if (!c)
            break;
        char escape[8];
        snprintf(escape, sizeof escape, "\\u%04x",
                 separator ? 0x2000U | ((unsigned char)text[2] & 0x3FU) : c);
        html_data_put(data, escape);
        text += separator ? 2 : 0;
        plain = text + 1;
    }
    html_data_put(data, "\"");
}

static bool is_number(const struct sa_sheet_column *column)
{
    return column->style == SA_STYLE_NUMBER || column->style == SA_STYLE_YESNO;
}

static int html_data_put_cell(struct data *data, const struct sa_sheet_column *column,
                              sqlite3_stmt *statement, int i, struct sa_error *error)
{
    char number[32] = "null";
    size_t text = 0;
    if (is_number(column)) {
        if (sqlite3_column_type(statement, i) != SQLITE_NULL)
            snprintf(number, sizeof number, "%.15g", sqlite3_column_double(statement, i));
    } else {
        int rc = sa_intern(&data->texts, sa_sheet_text(column->style, statement, i), &text);
        if (rc)
            return rc == SA_ENOMEM ? sa_error_memory(error)
                                   : sa_error_set(error, rc, "more text than a page can hold");
        snprintf(number, sizeof number, "%zu", text);
    }
    html_data_put(data, number);
    return SA_OK;
}

/* What ends a row, by what it is: behind its cells the head of a group has 1, a member of it 2. */
static const char *const folds[] = {[SA_FOLD_NONE] = "]", [SA_FOLD_GROUP] = ",1]", [SA_FOLD_MEMBER] = ",2]"};

static int put_rows(struct data *data, const struct sa_sheet *sheet, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    char left[48];
    int step = 0;
    size_t rows = 0;
    int first = sa_sheet_first(sheet);
    int rc = sa_sheet_select(sheet, data->snapshot, &statement, error);
    while (rc == SA_OK && (step = sa_sheet_step(statement, sheet, error)) == 1)
        if (rows++ < SA_HTML_ROWS) {
            html_data_put(data, rows > 1 ? ",\n[" : "[");
            for (int i = 0; rc == SA_OK && i < sheet->column_count; i++) {
                html_data_put(data, i ? "," : "");
                rc = html_data_put_cell(data, &sheet->columns[i], statement, first + i, error);
            }
            html_data_put(data, folds[sa_sheet_fold(sheet, statement)]);
        }
    snprintf(left, sizeof left, "],\"left\":%zu}", rows > SA_HTML_ROWS ? rows - SA_HTML_ROWS : 0);
    html_data_put(data, left);
    sqlite3_finalize(statement);
    return rc ? rc : step;
}

static int put_sheet(struct data *data, const struct sa_sheet *sheet, struct sa_error *error)
{
    char text[64];
    html_data_put(data, "{\"name\":");
    put_string(data, sheet->name);
    html_data_put(data, ",\"title\":");
    put_string(data, sheet->title);
    snprintf(text, sizeof text, ",\"freeze\":%d,\"columns\":[", sheet->freeze);
    html_data_put(data, text);
    for (int i = 0; i < sheet->column_count; i++) {
        html_data_put(data, i ? ",{\"title\":" : "{\"title\":");
        put_string(data, sheet->columns[i].title);
        snprintf(text, sizeof text, ",\"width\":%.15g,\"style\":\"%s\",\"choices\":", sheet->columns[i].width,
                 sa_sheet_style_name(sheet->columns[i].style));
        html_data_put(data, text);
        put_string(data, sheet->columns[i].choices);
        html_data_put(data, "}");
    }
    html_data_put(data, "],\"rows\":[");
    return put_rows(data, sheet, error);
}

/* What tells the program which audit decisions are of that somebody saved. */
static int put_stamp(struct data *data, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(data->snapshot), &select, "SELECT line FROM report_stamp", error);
    if (sa_sql_one(select, &rc, error))
        put_string(data, sa_sql_text(select, 0));
    sqlite3_finalize(select);
    return rc;
}

/* What a column of severities is sorted by. */
static int put_severities(struct data *data, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    bool first = true;
    int rc = sa_sql_prepare(sa_snapshot_db(data->snapshot), &select,
                            "SELECT severity FROM reference_severity ORDER BY rank", error);
    for (; sa_sql_each(select, &rc, error); first = false) {
        html_data_put(data, first ? "" : ",");
        put_string(data, sa_sql_text(select, 0));
    }
    sqlite3_finalize(select);
    return rc;
}

int sa_html_data(struct sa_file_writer *file, const struct sa_sheets *sheets, struct sa_snapshot *snapshot,
                 struct sa_error *error)
{
    struct data data = {.file = file, .snapshot = snapshot, .texts = SA_INTERN_INIT};
    size_t empty;
    bool first = true;
    int rc = sa_intern(&data.texts, "", &empty) ? sa_error_memory(error) : SA_OK; /* number 0 = nothing */
    html_data_put(&data, "{\"stamp\":");
    if (rc == SA_OK)
        rc = put_stamp(&data, error);
    html_data_put(&data, ",\"severities\":[");
    if (rc == SA_OK)
        rc = put_severities(&data, error);
    html_data_put(&data, "],\n\"sheets\":[");
    for (size_t i = 0; rc == SA_OK && i < sheets->count; i++) {
        if (sheets->items[i].page || !sa_sheet_is_for(&sheets->items[i], "html"))
            continue;
        html_data_put(&data, first ? "" : ",\n");
        first = false;
        rc = put_sheet(&data, &sheets->items[i], error);
    }
    html_data_put(&data, "],\n\"texts\":[");
    for (size_t i = 0; rc == SA_OK && i < data.texts.count; i++) {
        html_data_put(&data, i ? ",\n" : "");
        put_string(&data, sa_intern_text(&data.texts, i));
    }
    html_data_put(&data, "]}");
    sa_intern_release(&data.texts);
    return rc;
}
