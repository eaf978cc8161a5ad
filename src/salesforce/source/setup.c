/* What Setup knows of objects and fields beyond what the sync user sees: which fields there are at all, what they are for, who
 * made them, how they are classified.
 *
 * EntityDefinition and FieldDefinition are no tables: they demand a filter and give no second page ("does not support
 * queryMore()"). So the objects are asked for in portions that fit one page, and a portion that does not is halved.
 * Source: Tooling API Developer Guide, "SOQL Operation Limitations on Objects". */
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

const struct sa_source_info sa_source_info_setup = {
    80, "setup", "all fields of the objects, hidden ones too; their descriptions, makers and classification",
    "connect a user with View Setup and Configuration"};

/* Of one query: rows, bytes of the list of objects (an address has room for 16,384); and fields an object is likely to hide. */
enum { PAGE = 2000, LIST_BYTES = 9000, LIKELY_HIDDEN = 20 };

enum kind_number { ENTITY, FIELD, CUSTOM_FIELD, VALIDATION_RULE, KINDS };

/* Every object has fields: no row is a refusal. */
static const struct sa_rows_kind kinds[KINDS] = {
    [ENTITY] = {"EntityDefinition", "setup_entity_definition", "DurableId,QualifiedApiName,Label",
                ",Description,InternalSharingModel,IsCustomSetting,LastModifiedDate", false, true,
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

/* The objects in scope with what the sync user sees of each: a portion has as many fields as a page is likely to hold, hidden
 * ones included. */
static const char scope[] =
    "SELECT o.name, (SELECT count(*) FROM describe_field f WHERE f.object = o.name) FROM"
    " (SELECT name FROM describe_object UNION SELECT object FROM coverage WHERE source = 'describe' AND object <> '') o"
    " ORDER BY o.name";

static int setup_ask_portion(struct sa_source_run *run, enum kind_number kind, struct sa_buffer *portion,
                             struct sa_error *error)
{
    const struct sa_rows_query query = {.kind = &kinds[kind]};
    int rc =
        sa_buffer_adds(portion, ")") ? sa_error_memory(error) : setup_ask(run, &query, portion->data, error);
    sa_buffer_clear(portion);
    return rc;
}

static int ask_for_definitions(struct sa_source_run *run, enum kind_number kind, const char *column,
                               struct sa_error *error)
{
    struct sa_buffer portion = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *select = NULL;
    int rows = 0;
    int rc = sa_sql_prepare(run->db, &select, scope, error);
    while (sa_sql_each(select, &rc, error)) {
        const char *name = sa_sql_text(select, 0);
        int expected = kind == FIELD ? sqlite3_column_int(select, 1) + LIKELY_HIDDEN : 1;
        if (!sa_text_is_api_name(name))
            continue;
        if (portion.length > LIST_BYTES || (rows > 0 && rows + expected > PAGE)) {
            rc = setup_ask_portion(run, kind, &portion, error);
            rows = 0;
        }
        if (rc == SA_OK && (rows ? sa_buffer_addf(&portion, ",'%s'", name)
                                 : sa_buffer_addf(&portion, "WHERE %s IN ('%s'", column, name)))
            rc = sa_error_memory(error);
        rows += expected;
    }
    if (rc == SA_OK && rows > 0)
        rc = setup_ask_portion(run, kind, &portion, error);
    sqlite3_finalize(select);
    sa_buffer_release(&portion);
    return rc;
}

static int ask_for_all(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    bool shut_out = false;
    *rows = (struct sa_rows){.kinds = kinds, .refused = setup_ask_halves};
    int rc = sa_rows_shut_out(run, &shut_out, error);
    if (rc || shut_out)
        return rc;
    rc = ask_for_definitions(run, ENTITY, "QualifiedApiName", error);
    if (rc == SA_OK)
        rc = ask_for_definitions(run, FIELD, "EntityDefinition.QualifiedApiName", error);
    if (rc == SA_OK)
        rc = setup_ask(run, &(struct sa_rows_query){.kind = &kinds[CUSTOM_FIELD]}, "", error);
    return rc ? rc : setup_ask(run, &(struct sa_rows_query){.kind = &kinds[VALIDATION_RULE]}, "", error);
}

static void setup_end(struct sa_source_run *run)
{
    sa_rows_release(run->state);
}

const struct sa_source sa_source_setup = {
    .info = &sa_source_info_setup,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .state_size = sizeof(struct sa_rows),
    .progress = "reading Setup",
    .forget = "DELETE FROM setup_entity_definition; DELETE FROM setup_field_definition;"
              "DELETE FROM setup_custom_field; DELETE FROM setup_validation_rule",
    .described = ask_for_all,
    .end = setup_end,
};
