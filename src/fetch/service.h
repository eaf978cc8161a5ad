/* A service: an API that sources ask, and all that the engine has to know of it. One constant each:
 *
 *     const struct sa_service library = {
 *         .name = "the library",
 *         .account_name = "the reader",
 *         .sources = library_sources,          // what there is to ask
 *         .connections = library_desks,        // "day", "night"
 *         .log_in = library_log_in,            // opens the client of one connection
 *         .judge = library_judge,              // ask again, slow down, log in again, stop?
 *         .read_status = library_read_status,  // ok, not permitted, not there, …
 *         .address = library_address,          // "books" is "/api/v3/books"
 *         .read_page = library_read_page,      // the rows of a page, and where the next one is
 *         .packing = &library_packing,         // several questions in one call
 *         .read_usage = library_read_usage,    // calls used, calls there are
 *     };
 *
 * Everything else (queues, retries, budget, coverage, going on from a partial snapshot) the engine does alike for all of them.
 * Only the names, `sources`, `connections`, `log_in`, `judge`, `read_status` and `address` must be there; the others may be NULL.
 * `account` is the service's own: what it keeps of the account it speaks to, for one fetch. */
#ifndef SYNCAUDIT_FETCH_SERVICE_H
#define SYNCAUDIT_FETCH_SERVICE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "fetch/status.h"
#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/http.h"
#include "syncaudit/json.h"

struct sa_party;
struct sa_source;

enum {
    SA_MOST_SIDES = 2,        /* connections to one service: of users who see different things */
    SA_MOST_PARCEL_KINDS = 2, /* kinds of calls that carry several questions */
    SA_MOST_PARTS = 25,       /* questions in one call */
};

/* Calls of the account in 24 hours; most 0 = nothing heard. */
struct sa_usage {
    unsigned long used, most;
};

/* One page of rows. Everything in it is borrowed from the answer. */
struct sa_page {
    const struct sa_json *records; /* an array; NULL = nothing new */
    const char *next;              /* path of the next page; NULL = this is the last one */
};

/* Where a page came from. */
struct sa_page_from {
    const char
        *origin; /* as of the client: a next page elsewhere is refused, for a token goes to no other host */
    const char *path; /* as asked */
};

/* A call that carries several questions. */
struct sa_parcel_call {
    char path[256];
    const char *content_type; /* static */
    struct sa_buffer body;
};

/* One part of what such a call was answered with. */
struct sa_part {
    size_t number; /* of the question, as they were written */
    int status;    /* the HTTP status it would have had alone */
    bool good;     /* that status says it all: nothing in the body makes it a refusal */
    const struct sa_json *body;
};

/* How several questions share a call. They are told apart by their paths. */
struct sa_packing {
    size_t parts;           /* in one call, SA_MOST_PARTS at most */
    size_t heavy;           /* heavy ones among them, at the most */
    unsigned calls;         /* of each kind of them at once: their answers are large */
    unsigned shared;        /* a question shares this many calls, then it travels alone */
    unsigned long per_left; /* more questions than one in this many calls left make calls dear */

    /* The kind of call that can carry this question: below SA_MOST_PARCEL_KINDS. */
    size_t (*kind)(const char *path);

    /* Whether this is one of those of which a call takes but few. NULL = none is. */
    bool (*is_heavy)(const char *path);

    /* Writes the call: `body` is empty. SA_ENOMEM. */
    int (*write)(struct sa_parcel_call *call, void *account, size_t kind, const char *const *paths,
                 size_t count);

    /* The first part of an answer (sa_json_next gives the others), and what a part says; false = nothing of use. */
    const struct sa_json *(*first)(const struct sa_json *document);
    bool (*read)(struct sa_part *part, const struct sa_json *element);
};

struct sa_service {
    const char *name;         /* for people */
    const char *account_name; /* for people, as in "ACCOUNT_NAME has 5,000 calls in 24 hours" */
    const char *
        priced; /* for people, what a price is of, as in "PRICED takes about 25 calls"; NULL = no source has one */
    const struct sa_source *const *sources; /* NULL-terminated, in no order */
    const char *const *connections; /* as coverage has them: SA_MOST_SIDES of them, or fewer and NULL */

    /* Opens the client of connection `side`. `options` has what the engine says about it (budget, concurrency, pauses, judge,
     * observer); origin, token and renewal are the service's. SA_EINPUT, SA_ECONNECT, SA_EREFUSED, SA_EIO, SA_ENOMEM. */
    int (*log_in)(struct sa_http **out, void *account, unsigned side, struct sa_http_options *options,
                  struct sa_error *error);

    const struct sa_http_names *headers; /* of its own; NULL = it has none */

    /* What the client has to do with an answer, and what it means. */
    sa_http_judge *judge;
    void (*read_status)(struct sa_status *out, const struct sa_http_answer *answer);

    /* The whole path of what a source asks for; malloc'd, NULL = no memory. */
    char *(*address)(const void *account, const char *path);

    /* A page of a listing. `pages` is what the source gave for all of them (sa_source_pages), freed with the last question.
     * SA_EFORMAT: it is not, or no longer, the answer to what was asked. */
    int (*read_page)(void *pages, struct sa_page *page, const struct sa_page_from *from,
                     const struct sa_json *document, struct sa_error *error);
    void (*free_pages)(void *pages);

    const struct sa_packing *packing; /* NULL = every question travels alone */

    /* What an answer says of the account's calls; false = nothing. */
    bool (*read_usage)(struct sa_usage *usage, void *account, const struct sa_http_answer *answer);

    /* Nothing was answered by a recording: begins anew another way (sa_party_restart), or leaves `*again` false. */
    int (*retreat)(struct sa_party *party, bool *again, struct sa_error *error);

    /* Everything that depends on nothing is answered: is there anything to ask more about (`*begun`), and are the connections of
     * one account? Any code ends the fetch. */
    int (*meet)(void *account, sqlite3 *db, bool *begun, struct sa_error *error);

    /* Nothing more is asked: `calls` were sent in this run. Not called when the fetch has failed. NULL = nothing to note. */
    int (*leave)(void *account, sqlite3 *db, unsigned long calls, struct sa_error *error);
};

#endif
