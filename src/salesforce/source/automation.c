/* What runs when the sync writes a lead or contact: triggers, flows, duplicate rules, assignment rules.
 *
 * Sources: Tooling API Developer Guide, ApexTrigger; Object Reference, FlowDefinitionView, DuplicateRule, AssignmentRule. */
#include <string.h>

#include "salesforce/rows.h"

const struct sa_source_info sa_source_info_automation = {
    209, "automation", "triggers, flows, duplicate and assignment rules that run when the sync writes",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

static const struct asked {
    struct sa_rows_kind kind;
    const char *tail;
} asked[] = {
    {{"ApexTrigger", "setup_apex_trigger", "Id,Name,TableEnumOrId,NamespacePrefix",
      ",UsageBeforeInsert,UsageAfterInsert,UsageBeforeUpdate,UsageAfterUpdate", true, false,
      "Id,Name,TableEnumOrId"},
     "WHERE Status = 'Active'"},
    {{"FlowDefinitionView", "setup_flow",
      "DurableId,ApiName,Label,ProcessType,TriggerType,TriggerObjectOrEventId,TriggerObjectOrEventLabel",
      ",NamespacePrefix", false, false, "DurableId,ApiName,ProcessType,TriggerType,TriggerObjectOrEventId"},
     "WHERE IsActive = true"},
    {{"DuplicateRule", "setup_duplicate_rule", "Id,DeveloperName,MasterLabel,SobjectType", ",NamespacePrefix",
      false, false, NULL},
     "WHERE IsActive = true"},
    {{"AssignmentRule", "setup_assignment_rule", "Id,Name,SobjectType,Active", "", false, false, NULL}, ""},
};

enum { ASKED = sizeof asked / sizeof *asked };

struct state {
    struct sa_rows rows; /* the first member */
    struct sa_rows_kind kinds[ASKED];
};

static int automation_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    bool admitted = false;
    for (size_t i = 0; i < ASKED; i++)
        state->kinds[i] = asked[i].kind;
    state->rows = (struct sa_rows){.kinds = state->kinds};
    int rc = sa_rows_admitted(run, &admitted, error);
    for (size_t i = 0; i < ASKED && rc == SA_OK && admitted; i++)
        rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &state->kinds[i]}, asked[i].tail, error);
    return rc;
}

const struct sa_source sa_source_automation = {
    .info = &sa_source_info_automation,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct state),
    .forget = "DELETE FROM setup_apex_trigger; DELETE FROM setup_flow; DELETE FROM setup_duplicate_rule;"
              "DELETE FROM setup_assignment_rule",
    .surveyed = automation_begin,
    .end = sa_rows_end,
};
