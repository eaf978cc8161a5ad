/* Templates of landing pages. */
#include "marketo/asset.h"
#include "marketo/read.h"

const struct sa_source_info sa_source_info_landing_page_template = {
    500, "landing_page_template", "templates of landing pages: the fields of their texts",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "landing page template",
    .list = "asset/v1/landingPageTemplates.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "content",
             .path = "asset/v1/landingPageTemplate/%s/content.json",
             .whole = true,
             .read = sa_read_content},
        },
};

const struct sa_source sa_marketo_source_landing_page_template = {
    .info = &sa_source_info_landing_page_template,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading templates",
    .forget = SA_ASSETS_FORGET("landing page template"),
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
