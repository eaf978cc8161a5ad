/* How campaigns of one type call the statuses of their members: Marketo links a program only to a campaign that calls them as the
 * program's channel does.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync */
#include <string.h>

#include "fetch/source.h"
#include "salesforce/aggregate.h"
#include "salesforce/org.h"
#include "salesforce/soql.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_campaign_status = {
    225, "campaign_status", "how campaigns of one type call the statuses of their members",
    "fetch with --usage full"};

struct state {
    sqlite3_stmt *insert;
};

/* Of a type: campaigns whose members can have the status; without a status all of them. */
enum { STATUSES, CAMPAIGNS, QUERIES };

static const char *const soql[QUERIES] = {
    "SELECT Campaign.Type t, Label l, COUNT(Id) n FROM CampaignMemberStatus WHERE Campaign.IsActive = true"
    " GROUP BY Campaign.Type, Label ORDER BY COUNT(Id) DESC LIMIT 2000",
    "SELECT Type t, COUNT(Id) n FROM Campaign WHERE IsActive = true GROUP BY Type ORDER BY COUNT(Id) DESC LIMIT 2000",
};

static int campaign_status_store(struct sa_source_run *run, const struct sa_json *record, bool has_label,
                                 struct sa_error *error)
{
    sqlite3_stmt *insert = ((struct state *)run->state)->insert;
    const char *type = NULL;
    const char *label = NULL;
    long long campaigns = 0;
    int rc = sa_aggregate_text(record, "t", &type, error);
    if (rc == SA_OK && has_label)
        rc = sa_aggregate_text(record, "l", &label, error);
    if (rc == SA_OK)
        rc = sa_aggregate_count(record, "n", &campaigns, error);
    if (rc)
        return rc;
    sa_sql_bind_text(insert, ":type", type ? type : "");
    sa_sql_bind_text(insert, ":label", label ? label : "");
    sqlite3_bind_int64(insert, sqlite3_bind_parameter_index(insert, ":campaigns"), campaigns);
    return sa_sql_step(insert, error);
}

static int store_status(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                        struct sa_error *error)
{
    (void)question;
    return campaign_status_store(run, record, true, error);
}

static int store_campaigns(struct sa_source_run *run, struct sa_question *question,
                           const struct sa_json *record, struct sa_error *error)
{
    (void)question;
    return campaign_status_store(run, record, false, error);
}

static int campaign_status_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query queries[QUERIES] = {
        [STATUSES] = {.together = true, .row = store_status},
        [CAMPAIGNS] = {.together = true, .row = store_campaigns}};
    struct state *state = run->state;
    size_t seen = 0;
    int rc =
        sa_sql_prepare(run->db, &state->insert,
                       "INSERT OR REPLACE INTO campaign_status VALUES (:type, :label, :campaigns)", error);
    if (rc == SA_OK)
        rc = sa_source_number(
            run, "SELECT count(*) FROM describe_object WHERE name = 'Campaign' AND queryable", &seen, error);
    for (size_t i = 0; rc == SA_OK && seen && i < QUERIES; i++)
        rc = sa_soql_ask(run, "Campaign", soql[i], &queries[i], NULL, error);
    return rc;
}

static void campaign_status_end(struct sa_source_run *run)
{
    sqlite3_finalize(((struct state *)run->state)->insert);
}

const struct sa_source sa_source_campaign_status = {
    .info = &sa_source_info_campaign_status,
    .probe = true,
    .versioned = true,
    .several = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct state),
    .forget = "DELETE FROM campaign_status",
    .described = campaign_status_begin,
    .end = campaign_status_end,
};
