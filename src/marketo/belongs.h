/* Whether an instance of Marketo is this org's: before anything of the two is joined. */
#ifndef SYNCAUDIT_MARKETO_BELONGS_H
#define SYNCAUDIT_MARKETO_BELONGS_H

#include "marketo/account.h"

enum { SA_ORG_ID_SIZE = 19 };

/* Of the Salesforce campaigns that programs are synced with at least half must be the org's; where there are none, or the org does not
 * show them, of the custom fields that the sync fills at least half must be fields of Lead, Contact or Account there. SA_EREFUSED
 * otherwise, unless the options allow any instance; nothing to compare by is a doubt, and told. */
int sa_belongs_check(const struct sa_instance *instance, sqlite3 *db, struct sa_error *error);

/* The id of the org whose snapshot it is; "" = nobody said. */
int sa_belongs_org(char out[SA_ORG_ID_SIZE], sqlite3 *db, struct sa_error *error);

#endif
