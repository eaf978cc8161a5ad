/* Snippets. */
#include "marketo/asset.h"
#include "marketo/read.h"

const struct sa_source_info sa_source_info_snippet = {
    470, "snippet", "snippets: the fields of their texts",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "snippet",
    .list = "asset/v1/snippets.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "content",
             .path = "asset/v1/snippet/%s/content.json",
             .whole = true,
             .read = sa_read_content},
            {.name = "dynamic content",
             .path = "asset/v1/snippet/%s/dynamicContent.json",
             .whole = true,
             .read = sa_read_content},
        },
};

const struct sa_source sa_marketo_source_snippet = {
    .info = &sa_source_info_snippet,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading snippets",
    .forget = SA_ASSETS_FORGET("snippet"),
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
