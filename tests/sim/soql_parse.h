/* What the parts of the SOQL translation share; see soql.h. */
#ifndef SIMULATOR_SOQL_PARSE_H
#define SIMULATOR_SOQL_PARSE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

#define SOQL_NAME 256
#define SOQL_JOINS 24

enum soql_kind { SOQL_WORD, SOQL_STRING, SOQL_NUMBER, SOQL_MOMENT, SOQL_SYMBOL, SOQL_END };

struct soql_token {
    enum soql_kind kind;
    const char *text; /* into the query */
    size_t length;
};

/* A query being read, its nested queries included. */
struct soql_parse {
    sqlite3 *db;
    const char *text;
    struct soql_token *tokens; /* the last one is SOQL_END */
    size_t at;
    bool tooling;
    bool with_deleted; /* queryAll */
    int levels;        /* nested queries so far */
    int status;        /* of a refusal */
    char code[64];
    struct sa_buffer message;
};

struct soql_field {
    char object[SOQL_NAME];
    char name[SOQL_NAME];
    char type[40];
    char relationship[SOQL_NAME];
    char references[SOQL_NAME]; /* the object it points at; of several, the one that is taken for all */
    char key[40];               /* that object's field it points at */
    bool filterable, groupable, sortable, aggregatable, calculated;
};

struct soql_join {
    char path[SOQL_NAME]; /* "Owner", "Parent.Profile" */
    char object[SOQL_NAME];
    char key[40]; /* the object's field that says whether there is a record */
};

struct soql_column {
    char name[SOQL_NAME]; /* key in the record, parents' names before it: "Owner.Name" */
    char type[40];
};

struct soql_query {
    struct soql_parse *parse;
    int level;
    char object[SOQL_NAME];
    char rows[SOQL_NAME]; /* table or view that holds the object's rows */
    char key[40];         /* "Id", or what stands for it */
    char reified[SOQL_NAME];
    bool weighted;       /* a row stands for as many records as its column `weight` says */
    bool is_virtual;     /* one of the metadata objects that hardly any clause works on */
    bool is_dependency;  /* MetadataComponentDependency, which has limits of its own */
    bool is_indexed;     /* a condition names a field with an index */
    bool is_empty;       /* the caller may not read it, and is told that there are no rows */
    bool aggregate;      /* the result is made of AggregateResult rows */
    bool counts_records; /* SELECT COUNT() */
    bool reads_metadata; /* Metadata or FullName: one row only */
    bool in_condition;   /* WHERE is being read */
    bool has_reified_filter;
    bool one_by_one; /* groups and conditions need records, not weights */
    int aggregates, formulas, unnamed;
    struct soql_join joins[SOQL_JOINS];
    int join_count;
    struct soql_column *columns;
    int column_count;
    struct sa_buffer select, from, where, group, having, order;
    long limit, offset; /* -1 = none */
};

/* ---- tokens ---- */

/* Cuts `text` into tokens; `*out` is freed by the caller. SA_ENOMEM. */
int soql_tokenize(const char *text, struct soql_token **out);

const struct soql_token *soql_peek(const struct soql_parse *parse);
const struct soql_token *soql_next(struct soql_parse *parse);

/* True if the token is this word or symbol, whatever its case. */
bool soql_is(const struct soql_token *token, const char *word);

/* Takes the next token if it is `word`. */
bool soql_take(struct soql_parse *parse, const char *word);

/* Takes the next token, which has to be `word`. SA_EREFUSED. */
int soql_expect(struct soql_parse *parse, const char *word);

/* ---- refusals ---- */

/* Notes Salesforce's error; returns SA_EREFUSED, which ends the translation. */
int soql_refuse(struct soql_parse *parse, int status, const char *code, const char *format, ...)
    SA_PRINTF(4, 5);

/* The same with the query and a mark under `token` before the text. */
int soql_refuse_at(struct soql_parse *parse, const struct soql_token *token, const char *code,
                   const char *format, ...) SA_PRINTF(4, 5);

/* "unexpected token" at the next token. */
int soql_refuse_token(struct soql_parse *parse);

/* ---- names and values ---- */

/* Finds a field of the query's object, or of a parent ("Owner.Profile.Name"), that the user may see. `column` gets the
 * SQL that reads it; joins are added to the query. */
int soql_resolve(struct soql_query *query, const struct soql_token *token, struct soql_field *field,
                 struct sa_buffer *column, struct sa_error *error);

/* Finds a field by name alone; false when the user sees none. */
int soql_find_field(struct soql_parse *parse, const char *object, const char *name, bool *found,
                    struct soql_field *field, struct sa_error *error);

/* Reads "FUNCTION(Field)" for the functions of dates. False, with nothing taken, when the next token is none. */
int soql_date_function(struct soql_query *query, bool *is_function, struct soql_field *field,
                       struct sa_buffer *sql, struct sa_error *error);

/* Appends `column OPERATOR value` for the value that comes next. */
int soql_compare(struct soql_query *query, const struct soql_field *field, const char *column,
                 const char *comparison, struct sa_buffer *out, struct sa_error *error);

/* Appends one literal as SQL. */
int soql_literal(struct soql_query *query, const struct soql_field *field, struct sa_buffer *out,
                 struct sa_error *error);

/* ---- clauses ---- */

/* Reads a WHERE or (`having`) HAVING condition up to the next clause. */
int soql_condition(struct soql_query *query, bool having, struct sa_buffer *out, struct sa_error *error);

/* Reads an aggregate function. False, with nothing taken, when the next tokens are none. `type` gets the result's. */
int soql_aggregate(struct soql_query *query, bool *is_aggregate, struct soql_field *field,
                   struct sa_buffer *sql, struct sa_error *error);

/* Reads a whole SELECT. */
int soql_select(struct soql_query *query, struct sa_error *error);

/* Appends the SELECT's SQL. `counting` = the number of records only. */
int soql_emit(const struct soql_query *query, bool counting, struct sa_buffer *out);

/* The number of records that match, whatever the query makes of them. */
int soql_count_matching(const struct soql_query *query, long *out, struct sa_error *error);

void soql_query_start(struct soql_query *query, struct soql_parse *parse);
void soql_query_release(struct soql_query *query);

#endif
