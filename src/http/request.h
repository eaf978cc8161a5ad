/* One request and the answer to it: what the files of this module hand to each other. */
#ifndef SYNCAUDIT_HTTP_REQUEST_H
#define SYNCAUDIT_HTTP_REQUEST_H

#include <sys/queue.h>

#include "syncaudit/buffer.h"
#include "syncaudit/http.h"

#define SA_HTTP_PATH_LIMIT 12000

struct sa_http_request {
    TAILQ_ENTRY(sa_http_request) link;
    sa_http_done *done;
    void *payload;
    bool ahead;         /* goes before those that are not */
    unsigned tries;     /* attempts sent */
    unsigned renewals;  /* logins on its account */
    long long due;      /* when to try again, on the monotonic clock */
    char *content_type; /* owned: the header line of a POST; NULL = GET */
    char *body;         /* owned, may be secret: of a POST */
    size_t length;
    char path[];
};
TAILQ_HEAD(sa_http_requests, sa_http_request);

/* The headers anybody reads. Two of them are the service's own (sa_http_names). Those before SA_HTTP_LOCATION are recorded: the others could carry a secret. */
enum sa_http_header {
    SA_HTTP_CONTENT_TYPE,
    SA_HTTP_LAST_MODIFIED,
    SA_HTTP_REQUEST_ID,
    SA_HTTP_LIMIT_INFO,
    SA_HTTP_LOCATION,
    SA_HTTP_HEADERS,
};

/* Its name in lower case; NULL = the service has no such header. */
const char *sa_http_header_name(const struct sa_http_names *names, enum sa_http_header header);

/* One whole answer, from the network or from a recording. */
struct sa_http_response {
    const struct sa_http_names *names;
    int status;
    struct sa_buffer headers[SA_HTTP_HEADERS];
    struct sa_buffer body;
    size_t replaced; /* characters the text gate replaced in the body */
};

/* Makes a request that asks for `path`: SA_EINPUT when that cannot be asked for, SA_ENOMEM. */
int sa_http_request_new(struct sa_http_request **out, const char *path, sa_http_done *done, void *payload,
                        struct sa_error *error);

/* Makes it a POST with a copy of this body. SA_ENOMEM. */
int sa_http_request_set_body(struct sa_http_request *request, const char *content_type, const char *body,
                             size_t length, struct sa_error *error);

/* Frees a request and wipes its body; NULL is allowed. */
void sa_http_request_free(struct sa_http_request *request);

/* Frees every request of a list without calling back. */
void sa_http_requests_drop(struct sa_http_requests *requests);

/* `names` is static; NULL = the service has no headers of its own. */
void sa_http_response_init(struct sa_http_response *response, const struct sa_http_names *names,
                           size_t body_limit);
void sa_http_response_clear(struct sa_http_response *response);
void sa_http_response_release(struct sa_http_response *response);

/* Sends body and headers through the text gate, and takes the process's secrets out: of a `confidential` answer only out of the
 * headers. SA_ENOMEM, SA_EFORMAT when the body grows past its limit. */
int sa_http_response_gate(struct sa_http_response *response, bool confidential);

/* The public view of a response; everything in it is borrowed. */
struct sa_http_answer sa_http_response_answer(const struct sa_http_response *response,
                                              const struct sa_http_request *request);

#endif
