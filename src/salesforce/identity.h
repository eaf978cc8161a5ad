/* Which org it is. */
#ifndef SYNCAUDIT_SALESFORCE_IDENTITY_H
#define SYNCAUDIT_SALESFORCE_IDENTITY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

#define SA_ID_SIZE 19 /* 18 letters and digits, and the terminator */
#define SA_UNKNOWN_ORG "unknown-org"

/* The org's id with 18 characters: from what was stored, else from an access token ("<org id>!…", may be
 * NULL), else SA_UNKNOWN_ORG. Always safe as a folder name. */
int sa_identity_org_id(char out[SA_ID_SIZE], sqlite3 *db, const char *token, struct sa_error *error);

/* Checks that the organization's own row and the user of a connection are of one org, as far as they are stored. SA_EFORMAT. */
int sa_identity_check_org(sqlite3 *db, const char *connection, struct sa_error *error);

/* Checks that the connection 'sync' is of the user of this name (NULL = anybody), by what was stored of it; usernames know no
 * case. When nothing was stored, it is not. SA_EREFUSED. */
int sa_identity_check_user(sqlite3 *db, const char *username, struct sa_error *error);

/* The `meet` of sa_salesforce: two connections of two orgs would make one snapshot that is true of neither (SA_EINPUT); `*begun`
 * when anything came that a snapshot is kept for. */
int sa_identity_meet(sqlite3 *db, bool *begun, struct sa_error *error);

/* Only the first of it. */
int sa_identity_check_same(sqlite3 *db, struct sa_error *error);

#endif
