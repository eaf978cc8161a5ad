/* Templates of e-mails. Two descriptions of the API name two addresses of their content. */
#include "marketo/asset.h"
#include "marketo/read.h"

const struct sa_source_info sa_source_info_email_template = {
    490, "email_template", "templates of e-mails: the fields of their texts",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "e-mail template",
    .list = "asset/v1/emailTemplates.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "content",
             .path = "asset/v1/emailTemplate/%s/content.json",
             .other = "asset/v1/emailTemplate/%s/content",
             .whole = true,
             .read = sa_read_content},
        },
};

const struct sa_source sa_marketo_source_email_template = {
    .info = &sa_source_info_email_template,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading templates",
    .forget = SA_ASSETS_FORGET("e-mail template"),
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
