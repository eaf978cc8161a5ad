/* Folders. Programs may stand among them, with numbers that are also those of folders: they are in a list of their own. */
#include <strings.h>

#include "marketo/asset.h"

const struct sa_source_info sa_source_info_folder = {
    450, "folder", "folders: where assets lie, and which are archived",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static bool is_folder(const struct sa_json *record)
{
    const char *type = sa_json_string(sa_json_get(sa_json_get(record, "folderId"), "type"));
    return !type || strcasecmp(type, "Folder") == 0;
}

static const struct sa_asset_kind kind = {
    .type = "folder",
    .is = is_folder,
    .list = "asset/v1/folders.json?maxDepth=50&maxReturn=200&offset=0",
};

const struct sa_source sa_marketo_source_folder = {
    .info = &sa_source_info_folder,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading folders",
    .forget = SA_ASSETS_FORGET("folder"),
    .begin = sa_assets_begin,
    .end = sa_assets_end,
};
