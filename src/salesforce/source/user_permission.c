/* What system permissions the sync user has: UserPermissionAccess, which everybody may ask for oneself. */
#include "salesforce/org.h"
#include "salesforce/permission.h"
#include "salesforce/rows.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_user_permission = {
    65, "user_permission", "the sync user's system permissions", "connect the sync user itself"};

#define OBJECT "UserPermissionAccess"

/* Its columns are those of its describe. */
static const struct sa_rows_kind kind = {
    .object = OBJECT, .columns = "", .newer = "", .never_empty = true, .needed = ""};

static int user_permission_store(struct sa_source_run *run, const struct sa_rows_query *query,
                                 const struct sa_json *record, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_prepare(run->db, &insert,
                            "INSERT OR REPLACE INTO setup_user_permission_access (permission, granted)"
                            " VALUES (:permission, :granted)",
                            error);
    if (rc == SA_OK)
        rc = sa_permission_store(insert, "", query->columns, record, error);
    sqlite3_finalize(insert);
    return rc;
}

static int user_permission_ask_for_columns(struct sa_source_run *run, struct sa_question *question,
                                           const struct sa_json *describe, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    struct sa_buffer columns = SA_BUFFER_INIT(SA_BUFFER_OWN);
    *rows = (struct sa_rows){.kinds = &kind, .also = user_permission_store};
    int rc = sa_permission_columns(&columns, describe, OBJECT, error);
    if (rc == SA_OK && columns.length == 0)
        rc = sa_error_set(error, SA_EFORMAT, OBJECT " has no permissions");
    if (rc == SA_OK) {
        struct sa_rows_query query = {.kind = &kind, .newer = columns.data + 1};
        query.newer_length = (int)columns.length - 1;
        rc = sa_rows_ask(run, "", &query, "", error);
    }
    question->covered = rc == SA_OK; /* the query speaks for it */
    sa_buffer_release(&columns);
    return rc;
}

static int user_permission_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind question = {.store = user_permission_ask_for_columns,
                                                     .together = true};
    return sa_source_ask(run, OBJECT, "sobjects/" OBJECT "/describe", &question, NULL, error);
}

const struct sa_source sa_source_user_permission = {
    .info = &sa_source_info_user_permission,
    .connection = SA_ASK_SYNC,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_user_permission_access",
    .begin = user_permission_ask,
    .end = sa_rows_end,
};
