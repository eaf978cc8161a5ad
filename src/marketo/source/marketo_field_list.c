/* Marketo's fields as describes tell them: of a person with id and SOAP name, which is what rules and forms call a field by; of companies,
 * opportunities, program members and custom objects with their REST names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/keep.h"
#include "marketo/rest_field.h"
#include "syncaudit/form.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_marketo_field_list = {
    401, "marketo_field_list", "the fields that Marketo has, by id, label, REST and SOAP name",
    "give the API user's role Read-Only Lead (docs/letting-in.md), and connect Marketo with --marketo"};

/* Members of programs have two addresses in the descriptions of the API. */
static const struct described {
    const char *object, *path, *other;
} objects[] = {
    {"lead", "v1/leads/describe.json", NULL},
    {"company", "v1/companies/describe.json", NULL},
    {"opportunity", "v1/opportunities/describe.json", NULL},
    {"program member", "v1/programs/members/describe.json", "v1/program/members/describe.json"},
};

/* What was asked about: one of them, or a custom object. */
struct asked {
    const struct described *described; /* NULL = a custom object */
    bool otherwise;
    char object[SA_API_NAME_SIZE];
};

/* Fields stand in the result, or in `fields` of its one element. */
static int fields_store(struct sa_source_run *run, struct sa_question *question,
                        const struct sa_json *document, struct sa_error *error)
{
    const struct asked *asked = question->payload;
    const struct sa_json *result = NULL;
    int rc = sa_marketo_result(&result, document, error);
    if (rc)
        return rc;
    if (!sa_json_first(result))
        return sa_source_cover(question, "not_there", "this instance has no such fields", error);
    const struct sa_json *fields = sa_json_get(sa_json_first(result), "fields");
    for (const struct sa_json *field = sa_json_first(fields ? fields : result); rc == SA_OK && field;
         field = sa_json_next(field))
        rc = sa_rest_field_store(run, asked->object, field, error);
    return rc;
}

static int ask(struct sa_source_run *run, const struct asked *given, const char *path,
               struct sa_error *error);

static int fields_refuse(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_status *status, bool *handled, struct sa_error *error)
{
    struct asked again = *(const struct asked *)question->payload;
    *handled =
        strcmp(status->code, "610") == 0 && again.described && again.described->other && !again.otherwise;
    again.otherwise = true;
    return *handled ? ask(run, &again, again.described->other, error) : SA_OK;
}

static int ask(struct sa_source_run *run, const struct asked *given, const char *path, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = fields_store, .refuse = fields_refuse};
    struct asked *payload = malloc(sizeof *payload);
    if (!payload)
        return sa_error_memory(error);
    *payload = *given;
    return sa_source_ask(run, given->object, path, &kind, payload, error);
}

static int ask_custom(struct sa_source_run *run, const char *name, struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct asked asked = {.described = NULL};
    snprintf(asked.object, sizeof asked.object, "%s", name);
    int rc = sa_buffer_adds(&path, "v1/customobjects/");
    if (rc == SA_OK)
        rc = sa_form_encode(&path, name);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&path, "/describe.json");
    rc = rc ? sa_error_memory(error) : ask(run, &asked, path.data, error);
    sa_buffer_release(&path);
    return rc;
}

static int customs_store(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *document, struct sa_error *error)
{
    const struct sa_json *result = NULL;
    int rc = sa_marketo_result(&result, document, error);
    (void)question;
    for (const struct sa_json *object = sa_json_first(result); rc == SA_OK && object;
         object = sa_json_next(object)) {
        const char *name = sa_json_string(sa_json_get(object, "name"));
        if (name && sa_is_api_name(name))
            rc = ask_custom(run, name, error);
        else
            rc = sa_error_set(error, SA_EFORMAT, "a custom object has no name");
    }
    return rc;
}

static int note_instance(struct sa_source_run *run, struct sa_error *error)
{
    const struct sa_instance *instance = sa_instance_of(run);
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_prepare(
        run->db, &insert,
        "INSERT OR IGNORE INTO marketo_instance (address, api_user, reader, calls) VALUES (:address, :user, :reader, 0)",
        error);
    if (rc == SA_OK) {
        sa_sql_bind_text(insert, ":address", sa_source_origin(run));
        sa_sql_bind_text(insert, ":user", instance->user.data);
        sa_sql_bind_int(insert, ":reader", SA_MARKETO_READER);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

static int marketo_field_list_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind customs = {.store = customs_store};
    int rc = note_instance(run, error);
    for (size_t i = 0; rc == SA_OK && i < sizeof objects / sizeof *objects; i++) {
        struct asked asked = {.described = &objects[i]};
        snprintf(asked.object, sizeof asked.object, "%s", objects[i].object);
        rc = ask(run, &asked, objects[i].path, error);
    }
    return rc ? rc : sa_source_ask(run, "custom objects", "v1/customobjects.json", &customs, NULL, error);
}

const struct sa_source sa_marketo_source_marketo_field_list = {
    .info = &sa_source_info_marketo_field_list,
    .probe = true,
    .state_size = sizeof(struct sa_rest_fields),
    .forget = "DELETE FROM marketo_rest_field",
    .begin = marketo_field_list_begin,
    .end = sa_rest_fields_end,
};
