/* How campaigns of one type call the statuses of their members: Marketo links a program only to a campaign that calls them as the
 * program's channel does.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync */
#include <string.h>

#include "fetch/source.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_campaign_status = {
    225, "campaign_status", "how campaigns of one type call the statuses of their members",
    "fetch with --usage full"};

struct state {
    sqlite3_stmt *insert;
};

/* Of a type: campaigns whose members can have the status; without a status all of them. */
static const char *const queries[] = {
    "SELECT Campaign.Type t, Label l, COUNT(Id) n FROM CampaignMemberStatus WHERE Campaign.IsActive = true"
    " GROUP BY Campaign.Type, Label ORDER BY COUNT(Id) DESC LIMIT 2000",
    "SELECT Type t, COUNT(Id) n FROM Campaign WHERE IsActive = true GROUP BY Type ORDER BY COUNT(Id) DESC LIMIT 2000",
};

static int store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                 struct sa_error *error)
{
    sqlite3_stmt *insert = ((struct state *)run->state)->insert;
    const char *type = sa_json_string(sa_json_get(record, "t"));
    const char *label = sa_json_string(sa_json_get(record, "l"));
    const struct sa_json *campaigns = sa_json_get(record, "n");
    (void)question;
    if (sa_json_type(campaigns) != SA_JSON_NUMBER)
        return sa_error_set(error, SA_EFORMAT, "answer is not that of the query");
    sa_sql_bind_text(insert, ":type", type ? type : "");
    sa_sql_bind_text(insert, ":label", label ? label : "");
    sqlite3_bind_int64(insert, sqlite3_bind_parameter_index(insert, ":campaigns"),
                       (sqlite3_int64)sa_json_number(campaigns));
    return sa_sql_step(insert, error);
}

static int begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query query = {.together = true, .row = store};
    struct state *state = run->state;
    size_t seen = 0;
    int rc =
        sa_sql_prepare(run->db, &state->insert,
                       "INSERT OR REPLACE INTO campaign_status VALUES (:type, :label, :campaigns)", error);
    if (rc == SA_OK)
        rc = sa_source_number(
            run, "SELECT count(*) FROM describe_object WHERE name = 'Campaign' AND queryable", &seen, error);
    for (size_t i = 0; rc == SA_OK && seen && i < sizeof queries / sizeof *queries; i++)
        rc = sa_source_query(run, "Campaign", queries[i], &query, NULL, error);
    return rc;
}

static void end(struct sa_source_run *run)
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
    .described = begin,
    .end = end,
};
