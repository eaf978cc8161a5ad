/* The sync user's own record, and other active users whose name says Marketo. With an administrator's connection alone this is
 * where the sync user is found by the name given. */
#include <stdio.h>
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_user = {
    60, "user", "the sync user's record: profile, licence, language",
    "let the user see users (View All Users), or connect one with View Setup and Configuration"};

static const struct sa_rows_kind kind = {
    "User",
    "setup_user",
    "Id,Username,Name,Email,IsActive,ProfileId,Profile.Name,Profile.UserLicense.Name,UserRoleId,UserType,"
    "LanguageLocaleKey,LastLoginDate,LastPasswordChangeDate,CreatedDate",
    ",UserPermissionsMarketingUser", /* orgs without campaigns lack it */
    false,
    true,
    "Id,Username,Name,IsActive,ProfileId"};

/* A user is told from others by the sync user's id or, with an administrator alone, by the name given. */
static bool user_by_name(const struct sa_source_run *run)
{
    return !run->options->connection && run->options->as_user;
}

/* Everybody sees the own record, and it is what userinfo said a moment ago; of others nothing is known. */
static int check_own(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(
        run->db, &select,
        "SELECT u.Username, i.preferred_username FROM userinfo i"
        " LEFT JOIN setup_user u ON substr(u.Id, 1, 15) = substr(i.user_id, 1, 15)"
        " WHERE i.connection = 'sync' AND EXISTS (SELECT 1 FROM setup_user)"
        " AND NOT coalesce(u.Username = i.preferred_username COLLATE NOCASE AND u.IsActive IS i.active, false)",
        error);
    bool wrong = sa_sql_each(select, &rc, error);
    if (wrong && sqlite3_column_type(select, 0) == SQLITE_NULL)
        rc = sa_error_set(error, SA_EFORMAT, "the record of the sync user itself is not among them");
    else if (wrong)
        rc = sa_error_set(error, SA_EFORMAT, "the record of '%.100s' is not what userinfo says of '%.100s'",
                          sa_sql_text(select, 0), sa_sql_text(select, 1));
    sqlite3_finalize(select);
    return rc;
}

/* Asks for the users that `where` tells, and for those whose name says Marketo. */
static int ask_where(struct sa_source_run *run, const char *where, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    struct sa_buffer tail = SA_BUFFER_INIT(SA_BUFFER_OWN);
    *rows = (struct sa_rows){.kinds = &kind, .check = check_own};
    int rc = sa_buffer_addf(
                 &tail,
                 "WHERE %s OR (IsActive=true AND (Username LIKE '%%marketo%%' OR Name LIKE '%%marketo%%'"
                 " OR Name LIKE '%%mkto%%'))",
                 where)
                 ? sa_error_memory(error)
                 : SA_OK;
    if (rc == SA_OK)
        rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kind}, tail.data, error);
    sa_buffer_release(&tail);
    return rc;
}

static int ask_by_name(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_buffer where = SA_BUFFER_INIT(SA_SOQL_ROOM);
    if (!user_by_name(run))
        return SA_OK;
    const char *name = run->options->as_user;
    int rc = sa_buffer_adds(&where, "Username=") || sa_soql_literal(&where, name) ||
                     sa_buffer_adds(&where, " OR Name=") || sa_soql_literal(&where, name)
                 ? sa_error_memory(error)
                 : SA_OK;
    if (rc == SA_OK)
        rc = ask_where(run, where.data, error);
    sa_buffer_release(&where);
    return rc;
}

/* As soon as it is known who the sync user is. */
static int ask_by_id(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    char where[64];
    if (user_by_name(run))
        return SA_OK;
    int rc =
        sa_sql_prepare(run->db, &select, "SELECT user_id FROM userinfo WHERE connection = 'sync'", error);
    if (sa_sql_each(select, &rc, error) && sa_is_id(sa_sql_text(select, 0))) {
        snprintf(where, sizeof where, "Id='%s'", sa_sql_text(select, 0));
        rc = ask_where(run, where, error);
    }
    sqlite3_finalize(select);
    return rc;
}

/* From here on the user that was found is the one whose view the snapshot holds. A username is unique, a name is not. */
static const char adopt[] =
    "INSERT INTO userinfo (connection, user_id, organization_id, preferred_username, name, email, user_type, language, active)"
    " SELECT 'sync', u.Id, a.organization_id, u.Username, u.Name, u.Email, upper(u.UserType), u.LanguageLocaleKey, u.IsActive"
    " FROM setup_user u LEFT JOIN userinfo a ON a.connection = 'admin'"
    " WHERE u.Username = :name COLLATE NOCASE OR (u.Name = :name AND NOT EXISTS"
    " (SELECT 1 FROM setup_user v WHERE v.Username = :name COLLATE NOCASE))"
    " ORDER BY u.IsActive DESC, u.Username";

static const char candidates[] =
    "SELECT count(*), coalesce(sum(IsActive), 0), group_concat(Username, ', '),"
    " (SELECT reason FROM coverage WHERE source = 'user' AND status NOT IN ('ok', 'partial')) FROM setup_user"
    " WHERE Username = :name COLLATE NOCASE OR (Name = :name AND NOT EXISTS"
    " (SELECT 1 FROM setup_user v WHERE v.Username = :name COLLATE NOCASE))";

/* Anything but one active user is a mistake to be told before it becomes an audit of somebody else. */
static int user_judge(const char *name, sqlite3_stmt *found_users, struct sa_error *error)
{
    int found = sqlite3_column_int(found_users, 0);
    int active = sqlite3_column_int(found_users, 1);
    const char *who = sa_sql_text(found_users, 2);
    const char *reason = sa_sql_text(found_users, 3);
    int rc = SA_OK;
    if (*reason)
        return sa_error_set(error, SA_EREFUSED, "cannot look for user '%s': %s", name, reason);
    if (found == 0)
        rc = sa_error_set(error, SA_EINPUT, "there is no user '%s' in the org", name);
    else if (found == 1 && active == 0)
        rc = sa_error_set(error, SA_EINPUT, "user '%s' is inactive: it sees nothing", who);
    else if (found > 1)
        rc = sa_error_set(error, SA_EINPUT, "%d users are called '%s': %s", found, name, who);
    if (rc)
        sa_error_advise(error, "give --as-user the username of the sync user, as Setup > Users shows it");
    return rc;
}

static int find_by_name(struct sa_source_run *run, struct sa_error *error)
{
    const char *name = run->options->as_user;
    sqlite3_stmt *select = NULL;
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_prepare(run->db, &select, candidates, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &insert, adopt, error);
    if (rc)
        goto out;
    sa_sql_bind_text(select, ":name", name);
    sa_sql_bind_text(insert, ":name", name);
    if (sa_sql_one(select, &rc, error))
        rc = user_judge(name, select, error);
    if (rc == SA_OK)
        rc = sa_sql_step(insert, error);
out:
    sqlite3_finalize(insert);
    sqlite3_finalize(select);
    return rc;
}

static int user_find(struct sa_source_run *run, struct sa_error *error)
{
    return user_by_name(run) ? find_by_name(run, error) : SA_OK;
}

const struct sa_source sa_source_user = {
    .info = &sa_source_info_user,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_user",
    .begin = ask_by_name,
    .ready = ask_by_id,
    .described = user_find,
    .end = sa_rows_end,
};
