/* The client as its users see it: open, queue, run, close. See include/syncaudit/http.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "http/client.h"
#include "syncaudit/text.h"
#include "syncaudit/veil.h"

#define HEADER_LIMIT 4096 /* bytes kept of one header */

const char *const sa_http_header_names[SA_HTTP_HEADERS] = {
    [SA_HTTP_CONTENT_TYPE] = "content-type",
    [SA_HTTP_LAST_MODIFIED] = "last-modified",
    [SA_HTTP_REQUEST_ID] = "x-sfdc-request-id",
    [SA_HTTP_LIMIT_INFO] = "sforce-limit-info",
    [SA_HTTP_LOCATION] = "location",
};

void sa_http_response_init(struct sa_http_response *response, size_t body_limit)
{
    *response = (struct sa_http_response){.body = SA_BUFFER_INIT(body_limit)};
    for (size_t i = 0; i < SA_HTTP_HEADERS; i++)
        response->headers[i] = (struct sa_buffer)SA_BUFFER_INIT(HEADER_LIMIT);
}

void sa_http_response_clear(struct sa_http_response *response)
{
    /* Memory of a usual answer is kept for the next one, that of a giant is given back. */
    if (response->body.capacity > (size_t)1 << 20)
        sa_buffer_release(&response->body);
    sa_buffer_clear(&response->body);
    for (size_t i = 0; i < SA_HTTP_HEADERS; i++)
        sa_buffer_clear(&response->headers[i]);
    response->status = 0;
    response->replaced = 0;
}

void sa_http_response_release(struct sa_http_response *response)
{
    sa_buffer_release(&response->body);
    for (size_t i = 0; i < SA_HTTP_HEADERS; i++)
        sa_buffer_release(&response->headers[i]);
}

static void veil(struct sa_buffer *text)
{
    if (text->length > 0)
        text->length = sa_veil_apply(text->data, text->length);
}

int sa_http_response_gate(struct sa_http_response *response, bool confidential)
{
    int rc = sa_text_gate_json(&response->body, &response->replaced);
    for (size_t i = 0; rc == SA_OK && i < SA_HTTP_HEADERS; i++)
        rc = sa_text_gate(&response->headers[i], NULL);
    if (!confidential)
        veil(&response->body);
    for (size_t i = 0; i < SA_HTTP_HEADERS; i++)
        veil(&response->headers[i]);
    return rc;
}

struct sa_http_answer sa_http_response_answer(const struct sa_http_response *response,
                                              const struct sa_http_request *request)
{
    return (struct sa_http_answer){
        .path = request->path,
        .outcome = SA_HTTP_ANSWERED,
        .status = response->status,
        .body = response->body.data,
        .length = response->body.length,
        .replaced = response->replaced,
        .request_id = response->headers[SA_HTTP_REQUEST_ID].data,
        .location = response->headers[SA_HTTP_LOCATION].data,
        .limit_info = response->headers[SA_HTTP_LIMIT_INFO].data,
        .reason = "",
        .tries = request->tries,
    };
}

int sa_http_deliver(struct sa_http *http, struct sa_http_request *request, enum sa_http_outcome outcome,
                    const struct sa_http_response *response, const char *reason, struct sa_error *error)
{
    struct sa_http_answer answer = {.path = request->path,
                                    .outcome = outcome,
                                    .body = "",
                                    .request_id = "",
                                    .location = "",
                                    .limit_info = "",
                                    .reason = reason,
                                    .tries = request->tries};
    int rc = SA_OK;
    if (outcome == SA_HTTP_ANSWERED) {
        answer = sa_http_response_answer(response, request);
        if (http->record.stream && !request->body)
            rc = sa_http_record_add(http, request, response, error);
    }
    if (rc == SA_OK)
        rc = request->done(request->payload, &answer, error);
    if (response && request->body)
        explicit_bzero(response->body.data, response->body.length);
    sa_http_request_free(request);
    return rc;
}

void sa_http_request_free(struct sa_http_request *request)
{
    if (!request)
        return;
    if (request->body)
        explicit_bzero(request->body, request->length);
    free(request->body);
    free(request->content_type);
    free(request);
}

void sa_http_requests_drop(struct sa_http_requests *requests)
{
    struct sa_http_request *request;
    while ((request = TAILQ_FIRST(requests))) {
        TAILQ_REMOVE(requests, request, link);
        sa_http_request_free(request);
    }
}

/* The caller's options with every zero replaced by its default. */
static struct sa_http_options with_defaults(const struct sa_http_options *given)
{
    struct sa_http_options options = *given;
    if (!options.concurrency)
        options.concurrency = 16;
    if (!options.tries)
        options.tries = 5;
    if (!options.timeout_ms)
        options.timeout_ms = 120000;
    if (!options.retry_pause_ms)
        options.retry_pause_ms = 500;
    if (!options.body_limit)
        options.body_limit = (size_t)64 << 20;
    return options;
}

static struct sa_http *new_client(const struct sa_http_options *options)
{
    struct sa_http *http = calloc(1, sizeof *http);
    if (http) {
        http->options = with_defaults(options);
        TAILQ_INIT(&http->queue);
        http->most_calls = options->max_calls ? options->max_calls : ULONG_MAX;
        snprintf(http->spent, sizeof http->spent, "not asked: the budget of %lu calls is spent",
                 options->max_calls);
    }
    return http;
}

/* Frees everything but leaves the recording as it is. */
static void free_client(struct sa_http *http)
{
    sa_http_requests_drop(&http->queue);
    sa_http_network_close(http->network);
    sa_http_recording_close(http->replay);
    sa_file_abandon(&http->record);
    free(http->origin);
    free(http);
}

/* Begins the recording if one is wanted, and hands the client out; a client that could not be opened is
 * freed. */
static int finish_open(struct sa_http **out, struct sa_http *http, int rc, struct sa_error *error)
{
    if (rc == SA_OK && http->options.record)
        rc = sa_http_record_begin(http, http->options.record, error);
    if (rc) {
        free_client(http);
        http = NULL;
    }
    *out = http;
    return rc;
}

int sa_http_open(struct sa_http **out, const struct sa_http_options *options, struct sa_error *error)
{
    *out = NULL;
    struct sa_error why = SA_ERROR_INIT;
    if (!sa_http_origin_check(options->origin, &why)) {
        if (error)
            *error = why;
        return why.code;
    }
    struct sa_http *http = new_client(options);
    if (!http)
        return sa_error_memory(error);
    http->origin = strdup(options->origin);
    int rc = http->origin ? sa_http_network_open(http, options->token, error) : sa_error_memory(error);
    return finish_open(out, http, rc, error);
}

int sa_http_replay_memory(struct sa_http **out, const char *name, const char *bytes, size_t length,
                          const struct sa_http_options *options, struct sa_error *error)
{
    *out = NULL;
    struct sa_http *http = new_client(options);
    if (!http)
        return sa_error_memory(error);
    int rc =
        sa_http_recording_open(&http->replay, name, bytes, length, &http->origin, http->recorded_at, error);
    return finish_open(out, http, rc, error);
}

int sa_http_replay(struct sa_http **out, const char *recording, const struct sa_http_options *options,
                   struct sa_error *error)
{
    return sa_http_replay_memory(out, recording, NULL, 0, options, error);
}

/* A path goes into the request line as it is. */
bool sa_http_is_path(const char *path)
{
    size_t length = 0;
    while (path[length] > ' ' && path[length] <= '~' && path[length] != '#')
        length++;
    return path[0] == '/' && path[1] != '/' && path[length] == '\0' && length <= SA_HTTP_PATH_LIMIT;
}

static int new_request(struct sa_http_request **out, const char *path, sa_http_done *done, void *payload,
                       struct sa_error *error)
{
    *out = NULL;
    if (!sa_http_is_path(path))
        return sa_error_set(error, SA_EINPUT, "'%.200s' is not a path that can be asked for", path);
    size_t size = strlen(path) + 1;
    struct sa_http_request *request = calloc(1, sizeof *request + size);
    if (!request)
        return sa_error_memory(error);
    memcpy(request->path, path, size);
    request->done = done;
    request->payload = payload;
    *out = request;
    return SA_OK;
}

int sa_http_get(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                struct sa_error *error)
{
    struct sa_http_request *request;
    int rc = new_request(&request, path, done, payload, error);
    if (rc == SA_OK)
        TAILQ_INSERT_TAIL(&http->queue, request, link);
    return rc;
}

int sa_http_post(struct sa_http *http, const char *path, const char *content_type, const char *body,
                 size_t length, sa_http_done *done, void *payload, struct sa_error *error)
{
    struct sa_http_request *request;
    int rc = new_request(&request, path, done, payload, error);
    if (rc)
        return rc;
    request->length = length;
    request->body = malloc(length + 1);
    if (!request->body || asprintf(&request->content_type, "Content-Type: %s", content_type) < 0) {
        request->content_type = NULL;
        sa_http_request_free(request);
        return sa_error_memory(error);
    }
    memcpy(request->body, body, length);
    request->body[length] = '\0';
    TAILQ_INSERT_TAIL(&http->queue, request, link);
    return SA_OK;
}

int sa_http_run(struct sa_http *http, struct sa_error *error)
{
    int rc = http->replay ? sa_http_recording_run(http, error) : sa_http_network_run(http, error);
    if (rc)
        sa_http_requests_drop(&http->queue);
    return rc;
}

bool sa_http_is_recording(const struct sa_http *http)
{
    return http->record.stream != NULL;
}

int sa_http_record(struct sa_http *http, const struct sa_http_answer *answer, struct sa_error *error)
{
    return http->record.stream ? sa_http_record_part(http, answer, error) : SA_OK;
}

const char *sa_http_origin(const struct sa_http *http)
{
    return http->origin;
}

const char *sa_http_recorded_at(const struct sa_http *http)
{
    return http->replay ? http->recorded_at : NULL;
}

void sa_http_limit(struct sa_http *http, unsigned long calls, const char *why)
{
    unsigned long ended = http->network ? sa_http_network_ended(http->network) : 0;
    if (calls >= http->most_calls || ended + calls >= http->most_calls)
        return;
    http->most_calls = ended + calls;
    snprintf(http->spent, sizeof http->spent, "%s", why);
}

unsigned long sa_http_calls(const struct sa_http *http)
{
    return http->network ? sa_http_network_calls(http->network) : 0;
}

int sa_http_close(struct sa_http *http, struct sa_error *error)
{
    if (!http)
        return SA_OK;
    int rc = http->record.stream ? sa_file_commit(&http->record, error) : SA_OK;
    free_client(http);
    return rc;
}
