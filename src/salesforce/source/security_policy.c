/* Transaction security policies in force, which may stop what the sync does. Tooling API, TransactionSecurityPolicy. */
#include "salesforce/rows.h"

const struct sa_source_info sa_source_info_security_policy = {
    213, "security_policy", "security policies, which may stop what the sync does",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

static const struct sa_rows_kind kinds[] = {{"TransactionSecurityPolicy", "setup_security_policy",
                                             "Id,DeveloperName,MasterLabel,EventName", "", true, false,
                                             "Id,DeveloperName,EventName"}};

static int security_policy_begin(struct sa_source_run *run, struct sa_error *error)
{
    return sa_rows_survey(run, kinds, "WHERE State = 'Enabled'", error);
}

const struct sa_source sa_source_security_policy = {
    .info = &sa_source_info_security_policy,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_security_policy",
    .surveyed = security_policy_begin,
    .end = sa_rows_end,
};
