/* Names that people give: see include/syncaudit/place.h. */
#include "syncaudit/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/sql.h"

/* What people call things, and the API name of each: labels too, and custom ones without their ending. :object is the one whose fields are
 * meant. */
static const char objects[] =
    "WITH name AS (SELECT object FROM known_object UNION SELECT object FROM object)"
    " SELECT object AS form, object AS name, 1 AS rank FROM name"
    " UNION ALL SELECT label, object, 2 FROM object"
    " UNION ALL SELECT Label, QualifiedApiName, 2 FROM setup_entity_definition"
    " UNION ALL SELECT substr(object, 1, length(object) - 3), object, 3 FROM name WHERE object GLOB '*__c'";
static const char fields[] =
    "WITH name AS (SELECT name AS field, label FROM describe_field WHERE object = :object"
    "  UNION SELECT field, label FROM known_field WHERE object = :object)"
    " SELECT field AS form, field AS name, 1 AS rank FROM name"
    " UNION ALL SELECT label, field, 2 FROM name"
    " UNION ALL SELECT substr(field, 1, length(field) - 3), field, 3 FROM name WHERE field GLOB '*__c'";

/* A query over these. An API name is one even where it is another's label. */
struct query {
    const char *head, *tail;
};
static const struct query exact = {"SELECT name, rank FROM (",
                                   ") WHERE form = :word COLLATE NOCASE ORDER BY rank, name LIMIT 1"};
static const struct query similar = {
    "SELECT name, 0 FROM (",
    ") WHERE form <> '' AND edits(:word, form) NOT NULL ORDER BY edits(:word, form), rank, form, name LIMIT 1"};

/* Whether all fields of an object would be seen here. */
static const char whole[] =
    "SELECT 1 FROM setup_field_definition WHERE \"EntityDefinition.QualifiedApiName\" = :object LIMIT 1";

enum { API_NAME = 1, LABEL = 2 };

/* What has been found for a word. */
struct match {
    char *name; /* owned; NULL = nothing */
    int rank;   /* 0 = only one that looks like it */
};

static int place_prepare(sqlite3_stmt **out, sqlite3 *db, const struct query *query, const char *names,
                         const char *object, const char *word, struct sa_error *error)
{
    char text[1024];
    snprintf(text, sizeof text, "%s%s%s", query->head, names, query->tail);
    int rc = sa_sql_prepare(db, out, text, error);
    if (rc == SA_OK) {
        sa_sql_bind_asked(*out, ":object", object);
        sa_sql_bind_asked(*out, ":word", word);
    }
    return rc;
}

static int place_ask(struct match *out, sqlite3 *db, const struct query *query, const char *names,
                     const char *object, const char *word, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = place_prepare(&row, db, query, names, object, word, error);
    if (sa_sql_each(row, &rc, error)) {
        out->name = strdup(sa_sql_text(row, 0));
        out->rank = sqlite3_column_int(row, 1);
        rc = out->name ? SA_OK : sa_error_memory(error);
    }
    sqlite3_finalize(row);
    return rc;
}

static int place_look(struct match *out, sqlite3 *db, const char *names, const char *object, const char *word,
                      struct sa_error *error)
{
    int rc = place_ask(out, db, &exact, names, object, word, error);
    return rc || out->name ? rc : place_ask(out, db, &similar, names, object, word, error);
}

/* Nothing has this API name. */
static int place_refuse(const struct match *match, const char *object, const char *word,
                        struct sa_error *error)
{
    int rc = object ? sa_error_set(error, SA_EINPUT, "the snapshot has no field '%s' of %s", word, object)
                    : sa_error_set(error, SA_EINPUT, "the snapshot knows no object '%s'", word);
    const char *dot = object ? "." : "";
    if (match->name && match->rank == LABEL)
        sa_error_advise(error, "this is a label: the API name is '%s%s%s'", object ? object : "", dot,
                        match->name);
    else if (match->name)
        sa_error_advise(error, "did you mean '%s%s%s'?", object ? object : "", dot, match->name);
    else if (object)
        sa_error_advise(error,
                        "give its API name, as Industry or My_Field__c; the data dictionary lists them");
    else
        sa_error_advise(error, "give its API name, as Lead or My_Object__c; sheet Objects lists them");
    return rc;
}

static int find_object(struct sa_place *out, sqlite3 *db, const char *word, struct sa_error *error)
{
    struct match match = {0};
    int rc = place_look(&match, db, objects, NULL, word, error);
    if (rc == SA_OK && match.rank != API_NAME)
        rc = place_refuse(&match, NULL, word, error);
    if (rc == SA_OK)
        out->object = match.name;
    else
        free(match.name);
    return rc;
}

static int find_field(struct sa_place *out, sqlite3 *db, const char *word, struct sa_error *error)
{
    struct match match = {0};
    sqlite3_stmt *row = NULL;
    bool all = false;
    int rc = place_look(&match, db, fields, out->object, word, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &row, whole, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(row, ":object", out->object);
        all = sa_sql_each(row, &rc, error);
    }
    sqlite3_finalize(row);
    out->unknown = rc == SA_OK && !match.name && !all;
    if (rc == SA_OK && match.rank != API_NAME && !out->unknown)
        rc = place_refuse(&match, out->object, word, error);
    if (rc == SA_OK && !(out->field = match.name ? match.name : strdup(word)))
        rc = sa_error_memory(error);
    if (rc)
        free(match.name);
    return rc;
}

int sa_place_find(struct sa_place *out, sqlite3 *db, const char *name, struct sa_error *error)
{
    const char *dot = strchr(name, '.');
    char *object = dot ? strndup(name, (size_t)(dot - name)) : strdup(name);
    int rc = object ? find_object(out, db, object, error) : sa_error_memory(error);
    if (rc == SA_OK && dot)
        rc = find_field(out, db, dot + 1, error);
    free(object);
    return rc;
}

void sa_place_release(struct sa_place *place)
{
    free(place->object);
    free(place->field);
    *place = (struct sa_place){0};
}
