/* Why the sync user has or lacks an access: see explain.h. */
#include "syncaudit/explain.h"

#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

static int give_lines(sqlite3_stmt *select, void (*line)(void *payload, const struct sa_explain_line *line),
                      void *payload, struct sa_error *error)
{
    int rc = SA_OK;
    while (sa_sql_each(select, &rc, error)) {
        const struct sa_explain_line found = {sqlite3_column_int(select, 0), sa_sql_text(select, 1),
                                              sa_sql_text(select, 2), sa_sql_text(select, 3)};
        line(payload, &found);
    }
    return rc;
}

/* The tables explain.sql reads. */
static int explain_prepare(sqlite3 *db, const char *object, const char *field, struct sa_error *error)
{
    static const char *const scripts[] = {"src/explain/seen.sql", "src/explain/container.sql"};
    int rc = sa_sql_run(
        db, "DROP TABLE IF EXISTS temp.explain_seen; DROP TABLE IF EXISTS temp.explain_container", error);
    for (size_t i = 0; rc == SA_OK && i < sizeof scripts / sizeof *scripts; i++) {
        sqlite3_stmt *create = NULL;
        rc = sa_sql_prepare(db, &create, sa_embedded_find(scripts[i])->data, error);
        if (rc == SA_OK) {
            sa_sql_bind_asked(create, ":object", object);
            sa_sql_bind_asked(create, ":field", field);
            rc = sa_sql_step(create, error);
        }
        sqlite3_finalize(create);
    }
    return rc;
}

int sa_explain(struct sa_snapshot *snapshot, const char *object, const char *field,
               void (*line)(void *payload, const struct sa_explain_line *line), void *payload,
               struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    sqlite3_stmt *select = NULL;
    int rc = explain_prepare(db, object, field, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &select, sa_embedded_find("src/explain/explain.sql")->data, error);
    if (rc == SA_OK)
        rc = give_lines(select, line, payload, error);
    sqlite3_finalize(select);
    return rc;
}

int sa_explain_uses(struct sa_snapshot *snapshot, const char *object, const char *field,
                    void (*line)(void *payload, const struct sa_explain_line *line), void *payload,
                    struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(snapshot), &select, sa_embedded_find("src/explain/uses.sql")->data,
                            error);
    if (rc == SA_OK) {
        sa_sql_bind_text(select, ":object", object);
        sa_sql_bind_text(select, ":field", field);
        rc = give_lines(select, line, payload, error);
    }
    sqlite3_finalize(select);
    return rc;
}

/* Copies what the org has answered into temporary tables of the snapshot's handle, under the names record.sql knows. */
static int take_over(sqlite3 *to, sqlite3 *from, struct sa_error *error)
{
    static const struct {
        const char *table, *twin, *select;
    } tables[] = {
        {"record_access", "temp.record_access", "SELECT * FROM record_access"},
        {"record_row", "temp.record_row", "SELECT * FROM record_row"},
        {"record_approval", "temp.record_approval", "SELECT * FROM record_approval"},
    };
    int rc =
        sa_sql_run(to, "CREATE TEMP TABLE record_coverage (object TEXT, status TEXT, reason TEXT)", error);
    for (size_t i = 0; rc == SA_OK && i < sizeof tables / sizeof *tables; i++) {
        rc = sa_sql_twin(to, tables[i].table, error);
        if (rc == SA_OK)
            rc = sa_sql_copy(to, tables[i].twin, from, tables[i].select, error);
    }
    return rc ? rc
              : sa_sql_copy(to, "temp.record_coverage", from,
                            "SELECT object, status, reason FROM coverage WHERE source = 'record'", error);
}

int sa_explain_record(struct sa_snapshot *snapshot, struct sa_snapshot *live,
                      const struct sa_record_question *about, const char *field,
                      void (*line)(void *payload, const struct sa_explain_line *line), void *payload,
                      struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    sqlite3_stmt *select = NULL;
    int rc = take_over(db, sa_snapshot_db(live), error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &select, sa_embedded_find("src/explain/record.sql")->data, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(select, ":id", about->id);
        sa_sql_bind_text(select, ":object", about->object);
        sa_sql_bind_text(select, ":field", field);
        rc = give_lines(select, line, payload, error);
    }
    sqlite3_finalize(select);
    return rc;
}
