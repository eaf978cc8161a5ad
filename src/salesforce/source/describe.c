/* The describe of each object in scope: its fields as the user sees them. */
#include <stdlib.h>

#include "fetch/source.h"
#include "salesforce/describe.h"
#include "salesforce/known.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_describe = {
    50, "describe", "the fields of each object, their values, record types and relations",
    "let the sync user read the objects, and fetch again"};

struct state {
    struct sa_describe *describe;
    sqlite3_stmt *scope;
};

static int describe_store(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_json *document, struct sa_error *error)
{
    struct state *state = run->state;
    return sa_describe_store(state->describe, document, question->object, error);
}

static int describe_ask(struct sa_source_run *run, const char *object, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = describe_store, .together = true};
    const struct state *state = run->state;
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sa_sql_bind_text(state->scope, ":name", object);
    int rc = sa_sql_step(state->scope, error);
    if (rc == SA_OK && sa_buffer_addf(&path, "sobjects/%s/describe", object))
        rc = sa_error_memory(error);
    if (rc == SA_OK)
        rc = sa_source_ask(run, object, path.data, &kind, NULL, error);
    sa_buffer_release(&path);
    return rc;
}

/* What is known by name waits for nothing. */
static int ask_for_named(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    int rc = sa_describe_open(&state->describe, run->db, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &state->scope, "INSERT OR IGNORE INTO temp.scope_object VALUES (:name)",
                            error);
    for (size_t i = 0; rc == SA_OK && i < sa_org_of(run)->scope->count; i++)
        if (!sa_known_must(sa_org_of(run)->scope, sa_org_of(run)->scope->names[i]))
            rc = describe_ask(run, sa_org_of(run)->scope->names[i], error);
    return rc;
}

/* One that the sync user's list does not have may be in the admin's, which tells when it has come. */
static int ask_or_refuse(struct sa_source_run *run, const char *name, struct sa_error *error)
{
    char *known = NULL;
    bool admin = sa_source_has_side(run, SA_SYNC) && sa_source_has_side(run, SA_ADMIN);
    int rc = sa_known_find(&known, run, name, error);
    if (rc == SA_OK)
        rc = known || admin ? describe_ask(run, known ? known : name, error)
                            : sa_known_refuse(run, name, error);
    free(known);
    return rc;
}

/* What the global describe brings into scope. */
static int ask_for_visible(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    const char *query = sa_scope_query(sa_org_of(run)->scope);
    int rc = query ? sa_sql_prepare(run->db, &statement, query, error) : SA_OK;
    while (statement && sa_sql_each(statement, &rc, error))
        if (!sa_scope_names(sa_org_of(run)->scope, sa_sql_text(statement, 0)))
            rc = describe_ask(run, sa_sql_text(statement, 0), error);
    sqlite3_finalize(statement);
    for (size_t i = 0; rc == SA_OK && i < sa_org_of(run)->scope->count; i++)
        if (sa_known_must(sa_org_of(run)->scope, sa_org_of(run)->scope->names[i]))
            rc = ask_or_refuse(run, sa_org_of(run)->scope->names[i], error);
    return rc;
}

/* Without the list nobody can say that there is no such object: the answer will. */
static int ask_for_the_rest(struct sa_source_run *run, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < sa_org_of(run)->scope->count; i++)
        if (sa_known_must(sa_org_of(run)->scope, sa_org_of(run)->scope->names[i]))
            rc = describe_ask(run, sa_org_of(run)->scope->names[i], error);
    return rc;
}

/* Both lists are there, if the sync user's is. */
static int check_names(struct sa_source_run *run, struct sa_error *error)
{
    bool listed = false;
    int rc = sa_source_has(run, "global", &listed, error);
    for (size_t i = 0; rc == SA_OK && listed && i < sa_org_of(run)->scope->count; i++) {
        char *known = NULL;
        if (sa_known_must(sa_org_of(run)->scope, sa_org_of(run)->scope->names[i]))
            rc = sa_known_find(&known, run, sa_org_of(run)->scope->names[i], error);
        if (rc == SA_OK && !known && sa_known_must(sa_org_of(run)->scope, sa_org_of(run)->scope->names[i]))
            rc = sa_known_refuse(run, sa_org_of(run)->scope->names[i], error);
        free(known);
    }
    return rc;
}

static void describe_end(struct sa_source_run *run)
{
    struct state *state = run->state;
    sa_describe_close(state->describe);
    sqlite3_finalize(state->scope);
}

const struct sa_source sa_source_describe = {
    .info = &sa_source_info_describe,
    .resumes = true,
    .versioned = true,
    .state_size = sizeof(struct state),
    .progress = "describing objects",
    .forget =
        "DELETE FROM describe_object; DELETE FROM describe_field; DELETE FROM describe_picklist_value;"
        "DELETE FROM describe_record_type; DELETE FROM describe_child_relationship; DELETE FROM temp.scope_object",
    .begin = ask_for_named,
    .listed = ask_for_visible,
    .unlisted = ask_for_the_rest,
    .described = check_names,
    .end = describe_end,
};
