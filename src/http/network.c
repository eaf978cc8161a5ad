/* One client's side of the network: concurrency, retry, budget, new tokens. The loop (loop.h) says when.
 *
 * A request that is to be asked
 * again waits in a list ordered by time and holds up nobody. There are twice as many transfers as may run at
 * once: the others hold answers that wait to be read, and their number bounds the memory for them.
 *
 * When an answer says that the token has expired, nothing is started until everything under way has ended;
 * then there is one login, and what was refused goes first with the new token.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "http/deliver.h"
#include "http/network.h"
#include "http/pace.h"

#define TOKEN_LIMIT ((size_t)64 << 10) /* far more than a header may be long */

struct sa_http_network {
    struct sa_http *http;
    CURLM *multi; /* the loop's */
    struct curl_slist *headers;
    struct sa_http_transfer *transfers; /* all of them; each is in one of the lists */
    size_t count;
    struct sa_http_transfers idle, running, arrived;
    unsigned running_count;
    struct sa_http_pace pace;
    struct sa_http_requests waiting; /* to be asked again, soonest first */
    unsigned long calls;
    bool expired;      /* a new token is wanted before anything is started */
    char stopped[512]; /* why nothing more is asked; "" = go on */
};

int sa_http_network_open(struct sa_http *http, CURLM *multi, const char *token, struct sa_error *error)
{
    size_t count = (size_t)http->options.concurrency * 2;
    struct sa_http_network *network = calloc(1, sizeof *network);
    if (!network)
        return sa_error_memory(error);
    http->network = network; /* from here on closing the client frees it */
    network->http = http;
    network->multi = multi;
    TAILQ_INIT(&network->idle);
    TAILQ_INIT(&network->running);
    TAILQ_INIT(&network->arrived);
    TAILQ_INIT(&network->waiting);
    network->transfers = calloc(count, sizeof *network->transfers);
    if (!network->transfers || sa_http_pace_init(&network->pace, &http->options))
        return sa_error_memory(error);
    int rc = sa_http_headers_make(&network->headers, token, error);
    while (rc == SA_OK && network->count < count) {
        struct sa_http_transfer *transfer = &network->transfers[network->count++];
        transfer->owner = network;
        TAILQ_INSERT_TAIL(&network->idle, transfer, link);
        if (sa_http_transfer_init(transfer, http->origin, &http->options))
            rc = sa_error_memory(error);
    }
    return rc;
}

static void move(struct sa_http_transfer *transfer, struct sa_http_transfers *from,
                 struct sa_http_transfers *to)
{
    TAILQ_REMOVE(from, transfer, link);
    TAILQ_INSERT_TAIL(to, transfer, link);
}

/* Takes a running transfer off the network. */
static void halt(struct sa_http_network *network, struct sa_http_transfer *transfer,
                 struct sa_http_transfers *to)
{
    curl_multi_remove_handle(network->multi, transfer->easy);
    network->running_count--;
    network->http->budget->running--;
    move(transfer, &network->running, to);
}

/* Takes the request from a transfer that has done with it. */
static struct sa_http_request *take_request(struct sa_http_transfer *transfer)
{
    struct sa_http_request *request = transfer->request;
    transfer->request = NULL;
    return request;
}

void sa_http_network_close(struct sa_http_network *network)
{
    if (!network)
        return;
    while (!TAILQ_EMPTY(&network->running))
        halt(network, TAILQ_FIRST(&network->running), &network->idle);
    for (size_t i = 0; i < network->count; i++)
        sa_http_transfer_release(&network->transfers[i]);
    free(network->transfers);
    sa_http_pace_release(&network->pace);
    sa_http_requests_drop(&network->waiting);
    sa_http_headers_free(network->headers);
    free(network);
}

CURLM *sa_http_network_multi(const struct sa_http_network *network)
{
    return network->multi;
}

unsigned long sa_http_network_calls(const struct sa_http_network *network)
{
    return network->calls;
}

static bool may_ask(const struct sa_http_network *network)
{
    const struct sa_http_budget *budget = network->http->budget;
    return !network->stopped[0] && (!budget->limited || budget->calls < budget->most);
}

/* The request to send next: one whose pause is over, else the next of the queue. NULL when there is none. */
static struct sa_http_request *take_next(struct sa_http_network *network)
{
    struct sa_http_requests *from = &network->waiting;
    struct sa_http_request *request = TAILQ_FIRST(from);
    if (!request || request->due > sa_time_monotonic_ms()) {
        from = &network->http->queue;
        request = TAILQ_FIRST(from);
    }
    if (request)
        TAILQ_REMOVE(from, request, link);
    return request;
}

/* True if one more transfer may run. Who shares a budget shares the number of transfers at once, too. */
static bool may_start(const struct sa_http_network *network)
{
    return !network->expired && may_ask(network) && !TAILQ_EMPTY(&network->idle) &&
           network->running_count < network->pace.allowed && sa_http_pace_wait(&network->pace) == 0 &&
           network->http->budget->running < network->http->options.concurrency;
}

static int start_all(struct sa_http_network *network, bool *started)
{
    int rc = SA_OK;
    while (rc == SA_OK && may_start(network)) {
        struct sa_http_transfer *transfer = TAILQ_FIRST(&network->idle);
        struct sa_http_request *request = take_next(network);
        if (!request)
            break;
        rc = sa_http_transfer_start(transfer, network->multi, network->http->origin, network->headers,
                                    request);
        move(transfer, &network->idle, &network->running);
        network->running_count++;
        network->calls++;
        sa_http_pace_send(&network->pace);
        network->http->budget->running++;
        network->http->budget->calls++;
        *started = true;
    }
    return rc;
}

/* Puts the request of an arrived transfer among those that wait to be asked again. */
static void ask_again(struct sa_http_network *network, struct sa_http_transfer *transfer)
{
    curl_off_t named = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &named);
    long pause = sa_http_pace_pause(&network->pace, transfer->request->tries, named);
    struct sa_http_request *request = take_request(transfer);
    network->pace.retries++;
    struct sa_http_request *later;
    request->due = sa_time_monotonic_ms() + pause;
    TAILQ_FOREACH(later, &network->waiting, link)
    if (later->due > request->due)
        break;
    if (later)
        TAILQ_INSERT_BEFORE(later, request, link);
    else
        TAILQ_INSERT_TAIL(&network->waiting, request, link);
    if (transfer->outcome == SA_HTTP_ANSWERED)
        snprintf(transfer->reason, sizeof transfer->reason, "status %d", transfer->response.status);
    sa_observe(network->http->options.observer, SA_LEVEL_DETAIL, "asking again in %ld ms for '%s': %s", pause,
               network->http->options.confidential ? "a token" : request->path, transfer->reason);
    move(transfer, &network->arrived, &network->idle);
}

/* From here on nothing is asked. What is under way is aborted and joins the queue, to be told why. */
static void stop(struct sa_http_network *network, const struct sa_http_transfer *cause)
{
    network->expired = false;
    snprintf(network->stopped, sizeof network->stopped,
             "given up, because '%.300s' was answered with status %d", cause->request->path,
             cause->response.status);
    while (!TAILQ_EMPTY(&network->running)) {
        struct sa_http_transfer *transfer = TAILQ_FIRST(&network->running);
        struct sa_http_request *request = take_request(transfer);
        TAILQ_INSERT_HEAD(&network->http->queue, request, link);
        halt(network, transfer, &network->idle);
    }
}

/* True if the token that this request was refused with can be replaced, and that may help. */
static bool may_renew(const struct sa_http_network *network, const struct sa_http_transfer *transfer,
                      enum sa_http_judgement judgement)
{
    return (judgement == SA_HTTP_LOGIN || judgement == SA_HTTP_DOUBT) && network->http->options.renew &&
           transfer->request->renewals < SA_HTTP_RENEWALS && may_ask(network);
}

/* Puts the request of an arrived transfer before all others, for the time when there is a new token. */
static void await_token(struct sa_http_network *network, struct sa_http_transfer *transfer)
{
    struct sa_http_request *request = take_request(transfer);
    request->due = 0;
    request->renewals++;
    TAILQ_INSERT_HEAD(&network->waiting, request, link);
    move(transfer, &network->arrived, &network->idle);
    network->expired = true;
}

/* Logs in again; nothing is under way that could still use the old headers. Without a new token nothing more
 * is asked. */
static int renew(struct sa_http_network *network)
{
    const struct sa_http_options *options = &network->http->options;
    struct sa_error why = SA_ERROR_INIT;
    struct sa_buffer token = SA_BUFFER_INIT(TOKEN_LIMIT);
    struct curl_slist *headers = NULL;
    network->expired = false;
    int rc = options->renew(options->renew_payload, &token, &why);
    if (rc == SA_OK)
        rc = sa_http_headers_make(&headers, token.data, &why);
    explicit_bzero(token.data, token.length);
    sa_buffer_release(&token);
    if (rc == SA_OK) {
        sa_observe(options->observer, SA_LEVEL_DETAIL, "the token had expired; logged in again");
        sa_http_headers_free(network->headers);
        network->headers = headers;
        return SA_OK;
    }
    sa_http_headers_free(headers);
    snprintf(network->stopped, sizeof network->stopped, "the token expired, and there is no new one: %.440s",
             why.message);
    return rc == SA_ENOMEM ? rc : SA_OK;
}

/* True if the request of a transfer may be sent once more. */
static bool may_retry(const struct sa_http_network *network, const struct sa_http_transfer *transfer)
{
    unsigned tries = transfer->request->tries;
    if (network->http->options.answered_only && transfer->outcome != SA_HTTP_ANSWERED)
        return false;
    return tries < network->http->options.tries && tries < transfer->tries &&
           sa_http_pace_may_retry(&network->pace) && may_ask(network);
}

/* Decides what becomes of a transfer that has come to its end. */
int sa_http_network_finish(struct sa_http_transfer *transfer, CURLcode result)
{
    struct sa_http_network *network = transfer->owner;
    const struct sa_http_options *options = &network->http->options;
    enum sa_http_judgement judgement = SA_HTTP_ACCEPT;
    halt(network, transfer, &network->arrived);
    int rc = sa_http_transfer_finish(transfer, result);
    if (rc)
        return rc;
    if (transfer->outcome == SA_HTTP_FAILED) {
        judgement = SA_HTTP_RETRY;
    } else if (transfer->outcome == SA_HTTP_ANSWERED && options->judge) {
        struct sa_http_answer answer = sa_http_response_answer(&transfer->response, transfer->request);
        judgement = options->judge(&answer);
    }
    sa_http_pace_watch(&network->pace, judgement);
    if (may_renew(network, transfer, judgement))
        await_token(network, transfer);
    else if (judgement == SA_HTTP_STOP || judgement == SA_HTTP_LOGIN)
        stop(network, transfer);
    else if ((judgement == SA_HTTP_RETRY || judgement == SA_HTTP_CROWDED) && may_retry(network, transfer))
        ask_again(network, transfer);
    return SA_OK;
}

int sa_http_network_refill(struct sa_http_network *network, bool *started)
{
    int rc = network->expired && network->running_count == 0 ? renew(network) : SA_OK;
    return rc ? rc : start_all(network, started);
}

int sa_http_network_deliver(struct sa_http_network *network, bool *done, struct sa_error *error)
{
    struct sa_http_transfer *transfer = TAILQ_FIRST(&network->arrived);
    *done = transfer != NULL;
    if (!transfer)
        return SA_OK;
    network->pace.delivered++;
    int rc = sa_http_deliver(network->http, take_request(transfer), transfer->outcome, &transfer->response,
                             transfer->reason, error);
    move(transfer, &network->arrived, &network->idle);
    return rc;
}

/* True while a request waits to be sent. */
static bool is_pending(const struct sa_http_network *network)
{
    return !TAILQ_EMPTY(&network->http->queue) || !TAILQ_EMPTY(&network->waiting);
}

int sa_http_network_refuse(struct sa_http_network *network, bool *done, struct sa_error *error)
{
    struct sa_http_requests *from =
        TAILQ_EMPTY(&network->http->queue) ? &network->waiting : &network->http->queue;
    struct sa_http_request *request = TAILQ_FIRST(from);
    *done = request && !may_ask(network);
    if (!*done)
        return SA_OK;
    TAILQ_REMOVE(from, request, link);
    return sa_http_deliver(network->http, request, SA_HTTP_FAILED, NULL,
                           network->stopped[0] ? network->stopped : network->http->budget->why, error);
}

bool sa_http_network_is_busy(const struct sa_http_network *network)
{
    return is_pending(network) || network->running_count > 0 || !TAILQ_EMPTY(&network->arrived);
}

long long sa_http_network_pause(const struct sa_http_network *network, long long most)
{
    if (network->expired && network->running_count == 0) /* the last one under way has just said so */
        return 0;
    bool full = network->expired || network->running_count >= network->pace.allowed;
    const struct sa_http_request *next = full ? NULL : TAILQ_FIRST(&network->waiting);
    long long pause = next ? next->due - sa_time_monotonic_ms() : most;
    long long wait = full || !is_pending(network) ? 0 : sa_http_pace_wait(&network->pace);
    if (wait > 0 && (wait > pause || TAILQ_FIRST(&network->http->queue)))
        pause = wait;
    if (pause > most)
        pause = most;
    return pause < 0 ? 0 : pause;
}

void sa_http_network_drop(struct sa_http_network *network)
{
    while (!TAILQ_EMPTY(&network->running))
        halt(network, TAILQ_FIRST(&network->running), &network->arrived);
    while (!TAILQ_EMPTY(&network->arrived)) {
        struct sa_http_transfer *transfer = TAILQ_FIRST(&network->arrived);
        sa_http_request_free(take_request(transfer));
        move(transfer, &network->arrived, &network->idle);
    }
    sa_http_requests_drop(&network->waiting);
}
