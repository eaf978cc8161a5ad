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
    struct sa_rows *rows = run->state;
    bool admitted = false;
    *rows = (struct sa_rows){.kinds = kinds};
    int rc = sa_rows_admitted(run, &admitted, error);
    return rc || !admitted ? rc
                           : sa_rows_ask(run, "", &(struct sa_rows_query){.kind = kinds},
                                         "WHERE State = 'Active'", error);
}

static void approval_process_end(struct sa_source_run *run)
{
    sa_rows_release(run->state);
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
    .end = approval_process_end,
};
