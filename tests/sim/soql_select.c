/* A whole SELECT, from its words to SQL: see soql_parse.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "behaviour.h"
#include "rows.h"
#include "soql_parse.h"
#include "syncaudit/sql.h"

#define TOO_COMPLICATED                                                                                      \
    "Query is either selecting too many fields or the filter conditions are too complicated."

void soql_query_start(struct soql_query *query, struct soql_parse *parse)
{
    *query = (struct soql_query){.parse = parse,
                                 .level = parse->levels++,
                                 .join_count = 1,
                                 .select = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                 .from = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                 .where = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                 .group = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                 .having = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                 .order = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                 .limit = -1,
                                 .offset = -1};
}

void soql_query_release(struct soql_query *query)
{
    sa_buffer_release(&query->select);
    sa_buffer_release(&query->from);
    sa_buffer_release(&query->where);
    sa_buffer_release(&query->group);
    sa_buffer_release(&query->having);
    sa_buffer_release(&query->order);
    free(query->columns);
}

/* ---- FROM ---- */

static int refuse_type(struct soql_query *query, const struct soql_token *token)
{
    if (query->parse->tooling)
        return soql_refuse(query->parse, 400, "INVALID_TYPE", "sObject type '%.*s' is not supported.",
                           (int)token->length, token->text);
    return soql_refuse_at(
        query->parse, token, "INVALID_TYPE",
        "sObject type '%.*s' is not supported. If you are attempting to use a custom object, be sure to "
        "append the '__c' after the entity name. Please reference your WSDL or the describe call for the "
        "appropriate names.",
        (int)token->length, token->text);
}

/* Salesforce says in three ways that somebody may not read an object of Setup. */
static int refuse_setup(struct soql_query *query, const struct soql_token *token)
{
    char shape[32];
    sim_behaviour_text(query->parse->db, "setup-refusal", shape, sizeof shape);
    if (strcmp(shape, "empty") == 0) {
        query->is_empty = true;
        return SA_OK;
    }
    if (strcmp(shape, "access") == 0)
        return soql_refuse(query->parse, 403, "INSUFFICIENT_ACCESS",
                           "insufficient access rights on object id");
    return refuse_type(query, token);
}

/* What the org knows of the object, for the user and the API that ask. */
static int look_up_object(struct soql_query *query, const struct soql_token *token, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    char name[SOQL_NAME];
    snprintf(name, sizeof name, "%.*s", (int)token->length, token->text);
    int rc = sa_sql_prepare(
        query->parse->db, &statement,
        "SELECT name, queryable = 'true', permitted, reified, virtual = 'true', key, virtual = 'dependency' FROM soql_object"
        " WHERE name = :name AND api IN ('both', iif(:tooling = 'true', 'tooling', 'data'))",
        error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":name", name);
    sa_sql_bind_text(statement, ":tooling", query->parse->tooling ? "true" : "false");
    if (sqlite3_step(statement) != SQLITE_ROW) {
        rc = refuse_type(query, token);
        goto out;
    }
    snprintf(query->object, sizeof query->object, "%s", sa_sql_text(statement, 0));
    snprintf(query->reified, sizeof query->reified, "%s", sa_sql_text(statement, 3));
    query->is_virtual = sqlite3_column_int(statement, 4);
    snprintf(query->key, sizeof query->key, "%s", sa_sql_text(statement, 5));
    query->is_dependency = sqlite3_column_int(statement, 6);
    if (!sqlite3_column_int(statement, 2))
        rc = refuse_setup(query, token);
    else if (!sqlite3_column_int(statement, 1))
        rc = soql_refuse(query->parse, 400, "INVALID_TYPE_FOR_OPERATION",
                         "entity type %s does not support query", query->object);
out:
    sqlite3_finalize(statement);
    return rc;
}

static int read_from(struct soql_query *query, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    const struct soql_token *token = soql_next(parse);
    static const char *const clauses[] = {"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET",
                                          "USING", "WITH",  "FOR",    "ALL",   ")",     ","};
    if (token->kind != SOQL_WORD) {
        parse->at--;
        return soql_refuse_token(parse);
    }
    int rc = look_up_object(query, token, error);
    if (rc == SA_OK)
        rc = sim_rows_find(parse->db, query->object, query->rows, &query->weighted, error);
    const struct soql_token *alias = soql_peek(parse);
    bool is_alias = alias->kind == SOQL_WORD;
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
        is_alias = is_alias && !soql_is(alias, clauses[i]);
    if (rc == SA_OK && is_alias) {
        snprintf(query->joins[0].path, sizeof query->joins[0].path, "%.*s", (int)alias->length, alias->text);
        soql_next(parse);
    }
    return rc;
}

/* ---- SELECT ---- */

static struct soql_column *add_column(struct soql_query *query, const char *name, const char *type)
{
    struct soql_column *columns =
        realloc(query->columns, ((size_t)query->column_count + 1) * sizeof *query->columns);
    if (!columns)
        return NULL;
    query->columns = columns;
    struct soql_column *column = &columns[query->column_count++];
    snprintf(column->name, sizeof column->name, "%s", name);
    snprintf(column->type, sizeof column->type, "%s", type);
    return column;
}

/* The key of a result of aggregation: its alias, else the field's last name, else exprN. */
static void name_column(struct soql_query *query, const struct soql_field *field, bool is_expression,
                        char *name)
{
    const struct soql_token *alias = soql_peek(query->parse);
    const char *last = strrchr(field->name, '.');
    if (alias->kind == SOQL_WORD && !soql_is(alias, "FROM")) {
        snprintf(name, SOQL_NAME, "%.*s", (int)alias->length, alias->text);
        soql_next(query->parse);
    } else if (is_expression) {
        snprintf(name, SOQL_NAME, "expr%d", query->unnamed++);
    } else {
        snprintf(name, SOQL_NAME, "%s", query->aggregate && last ? last + 1 : field->name);
    }
}

static int read_item(struct soql_query *query, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct soql_field field = {0};
    char name[SOQL_NAME];
    bool aggregates = false;
    bool is_function = false;
    if (soql_is(soql_peek(query->parse), "FROM"))
        return soql_refuse_token(query->parse);
    int rc = soql_aggregate(query, &aggregates, &field, &sql, error);
    if (rc == SA_OK && !aggregates)
        rc = soql_date_function(query, &is_function, &field, &sql, error);
    if (rc == SA_OK && !aggregates && !is_function)
        rc = soql_resolve(query, soql_next(query->parse), &field, &sql, error);
    if (rc == SA_OK && query->aggregate)
        name_column(query, &field, aggregates || is_function, name);
    else
        snprintf(name, sizeof name, "%s", field.name);
    if (rc == SA_OK && !add_column(query, name, field.type))
        rc = SA_ENOMEM;
    if (rc == SA_OK)
        rc = sa_buffer_addf(&query->select, "%s%s AS \"%s\"", query->select.length ? ", " : "", sql.data,
                            name);
    /* what is neither grouped nor aggregated is noticed once GROUP BY has been read */
    if (rc == SA_OK && query->aggregate && !aggregates)
        rc = sa_buffer_addf(&query->having, "%s\n%s\n", sql.data, field.name);
    sa_buffer_release(&sql);
    return rc;
}

/* SELECT COUNT(): the number is in totalSize. */
static bool take_count(struct soql_query *query)
{
    struct soql_parse *parse = query->parse;
    const struct soql_token *token = soql_peek(parse);
    if (!soql_is(token, "COUNT") || !soql_is(token + 1, "(") || !soql_is(token + 2, ")"))
        return false;
    parse->at += 3;
    return true;
}

static int read_list(struct soql_query *query, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    int rc = SA_OK;
    query->counts_records = take_count(query);
    if (query->counts_records)
        return sa_buffer_adds(&query->select, "1") ? SA_ENOMEM : soql_expect(parse, "FROM");
    do {
        rc = read_item(query, error);
    } while (rc == SA_OK && soql_take(parse, ","));
    return rc ? rc : soql_expect(parse, "FROM");
}

/* ---- the clauses after WHERE ---- */

static int read_group(struct soql_query *query, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    int rc = soql_expect(parse, "BY");
    if (rc == SA_OK && query->is_virtual)
        rc = soql_refuse(parse, 400, "MALFORMED_QUERY",
                         "The requested operation is not yet supported by this SObject "
                         "storage type, contact salesforce.com support for more information.");
    while (rc == SA_OK) {
        struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
        struct soql_field field = {0};
        bool is_function = false;
        rc = soql_date_function(query, &is_function, &field, &sql, error);
        if (rc == SA_OK && !is_function)
            rc = soql_resolve(query, soql_next(parse), &field, &sql, error);
        if (rc == SA_OK && !field.groupable)
            rc = soql_refuse(parse, 400, "MALFORMED_QUERY", "field '%s' can not be grouped in a query call",
                             field.name);
        if (rc == SA_OK && sim_rows_differ(field.type))
            query->one_by_one = true;
        if (rc == SA_OK)
            rc = sa_buffer_addf(&query->group, "%s%s", query->group.length ? ", " : "", sql.data);
        sa_buffer_release(&sql);
        if (rc || !soql_take(parse, ","))
            break;
    }
    return rc;
}

/* The plain fields noted by read_item have to be among the grouped ones. */
static int check_grouped(struct soql_query *query)
{
    int rc = SA_OK;
    char *rest = NULL;
    for (char *sql = strtok_r(query->having.data, "\n", &rest); rc == SA_OK && sql;
         sql = strtok_r(NULL, "\n", &rest)) {
        const char *name = strtok_r(NULL, "\n", &rest);
        if (!strstr(query->group.data, sql))
            rc = soql_refuse(query->parse, 400, "MALFORMED_QUERY", "Field must be grouped or aggregated: %s",
                             name ? name : "");
    }
    sa_buffer_clear(&query->having);
    return rc;
}

/* The result's own name of a column, when the next word is one. */
static bool take_alias(struct soql_query *query, struct sa_buffer *sql)
{
    const struct soql_token *token = soql_peek(query->parse);
    for (int i = 0; query->aggregate && i < query->column_count; i++) {
        if (soql_is(token, query->columns[i].name) && !soql_is(token + 1, "(")) {
            soql_next(query->parse);
            return sa_buffer_addf(sql, "\"%s\"", query->columns[i].name) == SA_OK;
        }
    }
    return false;
}

static int read_sort_key(struct soql_query *query, struct sa_buffer *sql, struct sa_error *error)
{
    struct soql_field field = {0};
    bool done = take_alias(query, sql);
    int rc = SA_OK;
    if (!done)
        rc = soql_aggregate(query, &done, &field, sql, error);
    if (rc == SA_OK && !done)
        rc = soql_date_function(query, &done, &field, sql, error);
    if (rc == SA_OK && !done) {
        const struct soql_token *token = soql_next(query->parse);
        rc = soql_resolve(query, token, &field, sql, error);
        if (rc == SA_OK && !field.sortable)
            rc = soql_refuse_at(query->parse, token, "INVALID_FIELD",
                                "field '%s' can not be sorted in a query call", field.name);
    }
    return rc;
}

static int read_order(struct soql_query *query, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    int rc = soql_expect(parse, "BY");
    while (rc == SA_OK) {
        struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
        rc = read_sort_key(query, &sql, error);
        bool descends = rc == SA_OK && soql_take(parse, "DESC");
        bool ascends = rc == SA_OK && !descends && soql_take(parse, "ASC");
        bool last = rc == SA_OK && soql_take(parse, "NULLS") && !soql_take(parse, "FIRST") &&
                    soql_take(parse, "LAST");
        (void)ascends;
        if (rc == SA_OK)
            rc = sa_buffer_addf(&query->order, "%s%s%s NULLS %s", query->order.length ? ", " : "", sql.data,
                                descends ? " DESC" : "", last ? "LAST" : "FIRST");
        sa_buffer_release(&sql);
        if (rc || !soql_take(parse, ","))
            break;
    }
    return rc;
}

static int read_number(struct soql_query *query, long *out)
{
    const struct soql_token *token = soql_peek(query->parse);
    if (token->kind != SOQL_NUMBER)
        return soql_refuse_token(query->parse);
    *out = strtol(token->text, NULL, 10);
    soql_next(query->parse);
    return SA_OK;
}

/* What changes nothing about the rows here. */
static void skip_hints(struct soql_parse *parse)
{
    if (soql_take(parse, "FOR") || soql_take(parse, "WITH"))
        soql_next(parse);
    if (soql_take(parse, "ALL"))
        parse->with_deleted = soql_take(parse, "ROWS");
}

static int read_clauses(struct soql_query *query, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    int rc = SA_OK;
    if (soql_take(parse, "USING"))
        parse->at += soql_is(soql_peek(parse), "SCOPE") ? 2 : 0;
    if (soql_take(parse, "WHERE"))
        rc = soql_condition(query, false, &query->where, error);
    if (rc == SA_OK && soql_take(parse, "GROUP"))
        rc = read_group(query, error);
    if (rc == SA_OK)
        rc = check_grouped(query);
    if (rc == SA_OK && soql_take(parse, "HAVING"))
        rc = soql_condition(query, true, &query->having, error);
    if (rc == SA_OK && soql_take(parse, "ORDER"))
        rc = read_order(query, error);
    if (rc == SA_OK && soql_take(parse, "LIMIT"))
        rc = read_number(query, &query->limit);
    if (rc == SA_OK && soql_take(parse, "OFFSET"))
        rc = read_number(query, &query->offset);
    if (rc == SA_OK)
        skip_hints(parse);
    if (rc == SA_OK && !soql_is(soql_peek(parse), query->level ? ")" : "") &&
        soql_peek(parse)->kind != SOQL_END)
        rc = soql_refuse_token(parse);
    return rc;
}

/* ---- the whole ---- */

static bool starts_aggregate(const struct soql_token *token)
{
    static const char *const functions[] = {"COUNT", "COUNT_DISTINCT", "MIN", "MAX", "SUM", "AVG"};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (soql_is(token, functions[i]) && soql_is(token + 1, "("))
            return true;
    return soql_is(token, "GROUP") && soql_is(token + 1, "BY");
}

/* Looks ahead: where FROM is, and whether the result is made of groups. */
static size_t find_from(struct soql_query *query)
{
    const struct soql_parse *parse = query->parse;
    size_t from = 0;
    int depth = 0;
    for (size_t i = parse->at; parse->tokens[i].kind != SOQL_END && depth >= 0; i++) {
        const struct soql_token *token = &parse->tokens[i];
        depth += soql_is(token, "(") ? 1 : soql_is(token, ")") ? -1 : 0;
        if (depth != 0)
            continue;
        if (starts_aggregate(token))
            query->aggregate = true;
        if (!from && soql_is(token, "FROM"))
            from = i;
    }
    return from;
}

/* What can be said only of the whole query. */
static int check_whole(struct soql_query *query)
{
    struct soql_parse *parse = query->parse;
    bool ungrouped = query->aggregate && !query->counts_records && !query->group.length;
    if (query->is_dependency &&
        (query->counts_records || query->aggregate || query->order.length || query->offset >= 0))
        return soql_refuse(
            parse, 400, "MALFORMED_QUERY",
            "MetadataComponentDependency does not support COUNT, GROUP BY, ORDER BY or OFFSET");
    if (query->offset > 2000)
        return soql_refuse(parse, 400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
    if (ungrouped && query->limit >= 0)
        return soql_refuse(parse, 400, "MALFORMED_QUERY",
                           "Non-grouped query that uses overall aggregate functions cannot also use LIMIT");
    if (query->formulas > sim_behaviour_number(parse->db, "query-formulas"))
        return soql_refuse(parse, 400, "QUERY_TOO_COMPLICATED", TOO_COMPLICATED);
    if (*query->reified && !query->has_reified_filter && !query->is_empty)
        return soql_refuse(parse, 400, "MALFORMED_QUERY", "%s: a filter on a reified column is required [%s]",
                           query->object, query->reified);
    char limits[8];
    sim_behaviour_text(parse->db, "virtual-limit", limits, sizeof limits);
    if (query->is_virtual && strcmp(limits, "true") != 0)
        query->limit = query->offset = -1;
    return SA_OK;
}

int soql_select(struct soql_query *query, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    int rc = soql_expect(parse, "SELECT");
    size_t list = parse->at;
    size_t from = rc ? 0 : find_from(query);
    if (rc == SA_OK && !from) {
        parse->at += strlen("") + (soql_peek(parse)->kind != SOQL_END);
        rc = soql_refuse_token(parse);
    }
    if (rc == SA_OK) {
        parse->at = from + 1;
        rc = read_from(query, error);
    }
    size_t rest = parse->at;
    if (rc == SA_OK) {
        parse->at = list;
        rc = read_list(query, error);
    }
    if (rc == SA_OK) {
        parse->at = rest;
        rc = read_clauses(query, error);
    }
    return rc ? rc : check_whole(query);
}

/* LIMIT and OFFSET, in SQLite's words. */
static int emit_limit(const struct soql_query *query, struct sa_buffer *out)
{
    return query->limit < 0 && query->offset < 0 ? SA_OK
                                                 : sa_buffer_addf(out, " LIMIT %ld OFFSET %ld", query->limit,
                                                                  query->offset < 0 ? 0 : query->offset);
}

static int emit_clause(struct sa_buffer *out, const char *word, const struct sa_buffer *clause)
{
    return clause->length ? sa_buffer_addf(out, " %s %s", word, clause->data) : SA_OK;
}

/* FROM and WHERE. Records are listed one by one, and counted by weight. */
static int emit_source(const struct soql_query *query, bool listed, struct sa_buffer *out)
{
    bool lives = query->weighted && !query->parse->with_deleted;
    int rc = sa_buffer_addf(out, " FROM \"%s%s\" AS t%d_0%s WHERE %s%s",
                            query->weighted && listed ? "all_" : "", query->rows, query->level,
                            query->from.data, query->is_empty ? "0" : "1", lives ? " AND t" : "");
    if (rc == SA_OK && lives)
        rc = sa_buffer_addf(out, "%d_0.IsDeleted = 'false'", query->level);
    return rc == SA_OK && query->where.length ? sa_buffer_addf(out, " AND (%s)", query->where.data) : rc;
}

static int emit_count(const struct soql_query *query, struct sa_buffer *out)
{
    char number[64];
    snprintf(number, sizeof number, query->weighted ? "coalesce(sum(t%d_0.weight), 0)" : "count(*)",
             query->level);
    int rc = sa_buffer_addf(out, "SELECT max(0, %s - %ld)", number, query->offset < 0 ? 0 : query->offset);
    return rc ? rc : emit_source(query, query->one_by_one, out);
}

int soql_count_matching(const struct soql_query *query, long *out, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *statement = NULL;
    int rc = emit_count(query, &sql);
    if (rc == SA_OK)
        rc = sa_sql_prepare(query->parse->db, &statement, sql.data, error);
    if (rc == SA_OK && sqlite3_step(statement) == SQLITE_ROW)
        *out = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sa_buffer_release(&sql);
    return rc;
}

int soql_emit(const struct soql_query *query, bool counting, struct sa_buffer *out)
{
    int rc = SA_OK;
    if (counting && (!query->aggregate || query->counts_records))
        return emit_count(query, out);
    if (counting)
        rc = sa_buffer_adds(out, "SELECT count(*) FROM (");
    if (rc == SA_OK)
        rc = sa_buffer_addf(out, "SELECT %s", query->select.data);
    if (rc == SA_OK)
        rc = emit_source(query, !query->aggregate || query->one_by_one, out);
    if (rc == SA_OK)
        rc = emit_clause(out, "GROUP BY", &query->group);
    if (rc == SA_OK)
        rc = emit_clause(out, "HAVING", &query->having);
    if (rc == SA_OK)
        rc = emit_clause(out, "ORDER BY", &query->order);
    if (rc == SA_OK)
        rc = emit_limit(query, out);
    return rc || !counting ? rc : sa_buffer_adds(out, ")");
}
