/* A service that is not Salesforce: what it says of itself, and what the engine does for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query.h"
#include "shop.h"
#include "syncaudit/sql.h"

/* Asks for these customers, and for orders of which there are none. */
static void errand_of_customers(struct shop_errand *errand, const char *const *names)
{
    errand->options.customers = names;
    shop_script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[]}");
}

static void test_pages_are_followed_in_its_own_way(void **state)
{
    struct shop_errand *errand = *state;
    shop_script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[{\"id\":1},{\"id\":2}],\"after\":\"b\"}");
    shop_script(errand, "/shop/v1/orders?after=b", "{\"ok\":true,\"items\":[{\"id\":3}],\"after\":\"c\"}");
    shop_script(errand, "/shop/v1/orders?after=c", "{\"ok\":true,\"items\":[{\"id\":4}]}");
    shop_errand_run(errand);
    test_query_is(errand->plan.db, "SELECT group_concat(id) FROM shop_order", "1,2,3,4");
    test_query_is(errand->plan.db, SHOP_COVERAGE, "orders|shop||ok|");
    assert_int_equal(sa_plan_calls(&errand->plan), 3);
    assert_false(errand->plan.failed);
}

/* An error of its own is a fact, is asked again, makes it log in again, or is a failure: as it says. */
static void test_errors_mean_what_it_says(void **state)
{
    static const char *const names[] = {"hidden", "nobody", "busy", "late", "broken", "nameless", NULL};
    struct shop_errand *errand = *state;
    errand_of_customers(errand, names);
    shop_script(errand, "/shop/v1/customers/hidden", "{\"ok\":false,\"error\":603}");
    shop_script(errand, "/shop/v1/customers/nobody", "{\"ok\":false,\"error\":604}");
    shop_script(errand, "/shop/v1/customers/busy", "{\"ok\":false,\"error\":606}");
    shop_script(errand, "/shop/v1/customers/busy", "{\"ok\":true,\"name\":\"Busy\"}");
    shop_script(errand, "/shop/v1/customers/late", "{\"ok\":false,\"error\":601}");
    shop_script(errand, "/shop/v1/customers/late", "{\"ok\":true,\"name\":\"Late\"}");
    shop_script(errand, "/shop/v1/customers/broken", "{\"ok\":false,\"error\":700}");
    shop_script(errand, "/shop/v1/customers/nameless", "{\"ok\":true}");
    shop_errand_run(errand);
    test_query_is(errand->plan.db, "SELECT name FROM shop_customer ORDER BY name", "Busy\nLate");
    test_query_is(errand->plan.db, SHOP_COVERAGE,
                  "customers|shop|broken|failed|error 700\n"
                  "customers|shop|busy|ok|\n"
                  "customers|shop|hidden|not_permitted|the shop lets nobody see it\n"
                  "customers|shop|late|ok|\n"
                  "customers|shop|nameless|failed|a customer without a name\n"
                  "customers|shop|nobody|not_there|the shop has none of it\n"
                  "orders|shop||ok|");
    assert_true(errand->plan.failed);
    assert_int_equal(errand->shop.logins, 2);
    assert_true(test_server_count_header(errand->server, "authorization", "Bearer second") > 0);
}

/* Several questions in one call; what its answer leaves out is asked for alone. */
static void test_questions_share_its_calls(void **state)
{
    static const char *const names[] = {"a", "b", "c", NULL};
    struct shop_errand *errand = *state;
    errand_of_customers(errand, names);
    errand->plan.parties[0].terms.sharing = SA_SHARE_ALWAYS;
    shop_script(errand, "/shop/basket",
                "{\"ok\":true,\"basket\":[{\"n\":1,\"is\":{\"ok\":true,\"name\":\"B\"}},"
                "{\"n\":0,\"is\":{\"ok\":false,\"error\":603}}]}");
    shop_script(errand, "/shop/v1/customers/c", "{\"ok\":true,\"name\":\"C\"}");
    shop_errand_run(errand);
    assert_string_equal(test_server_body(errand->server, "/shop/basket"),
                        "[\"/shop/v1/customers/a\",\"/shop/v1/customers/b\",\"/shop/v1/customers/c\"]");
    test_query_is(errand->plan.db, "SELECT object, name FROM shop_customer ORDER BY 1", "b|B\nc|C");
    test_query_is(errand->plan.db, SHOP_COVERAGE,
                  "customers|shop|a|not_permitted|the shop lets nobody see it\n"
                  "customers|shop|b|ok|\ncustomers|shop|c|ok|\norders|shop||ok|");
    assert_int_equal(sa_plan_calls(&errand->plan), 3);
}

/* What it says of its calls is listened to: some are left to others. One is under way when that is heard. */
static void test_its_count_of_calls_is_kept(void **state)
{
    static const char *const names[] = {"a", "b", "c", NULL};
    struct shop_errand *errand = *state;
    errand_of_customers(errand, names);
    errand->plan.parties[0].terms.reserve = 10;
    errand->plan.parties[0].terms.concurrency = 1;
    for (const char *const *name = names; *name; name++) {
        char path[64];
        snprintf(path, sizeof path, "/shop/v1/customers/%s", *name);
        shop_script(errand, path, "{\"ok\":true,\"name\":\"X\",\"calls\":[90,100]}");
    }
    shop_errand_run(errand);
    assert_true(errand->plan.kept);
    assert_true(errand->plan.failed);
    assert_int_equal(errand->plan.parties[0].usage.used, 90);
    test_query_is(errand->plan.db,
                  "SELECT status, count(*) FROM coverage WHERE source = 'customers' GROUP BY 1",
                  "failed|1\nok|2");
}

/* Going on from what there is: only what lacks is asked. */
static void test_what_lacks_is_asked_for(void **state)
{
    static const char *const names[] = {"a", "b", NULL};
    struct shop_errand *errand = *state;
    errand_of_customers(errand, names);
    errand->plan.resumed = true;
    assert_int_equal(
        sa_sql_run(
            errand->plan.db,
            "INSERT INTO coverage (source, connection, object, status) VALUES"
            " ('customers', 'shop', 'a', 'ok'), ('customers', 'shop', 'b', 'failed'), ('orders', 'shop', '', 'ok')",
            NULL),
        0);
    shop_script(errand, "/shop/v1/customers/b", "{\"ok\":true,\"name\":\"B\"}");
    shop_errand_run(errand);
    test_query_is(errand->plan.db, "SELECT object FROM shop_customer", "b");
    assert_int_equal(sa_plan_calls(&errand->plan), 1);
}

/* The shop has moved: what was got is forgotten, and what was on its way is of no interest. */
static int move_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                      struct sa_error *error)
{
    struct shop *shop = run->account;
    (void)question, (void)document;
    shop->moved = true;
    return sa_party_restart(run->connection->party, error);
}

static int move_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = move_store};
    return sa_source_ask(run, "", "/shop/where", &kind, NULL, error);
}

static void test_it_begins_anew_when_it_says_so(void **state)
{
    static const char *const names[] = {"a", NULL};
    static const struct sa_source_info info = {3, "where", "where the shop is", NULL};
    static const struct sa_source where = {.info = &info, .begin = move_ask};
    static const struct sa_source *const all[] = {&shop_customers, &where, NULL};
    struct sa_service service = shop_service;
    struct shop_errand *errand = *state;
    service.sources = all;
    errand->plan.parties[0].service = &service;
    errand->options.customers = names;
    shop_script(errand, "/shop/where", "{\"ok\":true}");
    shop_script(errand, "/shop/v1/customers/a", "{\"ok\":true,\"name\":\"Old\"}");
    shop_script(errand, "/shop/v2/customers/a", "{\"ok\":true,\"name\":\"New\"}");
    shop_errand_run(errand);
    test_query_is(errand->plan.db, "SELECT object, name FROM shop_customer", "a|New");
    test_query_is(errand->plan.db, SHOP_COVERAGE, "customers|shop|a|ok|\nwhere|shop||ok|");
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0); /* the service is of this function */
}

/* Reviews may be asked for when the catalog is there and the orders are in; then the customers are followed. */
static char heard[64];

static void hear(const char *word)
{
    size_t used = strlen(heard);
    snprintf(heard + used, sizeof heard - used, "%s ", word);
}

static int catalog_store(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *document, struct sa_error *error)
{
    (void)question, (void)document, (void)error;
    sa_source_listed(run);
    return SA_OK;
}

static int catalog_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = catalog_store};
    return sa_source_ask(run, "", "catalog", &kind, NULL, error);
}

static int review_store(struct sa_source_run *run, struct sa_question *question,
                        const struct sa_json *document, struct sa_error *error)
{
    (void)run, (void)question, (void)document, (void)error;
    return SA_OK;
}

static int reviews_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = review_store};
    bool ready = sa_source_settled(run, "orders");
    hear(ready ? "ready" : "early");
    return ready ? sa_source_ask(run, "", "reviews", &kind, NULL, error) : SA_OK;
}

static int reviews_follow(struct sa_source_run *run, const char *object, struct sa_error *error)
{
    (void)run, (void)error;
    hear(object);
    return SA_OK;
}

/* With so many calls allowed, 0 = any number. */
static void review(struct shop_errand *errand, unsigned long max_calls)
{
    static const char *const names[] = {"a", "b", NULL};
    static const struct sa_source_info catalog_info = {0, "catalog", "what there is", NULL};
    static const struct sa_source_info reviews_info = {3, "reviews", "what they say of it", NULL};
    static const struct sa_source catalog = {.info = &catalog_info, .lists = true, .begin = catalog_ask};
    static const struct sa_source reviews = {
        .info = &reviews_info, .ready = reviews_ask, .follows = "customers", .follow = reviews_follow};
    static const struct sa_source *const all[] = {&reviews, &shop_customers, &shop_orders, &catalog, NULL};
    struct sa_service service = shop_service;
    struct sa_party *party = &errand->plan.parties[0];
    service.sources = all;
    party->service = &service;
    party->terms.concurrency = 1;
    party->terms.max_calls = max_calls;
    heard[0] = '\0';
    errand_of_customers(errand, names);
    shop_script(errand, "/shop/v1/catalog", "{\"ok\":true}");
    shop_script(errand, "/shop/v1/reviews", "{\"ok\":true}");
    shop_script(errand, "/shop/v1/customers/a", "{\"ok\":true,\"name\":\"A\"}");
    shop_script(errand, "/shop/v1/customers/b", "{\"ok\":false,\"error\":604}");
    shop_errand_run(errand);
    test_query_is(errand->plan.db, "SELECT status FROM coverage WHERE source = 'reviews'", "ok");
    assert_int_equal(sa_plan_calls(&errand->plan), 5);
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0); /* the service is of this function */
}

static void test_sources_ask_when_they_are_ready(void **state)
{
    review(*state, 0);
    assert_string_equal(heard, "early ready a b ");
}

/* Of a budget what there is to list has the first part: by then everything is in. */
static void test_of_a_budget_they_ask_last(void **state)
{
    review(*state, 10);
    assert_string_equal(heard, "ready ");
}

/* Two services in one fetch are asked at the same time: an answer of each is held until both have asked. */
static void test_two_services_are_asked_at_once(void **state)
{
    static const struct sa_source_info info = {3, "stock", "what there is", NULL};
    static const struct sa_source stock = {.info = &info, .begin = shop_orders_ask};
    static const struct sa_source *const stock_sources[] = {&stock, NULL};
    struct shop_errand *errand = *state;
    struct shop depot = {.origin = errand->shop.origin};
    struct sa_service depot_service = shop_service;
    depot_service.name = "the depot";
    depot_service.account_name = "the store keeper";
    depot_service.sources = stock_sources;
    depot_service.connections = (const char *const[SA_MOST_SIDES]){"depot"};
    test_server_script(errand->server, "/shop/v1/orders",
                       &(struct test_answer){.body = "{\"ok\":true,\"items\":[{\"id\":1}]}", .together = 2});
    errand->plan.parties[1] = errand->plan.parties[0];
    errand->plan.parties[1].service = &depot_service;
    errand->plan.parties[1].account = &depot;
    errand->plan.party_count = 2;
    shop_errand_run(errand);
    assert_int_equal(test_server_peak(errand->server), 2);
    test_query_is(errand->plan.db, SHOP_COVERAGE, "orders|shop||ok|\nstock|depot||ok|");
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0); /* the depot is of this function */
}

static int last_order_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = review_store};
    return sa_source_ask(run, "", "orders?after=c", &kind, NULL, error);
}

/* Once everybody's lists are in, nobody waits for another service: the depot gets to its last question while the shop's pages come. The
 * last of them is held until the depot has asked for it, too. */
static void test_services_go_on_alone(void **state)
{
    static const struct sa_source_info info = {3, "stock", "what there is", NULL};
    static const struct sa_source late_orders = {.info = &shop_orders_info, .described = shop_orders_ask};
    static const struct sa_source stock = {.info = &info, .surveyed = last_order_ask};
    static const struct sa_source *const shop_sources[] = {&late_orders, NULL};
    static const struct sa_source *const stock_sources[] = {&stock, NULL};
    struct shop_errand *errand = *state;
    struct shop depot = {.origin = errand->shop.origin};
    struct sa_service services[] = {shop_service, shop_service};
    services[0].sources = shop_sources;
    services[1].sources = stock_sources;
    services[1].connections = (const char *const[SA_MOST_SIDES]){"depot"};
    shop_script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[{\"id\":1}],\"after\":\"b\"}");
    shop_script(errand, "/shop/v1/orders?after=b", "{\"ok\":true,\"items\":[{\"id\":2}],\"after\":\"c\"}");
    test_server_script(errand->server, "/shop/v1/orders?after=c",
                       &(struct test_answer){.body = "{\"ok\":true,\"items\":[{\"id\":3}]}", .together = 2});
    errand->plan.parties[1] = errand->plan.parties[0];
    errand->plan.parties[1].account = &depot;
    errand->plan.party_count = 2;
    for (size_t i = 0; i < 2; i++)
        errand->plan.parties[i].service = &services[i];
    shop_errand_run(errand);
    assert_int_equal(test_server_peak(errand->server), 2);
    test_query_is(errand->plan.db, SHOP_COVERAGE, "orders|shop||ok|\nstock|depot||ok|");
    assert_int_equal(sa_plan_calls(&errand->plan), 3); /* the depot's costs the shop nothing */
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0);
}

/* How far the depot has come by then. */
static int counter_store(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *document, struct sa_error *error)
{
    size_t rows = 0;
    (void)question, (void)document;
    int rc = sa_source_number(run, "SELECT count(*) FROM shop_order", &rows, error);
    hear(rows < 4 ? "before" : "after");
    return rc;
}

static int counter_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = counter_store};
    return sa_source_ask(run, "", "counter", &kind, NULL, error);
}

/* Where calls are counted one side of a service waits for the other, but for no other service: the depot's third page is held until the
 * second side has asked, too. */
static void test_a_side_waits_for_no_other_service(void **state)
{
    static const struct sa_source_info info = {3, "stock", "what there is", NULL};
    static const struct sa_source_info second_info = {4, "counter", "what they say at the counter", NULL};
    static const struct sa_source stock = {.info = &info, .begin = shop_orders_ask};
    static const struct sa_source counter = {
        .info = &second_info, .connection = SA_ASK_SECOND, .begin = counter_ask};
    static const struct sa_source catalog = {.info = &shop_orders_info, .begin = catalog_ask};
    static const struct sa_source *const shop_sources[] = {&catalog, &counter, NULL};
    static const struct sa_source *const stock_sources[] = {&stock, NULL};
    struct shop_errand *errand = *state;
    struct shop depot = {.origin = errand->shop.origin};
    struct sa_service services[] = {shop_service, shop_service};
    services[0].sources = shop_sources;
    services[0].connections = (const char *const[SA_MOST_SIDES]){"shop", "counter"};
    services[1].sources = stock_sources;
    services[1].connections = (const char *const[SA_MOST_SIDES]){"depot"};
    shop_script(errand, "/shop/v1/catalog", "{\"ok\":true}");
    shop_script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[{\"id\":1}],\"after\":\"b\"}");
    shop_script(errand, "/shop/v1/orders?after=b", "{\"ok\":true,\"items\":[{\"id\":2}],\"after\":\"c\"}");
    test_server_script(
        errand->server, "/shop/v1/orders?after=c",
        &(struct test_answer){.body = "{\"ok\":true,\"items\":[{\"id\":3}],\"after\":\"d\"}", .together = 2});
    test_server_script(errand->server, "/shop/v1/counter",
                       &(struct test_answer){.body = "{\"ok\":true}", .together = 2});
    test_server_script(
        errand->server, "/shop/v1/orders?after=d", /* long after what the counter says was read */
        &(struct test_answer){.body = "{\"ok\":true,\"items\":[{\"id\":4}]}", .delay_ms = 500});
    heard[0] = '\0';
    errand->plan.parties[1] = errand->plan.parties[0];
    errand->plan.parties[1].account = &depot;
    errand->plan.parties[0].sides = 3;
    errand->plan.parties[0].terms.max_calls = 100;
    errand->plan.party_count = 2;
    for (size_t i = 0; i < 2; i++)
        errand->plan.parties[i].service = &services[i];
    shop_errand_run(errand);
    assert_string_equal(heard, "before ");
    test_query_is(errand->plan.db, SHOP_COVERAGE, "counter|counter||ok|\norders|shop||ok|\nstock|depot||ok|");
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_errand_begin, shop_errand_end)
    const struct CMUnitTest tests[] = {
        TEST(test_pages_are_followed_in_its_own_way), TEST(test_errors_mean_what_it_says),
        TEST(test_questions_share_its_calls),         TEST(test_its_count_of_calls_is_kept),
        TEST(test_it_begins_anew_when_it_says_so),    TEST(test_what_lacks_is_asked_for),
        TEST(test_two_services_are_asked_at_once),    TEST(test_sources_ask_when_they_are_ready),
        TEST(test_of_a_budget_they_ask_last),         TEST(test_services_go_on_alone),
        TEST(test_a_side_waits_for_no_other_service),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
