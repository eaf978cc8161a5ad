/* Rows of a query, printed: see rows.h. */
#include "cli/shared/rows.h"

#include <string.h>

#include "cli/shared/cli.h"
#include "syncaudit/sql.h"

int sa_print_rows(sqlite3 *db, const char *sql, void (*print)(sqlite3_stmt *row))
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, &error);
    while (sa_sql_each(statement, &rc, &error))
        print(statement);
    sqlite3_finalize(statement);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static void print_line(sqlite3_stmt *row)
{
    sa_print("%s\n", sa_sql_text(row, 0));
}

int sa_print_lines(sqlite3 *db, const char *sql)
{
    return sa_print_rows(db, sql, print_line);
}

void sa_print_label(const char *label, const char *text)
{
    sa_print("%-*s", SA_LABEL, label);
    sa_print_one_line(sa_text_cut(text, (size_t)(sa_columns() - SA_LABEL)));
    sa_print("\n");
}

void sa_print_labelled(sqlite3_stmt *row)
{
    sa_print_label(sa_sql_text(row, 0), sa_sql_text(row, 1));
}

enum sa_color sa_severity_color(const char *severity)
{
    if (strcmp(severity, "critical") == 0 || strcmp(severity, "high") == 0)
        return SA_COLOR_RED;
    return strcmp(severity, "medium") == 0 ? SA_COLOR_YELLOW : SA_COLOR_PLAIN;
}

static void warn_failure(sqlite3_stmt *row)
{
    sa_warn("%s failed: %s", sa_sql_text(row, 0), sa_sql_text(row, 1));
}

int sa_warn_failed(sqlite3 *db)
{
    return sa_print_rows(
        db,
        "SELECT source, min(reason) FROM coverage WHERE status = 'failed' GROUP BY source ORDER BY source",
        warn_failure);
}
