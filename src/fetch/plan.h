/* One fetch: the sources at work, their questions, and what coverage says of the answers.
 *
 * Nothing waits for what it does not need: whatever a source can ask without knowing the org is asked at once, of the newest
 * API version that both sides are likely to know. When the org turns out not to have it, what depends on the version is asked
 * again of another one and what was answered before is forgotten. */
#ifndef SYNCAUDIT_FETCH_PLAN_H
#define SYNCAUDIT_FETCH_PLAN_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/queue.h>

#include "fetch/source.h"
#include "syncaudit/http.h"

/* How much a failure explains when nothing could be fetched; an answer's rank grows with its source's `explains`. */
enum sa_plan_cause {
    SA_CAUSE_NONE,
    SA_CAUSE_SILENCE,
    SA_CAUSE_ANSWER,
    SA_CAUSE_STOP = 100,
};

TAILQ_HEAD(sa_question_queue, sa_question);

/* What /composite is asked on one connection, and /tooling/composite, which takes nothing else (composite.c). */
enum { SA_COMPOSITE_DATA, SA_COMPOSITE_TOOLING, SA_COMPOSITES };

struct sa_courier {
    struct sa_question_queue waiting[SA_COMPOSITES];
    size_t waiting_count;
    unsigned outstanding; /* calls that have not been answered */
    unsigned flying;      /* composites among them */
    bool refused;         /* the org does not answer composites */
};

struct sa_composite; /* one call */

/* API calls of the org in 24 hours, as last heard; most 0 = nothing heard. */
struct sa_usage {
    unsigned long used, most;
};

struct sa_plan {
    /* Given, borrowed. */
    struct sa_http *http[SA_SIDES]; /* NULL = no such connection; at least one is there */
    sqlite3 *db;
    const struct sa_scope *scope;
    const struct sa_fetch_options *options;
    const char *time; /* what coverage says about when; NULL = the clock */
    int version;      /* API version to begin with; afterwards the one that was used */
    /* Called now and then, when an answer has been stored, or NULL. */
    int (*keep)(void *payload, struct sa_plan *plan, struct sa_error *error);
    void *keep_payload;
    bool resumed; /* `db` holds what an earlier fetch got with this version: only what lacks is asked */

    /* Results; what was stored, coverage tells. */
    bool failed;                     /* a source that was asked failed */
    bool kept;                       /* calls were kept for others, as the reserve wants it */
    struct sa_error cause;           /* the failure that explains most */
    struct sa_error stops[SA_SIDES]; /* why nothing more came on a connection; code 0 = that did not happen */

    /* Private. */
    sqlite3_stmt *coverage;
    sqlite3_stmt *settled;      /* of a resumed plan: is there an answer already? */
    struct sa_source_run *runs; /* in the order of the sources' places */
    size_t run_count;
    struct sa_question *questions;
    struct sa_courier couriers[SA_SIDES];
    struct sa_composite *composites;
    struct sa_usage usage;
    bool global; /* the global describe is stored */
    unsigned generation;
    bool recorded;             /* something that depends on the version was answered in this generation */
    bool listed;               /* `offered` is filled */
    bool offered[SA_VERSIONS]; /* by the org */
    bool stopped[SA_SIDES];    /* nothing more will be answered on this connection */
    unsigned cause_rank;
};

/* Asks everything and stores it. 0 also when sources failed (see the results); SA_ECANCELLED, with what was
 * not answered noted as failed; SA_EINPUT when the org has no API version this program can use; SA_EIO,
 * SA_ENOMEM. */
int sa_plan_run(struct sa_plan *plan, struct sa_error *error);

/* The connection that is asked where only one is needed. */
enum sa_side sa_plan_main(const struct sa_plan *plan);

/* `*has` is true if coverage has a row of this source that is ok. */
int sa_plan_has(const struct sa_plan *plan, const char *source, bool *has, struct sa_error *error);

/* question.c: prepares what all questions need; notes that one was never answered. */
int sa_questions_open(struct sa_plan *plan, struct sa_error *error);
void sa_questions_close(struct sa_plan *plan);
int sa_question_miss(struct sa_question *question, struct sa_error *error);

/* Whether the two connections are of one org, as far as is known: SA_EINPUT. */
int sa_plan_check_org(const struct sa_plan *plan, struct sa_error *error);

/* coverage.c: prepares the statement that sa_source_cover uses. */
int sa_coverage_open(struct sa_plan *plan, struct sa_error *error);

/* Keeps the failure that explains most, for the case that nothing could be fetched. */
void sa_coverage_note_cause(const struct sa_question *question, unsigned rank, int code, const char *reason,
                            const char *advice);

/* As sa_source_ask, for a page of a query: `paging` is copied, and its pages are taken, also on error. */
int sa_question_ask_page(struct sa_source_run *run, const char *object, const char *path,
                         const struct sa_question_kind *kind, void *payload, const struct sa_paging *paging,
                         struct sa_error *error);

/* True if it was asked of a generation that has been forgotten. */
bool sa_question_is_stale(const struct sa_question *question);

/* Asks for it alone. */
int sa_question_send(struct sa_question *question, struct sa_error *error);

/* Its final answer; `part` is the body where it has been read, else NULL. */
int sa_question_settle(struct sa_question *question, const struct sa_http_answer *answer,
                       const struct sa_json *part, struct sa_error *error);

/* price.c: says what the sources that count will ask, before they do; they are left out when the user does not agree.
 * SA_ECANCELLED when the user would rather end. */
int sa_plan_price(struct sa_plan *plan, struct sa_error *error);

/* composite.c: decides how a question travels, and sends it or lets it wait for company. */
int sa_courier_take(struct sa_question *question, struct sa_error *error);

/* Sends what need not wait any longer. To be called whenever an answer has been dealt with. */
int sa_courier_flush(struct sa_plan *plan, enum sa_side side, struct sa_error *error);

/* True while something waits or is unanswered. */
bool sa_courier_has_work(const struct sa_plan *plan, enum sa_side side);

void sa_couriers_open(struct sa_plan *plan);
void sa_couriers_close(struct sa_plan *plan);

/* budget.c: how many calls --max-calls still allows. */
unsigned long sa_budget_left(const struct sa_plan *plan);

/* Gives a connection what the other one has left of --max-calls. To be called while nothing is under way. */
void sa_budget_share(const struct sa_plan *plan, enum sa_side side);

/* Learns from an answer what the org has left, and keeps the reserve. */
void sa_budget_hear(struct sa_plan *plan, enum sa_side side, const struct sa_http_answer *answer);

#endif
