/* Which org it is: see identity.h. */
#include <string.h>

#include "salesforce/identity.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

enum { SHORT_ID = 15, LONG_ID = 18, ID_BLOCK = 5 };

/* The three characters that make an id safe where case is not: one bit for each capital, five a character. */
static void identity_normalise(char id[SA_ID_SIZE])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    for (int block = 0; block < SHORT_ID / ID_BLOCK; block++) {
        unsigned capitals = 0;
        for (int i = 0; i < ID_BLOCK; i++) {
            char byte = id[block * ID_BLOCK + i];
            if (byte >= 'A' && byte <= 'Z')
                capitals |= 1u << i;
        }
        id[SHORT_ID + block] = digits[capitals];
    }
    id[LONG_ID] = '\0';
}

static bool identity_use(char out[SA_ID_SIZE], const char *id, size_t length)
{
    if (length != SHORT_ID && length != LONG_ID)
        return false;
    memcpy(out, id, length);
    out[length] = '\0';
    if (!sa_is_id(out))
        return false;
    identity_normalise(out);
    return true;
}

int sa_identity_org_id(char out[SA_ID_SIZE], sqlite3 *db, const char *token, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(
        db, &statement, "SELECT Id FROM organization UNION ALL SELECT organization_id FROM userinfo", error);
    bool found = false;
    while (!found && sa_sql_each(statement, &rc, error)) {
        const char *id = sa_sql_text(statement, 0);
        found = identity_use(out, id, strlen(id));
    }
    if (rc == SA_OK && !found && token && strchr(token, '!'))
        found = identity_use(out, token, strcspn(token, "!"));
    if (!found)
        memcpy(out, SA_UNKNOWN_ORG, sizeof SA_UNKNOWN_ORG);
    sqlite3_finalize(statement);
    return rc;
}

int sa_identity_check_org(sqlite3 *db, const char *connection, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(
        db, &statement,
        "SELECT o.Id, u.organization_id FROM organization o, userinfo u"
        " WHERE u.connection = :connection AND substr(o.Id, 1, 15) <> substr(u.organization_id, 1, 15)",
        error);
    if (rc == SA_OK)
        sa_sql_bind_text(statement, ":connection", connection);
    if (sa_sql_each(statement, &rc, error))
        rc = sa_error_set(error, SA_EFORMAT, "the organization is %.18s, and that of the user is %.18s",
                          sa_sql_text(statement, 0), sa_sql_text(statement, 1));
    sqlite3_finalize(statement);
    return rc;
}

int sa_identity_check_user(sqlite3 *db, const char *username, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    if (!username)
        return SA_OK;
    int rc = sa_sql_prepare(db, &statement,
                            "SELECT preferred_username, preferred_username = ?1 COLLATE NOCASE FROM userinfo"
                            " WHERE connection = 'sync' AND preferred_username IS NOT NULL",
                            error);
    if (rc)
        return rc;
    sqlite3_bind_text(statement, 1, username, -1, SQLITE_STATIC);
    bool known = sa_sql_each(statement, &rc, error);
    if (rc == SA_OK && !known)
        rc = sa_error_set(error, SA_EREFUSED,
                          "the sync user must be '%s', and this connection does not say whose it is",
                          username);
    else if (known && !sqlite3_column_int(statement, 1))
        rc = sa_error_set(error, SA_EREFUSED,
                          "the sync user must be '%s', and this connection is that of '%.255s'", username,
                          sa_sql_text(statement, 0));
    sqlite3_finalize(statement);
    if (rc == SA_EREFUSED)
        sa_error_advise(error,
                        "log in as the sync user, correct sync_user in the configuration, or say --any-user");
    return rc;
}

/* Ids are compared without the three characters that only make them safe where case is not. */
int sa_identity_check_same(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement,
                            "SELECT a.organization_id, b.organization_id FROM userinfo a, userinfo b"
                            " WHERE a.connection = 'sync' AND b.connection = 'admin'"
                            " AND substr(a.organization_id, 1, 15) <> substr(b.organization_id, 1, 15)",
                            error);
    if (sa_sql_each(statement, &rc, error)) {
        rc = sa_error_set(error, SA_EINPUT, "the two connections are of different orgs: %s and %s",
                          sa_sql_text(statement, 0), sa_sql_text(statement, 1));
        sa_error_advise(error, "give the sync user and the admin of the same org");
    }
    sqlite3_finalize(statement);
    return rc;
}

int sa_identity_meet(sqlite3 *db, bool *begun, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    *begun = false;
    int rc = sa_identity_check_same(db, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &statement,
                            "SELECT 1 FROM coverage WHERE source IN ('describe', 'global') AND status = 'ok'",
                            error);
    *begun = sa_sql_each(statement, &rc, error);
    sqlite3_finalize(statement);
    return rc;
}
