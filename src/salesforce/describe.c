/* Describe answers become rows: see describe.h. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/describe.h"
#include "salesforce/row.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

/* The tables, and how many of their leading columns say where the row belongs. */
enum table { OBJECT, FIELD, PICKLIST_VALUE, RECORD_TYPE, CHILD_RELATIONSHIP, TABLES };

static const struct {
    const char *name;
    int given;
} tables[TABLES] = {
    [OBJECT] = {"describe_object", 0},
    [FIELD] = {"describe_field", 2},
    [PICKLIST_VALUE] = {"describe_picklist_value", 3},
    [RECORD_TYPE] = {"describe_record_type", 2},
    [CHILD_RELATIONSHIP] = {"describe_child_relationship", 2},
};

struct sa_describe {
    sqlite3 *db;
    struct sa_row rows[TABLES];
};

int sa_describe_open(struct sa_describe **out, sqlite3 *db, struct sa_error *error)
{
    struct sa_describe *describe = calloc(1, sizeof *describe);
    if (!describe)
        return sa_error_memory(error);
    int rc = SA_OK;
    describe->db = db;
    for (size_t i = 0; i < TABLES && rc == SA_OK; i++)
        rc = sa_row_open(&describe->rows[i], db, tables[i].name, tables[i].given, error);
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
    free(describe);
}

/* Element `position` of an array of `object` (and of `field`, where the table says so). */
static int insert_element(struct sa_describe *describe, enum table table, const char *object,
                          const char *field, int position, const struct sa_json *element, bool *inserted,
                          struct sa_error *error)
{
    struct sa_row *row = &describe->rows[table];
    sqlite3_bind_text(row->insert, 1, object, -1, SQLITE_STATIC);
    if (field)
        sqlite3_bind_text(row->insert, 2, field, -1, SQLITE_STATIC);
    sqlite3_bind_int(row->insert, field ? 3 : 2, position);
    return sa_row_insert(row, element, inserted, error);
}

static int insert_array(struct sa_describe *describe, enum table table, const char *object, const char *field,
                        const struct sa_json *array, struct sa_error *error)
{
    int rc = SA_OK;
    int position = 0;
    if (sa_json_type(array) != SA_JSON_ARRAY)
        return SA_OK;
    for (const struct sa_json *element = sa_json_first(array); rc == SA_OK && element;
         element = sa_json_next(element))
        rc = insert_element(describe, table, object, field, position++, element, NULL, error);
    return rc;
}

static int insert_fields(struct sa_describe *describe, const char *object, const struct sa_json *fields,
                         struct sa_error *error)
{
    int rc = SA_OK;
    int position = 0;
    for (const struct sa_json *field = sa_json_first(fields); rc == SA_OK && field;
         field = sa_json_next(field), position++) {
        bool inserted = false;
        rc = insert_element(describe, FIELD, object, NULL, position, field, &inserted, error);
        if (rc == SA_OK && !inserted)
            rc = sa_error_set(error, SA_EFORMAT,
                              "answer is not a describe: entry %d of 'fields' has no name of its own",
                              position);
        const char *name = sa_json_string(sa_json_get(field, "name"));
        if (rc == SA_OK && name)
            rc = insert_array(describe, PICKLIST_VALUE, object, name, sa_json_get(field, "picklistValues"),
                              error);
    }
    return rc;
}

static int insert_describe(struct sa_describe *describe, const struct sa_json *document,
                           char name[SA_API_NAME_SIZE], struct sa_error *error)
{
    const char *object = sa_json_string(sa_json_get(document, "name"));
    const struct sa_json *fields = sa_json_get(document, "fields");
    if (sa_json_type(document) != SA_JSON_OBJECT || sa_json_type(fields) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: it has no 'fields'");
    if (!object || !sa_text_is_api_name(object))
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: it has no API name");
    memcpy(name, object, strlen(object) + 1);
    bool inserted = false;
    int rc = sa_row_insert(&describe->rows[OBJECT], document, &inserted, error);
    if (rc || !inserted) /* described before: the first answer stays */
        return rc;
    rc = insert_fields(describe, object, fields, error);
    if (rc == SA_OK)
        rc = insert_array(describe, RECORD_TYPE, object, NULL, sa_json_get(document, "recordTypeInfos"),
                          error);
    if (rc == SA_OK)
        rc = insert_array(describe, CHILD_RELATIONSHIP, object, NULL,
                          sa_json_get(document, "childRelationships"), error);
    return rc;
}

/* Begins and ends what is stored whole or not at all. */
static int whole(sqlite3 *db, struct sa_error *error)
{
    return sa_sql_run(db, "SAVEPOINT answer", error);
}

static int end_whole(sqlite3 *db, int rc, struct sa_error *error)
{
    if (rc == SA_OK)
        return sa_sql_run(db, "RELEASE answer", error);
    sa_sql_run(db, "ROLLBACK TO answer; RELEASE answer", NULL);
    return rc;
}

int sa_describe_store(struct sa_describe *describe, const struct sa_json *document,
                      char name[SA_API_NAME_SIZE], struct sa_error *error)
{
    int rc = whole(describe->db, error);
    return rc ? rc : end_whole(describe->db, insert_describe(describe, document, name, error), error);
}

static int insert_global(struct sa_row *row, const struct sa_json *objects, struct sa_error *error)
{
    int rc = SA_OK;
    int position = 0;
    for (const struct sa_json *object = sa_json_first(objects); rc == SA_OK && object;
         object = sa_json_next(object), position++) {
        const char *api_name = sa_json_string(sa_json_get(object, "name"));
        if (api_name && sa_text_is_api_name(api_name))
            rc = sa_row_insert(row, object, NULL, error);
        else
            rc = sa_error_set(error, SA_EFORMAT,
                              "answer is not a global describe: entry %d of 'sobjects' has no API name",
                              position);
    }
    return rc;
}

int sa_describe_store_global(sqlite3 *db, const struct sa_json *document, struct sa_error *error)
{
    struct sa_row row = {0};
    const struct sa_json *objects = sa_json_get(document, "sobjects");
    if (sa_json_type(objects) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not a global describe: it has no 'sobjects'");
    int rc = sa_row_open(&row, db, "global_object", 0, error);
    if (rc == SA_OK)
        rc = whole(db, error);
    if (rc == SA_OK)
        rc = end_whole(db, insert_global(&row, objects, error), error);
    sa_row_release(&row);
    return rc;
}
