/* Who asks, in which org. */
#ifndef SYNCAUDIT_SALESFORCE_IDENTITY_H
#define SYNCAUDIT_SALESFORCE_IDENTITY_H

#include <sqlite3.h>
#include <stddef.h>

#include "syncaudit/error.h"

#define SA_ID_SIZE 19 /* 18 letters and digits, and the terminator */
#define SA_UNKNOWN_ORG "unknown-org"

/* The query, path and all after "/services/data/vXX.0/", that sa_identity_store_organization reads the answer
 * of. */
#define SA_ORGANIZATION_QUERY                                                                                \
    "query?q=SELECT+Id,Name,OrganizationType,IsSandbox,InstanceName,NamespacePrefix,LanguageLocaleKey,"      \
    "TrialExpirationDate+FROM+Organization"

/* Stores the answer of /services/oauth2/userinfo. SA_EFORMAT when it is not one, and then nothing is stored.
 */
int sa_identity_store_user(sqlite3 *db, const char *body, size_t length, struct sa_error *error);

/* Stores the answer of SA_ORGANIZATION_QUERY. SA_EFORMAT when it is not one, and then nothing is stored. */
int sa_identity_store_organization(sqlite3 *db, const char *body, size_t length, struct sa_error *error);

/* The org's id with 18 characters: from what was stored, else from an access token ("<org id>!…", may be
 * NULL), else SA_UNKNOWN_ORG. Always safe as a folder name. */
int sa_identity_org_id(char out[SA_ID_SIZE], sqlite3 *db, const char *token, struct sa_error *error);

#endif
