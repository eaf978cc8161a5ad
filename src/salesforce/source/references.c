/* What uses the custom fields that sync, and the custom objects: flows, code, layouts, validation rules, as far as Salesforce keeps track of it.
 *
 * MetadataComponentDependency gives no more than 2,000 rows and does not say that there were more, and one field it cannot
 * follow makes it fail for all that are asked about with it. In both cases the fields are asked about in halves.
 * Sources: Tooling API Developer Guide, MetadataComponentDependency (beta); what users of SalesforceLabs/OrgCheck report. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_references = {
    205, "references", "which flows, code, layouts and rules use a custom field",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

enum { FIELDS = 100, ROWS = 2000, ID_ROOM = sizeof "'00N000000000000AAA'," };

struct state {
    sqlite3_stmt *insert;
    unsigned questions;
};

static int references_ask(struct sa_source_run *run, const char *ids, size_t length, struct sa_error *error);

static int references_store(struct sa_source_run *run, struct sa_question *question,
                            const struct sa_json *record, struct sa_error *error)
{
    static const char *const columns[] = {"RefMetadataComponentId", "MetadataComponentType",
                                          "MetadataComponentId", "MetadataComponentName"};
    sqlite3_stmt *insert = ((struct state *)run->state)->insert;
    (void)question;
    for (int i = 0; i < 4; i++) {
        const char *text = sa_json_string(sa_json_get(record, columns[i]));
        if (!text && i < 3)
            return sa_error_set(error, SA_EFORMAT, "a dependency has no '%s'", columns[i]);
        sqlite3_bind_text(insert, i + 1, text, -1, SQLITE_TRANSIENT);
    }
    return sa_sql_step(insert, error);
}

/* Asks about the first half of the fields, then about the second: false when there is but one. */
static bool references_ask_halves(struct sa_source_run *run, const char *ids, int *rc, struct sa_error *error)
{
    const char *middle = strchr(ids + strlen(ids) / 2, ',');
    if (!middle)
        middle = memrchr(ids, ',', strlen(ids) / 2);
    if (!middle)
        return false;
    *rc = references_ask(run, ids, (size_t)(middle - ids), error);
    if (*rc == SA_OK)
        *rc = references_ask(run, middle + 1, strlen(middle + 1), error);
    return true;
}

static int references_end_query(struct sa_source_run *run, struct sa_question *question, size_t rows,
                                struct sa_error *error)
{
    const char *ids = question->payload;
    int rc = SA_OK;
    if (rows >= ROWS && references_ask_halves(run, ids, &rc, error))
        return rc;
    char *sql = sqlite3_mprintf("UPDATE reference_field SET read = 1 WHERE field_id IN (%s)", ids);
    rc = sql ? sa_sql_run(run->db, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

static int references_refuse(struct sa_source_run *run, struct sa_question *question,
                             const struct sa_status *status, bool *handled, struct sa_error *error)
{
    int rc = SA_OK;
    *handled = strcmp(status->code, "UNKNOWN_EXCEPTION") == 0;
    if (*handled && !references_ask_halves(run, question->payload, &rc, error))
        rc = sa_source_cover(question, "not_permitted", "Salesforce cannot tell what uses one of the fields",
                             error);
    return rc;
}

/* `ids`: "'00N…','00N…'", of which `length` bytes are asked about. */
static int references_ask(struct sa_source_run *run, const char *ids, size_t length, struct sa_error *error)
{
    static const struct sa_query query = {
        .together = true, .row = references_store, .end = references_end_query, .refuse = references_refuse};
    struct state *state = run->state;
    char object[64];
    char soql[256 + (size_t)FIELDS * ID_ROOM];
    char *payload = strndup(ids, length);
    if (!payload)
        return sa_error_memory(error);
    snprintf(object, sizeof object, "MetadataComponentDependency %u", ++state->questions);
    snprintf(soql, sizeof soql,
             "SELECT MetadataComponentId,MetadataComponentName,MetadataComponentType,RefMetadataComponentId"
             " FROM MetadataComponentDependency WHERE RefMetadataComponentId IN (%s)",
             payload);
    return sa_soql_ask_tooling(run, object, soql, &query, payload, error);
}

/* The custom fields of the objects whose fields sync by themselves. Setup knows them by 15 characters of their ids. */
static const char fields[] =
    "INSERT OR REPLACE INTO reference_field (field_id, object, field)"
    " WITH long AS MATERIALIZED (SELECT Id, substr(Id, 1, 15) AS short FROM setup_custom_field),"
    " defined AS MATERIALIZED (SELECT \"EntityDefinition.QualifiedApiName\" AS object, QualifiedApiName AS field,"
    "  substr(DurableId, instr(DurableId, '.') + 1) AS short FROM setup_field_definition WHERE DurableId GLOB '*.00N*')"
    " SELECT long.Id, d.object, d.name FROM defined JOIN long USING (short)"
    " JOIN describe_field d ON d.object = defined.object AND d.name = defined.field"
    " WHERE d.object IN (SELECT object FROM main_object) AND length(long.Id) = 18";

/* Custom objects stand among the fields, without one. */
static int note_objects(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    sqlite3_stmt *insert = NULL;
    char id[19];
    int rc = sa_sql_prepare(run->db, &select,
                            "SELECT e.DurableId, o.name FROM setup_entity_definition e"
                            " JOIN describe_object o ON o.name = e.QualifiedApiName"
                            " WHERE o.name GLOB '*__c' AND NOT coalesce(o.customSetting, 0)",
                            error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &insert,
                            "INSERT OR IGNORE INTO reference_field (field_id, object, field)"
                            " VALUES (:id, :object, '')",
                            error);
    while (sa_sql_each(select, &rc, error)) {
        if (!sa_is_id(sa_sql_text(select, 0)))
            continue;
        sa_long_id(id, sa_sql_text(select, 0));
        sa_sql_bind_text(insert, ":id", id);
        sa_sql_bind_text(insert, ":object", sa_sql_text(select, 1));
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(select);
    sqlite3_finalize(insert);
    return rc;
}

static int ask_in_portions(struct sa_source_run *run, sqlite3_stmt *select, struct sa_error *error)
{
    struct sa_buffer ids = SA_BUFFER_INIT((size_t)FIELDS * ID_ROOM);
    int rc = SA_OK;
    int count = 0;
    while (sa_sql_each(select, &rc, error)) {
        if (!sa_is_id(sa_sql_text(select, 0)))
            continue;
        if (sa_buffer_addf(&ids, "%s'%s'", count ? "," : "", sa_sql_text(select, 0)))
            rc = sa_error_memory(error);
        else if (++count == FIELDS) {
            rc = references_ask(run, ids.data, ids.length, error);
            sa_buffer_clear(&ids);
            count = 0;
        }
    }
    if (rc == SA_OK && count > 0)
        rc = references_ask(run, ids.data, ids.length, error);
    sa_buffer_release(&ids);
    return rc;
}

static int references_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_run(run->db, fields, error);
    if (rc == SA_OK)
        rc = note_objects(run, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &state->insert,
                            "INSERT OR IGNORE INTO reference_component VALUES (?, ?, ?, ?)", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &select, "SELECT field_id FROM reference_field ORDER BY object, field",
                            error);
    if (rc == SA_OK)
        rc = ask_in_portions(run, select, error);
    sqlite3_finalize(select);
    return rc;
}

static int references_price(struct sa_source_run *run, size_t *calls, struct sa_error *error)
{
    return sa_source_number(run,
                            "SELECT ((SELECT count(*) FROM describe_field WHERE custom"
                            "  AND object IN (SELECT object FROM main_object))"
                            " + (SELECT count(*) FROM describe_object WHERE name GLOB '*__c') + 99) / 100",
                            calls, error);
}

static void references_end(struct sa_source_run *run)
{
    sqlite3_finalize(((struct state *)run->state)->insert);
}

const struct sa_source sa_source_references = {
    .info = &sa_source_info_references,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct state),
    .forget = "DELETE FROM reference_field; DELETE FROM reference_component",
    .surveyed = references_begin,
    .price = references_price,
    .end = references_end,
};
