/* Several requests in one: composite and composite/batch.
 *
 * Sources: REST API Developer Guide, "Composite" and "Composite Batch"; which code a composite that is too large gets is
 * not written there. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"
#include "router.h"
#include "syncaudit/json.h"
#include "syncaudit/text.h"

#define MOST_PARTS 25
#define MOST_QUERIES 5

/* What the two kinds have in common while they are answered. */
struct whole {
    struct sim_site *site;
    const struct sim_request *request;
    const char *tooling; /* "tooling/" where every address has to begin with it after the version, else "" */
    unsigned index;      /* of the part at hand */
    unsigned struck;     /* the part that a fault strikes; MOST_PARTS = none */
    struct sim_answer *out;
    struct sa_error *error;
};

/* Refuses the whole; the code stops the walk over the parts. */
static int refuse(struct whole *whole, const char *code, const char *message)
{
    int rc = sim_answer_error(whole->out, 400, code, message, whole->error);
    return rc ? rc : SA_EREFUSED;
}

/* Answers one part as if it had come alone; `url` begins with /services/data/. */
static int answer_part(struct whole *whole, const char *method, const char *url, const char *modified_since,
                       struct sim_answer *answer)
{
    static const struct sim_fault struck = {"part", SIM_ANSWER, 500, "UNKNOWN_EXCEPTION",
                                            "An unexpected error occurred."};
    struct sim_request part = {
        .in = whole->request, .number = whole->request->number, .modified_since = modified_since};
    int rc = sim_request_read(&part, method, url, whole->error);
    const struct sim_route *route = rc ? NULL : sim_route_find(method, part.path);
    if (rc == SA_OK && whole->index == whole->struck)
        rc = sim_fault_answer(&struck, whole->site->settings, &part, answer, whole->error);
    else if (rc == SA_OK && route && route->flags & (SIM_WHOLE | SIM_CONTROL))
        rc = sim_answer_error(answer, 400, "INVALID_INPUT", "The requested resource cannot be a subrequest",
                              whole->error);
    else if (rc == SA_OK)
        rc = sim_route(whole->site, &part, answer, whole->error);
    if (rc == SA_OK)
        rc = sa_buffer_addf(&whole->site->parts, "  %s %s %d\n", method, url, answer->status);
    sim_request_release(&part);
    return rc;
}

/* A body, or null where there is none. */
static int add_body(struct sa_buffer *out, const struct sim_answer *answer)
{
    if (answer->body.length == 0)
        return sa_buffer_adds(out, "null");
    if (answer->body.data[0] == '{' || answer->body.data[0] == '[')
        return sa_buffer_add(out, answer->body.data, answer->body.length);
    return sa_json_quote(answer->body.data, answer->body.length, out);
}

/* ---- /composite ---- */

static bool is_reference(const char *id)
{
    size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    return length > 0 && id[0] != '_' && !id[length];
}

static int check_headers(struct whole *whole, const struct sa_json *headers)
{
    static const char *const forbidden[] = {"accept", "authorization", "content-type"};
    for (const struct sa_json *header = sa_json_first(headers); header; header = sa_json_next(header))
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            if (strcasecmp(sa_json_name(header) ? sa_json_name(header) : "", forbidden[i]) == 0)
                return refuse(whole, "INVALID_INPUT",
                              "Accept, Authorization and Content-Type cannot be set for a subrequest");
    return SA_OK;
}

/* True when an address is of the API, and of the kind of API that this composite is for. */
static bool is_address(const struct whole *whole, const char *url)
{
    static const char data[] = "/services/data/v";
    if (!url || strncmp(url, data, sizeof data - 1) != 0)
        return false;
    const char *resource = strchr(url + sizeof data - 1, '/');
    bool tooling = resource && strncmp(resource + 1, "tooling/", 8) == 0;
    return tooling == (*whole->tooling != '\0');
}

/* What would refuse the whole composite. */
static int check_parts(struct whole *whole, const struct sa_json *parts)
{
    size_t queries = 0;
    if (sa_json_type(parts) != SA_JSON_ARRAY || sa_json_count(parts) == 0)
        return refuse(whole, "JSON_PARSER_ERROR", "Missing required field: compositeRequest");
    if (sa_json_count(parts) > MOST_PARTS)
        return refuse(whole, "LIMIT_EXCEEDED", "The number of subrequests exceeds 25");
    for (const struct sa_json *part = sa_json_first(parts); part; part = sa_json_next(part)) {
        const char *url = sa_json_string(sa_json_get(part, "url"));
        const char *id = sa_json_string(sa_json_get(part, "referenceId"));
        int rc = check_headers(whole, sa_json_get(part, "httpHeaders"));
        if (rc)
            return rc;
        if (!sa_json_string(sa_json_get(part, "method")) || !id || !is_reference(id))
            return refuse(whole, "INVALID_INPUT",
                          "A subrequest needs a method and a referenceId of letters and digits");
        if (!is_address(whole, url))
            return refuse(whole, "INVALID_INPUT", "The url of a subrequest is not one this resource takes");
        queries += strstr(url, "/query") != NULL;
    }
    if (queries > MOST_QUERIES)
        return refuse(whole, "LIMIT_EXCEEDED", "The number of query subrequests exceeds 5");
    return SA_OK;
}

static int add_composite_part(struct whole *whole, const struct sa_json *part)
{
    struct sim_answer answer = SIM_ANSWER_INIT;
    struct sa_buffer *out = &whole->out->body;
    const char *since = sa_json_string(sa_json_get(sa_json_get(part, "httpHeaders"), "If-Modified-Since"));
    int rc = answer_part(whole, sa_json_string(sa_json_get(part, "method")),
                         sa_json_string(sa_json_get(part, "url")), since, &answer);
    if (rc == SA_OK)
        rc = sa_buffer_addf(out, "%s{\"body\":", whole->index ? "," : "");
    if (rc == SA_OK)
        rc = add_body(out, &answer);
    if (rc == SA_OK && answer.dated)
        rc = sa_buffer_addf(
            out, ",\"httpHeaders\":{\"ETag\":\"\\\"%s\\\"\",\"Last-Modified\":\"" SIM_MODIFIED "\"}",
            answer.etag);
    else if (rc == SA_OK)
        rc = sa_buffer_adds(out, ",\"httpHeaders\":{}");
    if (rc == SA_OK)
        rc = sa_buffer_addf(out, ",\"httpStatusCode\":%d,\"referenceId\":\"%s\"}", answer.status,
                            sa_json_string(sa_json_get(part, "referenceId")));
    sim_answer_release(&answer);
    return rc;
}

static int answer_composite(struct whole *whole, const struct sa_json *document)
{
    const struct sa_json *parts = sa_json_get(document, "compositeRequest");
    int rc = check_parts(whole, parts);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&whole->out->body, "{\"compositeResponse\":[");
    for (const struct sa_json *part = sa_json_first(parts); rc == SA_OK && part; part = sa_json_next(part)) {
        rc = add_composite_part(whole, part);
        whole->index++;
    }
    if (rc)
        return rc;
    whole->out->status = 200;
    return sa_buffer_adds(&whole->out->body, "]}");
}

/* ---- /composite/batch ---- */

static int add_result(struct whole *whole, const struct sim_answer *answer)
{
    struct sa_buffer *out = &whole->out->body;
    int rc = sa_buffer_addf(out, "%s{\"statusCode\":%d,\"result\":", whole->index ? "," : "", answer->status);
    if (rc == SA_OK)
        rc = add_body(out, answer);
    return rc ? rc : sa_buffer_adds(out, "}");
}

/* Addresses begin with the version, or are whole. */
static int add_batch_part(struct whole *whole, const struct sa_json *part, bool halted, bool *failed)
{
    struct sim_answer answer = SIM_ANSWER_INIT;
    struct sa_buffer url = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    const char *given = sa_json_string(sa_json_get(part, "url"));
    bool is_whole = strncmp(given + (*given == '/'), "services/data/", 14) == 0;
    int rc = sa_buffer_addf(&url, "/%s%s", is_whole ? "" : "services/data/", given + (*given == '/'));
    if (rc == SA_OK && halted)
        rc = sim_answer_error(&answer, 412, "BATCH_PROCESSING_HALTED",
                              "Batch processing halted per request because of error in a previous request",
                              whole->error);
    else if (rc == SA_OK)
        rc = answer_part(whole, sa_json_string(sa_json_get(part, "method")), url.data, NULL, &answer);
    if (rc == SA_OK)
        rc = add_result(whole, &answer);
    *failed |= answer.status >= 400;
    whole->out->calls += !halted;
    sa_buffer_release(&url);
    sim_answer_release(&answer);
    return rc;
}

static int answer_batch(struct whole *whole, const struct sa_json *document)
{
    static const char failed_start[] = "{\"hasErrors\":true,\"results\":[";
    static const char good_start[] = "{\"hasErrors\":false,\"results\":[";
    const struct sa_json *parts = sa_json_get(document, "batchRequests");
    bool halt = sa_json_boolean(sa_json_get(document, "haltOnError"));
    bool failed = false;
    if (sa_json_type(parts) != SA_JSON_ARRAY || sa_json_count(parts) == 0 ||
        sa_json_count(parts) > MOST_PARTS)
        return refuse(whole, "LIMIT_EXCEEDED", "A batch has 1 to 25 subrequests");
    for (const struct sa_json *part = sa_json_first(parts); part; part = sa_json_next(part))
        if (!sa_json_string(sa_json_get(part, "url")) || !sa_json_string(sa_json_get(part, "method")))
            return refuse(whole, "INVALID_INPUT", "A subrequest needs a method and a url");
    whole->out->calls = 0;
    int rc = sa_buffer_adds(&whole->out->body, good_start);
    for (const struct sa_json *part = sa_json_first(parts); rc == SA_OK && part; part = sa_json_next(part)) {
        rc = add_batch_part(whole, part, halt && failed, &failed);
        whole->index++;
    }
    if (rc == SA_OK)
        rc = sa_buffer_adds(&whole->out->body, "]}");
    whole->out->status = 200;
    struct sa_buffer body = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    if (rc == SA_OK && failed) {
        rc = sa_buffer_addf(&body, "%s%s", failed_start, whole->out->body.data + sizeof good_start - 1);
        sa_buffer_release(&whole->out->body);
        whole->out->body = body;
    }
    return rc;
}

/* ---- both ---- */

static int answer_whole(struct sim_site *site, const struct sim_request *request, const char *tooling,
                        int (*answer)(struct whole *, const struct sa_json *), struct sim_answer *out,
                        struct sa_error *error)
{
    struct whole whole = {site, request, tooling, 0, MOST_PARTS, out, error};
    struct sa_buffer body = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    struct sa_json *document = NULL;
    if (sim_fault_choose(site->settings, request->number, request->url)->kind == SIM_PART)
        whole.struck = sim_fault_part(site->settings, request->number, MOST_PARTS);
    int rc = sa_buffer_add(&body, request->body, request->length);
    if (rc == SA_OK)
        rc = sa_text_gate_json(&body, NULL);
    if (rc == SA_OK)
        rc = sa_json_parse(&document, body.data, body.length, error)
                 ? refuse(&whole, "JSON_PARSER_ERROR", error->message)
                 : answer(&whole, document);
    sa_json_free(document);
    sa_buffer_release(&body);
    return rc == SA_EREFUSED ? SA_OK : rc;
}

int sim_composite(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                  struct sa_error *error)
{
    return answer_whole(site, request, "", answer_composite, out, error);
}

int sim_tooling_composite(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                          struct sa_error *error)
{
    return answer_whole(site, request, "tooling/", answer_composite, out, error);
}

int sim_batch(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    return answer_whole(site, request, "", answer_batch, out, error);
}
