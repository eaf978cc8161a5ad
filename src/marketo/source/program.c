/* Programs. Only some have a smart list of their own, and what their type is called differs from instance to instance: all are asked. */
#include "marketo/asset.h"

const struct sa_source_info sa_source_info_program = {
    440, "program", "programs: their channels, Salesforce campaigns, and the rules of their smart lists",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "program",
    .list = "asset/v1/programs.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "rules",
             .path = "asset/v1/program/%s/smartList.json?includeRules=true",
             .anew = "1",
             .needs = "rules",
             .read = sa_assets_read_rules},
        },
};

const struct sa_source sa_marketo_source_program = {
    .info = &sa_source_info_program,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading programs",
    .forget = SA_ASSETS_FORGET("program"),
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
