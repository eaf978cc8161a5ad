/* Why the sync user has or lacks an access: see explain.h. */
#include "syncaudit/explain.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

static int check_known(sqlite3 *db, const char *object, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select,
                            "SELECT 1 FROM known_object WHERE object = :object UNION ALL"
                            " SELECT 1 FROM object WHERE object = :object",
                            error);
    if (rc == SA_OK) {
        sa_sql_bind_text(select, ":object", object);
        if (sqlite3_step(select) != SQLITE_ROW) {
            rc = sa_error_set(error, SA_EINPUT, "the snapshot knows no object '%s'", object);
            sa_error_advise(error, "give its API name, as Lead or My_Object__c; sheet Objects lists them");
        }
    }
    sqlite3_finalize(select);
    return rc;
}

int sa_explain(struct sa_snapshot *snapshot, const char *object, const char *field,
               void (*line)(void *payload, const struct sa_explain_line *line), void *payload,
               struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    sqlite3_stmt *select = NULL;
    int code = SQLITE_DONE;
    int rc = check_known(db, object, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &select, sa_embedded_find("src/explain/explain.sql")->data, error);
    if (rc)
        return rc;
    sa_sql_bind_text(select, ":object", object);
    sa_sql_bind_text(select, ":field", field);
    while ((code = sqlite3_step(select)) == SQLITE_ROW) {
        const struct sa_explain_line found = {sqlite3_column_int(select, 0), sa_sql_text(select, 1),
                                              sa_sql_text(select, 2), sa_sql_text(select, 3)};
        line(payload, &found);
    }
    if (code != SQLITE_DONE)
        rc = sa_sql_error(db, error, "explaining the access");
    sqlite3_finalize(select);
    return rc;
}
