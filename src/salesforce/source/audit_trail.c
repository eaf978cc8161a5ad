/* The Setup Audit Trail: who changed what in Setup in the last 180 days, which is as long as Salesforce keeps it. */
#include "salesforce/rows.h"

const struct sa_source_info sa_source_info_audit_trail = {
    95, "audit_trail", "who changed fields and permissions since the audit before",
    "connect a user with View Setup and Configuration"};

/* Section and Display cannot be filtered, and which actions there are is not documented: the newest entries of all. */
static const struct sa_rows_kind kind = {
    "SetupAuditTrail",
    "setup_audit_trail",
    "Id,Action,Section,Display,CreatedDate,CreatedBy.Username,DelegateUser",
    "",
    false,
    false,
    "Id,Action,Section,Display,CreatedDate"};

static int audit_trail_ask(struct sa_source_run *run, struct sa_error *error)
{
    return sa_rows_survey(run, &kind,
                          "WHERE CreatedDate=LAST_N_DAYS:180 ORDER BY CreatedDate DESC LIMIT 4000", error);
}

const struct sa_source sa_source_audit_trail = {
    .info = &sa_source_info_audit_trail,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_audit_trail",
    .ready = audit_trail_ask,
    .end = sa_rows_end,
};
