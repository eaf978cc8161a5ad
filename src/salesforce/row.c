/* A JSON object becomes a row: see row.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/row.h"
#include "syncaudit/sql.h"

#define EXACT_INTEGER 9007199254740992.0 /* 2^53: up to here a double holds every integer */

struct sa_row_column {
    char *name; /* owned */
    int parameter;
    bool text;
    unsigned long row; /* the newest row this column had its member in */
};

static int by_name(const void *left, const void *right)
{
    return strcmp(((const struct sa_row_column *)left)->name, ((const struct sa_row_column *)right)->name);
}

/* Adds one row of PRAGMA table_info (cid, name, type, …) to the column list and to the statement's text. */
static int add_column(struct sa_row *row, sqlite3_stmt *info, int given, struct sa_buffer *names,
                      struct sa_buffer *values)
{
    int position = sqlite3_column_int(info, 0);
    const char *separator = position ? ", " : "";
    int rc = sa_buffer_addf(names, "%s\"%s\"", separator, sa_sql_text(info, 1));
    if (rc == SA_OK)
        rc = sa_buffer_addf(values, "%s?%d", separator, position + 1);
    if (rc || position < given)
        return rc;
    struct sa_row_column *columns = realloc(row->columns, (row->count + 1) * sizeof *columns);
    if (!columns)
        return SA_ENOMEM;
    row->columns = columns;
    columns[row->count].name = strdup(sa_sql_text(info, 1));
    columns[row->count].parameter = position + 1;
    columns[row->count].text = strcasecmp(sa_sql_text(info, 2), "TEXT") == 0;
    row->has_paths |= strchr(sa_sql_text(info, 1), '.') != NULL;
    columns[row->count].row = 0;
    return columns[row->count++].name ? SA_OK : SA_ENOMEM;
}

static int read_columns(struct sa_row *row, sqlite3 *db, const char *table, int given, struct sa_buffer *sql,
                        struct sa_error *error)
{
    struct sa_buffer values = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *info = NULL;
    int rc = sa_sql_prepare(db, &info, "SELECT * FROM pragma_table_info(:table) ORDER BY cid", error);
    if (rc)
        goto out;
    sa_sql_bind_text(info, ":table", table);
    rc = sa_buffer_addf(sql, "INSERT OR IGNORE INTO %s (", table);
    for (bool found = rc == SA_OK; found;) {
        rc = sa_sql_next(info, &found, error);
        if (rc == SA_OK && found && add_column(row, info, given, sql, &values))
            rc = sa_error_memory(error);
        found = found && rc == SA_OK;
    }
    if (rc == SA_OK && sa_buffer_addf(sql, ") VALUES (%s)", values.data))
        rc = sa_error_memory(error);
out:
    sqlite3_finalize(info);
    sa_buffer_release(&values);
    return rc;
}

int sa_row_open(struct sa_row *row, sqlite3 *db, const char *table, int given, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    *row = (struct sa_row){.scratch = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    int rc = read_columns(row, db, table, given, &sql, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &row->insert, sql.data, error);
    if (rc == SA_OK)
        qsort(row->columns, row->count, sizeof *row->columns, by_name);
    else
        sa_row_release(row);
    sa_buffer_release(&sql);
    return rc;
}

void sa_row_release(struct sa_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        free(row->columns[i].name);
    free(row->columns);
    sqlite3_finalize(row->insert);
    if (row->scratch.data)
        sa_buffer_release(&row->scratch);
    *row = (struct sa_row){0};
}

/* Salesforce writes members in alphabetical order, so the column after the last one found is nearly always
 * the one. */
static struct sa_row_column *find_column(const struct sa_row *row, const char *name, size_t *next)
{
    if (*next < row->count && strcmp(row->columns[*next].name, name) == 0)
        return &row->columns[(*next)++];
    size_t low = 0;
    for (size_t high = row->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(row->columns[middle].name, name);
        if (order == 0) {
            *next = middle + 1;
            return &row->columns[middle];
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static int bind_json(struct sa_row *row, const struct sa_row_column *column, const struct sa_json *value)
{
    sa_buffer_clear(&row->scratch);
    if (sa_json_print(value, &row->scratch))
        return SQLITE_NOMEM;
    return sqlite3_bind_text64(row->insert, column->parameter, row->scratch.data, row->scratch.length,
                               SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int bind_number(struct sa_row *row, const struct sa_row_column *column, double number)
{
    if (number < -EXACT_INTEGER || number > EXACT_INTEGER || (double)(sqlite3_int64)number != number)
        return SQLITE_OK;
    return sqlite3_bind_int64(row->insert, column->parameter, (sqlite3_int64)number);
}

/* Strings are borrowed from the tree, which outlives the step. Returns SQLite's code. */
static int bind(struct sa_row *row, const struct sa_row_column *column, const struct sa_json *value)
{
    enum sa_json_type type = sa_json_type(value);
    if (type == SA_JSON_NULL)
        return SQLITE_OK;
    if (column->text && type == SA_JSON_STRING)
        return sqlite3_bind_text(row->insert, column->parameter, sa_json_string(value), -1, SQLITE_STATIC);
    if (column->text)
        return bind_json(row, column, value);
    if (type == SA_JSON_BOOLEAN)
        return sqlite3_bind_int(row->insert, column->parameter, sa_json_boolean(value));
    return type == SA_JSON_NUMBER ? bind_number(row, column, sa_json_number(value)) : SQLITE_OK;
}

/* Binds the first member of a name and passes over later ones: the first is what sa_json_get gave to whoever checked
 * it. */
static int bind_member(struct sa_row *row, const char *name, const struct sa_json *member, size_t *next)
{
    struct sa_row_column *column = find_column(row, name, next);
    if (!column || column->row == row->number)
        return SQLITE_OK;
    column->row = row->number;
    return bind(row, column, member);
}

enum { PATH_SIZE = 256 };

/* Binds what the object holds. A parent record that comes as an object ("Profile": {"Name": …}) goes into the columns that
 * bear its path, as SOQL has it: "Profile.Name". An array's elements have no names, and are passed over. */
static int bind_members(struct sa_row *row, const struct sa_json *object, const char *parent)
{
    size_t next = 0;
    int bound = SQLITE_OK;
    for (const struct sa_json *member = sa_json_first(object); bound == SQLITE_OK && member;
         member = sa_json_next(member)) {
        char path[PATH_SIZE];
        const char *name = sa_json_name(member);
        if (!name)
            break;
        if (*parent) {
            if (snprintf(path, sizeof path, "%s.%s", parent, name) >= PATH_SIZE)
                continue;
            name = path;
        }
        bound = bind_member(row, name, member, &next);
        if (bound == SQLITE_OK && row->has_paths && sa_json_type(member) == SA_JSON_OBJECT)
            bound = bind_members(row, member, name);
    }
    return bound;
}

int sa_row_insert(struct sa_row *row, const struct sa_json *object, bool *inserted, struct sa_error *error)
{
    row->number++;
    if (bind_members(row, object, "") != SQLITE_OK)
        return sa_error_memory(error);
    int rc = sa_sql_step(row->insert, error);
    if (inserted)
        *inserted = rc == SA_OK && sqlite3_changes(sqlite3_db_handle(row->insert)) > 0;
    return rc;
}
