/* Fetching an org's metadata into a snapshot: see include/syncaudit/salesforce.h. */
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fetch/folder.h"
#include "fetch/keep.h"
#include "fetch/plan.h"
#include "fetch/resume.h"
#include "fetch/run.h"
#include "salesforce/as_user.h"
#include "salesforce/connection.h"
#include "salesforce/identity.h"
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
        sa_error_prefix(error, cause->code, "'%s' does not answer like Salesforce", sa_run_origin(plan));
        break;
    case SA_ECONNECT:
        sa_error_prefix(error, cause->code, "no usable answer from '%s'", sa_run_origin(plan));
        break;
    default:
        sa_error_prefix(error, cause->code, "cannot read '%s'", sa_run_origin(plan));
    }
    if (*cause->advice || cause->code == SA_EINPUT)
        return cause->code;
    if (plan->kept)
        sa_error_advise(error,
                        "try again when the org has more calls left, or leave less to others with --reserve");
    else if (options->max_calls && sa_run_calls(plan) >= options->max_calls)
        sa_error_advise(error, "allow more calls with --max-calls");
    else if (cause->code == SA_ECONNECT)
        sa_error_advise(error, "check the URL, the network and the proxy settings, then try again");
    else if (cause->code == SA_EFORMAT)
        sa_error_advise(error, "check the URL: it must be the org's My Domain, https://….my.salesforce.com");
    return cause->code;
}

/* One fetch on its way into a snapshot. */
struct fetch {
    struct sa_fetch_options options; /* as given, or as the fetch that is gone on with had them */
    struct sa_plan plan;
    struct sa_scope scope;
    struct sa_resume resume;
    char started[SA_TIME_SIZE];
    bool fixed;                 /* it is not the clock's time */
    struct sa_temporary folder; /* none when an earlier snapshot is gone on with */
    int hold;                   /* descriptor that holds the folder of that one; -1 = none */
    struct sa_keeper keeper;
    struct sa_snapshot *snapshot;
};

/* What of the two that a snapshot is kept for has arrived. */
static int look(const struct sa_plan *plan, bool *described, bool *listed, struct sa_error *error)
{
    int rc = sa_plan_has(plan, "describe", described, error);
    return rc ? rc : sa_plan_has(plan, "global", listed, error);
}

/* What ended a connection is said at once, with what to do: the other one's answers make a snapshot all the same. */
static void tell_stops(const struct sa_plan *plan)
{
    for (enum sa_side side = SA_SYNC; side < SA_SIDES; side++) {
        const struct sa_error *stop = &plan->stops[side];
        if (stop->code)
            sa_observe(plan->options->observer, SA_LEVEL_WARNING, "the %s's connection was given up: %s%s%s",
                       side == SA_SYNC ? "sync user" : "admin", stop->message, *stop->advice ? "; " : "",
                       stop->advice);
    }
}

/* Asks, and judges what came of it: 0 when there is something worth keeping. */
static int fill(struct fetch *fetch, bool *partial, struct sa_error *error)
{
    struct sa_plan *plan = &fetch->plan;
    const struct sa_fetch_options *options = &fetch->options;
    bool described = false;
    bool listed = false;
    plan->db = sa_snapshot_db(fetch->snapshot);
    plan->time = fetch->fixed ? fetch->started : NULL;
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
    tell_stops(plan);
    *partial = plan->failed || cancelled;
    rc = sa_as_user_check(plan->db, options, error);
    return rc ? rc : sa_run_store(plan, fetch->started, fetch->resume.calls, *partial, error);
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
        rc = sa_snapshot_manifest(*snapshot, manifest, NULL, error);
    free(manifest);
    free(path);
    return rc;
}

/* Gives the folder its final name, and opens the snapshot there. */
static int move_folder(struct fetch *fetch, const char *org, struct sa_error *error)
{
    char *final = NULL;
    sa_snapshot_close(fetch->snapshot);
    fetch->snapshot = NULL;
    int rc = sa_folder_commit(&final, fetch->folder.path, fetch->options.out, org, fetch->started, error);
    if (rc == SA_OK) {
        sa_temporary_release(&fetch->folder);
        rc = sa_snapshot_open(&fetch->snapshot, final, error);
    }
    free(final);
    return rc;
}

/* Seals the snapshot. One that was gone on with has replaced the earlier one by that; a new one gets its place. */
static int publish(struct fetch *fetch, struct sa_error *error)
{
    char org[SA_ID_SIZE];
    int rc = sa_identity_org_id(org, sa_snapshot_db(fetch->snapshot), token_of(&fetch->options), error);
    if (rc == SA_OK)
        rc = sa_snapshot_seal(fetch->snapshot, error);
    if (rc == SA_OK && fetch->options.share)
        rc = share(&fetch->snapshot, fetch->folder.path, error);
    return rc || !fetch->folder.path ? rc : move_folder(fetch, org, error);
}

static int create(struct fetch *fetch, struct sa_error *error)
{
    char *path = NULL;
    bool private = fetch->options.share || !fetch->options.connection;
    int rc = sa_temporary_folder(&fetch->folder, fetch->options.out,
                                 private ? SA_FOLDER_PRIVATE : SA_FOLDER_KEPT, error);
    if (rc == SA_OK)
        rc = join(&path, fetch->folder.path, SA_SNAPSHOT_FILE, error);
    if (rc == SA_OK)
        rc = sa_snapshot_create(&fetch->snapshot, path, error);
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

/* What is asked for, before anything is. */
static int read_options(struct fetch *fetch, struct sa_error *error)
{
    const char *version = fetch->options.api_version;
    if (!fetch->options.connection && fetch->options.as_user && fetch->options.resume)
        return sa_error_set(
            error, SA_EINPUT,
            "a view that is worked out is fetched in one go: --as-user and --resume exclude each other");
    if (fetch->options.share && fetch->options.resume)
        return sa_error_set(
            error, SA_EINPUT,
            "what is to be shared is fetched in one go: --share and --resume exclude each other");
    sa_scope_release(&fetch->scope);
    int rc = read_version(&fetch->plan.version, version ? version : SA_API_VERSION, error);
    return rc ? rc : sa_scope_read(&fetch->scope, fetch->options.objects, error);
}

/* Two that went on from one snapshot would ask everything twice, and the later one would win. */
static int hold(struct fetch *fetch, struct sa_error *error)
{
    bool held = false;
    char *folder = strdup(fetch->resume.path);
    if (!folder)
        return sa_error_memory(error);
    int rc = sa_directory_hold(&fetch->hold, dirname(folder), &held, error);
    free(folder);
    if (rc == SA_OK && !held) {
        rc = sa_error_set(error, SA_EIO, "another run is going on from '%s'", fetch->resume.path);
        sa_error_advise(error, "wait until it has ended");
    }
    return rc;
}

/* Goes on from the earlier snapshot that sa_resume_find found: it keeps version, scope and time. */
static int go_on(struct fetch *fetch, struct sa_error *error)
{
    const struct sa_resume *resume = &fetch->resume;
    int held = hold(fetch, error);
    if (held)
        return held;
    sa_observe(fetch->options.observer, SA_LEVEL_NOTICE,
               "going on from '%s': %lu answers are taken over, %lu are asked for again", resume->path,
               resume->answered, resume->lacking);
    fetch->plan.resumed = true;
    fetch->options.objects = resume->scope;
    fetch->options.api_version = resume->api_version;
    snprintf(fetch->started, sizeof fetch->started, "%s", resume->started);
    int rc = read_options(fetch, error);
    return rc ? rc : sa_snapshot_continue(&fetch->snapshot, resume->path, error);
}

/* Opens the snapshot to be filled. */
static int begin(struct fetch *fetch, struct sa_error *error)
{
    const char *now = fetch->options.now;
    const char *recorded_at = sa_http_recorded_at(fetch->plan.http[sa_plan_main(&fetch->plan)]);
    int rc = run_time(fetch->started, &fetch->fixed, now ? now : recorded_at, error);
    if (rc == SA_OK && !fetch->options.out)
        return sa_snapshot_memory(&fetch->snapshot, error);
    if (rc == SA_OK)
        rc = sa_directory_make(fetch->options.out, error);
    if (rc == SA_OK)
        sa_keep_leftovers(fetch->options.out, fetch->options.observer);
    if (rc == SA_OK && fetch->options.resume)
        rc = sa_resume_find(&fetch->resume, &fetch->options, sa_run_origin(&fetch->plan), error);
    if (rc)
        return rc;
    if (fetch->options.resume && !fetch->resume.path)
        sa_observe(fetch->options.observer, SA_LEVEL_NOTICE,
                   "no partial snapshot of '%s' under '%s': everything is fetched",
                   sa_run_origin(&fetch->plan), fetch->options.out);
    return fetch->resume.path ? go_on(fetch, error) : create(fetch, error);
}

/* Not of a recording: its answers cost nothing, and the file is the same each time. */
static void keep_answers(struct fetch *fetch)
{
    const struct sa_fetch_options *options = &fetch->options;
    bool recorded = sa_http_recorded_at(fetch->plan.http[sa_plan_main(&fetch->plan)]) != NULL;
    if (!options->out || options->share || !options->connection || recorded)
        return;
    fetch->keeper = (struct sa_keeper){
        .snapshot = fetch->snapshot, .started = fetch->started, .before = fetch->resume.calls};
    fetch->plan.keep = sa_keep;
    fetch->plan.keep_payload = &fetch->keeper;
}

static int run(struct fetch *fetch, bool *partial, struct sa_error *error)
{
    int rc = read_options(fetch, error);
    if (rc == SA_OK)
        rc = open_connections(&fetch->plan, &fetch->options, error);
    if (rc == SA_OK)
        rc = begin(fetch, error);
    if (rc)
        return rc;
    keep_answers(fetch);
    rc = fill(fetch, partial, error);
    if (rc == SA_OK && fetch->options.also)
        rc = fetch->options.also(fetch->options.also_payload, fetch->plan.db, error);
    int closed = close_connections(&fetch->plan, rc ? NULL : error);
    rc = rc ? rc : closed;
    return rc || !fetch->options.out ? rc : publish(fetch, error);
}

int sa_fetch(struct sa_snapshot **out, bool *partial, const struct sa_fetch_options *options,
             struct sa_error *error)
{
    struct fetch fetch = {.options = *options, .hold = -1};
    fetch.plan.options = &fetch.options;
    fetch.plan.scope = &fetch.scope;
    *partial = false;
    int rc = run(&fetch, partial, error);
    if (rc) {
        sa_snapshot_close(fetch.snapshot);
        fetch.snapshot = NULL;
        *partial = false;
    }
    sa_temporary_remove(&fetch.folder);
    if (fetch.hold >= 0)
        close(fetch.hold);
    close_connections(&fetch.plan, NULL);
    sa_resume_release(&fetch.resume);
    sa_scope_release(&fetch.scope);
    *out = fetch.snapshot;
    return rc;
}
