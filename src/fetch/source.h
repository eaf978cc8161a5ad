/* A source: one kind of thing to ask an org for, and what becomes of the answers. One file each.
 *
 * src/salesforce/source/NAME.c defines two constants, and that is all there is to do; the build finds them:
 *
 *     const struct sa_source_info sa_source_info_NAME = {60, "grants", "who was granted what", "…"};
 *     const struct sa_source sa_source_NAME = {
 *         .info = &sa_source_info_NAME,
 *         .connection = SA_ASK_SETUP,    // whom to ask
 *         .versioned = true,             // paths begin with the API version
 *         .forget = "DELETE FROM grants",
 *         .begin = ask_for_grants,
 *     };
 *     static const struct sa_query grants = {.row = store_grant};
 *     static int ask_for_grants(struct sa_source_run *run, struct sa_error *error)
 *     {
 *         return sa_source_query(run, "", "SELECT Id FROM PermissionSet", &grants, NULL, error);
 *     }
 *
 * The plan (plan.h) does the rest: it sends the questions, several at a time and in the cheapest way, asks
 * again what failed in passing, writes down the coverage (ok, not_permitted, not_there, failed, not_asked)
 * with reason and request id, and starts over when the org turns out to have another API version. Callbacks
 * return 0 or a code: SA_EFORMAT means that this answer is not what it should be (coverage: failed, and the
 * fetch goes on); any other code ends the fetch.
 */
#ifndef SYNCAUDIT_FETCH_SOURCE_H
#define SYNCAUDIT_FETCH_SOURCE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/queue.h>

#include "salesforce/scope.h"
#include "salesforce/status.h"
#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/http.h"
#include "syncaudit/json.h"
#include "syncaudit/salesforce.h"
#include "syncaudit/source.h"

#define SA_API_NAME_SIZE 256 /* the longest API name that sa_text_is_api_name accepts, and the terminator */

enum { SA_VERSIONS = 256 }; /* API versions are NN.0; three digits are a long way off */

struct sa_plan;
struct sa_source_run;
struct sa_question;
struct sa_pages;

/* Whom a source asks. There is at least one connection; both may be there. */
enum sa_ask {
    SA_ASK_MAIN,  /* the sync user; the admin where there is no other connection */
    SA_ASK_SETUP, /* who is likelier to have View Setup: the admin; the sync user where there is no other */
    SA_ASK_SYNC,  /* the sync user, or nobody */
    SA_ASK_ADMIN, /* the admin, or nobody */
    SA_ASK_EACH,  /* each of them, in a run of its own */
};

enum sa_side { SA_SYNC, SA_ADMIN, SA_SIDES };
extern const char *const sa_side_names[SA_SIDES]; /* as coverage has them */

struct sa_source {
    const struct sa_source_info *info;
    enum sa_ask connection;
    bool probe;     /* asked of everybody: in whatever words a host says no, the audit is whole without it */
    bool versioned; /* asked again with another API version where the org does not have the first */
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

    /* Queue questions. All may be NULL. `begin`: at once, when nothing is known of the org. `listed`: when the
     * global describe is stored. `described`: when every describe and all else that was queued is in. `surveyed`: when what was
     * queued then is in too. */
    int (*begin)(struct sa_source_run *run, struct sa_error *error);
    int (*listed)(struct sa_source_run *run, struct sa_error *error);
    int (*unlisted)(struct sa_source_run *run,
                    struct sa_error *error); /* in its place: the global describe did not come */
    int (*described)(struct sa_source_run *run, struct sa_error *error);
    int (*surveyed)(struct sa_source_run *run, struct sa_error *error);

    /* About how many calls the last two will send, at the most; before `described`. NULL = not worth a word. */
    int (*price)(struct sa_source_run *run, size_t *calls, struct sa_error *error);

    /* Releases what `state` owns. */
    void (*end)(struct sa_source_run *run);
};

extern const struct sa_source *const sa_source_table[]; /* NULL-terminated, in no order */

/* A source at work on one connection. */
struct sa_source_run {
    const struct sa_source *source;
    enum sa_side side;
    void *state; /* the source's own, kept between answers */
    sqlite3 *db; /* the snapshot being written */
    const struct sa_scope *scope;
    const struct sa_fetch_options *options;
    struct sa_plan *plan; /* private to the plan */
    bool kept;            /* nothing is asked: an earlier fetch got everything, or the user has declined */
    size_t asked, answered;
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
    bool together;     /* may share a call with others (/composite) where calls are dear */
};

/* Of a query: what becomes of its rows, what its pages said so far, and how many rows were read. */
struct sa_paging {
    const struct sa_query *query;
    struct sa_pages *pages;
    size_t rows;
};

/* One question. Callbacks may read it, change `object` and take `payload`. */
struct sa_question {
    struct sa_source_run *run;
    const struct sa_question_kind *kind;
    char object[SA_API_NAME_SIZE]; /* what coverage says it is about; "" = the source as a whole */
    void *payload;                 /* of the source: freed with free() when the question is done with */
    char *path;                    /* as sent */
    struct sa_paging paging;       /* zero unless it is a query */

    /* Private to the plan. */
    TAILQ_ENTRY(sa_question) waiting;
    const struct sa_http_answer *answer; /* during callbacks */
    const struct sa_json *part;          /* its body, where it has been read already */
    unsigned generation;
    unsigned composites; /* calls it shared */
    bool answered;
    bool covered;
    struct sa_question *next;
};

/* Queues a question. `path` is what stands behind "/services/data/vNN.0/", or a whole path when it begins with '/'.
 * `payload` (malloc'd or NULL) is taken, also on error. */
int sa_source_ask(struct sa_source_run *run, const char *object, const char *path,
                  const struct sa_question_kind *kind, void *payload, struct sa_error *error);

/* Says what coverage shall have for this question, in place of "ok": for a source that must judge a good-looking answer
 * (no rows where there must be some: not_permitted). */
int sa_source_cover(struct sa_question *question, const char *status, const char *reason,
                    struct sa_error *error);

/* A SOQL query: what becomes of its rows. */
struct sa_query {
    bool tooling; /* asked of the Tooling API */
    bool together;
    int (*row)(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
               struct sa_error *error);
    /* After the last page, may be NULL: `rows` were read. The place to call sa_source_cover. */
    int (*end)(struct sa_source_run *run, struct sa_question *question, size_t rows, struct sa_error *error);
    sa_refuse *refuse;
    sa_lose *lose; /* may be NULL */
};

/* Queues a query and follows its pages. Coverage is written when the last one is in; a page that fails makes it failed, and
 * the rows before stay. In `row` and `end` question->payload is the payload given, which is taken, also on error.
 * Names in `soql` have been checked (sa_text_is_api_name) and literals escaped (sa_soql_literal).
 * SA_EINPUT when the query is too long for a GET: see SA_SOQL_ROOM. */
int sa_source_query(struct sa_source_run *run, const char *object, const char *soql,
                    const struct sa_query *query, void *payload, struct sa_error *error);

/* Bytes that sa_soql_escape may give for one query. Salesforce's own bound is 16,384 for address and headers together. */
#define SA_SOQL_ROOM ((size_t)11900)

/* Appends text as a query parameter. SA_ENOMEM, SA_EFORMAT (buffer limit). */
int sa_soql_escape(struct sa_buffer *out, const char *soql);

/* Appends text as a SOQL string literal with its quotes. Errors as above. */
int sa_soql_literal(struct sa_buffer *out, const char *text);

/* The `wanted` of a source that is asked with --usage full only. */
bool sa_source_counts(const struct sa_fetch_options *options);

/* For `price`: the one number a query gives. */
int sa_source_number(struct sa_source_run *run, const char *sql, size_t *number, struct sa_error *error);

/* For the two sources that others wait for: the global describe is stored; the org offers these API versions (the plan takes
 * another one where its own is not among them, SA_EINPUT when there is none). */
int sa_source_listed(struct sa_source_run *run, struct sa_error *error);
int sa_source_offer(struct sa_source_run *run, const bool offered[SA_VERSIONS], struct sa_error *error);

#endif
