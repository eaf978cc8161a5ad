/* Many requests to one origin: queue, bounded concurrency, retry, record and replay. The only module that knows libcurl.
 *
 * A client talks to exactly one origin (scheme, host, port) and sends its bearer token nowhere else; redirects are
 * answers, never followed. TLS is always verified, against the system's authorities or those in the file that
 * CURL_CA_BUNDLE names; plain http:// is accepted only for loopback
 * hosts. Requests are queued, then run; each answer goes to its callback, which may queue more, while others go on
 * transferring. A token that expires on the way is replaced by a new one where the caller
 * knows how to get it. With a recording in place of the network the same calls are answered from the file.
 *
 *     struct sa_http_options options = {.origin = "https://api.example.com", .token = token, .judge = my_judge};
 *     rc = sa_http_open(&http, &options, error);
 *     rc = sa_http_get(http, "/api/v3/books", on_answer, &state, error);
 *     rc = sa_http_run(http, error);
 *     int closed = sa_http_close(http, error);
 */
#ifndef SYNCAUDIT_HTTP_H
#define SYNCAUDIT_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/observer.h"

struct sa_http;
struct sa_http_loop;

enum sa_http_outcome {
    SA_HTTP_ANSWERED,     /* a whole HTTP answer arrived; look at `status` */
    SA_HTTP_FAILED,       /* no usable answer after all tries: `reason` says why */
    SA_HTTP_NOT_RECORDED, /* replay only: the recording does not hold this request (the source was *not asked*) */
    SA_HTTP_TOO_LARGE, /* the answer was larger than `body_limit`, or one of its headers: `reason` says so */
};

/* Everything in it is borrowed and valid during the callback only. */
struct sa_http_answer {
    const char *path; /* as asked: path and query */
    enum sa_http_outcome outcome;
    int status;             /* HTTP status; 0 unless answered */
    const char *body;       /* terminated; has been through the text gate; "" unless answered */
    size_t length;          /* bytes of body */
    size_t replaced;        /* characters the text gate replaced in it */
    const char *request_id; /* the service's, or "" */
    const char *location;   /* target of a redirect, or "" */
    const char *limit_info; /* or "" */
    const char *reason;     /* for people; "" when answered */
    unsigned tries;         /* 1 = at the first attempt; 0 in replay */
};

/* What to do with an answer of the network. Which answers mean what is the service's business. */
enum sa_http_judgement {
    SA_HTTP_ACCEPT, /* hand it to the callback */
    SA_HTTP_RETRY, /* passing trouble: ask again after a pause; when tries run out it is handed over as it is */
    SA_HTTP_CROWDED, /* the same, and too much was asked at once: when it happens often, fewer transfers run at once */
    SA_HTTP_STOP, /* hopeless for every request (API disabled, daily limit): hand it over and ask nothing more:
                       requests queued, under way or added later are FAILED, the reason names this answer */
    SA_HTTP_DOUBT, /* perhaps the token has expired: as SA_HTTP_LOGIN where that can be; else SA_HTTP_ACCEPT */
    SA_HTTP_LOGIN, /* the token has expired: get a new one and ask again; SA_HTTP_STOP where there is none to get */
};

/* Called once per arrived answer, before the callback. NULL = accept everything. */
typedef enum sa_http_judgement sa_http_judge(const struct sa_http_answer *answer);

/* Called once per request, unless the run ends early. Non-zero ends the run with that code and error; requests not yet handed over
 * are forgotten then. It may queue more requests, not run or close the client. */
typedef int sa_http_done(void *payload, const struct sa_http_answer *answer, struct sa_error *error);

/* Gets a new bearer token into the empty buffer, which is wiped afterwards. Called while nothing is under way. Non-zero: there is
 * none, and the error says why. */
typedef int sa_http_renew(void *payload, struct sa_buffer *token, struct sa_error *error);

enum { SA_HTTP_RENEWALS = 2 };

/* What clients of one account may send together. Zero-initialise, give it to each, and keep it until they are closed. Its bound is
 * the first one's `max_calls`; `concurrency` is shared, too. */
struct sa_http_budget {
    bool limited;
    unsigned long most;  /* attempts that may be sent */
    unsigned long calls; /* that were */
    unsigned running;    /* under way */
    char why[256];       /* why no more may be sent, when they have been */
};

/* What a service calls its own headers, in lower case, or NULL. */
struct sa_http_names {
    const char *request_id;
    const char *limit_info;
};

/* Appends what may be recorded of an answer's body. SA_ENOMEM. */
typedef int sa_http_scrub(struct sa_buffer *out, const char *body, size_t length);

/* Zero = the default. Strings are copied. */
struct sa_http_options {
    const char *origin; /* "https://host[:port]"; a path, a query or user:password in it are errors */
    const char *token;  /* bearer token, or NULL; wiped when the client is closed */
    const struct sa_http_names *names; /* static; NULL = none */
    sa_http_judge *judge;
    sa_http_renew *
        renew; /* asked at most SA_HTTP_RENEWALS times on account of one request; NULL = the token is the only one */
    void *renew_payload;
    unsigned concurrency; /* transfers at once; default 16 */
    unsigned
        tries; /* attempts per request; default 5. Of all together no more are asked again than are answered, and
                             a hundred */
    bool
        confidential; /* answers are made of secrets, which stay in them: nobody but their callback sees them */
    bool answered_only; /* what got no answer may have arrived all the same: it is not sent again */
    long timeout_ms;    /* one attempt; default 120,000; half of it without a byte ends it too */
    /* First pause, doubled each time with full jitter; default 500. Neither it nor a Retry-After of the server makes a
     * request wait more than 20 s. */
    long retry_pause_ms;
    /* At most so many attempts in any `window_ms`; 0 = any number. */
    unsigned window_calls;
    long window_ms;
    long
        crowded_ms; /* when the host is crowded, nothing is sent for so long; 0 = only what it refused waits */
    size_t body_limit; /* bytes of one answer after decompression; default 64 MiB */
    /* Attempts that may be sent in all; 0 = no budget. Past it requests are FAILED. See sa_http_limit. */
    unsigned long max_calls;
    struct sa_http_budget *budget; /* borrowed: shared with other clients; NULL = one of its own */
    struct sa_http_loop *loop; /* borrowed: clients that are run together share one; NULL = one of its own */
    sa_http_scrub *scrub;      /* what is recorded of a body; NULL = all of it */
    /* Write every final answer to this file (the token exchange and tokens never), or NULL. */
    const char *record;
    const struct sa_observer *observer; /* borrowed; may be NULL */
};

/* True if `text` is an origin this module would talk to. Else false, and the error says why,
 * without `text`: SA_EINPUT, or SA_ENOMEM. */
bool sa_http_origin_check(const char *text, struct sa_error *error);

/* True if a host, with its port, is this machine. */
bool sa_http_is_loopback(const char *host);

/* Opens a client on the network. SA_EINPUT for a bad origin, SA_EIO for a recording that cannot be written. */
int sa_http_open(struct sa_http **out, const struct sa_http_options *options, struct sa_error *error);

/* Opens a client on a recording (plain or gzip). Of the options `names`, `observer`, `record` and `scrub` are used. Memory does not
 * grow with it. SA_EIO, or SA_EINPUT with file and line. */
int sa_http_replay(struct sa_http **out, const char *recording, const struct sa_http_options *options,
                   struct sa_error *error);

/* The same on recording bytes in memory (borrowed until close); `name` appears in errors. */
int sa_http_replay_memory(struct sa_http **out, const char *name, const char *bytes, size_t length,
                          const struct sa_http_options *options, struct sa_error *error);

/* True if a path may be asked for: it begins with one '/', has no byte that a request line cannot hold, and at most 12,000. */
bool sa_http_is_path(const char *path);

/* Queues GET `path` (sa_http_is_path).
 * The callback is called from sa_http_run, in any order. SA_ENOMEM, SA_EINPUT. */
int sa_http_get(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                struct sa_error *error);

/* The same before all that does not go ahead: for what others come after, one after another. */
int sa_http_get_ahead(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                      struct sa_error *error);

/* Queues POST `path` with a body: as sa_http_get otherwise. The body is copied, and its copy and that of the answer are
 * wiped when they are done with. It may be sent more than once, which must not matter. Neither it
 * nor the answer is recorded, and a recording answers none: what deserves it is recorded by who understands the body
 * (sa_http_record).
 *
 *     sa_http_post(http, path, "application/x-www-form-urlencoded", form, strlen(form), on_token, &state, error);
 */
int sa_http_post(struct sa_http *http, const char *path, const char *content_type, const char *body,
                 size_t length, sa_http_done *done, void *payload, struct sa_error *error);

/* Records an answer that did not come by sa_http_get as if it had: a part of a POST's answer. `answer->path` is what a GET
 * would have asked for. Does nothing when nothing is recorded. SA_ENOMEM, SA_EIO. */
int sa_http_record(struct sa_http *http, const struct sa_http_answer *answer, struct sa_error *error);

/* True if answers are recorded. */
bool sa_http_is_recording(const struct sa_http *http);

/* Runs until nothing is queued. 0; the first non-zero code of a callback; SA_ECANCELLED (requests not yet answered get
 * no callback); SA_EIO when the recording cannot be written. */
int sa_http_run(struct sa_http *http, struct sa_error *error);

/* Runs clients together until nothing is queued for any of them; NULL among them is allowed, and callbacks may change which. Those
 * on the network were opened with one loop. The first observer is asked whether to go on. As sa_http_run otherwise: what ends one run
 * ends all. */
int sa_http_run_all(struct sa_http *const *clients, size_t count, struct sa_error *error);

/* A loop for sa_http_options; to be closed after its clients. NULL is allowed. SA_ENOMEM. */
int sa_http_loop_open(struct sa_http_loop **out, struct sa_error *error);
void sa_http_loop_close(struct sa_http_loop *loop);

/* The origin spoken to: of a replay, the recorded one. Borrowed until close. */
const char *sa_http_origin(const struct sa_http *http);

/* Time the recording was made (ISO 8601), or NULL on the network. Borrowed until close. */
const char *sa_http_recorded_at(const struct sa_http *http);

/* At most `calls` more attempts may be sent on account of its budget, those under way among them; past that requests are FAILED with
 * `why` (copied).
 * Only ever lowers what may be sent. */
void sa_http_limit(struct sa_http *http, unsigned long calls, const char *why);

/* Attempts sent over the network so far. */
unsigned long sa_http_calls(const struct sa_http *http);

/* Aborts what is running, completes the recording, wipes the token, frees. NULL is allowed.
 * SA_EIO when the recording could not be completed. */
int sa_http_close(struct sa_http *http, struct sa_error *error);

#endif
