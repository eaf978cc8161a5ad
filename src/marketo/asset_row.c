/* Rows of marketo_asset, and what was not read of one: see asset.h. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "marketo/asset.h"
#include "syncaudit/clock.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

int sa_assets_prepare(sqlite3 *db, sqlite3_stmt **statement, const char *sql, struct sa_error *error)
{
    return *statement ? SA_OK : sa_sql_prepare(db, statement, sql, error);
}

/* "2026-08-09T09:00:00Z+0000", as Marketo writes it, and "2026-08-09T09:00:00Z"; anything else is no time. */
static void bind_time(sqlite3_stmt *statement, const char *parameter, const char *text)
{
    static const char zone[] = "+0000";
    char when[SA_TIME_SIZE];
    time_t time;
    size_t length = text ? strlen(text) : 0;
    if (length > strlen(zone) && strcmp(text + length - strlen(zone), zone) == 0)
        length -= strlen(zone);
    bool fits = length > 0 && length < sizeof when;
    snprintf(when, sizeof when, "%.*s", fits ? (int)length : 0, fits ? text : "");
    bool known = fits && sa_time_parse(&time, when, NULL) == SA_OK;
    if (known)
        sa_time_format(when, time);
    sa_sql_bind_text(statement, parameter, known ? when : NULL);
}

/* A number or a text that is an id; false when it is neither. */
bool sa_assets_id(char out[SA_ASSET_ID_SIZE], const struct sa_json *node)
{
    long long number;
    const char *text = sa_json_string(node);
    if (sa_json_natural(node, SA_SQL_INTEGER_MOST, &number))
        return snprintf(out, SA_ASSET_ID_SIZE, "%lld", number) > 0;
    return text && *text && strspn(text, "0123456789") == strlen(text) &&
           snprintf(out, SA_ASSET_ID_SIZE, "%s", text) < SA_ASSET_ID_SIZE;
}

/* "program 1012" or "folder 12" of {id, type} and of {value, type, folderName}. */
static void bind_parent(sqlite3_stmt *statement, const struct sa_json *record)
{
    const struct sa_json *folder = sa_json_get(record, "folder");
    const char *type = sa_json_string(sa_json_get(folder, "type"));
    char id[SA_ASSET_ID_SIZE];
    char parent[SA_ASSET_ID_SIZE + 16] = "";
    if (!folder)
        folder = sa_json_get(record, "parent");
    if (!type)
        type = sa_json_string(sa_json_get(folder, "type"));
    if (sa_assets_id(id, sa_json_get(folder, "id")) || sa_assets_id(id, sa_json_get(folder, "value")))
        snprintf(parent, sizeof parent, "%s %s",
                 type && strcasecmp(type, "program") == 0 ? "program" : "folder", id);
    else if (sa_assets_id(id, sa_json_get(record, "parentProgramId")))
        snprintf(parent, sizeof parent, "program %s", id);
    sa_sql_bind_text(statement, ":parent", parent);
}

static const char *asset_text(const struct sa_json *record, const char *member)
{
    const char *text = sa_json_string(sa_json_get(record, member));
    return text ? text : "";
}

/* Whether a campaign is active or scheduled, a form, mail or page approved. Source: the status of each in the REST reference. */
static bool is_live(const struct sa_json *record, const char *status)
{
    static const char *const live[] = {"Active", "Recurring Run", "Requested"};
    bool is = sa_json_boolean(sa_json_get(record, "isActive")) ||
              strncasecmp(status, "approved", strlen("approved")) == 0;
    for (size_t i = 0; !is && i < sizeof live / sizeof *live; i++)
        is = strcasecmp(status, live[i]) == 0;
    return is;
}

int sa_assets_store(struct sa_source_run *run, const char *type, const char *id, long long token,
                    const struct sa_json *record, struct sa_error *error)
{
    struct sa_assets *assets = run->state;
    char other[SA_ASSET_ID_SIZE];
    int rc = sa_assets_prepare(
        run->db, &assets->asset,
        "REPLACE INTO marketo_asset (type, id, token, name, status, kind, live, parent, archived, smart_list,"
        " workspace, created, updated, url, channel, campaign) VALUES (:type, :id, :token, :name, :status, :kind,"
        " :live, :parent, :archived, :smart_list, :workspace, :created, :updated, :url, :channel, :campaign)",
        error);
    if (rc)
        return rc;
    sqlite3_stmt *row = assets->asset;
    const struct sa_json *status = sa_json_get(record, "status");
    const struct sa_json *version = sa_json_get(record, "version");
    const char *campaign = sa_json_string(sa_json_get(record, "sfdcId"));
    sa_sql_bind_text(row, ":type", type);
    sa_sql_bind_text(row, ":id", id);
    sa_sql_bind_int(row, ":token", token);
    sa_sql_bind_text(row, ":name",
                     *asset_text(record, "name") ? asset_text(record, "name")
                                                 : asset_text(record, "assetName"));
    sa_sql_bind_text(row, ":status", asset_text(record, "status"));
    sa_sql_bind_text(row, ":kind", sa_assets_id(other, version) ? other : asset_text(record, "type"));
    if (sa_json_string(status))
        sa_sql_bind_int(row, ":live", is_live(record, sa_json_string(status)));
    bind_parent(row, record);
    sa_sql_bind_int(row, ":archived", sa_json_boolean(sa_json_get(record, "isArchive")));
    sa_sql_bind_text(row, ":smart_list",
                     sa_assets_id(other, sa_json_get(record, "smartListId")) ? other : NULL);
    sa_sql_bind_text(row, ":workspace", asset_text(record, "workspace"));
    bind_time(row, ":created", sa_json_string(sa_json_get(record, "createdAt")));
    bind_time(row, ":updated", sa_json_string(sa_json_get(record, "updatedAt")));
    sa_sql_bind_text(row, ":url",
                     *asset_text(record, "computedUrl") ? asset_text(record, "computedUrl")
                                                        : asset_text(record, "url"));
    sa_sql_bind_text(row, ":channel", asset_text(record, "channel"));
    sa_sql_bind_text(row, ":campaign", campaign && sa_is_id(campaign) ? campaign : NULL);
    return sa_sql_step(row, error);
}

int sa_assets_there(struct sa_source_run *run, const char *type, const char *id, bool *there,
                    struct sa_error *error)
{
    struct sa_assets *assets = run->state;
    int rc =
        sa_assets_prepare(run->db, &assets->there,
                          "SELECT 1 FROM marketo_asset WHERE type = :type AND id = :id AND token = 0", error);
    if (rc == SA_OK) {
        sa_sql_bind_text(assets->there, ":type", type);
        sa_sql_bind_text(assets->there, ":id", id);
    }
    *there = sa_sql_each(assets->there, &rc, error);
    sqlite3_reset(assets->there);
    return rc;
}

int sa_assets_miss(struct sa_source_run *run, const char *type, const char *id, const char *part,
                   const char *reason, struct sa_error *error)
{
    struct sa_assets *assets = run->state;
    int rc = sa_assets_prepare(run->db, &assets->unread,
                               "REPLACE INTO marketo_unread VALUES (:type, :id, :part, :reason)", error);
    if (rc)
        return rc;
    sa_sql_bind_text(assets->unread, ":type", type);
    sa_sql_bind_text(assets->unread, ":id", id);
    sa_sql_bind_text(assets->unread, ":part", part);
    sa_sql_bind_text(assets->unread, ":reason", reason);
    return sa_sql_step(assets->unread, error);
}

void sa_assets_lack(struct sa_source_run *run)
{
    if (sa_instance_of(run)->options.whole)
        sa_source_fail(run);
}
