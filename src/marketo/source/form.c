/* Forms, approved and in draft: a form that is approved and has a draft may say only that it is approved, so both are asked for. */
#include "marketo/asset.h"
#include "marketo/read.h"

const struct sa_source_info sa_source_info_form = {
    430, "form", "forms: the fields they fill, read and offer",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static const struct sa_asset_kind kind = {
    .type = "form",
    .list = "asset/v1/forms.json?maxReturn=200&offset=0",
    .parts =
        {
            {.name = "fields",
             .path = "asset/v1/form/%s/fields.json?status=approved",
             .state = "approved",
             .whole = true,
             .read = sa_read_form},
            {.name = "fields",
             .path = "asset/v1/form/%s/fields.json?status=draft",
             .state = "draft",
             .whole = true,
             .read = sa_read_form},
            {.name = "thank-you page",
             .path = "asset/v1/form/%s/thankYouPage.json?status=approved",
             .state = "approved",
             .whole = true,
             .read = sa_read_thank_you},
            {.name = "thank-you page",
             .path = "asset/v1/form/%s/thankYouPage.json?status=draft",
             .state = "draft",
             .whole = true,
             .read = sa_read_thank_you},
        },
};

const struct sa_source sa_marketo_source_form = {
    .info = &sa_source_info_form,
    .own = &kind,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading forms",
    .forget = SA_ASSETS_FORGET("form") "DELETE FROM marketo_form_value;",
    .begin = sa_assets_begin,
    .price = sa_assets_price,
    .described = sa_assets_described,
    .more = sa_assets_more,
    .end = sa_assets_end,
};
