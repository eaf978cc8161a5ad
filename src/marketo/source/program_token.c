/* Tokens of programs and folders: what their values say of fields. They are read in each audit, one call a place; what is inherited is not
 * told, so each place is asked. Of a program's id as a folder's the answer would be another folder's: the type is said each time. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/asset.h"
#include "marketo/read.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_program_token = {
    435, "program_token", "tokens of programs and folders: the fields that texts and scripts read",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

static int store_token(struct sa_source_run *run, const char *place, long long number,
                       const struct sa_json *token, struct sa_error *error)
{
    struct sa_mention_sink sink;
    if (!sa_json_string(sa_json_get(token, "name")))
        return sa_error_set(error, SA_EFORMAT, "a token has no name");
    int rc = sa_assets_store(run, "token", place, number, token, error);
    if (rc)
        return rc;
    sa_assets_sink(run, "token", place, number, "", &sink);
    return sa_read_token(token, &sink, error);
}

/* One element of the result holds all of them. */
static int tokens_store(struct sa_source_run *run, struct sa_question *question,
                        const struct sa_json *document, struct sa_error *error)
{
    long long number = 0;
    const struct sa_json *result = NULL;
    int rc = sa_marketo_result(&result, document, error);
    const struct sa_json *place = sa_json_first(result);
    const struct sa_json *tokens = sa_json_get(place, "tokens");
    if (rc == SA_OK && place && sa_json_type(tokens) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "the answer has no tokens");
    for (const struct sa_json *token = sa_json_first(tokens); rc == SA_OK && token;
         token = sa_json_next(token))
        rc = store_token(run, question->payload, ++number, token, error);
    return rc;
}

static int tokens_refuse(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_status *status, bool *handled, struct sa_error *error)
{
    *handled = strcmp(status->code, "702") == 0;
    return *handled ? SA_OK
                    : sa_assets_miss(run, "token", question->payload, "tokens", status->reason, error);
}

static int tokens_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                       struct sa_error *error)
{
    sa_assets_lack(run);
    return sa_assets_miss(run, "token", question->payload, "tokens", reason, error);
}

/* `place` is "program 1012" or "folder 1012", and taken. */
static int ask(struct sa_source_run *run, char *place, struct sa_error *error)
{
    static const struct sa_question_kind kind = {
        .store = tokens_store, .refuse = tokens_refuse, .lose = tokens_lose};
    char path[128];
    const char *id = strchr(place, ' ') + 1;
    snprintf(path, sizeof path, "asset/v1/folder/%s/tokens.json?folderType=%s", id,
             *place == 'p' ? "Program" : "Folder");
    return sa_source_ask(run, "", path, &kind, place, error);
}

static const char places[] = "SELECT type || ' ' || id FROM marketo_asset WHERE type IN ('program', 'folder')"
                             " ORDER BY type DESC, updated DESC, id";

static int program_token_described(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    if (sa_instance_of(run)->options.glance)
        return SA_OK;
    size_t left = sa_source_calls_left(run);
    int rc = sa_sql_prepare(run->db, &rows, places, error);
    while (sa_sql_each(rows, &rc, error)) {
        char *place = left ? strdup(sa_sql_text(rows, 0)) : NULL;
        if (left == 0) {
            sa_assets_lack(run);
            rc = sa_assets_miss(run, "token", sa_sql_text(rows, 0), "tokens",
                                "not asked: the calls did not suffice", error);
        } else {
            rc = place ? ask(run, place, error) : sa_error_memory(error);
            left -= left != SIZE_MAX;
        }
    }
    sqlite3_finalize(rows);
    return rc;
}

static int program_token_price(struct sa_source_run *run, size_t *calls, struct sa_error *error)
{
    return sa_source_number(run, "SELECT count(*) FROM marketo_asset WHERE type IN ('program', 'folder')",
                            calls, error);
}

const struct sa_source sa_marketo_source_program_token = {
    .info = &sa_source_info_program_token,
    .several = true,
    .probe = true,
    .state_size = sizeof(struct sa_assets),
    .progress = "reading tokens",
    .forget = SA_ASSETS_FORGET("token"),
    .price = program_token_price,
    .described = program_token_described,
    .end = sa_assets_end,
};
