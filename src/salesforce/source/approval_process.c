/* Approval processes in force: they lock the records that wait. Object Reference, ProcessDefinition. */
#include "salesforce/rows.h"

const struct sa_source_info sa_source_info_approval_process = {
    211, "approval_process", "approval processes, which lock records that Marketo writes",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

static const struct sa_rows_kind kinds[] = {{"ProcessDefinition", "setup_approval_process",
                                             "Id,Name,TableEnumOrId,Type,LockType", "", false, false,
                                             "Id,TableEnumOrId,LockType"}};

static int approval_process_begin(struct sa_source_run *run, struct sa_error *error)
{
    return sa_rows_survey(run, kinds, "WHERE State = 'Active'", error);
}

const struct sa_source sa_source_approval_process = {
    .info = &sa_source_info_approval_process,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_approval_process",
    .surveyed = approval_process_begin,
    .end = sa_rows_end,
};
