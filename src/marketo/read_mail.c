/* Records and contents of mails, pages, snippets and tokens, and what depends on a custom object: see read.h. */
#include <string.h>

#include "marketo/read_own.h"

/* A field that gets a copy of the mail: by its API name, else by its number, else by its label. */
static int mail_copy(const struct sa_reading *reading, const struct sa_json *copy)
{
    char digits[24];
    struct sa_mention mention = {
        .place = "cc",
        .step = "",
        .object = sa_reading_is(sa_reading_text(copy, "objectName"), "company") ? "company" : "",
        .named = SA_NAMED_ANY,
        .name =
            sa_json_type(copy) == SA_JSON_STRING ? sa_json_string(copy) : sa_reading_text(copy, "apiName"),
        .unsure = false,
        .writes = false,
        .broken = false};
    if (*mention.name == '\0' && sa_reading_id(sa_json_get(copy, "attributeId"), digits)) {
        mention.named = SA_NAMED_ID;
        mention.name = digits;
    } else if (*mention.name == '\0') {
        mention.named = SA_NAMED_LABEL;
        mention.name = sa_reading_text(copy, "displayName");
    }
    return sa_reading_tell(reading, mention);
}

int sa_read_mail(const struct sa_json *mail, const struct sa_mention_sink *sink, struct sa_error *error)
{
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    int rc = SA_OK;
    if (sa_json_type(mail) != SA_JSON_OBJECT)
        return sa_error_set(error, SA_EFORMAT, "the record of the e-mail is not an object");
    for (const struct sa_json *member = sa_json_first(mail); member && rc == SA_OK;
         member = sa_json_next(member)) {
        if (sa_reading_is(sa_json_name(member), "subject|fromName|fromEmail|replyEmail|preHeader"))
            rc = sa_reading_strings(&reading, member);
        else if (sa_reading_is(sa_json_name(member), "ccFields"))
            for (const struct sa_json *copy = sa_json_first(member); copy && rc == SA_OK;
                 copy = sa_json_next(copy))
                rc = mail_copy(&reading, copy);
    }
    return rc;
}

/* The snippet or form that an element of content stands for: its number is the value, or that of an object in its place. */
static int content_link(const struct sa_reading *reading, const struct sa_json *element)
{
    const char *type = sa_reading_text(element, "contentType");
    const struct sa_json *value = sa_json_get(element, "value");
    if (*type == '\0')
        type = sa_reading_text(element, "type");
    if (!value)
        value = sa_json_get(element, "content");
    if (sa_json_type(value) == SA_JSON_OBJECT) /* which is an element itself if it has a type */
        value = sa_json_get(value, "contentType") ? NULL : sa_json_get(value, "content");
    if (sa_reading_is(type, "Snippet"))
        return sa_reading_link(reading, "snippet", value);
    return sa_reading_is(type, "Form") ? sa_reading_link(reading, "form", value) : SA_OK;
}

static int content_links(const struct sa_reading *reading, const struct sa_json *node)
{
    int rc = sa_json_type(node) == SA_JSON_OBJECT ? content_link(reading, node) : SA_OK;
    for (const struct sa_json *child = sa_json_first(node); child && rc == SA_OK; child = sa_json_next(child))
        rc = content_links(reading, child);
    return rc;
}

int sa_read_content(const struct sa_json *content, const struct sa_mention_sink *sink, struct sa_error *error)
{
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    enum sa_json_type type = sa_json_type(content);
    if (type != SA_JSON_OBJECT && type != SA_JSON_ARRAY && type != SA_JSON_STRING)
        return sa_error_set(error, SA_EFORMAT, "the content is neither text nor elements");
    int rc = sa_reading_strings(&reading, content);
    return rc ? rc : content_links(&reading, content);
}

int sa_read_token(const struct sa_json *token, const struct sa_mention_sink *sink, struct sa_error *error)
{
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    const char *text = sa_json_string(sa_json_get(token, "value"));
    if (sa_json_type(token) != SA_JSON_OBJECT)
        return sa_error_set(error, SA_EFORMAT, "the token is not an object");
    if (text && sa_reading_is(sa_reading_text(token, "type"), "script text|script"))
        return sa_read_velocity(text, strlen(text), sink, error);
    return sa_reading_strings(&reading, sa_json_get(token, "value"));
}

int sa_read_dependency(const struct sa_json *asset, const char *object, const struct sa_mention_sink *sink,
                       struct sa_error *error)
{
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    int rc = SA_OK;
    if (sa_json_type(asset) != SA_JSON_OBJECT)
        return sa_error_set(error, SA_EFORMAT, "the dependent asset is not an object");
    for (const struct sa_json *field = sa_json_first(sa_json_get(asset, "usedFields")); field && rc == SA_OK;
         field = sa_json_next(field))
        if (sa_json_type(field) == SA_JSON_STRING)
            rc = sa_reading_tell(&reading, (struct sa_mention){.place = "dependency",
                                                               .step = "",
                                                               .object = object,
                                                               .named = SA_NAMED_REST,
                                                               .name = sa_json_string(field),
                                                               .unsure = false,
                                                               .writes = false,
                                                               .broken = false});
    return rc;
}
