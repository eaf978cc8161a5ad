/* The questions of one fetch and what becomes of their answers: a state machine over the request queue.
 *
 * Nothing waits for what it does not need: the versions, the caller, the organization, the global describe
 * and the objects known by name are asked at once, of the newest API version that both sides are likely to
 * know. When the org turns out not to have it, what depends on the version is asked again of another one and
 * what was answered before is forgotten. */
#ifndef SYNCAUDIT_SALESFORCE_PLAN_H
#define SYNCAUDIT_SALESFORCE_PLAN_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "salesforce/describe.h"
#include "salesforce/scope.h"
#include "syncaudit/error.h"
#include "syncaudit/http.h"
#include "syncaudit/observer.h"

enum { SA_VERSIONS = 256 }; /* API versions are NN.0; three digits are a long way off */

struct sa_plan_request;

/* How much a failure explains when nothing could be fetched. */
enum sa_plan_cause {
    SA_CAUSE_NONE,
    SA_CAUSE_SILENCE,
    SA_CAUSE_ANSWER,
    SA_CAUSE_VERSIONS,
    SA_CAUSE_GLOBAL,
    SA_CAUSE_STOP
};

struct sa_plan {
    /* Given, borrowed. */
    struct sa_http *http;
    sqlite3 *db;
    const struct sa_scope *scope;
    const struct sa_observer *observer;
    const char *time; /* what coverage says about when; NULL = the clock */
    int version;      /* API version to begin with; afterwards the one that was used */

    /* Results. */
    size_t described;      /* objects stored */
    bool global;           /* the global describe is stored */
    bool failed;           /* a source that was asked failed */
    struct sa_error cause; /* the failure that explains most */

    /* Private. */
    struct sa_describe *describe;
    sqlite3_stmt *coverage;
    struct sa_plan_request *requests;
    unsigned generation;
    bool recorded;             /* something that depends on the version was answered in this generation */
    bool listed;               /* `offered` is filled */
    bool offered[SA_VERSIONS]; /* by the org */
    bool stopped;
    size_t asked, answered; /* describes */
    enum sa_plan_cause cause_kind;
};

/* Asks everything and stores it. 0 also when sources failed (see the results); SA_ECANCELLED, with what was
 * not answered noted as failed; SA_EINPUT when the org has no API version this program can use; SA_EIO,
 * SA_ENOMEM. */
int sa_plan_run(struct sa_plan *plan, struct sa_error *error);

#endif
