/* What system permissions the sync user has: UserPermissionAccess, which everybody may ask for oneself. */
#include "salesforce/permission.h"
#include "salesforce/rows.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_user_permission = {
    65, "user_permission", "the sync user's system permissions", "connect the sync user itself"};

static int user_permission_store(struct sa_source_run *run, struct sa_question *question,
                                 const struct sa_json *record, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    (void)question;
    int rc = sa_sql_prepare(run->db, &insert,
                            "INSERT OR REPLACE INTO setup_user_permission_access (permission, granted)"
                            " VALUES (:permission, :granted)",
                            error);
    if (rc == SA_OK)
        rc = sa_permission_store(insert, "", record, error);
    sqlite3_finalize(insert);
    return rc;
}

static int user_permission_end(struct sa_source_run *run, struct sa_question *question, size_t rows,
                               struct sa_error *error)
{
    (void)run;
    return rows ? SA_OK : sa_source_cover(question, "not_permitted", "no row came", error);
}

static int ask_for_columns(struct sa_source_run *run, struct sa_question *question,
                           const struct sa_json *describe, struct sa_error *error)
{
    static const struct sa_query query = {.row = user_permission_store, .end = user_permission_end};
    struct sa_buffer columns = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer soql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_permission_columns(&columns, describe, error);
    if (rc == SA_OK && columns.length == 0)
        rc = sa_error_set(error, SA_EFORMAT, "UserPermissionAccess has no permissions");
    if (rc == SA_OK && sa_buffer_addf(&soql, "SELECT %s FROM UserPermissionAccess", columns.data + 1))
        rc = sa_error_memory(error);
    if (rc == SA_OK)
        rc = sa_soql_ask(run, "UserPermissionAccess", soql.data, &query, NULL, error);
    question->covered = rc == SA_OK; /* the query speaks for it */
    sa_buffer_release(&soql);
    sa_buffer_release(&columns);
    return rc;
}

static int user_permission_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = ask_for_columns};
    return sa_source_ask(run, "UserPermissionAccess", "sobjects/UserPermissionAccess/describe", &kind, NULL,
                         error);
}

const struct sa_source sa_source_user_permission = {
    .info = &sa_source_info_user_permission,
    .connection = SA_ASK_SYNC,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .forget = "DELETE FROM setup_user_permission_access",
    .begin = user_permission_ask,
};
