/* E-mails. What a person is sent is made of the content and, where a segment chooses, of the dynamic content. Mails of the new editor and those
 * within an A/B test may not be listed. */
#include "marketo/asset.h"
#include "marketo/read.h"
#include <strings.h>

const struct sa_source_info sa_source_info_email = {
    460, "email", "e-mails: the fields of their texts and headers",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

/* What a segment is shown stands elsewhere. */
static int read_content(const struct sa_json *element, const struct sa_mention_sink *sink,
                        struct sa_error *error)
{
    const char *type = sa_json_string(sa_json_get(element, "contentType"));
    const struct sa_json *value = sa_json_get(element, "value");
    const struct sa_json *id = sa_json_string(value) ? value : sa_json_get(element, "id");
    int rc = sa_read_content(element, sink, error);
    if (rc == SA_OK && type && strcasecmp(type, "DynamicContent") == 0 && sa_json_string(id))
        rc = sink->link(sink->payload, "dynamic content", sa_json_string(id), error);
    return rc;
}

static const struct sa_asset_kind kind = {
    .type = "e-mail",
    .list = "asset/v1/emails.json?maxReturn=200&offset=0",
    .listed = sa_read_mail,
    .parts =
        {
            {.name = "content",
             .path = "asset/v1/email/%s/content.json",
             .state = "",
             .empty = "whole content",
             .read = read_content},
            {.name = "dynamic content",
             .path = "asset/v1/email/%s/dynamicContent/%s.json",
             .state = "",
             .link = "dynamic content",
             .read = sa_read_content},
            {.name = "whole content",
             .path = "asset/v1/email/%s/fullContent.json",
             .state = "",
             .link = "whole content",
             .read = sa_read_content},
        },
};

static int email_begin(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_list(run, &kind, error);
}

static int email_described(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_read(run, &kind, error);
}

static int email_surveyed(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_follow(run, &kind, error);
}

const struct sa_source sa_marketo_source_email = {
    .info = &sa_source_info_email,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading e-mails",
    .forget = SA_ASSETS_FORGET("e-mail"),
    .begin = email_begin,
    .described = email_described,
    .surveyed = email_surveyed,
    .end = sa_assets_end,
};
