/* The loop over libcurl's multi interface: one for all clients that are run together. One thread.
 *
 * Every turn lets libcurl move bytes, takes what has finished, starts what may start, and only then hands one answer to its
 * callback, so that the network is busy while answers are read. What is recorded is answered whenever nothing has arrived. */
#include <stdlib.h>

#include "http/deliver.h"
#include "http/loop.h"
#include "http/recording.h"

#define POLL_LIMIT_MS 1000

struct sa_http_loop {
    CURLM *multi;
    unsigned connections;
};

/* The clients of a run. */
struct crew {
    struct sa_http *const *clients; /* NULL = there is none, or none yet: callbacks may change that */
    size_t count;
    size_t turn;  /* whose answer is looked at first, so that nobody waits for ever */
    size_t first; /* who may send first, for the same reason: they share the number of requests at once */
};

int sa_http_loop_open(struct sa_http_loop **out, struct sa_error *error)
{
    *out = NULL;
    if (curl_global_init(CURL_GLOBAL_DEFAULT))
        return sa_error_memory(error);
    struct sa_http_loop *loop = calloc(1, sizeof *loop);
    if (loop)
        loop->multi = curl_multi_init();
    if (!loop || !loop->multi || curl_multi_setopt(loop->multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX)) {
        if (loop)
            curl_multi_cleanup(loop->multi);
        free(loop);
        curl_global_cleanup();
        return sa_error_memory(error);
    }
    *out = loop;
    return SA_OK;
}

void sa_http_loop_close(struct sa_http_loop *loop)
{
    if (!loop)
        return;
    curl_multi_cleanup(loop->multi);
    free(loop);
    curl_global_cleanup();
}

int sa_http_loop_join(struct sa_http_loop *loop, unsigned connections, CURLM **multi, struct sa_error *error)
{
    loop->connections += connections;
    *multi = loop->multi;
    return curl_multi_setopt(loop->multi, CURLMOPT_MAXCONNECTS, (long)loop->connections)
               ? sa_error_memory(error)
               : SA_OK;
}

static int multi_error(CURLMcode code, struct sa_error *error)
{
    return code == CURLM_OUT_OF_MEMORY
               ? sa_error_memory(error)
               : sa_error_set(error, SA_ECONNECT, "the network loop failed: %s", curl_multi_strerror(code));
}

/* Lets bytes move, and settles everything that has finished. */
static int loop_perform(CURLM *multi, struct sa_error *error)
{
    struct CURLMsg *message;
    int left;
    int rc = SA_OK;
    CURLMcode code = curl_multi_perform(multi, &left);
    if (code)
        return multi_error(code, error);
    while (rc == SA_OK && (message = curl_multi_info_read(multi, &left))) {
        struct sa_http_transfer *transfer = NULL;
        CURLcode result = message->data.result;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
        rc = sa_http_network_finish(transfer, result);
    }
    return rc ? sa_error_memory(error) : SA_OK;
}

/* Everything of a turn but the callback. What is sent goes out before an answer is read, and what was answered at once is not seen
 * by the poll any more: it would sleep to its limit. */
static int loop_exchange(struct crew *crew, CURLM *multi, struct sa_error *error)
{
    size_t first = crew->first;
    bool started = false;
    int rc = loop_perform(multi, error);
    for (size_t i = 0; rc == SA_OK && i < crew->count; i++) {
        size_t at = (first + i) % crew->count;
        const struct sa_http *http = crew->clients[at];
        bool sent = false;
        if (http && http->network)
            rc = sa_http_network_refill(http->network, &sent) ? sa_error_memory(error) : SA_OK;
        if (sent)
            crew->first = at + 1;
        started = started || sent;
    }
    return rc == SA_OK && started ? loop_perform(multi, error) : rc;
}

/* Answers the next request of a recording's client. */
static int loop_replay(struct sa_http *http, bool *done, struct sa_error *error)
{
    struct sa_http_request *request = TAILQ_FIRST(&http->queue);
    const struct sa_http_response *response = NULL;
    *done = request != NULL;
    int rc = request ? sa_http_recording_answer(http->replay, request, &response, error) : SA_OK;
    if (rc || !request)
        return rc;
    TAILQ_REMOVE(&http->queue, request, link);
    return sa_http_deliver(http, request, response ? SA_HTTP_ANSWERED : SA_HTTP_NOT_RECORDED, response,
                           response ? "" : "the recording does not hold it", error);
}

/* What a client can do without waiting: an answer, else one from a recording, else a refusal. */
static int loop_serve(struct sa_http *http, bool *done, struct sa_error *error)
{
    if (http->replay)
        return loop_replay(http, done, error);
    int rc = sa_http_network_deliver(http->network, done, error);
    return rc || *done ? rc : sa_http_network_refuse(http->network, done, error);
}

/* Serves one client, the next one that has something. */
static int loop_serve_one(struct crew *crew, bool *done, struct sa_error *error)
{
    int rc = SA_OK;
    *done = false;
    for (size_t i = 0; rc == SA_OK && !*done && i < crew->count; i++) {
        size_t at = (crew->turn + i) % crew->count;
        struct sa_http *http = crew->clients[at]; /* its callback may take it out */
        if (http)
            rc = loop_serve(http, done, error);
        if (*done)
            crew->turn = http->replay ? at : at + 1;
    }
    return rc;
}

/* Sleeps until the network moves, a pause is over, or the user wants to stop. */
static int loop_wait(const struct crew *crew, CURLM *multi, const struct sa_observer *observer,
                     struct sa_error *error)
{
    struct curl_waitfd wake = {.fd = observer ? observer->wake_descriptor : 0, .events = CURL_WAIT_POLLIN};
    long long pause = POLL_LIMIT_MS;
    for (size_t i = 0; i < crew->count; i++)
        if (crew->clients[i] && crew->clients[i]->network)
            pause = sa_http_network_pause(crew->clients[i]->network, pause);
    CURLMcode code = curl_multi_poll(multi, &wake, wake.fd > 0, (int)pause, NULL);
    return code ? multi_error(code, error) : SA_OK;
}

static bool loop_is_busy(const struct crew *crew)
{
    for (size_t i = 0; i < crew->count; i++) {
        const struct sa_http *http = crew->clients[i];
        if (http && (http->network ? sa_http_network_is_busy(http->network) : !TAILQ_EMPTY(&http->queue)))
            return true;
    }
    return false;
}

static void loop_drop(const struct crew *crew)
{
    for (size_t i = 0; i < crew->count; i++) {
        struct sa_http *http = crew->clients[i];
        if (http && http->network)
            sa_http_network_drop(http->network);
        if (http)
            sa_http_requests_drop(&http->queue);
    }
}

/* What those on the network share; NULL = none is. */
static CURLM *multi_of(const struct crew *crew)
{
    CURLM *multi = NULL;
    for (size_t i = 0; i < crew->count && !multi; i++)
        if (crew->clients[i] && crew->clients[i]->network)
            multi = sa_http_network_multi(crew->clients[i]->network);
    return multi;
}

static int loop_run(struct crew *crew, const struct sa_observer *observer, struct sa_error *error)
{
    int rc = SA_OK;
    while (rc == SA_OK && loop_is_busy(crew)) {
        CURLM *multi = multi_of(crew);
        bool done = false;
        if (sa_observer_cancelled(observer))
            rc = sa_error_set(error, SA_ECANCELLED, "cancelled");
        if (rc == SA_OK && multi)
            rc = loop_exchange(crew, multi, error);
        if (rc == SA_OK)
            rc = loop_serve_one(crew, &done, error);
        if (rc == SA_OK && !done && multi)
            rc = loop_wait(crew, multi, observer, error);
    }
    return rc;
}

int sa_http_run_all(struct sa_http *const *clients, size_t count, struct sa_error *error)
{
    struct crew crew = {.clients = clients, .count = count};
    const struct sa_observer *observer = NULL;
    for (size_t i = 0; i < count && !observer; i++)
        observer = clients[i] ? clients[i]->options.observer : NULL;
    int rc = loop_run(&crew, observer, error);
    if (rc)
        loop_drop(&crew);
    return rc;
}

int sa_http_run(struct sa_http *http, struct sa_error *error)
{
    return sa_http_run_all(&http, 1, error);
}
