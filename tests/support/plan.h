/* A plan with one connection to a server and an empty snapshot, for tests of single questions. */
#ifndef SYNCAUDIT_TEST_PLAN_H
#define SYNCAUDIT_TEST_PLAN_H

#include "fetch/plan.h"
#include "salesforce/service.h"
#include "server.h"
#include "syncaudit/snapshot.h"

#define TEST_PLAN_VERSION 60

struct test_plan {
    struct test_server *server;
    struct sa_snapshot *snapshot;
    struct sa_fetch_options options;
    struct sa_scope scope;
    struct sa_org org;
    struct sa_plan plan;
    struct sa_party *party;   /* the only one, with one connection */
    struct sa_source_run run; /* of a source called "things" */
    struct sa_error error;
};

/* `state` becomes the run's; `body_limit` 0 = the default. */
struct test_plan *test_plan_start(void *state, size_t body_limit);
void test_plan_stop(struct test_plan *plan);

/* Asks what is queued until everything is answered. */
void test_plan_run(struct test_plan *plan);

#endif
