/* A source: one kind of thing to ask a service for, and what becomes of the answers. One file each.
 *
 * src/SERVICE/source/NAME.c defines two constants, and that is all there is to do; the build finds them:
 *
 *     const struct sa_source_info sa_source_info_NAME = {60, "grants", "who was granted what", "…"};
 *     const struct sa_source sa_source_NAME = {
 *         .info = &sa_source_info_NAME,
 *         .connection = SA_ASK_LAST,     // whom to ask
 *         .versioned = true,             // paths begin with the API version
 *         .forget = "DELETE FROM grants",
 *         .begin = ask_for_grants,
 *     };
 *     static const struct sa_question_kind kind = {.store = grants_store};
 *     static int grants_ask(struct sa_source_run *run, struct sa_error *error)
 *     {
 *         return sa_source_ask(run, "", "grants", &kind, NULL, error);
 *     }
 *
 * The engine sends the questions in the cheapest way, asks again what failed in passing, writes down the coverage (ok,
 * not_permitted, not_there, failed, not_asked) with reason and request id, and starts over where the service says so. Callbacks
 * return 0 or a code: SA_EFORMAT means that this answer is not what it should be (coverage: failed, and the fetch goes on); any
 * other code ends the fetch. A source sees its run and its questions, and nothing of how they travel. */
#ifndef SYNCAUDIT_FETCH_SOURCE_H
#define SYNCAUDIT_FETCH_SOURCE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/queue.h>

#include "fetch/status.h"
#include "syncaudit/error.h"
#include "syncaudit/http.h"
#include "syncaudit/json.h"
#include "syncaudit/name.h"
#include "syncaudit/source.h"

struct sa_connection;
struct sa_plan;
struct sa_source_run;
struct sa_question;

/* What the user wants: for the sources; the engine hands it on. */
struct sa_fetch_options;

/* Whom a source asks, of the connections of its service in their order. There is at least one. */
enum sa_ask {
    SA_ASK_MAIN,   /* the first there is */
    SA_ASK_LAST,   /* the last there is */
    SA_ASK_FIRST,  /* the first, or nobody */
    SA_ASK_SECOND, /* the second, or nobody */
    SA_ASK_EACH,   /* each of them, in a run of its own */
};

typedef int sa_reaction(struct sa_source_run *run, struct sa_error *error);

struct sa_source {
    const struct sa_source_info *info;
    const void *own; /* a constant for callbacks that several sources share; NULL = they need none */
    enum sa_ask connection;
    bool probe;     /* asked of everybody: in whatever words a host says no, the audit is whole without it */
    bool versioned; /* asked again when the service begins anew (sa_party_restart) */
    bool
        lists; /* its answer is the list that `listed` of others waits for: it says when (sa_source_listed) */
    bool
        resumes; /* going on from a partial snapshot, only what lacks is asked: each answer is stored whole, under its own
                             object. Else the source begins anew if any of its answers failed or it depends on describes */
    bool several;      /* one object is asked about several times: coverage has the worst that became of it */
    bool always;       /* asked again in any case: what is compared with the snapshot before */
    unsigned explains; /* when nothing arrived, the failure of the source that explains most is told */
    size_t state_size; /* bytes of `state`, zeroed before `begin` */
    const char *progress; /* "describing objects"; NULL = not worth a word */
    const char *forget;   /* versioned: SQL that removes everything stored */
    const char *
        lacking; /* going on from a partial snapshot: SQL that removes what is not whole, in place of `forget`; the source
                             then asks for what is not there. NULL = it begins anew */

    /* SQL that marks for `lacking` what was added up from several answers, of which table `pending` says that some did not come
     * before the fetch was killed: a cancelled one does that with sa_lose. NULL = nothing is. */
    const char *unfinished;

    /* False = not asked at all (an option says so). NULL = always asked. */
    bool (*wanted)(const struct sa_fetch_options *options);

    /* Queue questions. All may be NULL. `begin`: at once, when nothing is known of the account. `listed`: when the list of what
     * there is, is stored. `ready`: then, and whenever another source has got all its answers, until this one has asked something;
     * it looks for itself whether what it needs is there. `described`: when everything that was queued so far is in; what was
     * never ready is called for the last time before. `surveyed`: when what was queued then is in too. */
    sa_reaction *begin;
    sa_reaction *listed;
    sa_reaction *unlisted; /* in place of `listed`: the list did not come */
    sa_reaction *compared; /* what all services list is in: about what another one has said */
    sa_reaction *ready;
    sa_reaction *described;
    sa_reaction *surveyed;

    /* Asks up to `most` of the questions that `described` or `surveyed` left for later by counting them in run->coming, and takes them off
     * it: not all need to be in memory at once. Called whenever few of its questions wait. */
    int (*more)(struct sa_source_run *run, size_t most, struct sa_error *error);

    /* Between `ready` and `described`: the source called `follows` has an answer, or will get none, about `object`. */
    const char *follows;
    int (*follow)(struct sa_source_run *run, const char *object, struct sa_error *error);

    /* About how many calls `described` and `surveyed` will send, at most; called before them. NULL = not worth a word. */
    int (*price)(struct sa_source_run *run, size_t *calls, struct sa_error *error);

    /* Releases what `state` owns. */
    void (*end)(struct sa_source_run *run);
};

/* A source at work on one connection. */
struct sa_source_run {
    const struct sa_source *source;
    unsigned side; /* which connection of the service */
    void *state;   /* the source's own, kept between answers */
    void *account; /* the service's own */
    sqlite3 *db;   /* the snapshot being written */
    const struct sa_fetch_options *options;
    struct sa_connection *connection; /* private to the engine, as all below */
    struct sa_plan *plan;
    bool kept; /* nothing is asked: an earlier fetch got everything, or the user has declined */
    size_t asked, answered;
    size_t coming; /* questions left for `more` */
};

/* Takes an answer that looks like a good one; `document` is borrowed. */
typedef int sa_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                     struct sa_error *error);

/* Sees an answer that says no, or that none came, before coverage does. A source that asks otherwise (in halves, say) sets
 * `*handled`, and nothing is noted. */
typedef int sa_refuse(struct sa_source_run *run, struct sa_question *question, const struct sa_status *status,
                      bool *handled, struct sa_error *error);

/* Hears that no answer will come: the calls are used up, the session has ended, somebody has cancelled. */
typedef int sa_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                    struct sa_error *error);

/* What becomes of the answer to one kind of question. */
struct sa_question_kind {
    sa_store *store;
    sa_refuse *refuse; /* NULL = coverage says it */
    sa_lose *lose;     /* NULL = coverage says it */
    bool together;     /* may share a call with others where calls are dear; of a listing, the first page */
};

/* A listing: rows that come page by page, and what becomes of them. */
struct sa_query {
    bool together;
    int (*row)(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
               struct sa_error *error);
    /* After the last page, may be NULL: `rows` were read. The place to call sa_source_cover. */
    int (*end)(struct sa_source_run *run, struct sa_question *question, size_t rows, struct sa_error *error);
    sa_refuse *refuse;
    sa_lose *lose; /* may be NULL */
};

/* Of a listing: what becomes of its rows, what its pages said so far, and how many rows were read. */
struct sa_paging {
    const struct sa_query *query;
    void *pages; /* the service's own */
    size_t rows;
    bool later; /* it is not the first page */
};

/* One question. Callbacks may read it, change `object` and take `payload`. */
struct sa_question {
    struct sa_source_run *run;
    const struct sa_question_kind *kind;
    char object[SA_API_NAME_SIZE];       /* what coverage says it is about; "" = the source as a whole */
    void *payload;                       /* of the source: freed with free() when the question is done with */
    char *path;                          /* as sent */
    struct sa_paging paging;             /* zero unless it is a page */
    const struct sa_http_answer *answer; /* during callbacks */

    /* Private to the engine. */
    TAILQ_ENTRY(sa_question) waiting;
    const struct sa_json *part; /* the answer's body, where it has been read already */
    unsigned generation;
    unsigned parcels; /* calls it shared */
    bool covered;
    LIST_ENTRY(sa_question) open; /* of those that are not answered */
};

/* Queues a question. `path` is what the service makes a whole path of, or one when it begins with '/'.
 * `payload` (malloc'd or NULL) is taken, also on error. */
int sa_source_ask(struct sa_source_run *run, const char *object, const char *path,
                  const struct sa_question_kind *kind, void *payload, struct sa_error *error);

/* Queues the first page of a listing and follows the others. Coverage is written when the last one is in; a page that fails makes
 * it failed, and the rows before stay. In `row` and `end` question->payload is the payload given. `pages` is the service's own and
 * freed by it; both are taken, also on error. */
int sa_source_pages(struct sa_source_run *run, const char *object, const char *path,
                    const struct sa_query *query, void *pages, void *payload, struct sa_error *error);

/* Says what coverage shall have for this question, in place of "ok": for a source that must judge a good-looking answer
 * (no rows where there must be some: not_permitted). */
int sa_source_cover(struct sa_question *question, const char *status, const char *reason,
                    struct sa_error *error);

/* The name of the run's connection, as coverage has it. */
const char *sa_source_connection(const struct sa_source_run *run);

/* The origin that the run's connection speaks to; of a replay the recorded one. */
const char *sa_source_origin(const struct sa_source_run *run);

/* True if the connection is the main one; if there is a connection `side`. */
bool sa_source_is_main(const struct sa_source_run *run);
bool sa_source_has_side(const struct sa_source_run *run, unsigned side);

/* Calls the source may still send, SIZE_MAX = any number; those of questions already queued are spoken for. */
size_t sa_source_calls_left(const struct sa_source_run *run);

/* Something the source was to ask is not asked: the snapshot is partial. */
void sa_source_fail(struct sa_source_run *run);

/* `*has` is true if coverage has a row of the source `name` that is ok. */
int sa_source_has(const struct sa_source_run *run, const char *name, bool *has, struct sa_error *error);

/* True unless the source `name` waits for an answer, on any connection. */
bool sa_source_settled(const struct sa_source_run *run, const char *name);

/* For `price`: the one number a query gives. */
int sa_source_number(struct sa_source_run *run, const char *sql, size_t *number, struct sa_error *error);

/* The list that others wait for is stored: they hear of it when that is settled, so that their trouble does not undo it. */
void sa_source_listed(struct sa_source_run *run);

#endif
