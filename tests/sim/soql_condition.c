/* WHERE and HAVING: see soql_parse.h. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "rows.h"
#include "soql_parse.h"

static int read_condition(struct soql_query *query, bool having, struct sa_buffer *out,
                          struct sa_error *error);

static int refuse_virtual(struct soql_query *query, const char *text)
{
    return soql_refuse(query->parse, 400, "MALFORMED_QUERY", "%s", text);
}

/* (SELECT Field FROM Object …) as the right side of IN. */
static int read_subquery(struct soql_query *query, struct sa_buffer *out, struct sa_error *error)
{
    struct soql_query inner;
    soql_query_start(&inner, query->parse);
    int rc = soql_select(&inner, error);
    if (rc == SA_OK && inner.column_count != 1)
        rc =
            soql_refuse(query->parse, 400, "MALFORMED_QUERY", "a nested query must select exactly one field");
    if (rc == SA_OK)
        rc = soql_emit(&inner, false, out);
    soql_query_release(&inner);
    return rc;
}

static int read_list(struct soql_query *query, const struct soql_field *field, struct sa_buffer *out,
                     struct sa_error *error)
{
    int rc = SA_OK;
    do {
        if (sa_buffer_adds(out, out->data[out->length - 1] == '(' ? "" : ", "))
            return SA_ENOMEM;
        rc = soql_literal(query, field, out, error);
    } while (rc == SA_OK && soql_take(query->parse, ","));
    return rc;
}

/* column IN (…) and column NOT IN (…); the latter holds for records without a value. */
static int read_in(struct soql_query *query, const struct soql_field *field, const char *column, bool negated,
                   struct sa_buffer *out, struct sa_error *error)
{
    const char *collation = strstr("id reference boolean", field->type) ? "" : " COLLATE NOCASE";
    int rc = soql_expect(query->parse, "(");
    if (rc == SA_OK && negated)
        rc = sa_buffer_addf(out, "(%s IS NULL OR ", column);
    if (rc == SA_OK)
        rc = sa_buffer_addf(out, "%s%s %s (", column, collation, negated ? "NOT IN" : "IN");
    if (rc == SA_OK)
        rc = soql_is(soql_peek(query->parse), "SELECT") ? read_subquery(query, out, error)
                                                        : read_list(query, field, out, error);
    if (rc == SA_OK)
        rc = sa_buffer_adds(out, negated ? "))" : ")");
    return rc ? rc : soql_expect(query->parse, ")");
}

/* INCLUDES ('a;b', 'c') on a multi-select picklist: all values of one of the groups. */
static int read_includes(struct soql_query *query, const struct soql_field *field, const char *column,
                         bool excluded, struct sa_buffer *out, struct sa_error *error)
{
    struct sa_buffer value = SA_BUFFER_INIT(8192);
    int rc = soql_expect(query->parse, "(");
    if (rc == SA_OK && strcmp(field->type, "multipicklist") != 0)
        rc = soql_refuse(query->parse, 400, "INVALID_QUERY_FILTER_OPERATOR",
                         "invalid operator: includes/excludes works on multi-select picklists only: %s",
                         field->name);
    if (rc == SA_OK)
        rc = sa_buffer_addf(out, "%s(", excluded ? "NOT " : "");
    bool first = true;
    while (rc == SA_OK && (first || soql_take(query->parse, ","))) {
        sa_buffer_clear(&value);
        rc = soql_literal(query, field, &value, error);
        if (rc == SA_OK) /* each value asked for has to be among those the record has */
            rc = sa_buffer_addf(
                out,
                "%sNOT EXISTS (SELECT 1 FROM json_each('[\"' || replace(%s, ';', '\",\"') || '\"]') AS asked"
                " WHERE instr(';' || coalesce(%s, '') || ';', ';' || asked.value || ';') = 0)",
                first ? "" : " OR ", value.data, column);
        first = false;
    }
    sa_buffer_release(&value);
    if (rc == SA_OK)
        rc = sa_buffer_adds(out, ")");
    return rc ? rc : soql_expect(query->parse, ")");
}

/* What virtual objects refuse. */
static int check_virtual(struct soql_query *query, const struct soql_token *comparison)
{
    if (query->is_dependency && !soql_is(comparison, "=") && !soql_is(comparison, "!=") &&
        !soql_is(comparison, "IN"))
        return refuse_virtual(query, "Only equals comparisons permitted");
    if (!query->is_virtual)
        return SA_OK;
    if (soql_is(comparison, "!=") || soql_is(comparison, "<>"))
        return refuse_virtual(query, "Only equals comparisons permitted");
    if (soql_is(comparison, "INCLUDES") || soql_is(comparison, "EXCLUDES"))
        return refuse_virtual(query, "Unsupported filter type");
    return SA_OK;
}

/* Whether a comparison holds for all records that a sample stands for, or for none: one with null, and a pattern of addresses, which
 * differ in a number alone. */
static bool fits_alike(const struct soql_field *field, const struct soql_token *comparison,
                       const struct soql_token *value)
{
    bool has_digit = false;
    for (size_t i = 0; i < value->length; i++)
        has_digit |= isdigit((unsigned char)value->text[i]) != 0;
    return soql_is(value, "null") ||
           (soql_is(comparison, "LIKE") && strcmp(field->type, "email") == 0 && !has_digit);
}

static int read_operation(struct soql_query *query, const struct soql_field *field, const char *column,
                          struct sa_buffer *out, struct sa_error *error)
{
    static const char *const comparisons[] = {"=", "!=", "<>", "<", "<=", ">", ">=", "LIKE"};
    struct soql_parse *parse = query->parse;
    const struct soql_token *comparison = soql_next(parse);
    int rc = check_virtual(query, comparison);
    if (rc)
        return rc;
    if (!fits_alike(field, comparison, soql_peek(parse)))
        query->one_by_one = query->one_by_one || sim_rows_differ(field->type);
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (soql_is(comparison, comparisons[i]))
            return soql_compare(query, field, column, i == 2 ? "!=" : comparisons[i], out, error);
    if (soql_is(comparison, "IN"))
        return read_in(query, field, column, false, out, error);
    if (soql_is(comparison, "NOT") && soql_take(parse, "IN"))
        return read_in(query, field, column, true, out, error);
    if (soql_is(comparison, "INCLUDES") || soql_is(comparison, "EXCLUDES"))
        return read_includes(query, field, column, soql_is(comparison, "EXCLUDES"), out, error);
    if (comparison->kind != SOQL_END)
        parse->at--;
    return soql_refuse_token(parse);
}

static bool has_index(const char *name)
{
    static const char *const indexed[] = {"Id", "CreatedDate", "SystemModstamp", "LastModifiedDate",
                                          "OwnerId"};
    for (size_t i = 0; i < sizeof indexed / sizeof *indexed; i++)
        if (strcmp(indexed[i], name) == 0)
            return true;
    return false;
}

/* field OPERATOR value; in HAVING the left side may be an aggregate. */
static int read_comparison(struct soql_query *query, bool having, struct sa_buffer *out,
                           struct sa_error *error)
{
    struct sa_buffer column = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct soql_field field = {0};
    bool is_function = false;
    int rc = having ? soql_aggregate(query, &is_function, &field, &column, error) : SA_OK;
    if (rc == SA_OK && !is_function)
        rc = soql_date_function(query, &is_function, &field, &column, error);
    if (rc == SA_OK && !is_function) {
        const struct soql_token *token = soql_next(query->parse);
        rc = soql_resolve(query, token, &field, &column, error);
        if (rc == SA_OK && !field.filterable)
            rc = soql_refuse_at(query->parse, token, "INVALID_FIELD",
                                "field '%s' can not be filtered in a query call", field.name);
    }
    if (rc == SA_OK && has_index(field.name))
        query->is_indexed = true;
    if (rc == SA_OK)
        rc = read_operation(query, &field, column.data, out, error);
    sa_buffer_release(&column);
    return rc;
}

static int read_term(struct soql_query *query, bool having, struct sa_buffer *out, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    int rc = SA_OK;
    if (soql_take(parse, "NOT")) {
        rc = sa_buffer_adds(out, "NOT (");
        if (rc == SA_OK)
            rc = read_term(query, having, out, error);
        return rc ? rc : sa_buffer_adds(out, ")");
    }
    if (!soql_take(parse, "("))
        return read_comparison(query, having, out, error);
    rc = sa_buffer_adds(out, "(");
    if (rc == SA_OK)
        rc = read_condition(query, having, out, error);
    if (rc == SA_OK)
        rc = soql_expect(parse, ")");
    return rc ? rc : sa_buffer_adds(out, ")");
}

/* Terms with AND or with OR between them: the two mix only with parentheses. */
static int read_condition(struct soql_query *query, bool having, struct sa_buffer *out,
                          struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    int rc = read_term(query, having, out, error);
    const char *connector = soql_is(soql_peek(parse), "OR") ? "OR" : "AND";
    if (rc == SA_OK && *connector == 'O' && query->is_virtual)
        return refuse_virtual(query, "Disjunctions not supported");
    while (rc == SA_OK && soql_take(parse, connector)) {
        rc = sa_buffer_addf(out, " %s ", connector);
        if (rc == SA_OK)
            rc = read_term(query, having, out, error);
    }
    if (rc == SA_OK && (soql_is(soql_peek(parse), "OR") || soql_is(soql_peek(parse), "AND")))
        rc = soql_refuse_token(parse);
    return rc;
}

int soql_condition(struct soql_query *query, bool having, struct sa_buffer *out, struct sa_error *error)
{
    query->in_condition = true;
    int rc = read_condition(query, having, out, error);
    query->in_condition = false;
    return rc;
}
