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
#include "salesforce/as_user.h"
#include "salesforce/identity.h"
#include "salesforce/known.h"
#include "salesforce/org.h"
#include "salesforce/outcome.h"
#include "salesforce/run.h"
#include "salesforce/scope.h"
#include "salesforce/service.h"
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

/* One fetch on its way into a snapshot. */
struct fetch {
    struct sa_fetch_options options; /* as given, or as the fetch that is gone on with had them */
    struct sa_plan plan;
    struct sa_org org;
    struct sa_scope scope;
    struct sa_resume resume;
    char started[SA_TIME_SIZE];
    bool fixed;                 /* it is not the clock's time */
    struct sa_temporary folder; /* none when an earlier snapshot is gone on with */
    int hold;                   /* descriptor that holds the folder of that one; -1 = none */
    struct sa_keeper keeper;
    struct sa_snapshot *snapshot;
};

/* What has arrived of that which a snapshot is kept for: `any` is enough for whoever cancels. */
struct arrived {
    bool described, listed, any;
};

static int fetch_look(const struct sa_plan *plan, struct arrived *arrived, struct sa_error *error)
{
    static const char *const little[] = {"identity", "organization"};
    int rc = sa_plan_has(plan, "describe", &arrived->described, error);
    if (rc == SA_OK)
        rc = sa_plan_has(plan, "global", &arrived->listed, error);
    arrived->any = arrived->described || arrived->listed;
    for (size_t i = 0; rc == SA_OK && !arrived->any && i < sizeof little / sizeof *little; i++)
        rc = sa_plan_has(plan, little[i], &arrived->any, error);
    return rc;
}

/* Asks, and closes what is only for the asking. */
static int fetch_ask(struct fetch *fetch, struct sa_error *error)
{
    struct sa_plan *plan = &fetch->plan;
    plan->db = sa_snapshot_db(fetch->snapshot);
    plan->time = fetch->fixed ? fetch->started : NULL;
    int rc = sa_known_prepare(plan->db, error);
    if (rc == SA_OK)
        rc = sa_plan_run(plan, error);
    if (rc && rc != SA_ECANCELLED)
        return rc;
    int named = sa_known_spell(plan->db, rc ? NULL : error);
    return rc ? rc : named;
}

/* Asks, and judges what came of it: 0 when there is something worth keeping. */
static int fetch_fill(struct fetch *fetch, bool *partial, struct sa_error *error)
{
    struct sa_plan *plan = &fetch->plan;
    const struct sa_fetch_options *options = &fetch->options;
    struct arrived arrived = {false, false, false};
    int rc = fetch_ask(fetch, error);
    bool cancelled = rc == SA_ECANCELLED;
    int looked = rc == SA_OK || cancelled ? fetch_look(plan, &arrived, rc ? NULL : error) : SA_OK;
    bool enough = cancelled && (options->out ? arrived.any : arrived.described);
    if (looked || (rc && !enough))
        return looked ? looked : rc;
    /* What is only looked at is worth telling when anything came; a file must hold something to judge. */
    if (!enough && !arrived.described && (!arrived.listed || (plan->failed && options->out)))
        return sa_outcome_explain(plan, error);
    if (options->connection && (looked = sa_identity_check_user(plan->db, options->sync_user, error)))
        return looked;
    sa_outcome_tell_stops(plan);
    *partial = plan->failed || cancelled;
    rc = sa_as_user_check(plan->db, options, error);
    return rc ? rc : sa_run_store(plan, &fetch->org, fetch->started, fetch->resume.calls, *partial, error);
}

/* The token of the connection that is looked through first; NULL when there is none. */
static const char *token_of(const struct sa_fetch_options *options)
{
    const struct sa_login *login = options->connection ? options->login : options->admin_login;
    if (login)
        return sa_login_token(login);
    return options->connection ? options->token : options->admin_token;
}

static int fetch_join(char **out, const char *folder, const char *name, struct sa_error *error)
{
    if (asprintf(out, "%s/%s", folder, name) >= 0)
        return SA_OK;
    *out = NULL;
    return sa_error_memory(error);
}

/* Puts the shared form in the place of the sealed snapshot, which is not out of its temporary folder yet. */
static int fetch_share(struct sa_snapshot **snapshot, const char *folder, struct sa_error *error)
{
    char *path = NULL;
    char *manifest = NULL;
    int rc = fetch_join(&path, folder, SA_SNAPSHOT_FILE, error);
    if (rc == SA_OK)
        rc = fetch_join(&manifest, folder, SA_MANIFEST_FILE, error);
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
static int fetch_publish(struct fetch *fetch, struct sa_error *error)
{
    char org[SA_ID_SIZE];
    int rc = sa_identity_org_id(org, sa_snapshot_db(fetch->snapshot), token_of(&fetch->options), error);
    if (rc == SA_OK)
        rc = sa_snapshot_seal(fetch->snapshot, error);
    if (rc == SA_OK && fetch->options.share)
        rc = fetch_share(&fetch->snapshot, fetch->folder.path, error);
    return rc || !fetch->folder.path ? rc : move_folder(fetch, org, error);
}

static int fetch_create(struct fetch *fetch, struct sa_error *error)
{
    char *path = NULL;
    bool private = fetch->options.share || !fetch->options.connection;
    int rc = sa_temporary_folder(&fetch->folder, fetch->options.out,
                                 private ? SA_FOLDER_PRIVATE : SA_FOLDER_KEPT, error);
    if (rc == SA_OK)
        rc = fetch_join(&path, fetch->folder.path, SA_SNAPSHOT_FILE, error);
    if (rc == SA_OK)
        rc = sa_snapshot_create(&fetch->snapshot, path, error);
    free(path);
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
    int rc = read_version(&fetch->org.version, version ? version : SA_API_VERSION, error);
    return rc ? rc : sa_scope_read(&fetch->scope, fetch->options.objects, error);
}

/* Two that went on from one snapshot would ask everything twice, and the later one would win. */
static int fetch_hold(struct fetch *fetch, struct sa_error *error)
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
    int held = fetch_hold(fetch, error);
    if (held)
        return held;
    sa_observe(fetch->options.observer, SA_LEVEL_NOTICE,
               "going on from '%s': %lu answers are taken over, %lu are asked for again", resume->path,
               resume->answered, resume->lacking);
    fetch->plan.resumed = fetch->org.resumed = true;
    fetch->options.objects = resume->scope;
    fetch->options.api_version = resume->api_version;
    snprintf(fetch->started, sizeof fetch->started, "%s", resume->started);
    int rc = read_options(fetch, error);
    return rc ? rc : sa_snapshot_continue(&fetch->snapshot, resume->path, error);
}

/* The latest partial snapshot, if there is one: what is asked for must be what it was fetched with. */
static int find_partial(struct fetch *fetch, struct sa_error *error)
{
    const struct sa_fetch_options *options = &fetch->options;
    struct sa_resume *resume = &fetch->resume;
    int rc = sa_resume_find(resume, options->out, sa_plan_origin(&fetch->plan), error);
    if (rc == SA_OK && resume->path)
        rc = sa_resume_check(resume, "API version", resume->api_version, options->api_version, error);
    if (rc == SA_OK && resume->path)
        rc = sa_resume_check(resume, "the objects", resume->scope ? resume->scope : "default",
                             options->objects, error);
    return rc;
}

/* The folder of an org's snapshots, as its own content tells. */
static int org_folder(char name[SA_FOLDER_NAME_SIZE], sqlite3 *db, struct sa_error *error)
{
    return sa_identity_org_id(name, db, NULL, error);
}

/* Opens the snapshot to be filled. */
static int fetch_begin(struct fetch *fetch, struct sa_error *error)
{
    const char *now = fetch->options.now;
    const char *recorded_at = sa_plan_recorded_at(&fetch->plan);
    int rc = run_time(fetch->started, &fetch->fixed, now ? now : recorded_at, error);
    if (rc == SA_OK && !fetch->options.out)
        return sa_snapshot_memory(&fetch->snapshot, error);
    if (rc == SA_OK)
        rc = sa_directory_make(fetch->options.out, error);
    if (rc == SA_OK)
        sa_keep_leftovers(&(struct sa_keep_place){.out = fetch->options.out,
                                                  .sources = sa_source_table,
                                                  .folder = org_folder,
                                                  .observer = fetch->options.observer});
    if (rc == SA_OK && fetch->options.resume)
        rc = find_partial(fetch, error);
    if (rc)
        return rc;
    if (fetch->options.resume && !fetch->resume.path)
        sa_observe(fetch->options.observer, SA_LEVEL_NOTICE,
                   "no partial snapshot of '%s' under '%s': everything is fetched",
                   sa_plan_origin(&fetch->plan), fetch->options.out);
    return fetch->resume.path ? go_on(fetch, error) : fetch_create(fetch, error);
}

/* What is wrong with it is told at the fetch's end. */
static bool is_worth_keeping(void *payload)
{
    const struct fetch *fetch = payload;
    sqlite3 *db = fetch->plan.db;
    char org[SA_ID_SIZE];
    bool begun = false;
    const char *user = fetch->options.connection ? fetch->options.sync_user : NULL;
    return sa_identity_org_id(org, db, NULL, NULL) == SA_OK && strcmp(org, SA_UNKNOWN_ORG) != 0 &&
           sa_identity_meet(db, &begun, NULL) == SA_OK && begun &&
           sa_identity_check_user(db, user, NULL) == SA_OK;
}

static int note_run(void *payload, struct sa_error *error)
{
    const struct fetch *fetch = payload;
    return sa_run_store(&fetch->plan, &fetch->org, fetch->started, fetch->resume.calls, true, error);
}

/* Not of a recording: its answers cost nothing, and the file is the same each time. */
static void keep_answers(struct fetch *fetch)
{
    const struct sa_fetch_options *options = &fetch->options;
    bool recorded = sa_plan_recorded_at(&fetch->plan) != NULL;
    if (!options->out || options->share || !options->connection || recorded)
        return;
    fetch->keeper = (struct sa_keeper){
        .snapshot = fetch->snapshot, .is_worth_it = is_worth_keeping, .note_run = note_run, .payload = fetch};
    fetch->plan.keep = sa_keep;
    fetch->plan.keep_payload = &fetch->keeper;
}

/* What is asked, whom, and how. */
static int open_plan(struct fetch *fetch, struct sa_error *error)
{
    static const enum sa_sharing sharing[] = {[SA_FETCH_AUTO] = SA_SHARE_DEAR,
                                              [SA_FETCH_GET] = SA_SHARE_NEVER,
                                              [SA_FETCH_COMPOSITE] = SA_SHARE_ALWAYS};
    const struct sa_fetch_options *options = &fetch->options;
    struct sa_plan *plan = &fetch->plan;
    if (!options->connection && !options->admin)
        return sa_error_set(error, SA_EINPUT, "there is no connection");
    fetch->org.options = options;
    fetch->org.scope = &fetch->scope;
    plan->options = options;
    plan->sources = options->sources;
    plan->observer = options->observer;
    plan->party_count = 1;
    plan->parties[0] = (struct sa_party){.service = &sa_salesforce,
                                         .account = &fetch->org,
                                         .sides = (options->connection ? 1u << SA_SYNC : 0) |
                                                  (options->admin ? 1u << SA_ADMIN : 0),
                                         .terms = {.sharing = sharing[options->mode],
                                                   .concurrency = options->concurrency,
                                                   .retry_pause_ms = options->retry_pause_ms,
                                                   .timeout_ms = options->timeout_ms,
                                                   .max_calls = options->max_calls,
                                                   .reserve = options->reserve}};
    if (options->beside)
        plan->parties[plan->party_count++] = *options->beside;
    sa_plan_prepare(plan);
    return sa_plan_connect(plan, error);
}

static int fetch_run(struct fetch *fetch, bool *partial, struct sa_error *error)
{
    int rc = read_options(fetch, error);
    if (rc == SA_OK)
        rc = open_plan(fetch, error);
    if (rc == SA_OK)
        rc = fetch_begin(fetch, error);
    if (rc)
        return rc;
    keep_answers(fetch);
    rc = fetch_fill(fetch, partial, error);
    if (rc == SA_OK && fetch->options.also)
        rc = fetch->options.also(fetch->options.also_payload, fetch->plan.db, error);
    int closed = sa_plan_disconnect(&fetch->plan, rc ? NULL : error);
    rc = rc ? rc : closed;
    return rc || !fetch->options.out ? rc : fetch_publish(fetch, error);
}

int sa_fetch(struct sa_snapshot **out, bool *partial, const struct sa_fetch_options *options,
             struct sa_error *error)
{
    struct fetch fetch = {.options = *options, .hold = -1};
    *partial = false;
    int rc = fetch_run(&fetch, partial, error);
    if (rc) {
        sa_snapshot_close(fetch.snapshot);
        fetch.snapshot = NULL;
        *partial = false;
    }
    sa_temporary_remove(&fetch.folder);
    if (fetch.hold >= 0)
        close(fetch.hold);
    sa_plan_disconnect(&fetch.plan, NULL);
    sa_resume_release(&fetch.resume);
    sa_scope_release(&fetch.scope);
    *out = fetch.snapshot;
    return rc;
}
