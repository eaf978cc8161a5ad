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
             .state = "",
             .whole = true,
             .read = sa_read_content},
            {.name = "dynamic content",
             .path = "asset/v1/snippet/%s/dynamicContent.json",
             .state = "",
             .whole = true,
             .read = sa_read_content},
        },
};

static int snippet_begin(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_list(run, &kind, error);
}

static int snippet_described(struct sa_source_run *run, struct sa_error *error)
{
    return sa_assets_read(run, &kind, error);
}

const struct sa_source sa_marketo_source_snippet = {
    .info = &sa_source_info_snippet,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading snippets",
    .forget = SA_ASSETS_FORGET("snippet"),
    .begin = snippet_begin,
    .described = snippet_described,
    .end = sa_assets_end,
};
