/* Answers on the wire: see send.h. */
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "send.h"
#include "service.h"

/* A body on its way out. */
struct sending {
    char *body;
    size_t end;    /* how much of it is sent */
    long stall_ms; /* then waited */
    bool broken;   /* then the connection is ended */
};

static atomic_bool stopping;

/* In short steps, so that it can be ended. */
static void stall(long milliseconds)
{
    static const struct timespec step = {0, 20000000};
    for (; milliseconds > 0 && !atomic_load(&stopping); milliseconds -= 20)
        nanosleep(&step, NULL);
}

static ssize_t send_some(void *payload, uint64_t position, char *out, size_t room)
{
    struct sending *sending = payload;
    if (position >= sending->end) {
        stall(sending->stall_ms);
        return sending->broken ? MHD_CONTENT_READER_END_WITH_ERROR : MHD_CONTENT_READER_END_OF_STREAM;
    }
    size_t count = sending->end - (size_t)position < room ? sending->end - (size_t)position : room;
    memcpy(out, sending->body + position, count);
    return (ssize_t)count;
}

static void free_sending(void *payload)
{
    struct sending *sending = payload;
    free(sending->body);
    free(sending);
}

/* A body that ends before its announced length, or whose length is that of its half. */
static struct MHD_Response *send_short(char *body, size_t length, const struct sim_send *how)
{
    struct sending *sending = calloc(1, sizeof *sending);
    if (!sending)
        abort();
    bool own_length = how->fault == SIM_HALF || how->fault == SIM_CUT_GZIP;
    uint64_t announced = how->fault == SIM_CUT_CHUNK     ? MHD_SIZE_UNKNOWN
                         : how->fault == SIM_LONG_LENGTH ? length + 100
                         : own_length                    ? length / 2
                                                         : length;
    *sending = (struct sending){.body = body,
                                .end = how->fault == SIM_LONG_LENGTH ? length : length / 2,
                                .stall_ms = how->fault == SIM_STALL ? how->stall_ms : 0,
                                .broken = !own_length};
    return MHD_create_response_from_callback(announced, 65536, send_some, sending, free_sending);
}

static struct MHD_Response *send_chunked(char *body, size_t length)
{
    struct sending *sending = calloc(1, sizeof *sending);
    if (!sending)
        abort();
    *sending = (struct sending){body, length, 0, false};
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 65536, send_some, sending, free_sending);
}

static struct MHD_Response *make_response(char *body, size_t length, const struct sim_send *how)
{
    switch (how->fault) {
    case SIM_STALL:
    case SIM_CUT:
    case SIM_CUT_CHUNK:
    case SIM_HALF:
    case SIM_CUT_GZIP:
    case SIM_LONG_LENGTH:
        return send_short(body, length, how);
    default:
        return how->chunked ? send_chunked(body, length)
                            : MHD_create_response_from_buffer(length, body, MHD_RESPMEM_MUST_FREE);
    }
}

/* Sends bytes past the library, which would not make such an answer. */
static void send_raw(struct MHD_Connection *connection, const char *bytes, size_t length)
{
    int socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    while (length > 0) {
        struct pollfd writable = {socket, POLLOUT, 0};
        ssize_t sent = poll(&writable, 1, 1000) == 1 ? send(socket, bytes, length, MSG_NOSIGNAL) : -1;
        if (sent < 0)
            return;
        bytes += sent;
        length -= (size_t)sent;
    }
}

/* The whole body under a length that is too short. */
static void send_short_length(struct MHD_Connection *connection, const struct sim_answer *answer)
{
    char head[128];
    int length =
        snprintf(head, sizeof head,
                 "HTTP/1.1 %d Simulated\r\nContent-Type: application/json\r\n%sContent-Length: %zu\r\n\r\n",
                 answer->status, answer->packed ? "Content-Encoding: gzip\r\n" : "",
                 answer->body.length - answer->body.length / 3);
    send_raw(connection, head, (size_t)length);
    send_raw(connection, answer->body.data, answer->body.length);
}

enum MHD_Result sim_send(struct MHD_Connection *connection, struct sim_answer *answer,
                         const struct sim_send *how)
{
    static const char garbage[] = "\x01\x02 this is not HTTP\r\n\r\n";
    if (how->fault == SIM_GARBAGE)
        send_raw(connection, garbage, sizeof garbage - 1);
    if (how->fault == SIM_SHORT_LENGTH)
        send_short_length(connection, answer);
    if (how->fault == SIM_GARBAGE || how->fault == SIM_SHORT_LENGTH || how->fault == SIM_CLOSE)
        return MHD_NO;
    size_t length = answer->body.length;
    char *body = sa_buffer_detach(&answer->body);
    if (!body)
        return MHD_NO;
    struct MHD_Response *response = make_response(body, length, how);
    if (!response)
        return MHD_NO;
    sim_add_headers(response, answer, how);
    enum MHD_Result result = MHD_queue_response(connection, (unsigned)answer->status, response);
    MHD_destroy_response(response);
    return result;
}

void sim_send_stop(void)
{
    atomic_store(&stopping, true);
}
