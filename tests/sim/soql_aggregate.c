/* COUNT, COUNT_DISTINCT, MIN, MAX, SUM, AVG: see soql_parse.h. */
#include <stdio.h>
#include <string.h>

#include "rows.h"
#include "soql_parse.h"

/* SQL of each function, over rows that stand for %2$s records each; %1$s is the column. The last is COUNT_DISTINCT of what differs
 * from record to record. */
static const struct function {
    const char *name, *type, *sql;
} functions[] = {
    {"COUNT", "int", "coalesce(sum(iif(%1$s IS NULL, 0, %2$s)), 0)"},
    {"COUNT_DISTINCT", "int", "count(DISTINCT %1$s)"},
    {"MIN", NULL, "min(%1$s)"},
    {"MAX", NULL, "max(%1$s)"},
    {"SUM", "double", "sum(%1$s * %2$s)"},
    {"AVG", "double", "(sum(%1$s * %2$s) * 1.0 / sum(iif(%1$s IS NULL, 0, %2$s)))"},
    {"", "int", "coalesce(sum(iif(%1$s IS NULL, 0, %2$s)), 0)"},
};

enum { COUNT, DISTINCT, FUNCTIONS = sizeof functions / sizeof *functions - 1, DIFFERENT = FUNCTIONS };

static bool is_number(const char *type)
{
    return *type && strstr("int long double currency percent", type) != NULL;
}

static int check_field(struct soql_query *query, const struct function *function,
                       const struct soql_field *field)
{
    bool sums = *function->name == 'S' || *function->name == 'A';
    if (query->is_virtual)
        return soql_refuse(
            query->parse, 400, "MALFORMED_QUERY",
            "The requested operation is not yet supported by this SObject storage type, contact "
            "salesforce.com support for more information.");
    if (!field->aggregatable || (sums && !is_number(field->type)))
        return soql_refuse(query->parse, 400, "MALFORMED_QUERY",
                           "field %s does not support aggregate operator %s", field->name, function->name);
    return SA_OK;
}

static int add_sql(const struct soql_query *query, const struct function *function, const char *column,
                   struct sa_buffer *sql)
{
    char weight[32] = "1";
    if (query->weighted)
        snprintf(weight, sizeof weight, "t%d_0.%s", query->level,
                 function == &functions[DIFFERENT] ? "different" : "weight");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return sa_buffer_addf(sql, function->sql, column, weight);
#pragma GCC diagnostic pop
}

/* A column of the queried object itself, whose rows know how many they stand for. */
static bool is_own(const struct soql_query *query, const char *column)
{
    char table[16];
    int length = snprintf(table, sizeof table, "t%d_0.", query->level);
    return query->weighted && strncmp(column, table, (size_t)length) == 0;
}

int soql_aggregate(struct soql_query *query, bool *is_aggregate, struct soql_field *field,
                   struct sa_buffer *sql, struct sa_error *error)
{
    struct soql_parse *parse = query->parse;
    const struct soql_token *token = soql_peek(parse);
    const struct function *function = NULL;
    struct sa_buffer column = SA_BUFFER_INIT(SA_BUFFER_OWN);
    bool nested = false;
    for (size_t i = 0; i < FUNCTIONS; i++)
        if (soql_is(token, functions[i].name) && soql_is(token + 1, "("))
            function = &functions[i];
    *is_aggregate = function != NULL;
    if (!function)
        return SA_OK;
    parse->at += 2;
    int rc = soql_date_function(query, &nested, field, &column, error);
    if (rc == SA_OK && !nested)
        rc = soql_resolve(query, soql_next(parse), field, &column, error);
    if (rc == SA_OK)
        rc = soql_expect(parse, ")");
    if (rc == SA_OK)
        rc = check_field(query, function, field);
    if (rc == SA_OK && function == &functions[DISTINCT] && sim_rows_differ(field->type) &&
        is_own(query, column.data))
        function = &functions[strcmp(field->type, "id") == 0 ? COUNT : DIFFERENT];
    if (rc == SA_OK)
        rc = add_sql(query, function, column.data, sql);
    if (function->type)
        snprintf(field->type, sizeof field->type, "%s", function->type);
    query->aggregates++;
    sa_buffer_release(&column);
    return rc;
}
