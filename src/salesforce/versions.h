/* Which API version is asked: the newest that this program knows and the org has. */
#ifndef SYNCAUDIT_SALESFORCE_VERSIONS_H
#define SYNCAUDIT_SALESFORCE_VERSIONS_H

#include "fetch/plan.h"
#include "salesforce/org.h"

/* The org offers these API versions. Another one is taken, and everything asked anew, where its own is not among them;
 * SA_EINPUT when there is none. */
int sa_versions_offer(struct sa_source_run *run, const bool offered[SA_VERSIONS], struct sa_error *error);

/* The `retreat` of sa_salesforce: a recording may have been made with an older version. */
int sa_versions_retreat(struct sa_party *party, bool *again, struct sa_error *error);

#endif
