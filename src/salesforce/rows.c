/* Queries whose rows become rows of tables: see rows.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

static int rows_settle(struct sa_source_run *run, struct sa_error *error)
{
    const struct sa_rows *rows = run->state;
    return rows->settled ? rows->settled(run, error) : SA_OK;
}

/* ---- rows ---- */

/* Whether a list of literals has this one. Salesforce compares texts without letter case. */
static bool rows_names(const char *list, const char *text)
{
    struct sa_buffer literal = SA_BUFFER_INIT(SA_BUFFER_OWN);
    bool found = sa_soql_literal(&literal, text) == SA_OK && strcasestr(list, literal.data);
    sa_buffer_release(&literal);
    return found;
}

/* Whether a record is one of those asked for: what "WHERE X IN ('a','b')" or "WHERE X = 'a'" selects by is in the record. */
static bool is_asked_for(const char *tail, const struct sa_json *record)
{
    static const char where[] = "WHERE ";
    if (strncmp(tail, where, strlen(where)) != 0 || strstr(tail, " OR "))
        return true;
    const char *word = tail + strlen(where);
    size_t length = strcspn(word, " =");
    const char *list = word + length + strspn(word + length, " ");
    if (strncmp(list, "IN ('", 5) != 0 && (*list != '=' || list[1 + strspn(list + 1, " ")] != '\''))
        return true;
    const struct sa_json *value = record;
    for (size_t at = 0; at < length; at++) {
        char name[SA_API_NAME_SIZE];
        size_t size = strcspn(word + at, ". =");
        snprintf(name, sizeof name, "%.*s", (int)size, word + at);
        value = sa_json_get(value, name);
        at += size;
    }
    const char *text = sa_json_string(value);
    if (!text) /* it need not be among the columns */
        return true;
    char id[16];
    snprintf(id, sizeof id, "%s", text); /* an id of 18 characters answers to its first 15 */
    return rows_names(list, text) || (strlen(text) == 18 && rows_names(list, id));
}

static int rows_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                      struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    const struct sa_rows_query *query = question->payload;
    const struct sa_rows_kind *kind = query->kind;
    struct sa_row *row = &rows->open[kind - rows->kinds];
    if (!is_asked_for(query->tail, record))
        return sa_error_set(error, SA_EFORMAT, "a record is none of those asked for");
    if (!kind->table)
        return rows->also(run, query, record, error);
    int rc = row->insert ? SA_OK : sa_row_open(row, run->db, kind->table, 0, error);
    if (rc == SA_OK && rows->asked[kind - rows->kinds] != question)
        sa_row_need(row, query->columns, false);
    rows->asked[kind - rows->kinds] = question;
    return rc ? rc : sa_row_insert(row, record, NULL, error);
}

/* A kind that is asked for in parts is empty when all of them are: an empty one beside a full one is an answer. */
static int cover_part(struct sa_source_run *run, struct sa_question *question, const char *status,
                      const char *lack, struct sa_error *error)
{
    static const char reason[] = "no row came, which is how Salesforce refuses them to some";
    sqlite3_stmt *statement = NULL;
    char base[SA_API_NAME_SIZE];
    int rc = sa_source_cover(question, status, strcmp(status, "not_permitted") == 0 ? reason : lack, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(
            run->db, &statement,
            "WITH part AS (SELECT object, status FROM coverage WHERE source = :source"
            "  AND connection = :connection AND (object = :base OR object GLOB :base || ' [0-9]*'))"
            "UPDATE coverage SET status = 'ok', reason = '' WHERE source = :source"
            " AND connection = :connection AND status = 'not_permitted' AND reason = :reason"
            " AND object IN (SELECT object FROM part)"
            " AND EXISTS (SELECT 1 FROM part WHERE status IN ('ok', 'partial'))",
            error);
    if (rc)
        return rc;
    snprintf(base, sizeof base, "%s", question->object);
    base[strcspn(base, " ")] = '\0';
    sa_sql_bind_text(statement, ":source", run->source->info->name);
    sa_sql_bind_text(statement, ":connection", sa_side_names[run->side]);
    sa_sql_bind_text(statement, ":base", base);
    sa_sql_bind_text(statement, ":reason", reason);
    rc = sa_sql_step(statement, error);
    sqlite3_finalize(statement);
    return rc;
}

/* ---- columns ---- */

/* Finds a word in a list "A,B.C": NULL when it is not there. */
static const char *rows_find_column(const char *columns, const char *word, size_t length)
{
    for (const char *at = columns; *at; at += strcspn(at, ","), at += *at == ',')
        if (strcspn(at, ",") == length && strncmp(at, word, length) == 0)
            return at;
    return NULL;
}

/* Of the columns that every version and edition has, those that were left out: "A, B". Permissions are asked for by name. */
static void list_left_out(const struct sa_rows_query *query, char *out, size_t size)
{
    size_t used = 0;
    *out = '\0';
    const char *all = query->kind->table ? query->kind->columns : query->first;
    for (const char *at = all; *at && used < size; at += *at == ',') {
        size_t length = strcspn(at, ",");
        if (!rows_find_column(query->columns, at, length))
            used += (size_t)snprintf(out + used, size - used, "%s%.*s", used ? ", " : "", (int)length, at);
        at += length;
    }
}

/* What is named between the quotes behind `mark`: "No such column 'X' on entity 'Y'". */
static size_t read_quoted(const char *message, const char *mark, const char **word)
{
    const char *found = strstr(message, mark);
    *word = found ? found + strlen(mark) : "";
    return strcspn(*word, "'");
}

/* Whether a refusal that names `word` of the object `entity` means this column: itself, the last step of a path that leads to
 * another object, or the first, a relation. */
static bool is_meant(const struct sa_rows_kind *kind, const char *column, size_t length, const char *word,
                     size_t size, const char *entity, size_t entity_size)
{
    const char *dot = memrchr(column, '.', length);
    bool own = entity_size == 0 ||
               (strlen(kind->object) == entity_size && strncasecmp(kind->object, entity, entity_size) == 0);
    if (length > size && column[size] == '.' && strncmp(column, word, size) == 0)
        return true;
    if (!dot)
        return own && length == size && strncmp(column, word, size) == 0;
    return (!own || entity_size == 0) && length - (size_t)(dot + 1 - column) == size &&
           strncmp(dot + 1, word, size) == 0;
}

/* Appends the columns without those that the message refuses. False when it refuses none of them, or one that is needed, or there
 * is no memory. */
static bool leave_out(const struct sa_rows_query *query, const char *message, struct sa_buffer *out)
{
    const char *word;
    const char *entity;
    size_t size = read_quoted(message, "No such column '", &word);
    size_t entity_size = read_quoted(message, " on entity '", &entity);
    bool any = false;
    if (entity_size == 0)
        entity_size = read_quoted(message, " on sobject of type '", &entity);
    if (size == 0)
        size = read_quoted(message, "understand relationship '", &word);
    for (const char *at = query->columns; size > 0 && *at; at += *at == ',') {
        size_t length = strcspn(at, ",");
        bool meant = is_meant(query->kind, at, length, word, size, entity, entity_size);
        if (meant &&
            rows_find_column(query->kind->needed ? query->kind->needed : query->kind->columns, at, length))
            return false;
        if (!meant && sa_buffer_addf(out, "%s%.*s", out->length ? "," : "", (int)length, at))
            return false;
        any = any || meant;
        at += length;
    }
    return any;
}

/* The whole message of a refusal; to be freed. */
static char *message_of(const struct sa_question *question)
{
    struct sa_json *body = NULL;
    const struct sa_http_answer *answer = question->answer;
    char *message = NULL;
    if (answer && sa_json_parse(&body, answer->body, answer->length, NULL) == SA_OK) {
        const char *text = sa_json_string(sa_json_get(sa_json_first(body), "message"));
        message = text ? strdup(text) : NULL;
    }
    sa_json_free(body);
    return message;
}

/* ---- questions ---- */

static int rows_end_query(struct sa_source_run *run, struct sa_question *question, size_t count,
                          struct sa_error *error)
{
    const struct sa_rows_query *query = question->payload;
    char reason[512] = "not visible to this user: ";
    char *names = reason + strlen(reason);
    const struct sa_rows *rows = run->state;
    int rc = rows->check ? rows->check(run, error) : SA_OK;
    list_left_out(query, names, sizeof reason - strlen(reason));
    bool lacks = count > 0 && *names;
    if (rc == SA_OK && query->kind->never_empty)
        rc = cover_part(run, question,
                        count == 0 ? "not_permitted"
                        : lacks    ? "partial"
                                   : "ok",
                        lacks ? reason : "", error);
    else if (rc == SA_OK && lacks)
        rc = sa_source_cover(question, "partial", reason, error);
    return rc ? rc : rows_settle(run, error);
}

/* Salesforce keeps few open queries for a user and forgets the oldest: the rows are asked for from the first one again, and those
 * that are there already are refused by their keys. */
static bool has_lost_page(const struct sa_question *question, const struct sa_status *status)
{
    const struct sa_rows_query *query = question->payload;
    return strcmp(status->code, "INVALID_QUERY_LOCATOR") == 0 && question->paging.rows > 0 &&
           query->kind->table && !query->again;
}

static int rows_ask(struct sa_source_run *run, const char *name, const struct sa_rows_query *query,
                    const char *columns, const char *tail, struct sa_error *error);

enum { REFUSALS = 20 }; /* of one query: each costs a call */

/* A column that the user may not see, an older version, an edition without what some of the columns are about: asked again without
 * them. */
static int ask_for_less(struct sa_source_run *run, struct sa_question *question, bool *handled,
                        struct sa_error *error)
{
    const struct sa_rows_query *query = question->payload;
    struct sa_rows_query less = *query; /* without its tail, which is handed over beside it */
    char *message = message_of(question);
    struct sa_buffer columns = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = SA_OK;
    less.refusals++;
    if (message && query->refusals < REFUSALS && leave_out(query, message, &columns)) {
        *handled = true;
        rc = rows_ask(run, question->object, &less, columns.data, query->tail, error);
    } else if (*query->kind->columns && strlen(query->columns) > strlen(query->kind->columns)) {
        *handled = true;
        rc = rows_ask(run, question->object, &less, query->kind->columns, query->tail, error);
    }
    sa_buffer_release(&columns);
    free(message);
    return rc;
}

static int ask_otherwise(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_status *status, bool *handled, struct sa_error *error)
{
    const struct sa_rows *rows = run->state;
    const struct sa_rows_query *query = question->payload;
    int rc = rows->refused ? rows->refused(run, query, status, handled, error) : SA_OK;
    if (rc || *handled)
        return rc;
    if (has_lost_page(question, status)) {
        struct sa_rows_query again = *query;
        again.again = true;
        *handled = true;
        return rows_ask(run, question->object, &again, query->columns, query->tail, error);
    }
    if (strcmp(status->code, "INVALID_FIELD") == 0)
        rc = ask_for_less(run, question, handled, error);
    return rc || *handled ? rc : rows_settle(run, error);
}

static int rows_ask(struct sa_source_run *run, const char *name, const struct sa_rows_query *query,
                    const char *columns, const char *tail, struct sa_error *error)
{
    static const struct sa_query how = {
        .together = true, .row = rows_store, .end = rows_end_query, .refuse = ask_otherwise};
    struct sa_buffer soql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    const char *first = query->first ? query->first : columns;
    size_t length = strlen(tail) + 1;
    size_t columns_length = strlen(columns) + 1;
    struct sa_rows_query *asked = malloc(sizeof *asked + length + columns_length + strlen(first) + 1);
    if (!asked)
        return sa_error_memory(error);
    *asked = *query;
    memcpy(asked->tail, tail, length);
    memcpy(asked->tail + length, columns, columns_length);
    memcpy(asked->tail + length + columns_length, first, strlen(first) + 1);
    asked->columns = asked->tail + length;
    asked->first = asked->columns + columns_length;
    if (sa_buffer_addf(&soql, "SELECT %s FROM %s%s%s", columns, query->kind->object, *tail ? " " : "",
                       tail)) {
        free(asked);
        return sa_error_memory(error);
    }
    int rc = query->kind->tooling ? sa_soql_ask_tooling(run, name, soql.data, &how, asked, error)
                                  : sa_soql_ask(run, name, soql.data, &how, asked, error);
    sa_buffer_release(&soql);
    return rc;
}

int sa_rows_ask(struct sa_source_run *run, const char *name, const struct sa_rows_query *query,
                const char *tail, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    char numbered[SA_API_NAME_SIZE];
    unsigned part = ++rows->parts[query->kind - rows->kinds];
    const char *newer = query->newer ? query->newer : query->kind->newer;
    int length = query->newer ? query->newer_length : (int)strlen(newer);
    struct sa_buffer columns = SA_BUFFER_INIT(SA_BUFFER_OWN);
    const char *object = query->whole ? "" : *name ? name : query->kind->object;
    snprintf(numbered, sizeof numbered, part > 1 ? "%s %u" : "%s", object, part);
    int rc = sa_buffer_addf(&columns, "%s%.*s", query->kind->columns, length, newer)
                 ? sa_error_memory(error)
                 : rows_ask(run, numbered, query, columns.data, tail, error);
    sa_buffer_release(&columns);
    return rc;
}

bool sa_rows_wanted(const struct sa_fetch_options *options)
{
    return !options->describes_only;
}

int sa_rows_admitted(const struct sa_source_run *run, bool *admitted, struct sa_error *error)
{
    /* Any of these rights opens a part of it (Object Reference: PermissionSet, PermissionSetAssignment). */
    static const char note[] =
        "INSERT OR REPLACE INTO coverage (source, connection, status, reason)"
        " SELECT :source, 'sync', 'not_permitted', 'the sync user has no View Setup and Configuration, as it says itself'"
        " WHERE EXISTS (SELECT 1 FROM setup_user_permission_access WHERE permission = 'ViewSetup')"
        " AND NOT EXISTS (SELECT 1 FROM setup_user_permission_access WHERE granted AND permission IN ('ViewSetup',"
        "  'AssignPermissionSets', 'ManageUsers', 'ManageInternalUsers', 'ManageProfilesPermissionsets'))";
    sqlite3_stmt *statement = NULL;
    *admitted = run->side != SA_SYNC;
    if (*admitted || !sa_source_settled(run, "user_permission"))
        return SA_OK;
    int rc = sa_sql_prepare(run->db, &statement, note, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":source", run->source->info->name);
        rc = sa_sql_step(statement, error);
        *admitted = rc == SA_OK && sqlite3_changes(run->db) == 0;
    }
    sqlite3_finalize(statement);
    return rc;
}

void sa_rows_release(struct sa_rows *rows)
{
    for (size_t i = 0; i < SA_ROWS_KINDS; i++)
        sa_row_release(&rows->open[i]);
}

void sa_rows_end(struct sa_source_run *run)
{
    sa_rows_release(run->state);
}

int sa_rows_survey(struct sa_source_run *run, const struct sa_rows_kind *kinds, const char *tail,
                   struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    bool admitted = false;
    *rows = (struct sa_rows){.kinds = kinds};
    int rc = sa_rows_admitted(run, &admitted, error);
    return rc || !admitted ? rc : sa_rows_ask(run, "", &(struct sa_rows_query){.kind = kinds}, tail, error);
}

int sa_rows_list(struct sa_buffer *out, sqlite3_stmt *select, size_t *count, struct sa_error *error)
{
    int rc = sa_buffer_adds(out, "(") ? sa_error_memory(error) : SA_OK;
    *count = 0;
    while (sa_sql_each(select, &rc, error)) {
        const char *word = sa_sql_text(select, 0);
        if (!sa_is_api_name(word) && !sa_is_id(word))
            continue;
        if (sa_buffer_addf(out, "%s'%s'", *count ? "," : "", word))
            rc = sa_error_memory(error);
        ++*count;
    }
    if (rc == SA_OK && sa_buffer_adds(out, ")"))
        rc = sa_error_memory(error);
    return rc;
}
