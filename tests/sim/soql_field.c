/* Fields in SOQL: who may see them, parents' fields, and functions of dates. See soql_parse.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "rows.h"
#include "soql_parse.h"
#include "syncaudit/sql.h"

static void copy_text(char *to, size_t size, sqlite3_stmt *statement, int column)
{
    snprintf(to, size, "%s", sa_sql_text(statement, column));
}

static bool is_true(sqlite3_stmt *statement, int column)
{
    return strcmp(sa_sql_text(statement, column), "true") == 0;
}

/* The one row of view soql_field that `condition` names. */
static int select_field(struct soql_parse *parse, const char *object, const char *name, const char *condition,
                        bool *found, struct soql_field *field, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    char sql[512];
    snprintf(
        sql, sizeof sql,
        "SELECT object, name, type, relationshipName, referenceTo, filterable, groupable, sortable, aggregatable,"
        " calculated, key FROM soql_field WHERE object = :object AND %s = :name COLLATE NOCASE",
        condition);
    int rc = sa_sql_prepare(parse->db, &statement, sql, error);
    *found = false;
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":object", object);
    sa_sql_bind_text(statement, ":name", name);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        *found = true;
        copy_text(field->object, sizeof field->object, statement, 0);
        copy_text(field->name, sizeof field->name, statement, 1);
        copy_text(field->type, sizeof field->type, statement, 2);
        copy_text(field->relationship, sizeof field->relationship, statement, 3);
        copy_text(field->references, sizeof field->references, statement, 4);
        field->filterable = is_true(statement, 5);
        field->groupable = is_true(statement, 6);
        field->sortable = is_true(statement, 7);
        field->aggregatable = is_true(statement, 8);
        field->calculated = is_true(statement, 9);
        copy_text(field->key, sizeof field->key, statement, 10);
    }
    sqlite3_finalize(statement);
    return SA_OK;
}

int soql_find_field(struct soql_parse *parse, const char *object, const char *name, bool *found,
                    struct soql_field *field, struct sa_error *error)
{
    return select_field(parse, object, name, "name", found, field, error);
}

/* Number of the join for `path`; added when it is new. 0 = the query's own object. */
static int find_join(struct soql_query *query, const char *path, const char *object, const char *key)
{
    for (int i = 1; i < query->join_count; i++)
        if (strcasecmp(query->joins[i].path, path) == 0)
            return i;
    if (query->join_count == SOQL_JOINS)
        return -1;
    struct soql_join *join = &query->joins[query->join_count];
    snprintf(join->path, sizeof join->path, "%s", path);
    snprintf(join->object, sizeof join->object, "%s", object);
    snprintf(join->key, sizeof join->key, "%s", key);
    return query->join_count++;
}

/* Follows one relationship from join `from` of `object`; the names in `object` and `path` become the parent's. */
static int follow(struct soql_query *query, const struct soql_token *token, const char *relationship,
                  int *from, char *object, char *path, struct sa_error *error)
{
    struct soql_field field;
    char rows[SOQL_NAME];
    bool found = false;
    int rc = select_field(query->parse, object, relationship, "relationshipName", &found, &field, error);
    if (rc)
        return rc;
    if (!found)
        return soql_refuse_at(
            query->parse, token, "INVALID_FIELD",
            "Didn't understand relationship '%s' in field path. If you are attempting to use a custom "
            "relationship, be sure to append the '__r' after the custom relationship name. Please "
            "reference your WSDL or the describe call for the appropriate names.",
            relationship);
    snprintf(object, SOQL_NAME, "%s", field.references);
    size_t length = strlen(path);
    int added = snprintf(path + length, SOQL_NAME - length, "%s%s", length ? "." : "", field.relationship);
    if (added < 0 || (size_t)added >= SOQL_NAME - length)
        return soql_refuse_at(query->parse, token, "MALFORMED_QUERY", "the path is too long");
    int known = query->join_count;
    int join = find_join(query, path, object, field.key);
    if (join < 0)
        return soql_refuse(query->parse, 400, "QUERY_TOO_COMPLICATED",
                           "Query is either selecting too many fields or "
                           "the filter conditions are too complicated.");
    rc = sim_rows_find(query->parse->db, object, rows, NULL, error);
    if (rc == SA_OK && join == known)
        rc = sa_buffer_addf(&query->from, " LEFT JOIN \"%s\" AS t%d_%d ON t%d_%d.\"%s\" = t%d_%d.\"%s\"",
                            rows, query->level, join, query->level, join, field.key, query->level, *from,
                            field.name);
    *from = join;
    return rc;
}

static int refuse_field(struct soql_query *query, const struct soql_token *token, const char *name,
                        const char *object)
{
    return soql_refuse_at(
        query->parse, token, "INVALID_FIELD",
        "No such column '%s' on entity '%s'. If you are attempting to use a custom field, be sure to "
        "append the '__c' after the custom field name. Please reference your WSDL or the describe call "
        "for the appropriate names.",
        name, object);
}

/* "Lead.Name" in a query FROM Lead, and "l.Name" in one FROM Lead l, are "Name". */
static const char *skip_own_name(const struct soql_query *query, const char *path)
{
    const char *const own[] = {query->object, query->joins[0].path};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        size_t length = strlen(own[i]);
        if (length && strncasecmp(path, own[i], length) == 0 && path[length] == '.')
            return path + length + 1;
    }
    return path;
}

/* The columns that virtual objects want to be filtered by: the names of facts' error text, and the parent's name. */
static void note_reified(struct soql_query *query, const char *path)
{
    const char *place = strcasecmp(path, "EntityDefinition.QualifiedApiName") == 0
                            ? strstr(query->reified, "EntityDefinitionId")
                            : strcasestr(query->reified, path);
    if (place)
        query->has_reified_filter = true;
}

/* An owner is a user or a queue; there are no records of queues here. */
static bool is_owner_type(const char *path, const char *name)
{
    size_t length = strlen(path);
    return strcasecmp(name, "Type") == 0 && length >= strlen("Owner") &&
           strcasecmp(path + length - strlen("Owner"), "Owner") == 0;
}

/* SQL of the field that was found, or of the owner's type. */
static int write_column(const struct soql_query *query, int join, struct soql_field *field, bool owner_type,
                        struct sa_buffer *column)
{
    if (!owner_type)
        return sa_buffer_addf(column, "t%d_%d.\"%s\"", query->level, join, field->name);
    *field = (struct soql_field){.name = "Type", .type = "string", .filterable = true, .groupable = true};
    return sa_buffer_addf(column, "iif(t%d_%d.Id IS NULL, 'Queue', 'User')", query->level, join);
}

int soql_resolve(struct soql_query *query, const struct soql_token *token, struct soql_field *field,
                 struct sa_buffer *column, struct sa_error *error)
{
    char name[SOQL_NAME];
    char object[SOQL_NAME];
    char path[SOQL_NAME] = "";
    int join = 0;
    bool found = false;
    int rc = SA_OK;
    if (token->kind != SOQL_WORD || token->length >= sizeof name) {
        query->parse->at--;
        return soql_refuse_token(query->parse);
    }
    snprintf(name, sizeof name, "%.*s", (int)token->length, token->text);
    snprintf(object, sizeof object, "%s", query->object);
    const char *rest = skip_own_name(query, name);
    if (query->in_condition)
        note_reified(query, rest);
    for (const char *dot = strchr(rest, '.'); rc == SA_OK && dot; dot = strchr(rest, '.')) {
        char relationship[SOQL_NAME];
        snprintf(relationship, sizeof relationship, "%.*s", (int)(dot - rest), rest);
        rc = follow(query, token, relationship, &join, object, path, error);
        rest = dot + 1;
    }
    if (rc == SA_OK)
        rc = soql_find_field(query->parse, object, rest, &found, field, error);
    bool owner_type = !found && is_owner_type(path, rest);
    if (rc == SA_OK && !found && !owner_type)
        rc = refuse_field(query, token, rest, object);
    if (rc == SA_OK)
        rc = write_column(query, join, field, owner_type, column);
    if (rc == SA_OK && field->calculated)
        query->formulas++;
    if (rc == SA_OK && (strcmp(field->name, "Metadata") == 0 || strcmp(field->name, "FullName") == 0))
        query->reads_metadata = true;
    if (rc || !*path)
        return rc;
    /* the record's key has the parents' names before it */
    snprintf(name, sizeof name, "%s", field->name);
    int length = snprintf(field->name, sizeof field->name, "%s.%s", path, name);
    return length < (int)sizeof field->name ? SA_OK
                                            : sa_error_set(error, SA_EFORMAT, "'%s' is too long", path);
}

static const struct date_function {
    const char *name, *type, *before, *after;
} date_functions[] = {
    {"CALENDAR_YEAR", "int", "CAST(substr(", ", 1, 4) AS INTEGER)"},
    {"CALENDAR_QUARTER", "int", "((CAST(substr(", ", 6, 2) AS INTEGER) + 2) / 3)"},
    {"CALENDAR_MONTH", "int", "CAST(substr(", ", 6, 2) AS INTEGER)"},
    {"DAY_IN_MONTH", "int", "CAST(substr(", ", 9, 2) AS INTEGER)"},
    {"DAY_IN_WEEK", "int", "(1 + strftime('%w', substr(", ", 1, 10)))"},
    {"DAY_IN_YEAR", "int", "CAST(strftime('%j', substr(", ", 1, 10)) AS INTEGER)"},
    {"DAY_ONLY", "date", "substr(", ", 1, 10)"},
    {"HOUR_IN_DAY", "int", "CAST(substr(", ", 12, 2) AS INTEGER)"},
    {"convertTimezone", "datetime", "", ""}, /* every user lives in UTC here */
    {"toLabel", NULL, "", ""},
    {"FORMAT", NULL, "", ""},
};

int soql_date_function(struct soql_query *query, bool *is_function, struct soql_field *field,
                       struct sa_buffer *sql, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    const struct date_function *function = NULL;
    *is_function = false;
    if (!soql_is(&parse->tokens[parse->at], "(") && parse->tokens[parse->at].kind == SOQL_WORD &&
        soql_is(&parse->tokens[parse->at + 1], "("))
        for (size_t i = 0; i < sizeof date_functions / sizeof *date_functions; i++)
            if (soql_is(soql_peek(parse), date_functions[i].name))
                function = &date_functions[i];
    if (!function)
        return SA_OK;
    *is_function = true;
    parse->at += 2;
    bool nested = false;
    int rc = sa_buffer_adds(sql, function->before);
    if (rc == SA_OK)
        rc = soql_date_function(query, &nested, field, sql, error);
    if (rc == SA_OK && !nested)
        rc = soql_resolve(query, soql_next(parse), field, sql, error);
    if (rc == SA_OK)
        rc = sa_buffer_adds(sql, function->after);
    if (rc == SA_OK && function->type) {
        snprintf(field->type, sizeof field->type, "%s", function->type);
        field->groupable = field->sortable = true;
    }
    return rc ? rc : soql_expect(parse, ")");
}
