/* How the sync user logged in, in the last 30 days. */
#include <stdio.h>

#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_logins = {90, "logins", "how the sync user logs in",
                                                     "connect a user with Manage Users"};

static const struct sa_rows_kind kind = {
    "LoginHistory",
    "setup_login_history",
    "Id,UserId,LoginTime,LoginType,Status,Application,SourceIp,ApiType,Browser",
    "",
    false,
    false,
    "Id,UserId,LoginTime,LoginType,Status"};

/* The newest are enough: Marketo logs in every few minutes. */
#define NEWEST "WHERE UserId='%s' AND LoginTime=LAST_N_DAYS:30 ORDER BY LoginTime DESC LIMIT 1000"

/* As soon as it is known who the sync user is. */
static int logins_ask(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    sqlite3_stmt *select = NULL;
    char tail[sizeof NEWEST + 64];
    *rows = (struct sa_rows){.kinds = &kind};
    int rc =
        sa_sql_prepare(run->db, &select, "SELECT user_id FROM userinfo WHERE connection = 'sync'", error);
    if (sa_sql_each(select, &rc, error) && sa_is_id(sa_sql_text(select, 0))) {
        snprintf(tail, sizeof tail, NEWEST, sa_sql_text(select, 0));
        rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kind}, tail, error);
    }
    sqlite3_finalize(select);
    return rc;
}

const struct sa_source sa_source_logins = {
    .info = &sa_source_info_logins,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_login_history",
    .ready = logins_ask,
    .end = sa_rows_end,
};
