/* The shape of a snapshot: see shape.h. */
#include "snapshot/shape.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot/handle.h"
#include "syncaudit/buffer.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

static const char tables[] = "src/snapshot/schema/";
static const char known[] = "src/snapshot/known.tsv";
static const char known_views[] = "src/snapshot/known_views.tsv";

/* Past the name or literal that begins at `at` with a quote; a doubled quote only begins another one. */
static const char *skip_quoted(const char *at)
{
    char end = *at;
    if (end == '[')
        end = ']';
    at = strchr(at + 1, end);
    return at ? at + 1 : NULL;
}

/* Appends SQL without comments and with a blank for each run of white space. What SQLite reads is the same. */
static int add_plain(struct sa_buffer *out, const char *sql)
{
    int rc = SA_OK;
    while (*sql && rc == SA_OK) {
        const char *next = sql + 1;
        bool comment = strncmp(sql, "--", 2) == 0 || strncmp(sql, "/*", 2) == 0;
        if (strchr("'\"`[", *sql)) {
            next = skip_quoted(sql);
            next = next ? next : sql + strlen(sql);
        } else if (comment) {
            next = *sql == '-' ? strchr(sql, '\n') : strstr(sql + 2, "*/");
            next = !next ? sql + strlen(sql) : *sql == '-' ? next : next + 2;
        }
        if (!comment && !strchr(" \t\r\n\f", *sql))
            rc = sa_buffer_add(out, sql, (size_t)(next - sql));
        else if (out->length && out->data[out->length - 1] != ' ')
            rc = sa_buffer_adds(out, " ");
        sql = next;
    }
    return rc;
}

/* The names of our tables, from the scripts that make them, as far as they are there. */
static int list_tables(sqlite3 *db, struct sa_error *error)
{
    static const char begin[] = "\nCREATE TABLE ";
    const struct sa_embedded_file *file = NULL;
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_run(db, "CREATE TEMP TABLE our_table (name TEXT PRIMARY KEY) WITHOUT ROWID", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &insert, "INSERT INTO our_table VALUES (?1)", error);
    while (rc == SA_OK && (file = sa_embedded_next(tables, file)))
        for (const char *at = file->data; rc == SA_OK && (at = strstr(at, begin));) {
            char name[64];
            at += strlen(begin);
            snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " ("), at);
            sqlite3_bind_text(insert, 1, name, -1, SQLITE_STATIC);
            if (sqlite3_table_column_metadata(db, "main", name, NULL, NULL, NULL, NULL, NULL, NULL) ==
                SQLITE_OK)
                rc = sa_sql_step(insert, error);
        }
    sqlite3_finalize(insert);
    return rc;
}

/* SQLite itself tells which indexes a table has: what a row of the schema says about its place is not believed. */
static int add_definitions(struct sa_buffer *out, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    int rc = sa_sql_prepare(
        db, &rows,
        "SELECT d.name, s.sql FROM (SELECT name, 'table' AS type FROM our_table UNION ALL"
        " SELECT i.name, 'index' FROM our_table t, pragma_index_list(t.name, 'main') i"
        " WHERE i.origin = 'c') AS d LEFT JOIN main.sqlite_schema s ON s.type = d.type AND s.name = d.name"
        " ORDER BY d.type, d.name",
        error);
    while (sa_sql_each(rows, &rc, error))
        if (sa_buffer_addf(out, "%s: ", sa_sql_text(rows, 0)) || add_plain(out, sa_sql_text(rows, 1)) ||
            sa_buffer_adds(out, "\n"))
            rc = sa_error_memory(error);
    sqlite3_finalize(rows);
    return rc;
}

static int digest(char out[SA_SHAPE_SIZE], const struct sa_buffer *text, struct sa_error *error)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (EVP_Digest(text->data, text->length, bytes, &length, EVP_sha256(), NULL) != 1)
        return sa_error_memory(error);
    for (unsigned i = 0; i < length; i++)
        snprintf(out + (size_t)2 * i, 3, "%02x", bytes[i]);
    return SA_OK;
}

int sa_shape_of(char out[SA_SHAPE_SIZE], sqlite3 *db, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(1 << 20);
    int rc = list_tables(db, error);
    if (rc == SA_OK)
        rc = add_definitions(&text, db, error);
    if (rc == SA_OK)
        rc = digest(out, &text, error);
    sa_buffer_release(&text);
    return rc;
}

int sa_shape_unsealed(char out[SA_SHAPE_SIZE], struct sa_error *error)
{
    sqlite3 *db = NULL;
    int rc = sa_handle_open(&db, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(db, "src/snapshot/schema/", error);
    if (rc == SA_OK)
        rc = sa_shape_of(out, db, error);
    sqlite3_close_v2(db);
    return rc;
}

bool sa_shape_is_known(unsigned version, const char *shape, bool *current)
{
    const struct sa_embedded_file *file = sa_embedded_find(known);
    char line[16 + SA_SHAPE_SIZE];
    snprintf(line, sizeof line, "\n%u\t%s\t", version, shape);
    const char *found = file ? strstr(file->data, line) : NULL;
    const char *end = found ? strchr(found + 1, '\n') : NULL;
    *current = end && end[1] == '\0';
    return found != NULL;
}

/* Checks what has the name of a view of ours. A crafted name can at most look like one. */
static int check_view(const char *name, const char *sql, struct sa_error *error)
{
    const struct sa_embedded_file *file = sa_embedded_find(known_views);
    struct sa_buffer text = SA_BUFFER_INIT(1 << 20);
    struct sa_buffer line = SA_BUFFER_INIT(1 << 20);
    char hash[SA_SHAPE_SIZE];
    int rc = sa_buffer_addf(&line, "\n%s\t", name) ? sa_error_memory(error) : SA_OK;
    bool ours = rc == SA_OK && file && strstr(file->data, line.data);
    if (rc == SA_OK && ours)
        rc = add_plain(&text, sql) ? sa_error_memory(error) : digest(hash, &text, error);
    if (rc == SA_OK && ours && sa_buffer_addf(&line, "%s\n", hash))
        rc = sa_error_memory(error);
    if (rc == SA_OK && ours && !strstr(file->data, line.data))
        rc = sa_error_set(error, SA_EFORMAT, "view '%.64s' is not one this program has made: %s", name, hash);
    sa_buffer_release(&line);
    sa_buffer_release(&text);
    return rc;
}

int sa_shape_check_views(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    int rc = sa_sql_prepare(db, &rows,
                            "SELECT lower(name), sql FROM main.sqlite_schema WHERE type <> 'trigger'"
                            " AND name NOT IN (SELECT name FROM temp.our_table) ORDER BY rowid",
                            error);
    while (sa_sql_each(rows, &rc, error))
        rc = check_view(sa_sql_text(rows, 0), sa_sql_text(rows, 1), error);
    sqlite3_finalize(rows);
    return rc;
}

/* Lists the columns of today's tables in temp.today. */
static int list_columns(sqlite3 *db, struct sa_error *error)
{
    sqlite3 *today = NULL;
    int rc = sa_handle_open(&today, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(today, tables, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, "CREATE TEMP TABLE today (name TEXT, place INTEGER, col TEXT, missing TEXT)",
                        error);
    if (rc == SA_OK)
        rc = sa_sql_copy(
            db, "temp.today", today,
            "SELECT t.name, c.cid, c.name, coalesce(c.dflt_value, 'NULL')"
            " FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY 1, 2",
            error);
    sqlite3_close_v2(today);
    return rc;
}

int sa_shape_complete(sqlite3 *db, struct sa_error *error)
{
    /* Each table is looked at once: once for each column is most of what opening an older file takes. */
    static const char views[] =
        "WITH main_column AS MATERIALIZED (SELECT n.name AS of, c.name AS col"
        " FROM (SELECT DISTINCT name FROM today) n, pragma_table_info(n.name, 'main') c)"
        " SELECT group_concat(format('CREATE TEMP VIEW \"%w\" AS SELECT %s FROM %s', name, columns,"
        " iif(there, format('main.\"%w\"', name), '(SELECT 1) WHERE 0')), ';')"
        " FROM (SELECT name, max(had) AS there, min(had) AS whole, group_concat(iif(had, format('\"%w\"', col),"
        "       format('%s AS \"%w\"', missing, col)), ', ') AS columns"
        "       FROM (SELECT t.*, c.col IS NOT NULL AS had FROM today t"
        "             LEFT JOIN main_column c ON c.of = t.name AND c.col = t.col ORDER BY t.name, t.place)"
        "       GROUP BY name)"
        " WHERE NOT whole";
    sqlite3_stmt *row = NULL;
    int rc = list_columns(db, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &row, views, error);
    if (sa_sql_one(row, &rc, error))
        rc = sa_sql_run(db, sa_sql_text(row, 0), error);
    sqlite3_finalize(row);
    return rc ? rc : sa_sql_run(db, "DROP TABLE temp.today", error);
}
