/* One record and the access the sync user has to it, for explain --record. Nothing of it but what decides about access is read.
 *
 * Sources: Object Reference, UserRecordAccess (a user and a record must be named) and ProcessInstance. */
#include <stdio.h>
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/salesforce.h"

const struct sa_source_info sa_source_info_record = {890, "record",
                                                     "what the sync user may do with one record", NULL};

enum kind_number { ACCESS, ROW, APPROVAL, KINDS };

struct state {
    struct sa_rows rows; /* first: rows.h */
    struct sa_rows_kind kinds[KINDS];
};

static int ask_for(struct sa_source_run *run, enum kind_number kind, const char *tail, struct sa_error *error)
{
    struct state *state = run->state;
    return sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &state->kinds[kind]}, tail, error);
}

static int record_begin(struct sa_source_run *run, struct sa_error *error)
{
    const struct sa_record_question *about = run->options->about;
    struct state *state = run->state;
    char tail[128];
    const struct sa_rows_kind kinds[KINDS] = {
        [ACCESS] =
            {.object = "UserRecordAccess",
             .table = "record_access",
             .columns =
                 "RecordId,HasReadAccess,HasEditAccess,HasDeleteAccess,HasTransferAccess,MaxAccessLevel",
             .newer = ""},
        [ROW] = {.object = about->object, .table = "record_row", .columns = "Id", .newer = about->columns},
        [APPROVAL] = {.object = "ProcessInstance", .table = "record_approval", .columns = "Id", .newer = ""},
    };
    memcpy(state->kinds, kinds, sizeof kinds);
    state->rows = (struct sa_rows){.kinds = state->kinds};
    snprintf(tail, sizeof tail, "WHERE UserId = '%s' AND RecordId = '%s'", about->user_id, about->id);
    int rc = ask_for(run, ACCESS, tail, error);
    snprintf(tail, sizeof tail, "WHERE Id = '%s'", about->id);
    if (rc == SA_OK)
        rc = ask_for(run, ROW, tail, error);
    snprintf(tail, sizeof tail, "WHERE TargetObjectId = '%s' AND Status = 'Pending'", about->id);
    return rc ? rc : ask_for(run, APPROVAL, tail, error);
}

static bool record_wanted(const struct sa_fetch_options *options)
{
    return options->about != NULL;
}

const struct sa_source sa_source_record = {
    .info = &sa_source_info_record,
    .probe = true,
    .versioned = true,
    .wanted = record_wanted,
    .state_size = sizeof(struct state),
    .forget = "DELETE FROM record_access; DELETE FROM record_row; DELETE FROM record_approval",
    .described = record_begin,
    .end = sa_rows_end,
};
