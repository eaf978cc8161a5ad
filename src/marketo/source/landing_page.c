/* Landing pages. */
#include "marketo/asset.h"
#include "marketo/read.h"
#include <strings.h>

const struct sa_source_info sa_source_info_landing_page = {
    480, "landing_page", "landing pages: the fields of their texts",
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
    .type = "landing page",
    .list = "asset/v1/landingPages.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "content",
             .path = "asset/v1/landingPage/%s/content.json",
             .state = "",
             .read = read_content},
            {.name = "dynamic content",
             .path = "asset/v1/landingPage/%s/dynamicContent/%s.json",
             .state = "",
             .link = "dynamic content",
             .read = sa_read_content},
        },
};

static int landing_page_begin(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_list(run, &kind, error);
}

static int landing_page_described(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_read(run, &kind, error);
}

static int landing_page_surveyed(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_follow(run, &kind, error);
}

const struct sa_source sa_marketo_source_landing_page = {
    .info = &sa_source_info_landing_page,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading landing pages",
    .forget = SA_ASSETS_FORGET("landing page"),
    .begin = landing_page_begin,
    .described = landing_page_described,
    .surveyed = landing_page_surveyed,
    .end = sa_assets_end,
};
