/* Where custom objects and their fields are used, as Marketo itself works it out. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/asset.h"
#include "marketo/read.h"
#include "syncaudit/form.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_custom_object_use = {
    455, "custom_object_use", "the assets that use custom objects and their fields",
    "give the API user's role Read-Only Custom Object (docs/letting-in.md), and connect Marketo with --marketo"};

/* Marketo's words for the types of assets, in part; others become small letters. */
static void asset_type(char *out, size_t size, const char *word)
{
    static const struct {
        const char *word, *type;
    } types[] = {{"Email", "e-mail"},
                 {"EmailTemplate", "e-mail template"},
                 {"SmartCampaign", "smart campaign"},
                 {"SmartList", "smart list"},
                 {"LandingPage", "landing page"},
                 {"LandingPageTemplate", "landing page template"}};
    size_t row = 0;
    size_t length = 0;
    while (row < sizeof types / sizeof *types && strcasecmp(types[row].word, word) != 0)
        row++;
    if (row < sizeof types / sizeof *types)
        word = types[row].type;
    for (; word[length] && length + 1 < size; length++)
        out[length] = (char)tolower((unsigned char)word[length]);
    out[length] = '\0';
}

static int store_asset(struct sa_source_run *run, const char *object, const struct sa_json *asset,
                       struct sa_error *error)
{
    const char *word = sa_json_string(sa_json_get(asset, "assetType"));
    char type[64];
    char id[SA_ASSET_ID_SIZE];
    bool there = false;
    struct sa_mention_sink sink;
    if (!word || !sa_assets_id(id, sa_json_get(asset, "assetId")))
        return sa_error_set(error, SA_EFORMAT, "an asset that depends on '%s' has no type or id", object);
    asset_type(type, sizeof type, word);
    int rc = sa_assets_there(run, type, id, &there, error);
    if (rc == SA_OK && !there)
        rc = sa_assets_store(run, type, id, 0, asset, error);
    if (rc == SA_OK && !there)
        rc = sa_assets_miss(run, type, id, "content", "it is in no list", error);
    if (rc)
        return rc;
    sa_assets_sink(run, type, id, 0, "", &sink);
    return sa_read_dependency(asset, object, &sink, error);
}

static int use_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                     struct sa_error *error)
{
    const struct sa_json *result = NULL;
    int rc = sa_marketo_result(&result, document, error);
    for (const struct sa_json *asset = sa_json_first(result); rc == SA_OK && asset;
         asset = sa_json_next(asset))
        rc = store_asset(run, question->object, asset, error);
    return rc;
}

static int use_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                    struct sa_error *error)
{
    (void)question, (void)reason, (void)error;
    sa_assets_lack(run);
    return SA_OK;
}

static int use_ask(struct sa_source_run *run, const char *object, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = use_store, .lose = use_lose};
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_adds(&path, "v1/customobjects/schema/");
    if (rc == SA_OK)
        rc = sa_form_encode(&path, object);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&path, "/dependentAssets.json");
    rc = rc ? sa_error_memory(error) : sa_source_ask(run, object, path.data, &kind, NULL, error);
    sa_buffer_release(&path);
    return rc;
}

static int custom_object_use_described(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    if (sa_instance_of(run)->options.glance)
        return SA_OK;
    int rc = sa_sql_prepare(run->db, &rows,
                            "SELECT DISTINCT object FROM marketo_rest_field"
                            " WHERE object NOT IN ('lead', 'company', 'opportunity', 'program member')",
                            error);
    while (sa_sql_each(rows, &rc, error))
        rc = use_ask(run, sa_sql_text(rows, 0), error);
    sqlite3_finalize(rows);
    return rc;
}

const struct sa_source sa_marketo_source_custom_object_use = {
    .info = &sa_source_info_custom_object_use,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .forget = "DELETE FROM marketo_mention WHERE place = 'dependency'",
    .described = custom_object_use_described,
    .end = sa_assets_end,
};
