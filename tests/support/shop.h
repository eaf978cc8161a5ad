/* A service that is not Salesforce, for tests of the asking engine: the shop has paths, pages, errors, calls that carry several questions,
 * and a count of calls of its own. What it does not say of itself, the engine does for it. */
#ifndef TEST_SHOP_H
#define TEST_SHOP_H

#include "fetch/plan.h"
#include "server.h"
#include "syncaudit/snapshot.h"

#define SHOP_COVERAGE                                                                                        \
    "SELECT source, connection, object, status, reason FROM coverage ORDER BY source, connection, object"

/* What an order to the engine carries for the sources here. */
struct sa_fetch_options {
    const char *const *customers; /* NULL-terminated: whose record is asked for */
};

struct shop {
    const char *origin;
    unsigned logins;
    bool moved; /* to /shop/v2 */
};

/* Its sources are the two below. */
extern const struct sa_service shop_service;
extern const struct sa_source_info shop_orders_info;
extern const struct sa_source shop_orders, shop_customers;
int shop_orders_ask(struct sa_source_run *run, struct sa_error *error);

/* A fetch of it. Tables shop_order (id) and shop_customer (object, name) hold what came. */
struct shop_errand {
    struct test_server *server;
    struct sa_snapshot *snapshot;
    struct shop shop;
    struct sa_fetch_options options;
    struct sa_plan plan;
    struct sa_error error;
};

/* For cmocka; the state is the errand. */
int shop_errand_begin(void **state);
int shop_errand_end(void **state);

/* Connects and fetches, which must end well. */
void shop_errand_run(struct shop_errand *errand);

/* The server's next answer to a path. */
void shop_script(const struct shop_errand *errand, const char *path, const char *body);

#endif
