/* A script for psql that fills a warehouse: see script.h. */
#include "fleet/script.h"

#include <stdio.h>
#include <string.h>

#include "report/shared/sheet.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

#define ROWS "reports/fleet/rows/"
#define VERSION "1"

static void script_put(const struct sa_fleet_script *script, const char *text)
{
    script->put(script->payload, text, strlen(text));
}

void sa_fleet_script_begin(const struct sa_fleet_script *script)
{
    /* A text that is no number names the fault in psql's own error. */
    static const char refuse[] =
        "SELECT coalesce(max(version), 0) > " VERSION " AS newer FROM schema_version \\gset\n"
        "\\if :newer\n"
        "SELECT CAST('this warehouse was made by a newer syncaudit: load it with that one' AS bigint);\n"
        "\\endif\n";
    script_put(script, "\\set ON_ERROR_STOP on\n"
                       "SET client_encoding = 'UTF8';\n"
                       "SET standard_conforming_strings = on;\n"
                       "SET client_min_messages = warning;\n"
                       "BEGIN;\n");
    script_put(script, sa_embedded_find("reports/fleet/warehouse/schema.sql")->data);
    script_put(script, "COMMIT;\n");
    script_put(script, refuse);
    script_put(script, "BEGIN;\n");
    script_put(script, sa_embedded_find("reports/fleet/warehouse/views.sql")->data);
    script_put(script, "COMMIT;\n");
}

/* A value of COPY's text format: what is no plain character is escaped, so that it can be printed, too. */
static void put_value(const struct sa_fleet_script *script, const char *text)
{
    if (!text) {
        script_put(script, "\\N");
        return;
    }
    for (const char *plain = text;; text++) {
        unsigned char byte = (unsigned char)*text;
        char escape[8];
        if (byte >= ' ' && byte != '\\' && byte != 0x7f)
            continue;
        script->put(script->payload, plain, (size_t)(text - plain));
        if (!byte)
            return;
        snprintf(escape, sizeof escape, "\\x%02x", byte);
        if (byte == '\\')
            snprintf(escape, sizeof escape, "\\\\");
        script_put(script, escape);
        plain = text + 1;
    }
}

/* "object, label, kind" */
static void put_columns(const struct sa_fleet_script *script, sqlite3_stmt *rows)
{
    script_put(script, "org_id, snapshot_at");
    for (int i = 0; i < sqlite3_column_count(rows); i++) {
        script_put(script, ", ");
        script_put(script, sqlite3_column_name(rows, i));
    }
}

struct run {
    const struct sa_fleet_script *script;
    sqlite3 *db;
    char org_id[32], time[32];
};

static int copy_rows(struct run *run, const char *table, sqlite3_stmt *rows, struct sa_error *error)
{
    const struct sa_fleet_script *script = run->script;
    const char *const words[] = {"CREATE TEMPORARY TABLE load_",  table, " (LIKE ", table,
                                 ") ON COMMIT DROP;\nCOPY load_", table, " ("};
    int rc = SA_OK;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        script_put(script, words[i]);
    put_columns(script, rows);
    script_put(script, ") FROM STDIN;\n");
    while (sa_sql_each(rows, &rc, error)) {
        put_value(script, run->org_id);
        script_put(script, "\t");
        put_value(script, run->time);
        for (int i = 0; i < sqlite3_column_count(rows); i++) {
            script_put(script, "\t");
            put_value(script, sa_sql_text_or_null(rows, i));
        }
        script_put(script, "\n");
    }
    script_put(script, "\\.\n");
    return rc;
}

static int put_table(struct run *run, const struct sa_embedded_file *file, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    char table[64];
    snprintf(table, sizeof table, "%.*s", (int)strcspn(file->path + strlen(ROWS), "."),
             file->path + strlen(ROWS));
    int rc = sa_sql_prepare(run->db, &rows, file->data, error);
    if (rc)
        return sa_error_prefix(error, rc, "%s", file->path);
    if (strcmp(table, "decision") == 0)
        sa_sql_bind_int(rows, ":people", run->script->people);
    rc = copy_rows(run, table, rows, error);
    sqlite3_finalize(rows);
    return rc;
}

/* What the temporary tables hold becomes rows, unless the run is there already. The run itself comes last. */
static void take_over(const struct sa_fleet_script *script)
{
    static const char run[] = "run";
    const struct sa_embedded_file *file = NULL;
    while ((file = sa_embedded_next(ROWS, file))) {
        char text[512];
        int length = (int)strcspn(file->path + strlen(ROWS), ".");
        const char *table = file->path + strlen(ROWS);
        if (strncmp(table, run, sizeof run - 1) == 0 && table[sizeof run - 1] == '.')
            continue;
        snprintf(
            text, sizeof text,
            "INSERT INTO %.*s SELECT * FROM load_%.*s l WHERE NOT EXISTS"
            " (SELECT 1 FROM run r WHERE r.org_id = l.org_id AND r.snapshot_at = l.snapshot_at) ON CONFLICT DO NOTHING;\n",
            length, table, length, table);
        script_put(script, text);
    }
    script_put(script,
               "INSERT INTO org SELECT org_id, org_name, sandbox, NULL, snapshot_at FROM load_run WHERE true"
               " ON CONFLICT (org_id) DO UPDATE SET org_name = EXCLUDED.org_name, sandbox = EXCLUDED.sandbox,"
               " named_at = EXCLUDED.named_at WHERE EXCLUDED.named_at >= org.named_at;\n"
               "INSERT INTO run SELECT * FROM load_run ON CONFLICT DO NOTHING;\n");
}

/* The dictionary and the history's numbers as tables, so that what is loaded is what the reports say. */
static int prepare_tables(struct sa_snapshot *snapshot, struct sa_error *error)
{
    struct sa_sheets sheets = {0};
    sqlite3 *db = sa_snapshot_db(snapshot);
    int rc = sa_sheets_load(&sheets, snapshot, error);
    const struct sa_sheet *sheet = rc ? NULL : sa_sheets_find(&sheets, "data-dictionary");
    sqlite3_str *sql = sqlite3_str_new(db);
    sqlite3_str_appendall(sql, "DROP TABLE IF EXISTS temp.warehouse_dictionary;"
                               "DROP TABLE IF EXISTS temp.warehouse_measure;"
                               "CREATE TEMP TABLE warehouse_dictionary (");
    for (int i = 0; sheet && i < sheet->column_count; i++)
        sqlite3_str_appendf(sql, "%s\"%w\"", i ? ", " : "", sheet->columns[i].title);
    sqlite3_str_appendf(sql,
                        "); INSERT INTO warehouse_dictionary %s; CREATE TEMP TABLE warehouse_measure AS %s",
                        sheet ? sheet->sql : "SELECT 1", sa_embedded_find("src/diff/measure.sql")->data);
    char *text = sqlite3_str_finish(sql);
    if (rc == SA_OK)
        rc = text ? sa_sql_run(db, text, error) : sa_error_memory(error);
    sqlite3_free(text);
    sa_sheets_release(&sheets);
    return rc;
}

static int read_run(struct run *run, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(run->db, &row, "SELECT org_id, time FROM audit", error);
    if (sa_sql_one(row, &rc, error)) {
        snprintf(run->org_id, sizeof run->org_id, "%s", sa_sql_text(row, 0));
        snprintf(run->time, sizeof run->time, "%s", sa_sql_text(row, 1));
    }
    sqlite3_finalize(row);
    if (rc == SA_OK && (!*run->org_id || !*run->time))
        rc = sa_error_set(error, SA_EINPUT, "the snapshot does not say which org it is of");
    return rc;
}

int sa_fleet_script_run(const struct sa_fleet_script *script, struct sa_snapshot *snapshot,
                        struct sa_error *error)
{
    struct run run = {.script = script, .db = sa_snapshot_db(snapshot)};
    const struct sa_embedded_file *file = NULL;
    int rc = read_run(&run, error);
    if (rc == SA_OK)
        rc = prepare_tables(snapshot, error);
    if (rc)
        return rc;
    script_put(script, "BEGIN;\n");
    while (rc == SA_OK && (file = sa_embedded_next(ROWS, file)))
        rc = put_table(&run, file, error);
    if (rc) /* what was begun is never ended: nothing of it stays */
        return rc;
    take_over(script);
    script_put(script, "COMMIT;\n");
    return SA_OK;
}
