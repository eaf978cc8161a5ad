/* What Setup knows of objects and fields beyond what the sync user sees: which fields there are at all, what they are for, who
 * made them, how they are classified.
 *
 * EntityDefinition and FieldDefinition are no tables: they demand a filter and give no second page ("does not support
 * queryMore()"). So the objects are asked for in portions that fit one page, and a portion that does not is halved.
 * Source: Tooling API Developer Guide, "SOQL Operation Limitations on Objects". */
#include <stdio.h>
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_setup = {
    80, "setup", "all fields of the objects, hidden ones too; their descriptions, makers and classification",
    "connect a user with View Setup and Configuration"};

/* Of one query: rows, and bytes of the list of objects (an address has room for 16,384). */
enum { PAGE = 2000, LIST_BYTES = 9000 };

enum kind_number { ENTITY, FIELD, CUSTOM_FIELD, VALIDATION_RULE, KINDS };

/* Every object has fields: no row is a refusal. EntityDefinition is asked of the Tooling API, whose one call has room for it. */
static const struct sa_rows_kind kinds[KINDS] = {
    [ENTITY] = {"EntityDefinition", "setup_entity_definition", "DurableId,QualifiedApiName,Label",
                ",Description,InternalSharingModel,IsCustomSetting,LastModifiedDate", true, true,
                "DurableId,QualifiedApiName"},
    [FIELD] =
        {"FieldDefinition", "setup_field_definition",
         "DurableId,EntityDefinition.QualifiedApiName,QualifiedApiName,NamespacePrefix,Label,DataType,"
         "IsFlsEnabled,IsCalculated,IsCompound,IsNillable",
         ",Description,SecurityClassification,ComplianceGroup,BusinessStatus,BusinessOwnerId,IsIndexed,IsFieldHistoryTracked,LastModifiedDate",
         false, true,
         "DurableId,EntityDefinition.QualifiedApiName,QualifiedApiName,DataType,IsFlsEnabled,IsCalculated,IsCompound"},
    [CUSTOM_FIELD] =
        {"CustomField", "setup_custom_field",
         "Id,DeveloperName,TableEnumOrId,NamespacePrefix,ManageableState,CreatedDate,LastModifiedDate",
         ",CreatedBy.Name,LastModifiedBy.Name", true, false,
         "Id,DeveloperName,TableEnumOrId,NamespacePrefix"},
    [VALIDATION_RULE] =
        {"ValidationRule", "setup_validation_rule",
         "Id,EntityDefinition.QualifiedApiName,ValidationName,Active,ErrorMessage,LastModifiedDate",
         ",Description", true, false, "Id,EntityDefinition.QualifiedApiName,ValidationName,Active"},
};

static const char filter[] = " IN ('";

/* Objects that one query asks about, and the rows that are expected of them. */
struct portion {
    struct sa_buffer tail; /* "WHERE X IN ('a','b'" */
    int rows;
};

struct state {
    struct sa_rows rows; /* the first member */
    sqlite3_stmt *next;  /* NULL = nothing is asked */
    char last[SA_API_NAME_SIZE];
    struct portion fields;
};

static int setup_ask(struct sa_source_run *run, const struct sa_rows_query *query, const char *tail,
                     struct sa_error *error)
{
    return sa_rows_ask(run, "", query, tail, error);
}

/* Asks again in two portions: "WHERE X IN ('a','b')" and the rest, cut at a comma near the middle. */
static int setup_ask_halves(struct sa_source_run *run, const struct sa_rows_query *query,
                            const struct sa_status *status, bool *handled, struct sa_error *error)
{
    struct sa_buffer half = SA_BUFFER_INIT(SA_BUFFER_OWN);
    const char *tail = query->tail;
    const char *list = strstr(tail, filter);
    const char *middle = list ? strchr(list + strlen(list) / 2, ',') : NULL;
    if (list && !middle)
        middle = memrchr(list, ',', strlen(list) / 2);
    *handled = middle && strcmp(status->code, "EXCEEDED_ID_LIMIT") == 0;
    if (!*handled)
        return SA_OK;
    int rc = sa_buffer_addf(&half, "%.*s)", (int)(middle - tail), tail)
                 ? sa_error_memory(error)
                 : setup_ask(run, query, half.data, error);
    sa_buffer_clear(&half);
    if (rc == SA_OK && sa_buffer_addf(&half, "%.*s(%s", (int)(list + 4 - tail), tail, middle + 1))
        rc = sa_error_memory(error);
    if (rc == SA_OK)
        rc = setup_ask(run, query, half.data, error);
    sa_buffer_release(&half);
    return rc;
}

/* Asks for the portion that has been gathered, and begins another. */
static int setup_ask_portion(struct sa_source_run *run, enum kind_number kind, struct portion *portion,
                             struct sa_error *error)
{
    const struct sa_rows_query query = {.kind = &kinds[kind]};
    int rc = SA_OK;
    if (portion->rows > 0 && sa_buffer_adds(&portion->tail, ")"))
        rc = sa_error_memory(error);
    else if (portion->rows > 0)
        rc = setup_ask(run, &query, portion->tail.data, error);
    sa_buffer_clear(&portion->tail);
    portion->rows = 0;
    return rc;
}

/* Puts an object with so many rows into a portion; one that is full is asked for before. */
static int portion_add(struct sa_source_run *run, enum kind_number kind, struct portion *portion,
                       const char *name, int rows, struct sa_error *error)
{
    const char *column = kind == FIELD ? "EntityDefinition.QualifiedApiName" : "QualifiedApiName";
    int rc = SA_OK;
    if (portion->tail.length > LIST_BYTES || portion->rows + rows > PAGE)
        rc = setup_ask_portion(run, kind, portion, error);
    if (rc == SA_OK &&
        (portion->rows ? sa_buffer_addf(&portion->tail, ",'%s'", name)
                       : sa_buffer_addf(&portion->tail, "WHERE %s%s%s'", column, filter, name)))
        rc = sa_error_memory(error);
    portion->rows += rows;
    return rc;
}

static int ask_for_entities(struct sa_source_run *run, struct sa_error *error)
{
    struct portion portion = {.tail = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(run->db, &select, "SELECT name FROM temp.scope_object ORDER BY name", error);
    while (sa_sql_each(select, &rc, error))
        if (sa_is_api_name(sa_sql_text(select, 0)))
            rc = portion_add(run, ENTITY, &portion, sa_sql_text(select, 0), 1, error);
    if (rc == SA_OK)
        rc = setup_ask_portion(run, ENTITY, &portion, error);
    sqlite3_finalize(select);
    sa_buffer_release(&portion.tail);
    return rc;
}

/* The object in scope behind :last, whether its describe has come (or will not), and how many fields it is likely to have: those the
 * user sees, and some that are hidden from it. They are hidden where they came with Salesforce, seldom where the org made the object;
 * of an object that is hidden itself nothing is known. */
static const char next_object[] =
    "SELECT name, described, CASE WHEN seen = 0 THEN 20 WHEN name GLOB '*__c' THEN seen + seen / 20 + 1"
    "  ELSE seen + seen / 2 + 20 END"
    " FROM (SELECT o.name, (SELECT count(*) FROM describe_field f WHERE f.object = o.name) AS seen,"
    "  EXISTS (SELECT 1 FROM coverage c WHERE c.source = 'describe' AND c.connection IN ('sync', 'admin')"
    "   AND c.object = o.name) AS described"
    "  FROM temp.scope_object o WHERE o.name > :last ORDER BY o.name LIMIT 1)";

/* Takes objects into portions in the order of their names, and as far as their describes have come: so the portions are the same,
 * however the answers arrive. */
static int setup_gather(struct sa_source_run *run, bool all, struct sa_error *error)
{
    struct state *state = run->state;
    int rc = SA_OK;
    for (bool found = true; rc == SA_OK && found;) {
        sa_sql_bind_text(state->next, ":last", state->last);
        found = sa_sql_each(state->next, &rc, error) && (all || sqlite3_column_int(state->next, 1));
        if (found)
            snprintf(state->last, sizeof state->last, "%s", sa_sql_text(state->next, 0));
        if (found && sa_is_api_name(state->last))
            rc = portion_add(run, FIELD, &state->fields, state->last, sqlite3_column_int(state->next, 2),
                             error);
        sqlite3_reset(state->next);
    }
    return rc;
}

/* What was described last may not fill a portion. */
static int setup_conclude(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    if (!state->next)
        return SA_OK;
    int rc = setup_gather(run, true, error);
    return rc ? rc : setup_ask_portion(run, FIELD, &state->fields, error);
}

static int setup_follow(struct sa_source_run *run, const char *object, struct sa_error *error)
{
    (void)object;
    return sa_source_settled(run, "describe") ? setup_conclude(run, error) : setup_gather(run, false, error);
}

static int setup_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    bool admitted = false;
    state->rows = (struct sa_rows){.kinds = kinds, .refused = setup_ask_halves};
    int rc = sa_rows_admitted(run, &admitted, error);
    if (rc || !admitted)
        return rc;
    state->fields.tail = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    rc = sa_sql_prepare(run->db, &state->next, next_object, error);
    if (rc == SA_OK) /* the longest list first: its pages come one after another */
        rc = setup_ask(run, &(struct sa_rows_query){.kind = &kinds[CUSTOM_FIELD]}, "", error);
    if (rc == SA_OK)
        rc = setup_ask(run, &(struct sa_rows_query){.kind = &kinds[VALIDATION_RULE]}, "", error);
    if (rc == SA_OK)
        rc = ask_for_entities(run, error);
    return rc ? rc : setup_follow(run, "", error);
}

static void setup_end(struct sa_source_run *run)
{
    struct state *state = run->state;
    sa_rows_release(&state->rows);
    sqlite3_finalize(state->next);
    if (state->fields.tail.data)
        sa_buffer_release(&state->fields.tail);
}

const struct sa_source sa_source_setup = {
    .info = &sa_source_info_setup,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .state_size = sizeof(struct state),
    .progress = "reading Setup",
    .forget = "DELETE FROM setup_entity_definition; DELETE FROM setup_field_definition;"
              "DELETE FROM setup_custom_field; DELETE FROM setup_validation_rule",
    .ready = setup_begin,
    .follows = "describe",
    .follow = setup_follow,
    .described = setup_conclude,
    .end = setup_end,
};
