/* Puts decisions beside a snapshot, in temporary tables: what they mean is said in src/rules/prepare/20-decisions.sql. */
#include <stdio.h>

#include "decisions/table.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

static int insert_columns(const struct sa_decisions *decisions, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_prepare(db, &insert, "INSERT INTO decision_column (title) VALUES (:title)", error);
    for (size_t i = 0; rc == SA_OK && i < decisions->column_count; i++) {
        sa_sql_bind_text(insert, ":title", sa_texts_get(decisions->texts, decisions->columns[i]));
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

static void bind(sqlite3_stmt *statement, int parameter, const struct sa_decisions *decisions, uint32_t text)
{
    sqlite3_bind_text(statement, parameter, sa_texts_get(decisions->texts, text), -1, SQLITE_STATIC);
}

static int insert_values(const struct sa_decisions *decisions, size_t row, sqlite3_stmt *insert,
                         struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < decisions->column_count; i++) {
        uint32_t value = sa_decisions_value(decisions, row, i);
        if (!value)
            continue;
        sqlite3_bind_int64(insert, 1, (sqlite3_int64)row + 1);
        bind(insert, 2, decisions, decisions->columns[i]);
        bind(insert, 3, decisions, value);
        rc = sa_sql_step(insert, error);
    }
    return rc;
}

static int insert_rows(const struct sa_decisions *decisions, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    sqlite3_stmt *value = NULL;
    int rc = sa_sql_prepare(db, &row, "INSERT INTO decision_row VALUES (?, ?, ?, ?, ?, ?)", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &value, "INSERT INTO decision_value VALUES (?, ?, ?)", error);
    for (size_t i = 0; rc == SA_OK && i < decisions->count; i++) {
        const struct sa_decision_row *about = &decisions->rows[i];
        if (!sa_decisions_has_values(decisions, i))
            continue;
        sqlite3_bind_int64(row, 1, (sqlite3_int64)i + 1);
        bind(row, 2, decisions, about->key.object);
        bind(row, 3, decisions, about->key.field);
        bind(row, 4, decisions, about->key.action);
        bind(row, 5, decisions, about->field_id);
        bind(row, 6, decisions, about->changed);
        rc = sa_sql_step(row, error);
        if (rc == SA_OK)
            rc = insert_values(decisions, i, value, error);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(value);
    return rc;
}

int sa_decisions_publish(const struct sa_decisions *decisions, sqlite3 *db, struct sa_error *error)
{
    char fingerprint[SA_FINGERPRINT_SIZE];
    char state[128];
    int rc = sa_decisions_fingerprint(decisions, fingerprint, error);
    if (rc)
        return rc;
    snprintf(state, sizeof state, "INSERT INTO decision_state VALUES ('%s'); %s", fingerprint,
             decisions->count ? "INSERT INTO given_source VALUES ('decisions')" : "");
    rc = sa_sql_run(db, "BEGIN", error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, sa_embedded_find("src/rules/prepare/05-given.sql")->data, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, state, error);
    if (rc == SA_OK)
        rc = insert_columns(decisions, db, error);
    if (rc == SA_OK)
        rc = insert_rows(decisions, db, error);
    if (rc == SA_OK)
        return sa_sql_run(db, "COMMIT", error);
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}
