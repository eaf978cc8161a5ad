/* The Salesforce campaigns that Marketo's programs say they are synced with: whether this org has them, which tells whether the instance is
 * this org's; and how they call the statuses of their members. */
#include <string.h>

#include "salesforce/service.h"
#include "salesforce/soql.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_program_campaign = {
    226, "program_campaign", "the campaigns that Marketo's programs are synced with",
    "connect Marketo with --marketo"};

/* Ids in one query: an address has room for some more. */
enum { PORTION = 200 };

enum { CAMPAIGNS, STATUSES, QUERIES };

struct state {
    sqlite3_stmt *insert[QUERIES];
};

static const struct {
    const char *soql, *tail, *insert;
} asked[QUERIES] = {
    [CAMPAIGNS] = {"SELECT Id,Name FROM Campaign WHERE Id IN (", ")",
                   "INSERT OR REPLACE INTO program_campaign VALUES (:id, :text)"},
    [STATUSES] = {"SELECT CampaignId,Label FROM CampaignMemberStatus WHERE CampaignId IN (", ") ORDER BY Id",
                  "INSERT OR IGNORE INTO program_campaign_status VALUES (:id, :text)"},
};

static int store(struct sa_source_run *run, size_t query, const char *id, const char *text,
                 struct sa_error *error)
{
    sqlite3_stmt **insert = &((struct state *)run->state)->insert[query];
    char whole[19];
    if (!id || !sa_is_id(id) || !text)
        return sa_error_set(error, SA_EFORMAT, "a record has no id or no name");
    int rc = *insert ? SA_OK : sa_sql_prepare(run->db, insert, asked[query].insert, error);
    if (rc)
        return rc;
    sa_long_id(whole, id);
    sa_sql_bind_text(*insert, ":id", whole);
    sa_sql_bind_text(*insert, ":text", text);
    return sa_sql_step(*insert, error);
}

static int campaign_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                        struct sa_error *error)
{
    (void)question;
    return store(run, CAMPAIGNS, sa_json_string(sa_json_get(record, "Id")),
                 sa_json_string(sa_json_get(record, "Name")), error);
}

static int status_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                      struct sa_error *error)
{
    (void)question;
    return store(run, STATUSES, sa_json_string(sa_json_get(record, "CampaignId")),
                 sa_json_string(sa_json_get(record, "Label")), error);
}

static int ask(struct sa_source_run *run, const char *ids, struct sa_error *error)
{
    static const struct sa_query queries[QUERIES] = {[CAMPAIGNS] = {.together = true, .row = campaign_row},
                                                     [STATUSES] = {.together = true, .row = status_row}};
    struct sa_buffer soql = SA_BUFFER_INIT(SA_SOQL_ROOM);
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < QUERIES; i++) {
        sa_buffer_clear(&soql);
        rc = sa_buffer_addf(&soql, "%s%s%s", asked[i].soql, ids, asked[i].tail) ? sa_error_memory(error)
                                                                                : SA_OK;
        if (rc == SA_OK)
            rc = sa_soql_ask(run, "Campaign", soql.data, &queries[i], NULL, error);
    }
    sa_buffer_release(&soql);
    return rc;
}

static int program_campaign_compared(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    struct sa_buffer ids = SA_BUFFER_INIT(SA_SOQL_ROOM);
    size_t count = 0;
    int rc = sa_sql_prepare(
        run->db, &rows,
        "SELECT DISTINCT campaign FROM marketo_asset WHERE campaign IS NOT NULL ORDER BY campaign", error);
    while (sa_sql_each(rows, &rc, error)) {
        if (sa_buffer_addf(&ids, "%s'%s'", ids.length ? "," : "", sa_sql_text(rows, 0)))
            rc = sa_error_memory(error);
        if (rc == SA_OK && ++count % PORTION == 0) {
            rc = ask(run, ids.data, error);
            sa_buffer_clear(&ids);
        }
    }
    if (rc == SA_OK && ids.length)
        rc = ask(run, ids.data, error);
    sqlite3_finalize(rows);
    sa_buffer_release(&ids);
    return rc;
}

static void program_campaign_end(struct sa_source_run *run)
{
    struct state *state = run->state;
    for (size_t i = 0; i < QUERIES; i++)
        sqlite3_finalize(state->insert[i]);
}

static bool has_another_service(const struct sa_fetch_options *options)
{
    return options->beside != NULL;
}

const struct sa_source sa_source_program_campaign = {
    .info = &sa_source_info_program_campaign,
    .probe = true,
    .versioned = true,
    .several = true,
    .wanted = has_another_service,
    .state_size = sizeof(struct state),
    .forget = "DELETE FROM program_campaign; DELETE FROM program_campaign_status",
    .compared = program_campaign_compared,
    .end = program_campaign_end,
};
