/* Log-in hours and address ranges of the sync user's profile, which are part of its Metadata. Tooling API, Profile. */
#include <stdio.h>

#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_login_limit = {
    214, "login_limit", "when and from where the sync user's profile lets it log in",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

static const struct sa_rows_kind kinds[] = {
    {"Profile", "setup_profile_login", "Id,Metadata", "", true, true, NULL}};

/* Metadata comes for one record a query. Where nobody told the profile, nothing is asked, and nothing is known. */
static int login_limit_ask(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    char tail[64];
    int rc = sa_sql_prepare(run->db, &select,
                            "SELECT u.ProfileId FROM setup_user u JOIN userinfo i ON i.connection = 'sync'"
                            " AND substr(i.user_id, 1, 15) = substr(u.Id, 1, 15)",
                            error);
    if (sa_sql_each(select, &rc, error) && sa_is_id(sa_sql_text(select, 0))) {
        snprintf(tail, sizeof tail, "WHERE Id = '%s'", sa_sql_text(select, 0));
        rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = kinds}, tail, error);
    }
    sqlite3_finalize(select);
    return rc;
}

static int login_limit_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    bool admitted = false;
    *rows = (struct sa_rows){.kinds = kinds};
    int rc = sa_rows_admitted(run, &admitted, error);
    return rc || !admitted ? rc : login_limit_ask(run, error);
}

const struct sa_source sa_source_login_limit = {
    .info = &sa_source_info_login_limit,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_profile_login",
    .surveyed = login_limit_begin,
    .end = sa_rows_end,
};
