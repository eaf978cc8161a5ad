/* Fields, visibility rules and thank-you pages of forms: see read.h. */
#include <string.h>

#include "marketo/read_own.h"

static int form_tell(const struct sa_reading *reading, const char *place, const char *name, bool writes)
{
    return sa_reading_tell(reading, (struct sa_mention){.place = place,
                                                        .step = "",
                                                        .object = "",
                                                        .named = SA_NAMED_SOAP,
                                                        .name = name,
                                                        .unsure = false,
                                                        .writes = writes,
                                                        .broken = false});
}

/* What is shown and cannot be filled in. Of an id alone the begin tells it, in base64 too. */
static bool form_is_no_field(const char *id, const char *type)
{
    static const char *const ids[] = {"HtmlText", "SHRtbFRleHR", "RichText", "Fieldset", "RmllbGRzZXR"};
    if (sa_reading_is(type,
                      "htmltext|html text|html|richtext|rich text|rich_text|button|submit|submit button|"
                      "fieldset|field set|profiling|progressive profiling|page break|captcha|recaptcha"))
        return true;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (*type == '\0' && strncmp(id, ids[i], strlen(ids[i])) == 0)
            return true;
    return *type == '\0' && sa_reading_is(id, "Profiling");
}

/* What a form offers to choose from; an empty one asks to choose. */
static int form_choices(const struct sa_reading *reading, const char *field, const struct sa_json *values)
{
    int rc = SA_OK;
    if (!reading->sink->choice || *field == '\0' || strlen(field) > SA_READ_NAME)
        return SA_OK;
    for (const struct sa_json *item = sa_json_first(values); item && rc == SA_OK; item = sa_json_next(item)) {
        const char *value = sa_json_type(item) == SA_JSON_OBJECT ? sa_json_string(sa_json_get(item, "value"))
                                                                 : sa_json_string(item);
        if (value && *value)
            rc = reading->sink->choice(reading->sink->payload, field, value, reading->error);
    }
    return rc;
}

/* Every subjectField below `node`. */
static int form_subjects(const struct sa_reading *reading, const struct sa_json *node, const char *place)
{
    int rc = SA_OK;
    for (const struct sa_json *child = sa_json_first(node); child && rc == SA_OK;
         child = sa_json_next(child)) {
        const char *text = sa_json_string(child);
        if (text && sa_json_name(child) && strcmp(sa_json_name(child), "subjectField") == 0)
            rc = form_tell(reading, place, text, false);
        else
            rc = form_subjects(reading, child, place);
    }
    return rc;
}

static int form_fields(const struct sa_reading *reading, const struct sa_json *fields);

static int form_field(const struct sa_reading *reading, const struct sa_json *field)
{
    bool object = sa_json_type(field) == SA_JSON_OBJECT;
    const char *id = object ? sa_reading_text(field, "id") : sa_json_string(field);
    const char *type = object ? sa_reading_text(field, "dataType") : "";
    const struct sa_json *inner = sa_json_get(field, "fields");
    const struct sa_json *values = sa_json_get(sa_json_get(field, "fieldMetaData"), "values");
    int rc = SA_OK;
    if (id && !form_is_no_field(id, type) && sa_json_count(inner) == 0) {
        rc = form_tell(reading, "form field", id, true);
        if (rc == SA_OK)
            rc = form_choices(reading, id, values);
    }
    if (rc == SA_OK)
        rc = form_subjects(reading, sa_json_get(field, "visibilityRules"), "visibility rule");
    return rc ? rc : form_fields(reading, inner);
}

/* As deep as containers are nested: JSON's depth is limited. */
static int form_fields(const struct sa_reading *reading, const struct sa_json *fields)
{
    int rc = SA_OK;
    for (const struct sa_json *field = sa_json_first(fields); field && rc == SA_OK;
         field = sa_json_next(field))
        rc = form_field(reading, field);
    return rc;
}

int sa_read_form(const struct sa_json *fields, const struct sa_mention_sink *sink, struct sa_error *error)
{
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    if (sa_json_type(fields) == SA_JSON_OBJECT)
        fields = sa_json_get(fields, "fields");
    if (sa_json_type(fields) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "fields of the form are not an array");
    int rc = form_fields(&reading, fields);
    return rc ? rc : sa_reading_strings(&reading, fields);
}

int sa_read_thank_you(const struct sa_json *pages, const struct sa_mention_sink *sink, struct sa_error *error)
{
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    if (sa_json_type(pages) != SA_JSON_OBJECT && sa_json_type(pages) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "thank-you pages are neither an array nor an object");
    int rc = form_subjects(&reading, pages, "thank-you page");
    return rc ? rc : sa_reading_strings(&reading, pages);
}
