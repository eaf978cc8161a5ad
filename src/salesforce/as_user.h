/* An administrator's connection alone: the sync user's view is worked out from its permissions. */
#ifndef SYNCAUDIT_SALESFORCE_AS_USER_H
#define SYNCAUDIT_SALESFORCE_AS_USER_H

#include <sqlite3.h>

#include "syncaudit/error.h"
#include "syncaudit/salesforce.h"

/* Checks before sealing that the permissions were read, where the view depends on them: SA_EREFUSED with the reason and what to
 * do. Nothing to check where the sync user itself was asked. */
int sa_as_user_check(sqlite3 *db, const struct sa_fetch_options *options, struct sa_error *error);

#endif
