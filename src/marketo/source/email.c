/* E-mails. What a person is sent is made of the content and, where a segment chooses, of the dynamic content. Mails of the new editor and those
 * within an A/B test may not be listed. */
#include "marketo/asset.h"
#include "marketo/read.h"

const struct sa_source_info sa_source_info_email = {
    460, "email", "e-mails: the fields of their texts and headers",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "e-mail",
    .list = "asset/v1/emails.json?maxReturn=200&offset=0",
    .listed = sa_read_mail,
    .parts =
        {
            {.name = "content",
             .path = "asset/v1/email/%s/content.json",
             .empty = "whole content",
             .read = sa_assets_read_content},
            {.name = "dynamic content",
             .path = "asset/v1/email/%s/dynamicContent/%s.json",
             .link = "dynamic content",
             .read = sa_read_content},
            {.name = "whole content",
             .path = "asset/v1/email/%s/fullContent.json",
             .link = "whole content",
             .read = sa_read_content},
        },
};

const struct sa_source sa_marketo_source_email = {
    .info = &sa_source_info_email,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading e-mails",
    .forget = SA_ASSETS_FORGET("e-mail"),
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .surveyed = sa_assets_surveyed,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
