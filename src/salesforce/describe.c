/* Describe answers become rows: see describe.h. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/describe.h"
#include "salesforce/row.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

/* The tables, how many of their leading columns say where the row belongs, and the members without which an entry cannot be judged:
 * every API version has them. */
enum table { OBJECT, FIELD, PICKLIST_VALUE, RECORD_TYPE, CHILD_RELATIONSHIP, TABLES };

static const struct {
    const char *name;
    int given;
    const char *members; /* the list in the answer */
    const char *needed;
} tables[TABLES] = {
    [OBJECT] = {"describe_object", 0, NULL,
                "name,label,labelPlural,custom,customSetting,createable,updateable,deletable,queryable"},
    [FIELD] = {"describe_field", 2, "fields",
               "name,label,type,soapType,custom,createable,updateable,nillable,calculated,defaultedOnCreate"},
    [PICKLIST_VALUE] = {"describe_picklist_value", 3, "picklistValues", "value,active"},
    [RECORD_TYPE] = {"describe_record_type", 2, "recordTypeInfos", "name,recordTypeId,available"},
    [CHILD_RELATIONSHIP] = {"describe_child_relationship", 2, "childRelationships", "childSObject,field"},
};

static const char global_needed[] =
    "name,label,labelPlural,custom,customSetting,createable,updateable,deletable,queryable";

struct sa_describe {
    struct sa_row rows[TABLES];
    sqlite3_stmt *twice; /* a field of an object whose name differs from another's by letter case alone */
};

int sa_describe_open(struct sa_describe **out, sqlite3 *db, struct sa_error *error)
{
    struct sa_describe *describe = calloc(1, sizeof *describe);
    if (!describe)
        return sa_error_memory(error);
    int rc = SA_OK;
    for (size_t i = 0; i < TABLES && rc == SA_OK; i++) {
        rc = sa_row_open(&describe->rows[i], db, tables[i].name, tables[i].given, error);
        sa_row_need(&describe->rows[i], tables[i].needed, true);
    }
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &describe->twice,
                            "SELECT name FROM describe_field WHERE object = :object"
                            " GROUP BY name COLLATE NOCASE HAVING count(*) > 1",
                            error);
    if (rc) {
        sa_describe_close(describe);
        describe = NULL;
    }
    *out = describe;
    return rc;
}

void sa_describe_close(struct sa_describe *describe)
{
    for (size_t i = 0; describe && i < TABLES; i++)
        sa_row_release(&describe->rows[i]);
    if (describe)
        sqlite3_finalize(describe->twice);
    free(describe);
}

/* Element `position` of an array of `object` (and of `field`, where the table says so). */
static int insert_element(struct sa_describe *describe, enum table table, const char *object,
                          const char *field, int position, const struct sa_json *element,
                          struct sa_error *error)
{
    struct sa_row *row = &describe->rows[table];
    bool inserted = false;
    sqlite3_bind_text(row->insert, 1, object, -1, SQLITE_STATIC);
    if (field)
        sqlite3_bind_text(row->insert, 2, field, -1, SQLITE_STATIC);
    sqlite3_bind_int(row->insert, field ? 3 : 2, position);
    int rc = sa_row_insert(row, element, &inserted, error);
    if (rc == SA_OK && !inserted)
        rc = sa_error_set(error, SA_EFORMAT, "its name is not its own");
    return rc == SA_EFORMAT
               ? sa_error_prefix(error, rc, "answer is not a describe: entry %d of '%s'%s%.100s", position,
                                 tables[table].members, field ? " of " : "", field ? field : "")
               : rc;
}

/* Salesforce gives the lists of a describe always, if need be empty. */
static int insert_array(struct sa_describe *describe, enum table table, const char *object, const char *field,
                        const struct sa_json *of, struct sa_error *error)
{
    const struct sa_json *array = sa_json_get(of, tables[table].members);
    int rc = SA_OK;
    int position = 0;
    if (sa_json_type(array) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: %.100s%sno '%s'",
                            field ? field : "", field ? " has " : "it has ", tables[table].members);
    for (const struct sa_json *element = sa_json_first(array); rc == SA_OK && element;
         element = sa_json_next(element))
        rc = insert_element(describe, table, object, field, position++, element, error);
    return rc;
}

static int check_twice(struct sa_describe *describe, const char *object, struct sa_error *error)
{
    int rc = SA_OK;
    sa_sql_bind_text(describe->twice, ":object", object);
    if (sa_sql_each(describe->twice, &rc, error))
        rc = sa_error_set(error, SA_EFORMAT, "answer is not a describe: the field '%s' is there twice",
                          sa_sql_text(describe->twice, 0));
    sqlite3_reset(describe->twice);
    return rc;
}

static int insert_fields(struct sa_describe *describe, const char *object, const struct sa_json *document,
                         struct sa_error *error)
{
    int rc = insert_array(describe, FIELD, object, NULL, document, error);
    for (const struct sa_json *field = sa_json_first(sa_json_get(document, "fields")); rc == SA_OK && field;
         field = sa_json_next(field)) {
        const char *name = sa_json_string(sa_json_get(field, "name"));
        if (name && sa_is_api_name(name))
            rc = insert_array(describe, PICKLIST_VALUE, object, name, field, error);
        else
            rc = sa_error_set(error, SA_EFORMAT, "answer is not a describe: a field has no API name");
    }
    return rc ? rc : check_twice(describe, object, error);
}

/* Letter case does not count, and where an org has a namespace of its own, a name may be asked for without it. */
static bool is_name_of(const char *object, const char *asked)
{
    size_t length = strlen(object);
    size_t size = strlen(asked);
    return strcasecmp(object, asked) == 0 ||
           (length > size + 2 && strcasecmp(object + length - size, asked) == 0 &&
            strncmp(object + length - size - 2, "__", 2) == 0 && strstr(asked, "__"));
}

/* What the answer says of itself, against what was asked. */
static int check_object(const struct sa_json *document, const char *asked, struct sa_error *error)
{
    const char *object = sa_json_string(sa_json_get(document, "name"));
    const struct sa_json *fields = sa_json_get(document, "fields");
    if (sa_json_type(document) != SA_JSON_OBJECT || sa_json_type(fields) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: it has no 'fields'");
    if (!object || !sa_is_api_name(object))
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: it has no API name");
    if (!is_name_of(object, asked))
        return sa_error_set(error, SA_EFORMAT, "the answer is the describe of '%s'", object);
    if (!sa_json_first(fields)) /* every object has an Id */
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: there is no field in it");
    return SA_OK;
}

int sa_describe_store(struct sa_describe *describe, const struct sa_json *document,
                      char name[SA_API_NAME_SIZE], struct sa_error *error)
{
    int rc = check_object(document, name, error);
    if (rc)
        return rc;
    const char *object = sa_json_string(sa_json_get(document, "name"));
    bool inserted = false;
    memcpy(name, object, strlen(object) + 1);
    for (size_t i = 0; i < TABLES; i++)
        sa_row_begin(&describe->rows[i]);
    rc = sa_row_insert(&describe->rows[OBJECT], document, &inserted, error);
    if (rc == SA_EFORMAT)
        return sa_error_prefix(error, rc, "answer is not a describe");
    if (rc || !inserted) /* described before: the first answer stays */
        return rc;
    rc = insert_fields(describe, object, document, error);
    if (rc == SA_OK)
        rc = insert_array(describe, RECORD_TYPE, object, NULL, document, error);
    return rc ? rc : insert_array(describe, CHILD_RELATIONSHIP, object, NULL, document, error);
}

static int insert_global(struct sa_row *row, const struct sa_json *objects, struct sa_error *error)
{
    int rc = SA_OK;
    int position = 0;
    for (const struct sa_json *object = sa_json_first(objects); rc == SA_OK && object;
         object = sa_json_next(object), position++) {
        const char *api_name = sa_json_string(sa_json_get(object, "name"));
        bool inserted = false;
        rc = sa_row_insert(row, object, &inserted, error);
        if (rc == SA_OK && (!inserted || !sa_is_api_name(api_name)))
            rc = sa_error_set(error, SA_EFORMAT, "it has no API name of its own");
        if (rc == SA_EFORMAT)
            sa_error_prefix(error, rc, "answer is not a global describe: entry %d of 'sobjects'", position);
    }
    return rc;
}

int sa_describe_store_global(sqlite3 *db, const struct sa_json *document, struct sa_error *error)
{
    struct sa_row row = {0};
    const struct sa_json *objects = sa_json_get(document, "sobjects");
    if (sa_json_type(objects) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not a global describe: it has no 'sobjects'");
    if (!sa_json_first(objects)) /* everybody sees some: User, if nothing else */
        return sa_error_set(error, SA_EFORMAT, "answer is not a global describe: there is no object in it");
    int rc = sa_row_open(&row, db, "global_object", 0, error);
    sa_row_need(&row, global_needed, true);
    if (rc == SA_OK)
        rc = insert_global(&row, objects, error);
    sa_row_release(&row);
    return rc;
}
