/* What a fetch knows of the org it asks. */
#ifndef SYNCAUDIT_SALESFORCE_ORG_H
#define SYNCAUDIT_SALESFORCE_ORG_H

#include <stdbool.h>

#include "fetch/source.h"
#include "salesforce/scope.h"
#include "syncaudit/salesforce.h"

enum { SA_VERSIONS = 256 }; /* API versions are NN.0; three digits are a long way off */

/* The connections to an org. */
enum sa_side { SA_SYNC, SA_ADMIN, SA_SIDES };
extern const char *const sa_side_names[SA_SIDES]; /* as coverage has them */

/* Whom a source asks, in Salesforce's words. */
#define SA_ASK_SETUP                                                                                         \
    SA_ASK_LAST /* who is likelier to have View Setup: the admin; the sync user where there is no other */
#define SA_ASK_SYNC SA_ASK_FIRST   /* the sync user, or nobody */
#define SA_ASK_ADMIN SA_ASK_SECOND /* the admin, or nobody */

/* The account of sa_salesforce. The first three are given, and borrowed. */
struct sa_org {
    const struct sa_fetch_options *options;
    const struct sa_scope *scope;
    int version;               /* API version to begin with; afterwards the one that was used */
    bool resumed;              /* it cannot be changed: a partial snapshot was fetched with it */
    bool listed;               /* `offered` is filled */
    bool offered[SA_VERSIONS]; /* by the org */
};

/* The org that a source's run asks. */
static inline struct sa_org *sa_org_of(const struct sa_source_run *run)
{
    return run->account;
}

/* The `wanted` of a source that is asked with --usage full only. */
bool sa_source_counts(const struct sa_fetch_options *options);

#endif
