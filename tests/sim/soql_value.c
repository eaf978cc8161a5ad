/* Values in SOQL conditions: literals by the field's type, and the words for spans of days. See soql_parse.h. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "functions.h"
#include "soql_parse.h"

/* What kind of literal a field's type wants, and how Salesforce calls it. */
enum literal { TEXT, ID, BOOLEAN, NUMBER, DATE, DATETIME };

static enum literal literal_of(const char *type)
{
    static const struct {
        const char *type;
        enum literal literal;
    } kinds[] = {
        {"id", ID},       {"reference", ID},      {"boolean", BOOLEAN}, {"int", NUMBER},
        {"long", NUMBER}, {"double", NUMBER},     {"currency", NUMBER}, {"percent", NUMBER},
        {"date", DATE},   {"datetime", DATETIME},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].type, type) == 0)
            return kinds[i].literal;
    return TEXT;
}

static const char *literal_name(enum literal literal)
{
    static const char *const names[] = {"string", "ID", "boolean", "double", "date", "dateTime"};
    return names[literal];
}

static int refuse_literal(struct soql_query *query, const struct soql_field *field,
                          const struct soql_token *token)
{
    enum literal wanted = literal_of(field->type);
    return soql_refuse_at(
        query->parse, token, "INVALID_FIELD",
        "value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in quotes",
        field->name, literal_name(wanted), wanted == TEXT || wanted == ID ? "" : "not ");
}

/* A quoted literal without its quotes and escapes; `pattern` keeps the escapes LIKE needs. */
static int unquote(const struct soql_token *token, bool pattern, struct sa_buffer *out)
{
    static const char named[] = "n\nr\rt\tb\bf\f";
    int rc = SA_OK;
    for (size_t i = 1; rc == SA_OK && i + 1 < token->length; i++) {
        char c = token->text[i];
        if (c == '\\' && i + 2 < token->length) {
            c = token->text[++i];
            const char *special = strchr(named, c);
            if (special && (special - named) % 2 == 0)
                c = special[1];
            else if (pattern)
                rc = sa_buffer_adds(out, "\\");
        }
        if (rc == SA_OK)
            rc = sa_buffer_add(out, &c, 1);
    }
    return rc;
}

/* Appends text as an SQL literal. */
static int add_quoted(struct sa_buffer *out, const char *text)
{
    char *quoted = sqlite3_mprintf("%Q", text);
    int rc = quoted ? sa_buffer_adds(out, quoted) : SA_ENOMEM;
    sqlite3_free(quoted);
    return rc;
}

static int add_string(struct soql_query *query, const struct soql_field *field,
                      const struct soql_token *token, bool pattern, struct sa_buffer *out)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char id[19];
    int rc = unquote(token, pattern, &text);
    if (rc == SA_OK && text.length > 4000)
        rc = soql_refuse(query->parse, 400, "MALFORMED_QUERY",
                         "string literal is longer than 4000 characters");
    if (rc == SA_OK && literal_of(field->type) == ID && !pattern && text.length) {
        if (!sim_id_complete(text.data, id))
            rc = soql_refuse_at(query->parse, token, "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: %s",
                                text.data);
        else
            rc = add_quoted(out, id);
    } else if (rc == SA_OK) {
        rc = add_quoted(out, text.data);
    }
    sa_buffer_release(&text);
    return rc;
}

/* 2026-11-23T08:15:00.000+0000 or 2026-11-23, as rows hold them. SQLite wants a colon in the offset. */
static int add_moment(const struct soql_token *token, enum literal wanted, struct sa_buffer *out)
{
    int length = (int)token->length;
    const char *end = token->text + length;
    bool offset = length > 20 && strchr("+-", end[-5]) && isdigit((unsigned char)end[-4]) && end[-3] != ':';
    const char *format = wanted == DATE ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%f+0000";
    if (offset)
        return sa_buffer_addf(out, "strftime('%s','%.*s:%.2s')", format, length - 2, token->text, end - 2);
    return sa_buffer_addf(out, "strftime('%s','%.*s')", format, length, token->text);
}

int soql_literal(struct soql_query *query, const struct soql_field *field, struct sa_buffer *out,
                 struct sa_error *error)
{
    const struct soql_token *token = soql_next(query->parse);
    enum literal wanted = literal_of(field->type);
    bool fits = false;
    (void)error;
    if (soql_is(token, "null"))
        return sa_buffer_adds(out, "NULL");
    switch (wanted) {
    case TEXT:
    case ID:
        return token->kind == SOQL_STRING ? add_string(query, field, token, false, out)
                                          : refuse_literal(query, field, token);
    case BOOLEAN:
        fits = soql_is(token, "true") || soql_is(token, "false");
        return fits ? sa_buffer_addf(out, "'%s'", soql_is(token, "true") ? "true" : "false")
                    : refuse_literal(query, field, token);
    case NUMBER:
        return token->kind == SOQL_NUMBER ? sa_buffer_add(out, token->text, token->length)
                                          : refuse_literal(query, field, token);
    default:
        fits = token->kind == SOQL_MOMENT &&
               (memchr(token->text, 'T', token->length) != NULL) == (wanted == DATETIME);
        return fits ? add_moment(token, wanted, out) : refuse_literal(query, field, token);
    }
}

/* The words for spans of days: first day and the day after the last, as SQLite's modifiers of today. */
struct span {
    const char *word; /* ends with : when a number follows */
    const char *start, *end;
};

static const struct span spans[] = {
    {"YESTERDAY", "'-1 days'", "'+0 days'"},
    {"TODAY", "'+0 days'", "'+1 days'"},
    {"TOMORROW", "'+1 days'", "'+2 days'"},
    {"LAST_WEEK", "'-6 days','weekday 0','-7 days'", "'-6 days','weekday 0'"},
    {"THIS_WEEK", "'-6 days','weekday 0'", "'-6 days','weekday 0','+7 days'"},
    {"NEXT_WEEK", "'-6 days','weekday 0','+7 days'", "'-6 days','weekday 0','+14 days'"},
    {"LAST_MONTH", "'start of month','-1 months'", "'start of month'"},
    {"THIS_MONTH", "'start of month'", "'start of month','+1 months'"},
    {"NEXT_MONTH", "'start of month','+1 months'", "'start of month','+2 months'"},
    {"LAST_90_DAYS", "'-90 days'", "'+1 days'"},
    {"NEXT_90_DAYS", "'+1 days'", "'+91 days'"},
    {"LAST_YEAR", "'start of year','-1 years'", "'start of year'"},
    {"THIS_YEAR", "'start of year'", "'start of year','+1 years'"},
    {"NEXT_YEAR", "'start of year','+1 years'", "'start of year','+2 years'"},
    {"LAST_N_DAYS:", "'-%1$ld days'", "'+1 days'"},
    {"NEXT_N_DAYS:", "'+1 days'", "'+1 days','+%1$ld days'"},
    {"N_DAYS_AGO:", "'-%1$ld days'", "'+1 days','-%1$ld days'"},
    {"LAST_N_WEEKS:",
     "'-6 days','weekday 0','-%1$ld days','-%1$ld days','-%1$ld days','-%1$ld days','-%1$ld days',"
     "'-%1$ld days','-%1$ld days'",
     "'-6 days','weekday 0'"},
    {"LAST_N_MONTHS:", "'start of month','-%1$ld months'", "'start of month'"},
    {"LAST_N_YEARS:", "'start of year','-%1$ld years'", "'start of year'"},
};

static const struct span *find_span(const struct soql_token *token, long *number)
{
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        size_t length = strlen(spans[i].word);
        bool counted = spans[i].word[length - 1] == ':';
        *number = 0;
        if (token->kind != SOQL_WORD || strncasecmp(spans[i].word, token->text, length) != 0)
            continue;
        if (counted && token->length > length)
            *number = strtol(token->text + length, NULL, 10);
        if (counted ? token->length > length : token->length == length)
            return &spans[i];
    }
    return NULL;
}

/* Appends one end of a span as the field's type has it. */
static int add_day(struct sa_buffer *out, const char *modifiers, long number, bool with_time)
{
    char text[256];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, modifiers, number);
#pragma GCC diagnostic pop
    return sa_buffer_addf(out, "(SELECT strftime('%%Y-%%m-%%d%s', now, %s) FROM clock)",
                          with_time ? "T00:00:00.000+0000" : "", text);
}

/* Comparisons with a span of days: which of its ends counts, and how. */
static int compare_span(const struct soql_query *query, const struct span *span, long number, bool with_time,
                        const char *column, const char *comparison, struct sa_buffer *out)
{
    struct sa_buffer start = SA_BUFFER_INIT(1024);
    struct sa_buffer end = SA_BUFFER_INIT(1024);
    (void)query;
    int rc = add_day(&start, span->start, number, with_time);
    if (rc == SA_OK)
        rc = add_day(&end, span->end, number, with_time);
    if (rc == SA_OK && strcmp(comparison, "=") == 0)
        rc = sa_buffer_addf(out, "(%s >= %s AND %s < %s)", column, start.data, column, end.data);
    else if (rc == SA_OK && strcmp(comparison, "!=") == 0)
        rc = sa_buffer_addf(out, "(%s IS NULL OR %s < %s OR %s >= %s)", column, column, start.data, column,
                            end.data);
    else if (rc == SA_OK)
        rc = sa_buffer_addf(out, "%s %s %s", column, *comparison == '>' ? ">=" : "<",
                            strcmp(comparison, ">") == 0 || strcmp(comparison, "<=") == 0 ? end.data
                                                                                          : start.data);
    sa_buffer_release(&start);
    sa_buffer_release(&end);
    return rc;
}

int soql_compare(struct soql_query *query, const struct soql_field *field, const char *column,
                 const char *comparison, struct sa_buffer *out, struct sa_error *error)
{
    const struct soql_token *token = soql_peek(query->parse);
    enum literal wanted = literal_of(field->type);
    bool equality = strcmp(comparison, "=") == 0 || strcmp(comparison, "!=") == 0;
    long number = 0;
    const struct span *span = wanted == DATE || wanted == DATETIME ? find_span(token, &number) : NULL;
    if (span) {
        soql_next(query->parse);
        return compare_span(query, span, number, wanted == DATETIME, column, comparison, out);
    }
    if (strcasecmp(comparison, "LIKE") == 0) {
        soql_next(query->parse);
        if (token->kind != SOQL_STRING)
            return refuse_literal(query, field, token);
        int rc = sa_buffer_addf(out, "%s LIKE ", column);
        if (rc == SA_OK)
            rc = add_string(query, field, token, true, out);
        return rc ? rc : sa_buffer_adds(out, " ESCAPE '\\'");
    }
    if (wanted == BOOLEAN && !equality)
        return soql_refuse(query->parse, 400, "INVALID_QUERY_FILTER_OPERATOR",
                           "invalid operator on boolean field: %s", field->name);
    const char *collation = wanted == TEXT ? " COLLATE NOCASE" : "";
    const char *sql_operator = !equality ? comparison : *comparison == '=' ? "IS" : "IS NOT";
    int rc = sa_buffer_addf(out, "%s%s %s ", column, collation, sql_operator);
    return rc ? rc : soql_literal(query, field, out, error);
}
