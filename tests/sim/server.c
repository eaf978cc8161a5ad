/* HTTP for the simulator: reads requests, waits, and hands them to the router. See server.h.
 *
 * Each connection has a thread of its own, so that a latency delays every connection alike and none behind another. */
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fault.h"
#include "router.h"
#include "send.h"
#include "server.h"
#include "service.h"

#define CONNECTION_MEMORY ((size_t)256 << 10) /* addresses and headers beyond the limit must come in whole */

struct sim_server {
    struct MHD_Daemon *daemon;
    struct sim_site *site;
    pthread_mutex_t lock; /* guards site and log */
    FILE *log;
};

/* A request while it comes in. */
struct incoming {
    char *url;
    struct sa_buffer body;
    bool begun;
};

/* What was decided about a request before it is answered. */
struct decision {
    const struct sim_fault *fault;
    unsigned number;
    unsigned calls; /* of the org so far */
    long pause_ms;
    struct sim_send send;
};

static void pause_ms(long milliseconds)
{
    struct timespec rest = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    while (milliseconds > 0 && nanosleep(&rest, &rest) == -1 && errno == EINTR)
        continue;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static enum MHD_Result add_size(void *payload, enum MHD_ValueKind kind, const char *name, const char *value)
{
    (void)kind;
    *(size_t *)payload += strlen(name) + (value ? strlen(value) : 0) + 4; /* ": " and the line's end */
    return MHD_YES;
}

/* No address is longer than the setting says, nor is it with its headers. */
static int refuse_size(struct sim_site *site, struct MHD_Connection *connection, const char *url,
                       struct sim_answer *out, bool *refused, struct sa_error *error)
{
    double most = sim_setting_number(site->settings, "uri");
    size_t size = strlen(url);
    bool address = (double)size > most;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, add_size, &size);
    *refused = (double)size > most;
    if (!*refused)
        return SA_OK;
    return address
               ? sim_answer_text(out, 414, "text/html", "<h1>URI Too Long</h1>", error)
               : sim_answer_text(out, 431, "text/html", "<h1>Request Header Fields Too Large</h1>", error);
}

/* Counts the request and decides what will become of it. The lock is held. */
static void decide(struct sim_site *site, const char *url, bool control, struct decision *out)
{
    static const struct sim_fault none = {"", SIM_SOUND, 0, NULL, ""};
    *out = (struct decision){.fault = &none};
    if (control)
        return;
    out->number = ++site->requests;
    out->fault = sim_fault_choose(site->settings, out->number, url);
    out->pause_ms = (long)sim_setting_number(site->settings, "latency");
    if (out->fault->kind == SIM_SLOW)
        out->pause_ms += (long)sim_setting_number(site->settings, "slow-ms");
    if (++site->inflight > site->peak)
        site->peak = site->inflight;
}

/* Makes the answer. The lock is held. */
static int answer(struct sim_site *site, struct MHD_Connection *connection, struct sim_request *request,
                  const struct decision *decision, struct sim_answer *out, struct sa_error *error)
{
    bool refused = false;
    if (decision->fault->kind == SIM_ANSWER || decision->fault->kind == SIM_REDIRECT)
        return sim_fault_answer(decision->fault, site->settings, request, out, error);
    int rc = refuse_size(site, connection, request->url, out, &refused, error);
    if (rc == SA_OK && !refused)
        rc = sim_route(site, request, out, error);
    site->calls += out->calls;
    return rc;
}

/* What the sender has to know of the settings. The lock is held. */
static void read_send(struct sim_server *server, struct decision *decision)
{
    struct sim_settings *settings = server->site->settings;
    struct sim_send *out = &decision->send;
    *out = (struct sim_send){.fault = decision->fault->kind,
                             .number = decision->number,
                             .stall_ms = (long)sim_setting_number(settings, "stall-ms"),
                             .chunked = sim_setting_is(settings, "chunked", "true")};
    sim_limit_info(server->site, out->limit_info, sizeof out->limit_info);
}

static void write_log(struct sim_server *server, const char *method, const char *url,
                      const struct decision *decision, int status)
{
    struct sa_buffer *parts = &server->site->parts;
    if (server->log) {
        fprintf(server->log, "%s %s %d%s%s\n%s", method, url, status, *decision->fault->name ? " " : "",
                decision->fault->name, parts->length ? parts->data : "");
        fflush(server->log);
    }
    sa_buffer_clear(parts);
}

static int handle_whole(struct sim_server *server, struct MHD_Connection *connection,
                        struct sim_request *request, struct sim_answer *out, struct decision *decision,
                        struct sa_error *error)
{
    const struct sim_route *route = sim_route_find(request->method, request->path);
    bool control = route && route->flags & SIM_CONTROL;
    pthread_mutex_lock(&server->lock);
    decide(server->site, request->url, control, decision);
    request->number = decision->number;
    if (!control)
        sim_note(server->site, request);
    if (decision->fault->kind == SIM_BAD_GZIP || !sim_setting_is(server->site->settings, "gzip", "true"))
        request->gzip = false;
    pthread_mutex_unlock(&server->lock);
    pause_ms(decision->pause_ms);
    pthread_mutex_lock(&server->lock);
    int rc = answer(server->site, connection, request, decision, out, error);
    read_send(server, decision);
    server->site->inflight -= !control;
    write_log(server, request->method, request->url, decision, out->status);
    pthread_mutex_unlock(&server->lock);
    if (rc == SA_OK && request->gzip && !out->packed && out->body.length > 0 && !out->type)
        rc = sim_answer_pack(out, 1, error);
    pthread_mutex_lock(&server->lock);
    server->site->sent += control ? 0 : out->body.length;
    pthread_mutex_unlock(&server->lock);
    return rc;
}

static enum MHD_Result respond(struct sim_server *server, struct MHD_Connection *connection,
                               const char *method, const struct incoming *incoming)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sim_answer out = SIM_ANSWER_INIT;
    struct decision decision = {0};
    const char *encoding = header(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    struct sim_request request = {
        .body = incoming->body.data,
        .length = incoming->body.length,
        .host = header(connection, MHD_HTTP_HEADER_HOST),
        .authorization = header(connection, MHD_HTTP_HEADER_AUTHORIZATION),
        .query_options = header(connection, "Sforce-Query-Options"),
        .modified_since = header(connection, MHD_HTTP_HEADER_IF_MODIFIED_SINCE),
        .gzip = encoding && strstr(encoding, "gzip"),
    };
    int rc = sim_request_read(&request, method, incoming->url, &error);
    if (rc == SA_OK)
        rc = handle_whole(server, connection, &request, &out, &decision, &error);
    if (rc) {
        fprintf(stderr, "simulator: %s: %s\n", incoming->url, error.message);
        sim_answer_text(&out, 500, "text/plain", error.message, NULL);
    }
    enum MHD_Result result = sim_send(connection, &out, &decision.send);
    sim_answer_release(&out);
    sim_request_release(&request);
    return result;
}

/* libmicrohttpd shows the address as it was sent only here. */
static void *on_url(void *payload, const char *url, struct MHD_Connection *connection)
{
    (void)payload;
    (void)connection;
    struct incoming *incoming = calloc(1, sizeof *incoming);
    if (!incoming || !(incoming->url = strdup(url)))
        abort();
    incoming->body = (struct sa_buffer)SA_BUFFER_INIT(SIM_BODY_LIMIT);
    return incoming;
}

static enum MHD_Result on_request(void *payload, struct MHD_Connection *connection, const char *path,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **state)
{
    struct incoming *incoming = *state;
    (void)path;
    (void)version;
    if (!incoming->begun) { /* the first call comes before the body */
        incoming->begun = true;
        return MHD_YES;
    }
    if (*upload_size > 0) {
        int rc = sa_buffer_add(&incoming->body, upload, *upload_size);
        *upload_size = 0;
        return rc ? MHD_NO : MHD_YES;
    }
    return respond(payload, connection, method, incoming);
}

static void on_completed(void *payload, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode code)
{
    struct incoming *incoming = *state;
    (void)payload;
    (void)connection;
    (void)code;
    if (!incoming)
        return;
    sa_buffer_release(&incoming->body);
    free(incoming->url);
    free(incoming);
    *state = NULL;
}

int sim_server_start(struct sim_server **out, struct sim_site *site, uint16_t port, FILE *log,
                     struct sa_error *error)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sim_server *server = calloc(1, sizeof *server);
    *out = NULL;
    if (!server)
        return sa_error_memory(error);
    server->site = site;
    server->log = log;
    pthread_mutex_init(&server->lock, NULL);
    server->daemon = MHD_start_daemon(
        MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, port, NULL, NULL,
        on_request, server, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_URI_LOG_CALLBACK, on_url, server,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, server, MHD_OPTION_CONNECTION_LIMIT, 256u,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, MHD_OPTION_END);
    if (!server->daemon) {
        sim_server_stop(server);
        return sa_error_set(error, SA_EIO, "cannot listen on 127.0.0.1:%u: %s", port, strerror(errno));
    }
    *out = server;
    return SA_OK;
}

uint16_t sim_server_port(const struct sim_server *server)
{
    return MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

void sim_server_stop(struct sim_server *server)
{
    if (!server)
        return;
    sim_send_stop();
    if (server->daemon)
        MHD_stop_daemon(server->daemon);
    pthread_mutex_destroy(&server->lock);
    free(server);
}
