/* A JSON object becomes a row: see row.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/row.h"
#include "syncaudit/sql.h"

/* What a column takes. */
enum shape { TEXT, BOOLEAN, NUMBER, LIST, NAMES, OBJECT, SINGLE_VALUE };

static const char *const wrong_shape[] = {
    [TEXT] = "is no text",
    [BOOLEAN] = "is neither true nor false",
    [NUMBER] = "is no whole number",
    [LIST] = "is no list",
    [NAMES] = "is no list of names",
    [OBJECT] = "is no object",
    [SINGLE_VALUE] = "is no single value",
};

struct sa_row_column {
    char *name; /* owned */
    int parameter;
    enum shape shape;
    bool needed, filled; /* see sa_row_need */
    bool null_anyway;    /* null even where a describe has none */
    bool is_first;       /* the answer's first row had it */
    unsigned long row;   /* the newest row this column had its member in */
};

/* Texts are strings and integers are booleans in Salesforce's answers, but for these. */
static const struct {
    const char *name;
    bool text; /* the column's type */
    enum shape shape;
} shapes[] = {
    {"assignees", false, NUMBER},
    {"byteLength", false, NUMBER},
    {"digits", false, NUMBER},
    {"length", false, NUMBER},
    {"precision", false, NUMBER},
    {"relationshipOrder", false, NUMBER},
    {"scale", false, NUMBER},
    {"junctionIdListNames", true, NAMES},
    {"junctionReferenceTo", true, NAMES},
    {"referenceTo", true, NAMES},
    {"supportedScopes", true, LIST},
    {"Metadata.loginIpRanges", true, LIST},
    {"Metadata.loginHours", true, OBJECT},
    {"filteredLookupInfo", true, OBJECT},
    {"defaultValue", true, SINGLE_VALUE},
};

static enum shape shape_of(const char *name, bool text)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (shapes[i].text == text && strcmp(shapes[i].name, name) == 0)
            return shapes[i].shape;
    return text ? TEXT : BOOLEAN;
}

/* What describes give as null though it is neither text nor object. */
static bool is_null_anyway(const char *name, enum shape shape)
{
    static const char *const names[] = {"listviewable", "lookupLayoutable", "relationshipOrder",
                                        "searchLayoutable"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return shape == TEXT || shape == OBJECT || shape == SINGLE_VALUE;
}

static int row_by_name(const void *left, const void *right)
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
    const char *name = sa_sql_text(info, 1);
    enum shape shape = shape_of(name, strcasecmp(sa_sql_text(info, 2), "TEXT") == 0);
    columns[row->count] = (struct sa_row_column){.name = strdup(name),
                                                 .parameter = position + 1,
                                                 .shape = shape,
                                                 .null_anyway = is_null_anyway(name, shape)};
    row->has_paths |= strchr(name, '.') != NULL;
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
    if (sa_buffer_addf(sql, "INSERT OR IGNORE INTO %s (", table))
        rc = sa_error_memory(error);
    while (sa_sql_each(info, &rc, error))
        if (add_column(row, info, given, sql, &values))
            rc = sa_error_memory(error);
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
        qsort(row->columns, row->count, sizeof *row->columns, row_by_name);
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
static struct sa_row_column *row_find_column(const struct sa_row *row, const char *name, size_t *next)
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

static int bind_json(struct sa_row *row, const struct sa_row_column *column, const struct sa_json *value,
                     struct sa_error *error)
{
    sa_buffer_clear(&row->scratch);
    if (sa_json_print(value, &row->scratch) ||
        sqlite3_bind_text64(row->insert, column->parameter, row->scratch.data, row->scratch.length,
                            SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
        return sa_error_memory(error);
    return SA_OK;
}

static int row_refuse(const struct sa_row_column *column, const char *why, struct sa_error *error)
{
    return sa_error_set(error, SA_EFORMAT, "'%s' %s", column->name, why);
}

static bool holds_texts(const struct sa_json *list)
{
    const struct sa_json *element = sa_json_first(list);
    while (element && sa_json_string(element))
        element = sa_json_next(element);
    return !element;
}

/* Strings are borrowed from the tree, which outlives the step. */
static int row_bind(struct sa_row *row, const struct sa_row_column *column, const struct sa_json *value,
                    struct sa_error *error)
{
    static const bool fits[][SA_JSON_OBJECT + 1] = {
        [TEXT] = {[SA_JSON_STRING] = true},
        [BOOLEAN] = {[SA_JSON_BOOLEAN] = true},
        [NUMBER] = {[SA_JSON_NUMBER] = true},
        [LIST] = {[SA_JSON_ARRAY] = true},
        [NAMES] = {[SA_JSON_ARRAY] = true},
        [OBJECT] = {[SA_JSON_OBJECT] = true},
        [SINGLE_VALUE] = {[SA_JSON_STRING] = true, [SA_JSON_BOOLEAN] = true, [SA_JSON_NUMBER] = true},
    };
    enum sa_json_type type = sa_json_type(value);
    long long number = 0;
    if (type == SA_JSON_NULL)
        return column->filled || (row->first && !column->null_anyway)
                   ? row_refuse(column, "has no value", error)
                   : SA_OK;
    if (!fits[column->shape][type] ||
        (column->shape == NUMBER && !sa_json_natural(value, SA_SQL_INTEGER_MOST, &number)) ||
        (column->shape == NAMES && !holds_texts(value)))
        return row_refuse(column, wrong_shape[column->shape], error);
    if (column->shape == NUMBER || column->shape == BOOLEAN)
        sqlite3_bind_int64(row->insert, column->parameter,
                           column->shape == NUMBER ? number : sa_json_boolean(value));
    else if (type != SA_JSON_STRING)
        return bind_json(row, column, value, error);
    else if (sqlite3_bind_text(row->insert, column->parameter, sa_json_string(value), -1, SQLITE_STATIC) !=
             SQLITE_OK)
        return sa_error_memory(error);
    return SA_OK;
}

/* Binds the first member of a name and passes over later ones: the first is what sa_json_get gave to whoever checked
 * it. */
static int bind_member(struct sa_row *row, const char *name, const struct sa_json *member, size_t *next,
                       struct sa_error *error)
{
    struct sa_row_column *column = row_find_column(row, name, next);
    if (!column || column->row == row->number)
        return SA_OK;
    column->row = row->number;
    return row_bind(row, column, member, error);
}

/* A parent record that is not there has none of its columns, and that is an answer. */
static void have_none(struct sa_row *row, const char *parent)
{
    size_t length = strlen(parent);
    for (size_t i = 0; i < row->count; i++)
        if (strncmp(row->columns[i].name, parent, length) == 0 && row->columns[i].name[length] == '.')
            row->columns[i].row = row->number;
}

enum { PATH_SIZE = 256 };

/* Binds what the object holds. A parent record that comes as an object ("Profile": {"Name": …}) goes into the columns that
 * bear its path, as SOQL has it: "Profile.Name". An array's elements have no names, and are passed over. */
static int bind_members(struct sa_row *row, const struct sa_json *object, const char *parent,
                        struct sa_error *error)
{
    size_t next = 0;
    int rc = SA_OK;
    for (const struct sa_json *member = sa_json_first(object); rc == SA_OK && member;
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
        rc = bind_member(row, name, member, &next, error);
        if (rc == SA_OK && row->has_paths && sa_json_type(member) == SA_JSON_OBJECT)
            rc = bind_members(row, member, name, error);
        else if (row->has_paths && sa_json_type(member) == SA_JSON_NULL)
            have_none(row, name);
    }
    return rc;
}

void sa_row_need(struct sa_row *row, const char *names, bool filled)
{
    for (size_t i = 0; i < row->count; i++)
        row->columns[i].needed = row->columns[i].filled = false;
    for (size_t length; *names; names += length + (names[length] == ',')) {
        length = strcspn(names, ",");
        for (size_t i = 0; i < row->count; i++)
            if (strlen(row->columns[i].name) == length && memcmp(row->columns[i].name, names, length) == 0) {
                row->columns[i].needed = true;
                row->columns[i].filled = filled;
            }
    }
}

void sa_row_begin(struct sa_row *row)
{
    row->first = row->number + 1;
}

/* What is missing is not null: Salesforce did not say so. */
static int check_members(struct sa_row *row, struct sa_error *error)
{
    for (size_t i = 0; i < row->count; i++) {
        struct sa_row_column *column = &row->columns[i];
        bool here = column->row == row->number;
        if (!here && column->needed)
            return row_refuse(column, "is missing", error);
        if (row->first == row->number)
            column->is_first = here;
        else if (row->first && column->is_first != here)
            return row_refuse(column, here ? "is missing in others" : "is missing", error);
    }
    return SA_OK;
}

int sa_row_insert(struct sa_row *row, const struct sa_json *object, bool *inserted, struct sa_error *error)
{
    row->number++;
    if (inserted)
        *inserted = false;
    if (sa_json_type(object) != SA_JSON_OBJECT)
        return sa_error_set(error, SA_EFORMAT, "it is no object");
    int rc = bind_members(row, object, "", error);
    if (rc == SA_OK)
        rc = check_members(row, error);
    if (rc) {
        sqlite3_reset(row->insert);
        sqlite3_clear_bindings(row->insert);
        return rc;
    }
    rc = sa_sql_step(row->insert, error);
    if (inserted)
        *inserted = rc == SA_OK && sqlite3_changes(sqlite3_db_handle(row->insert)) > 0;
    return rc;
}
