/* Rows as JSON: see soql_json.h. */
#include <stdio.h>
#include <string.h>

#include "soql_json.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

/* What a row being written needs to know. */
struct record {
    const struct soql_query *query;
    sqlite3_stmt *row;
    const char *resource;
    struct sa_buffer *out;
};

int soql_json_prepare(struct soql_query *query)
{
    int rc = SA_OK;
    if (query->aggregate)
        return SA_OK;
    for (int i = 0; rc == SA_OK && i < query->join_count; i++)
        rc = sa_buffer_addf(&query->select, ", t%d_%d.\"%s\"", query->level, i,
                            i ? query->joins[i].key : query->key);
    return rc;
}

static bool is_raw(const char *type)
{
    return strcmp(type, "boolean") == 0 || strcmp(type, "complexvalue") == 0;
}

static bool is_number(const char *type)
{
    return strstr("int long double currency percent anyType", type) != NULL;
}

static int add_value(struct record *record, int column)
{
    const char *type = record->query->columns[column].type;
    const char *text = (const char *)sqlite3_column_text(record->row, column);
    int length = sqlite3_column_bytes(record->row, column);
    bool numeric = is_number(type) && sqlite3_column_type(record->row, column) != SQLITE_TEXT;
    if (!text)
        return sa_buffer_adds(record->out, "null");
    if (is_raw(type) || numeric)
        return sa_buffer_add(record->out, text, (size_t)length);
    return sa_json_quote(text, (size_t)length, record->out);
}

static int add_attributes(struct record *record, const char *type, int key_column)
{
    const char *key = key_column < 0 ? NULL : (const char *)sqlite3_column_text(record->row, key_column);
    if (!key)
        return sa_buffer_addf(record->out, "{\"attributes\":{\"type\":\"%s\"}", type);
    return sa_buffer_addf(record->out, "{\"attributes\":{\"type\":\"%s\",\"url\":\"%s/%s/%s\"}", type,
                          record->resource, type, key);
}

/* Number of the join for the first `length` bytes of `name`. */
static int join_of(const struct soql_query *query, const char *name, size_t length)
{
    for (int i = 1; i < query->join_count; i++)
        if (strlen(query->joins[i].path) == length && strncmp(query->joins[i].path, name, length) == 0)
            return i;
    return 0;
}

/* True if an earlier column begins like this one, so that it has been written with that. */
static bool is_written(const struct soql_query *query, int column, size_t length)
{
    for (int i = 0; i < column; i++)
        if (strncmp(query->columns[i].name, query->columns[column].name, length) == 0)
            return true;
    return false;
}

/* Members of one record: the columns whose names begin with the `prefix` bytes that those of column `first` begin with. */
/* NOLINTNEXTLINE(misc-no-recursion): as deep as the longest chain of parents */
static int add_members(struct record *record, int first, size_t prefix)
{
    const struct soql_query *query = record->query;
    const char *start = query->columns[first].name;
    int rc = SA_OK;
    for (int i = first; rc == SA_OK && i < query->column_count; i++) {
        const char *name = query->columns[i].name;
        if (strncmp(name, start, prefix) != 0)
            continue;
        const char *dot = query->aggregate ? NULL : strchr(name + prefix, '.');
        size_t end = dot ? (size_t)(dot - name) : strlen(name);
        if (dot && is_written(query, i, end + 1))
            continue;
        rc = sa_buffer_addf(record->out, ",\"%.*s\":", (int)(end - prefix), name + prefix);
        int join = dot ? join_of(query, name, end) : 0;
        int key = query->column_count + join;
        if (rc == SA_OK && !dot)
            rc = add_value(record, i);
        else if (rc == SA_OK && sqlite3_column_type(record->row, key) == SQLITE_NULL)
            rc = sa_buffer_adds(record->out, "null");
        else if (rc == SA_OK) {
            rc = add_attributes(record, query->joins[join].object, key);
            if (rc == SA_OK)
                rc = add_members(record, i, end + 1);
        }
    }
    return rc ? rc : sa_buffer_adds(record->out, "}");
}

int soql_json_record(const struct soql_query *query, sqlite3_stmt *row, const char *resource,
                     struct sa_buffer *out)
{
    struct record record = {query, row, resource, out};
    int rc = add_attributes(&record, query->aggregate ? "AggregateResult" : query->object,
                            query->aggregate ? -1 : query->column_count);
    return rc ? rc : add_members(&record, 0, 0);
}
