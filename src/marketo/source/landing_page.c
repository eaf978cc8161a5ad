/* Landing pages. */
#include "marketo/asset.h"
#include "marketo/read.h"

const struct sa_source_info sa_source_info_landing_page = {
    480, "landing_page", "landing pages: the fields of their texts",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "landing page",
    .list = "asset/v1/landingPages.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "content",
             .path = "asset/v1/landingPage/%s/content.json",
             .read = sa_assets_read_content},
            {.name = "dynamic content",
             .path = "asset/v1/landingPage/%s/dynamicContent/%s.json",
             .link = "dynamic content",
             .read = sa_read_content},
        },
};

const struct sa_source sa_marketo_source_landing_page = {
    .info = &sa_source_info_landing_page,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading landing pages",
    .forget = SA_ASSETS_FORGET("landing page"),
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .surveyed = sa_assets_surveyed,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
