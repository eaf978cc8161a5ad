/* What may stop the sync user where its permissions do not: approval processes, which lock records; transaction security policies; and the
 * log-in hours and address ranges of its profile, which are part of the profile's Metadata.
 *
 * Sources: Object Reference, ProcessDefinition; Tooling API Developer Guide, TransactionSecurityPolicy, Profile. */
#include <stdio.h>

#include "salesforce/rows.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

const struct sa_source_info sa_source_info_guards = {
    211, "guards", "approval processes, security policies and log-in limits that may stop the sync user",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

enum { PROCESS, POLICY, PROFILE, GUARDS };

static const struct sa_rows_kind kinds[GUARDS] = {
    [PROCESS] = {"ProcessDefinition", "setup_approval_process", "Id,Name,TableEnumOrId,Type,LockType", "",
                 false, false, "Id,TableEnumOrId,LockType"},
    [POLICY] = {"TransactionSecurityPolicy", "setup_security_policy",
                "Id,DeveloperName,MasterLabel,EventName", "", true, false, "Id,DeveloperName,EventName"},
    [PROFILE] = {"Profile", "setup_profile_login", "Id,Metadata", "", true, true, NULL},
};

/* Metadata comes for one record a query. */
static int ask_for_profile(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    char tail[64];
    int rc = sa_sql_prepare(run->db, &select,
                            "SELECT u.ProfileId FROM setup_user u JOIN userinfo i ON i.connection = 'sync'"
                            " AND substr(i.user_id, 1, 15) = substr(u.Id, 1, 15)",
                            error);
    if (sa_sql_each(select, &rc, error) && sa_text_is_id(sa_sql_text(select, 0))) {
        snprintf(tail, sizeof tail, "WHERE Id = '%s'", sa_sql_text(select, 0));
        rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kinds[PROFILE]}, tail, error);
    }
    sqlite3_finalize(select);
    return rc;
}

static int guards_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    bool admitted = false;
    *rows = (struct sa_rows){.kinds = kinds};
    int rc = sa_rows_admitted(run, &admitted, error);
    if (rc || !admitted)
        return rc;
    rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kinds[PROCESS]}, "WHERE State = 'Active'",
                     error);
    if (rc == SA_OK)
        rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kinds[POLICY]}, "WHERE State = 'Enabled'",
                         error);
    return rc ? rc : ask_for_profile(run, error);
}

static void guards_end(struct sa_source_run *run)
{
    sa_rows_release(run->state);
}

const struct sa_source sa_source_guards = {
    .info = &sa_source_info_guards,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct sa_rows),
    .forget =
        "DELETE FROM setup_approval_process; DELETE FROM setup_security_policy; DELETE FROM setup_profile_login",
    .surveyed = guards_begin,
    .end = guards_end,
};
