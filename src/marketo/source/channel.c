/* Channels of programs, and the statuses that members go through in them: a program is linked only to a Salesforce campaign that calls them
 * alike. */
#include "fetch/source.h"
#include "marketo/account.h"
#include "marketo/pages.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_channel = {
    445, "channel", "channels of programs, and the statuses of their members",
    "give the API user's role Read-Only Assets (docs/letting-in.md), and connect Marketo with --marketo"};

struct state {
    sqlite3_stmt *insert;
};

static int channel_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                       struct sa_error *error)
{
    struct state *state = run->state;
    const char *channel = sa_json_string(sa_json_get(record, "name"));
    int rc = SA_OK;
    (void)question;
    if (!channel)
        return sa_error_set(error, SA_EFORMAT, "a channel has no name");
    if (!state->insert)
        rc = sa_sql_prepare(run->db, &state->insert,
                            "INSERT OR IGNORE INTO marketo_channel_status VALUES (:channel, :status)", error);
    for (const struct sa_json *status = sa_json_first(sa_json_get(record, "progressionStatuses"));
         rc == SA_OK && status; status = sa_json_next(status)) {
        const char *name = sa_json_string(sa_json_get(status, "name"));
        if (!name)
            return sa_error_set(error, SA_EFORMAT, "a status of channel '%.100s' has no name", channel);
        sa_sql_bind_text(state->insert, ":channel", channel);
        sa_sql_bind_text(state->insert, ":status", name);
        rc = sa_sql_step(state->insert, error);
    }
    return rc;
}

static int channel_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query query = {.row = channel_row};
    static const char path[] = "/rest/asset/v1/channels.json?maxReturn=200&offset=0";
    struct sa_marketo_pages *pages = sa_marketo_pages_new(path, sa_instance_of(run)->options.glance);
    return pages ? sa_source_pages(run, "", path, &query, pages, NULL, error) : sa_error_memory(error);
}

static void channel_end(struct sa_source_run *run)
{
    sqlite3_finalize(((struct state *)run->state)->insert);
}

const struct sa_source sa_marketo_source_channel = {
    .info = &sa_source_info_channel,
    .probe = true,
    .state_size = sizeof(struct state),
    .forget = "DELETE FROM marketo_channel_status",
    .begin = channel_begin,
    .end = channel_end,
};
