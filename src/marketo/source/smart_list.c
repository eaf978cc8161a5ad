/* Smart lists. */
#include "marketo/asset.h"

const struct sa_source_info sa_source_info_smart_list = {
    420, "smart_list", "smart lists: the fields that their rules read",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "smart list",
    .list = "asset/v1/smartLists.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "rules",
             .path = "asset/v1/smartList/%s.json?includeRules=true",
             .needs = "rules",
             .read = sa_assets_read_rules},
        },
};

const struct sa_source sa_marketo_source_smart_list = {
    .info = &sa_source_info_smart_list,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading smart lists",
    .forget = SA_ASSETS_FORGET("smart list"),
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
