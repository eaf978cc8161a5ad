/* Columns of a sheet that people have added to the decisions: see sheet.h. */
#include <stdlib.h>
#include <string.h>

#include "report/shared/sheet.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

static const char place[] = "/* added columns */";

enum { WIDTH = 20 };

/* What the query for the columns gives. */
struct added {
    size_t titles[SA_SHEET_COLUMNS]; /* where each begins in `text` */
    int count;
    struct sa_buffer text;        /* titles, each with its terminator; then the SELECT */
    struct sa_buffer expressions; /* what the SELECT gets for them */
};

static bool has_column(const struct sa_sheet *sheet, const char *title)
{
    for (int i = 0; i < sheet->column_count; i++)
        if (strcasecmp(sheet->columns[i].title, title) == 0)
            return true;
    return false;
}

static int add_title(struct added *added, const struct sa_sheet *sheet, const char *title, int position)
{
    if (has_column(sheet, title) || sheet->column_count + added->count == SA_SHEET_COLUMNS)
        return SA_OK;
    added->titles[added->count++] = added->text.length;
    int rc = sa_buffer_add(&added->text, title, strlen(title) + 1);
    return rc ? rc : sa_buffer_addf(&added->expressions, ", json_extract(d.added, '$.c%d')", position);
}

static int read_titles(struct added *added, const struct sa_sheet *sheet, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select,
                            "SELECT title, position FROM decision_added WHERE :kind IN (kind, 'all')"
                            " GROUP BY position ORDER BY position",
                            error);
    sa_sql_bind_text(select, ":kind", sheet->added);
    while (sa_sql_each(select, &rc, error))
        if (add_title(added, sheet, sa_sql_text(select, 0), sqlite3_column_int(select, 1)))
            rc = sa_error_memory(error);
    sqlite3_finalize(select);
    return rc;
}

/* The SELECT with the expressions in each place for them. */
static int add_select(struct added *added, const char *sql)
{
    int rc = SA_OK;
    for (const char *found; rc == SA_OK && (found = strstr(sql, place)); sql = found + strlen(place)) {
        rc = sa_buffer_add(&added->text, sql, (size_t)(found - sql));
        if (rc == SA_OK)
            rc = sa_buffer_add(&added->text, added->expressions.data, added->expressions.length);
    }
    return rc ? rc : sa_buffer_adds(&added->text, sql);
}

int sa_sheet_add_columns(struct sa_sheet *sheet, sqlite3 *db, struct sa_error *error)
{
    struct added added = {.text = SA_BUFFER_INIT(SA_BUFFER_OWN),
                          .expressions = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    if (!*sheet->added)
        return SA_OK;
    int rc = read_titles(&added, sheet, db, error);
    size_t sql = added.text.length;
    if (rc == SA_OK && added.count > 0) {
        if (add_select(&added, sheet->sql) || !(sheet->added_text = sa_buffer_detach(&added.text)))
            rc = sa_error_memory(error);
        for (int i = 0; rc == SA_OK && i < added.count; i++)
            sheet->columns[sheet->column_count++] =
                (struct sa_sheet_column){.title = sheet->added_text + added.titles[i],
                                         .width = WIDTH,
                                         .style = SA_STYLE_INPUT,
                                         .choices = ""};
        if (rc == SA_OK)
            sheet->sql = sheet->added_text + sql;
    }
    sa_buffer_release(&added.text);
    sa_buffer_release(&added.expressions);
    return rc;
}
