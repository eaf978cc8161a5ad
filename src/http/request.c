/* One request and the answer to it: see request.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "http/request.h"
#include "syncaudit/text.h"
#include "syncaudit/veil.h"

#define HEADER_LIMIT 4096 /* bytes kept of one header */

const char *sa_http_header_name(const struct sa_http_names *names, enum sa_http_header header)
{
    switch (header) {
    case SA_HTTP_CONTENT_TYPE:
        return "content-type";
    case SA_HTTP_LAST_MODIFIED:
        return "last-modified";
    case SA_HTTP_LOCATION:
        return "location";
    case SA_HTTP_REQUEST_ID:
        return names ? names->request_id : NULL;
    case SA_HTTP_LIMIT_INFO:
        return names ? names->limit_info : NULL;
    default:
        return NULL;
    }
}

void sa_http_response_init(struct sa_http_response *response, const struct sa_http_names *names,
                           size_t body_limit)
{
    *response = (struct sa_http_response){.names = names, .body = SA_BUFFER_INIT(body_limit)};
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

/* A path goes into the request line as it is. */
bool sa_http_is_path(const char *path)
{
    size_t length = 0;
    while (path[length] > ' ' && path[length] <= '~' && path[length] != '#')
        length++;
    return path[0] == '/' && path[1] != '/' && path[length] == '\0' && length <= SA_HTTP_PATH_LIMIT;
}

int sa_http_request_new(struct sa_http_request **out, const char *path, sa_http_done *done, void *payload,
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

int sa_http_request_set_body(struct sa_http_request *request, const char *content_type, const char *body,
                             size_t length, struct sa_error *error)
{
    request->length = length;
    request->body = malloc(length + 1);
    if (!request->body)
        return sa_error_memory(error);
    memcpy(request->body, body, length);
    request->body[length] = '\0';
    if (asprintf(&request->content_type, "Content-Type: %s", content_type) < 0) {
        request->content_type = NULL;
        return sa_error_memory(error);
    }
    return SA_OK;
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
