/* Segmentations: what their segments are chosen by, no call tells. */
#include "marketo/asset.h"

const struct sa_source_info sa_source_info_segmentation = {
    510, "segmentation", "segmentations: their names; their rules Marketo does not tell",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "segmentation",
    .list = "asset/v1/segmentation.json?maxReturn=200&offset=0",
};

const struct sa_source sa_marketo_source_segmentation = {
    .info = &sa_source_info_segmentation,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading segmentations",
    .forget = SA_ASSETS_FORGET("segmentation"),
    .begin = sa_assets_begin,
    .end = sa_assets_end,
};
