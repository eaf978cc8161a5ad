/* Smart campaigns: who is chosen, what starts them, and what they do.
 *
 * That each instance tells the flow is not seen: where none does, it is noted as not read. Whether the time of the last change moves with
 * rules and flow nobody says, so those of active campaigns are read in each audit. */
#include "marketo/asset.h"
#include "marketo/read.h"

const struct sa_source_info sa_source_info_smart_campaign = {
    410, "smart_campaign", "campaigns: what their rules read, and what their flow reads and writes",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static int read_flow(const struct sa_json *element, const struct sa_mention_sink *sink,
                     struct sa_error *error)
{
    return sa_read_flow(sa_json_get(element, "flow"), sink, error);
}

static const struct sa_asset_kind kind = {
    .type = "smart campaign",
    .list = "asset/v1/smartCampaigns.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "rules",
             .path = "asset/v1/smartCampaign/%s/smartList.json?includeRules=true",
             .anew = "a.live",
             .needs = "rules",
             .read = sa_assets_read_rules},
            {.name = "flow",
             .path = "asset/v1/smartCampaign/%s.json?includeFlowSteps=true",
             .anew = "a.live",
             .needs = "flow",
             .read = read_flow},
        },
};

const struct sa_source sa_marketo_source_smart_campaign = {
    .info = &sa_source_info_smart_campaign,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading campaigns",
    .forget = SA_ASSETS_FORGET("smart campaign") "DELETE FROM marketo_step;",
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
