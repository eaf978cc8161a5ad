/* What the files of this module share: the client, its queue, and one answer on its way to a callback. */
#ifndef SYNCAUDIT_HTTP_CLIENT_H
#define SYNCAUDIT_HTTP_CLIENT_H

#include <limits.h>
#include <sys/queue.h>

#include "http/recording.h"
#include "syncaudit/buffer.h"
#include "syncaudit/clock.h"
#include "syncaudit/http.h"

#define SA_HTTP_PATH_LIMIT 12000

struct sa_http_request {
    TAILQ_ENTRY(sa_http_request) link;
    sa_http_done *done;
    void *payload;
    unsigned tries;     /* attempts sent */
    unsigned renewals;  /* logins on its account */
    long long due;      /* when to try again, on the monotonic clock */
    char *content_type; /* owned: the header line of a POST; NULL = GET */
    char *body;         /* owned, may be secret: of a POST */
    size_t length;
    char path[];
};
TAILQ_HEAD(sa_http_requests, sa_http_request);

/* The headers anybody reads. Those before SA_HTTP_LOCATION are recorded: the others could carry a secret. */
enum sa_http_header {
    SA_HTTP_CONTENT_TYPE,
    SA_HTTP_LAST_MODIFIED,
    SA_HTTP_REQUEST_ID,
    SA_HTTP_LIMIT_INFO,
    SA_HTTP_LOCATION,
    SA_HTTP_HEADERS,
};
extern const char *const sa_http_header_names[SA_HTTP_HEADERS]; /* lower case */

/* One whole answer, from the network or from a recording. */
struct sa_http_response {
    int status;
    struct sa_buffer headers[SA_HTTP_HEADERS];
    struct sa_buffer body;
    size_t replaced; /* characters the text gate replaced in the body */
};

struct sa_http {
    struct sa_http_options
        options; /* defaults filled in; its strings belong to the caller and are not used */
    char *origin;
    char recorded_at[SA_TIME_SIZE]; /* "" on the network */
    struct sa_http_requests queue;
    unsigned long most_calls;         /* ULONG_MAX = any number */
    char spent[256];                  /* why no more may be sent, when they have been */
    struct sa_http_network *network;  /* NULL in replay */
    struct sa_http_recording *replay; /* NULL on the network */
    struct sa_file_writer record;     /* zero when nothing is recorded */
};

void sa_http_response_init(struct sa_http_response *response, size_t body_limit);
void sa_http_response_clear(struct sa_http_response *response);
void sa_http_response_release(struct sa_http_response *response);

/* Sends body and headers through the text gate, and takes the process's secrets out: of a `confidential` answer only out of the
 * headers. SA_ENOMEM, SA_EFORMAT when the body grows past its limit. */
int sa_http_response_gate(struct sa_http_response *response, bool confidential);

/* The public view of a response; everything in it is borrowed. */
struct sa_http_answer sa_http_response_answer(const struct sa_http_response *response,
                                              const struct sa_http_request *request);

/* Records an answer, hands it to the callback and frees the request. `response` is NULL unless it was
 * answered. */
int sa_http_deliver(struct sa_http *http, struct sa_http_request *request, enum sa_http_outcome outcome,
                    const struct sa_http_response *response, const char *reason, struct sa_error *error);

/* Frees a request and wipes its body; NULL is allowed. */
void sa_http_request_free(struct sa_http_request *request);

/* Frees every request of a list without calling back. */
void sa_http_requests_drop(struct sa_http_requests *requests);

/* The network (transfer.c). `token` may be NULL. */
int sa_http_network_open(struct sa_http *http, const char *token, struct sa_error *error);
int sa_http_network_run(struct sa_http *http, struct sa_error *error);
unsigned long sa_http_network_calls(const struct sa_http_network *network);
unsigned long
sa_http_network_ended(const struct sa_http_network *network); /* calls that are not under way any more */
void sa_http_network_close(struct sa_http_network *network);

#endif
