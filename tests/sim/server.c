/* HTTP for the simulator: who may ask, how long an answer takes, and the headers Salesforce sends. See
 * server.h.
 *
 * Each connection has a thread of its own, so a latency delays every connection alike and none behind
 * another. */
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "server.h"
#include "syncaudit/buffer.h"

#define CALLS_PER_DAY 100000u

struct sim_server {
    struct MHD_Daemon *daemon;
    struct sim_site *site;
    struct sim_server_options options;
    pthread_mutex_t lock; /* guards site and log */
    atomic_uint calls;
};

static void pause_ms(long milliseconds)
{
    struct timespec rest = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    while (nanosleep(&rest, &rest) == -1 && errno == EINTR)
        continue;
}

static bool is_authorized(const struct sim_server *server, struct MHD_Connection *connection)
{
    const char *header =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_AUTHORIZATION);
    return !server->options.token ||
           (header && strncmp(header, "Bearer ", 7) == 0 && strcmp(header + 7, server->options.token) == 0);
}

static bool accepts_gzip(struct MHD_Connection *connection)
{
    const char *header =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    return header && strstr(header, "gzip");
}

/* Without a session the identity service answers in its own way. */
static void refuse(const char *path, struct sim_answer *answer)
{
    bool identity = strcmp(path, "/services/oauth2/userinfo") == 0;
    answer->status = identity ? MHD_HTTP_FORBIDDEN : MHD_HTTP_UNAUTHORIZED;
    answer->body = strdup(identity ? "Bad_OAuth_Token"
                                   : "[{\"message\":\"Session expired or invalid\","
                                     "\"errorCode\":\"INVALID_SESSION_ID\"}]");
    answer->length = answer->body ? strlen(answer->body) : 0;
}

/* The resource without the slash Salesforce allows at its end. */
static void find(struct sim_server *server, const char *path, const char *soql, bool packed,
                 struct sim_answer *answer)
{
    struct sa_error error = SA_ERROR_INIT;
    size_t length = strlen(path);
    char *resource = strndup(path, length > 1 && path[length - 1] == '/' ? length - 1 : length);
    int rc = resource ? SA_OK : SA_ENOMEM;
    pthread_mutex_lock(&server->lock);
    if (rc == SA_OK)
        rc = sim_site_answer(server->site, resource, soql, packed, answer, &error);
    pthread_mutex_unlock(&server->lock);
    if (rc) {
        fprintf(stderr, "simulator: %s: %s\n", path, error.message);
        free(answer->body);
        *answer = (struct sim_answer){.status = MHD_HTTP_INTERNAL_SERVER_ERROR, .body = strdup("")};
    }
    free(resource);
}

static enum MHD_Result send_answer(struct sim_server *server, struct MHD_Connection *connection,
                                   const struct sim_answer *answer, bool packed)
{
    char limit[64];
    char request_id[64];
    unsigned call = atomic_fetch_add(&server->calls, 1) + 1;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(answer->length, answer->body, MHD_RESPMEM_MUST_FREE);
    if (!response) {
        free(answer->body);
        return MHD_NO;
    }
    snprintf(limit, sizeof limit, "api-usage=%u/%u", call, CALLS_PER_DAY);
    snprintf(request_id, sizeof request_id, "51a0%028x", call);
    MHD_add_response_header(response, "Content-Type", "application/json;charset=UTF-8");
    MHD_add_response_header(response, "Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private");
    MHD_add_response_header(response, "Vary", "Accept-Encoding");
    MHD_add_response_header(response, "Sforce-Limit-Info", limit);
    MHD_add_response_header(response, "x-sfdc-request-id", request_id);
    if (packed)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    enum MHD_Result result = MHD_queue_response(connection, (unsigned)answer->status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result handle(void *payload, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **state)
{
    static int seen;
    struct sim_server *server = payload;
    (void)version;
    (void)upload;
    (void)upload_size;
    if (!*state) { /* the first call comes before the request is read to its end */
        *state = &seen;
        return MHD_YES;
    }
    struct sim_answer answer = {0};
    bool packed = accepts_gzip(connection);
    const char *soql = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "q");
    pause_ms(server->options.latency_ms);
    if (strcmp(path, "/services/data") != 0 && !is_authorized(server, connection)) {
        packed = false;
        refuse(path, &answer);
    } else {
        find(server, path, soql, packed, &answer);
    }
    if (server->options.log) {
        pthread_mutex_lock(&server->lock);
        fprintf(server->options.log, "%s %s%s%s %d\n", method, path, soql ? "?q=" : "", soql ? soql : "",
                answer.status);
        fflush(server->options.log);
        pthread_mutex_unlock(&server->lock);
    }
    return send_answer(server, connection, &answer, packed);
}

int sim_server_start(struct sim_server **out, struct sim_site *site, const struct sim_server_options *options,
                     struct sa_error *error)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(options->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sim_server *server = calloc(1, sizeof *server);
    *out = NULL;
    if (!server)
        return sa_error_memory(error);
    server->site = site;
    server->options = *options;
    pthread_mutex_init(&server->lock, NULL);
    server->daemon =
        MHD_start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL,
                         options->port, NULL, NULL, handle, server, MHD_OPTION_SOCK_ADDR, &address,
                         MHD_OPTION_CONNECTION_LIMIT, 256u, MHD_OPTION_END);
    if (!server->daemon) {
        sim_server_stop(server);
        return sa_error_set(error, SA_EIO, "cannot listen on 127.0.0.1:%u: %s", options->port,
                            strerror(errno));
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
    if (server->daemon)
        MHD_stop_daemon(server->daemon);
    pthread_mutex_destroy(&server->lock);
    free(server);
}
