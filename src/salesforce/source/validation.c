/* What the active validation rules of the objects Marketo writes look at: the formula of each. It is part of a rule's Metadata,
 * which Salesforce gives for one rule a query.
 *
 * Source: Tooling API Developer Guide, ValidationRule. */
#include <stdio.h>
#include <string.h>

#include "fetch/source.h"
#include "salesforce/org.h"
#include "salesforce/soql.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_validation = {
    207, "validation", "what the validation rules of leads and contacts look at",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

enum { RULES_AT_MOST = 200 };

struct state {
    sqlite3_stmt *update;
};

static int validation_store(struct sa_source_run *run, struct sa_question *question,
                            const struct sa_json *record, struct sa_error *error)
{
    const struct state *state = run->state;
    const char *formula =
        sa_json_string(sa_json_get(sa_json_get(record, "Metadata"), "errorConditionFormula"));
    if (!formula)
        return sa_error_set(error, SA_EFORMAT, "a validation rule has no formula");
    sa_sql_bind_text(state->update, ":id", question->object);
    sa_sql_bind_text(state->update, ":formula", formula);
    return sa_sql_step(state->update, error);
}

static int validation_ask(struct sa_source_run *run, const char *id, struct sa_error *error)
{
    static const struct sa_query query = {.together = true, .row = validation_store};
    char soql[128];
    snprintf(soql, sizeof soql, "SELECT Id,Metadata FROM ValidationRule WHERE Id = '%s'", id);
    return sa_soql_ask_tooling(run, id, soql, &query, NULL, error);
}

static int validation_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const char rules[] =
        "SELECT Id FROM setup_validation_rule WHERE Active"
        " AND \"EntityDefinition.QualifiedApiName\" IN ('Lead', 'Contact') ORDER BY Id LIMIT :most";
    struct state *state = run->state;
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(
        run->db, &state->update,
        "UPDATE setup_validation_rule SET \"Metadata.errorConditionFormula\" = :formula WHERE Id = :id",
        error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &select, rules, error);
    if (rc == SA_OK)
        sqlite3_bind_int(select, 1, RULES_AT_MOST);
    while (sa_sql_each(select, &rc, error))
        if (sa_is_id(sa_sql_text(select, 0)))
            rc = validation_ask(run, sa_sql_text(select, 0), error);
    sqlite3_finalize(select);
    return rc;
}

static void validation_end(struct sa_source_run *run)
{
    sqlite3_finalize(((struct state *)run->state)->update);
}

const struct sa_source sa_source_validation = {
    .info = &sa_source_info_validation,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct state),
    .forget = "UPDATE setup_validation_rule SET \"Metadata.errorConditionFormula\" = NULL",
    .surveyed = validation_begin,
    .end = validation_end,
};
