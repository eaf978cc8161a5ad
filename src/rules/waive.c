/* Laying waivers beside a snapshot, and matching them with findings. */
#include <stddef.h>

#include "rules/waive.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"
#include "syncaudit/waivers.h"

static int insert_waiver(sqlite3_stmt *insert, const struct sa_waiver *waiver, struct sa_error *error)
{
    const char *const values[][2] = {
        {":rule", waiver->rule},       {":object", waiver->object},           {":field", waiver->field},
        {":pattern", waiver->pattern}, {":fingerprint", waiver->fingerprint}, {":reason", waiver->reason},
        {":owner", waiver->owner},     {":expires", waiver->expires},         {":ticket", waiver->ticket},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        sa_sql_bind_text(insert, values[i][0], values[i][1]);
    return sa_sql_step(insert, error);
}

int sa_waivers_publish(const struct sa_waivers *waivers, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_run(db, sa_embedded_find("src/rules/prepare/05-given.sql")->data, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(
            db, &insert,
            "INSERT INTO waiver_given (rule, object, field, pattern, fingerprint, reason, owner, expires,"
            " ticket) VALUES (:rule, :object, :field, :pattern, :fingerprint, :reason, :owner, :expires,"
            " :ticket)",
            error);
    for (unsigned i = 0; rc == SA_OK && i < waivers->count; i++)
        rc = insert_waiver(insert, &waivers->items[i], error);
    sqlite3_finalize(insert);
    return rc;
}

/* One waiver at a time: so its pattern is compiled once. API names are the same in either letter case. */
static const char match[] =
    "INSERT INTO waiver_match SELECT w.number, f.fingerprint FROM waiver_given w JOIN finding f"
    " ON (w.rule IS NULL OR w.rule = f.rule)"
    " AND (w.object IS NULL OR w.object = f.object COLLATE NOCASE)"
    " AND (w.field IS NULL OR w.field = f.field COLLATE NOCASE)"
    " AND (w.fingerprint IS NULL OR w.fingerprint = f.fingerprint)"
    " AND (:pattern IS NULL OR (f.object || coalesce('.' || f.field, '')) REGEXP :pattern)"
    " WHERE w.number = CAST(:number AS INTEGER)";

int sa_waivers_match(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_run(
        db, "CREATE TEMP TABLE waiver_match (number INTEGER NOT NULL, fingerprint TEXT NOT NULL)", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &select, "SELECT number, pattern FROM waiver_given ORDER BY number", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &insert, match, error);
    while (sa_sql_each(select, &rc, error)) {
        sa_sql_bind_text(insert, ":number", sa_sql_text(select, 0));
        sa_sql_bind_text(insert, ":pattern", sa_sql_text_or_null(select, 1));
        rc = sa_sql_step(insert, error);
        if (rc)
            sa_error_prefix(error, rc, "waiver %d", sqlite3_column_int(select, 0));
    }
    sqlite3_finalize(select);
    sqlite3_finalize(insert);
    return rc;
}
