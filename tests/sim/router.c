/* The table of what can be asked for: see router.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <zlib.h>

#include "router.h"
#include "session.h"
#include "syncaudit/sql.h"

/* The first that fits is taken; a star is one step. */
static const struct sim_route routes[] = {
    {"GET", "/services/data", sim_versions, SIM_OPEN | SIM_FREE | SIM_KEPT},
    {"GET", "/services/data/*", sim_resources, SIM_KEPT},
    {"GET", "/services/data/*/sobjects", sim_global, SIM_KEPT | SIM_DATED},
    {"GET", "/services/data/*/sobjects/*/describe", sim_describe, SIM_KEPT | SIM_DATED},
    {"GET", "/services/data/*/query", sim_query, SIM_QUERY},
    {"GET", "/services/data/*/query/*", sim_query_more, SIM_QUERY},
    {"GET", "/services/data/*/queryAll", sim_query, SIM_QUERY},
    {"GET", "/services/data/*/tooling/query", sim_query, SIM_QUERY},
    {"GET", "/services/data/*/tooling/query/*", sim_query_more, SIM_QUERY},
    {"GET", "/services/data/*/tooling/sobjects/*/describe", sim_describe, SIM_KEPT | SIM_DATED},
    {"GET", "/services/data/*/analytics/reports/*/describe", sim_report, 0},
    {"GET", "/services/data/*/limits", sim_limits, 0},
    {"GET", "/services/data/*/limits/recordCount", sim_record_count, 0},
    {"POST", "/services/data/*/composite", sim_composite, SIM_WHOLE},
    {"POST", "/services/data/*/composite/batch", sim_batch, SIM_WHOLE},
    {"POST", "/services/data/*/tooling/composite", sim_tooling_composite, SIM_WHOLE},
    {"GET", "/services/oauth2/userinfo", sim_userinfo, SIM_FREE | SIM_KEPT},
    {"POST", "/services/oauth2/token", sim_token, SIM_OPEN | SIM_FREE},
    {"GET", "/services/oauth2/authorize", sim_authorize, SIM_OPEN | SIM_FREE},
    {"POST", "/services/oauth2/revoke", sim_revoke, SIM_OPEN | SIM_FREE},
    {"GET", "/services/oauth2/revoke", sim_revoke, SIM_OPEN | SIM_FREE},
    {"GET", "/id/*/*", sim_identity, SIM_FREE},
    {"GET", "/simulator/state", sim_state, SIM_CONTROL | SIM_OPEN | SIM_FREE},
    {"GET", "/simulator/secrets", sim_secrets, SIM_CONTROL | SIM_OPEN | SIM_FREE},
    {"POST", "/simulator/settings", sim_change, SIM_CONTROL | SIM_OPEN | SIM_FREE},
    {"POST", "/simulator/reset", sim_reset, SIM_CONTROL | SIM_OPEN | SIM_FREE},
    {"POST", "/simulator/add/*", sim_add, SIM_CONTROL | SIM_OPEN | SIM_FREE},
};

#define ROUTES (sizeof routes / sizeof *routes)

/* Matches step by step. */
static bool fits(const char *pattern, const char *path)
{
    while (*pattern) {
        size_t step = strcspn(path, "/");
        if (*pattern == '*' && step == 0)
            return false;
        if (*pattern == '*') {
            pattern++;
            path += step;
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return !*path;
}

const struct sim_route *sim_route_find(const char *method, const char *path)
{
    const char *asked = strcmp(method, "HEAD") == 0 ? "GET" : method;
    for (size_t i = 0; i < ROUTES; i++)
        if (strcmp(routes[i].method, asked) == 0 && fits(routes[i].pattern, path))
            return &routes[i];
    return NULL;
}

/* Writes down what the stars stand for. */
static int keep_parts(struct sim_request *request, const char *pattern, struct sa_error *error)
{
    size_t count = 0;
    free(request->parts);
    request->parts = strdup(request->path);
    if (!request->parts)
        return sa_error_memory(error);
    char *path = request->parts;
    for (; *pattern && count < SIM_PARTS; pattern++) {
        if (*pattern != '*') {
            path++;
            continue;
        }
        request->part[count++] = path;
        path += strcspn(path, "/");
        if (*path) {
            *path++ = '\0';
            pattern++;
        }
    }
    return SA_OK;
}

/* No route: the path is there with another method, or not at all. */
static int refuse_path(const struct sim_request *request, struct sim_answer *out, struct sa_error *error)
{
    char text[128];
    const char *other = sim_route_find("GET", request->path)    ? "HEAD,GET"
                        : sim_route_find("POST", request->path) ? "POST"
                                                                : NULL;
    if (!other)
        return sim_answer_error(out, 404, "NOT_FOUND", "The requested resource does not exist", error);
    snprintf(text, sizeof text, "HTTP Method '%.16s' not allowed. Allowed are %s", request->method, other);
    return sim_answer_error(out, 405, "METHOD_NOT_ALLOWED", text, error);
}

static int refuse_session(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                          struct sa_error *error)
{
    /* The identity service answers in its own way. */
    bool identity =
        strcmp(request->path, "/services/oauth2/userinfo") == 0 || strncmp(request->path, "/id/", 4) == 0;
    if (identity && sim_setting_is(site->settings, "userinfo-refusal", "403"))
        return sim_answer_text(out, 403, "text/plain",
                               request->authorization ? "Bad_OAuth_Token" : "Missing_OAuth_Token", error);
    return sim_answer_error(out, 401, "INVALID_SESSION_ID", "Session expired or invalid", error);
}

/* Limits that are counted over all requests: those in the air, and those of a day. */
static int refuse_limit(struct sim_site *site, struct sim_answer *out, bool *refused, struct sa_error *error)
{
    double most = sim_setting_number(site->settings, "concurrency");
    double used = sim_setting_number(site->settings, "used") + site->calls;
    *refused = true;
    if (most > 0 && site->inflight > most)
        return sim_answer_error(out, 403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.",
                                error);
    if (used >= sim_setting_number(site->settings, "daily"))
        return sim_answer_error(out, 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", error);
    *refused = false;
    return SA_OK;
}

/* Checks vXX.0 and makes it the version of the answer. `*answered` when it is none the org has. */
static int enter_version(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                         bool *answered, struct sa_error *error)
{
    static const char data[] = "/services/data/";
    char version[16];
    char *end = NULL;
    *answered = false;
    if (strncmp(request->path, data, sizeof data - 1) != 0)
        return SA_OK;
    long major = strtol(request->part[0] + (*request->part[0] == 'v'), &end, 10);
    bool read = *request->part[0] == 'v' && strcmp(end, ".0") == 0;
    snprintf(version, sizeof version, "%ld.0", major);
    if (read && major >= 31 && (double)major <= sim_setting_number(site->settings, "newest"))
        return sim_site_run(site, "UPDATE request SET version = ?1", version, NULL, NULL, error);
    *answered = true;
    if (read && major > 0 && major < 31 && sim_setting_is(site->settings, "retired", "410"))
        return sim_answer_error(out, 410, "UNSUPPORTED_API_VERSION", "This API version has been retired",
                                error);
    return sim_answer_error(out, 404, "NOT_FOUND", "The requested resource does not exist", error);
}

/* ---- what is kept ---- */

static int find_kept(struct sim_site *site, const char *url, bool packed, struct sim_answer *out, bool *found,
                     struct sa_error *error)
{
    sqlite3_stmt *find = NULL;
    int rc = sa_sql_prepare(site->db, &find,
                            "SELECT status, etag, iif(?2, packed, body) FROM answer, request"
                            " WHERE answer.url = ?1 AND answer.user_id IS request.user_id",
                            error);
    *found = false;
    if (rc)
        return rc;
    sqlite3_bind_text(find, 1, url, -1, SQLITE_STATIC);
    sqlite3_bind_int(find, 2, packed);
    if (sqlite3_step(find) == SQLITE_ROW) {
        *found = true;
        out->status = sqlite3_column_int(find, 0);
        out->packed = packed;
        snprintf(out->etag, sizeof out->etag, "%s", sa_sql_text(find, 1));
        if (sa_buffer_add(&out->body, sqlite3_column_blob(find, 2), (size_t)sqlite3_column_bytes(find, 2)))
            rc = sa_error_memory(error);
    }
    sqlite3_finalize(find);
    return rc;
}

/* Keeps an answer in both forms; it stays as it is. */
static int keep(struct sim_site *site, const char *url, struct sim_answer *answer, struct sa_error *error)
{
    struct sim_answer packed = SIM_ANSWER_INIT;
    sqlite3_stmt *insert = NULL;
    int rc = sa_buffer_add(&packed.body, answer->body.data, answer->body.length)
                 ? sa_error_memory(error)
                 : sim_answer_pack(&packed, 6, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(site->db, &insert,
                            "INSERT INTO answer SELECT user_id, ?1, ?2, ?3, ?4, ?5 FROM request", error);
    if (rc == SA_OK) {
        sqlite3_bind_text(insert, 1, url, -1, SQLITE_STATIC);
        sqlite3_bind_int(insert, 2, answer->status);
        sqlite3_bind_text(insert, 3, answer->etag, -1, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 4, answer->body.data, (int)answer->body.length, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 5, packed.body.data, (int)packed.body.length, SQLITE_STATIC);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    sim_answer_release(&packed);
    return rc;
}

static int answer_kept(struct sim_site *site, const struct sim_route *route,
                       const struct sim_request *request, struct sim_answer *out, struct sa_error *error)
{
    bool found = false;
    bool packed = request->gzip;
    int rc = find_kept(site, request->url, packed, out, &found, error);
    if (rc || found)
        return rc;
    rc = route->handler(site, request, out, error);
    if (rc == SA_OK && out->status == 200)
        snprintf(out->etag, sizeof out->etag, "%08lx",
                 crc32(0, (const Bytef *)out->body.data, (uInt)out->body.length));
    if (rc == SA_OK)
        rc = keep(site, request->url, out, error);
    return rc;
}

/* ---- dates ---- */

/* True when the header is a date, and the metadata has not changed since. One that cannot be read is passed over. */
static bool is_unchanged(const char *since)
{
    struct tm then = {0};
    struct tm changed = {0};
    return since && strptime(since, "%a, %d %b %Y %H:%M:%S", &then) &&
           strptime(SIM_MODIFIED, "%a, %d %b %Y %H:%M:%S", &changed) && timegm(&then) >= timegm(&changed);
}

static void date(const struct sim_request *request, struct sim_answer *out)
{
    if (out->status != 200)
        return;
    out->dated = true;
    if (!is_unchanged(request->modified_since))
        return;
    out->status = 304;
    out->packed = false;
    sa_buffer_clear(&out->body);
}

/* ---- one request ---- */

static int answer_route(struct sim_site *site, const struct sim_route *route,
                        const struct sim_request *request, struct sim_answer *out, struct sa_error *error)
{
    int rc = route->flags & SIM_KEPT ? answer_kept(site, route, request, out, error)
                                     : route->handler(site, request, out, error);
    if (rc == SA_OK && route->flags & SIM_DATED)
        date(request, out);
    return rc;
}

int sim_route(struct sim_site *site, struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    const struct sim_route *route = sim_route_find(request->method, request->path);
    bool let_in = request->in || (route && route->flags & SIM_OPEN);
    bool answered = false;
    int rc = SA_OK;
    if (!request->in && request->number > 0)
        rc = refuse_limit(site, out, &answered, error);
    if (rc == SA_OK && !answered && !let_in)
        rc = sim_session_enter(site, request->authorization, &let_in, error);
    if (rc || answered)
        return rc;
    if (!let_in)
        return refuse_session(site, request, out, error);
    if (!route)
        return refuse_path(request, out, error);
    rc = keep_parts(request, route->pattern, error);
    if (rc == SA_OK && route->handler != sim_versions)
        rc = enter_version(site, request, out, &answered, error);
    out->calls = route->flags & SIM_FREE ? 0 : 1;
    if (rc || answered)
        return rc;
    return answer_route(site, route, request, out, error);
}
