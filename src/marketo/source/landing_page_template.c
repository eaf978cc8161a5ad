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
             .state = "",
             .whole = true,
             .read = sa_read_content},
        },
};

static int landing_page_template_begin(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_list(run, &kind, error);
}

static int landing_page_template_described(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_read(run, &kind, error);
}

const struct sa_source sa_marketo_source_landing_page_template = {
    .info = &sa_source_info_landing_page_template,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading templates",
    .forget = SA_ASSETS_FORGET("landing page template"),
    .begin = landing_page_template_begin,
    .described = landing_page_template_described,
    .end = sa_assets_end,
};
