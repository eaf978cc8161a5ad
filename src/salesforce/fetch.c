/* Fetching an org's metadata into a snapshot: see include/syncaudit/salesforce.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "salesforce/connection.h"
#include "salesforce/folder.h"
#include "salesforce/identity.h"
#include "salesforce/plan.h"
#include "salesforce/scope.h"
#include "syncaudit/clock.h"
#include "syncaudit/salesforce.h"
#include "syncaudit/share.h"
#include "syncaudit/sql.h"

static int read_version(int *out, const char *text, struct sa_error *error)
{
    char *end;
    long version = strtol(text, &end, 10);
    if (end == text || strcmp(end, ".0") != 0 || version < 1 || version >= SA_VERSIONS) {
        sa_error_set(error, SA_EINPUT, "'%s' is not an API version", text);
        sa_error_advise(error, "write it as " SA_API_VERSION);
        return SA_EINPUT;
    }
    *out = (int)version;
    return SA_OK;
}

/* The run's time: the given one, else the recording's, else the clock's. `*fixed` when it is not the clock's.
 */
static int run_time(char out[SA_TIME_SIZE], bool *fixed, const char *given, struct sa_error *error)
{
    time_t when = time(NULL);
    int rc = given ? sa_time_parse(&when, given, error) : SA_OK;
    *fixed = given != NULL;
    sa_time_format(out, when);
    return rc;
}

static unsigned long count_calls(const struct sa_plan *plan)
{
    unsigned long calls = 0;
    for (enum sa_side side = SA_SYNC; side < SA_SIDES; side++)
        calls += plan->http[side] ? sa_http_calls(plan->http[side]) : 0;
    return calls;
}

/* The origin spoken to. */
static const char *origin(const struct sa_plan *plan)
{
    return sa_http_origin(plan->http[sa_plan_main(plan)]);
}

static int store_run(sqlite3 *db, const struct sa_fetch_options *options, const struct sa_plan *plan,
                     const char *started, bool partial, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    char version[16];
    char calls[32];
    snprintf(version, sizeof version, "%d.0", plan->version);
    snprintf(calls, sizeof calls, "%lu", count_calls(plan));
    int rc = sa_sql_prepare(
        db, &statement,
        "INSERT INTO run (started, tool_version, instance_url, api_version, scope, replayed, calls, partial, api_used,"
        " api_limit) VALUES (:started, :tool_version, :instance_url, :api_version, :scope, :replayed, :calls, :partial,"
        " nullif(?9, -1), nullif(?10, 0))",
        error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":started", started);
    sa_sql_bind_text(statement, ":tool_version", SA_VERSION);
    sa_sql_bind_text(statement, ":instance_url", origin(plan));
    sa_sql_bind_text(statement, ":api_version", version);
    sa_sql_bind_text(statement, ":scope", options->objects ? options->objects : "default");
    sa_sql_bind_text(statement, ":replayed", sa_http_recorded_at(plan->http[sa_plan_main(plan)]) ? "1" : "0");
    sa_sql_bind_text(statement, ":calls", calls);
    sa_sql_bind_text(statement, ":partial", partial ? "1" : "0");
    sqlite3_bind_int64(statement, 9, plan->api_used);
    sqlite3_bind_int64(statement, 10, plan->api_limit);
    rc = sa_sql_step(statement, error);
    sqlite3_finalize(statement);
    return rc;
}

/* Nothing usable arrived: says so with the failure that explains most. */
static int explain(const struct sa_plan *plan, const struct sa_fetch_options *options, struct sa_error *error)
{
    static const struct sa_error nothing = {SA_EINPUT,
                                            "the recording holds no global describe and no describe", ""};
    const struct sa_error *cause = plan->cause.code ? &plan->cause : &nothing;
    if (error)
        *error = *cause;
    switch (cause->code) {
    case SA_EFORMAT:
        sa_error_prefix(error, cause->code, "'%s' does not answer like Salesforce", origin(plan));
        break;
    case SA_ECONNECT:
        sa_error_prefix(error, cause->code, "no usable answer from '%s'", origin(plan));
        break;
    default:
        sa_error_prefix(error, cause->code, "cannot read '%s'", origin(plan));
    }
    if (*cause->advice || cause->code == SA_EINPUT)
        return cause->code;
    if (plan->kept)
        sa_error_advise(error,
                        "try again when the org has more calls left, or leave less to others with --reserve");
    else if (options->max_calls && count_calls(plan) >= options->max_calls)
        sa_error_advise(error, "allow more calls with --max-calls");
    else if (cause->code == SA_ECONNECT)
        sa_error_advise(error, "check the URL, the network and the proxy settings, then try again");
    else if (cause->code == SA_EFORMAT)
        sa_error_advise(error, "check the URL: it must be the org's My Domain, https://….my.salesforce.com");
    return cause->code;
}

/* What of the two that a snapshot is kept for has arrived. */
static int look(const struct sa_plan *plan, bool *described, bool *listed, struct sa_error *error)
{
    int rc = sa_plan_has(plan, "describe", described, error);
    return rc ? rc : sa_plan_has(plan, "global", listed, error);
}

/* Asks, and judges what came of it: 0 when there is something worth keeping. */
static int fill(struct sa_plan *plan, const struct sa_fetch_options *options, const char *started,
                bool *partial, struct sa_error *error)
{
    bool described = false;
    bool listed = false;
    int rc = sa_plan_run(plan, error);
    bool cancelled = rc == SA_ECANCELLED;
    int looked = rc == SA_OK || cancelled ? look(plan, &described, &listed, error) : SA_OK;
    if (looked || (rc && !(cancelled && described)))
        return looked ? looked : rc;
    /* What is only looked at is worth telling when anything came; a file must hold something to judge. */
    if (!described && (!listed || (plan->failed && options->out)))
        return explain(plan, options, error);
    if (options->connection && (looked = sa_identity_check_user(plan->db, options->sync_user, error)))
        return looked;
    *partial = plan->failed || cancelled;
    return store_run(plan->db, options, plan, started, *partial, error);
}

/* The token of the connection that is looked through first; NULL when there is none. */
static const char *token_of(const struct sa_fetch_options *options)
{
    const struct sa_login *login = options->connection ? options->login : options->admin_login;
    if (login)
        return sa_login_token(login);
    return options->connection ? options->token : options->admin_token;
}

static int join(char **out, const char *folder, const char *name, struct sa_error *error)
{
    if (asprintf(out, "%s/%s", folder, name) >= 0)
        return SA_OK;
    *out = NULL;
    return sa_error_memory(error);
}

/* Puts the shared form in the place of the sealed snapshot, which is not out of its temporary folder yet. */
static int share(struct sa_snapshot **snapshot, const char *folder, struct sa_error *error)
{
    char *path = NULL;
    char *manifest = NULL;
    int rc = join(&path, folder, SA_SNAPSHOT_FILE, error);
    if (rc == SA_OK)
        rc = join(&manifest, folder, SA_MANIFEST_FILE, error);
    if (rc == SA_OK) /* what is open stays readable until it is closed */
        rc = sa_snapshot_share(*snapshot, path, error);
    if (rc == SA_OK) {
        sa_snapshot_close(*snapshot);
        rc = sa_snapshot_open(snapshot, path, error);
    }
    if (rc == SA_OK)
        rc = sa_snapshot_manifest(*snapshot, manifest, error);
    free(manifest);
    free(path);
    return rc;
}

/* Seals the snapshot, gives its folder the final name, and opens it there. */
static int publish(struct sa_snapshot **snapshot, char **folder, const struct sa_fetch_options *options,
                   const char *started, struct sa_error *error)
{
    char org[SA_ID_SIZE];
    char *final = NULL;
    const char *token = token_of(options);
    int rc = sa_identity_org_id(org, sa_snapshot_db(*snapshot), token, error);
    if (rc == SA_OK)
        rc = sa_snapshot_seal(*snapshot, error);
    if (rc == SA_OK && options->share)
        rc = share(snapshot, *folder, error);
    if (rc == SA_OK) {
        sa_snapshot_close(*snapshot);
        *snapshot = NULL;
        rc = sa_folder_commit(&final, *folder, options->out, org, started, error);
    }
    if (rc == SA_OK) {
        free(*folder);
        *folder = NULL;
        rc = sa_snapshot_open(snapshot, final, error);
    }
    free(final);
    return rc;
}

static int create(struct sa_snapshot **out, char **folder, const char *parent, struct sa_error *error)
{
    char *path = NULL;
    int rc = sa_folder_begin(folder, parent, error);
    if (rc == SA_OK)
        rc = join(&path, *folder, SA_SNAPSHOT_FILE, error);
    if (rc == SA_OK)
        rc = sa_snapshot_create(out, path, error);
    free(path);
    return rc;
}

/* "org.admin.jsonl" for "org.jsonl": what the other connection records into. */
static int admin_recording(char **out, const char *record, struct sa_error *error)
{
    const char *slash = strrchr(record, '/');
    const char *name = slash ? slash + 1 : record;
    const char *dot = strchr(name, '.');
    size_t stem = dot && dot > name ? (size_t)(dot - record) : strlen(record);
    if (asprintf(out, "%.*s.admin%s", (int)stem, record, record + stem) < 0) {
        *out = NULL;
        return sa_error_memory(error);
    }
    return SA_OK;
}

static int open_admin(struct sa_http **out, const struct sa_fetch_options *options, struct sa_error *error)
{
    struct sa_fetch_options admin = *options;
    char *record = NULL;
    admin.connection = options->admin;
    admin.token = options->admin_token;
    admin.login = options->admin_login;
    int rc =
        options->connection && options->record ? admin_recording(&record, options->record, error) : SA_OK;
    if (record)
        admin.record = record;
    if (rc == SA_OK)
        rc = sa_connection_open(out, &admin, error);
    free(record);
    return rc;
}

static int open_connections(struct sa_plan *plan, const struct sa_fetch_options *options,
                            struct sa_error *error)
{
    int rc = SA_OK;
    if (!options->connection && !options->admin)
        return sa_error_set(error, SA_EINPUT, "there is no connection");
    if (options->connection)
        rc = sa_connection_open(&plan->http[SA_SYNC], options, error);
    if (rc == SA_OK && options->admin)
        rc = open_admin(&plan->http[SA_ADMIN], options, error);
    return rc;
}

/* Ends both; the error is the first. */
static int close_connections(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (enum sa_side side = SA_SYNC; side < SA_SIDES; side++) {
        int closed = sa_http_close(plan->http[side], rc ? NULL : error);
        plan->http[side] = NULL;
        rc = rc ? rc : closed;
    }
    return rc;
}

static const char *recorded_at(const struct sa_plan *plan)
{
    return sa_http_recorded_at(plan->http[sa_plan_main(plan)]);
}

int sa_fetch(struct sa_snapshot **out, bool *partial, const struct sa_fetch_options *options,
             struct sa_error *error)
{
    char started[SA_TIME_SIZE];
    bool fixed = false;
    char *folder = NULL;
    struct sa_snapshot *snapshot = NULL;
    struct sa_scope scope = {0};
    struct sa_plan plan = {.scope = &scope, .options = options, .api_used = -1};
    *out = NULL;
    *partial = false;
    int rc = read_version(&plan.version, options->api_version ? options->api_version : SA_API_VERSION, error);
    if (rc == SA_OK)
        rc = sa_scope_read(&scope, options->objects, error);
    if (rc == SA_OK)
        rc = open_connections(&plan, options, error);
    if (rc == SA_OK)
        rc = run_time(started, &fixed, options->now ? options->now : recorded_at(&plan), error);
    if (rc == SA_OK)
        rc = options->out ? create(&snapshot, &folder, options->out, error)
                          : sa_snapshot_memory(&snapshot, error);
    if (rc)
        goto out;
    plan.db = sa_snapshot_db(snapshot);
    plan.time = fixed ? started : NULL;
    rc = fill(&plan, options, started, partial, error);
    if (rc == SA_OK && options->also)
        rc = options->also(options->also_payload, plan.db, error);
    int closed = close_connections(&plan, rc ? NULL : error);
    rc = rc ? rc : closed;
    if (rc == SA_OK && options->out)
        rc = publish(&snapshot, &folder, options, started, error);
out:
    if (rc) {
        sa_snapshot_close(snapshot);
        snapshot = NULL;
        *partial = false;
    }
    if (folder)
        sa_folder_abandon(folder);
    free(folder);
    close_connections(&plan, NULL);
    sa_scope_release(&scope);
    *out = snapshot;
    return rc;
}
