/* Which fields of a person the sync with Salesforce fills, and which it may be written to: describe2 alone tells. */
#include "marketo/rest_field.h"

const struct sa_source_info sa_source_info_marketo_field_sync = {
    402, "marketo_field_sync", "which fields the sync with Salesforce fills",
    "give the API user's role Read-Only Lead (docs/letting-in.md), and connect Marketo with --marketo"};

static int sync_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                      struct sa_error *error)
{
    const struct sa_json *fields = sa_json_get(sa_json_first(sa_json_get(document, "result")), "fields");
    int rc = SA_OK;
    (void)question;
    if (sa_json_type(fields) != SA_JSON_ARRAY || !sa_json_first(fields))
        return sa_error_set(error, SA_EFORMAT, "the answer has no fields");
    for (const struct sa_json *field = sa_json_first(fields); rc == SA_OK && field;
         field = sa_json_next(field))
        rc = sa_rest_field_store(run, "lead", field, error);
    return rc;
}

static int marketo_field_sync_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = sync_store};
    return sa_source_ask(run, "", "v1/leads/describe2.json", &kind, NULL, error);
}

const struct sa_source sa_marketo_source_marketo_field_sync = {
    .info = &sa_source_info_marketo_field_sync,
    .probe = true,
    .always = true,
    .state_size = sizeof(struct sa_rest_fields),
    .begin = marketo_field_sync_begin,
    .end = sa_rest_fields_end,
};
