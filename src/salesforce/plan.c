/* The questions of one fetch and what becomes of their answers: see plan.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "salesforce/identity.h"
#include "salesforce/plan.h"
#include "salesforce/status.h"
#include "syncaudit/clock.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

enum { OLDEST_VERSION = 20 }; /* the first one with this REST API */

enum source { VERSIONS, GLOBAL, IDENTITY, ORGANIZATION, DESCRIBE, SOURCES };

struct sa_plan_request {
    struct sa_plan *plan;
    struct sa_plan_request *next;
    enum source source;
    unsigned generation;
    bool answered;
    char object[SA_API_NAME_SIZE]; /* as asked; after a describe is stored, as it answered */
};

static int store_versions(struct sa_plan_request *request, const struct sa_http_answer *answer,
                          struct sa_error *error);
static int store_global(struct sa_plan_request *request, const struct sa_http_answer *answer,
                        struct sa_error *error);
static int store_user(struct sa_plan_request *request, const struct sa_http_answer *answer,
                      struct sa_error *error);
static int store_organization(struct sa_plan_request *request, const struct sa_http_answer *answer,
                              struct sa_error *error);
static int store_describe(struct sa_plan_request *request, const struct sa_http_answer *answer,
                          struct sa_error *error);

static const struct {
    const char *name; /* as coverage has it */
    const char *path; /* after the version, where it depends on one; %s = the object */
    bool versioned;
    enum sa_plan_cause cause;
    int (*store)(struct sa_plan_request *request, const struct sa_http_answer *answer,
                 struct sa_error *error);
} sources[SOURCES] = {
    [VERSIONS] = {"versions", "/services/data", false, SA_CAUSE_VERSIONS, store_versions},
    [GLOBAL] = {"global", "sobjects", true, SA_CAUSE_GLOBAL, store_global},
    [IDENTITY] = {"identity", "/services/oauth2/userinfo", false, SA_CAUSE_ANSWER, store_user},
    [ORGANIZATION] = {"organization", SA_ORGANIZATION_QUERY, true, SA_CAUSE_ANSWER, store_organization},
    [DESCRIBE] = {"describe", NULL, true, SA_CAUSE_ANSWER, store_describe},
};

static int on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error);

static int ask(struct sa_plan *plan, enum source source, const char *object, struct sa_error *error)
{
    char path[1024];
    struct sa_plan_request *request = calloc(1, sizeof *request);
    if (!request)
        return sa_error_memory(error);
    *request = (struct sa_plan_request){plan, plan->requests, source, plan->generation, false, ""};
    plan->requests = request;
    snprintf(request->object, sizeof request->object, "%s", object);
    if (source == DESCRIBE)
        snprintf(path, sizeof path, "/services/data/v%d.0/sobjects/%s/describe", plan->version, object);
    else if (sources[source].versioned)
        snprintf(path, sizeof path, "/services/data/v%d.0/%s", plan->version, sources[source].path);
    else
        snprintf(path, sizeof path, "%s", sources[source].path);
    plan->asked += source == DESCRIBE;
    return sa_http_get(plan->http, path, on_answer, request, error);
}

static int ask_versioned(struct sa_plan *plan, struct sa_error *error)
{
    int rc = ask(plan, GLOBAL, "", error);
    if (rc == SA_OK)
        rc = ask(plan, ORGANIZATION, "", error);
    for (size_t i = 0; rc == SA_OK && i < plan->scope->count; i++)
        rc = ask(plan, DESCRIBE, plan->scope->names[i], error);
    return rc;
}

/* Begins again with another API version; what depended on the one before is forgotten. */
static int change_version(struct sa_plan *plan, int version, struct sa_error *error)
{
    sa_observe(plan->observer, SA_LEVEL_DETAIL, "API version %d.0 in place of %d.0", version, plan->version);
    plan->version = version;
    plan->generation++;
    plan->asked = plan->answered = plan->described = 0;
    plan->global = plan->failed = plan->recorded = false;
    plan->cause_kind = SA_CAUSE_NONE;
    plan->cause = (struct sa_error)SA_ERROR_INIT;
    int rc = sa_sql_run(plan->db,
                        "DELETE FROM coverage WHERE source IN ('global', 'organization', 'describe');"
                        "DELETE FROM organization; DELETE FROM global_object; DELETE FROM describe_object;"
                        "DELETE FROM describe_field; DELETE FROM describe_picklist_value;"
                        "DELETE FROM describe_record_type; DELETE FROM describe_child_relationship",
                        error);
    return rc ? rc : ask_versioned(plan, error);
}

/* The next older version that may be tried, or 0. Without a list, every one. */
static int older_version(const struct sa_plan *plan)
{
    int version = plan->version - 1;
    while (version >= OLDEST_VERSION && plan->listed && !plan->offered[version])
        version--;
    return version >= OLDEST_VERSION ? version : 0;
}

static void read_versions(struct sa_plan *plan, const struct sa_json *document)
{
    for (const struct sa_json *entry = sa_json_first(document); entry; entry = sa_json_next(entry)) {
        const char *text = sa_json_string(sa_json_get(entry, "version"));
        long version = text ? strtol(text, NULL, 10) : 0;
        if (version >= OLDEST_VERSION && version < SA_VERSIONS)
            plan->offered[version] = plan->listed = true;
    }
}

static int store_versions(struct sa_plan_request *request, const struct sa_http_answer *answer,
                          struct sa_error *error)
{
    struct sa_plan *plan = request->plan;
    struct sa_json *document = NULL;
    int rc = sa_json_parse(&document, answer->body, answer->length, error);
    if (rc == SA_OK)
        read_versions(plan, document);
    sa_json_free(document);
    if (rc)
        return rc;
    if (!plan->listed)
        return sa_error_set(error, SA_EFORMAT, "answer is not a list of API versions");
    if (plan->offered[plan->version])
        return SA_OK;
    int version = older_version(plan);
    if (version)
        return change_version(plan, version, error);
    rc = sa_error_set(error, SA_EINPUT, "the org does not offer API version %d.0 nor an older one",
                      plan->version);
    sa_error_advise(error, "ask for a newer version");
    return rc;
}

static int store_user(struct sa_plan_request *request, const struct sa_http_answer *answer,
                      struct sa_error *error)
{
    return sa_identity_store_user(request->plan->db, answer->body, answer->length, error);
}

static int store_organization(struct sa_plan_request *request, const struct sa_http_answer *answer,
                              struct sa_error *error)
{
    return sa_identity_store_organization(request->plan->db, answer->body, answer->length, error);
}

static int store_describe(struct sa_plan_request *request, const struct sa_http_answer *answer,
                          struct sa_error *error)
{
    int rc = sa_describe_store(request->plan->describe, answer->body, answer->length, request->object, error);
    request->plan->described += rc == SA_OK;
    return rc;
}

/* Stores the global describe, then asks for the objects it brings into scope. */
static int store_global(struct sa_plan_request *request, const struct sa_http_answer *answer,
                        struct sa_error *error)
{
    struct sa_plan *plan = request->plan;
    sqlite3_stmt *statement = NULL;
    int rc = sa_describe_store_global(plan->describe, answer->body, answer->length, error);
    if (rc)
        return rc;
    plan->global = true;
    const char *query = sa_scope_query(plan->scope);
    if (query)
        rc = sa_sql_prepare(plan->db, &statement, query, error);
    while (rc == SA_OK && statement && sqlite3_step(statement) == SQLITE_ROW)
        if (!sa_scope_names(plan->scope, sa_sql_text(statement, 0)))
            rc = ask(plan, DESCRIBE, sa_sql_text(statement, 0), error);
    sqlite3_finalize(statement);
    return rc;
}

/* An object asked for twice under two names keeps the good answer. */
static const char coverage_insert[] =
    "INSERT INTO coverage (source, object, status, reason, http_status, request_id, fetched, replaced)"
    " VALUES (:source, :object, :status, :reason, nullif(:http_status, 0), nullif(:request_id, ''), "
    ":fetched, :replaced)"
    " ON CONFLICT (source, object) DO UPDATE SET status = excluded.status, reason = excluded.reason,"
    " http_status = excluded.http_status, request_id = excluded.request_id, fetched = excluded.fetched,"
    " replaced = excluded.replaced WHERE status <> 'ok'";

static void bind_integer(sqlite3_stmt *statement, const char *parameter, sqlite3_int64 value)
{
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, parameter), value);
}

/* `answer` is NULL for a request that was never answered. */
static int cover(const struct sa_plan_request *request, const char *status, const char *reason,
                 const struct sa_http_answer *answer, struct sa_error *error)
{
    char now[SA_TIME_SIZE];
    struct sa_plan *plan = request->plan;
    sqlite3_stmt *statement = plan->coverage;
    bool asked = answer && answer->outcome != SA_HTTP_NOT_RECORDED;
    sa_time_format(now, time(NULL));
    sa_sql_bind_text(statement, ":source", sources[request->source].name);
    sa_sql_bind_text(statement, ":object", request->object);
    sa_sql_bind_text(statement, ":status", status);
    sa_sql_bind_text(statement, ":reason", reason);
    sa_sql_bind_text(statement, ":request_id", answer ? answer->request_id : "");
    sa_sql_bind_text(statement, ":fetched", !asked ? NULL : plan->time ? plan->time : now);
    bind_integer(statement, ":http_status", answer ? answer->status : 0);
    bind_integer(statement, ":replaced", answer ? (sqlite3_int64)answer->replaced : 0);
    if (strcmp(status, "failed") == 0)
        plan->failed = true;
    if (*reason)
        sa_observe(plan->observer, SA_LEVEL_DETAIL, "%s%s%s: %s: %s%s%s", sources[request->source].name,
                   *request->object ? " " : "", request->object, status, reason,
                   answer && *answer->request_id ? ", request id " : "", answer ? answer->request_id : "");
    return sa_sql_step(statement, error);
}

/* Keeps the failure that explains most, for the case that nothing could be fetched. */
static void note_cause(const struct sa_plan_request *request, enum sa_plan_cause kind, int code,
                       const char *reason, const char *advice)
{
    struct sa_plan *plan = request->plan;
    if (kind <= plan->cause_kind)
        return;
    plan->cause_kind = kind;
    if (kind == SA_CAUSE_SILENCE || kind == SA_CAUSE_STOP) /* which request met it first is chance */
        sa_error_set(&plan->cause, code, "%s", reason);
    else
        sa_error_set(&plan->cause, code, "%s%s%s: %s", sources[request->source].name,
                     *request->object ? " of " : "", request->object, reason);
    if (*advice)
        sa_error_advise(&plan->cause, "%s", advice);
}

static bool is_html(const char *body)
{
    return body[strspn(body, " \t\r\n")] == '<';
}

/* An answer that looks like a good one: stored, or it turns out not to be what was asked for. */
static int take(struct sa_plan_request *request, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_error why = SA_ERROR_INIT;
    int rc = is_html(answer->body) ? sa_error_set(&why, SA_EFORMAT, "answer is an HTML page")
                                   : sources[request->source].store(request, answer, &why);
    if (rc == SA_OK)
        return cover(request, "ok", "", answer, error);
    if (rc == SA_EFORMAT) {
        note_cause(request, sources[request->source].cause, SA_EFORMAT, why.message, "");
        return cover(request, "failed", why.message, answer, error);
    }
    if (error)
        *error = why;
    return rc;
}

/* An answer that says no. */
static int refuse(struct sa_plan_request *request, const struct sa_http_answer *answer,
                  const struct sa_status *status, struct sa_error *error)
{
    enum sa_plan_cause kind = sources[request->source].cause;
    const char *text = "failed";
    int code = answer->status >= 500 ? SA_ECONNECT : status->coded ? SA_EREFUSED : SA_EFORMAT;
    switch (status->class) {
    case SA_STATUS_NOT_PERMITTED:
        text = "not_permitted";
        code = SA_EREFUSED;
        break;
    case SA_STATUS_NOT_THERE:
        if (request->source == DESCRIBE) {
            text = "not_there";
            kind = SA_CAUSE_NONE;
        }
        break;
    case SA_STATUS_RETRY:
        code = SA_ECONNECT;
        break;
    case SA_STATUS_SESSION:
    case SA_STATUS_STOP:
        kind = SA_CAUSE_STOP;
        code = SA_EREFUSED;
        request->plan->stopped = true;
        break;
    default:
        break;
    }
    note_cause(request, kind, code, status->reason, status->advice);
    return cover(request, text, status->reason, answer, error);
}

/* No answer: after a stop the reason is the answer that stopped everything. */
static int miss(struct sa_plan_request *request, const struct sa_http_answer *answer, struct sa_error *error)
{
    char reason[sizeof request->plan->cause.message + 32];
    if (answer && answer->outcome == SA_HTTP_NOT_RECORDED)
        return cover(request, "not_asked", "the recording does not hold it", answer, error);
    if (request->plan->stopped)
        snprintf(reason, sizeof reason, "not asked: %s", request->plan->cause.message);
    else
        snprintf(reason, sizeof reason, "%s", answer ? answer->reason : "cancelled before it was answered");
    note_cause(request, SA_CAUSE_SILENCE, SA_ECONNECT, reason, "");
    return cover(request, "failed", reason, answer, error);
}

static int on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_plan_request *request = payload;
    struct sa_plan *plan = request->plan;
    struct sa_status status;
    int rc;
    request->answered = true;
    if (sources[request->source].versioned) {
        if (request->generation != plan->generation)
            return SA_OK;
        plan->recorded = plan->recorded || answer->outcome != SA_HTTP_NOT_RECORDED;
    }
    if (answer->outcome != SA_HTTP_ANSWERED) {
        rc = miss(request, answer, error);
    } else {
        sa_status_read(&status, answer);
        rc = status.class == SA_STATUS_OK ? take(request, answer, error)
                                          : refuse(request, answer, &status, error);
    }
    if (rc == SA_EIO)
        sa_error_prefix(error, rc, "cannot write '%s'", sqlite3_db_filename(plan->db, "main"));
    if (request->source == DESCRIBE && plan->observer && plan->observer->progress)
        plan->observer->progress(plan->observer->payload, "describing objects", ++plan->answered,
                                 plan->asked);
    return rc;
}

/* The end: what was never answered is noted, and an object asked for as 'lead' is known as Lead. */
static int finish(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (struct sa_plan_request *request = plan->requests; request && rc == SA_OK; request = request->next)
        if (!request->answered &&
            (request->generation == plan->generation || !sources[request->source].versioned))
            rc = miss(request, NULL, error);
    return rc ? rc
              : sa_sql_run(
                    plan->db,
                    "UPDATE OR IGNORE coverage SET object = g.name FROM global_object g"
                    " WHERE g.name = object COLLATE NOCASE AND g.name <> object AND source = 'describe'",
                    error);
}

static int run(struct sa_plan *plan, struct sa_error *error)
{
    int rc = ask(plan, VERSIONS, "", error);
    if (rc == SA_OK)
        rc = ask(plan, IDENTITY, "", error);
    if (rc == SA_OK)
        rc = ask_versioned(plan, error);
    if (rc == SA_OK)
        rc = sa_http_run(plan->http, error);
    /* A recording may have been made with an older version than this program would ask for. */
    while (rc == SA_OK && !plan->recorded && sa_http_recorded_at(plan->http) && older_version(plan)) {
        rc = change_version(plan, older_version(plan), error);
        if (rc == SA_OK)
            rc = sa_http_run(plan->http, error);
    }
    return rc;
}

int sa_plan_run(struct sa_plan *plan, struct sa_error *error)
{
    int rc = sa_describe_open(&plan->describe, plan->db, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(plan->db, &plan->coverage, coverage_insert, error);
    if (rc == SA_OK)
        rc = run(plan, error);
    if (rc == SA_OK || rc == SA_ECANCELLED) {
        int finished = finish(plan, rc ? NULL : error);
        rc = rc ? rc : finished;
    }
    for (struct sa_plan_request *request = plan->requests, *next; request; request = next) {
        next = request->next;
        free(request);
    }
    plan->requests = NULL;
    sqlite3_finalize(plan->coverage);
    sa_describe_close(plan->describe);
    return rc;
}
