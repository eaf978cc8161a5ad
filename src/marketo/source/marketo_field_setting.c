/* Which fields are hidden in Marketo, sensitive or made there. Only a role that may change the schema is told, and the guide gives none
 * such: the answer is mostly no. */
#include "marketo/pages.h"
#include "marketo/rest_field.h"

const struct sa_source_info sa_source_info_marketo_field_setting = {
    403, "marketo_field_setting", "which fields are hidden in Marketo, sensitive or custom",
    "only a role with Read-Write Schema is told: better left out"};

static int setting_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                       struct sa_error *error)
{
    (void)question;
    return sa_rest_field_store(run, "lead", record, error);
}

static int marketo_field_setting_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query query = {.row = setting_row};
    static const char path[] = "/rest/v1/leads/schema/fields.json?batchSize=300";
    struct sa_marketo_pages *pages = sa_marketo_pages_new(path, sa_instance_of(run)->options.glance);
    return pages ? sa_source_pages(run, "", path, &query, pages, NULL, error) : sa_error_memory(error);
}

const struct sa_source sa_marketo_source_marketo_field_setting = {
    .info = &sa_source_info_marketo_field_setting,
    .probe = true,
    .always = true,
    .state_size = sizeof(struct sa_rest_fields),
    .begin = marketo_field_setting_begin,
    .end = sa_rest_fields_end,
};
