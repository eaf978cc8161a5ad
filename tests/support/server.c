/* The scripted loopback server on libmicrohttpd, one thread per connection: see server.h. */
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#define ZLIB_CONST
#include <zlib.h>

#include <cmocka.h>

#include "server.h"
#include "syncaudit/buffer.h"
#include "syncaudit/json.h"

#define HOLD_LIMIT_MS 10000
#define STALL_MS 60000

struct script {
    struct script *next;
    char *path;
    struct test_answer answer;
};

/* A request as it came in; the list is the server's log. */
struct seen {
    struct seen *next;
    char *path;
    char *headers[4];
    char *body; /* NULL without one */
    size_t length;
    bool begun;
    bool part;               /* of a composite: not a request of its own */
    struct sa_buffer answer; /* of a composite: put together from its parts' */
};

static const char *const kept_headers[] = {"authorization", "accept", "user-agent", "content-type"};

struct test_server {
    struct MHD_Daemon *daemon;
    char origin[64];
    pthread_mutex_t lock; /* guards everything below */
    pthread_cond_t changed;
    struct script *scripts; /* in the order they were added */
    struct seen *log;       /* newest first */
    unsigned pending;       /* requests whose answer has not begun */
    unsigned peak;
    unsigned held; /* requests waiting for company */
    unsigned released;
    bool stopping;
};

static struct timespec from_now(unsigned milliseconds)
{
    struct timespec when;
    clock_gettime(CLOCK_REALTIME, &when);
    when.tv_sec += milliseconds / 1000;
    when.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (when.tv_nsec >= 1000000000) {
        when.tv_nsec -= 1000000000;
        when.tv_sec++;
    }
    return when;
}

/* Waits, but not longer than the server lives. The lock is held. */
static void pause_locked(struct test_server *server, unsigned milliseconds)
{
    struct timespec end = from_now(milliseconds);
    while (!server->stopping && pthread_cond_timedwait(&server->changed, &server->lock, &end) != ETIMEDOUT)
        ;
}

/* Waits until `together` requests are here. The lock is held. */
static void gather_locked(struct test_server *server, unsigned together)
{
    struct timespec end = from_now(HOLD_LIMIT_MS);
    unsigned round = server->released;
    if (++server->held >= together) {
        server->held = 0;
        server->released++;
        pthread_cond_broadcast(&server->changed);
    }
    while (!server->stopping && server->released == round &&
           pthread_cond_timedwait(&server->changed, &server->lock, &end) != ETIMEDOUT)
        ;
}

static unsigned count_locked(const struct test_server *server, const char *path)
{
    unsigned count = 0;
    for (const struct seen *seen = server->log; seen; seen = seen->next)
        count += path ? strcmp(seen->path, path) == 0 : !seen->part;
    return count;
}

static const struct test_answer unknown = {
    .status = 404,
    .body = "[{\"message\":\"The requested resource does not exist\",\"errorCode\":\"NOT_FOUND\"}]"};

/* The answer of the n-th request for a path (from 1), or its last one. */
static const struct test_answer *choose_locked(const struct test_server *server, const char *path,
                                               unsigned number)
{
    const struct test_answer *chosen = &unknown;
    for (const struct script *script = server->scripts; script && number > 0; script = script->next)
        if (strcmp(script->path, path) == 0) {
            chosen = &script->answer;
            number--;
        }
    return chosen;
}

/* A body on its way out. */
struct sending {
    struct test_server *server;
    enum test_fault fault;
    size_t length;
    char bytes[];
};

static ssize_t send_some(void *payload, uint64_t position, char *out, size_t room)
{
    struct sending *sending = payload;
    bool halves =
        sending->fault == TEST_CUT || sending->fault == TEST_CUT_CHUNK || sending->fault == TEST_STALL;
    size_t end = halves ? sending->length / 2 : sending->length;
    if (position >= end) {
        if (sending->fault == TEST_STALL) {
            pthread_mutex_lock(&sending->server->lock);
            pause_locked(sending->server, STALL_MS);
            pthread_mutex_unlock(&sending->server->lock);
        }
        return halves ? MHD_CONTENT_READER_END_WITH_ERROR : MHD_CONTENT_READER_END_OF_STREAM;
    }
    size_t count = end - (size_t)position < room ? end - (size_t)position : room;
    memcpy(out, sending->bytes + position, count);
    return (ssize_t)count;
}

static struct sending *make_body(struct test_server *server, const struct test_answer *answer, bool gzip)
{
    const char *body = answer->body ? answer->body : "";
    size_t length = answer->length ? answer->length : strlen(body);
    size_t room = compressBound(length) + 64;
    struct sending *sending = malloc(sizeof *sending + room);
    if (!sending)
        abort();
    sending->server = server;
    sending->fault = answer->fault;
    sending->length = length;
    if (!gzip) {
        memcpy(sending->bytes, body, length);
        return sending;
    }
    z_stream stream = {
        .avail_in = (uInt)length, .avail_out = (uInt)room, .next_out = (Bytef *)sending->bytes};
    stream.next_in = (const Bytef *)body;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK ||
        deflate(&stream, Z_FINISH) != Z_STREAM_END)
        abort();
    sending->length = stream.total_out;
    deflateEnd(&stream);
    if (answer->fault == TEST_CUT_GZIP)
        sending->length /= 2;
    return sending;
}

static enum MHD_Result send_answer(struct test_server *server, struct MHD_Connection *connection,
                                   const struct test_answer *answer)
{
    const char *accepts = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Accept-Encoding");
    bool gzip = answer->fault == TEST_CUT_GZIP || (answer->gzip && accepts && strstr(accepts, "gzip"));
    struct sending *sending = make_body(server, answer, gzip);
    uint64_t size = answer->fault == TEST_CUT_CHUNK ? MHD_SIZE_UNKNOWN : sending->length;
    struct MHD_Response *response = MHD_create_response_from_callback(size, 65536, send_some, sending, free);
    MHD_add_response_header(response, "Content-Type", "application/json;charset=UTF-8");
    if (gzip || answer->fault == TEST_BAD_GZIP)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    for (size_t i = 0; i < sizeof answer->headers / sizeof *answer->headers && answer->headers[i][0]; i++)
        MHD_add_response_header(response, answer->headers[i][0], answer->headers[i][1]);
    enum MHD_Result result =
        MHD_queue_response(connection, (unsigned)(answer->status ? answer->status : 200), response);
    MHD_destroy_response(response);
    return result;
}

/* Sends bytes past the library: it would not make them. */
static void send_garbage(struct MHD_Connection *connection)
{
    static const char garbage[] = "\x01\x02 this is not HTTP\r\n\r\n";
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (send(info->connect_fd, garbage, sizeof garbage - 1, MSG_NOSIGNAL) < 0)
        abort();
}

/* libmicrohttpd shows the path as it was sent only here. */
static void *on_path(void *payload, const char *path, struct MHD_Connection *connection)
{
    (void)payload;
    (void)connection;
    struct seen *seen = calloc(1, sizeof *seen);
    if (!seen || !(seen->path = strdup(path)))
        abort();
    seen->answer = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    return seen;
}

/* A piece of a request's body. */
static void add_body(struct seen *seen, const char *bytes, size_t length)
{
    seen->body = realloc(seen->body, seen->length + length + 1);
    if (!seen->body)
        abort();
    if (length)
        memcpy(seen->body + seen->length, bytes, length);
    seen->length += length;
    seen->body[seen->length] = '\0';
}

static void log_locked(struct test_server *server, struct seen *seen)
{
    seen->next = server->log;
    server->log = seen;
}

static void compose_part(struct test_server *server, const struct sa_json *part, struct sa_buffer *out)
{
    struct seen *seen = calloc(1, sizeof *seen);
    if (!seen || !(seen->path = strdup(sa_json_string(sa_json_get(part, "url")))))
        abort();
    seen->part = true;
    seen->answer = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    log_locked(server, seen);
    const struct test_answer *answer = choose_locked(server, seen->path, count_locked(server, seen->path));
    if (sa_buffer_addf(out, "%s{\"body\":%s,\"httpHeaders\":{},\"httpStatusCode\":%d,\"referenceId\":\"%s\"}",
                       out->data[out->length - 1] == '[' ? "" : ",", answer->body,
                       answer->status ? answer->status : 200,
                       sa_json_string(sa_json_get(part, "referenceId"))))
        abort();
}

/* A composite that has no script is answered from the scripts of its parts. */
static void compose_locked(struct test_server *server, struct seen *seen)
{
    struct sa_json *document = NULL;
    if (sa_json_parse(&document, seen->body, seen->length, NULL) ||
        sa_buffer_adds(&seen->answer, "{\"compositeResponse\":["))
        abort();
    for (const struct sa_json *part = sa_json_first(sa_json_get(document, "compositeRequest")); part;
         part = sa_json_next(part))
        compose_part(server, part, &seen->answer);
    if (sa_buffer_adds(&seen->answer, "]}"))
        abort();
    sa_json_free(document);
}

static bool is_composite(const struct seen *seen)
{
    static const char end[] = "/composite";
    size_t length = strlen(seen->path);
    return seen->body && length > sizeof end && strcmp(seen->path + length - (sizeof end - 1), end) == 0;
}

static enum MHD_Result on_request(void *payload, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **state)
{
    struct test_server *server = payload;
    struct seen *seen = *state;
    (void)url, (void)version;
    if (!seen) /* called again: the answer was dropped, because the server is being stopped */
        return MHD_NO;
    if (strcmp(method, "POST") == 0 && (!seen->begun || *upload_size > 0)) { /* the body comes in pieces */
        add_body(seen, upload, *upload_size);
        *upload_size = 0;
        seen->begun = true;
        return MHD_YES;
    }
    for (size_t i = 0; i < sizeof kept_headers / sizeof *kept_headers; i++) {
        const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, kept_headers[i]);
        seen->headers[i] = value ? strdup(value) : NULL;
    }
    *state = NULL; /* the log owns it now */
    pthread_mutex_lock(&server->lock);
    log_locked(server, seen);
    const struct test_answer *answer = choose_locked(server, seen->path, count_locked(server, seen->path));
    struct test_answer composed = {.gzip = true};
    if (answer == &unknown && is_composite(seen)) {
        compose_locked(server, seen);
        composed.body = seen->answer.data;
        answer = &composed;
    }
    if (++server->pending > server->peak)
        server->peak = server->pending;
    if (answer->together)
        gather_locked(server, answer->together);
    if (answer->delay_ms)
        pause_locked(server, answer->delay_ms);
    server->pending--;
    pthread_mutex_unlock(&server->lock);
    if (answer->fault == TEST_GARBAGE)
        send_garbage(connection);
    if (answer->fault == TEST_GARBAGE || answer->fault == TEST_CLOSE)
        return MHD_NO;
    return send_answer(server, connection, answer);
}

static void free_seen(struct seen *seen)
{
    for (size_t i = 0; i < sizeof kept_headers / sizeof *kept_headers; i++)
        free(seen->headers[i]);
    sa_buffer_release(&seen->answer);
    free(seen->body);
    free(seen->path);
    free(seen);
}

/* A request that broke off before it was whole. */
static void on_completed(void *payload, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode code)
{
    (void)payload, (void)connection, (void)code;
    if (*state)
        free_seen(*state);
    *state = NULL;
}

struct test_server *test_server_start(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct test_server *server = calloc(1, sizeof *server);
    assert_non_null(server);
    pthread_mutex_init(&server->lock, NULL);
    pthread_cond_init(&server->changed, NULL);
    server->daemon = MHD_start_daemon(
        MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL, on_request, server,
        MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_URI_LOG_CALLBACK, on_path, server,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, server, MHD_OPTION_CONNECTION_LIMIT, 100u,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)1 << 19, MHD_OPTION_END);
    assert_non_null(server->daemon);
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    snprintf(server->origin, sizeof server->origin, "http://127.0.0.1:%u", (unsigned)info->port);
    return server;
}

const char *test_server_origin(const struct test_server *server)
{
    return server->origin;
}

void test_server_script(struct test_server *server, const char *path, const struct test_answer *answer)
{
    struct script *script = calloc(1, sizeof *script);
    assert_non_null(script);
    script->path = strdup(path);
    script->answer = *answer;
    pthread_mutex_lock(&server->lock);
    struct script **end = &server->scripts;
    while (*end)
        end = &(*end)->next;
    *end = script;
    pthread_mutex_unlock(&server->lock);
}

unsigned test_server_count(struct test_server *server, const char *path)
{
    pthread_mutex_lock(&server->lock);
    unsigned count = count_locked(server, path);
    pthread_mutex_unlock(&server->lock);
    return count;
}

const char *test_server_body(struct test_server *server, const char *path)
{
    const char *body = NULL;
    pthread_mutex_lock(&server->lock);
    for (const struct seen *seen = server->log; seen && !body; seen = seen->next)
        if (strcmp(seen->path, path) == 0)
            body = seen->body;
    pthread_mutex_unlock(&server->lock);
    return body;
}

unsigned test_server_peak(struct test_server *server)
{
    pthread_mutex_lock(&server->lock);
    unsigned peak = server->peak;
    pthread_mutex_unlock(&server->lock);
    return peak;
}

unsigned test_server_count_header(struct test_server *server, const char *name, const char *value)
{
    size_t i = 0;
    unsigned count = 0;
    while (i < sizeof kept_headers / sizeof *kept_headers && strcasecmp(kept_headers[i], name) != 0)
        i++;
    assert_true(i < sizeof kept_headers / sizeof *kept_headers);
    pthread_mutex_lock(&server->lock);
    for (const struct seen *seen = server->log; seen; seen = seen->next)
        count += seen->headers[i] && strcmp(seen->headers[i], value) == 0;
    pthread_mutex_unlock(&server->lock);
    return count;
}

void test_server_stop(struct test_server *server)
{
    pthread_mutex_lock(&server->lock);
    server->stopping = true;
    pthread_cond_broadcast(&server->changed);
    pthread_mutex_unlock(&server->lock);
    MHD_stop_daemon(server->daemon);
    while (server->scripts) {
        struct script *script = server->scripts;
        server->scripts = script->next;
        free(script->path);
        free(script);
    }
    while (server->log) {
        struct seen *seen = server->log;
        server->log = seen->next;
        free_seen(seen);
    }
    pthread_cond_destroy(&server->changed);
    pthread_mutex_destroy(&server->lock);
    free(server);
}
