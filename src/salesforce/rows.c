/* Queries whose rows become rows of tables: see rows.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

static int settle(struct sa_source_run *run, struct sa_error *error)
{
    const struct sa_rows *rows = run->state;
    return rows->settled ? rows->settled(run, error) : SA_OK;
}

static int store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                 struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    const struct sa_rows_kind *kind = ((const struct sa_rows_query *)question->payload)->kind;
    struct sa_row *row = &rows->open[kind - rows->kinds];
    if (!kind->table)
        return rows->also(run, record, error);
    int rc = row->insert ? SA_OK : sa_row_open(row, run->db, kind->table, 0, error);
    return rc ? rc : sa_row_insert(row, record, NULL, error);
}

static int end_query(struct sa_source_run *run, struct sa_question *question, size_t count, double total,
                     struct sa_error *error)
{
    const struct sa_rows_query *query = question->payload;
    int rc = SA_OK;
    (void)total;
    if (count == 0 && query->kind->never_empty)
        rc = sa_source_cover(question, "not_permitted",
                             "no row came, which is how Salesforce refuses them to some", error);
    return rc ? rc : settle(run, error);
}

static const char *newer_of(const struct sa_rows_query *query)
{
    return query->newer ? query->newer : query->kind->newer;
}

static int newer_length_of(const struct sa_rows_query *query)
{
    return query->newer ? query->newer_length : (int)strlen(query->kind->newer);
}

static int ask(struct sa_source_run *run, const char *name, const struct sa_rows_query *query,
               const char *tail, struct sa_error *error);

/* Salesforce keeps few open queries for a user and forgets the oldest: the rows are asked for from the first one again, and those
 * that are there already are refused by their keys. */
static bool has_lost_page(const struct sa_question *question, const struct sa_status *status)
{
    const struct sa_rows_query *query = question->payload;
    return strcmp(status->code, "INVALID_QUERY_LOCATOR") == 0 && question->rows > 0 && query->kind->table &&
           !query->again;
}

/* An older version, or an edition without what some of the columns are about: asked again without them. */
static int ask_otherwise(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_status *status, bool *handled, struct sa_error *error)
{
    const struct sa_rows *rows = run->state;
    const struct sa_rows_query *query = question->payload;
    const struct sa_rows_query plain = {.kind = query->kind, .newer = ""};
    int rc = rows->refused ? rows->refused(run, query, status, handled, error) : SA_OK;
    if (rc || *handled)
        return rc;
    if (has_lost_page(question, status)) {
        struct sa_rows_query again = *query; /* without its tail, which is handed over beside it */
        again.again = true;
        *handled = true;
        return ask(run, question->object, &again, query->tail, error);
    }
    *handled = strcmp(status->code, "INVALID_FIELD") == 0 && newer_length_of(query) > 0;
    return *handled ? ask(run, question->object, &plain, query->tail, error) : settle(run, error);
}

static int ask(struct sa_source_run *run, const char *name, const struct sa_rows_query *query,
               const char *tail, struct sa_error *error)
{
    static const struct sa_query data = {.row = store, .end = end_query, .refuse = ask_otherwise};
    static const struct sa_query tooling = {
        .tooling = true, .row = store, .end = end_query, .refuse = ask_otherwise};
    struct sa_buffer soql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_rows_query *asked = malloc(sizeof *asked + strlen(tail) + 1);
    int rc = asked ? SA_OK : sa_error_memory(error);
    if (rc == SA_OK) {
        *asked = *query;
        memcpy(asked->tail, tail, strlen(tail) + 1);
        if (sa_buffer_addf(&soql, "SELECT %s%.*s FROM %s%s%s", query->kind->columns, newer_length_of(query),
                           newer_of(query), query->kind->object, *tail ? " " : "", tail))
            rc = sa_error_memory(error);
    }
    if (rc == SA_OK)
        rc = sa_source_query(run, name, soql.data, query->kind->tooling ? &tooling : &data, asked, error);
    else
        free(asked);
    sa_buffer_release(&soql);
    return rc;
}

int sa_rows_ask(struct sa_source_run *run, const char *name, const struct sa_rows_query *query,
                const char *tail, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    char numbered[SA_API_NAME_SIZE];
    unsigned part = ++rows->parts[query->kind - rows->kinds];
    snprintf(numbered, sizeof numbered, part > 1 ? "%s %u" : "%s", *name ? name : query->kind->object, part);
    return ask(run, numbered, query, tail, error);
}

bool sa_rows_wanted(const struct sa_fetch_options *options)
{
    return !options->describes_only;
}

int sa_rows_shut_out(const struct sa_source_run *run, bool *shut_out, struct sa_error *error)
{
    /* Any of these rights opens a part of it (Object Reference: PermissionSet, PermissionSetAssignment). */
    static const char note[] =
        "INSERT OR REPLACE INTO coverage (source, connection, status, reason)"
        " SELECT :source, 'sync', 'not_permitted', 'the sync user has no View Setup and Configuration, as it says itself'"
        " WHERE EXISTS (SELECT 1 FROM setup_user_permission_access WHERE permission = 'ViewSetup')"
        " AND NOT EXISTS (SELECT 1 FROM setup_user_permission_access WHERE granted AND permission IN ('ViewSetup',"
        "  'AssignPermissionSets', 'ManageUsers', 'ManageInternalUsers', 'ManageProfilesPermissionsets'))";
    sqlite3_stmt *statement = NULL;
    *shut_out = false;
    if (run->side != SA_SYNC)
        return SA_OK;
    int rc = sa_sql_prepare(run->db, &statement, note, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":source", run->source->info->name);
        rc = sa_sql_step(statement, error);
        *shut_out = rc == SA_OK && sqlite3_changes(run->db) > 0;
    }
    sqlite3_finalize(statement);
    return rc;
}

void sa_rows_release(struct sa_rows *rows)
{
    for (size_t i = 0; i < SA_ROWS_KINDS; i++)
        sa_row_release(&rows->open[i]);
}

int sa_rows_list(struct sa_buffer *out, sqlite3_stmt *select, size_t *count, struct sa_error *error)
{
    int rc = sa_buffer_adds(out, "(");
    *count = 0;
    while (rc == SA_OK && sqlite3_step(select) == SQLITE_ROW) {
        const char *word = sa_sql_text(select, 0);
        if (!sa_text_is_api_name(word) && !sa_text_is_id(word))
            continue;
        rc = sa_buffer_addf(out, "%s'%s'", *count ? "," : "", word);
        ++*count;
    }
    if (rc == SA_OK)
        rc = sa_buffer_adds(out, ")");
    return rc ? sa_error_memory(error) : SA_OK;
}
