/* Reads tab-separated files: see table.h. */
#include <stdbool.h>
#include <string.h>

#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"
#include "table.h"

/* Cuts the next cell off a line; NULL when there is none left. */
static char *next_cell(char **rest)
{
    char *cell = *rest;
    if (!cell)
        return NULL;
    char *tab = strchr(cell, '\t');
    if (tab)
        *tab = '\0';
    *rest = tab ? tab + 1 : NULL;
    return cell;
}

static void unescape(char *cell)
{
    char *to = cell;
    for (const char *from = cell; *from; from++) {
        if (from[0] == '\\' && (from[1] == 'n' || from[1] == 't'))
            *to++ = *++from == 'n' ? '\n' : '\t';
        else
            *to++ = *from;
    }
    *to = '\0';
}

static int prepare_insert(sqlite3 *db, sqlite3_stmt **out, const char *table, char *header, int *columns,
                          struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer marks = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(&sql, "INSERT INTO %s (", table);
    *columns = 0;
    for (char *name = next_cell(&header); rc == SA_OK && name; name = next_cell(&header)) {
        if (!sa_is_api_name(name)) {
            rc = sa_error_set(error, SA_EINPUT, "'%s' is not a column name", name);
            goto out;
        }
        const char *separator = (*columns)++ ? ", " : "";
        rc = sa_buffer_addf(&sql, "%s\"%s\"", separator, name);
        if (rc == SA_OK)
            rc = sa_buffer_addf(&marks, "%s?", separator);
    }
    if (rc == SA_OK)
        rc = sa_buffer_addf(&sql, ") VALUES (%s)", marks.data);
    rc = rc ? sa_error_memory(error) : sa_sql_prepare(db, out, sql.data, error);
out:
    sa_buffer_release(&marks);
    sa_buffer_release(&sql);
    return rc;
}

static int insert_line(sqlite3_stmt *insert, char *line, int columns, struct sa_error *error)
{
    int column = 0;
    for (char *cell = next_cell(&line); cell; cell = next_cell(&line)) {
        if (++column > columns)
            return sa_error_set(error, SA_EINPUT, "more cells than the first line has columns");
        unescape(cell);
        if (*cell)
            sqlite3_bind_text(insert, column, cell, -1, SQLITE_TRANSIENT);
    }
    return sa_sql_step(insert, error);
}

int sim_table_load(sqlite3 *db, const char *table, const char *path, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT((size_t)16 << 20);
    sqlite3_stmt *insert = NULL;
    int columns = 0;
    int number = 0;
    int rc = sa_file_read(&text, path, error);
    char *next = text.data;
    while (rc == SA_OK && *next) {
        char *line = next;
        char *end = line + strcspn(line, "\n");
        next = *end ? end + 1 : end;
        *end = '\0';
        number++;
        if (*line == '#' || !*line)
            continue;
        rc = insert ? insert_line(insert, line, columns, error)
                    : prepare_insert(db, &insert, table, line, &columns, error);
        if (rc)
            sa_error_prefix(error, rc, "%s:%d", path, number);
    }
    sqlite3_finalize(insert);
    sa_buffer_release(&text);
    return rc;
}
