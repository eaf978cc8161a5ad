/* One fetch: the services that are asked, the connections to them, and what all files of the engine know of it.
 * What is asked, and when, says plan.h. */
#ifndef SYNCAUDIT_FETCH_PARTY_H
#define SYNCAUDIT_FETCH_PARTY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/queue.h>

#include "fetch/service.h"
#include "fetch/source.h"
#include "syncaudit/http.h"
#include "syncaudit/observer.h"

enum { SA_MOST_PARTIES = 4 };

/* How questions travel that may share a call. What is fetched and recorded does not depend on it. */
enum sa_sharing {
    SA_SHARE_DEAR, /* where calls are dear: more wait than the budget allows, or than a share of what the account has left */
    SA_SHARE_NEVER,
    SA_SHARE_ALWAYS,
};

/* How a service may be asked. Zero = the default. */
struct sa_terms {
    enum sa_sharing sharing;
    unsigned concurrency; /* see sa_http_options, as all up to the timeout */
    unsigned window_calls;
    long window_ms;
    long crowded_ms;
    long retry_pause_ms;
    long timeout_ms;
    unsigned long max_calls; /* of all its connections together; 0 = no budget */
    unsigned reserve;        /* of the account's calls of 24 hours, left to others: in 100 */
};

TAILQ_HEAD(sa_question_queue, sa_question);
LIST_HEAD(sa_question_list, sa_question);

/* One connection. What waits on it, and what is under way (travel.c). */
struct sa_connection {
    struct sa_http *http; /* NULL = there is none */
    struct sa_error stop; /* why nothing more came; code 0 = that did not happen */
    struct sa_party *party;
    unsigned side;
    const char *name; /* as coverage has it */

    /* Private. */
    bool stopped; /* nothing more will be answered */
    struct sa_question_queue waiting[SA_MOST_PARCEL_KINDS];
    size_t waiting_count;
    unsigned outstanding; /* calls that have not been answered */
    /* Of each kind: those among them that may bring something else to ask, as a later page of a listing does not; those that carry
     * several questions. */
    unsigned hopeful[SA_MOST_PARCEL_KINDS], parcels_flying[SA_MOST_PARCEL_KINDS];
    bool parcels_refused[SA_MOST_PARCEL_KINDS]; /* the service does not take them */
    bool dear;                                  /* calls have been worth saving: they stay so */
};

/* One service in a fetch: one account, and the connections to it. */
struct sa_party {
    /* Given, borrowed. */
    const struct sa_service *service;
    void *account;  /* the service's own */
    unsigned sides; /* which connections there are to be: bits */
    struct sa_terms terms;

    struct sa_connection connections[SA_MOST_SIDES];
    struct sa_usage usage;        /* as last heard */
    struct sa_http_budget budget; /* of all connections */
    struct sa_plan *plan;

    /* Private. */
    unsigned generation; /* how often it began anew */
    bool recorded;       /* something versioned was answered in this generation */
    bool listed;         /* the list that others wait for is stored */
    bool met;            /* there is something to ask more about */
    bool in_turn;        /* calls are counted: one side is run before the other */
    size_t step;         /* of the course that it takes alone (plan.c) */
};

struct sa_parcel; /* one call that carries several questions */

struct sa_plan {
    /* Given, borrowed. */
    struct sa_party
        parties[SA_MOST_PARTIES]; /* the first one's main connection gives the fetch its address and time */
    size_t party_count;
    sqlite3 *db;                            /* from sa_plan_run on */
    const struct sa_fetch_options *options; /* for the sources */
    const char *const *sources;             /* ask only these, NULL-terminated; NULL = all */
    const struct sa_observer *observer;
    const char *time; /* what coverage says about when; NULL = the clock */
    /* Called now and then, when an answer has been stored, or NULL. */
    int (*keep)(void *payload, struct sa_plan *plan, struct sa_error *error);
    void *keep_payload;
    bool resumed; /* `db` holds what an earlier fetch got: only what lacks is asked */

    /* Results; what was stored, coverage tells. */
    bool failed;           /* a source that was asked failed */
    bool kept;             /* calls were kept for others, as the reserve wants it */
    struct sa_error cause; /* the failure that explains most */

    /* Private. */
    struct sa_http_loop *loop;
    struct sa_http *clients[SA_MOST_PARTIES * SA_MOST_SIDES]; /* that are run now (travel.c) */
    int (*go_on)(struct sa_party *party,
                 struct sa_error *error); /* nothing of it is under way; NULL = wait */
    sqlite3_stmt *coverage;
    sqlite3_stmt *settled;      /* of a resumed plan: is there an answer already? */
    struct sa_source_run *runs; /* in the order of the sources' places */
    size_t run_count;
    struct sa_question_list questions; /* that are not answered, the newest first */
    struct sa_parcel *parcels;
    unsigned cause_rank;
};

/* Makes parties, sides and lists whole: before anything else, when what is given is. */
void sa_plan_prepare(struct sa_plan *plan);

/* Logs in everywhere. Errors of the services; what is open is closed by sa_plan_disconnect. */
int sa_plan_connect(struct sa_plan *plan, struct sa_error *error);

/* Closes every connection; the error is the first. */
int sa_plan_disconnect(struct sa_plan *plan, struct sa_error *error);

/* The connection that is asked where only one is needed. */
const struct sa_connection *sa_party_main(const struct sa_party *party);

/* Of the first party's main connection: the origin spoken to; when it was recorded, or NULL. */
const char *sa_plan_origin(const struct sa_plan *plan);
const char *sa_plan_recorded_at(const struct sa_plan *plan);

/* Calls sent over all its connections, retries included. */
unsigned long sa_party_calls(const struct sa_party *party);

/* Calls sent to the first service: the others' cost its account nothing. */
unsigned long sa_plan_calls(const struct sa_plan *plan);

#endif
