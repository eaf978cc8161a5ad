/* Working out the sync user's view: see as_user.h. The view itself is made when the snapshot is sealed
 * (src/snapshot/seal/as-user.sql). */
#include "salesforce/as_user.h"
#include "salesforce/org.h"
#include "syncaudit/sql.h"

static const char refused[] =
    "SELECT (SELECT reason FROM coverage WHERE source = 'permissions' AND status <> 'ok' AND object GLOB '*Permission*'"
    " ORDER BY object LIMIT 1), EXISTS (SELECT 1 FROM coverage WHERE source = 'permissions' AND status = 'ok'"
    " AND object = 'FieldPermissions')";

int sa_as_user_check(sqlite3 *db, const struct sa_fetch_options *options, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    if (options->connection || options->describes_only)
        return SA_OK;
    int rc = sa_sql_prepare(db, &select, refused, error);
    if (sa_sql_one(select, &rc, error) && (*sa_sql_text(select, 0) || !sqlite3_column_int(select, 1))) {
        const char *reason = sa_sql_text(select, 0);
        rc = sa_error_set(error, SA_EREFUSED,
                          "cannot work out what '%s' sees: its permissions could not be read%s%s",
                          options->as_user, *reason ? ": " : "", reason);
        sa_error_advise(
            error, "connect --admin as a user with View Setup and Configuration, or --sync as the sync user");
    }
    sqlite3_finalize(select);
    return rc;
}
