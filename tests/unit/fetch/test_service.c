/* A service that is not Salesforce: the shop has paths, pages, errors, calls that carry several questions, and a count of calls of its
 * own. What it does not say of itself here, the engine does for it. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fetch/plan.h"
#include "query.h"
#include "server.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

#define COVERAGE                                                                                             \
    "SELECT source, connection, object, status, reason FROM coverage ORDER BY source, connection, object"

/* What an order to the engine carries for the sources here. */
struct sa_fetch_options {
    const char *const *customers; /* NULL-terminated: whose record is asked for */
};

/* ---- the service ---- */

struct shop {
    const char *origin;
    unsigned logins;
    bool moved; /* to /shop/v2 */
};

/* Whatever it has to say stands in the body of a 200: {"ok":false,"error":606}. */
static void shop_read_status(struct sa_status *out, const struct sa_http_answer *answer)
{
    static const struct {
        int error;
        enum sa_status_class class;
        const char *reason;
    } errors[] = {
        {601, SA_STATUS_SESSION, "the shop's token has expired"},
        {603, SA_STATUS_NOT_PERMITTED, "the shop lets nobody see it"},
        {604, SA_STATUS_NOT_THERE, "the shop has none of it"},
        {606, SA_STATUS_CROWDED, "the shop is crowded"},
    };
    struct sa_json *document = NULL;
    *out = (struct sa_status){.class = SA_STATUS_FAILED, .advice = ""};
    if (sa_json_parse(&document, answer->body, answer->length, NULL) == SA_OK &&
        sa_json_boolean(sa_json_get(document, "ok")))
        out->class = SA_STATUS_OK;
    int error = (int)sa_json_number(sa_json_get(document, "error"));
    snprintf(out->code, sizeof out->code, "%d", error);
    snprintf(out->reason, sizeof out->reason, "error %d", error);
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errors[i].error == error) {
            out->class = errors[i].class;
            snprintf(out->reason, sizeof out->reason, "%s", errors[i].reason);
        }
    sa_json_free(document);
}

static enum sa_http_judgement shop_judge(const struct sa_http_answer *answer)
{
    struct sa_status status;
    shop_read_status(&status, answer);
    return status.class == SA_STATUS_CROWDED   ? SA_HTTP_CROWDED
           : status.class == SA_STATUS_SESSION ? SA_HTTP_LOGIN
                                               : SA_HTTP_ACCEPT;
}

static int shop_renew(void *payload, struct sa_buffer *token, struct sa_error *error)
{
    struct shop *shop = payload;
    (void)error;
    shop->logins++;
    return sa_buffer_adds(token, "second");
}

static int shop_log_in(struct sa_http **out, void *account, unsigned side, struct sa_http_options *options,
                       struct sa_error *error)
{
    struct shop *shop = account;
    (void)side;
    shop->logins++;
    options->origin = shop->origin;
    options->token = "first";
    options->renew = shop_renew;
    options->renew_payload = shop;
    return sa_http_open(out, options, error);
}

static char *shop_address(const void *account, const char *path)
{
    const struct shop *shop = account;
    char *whole = NULL;
    return asprintf(&whole, "/shop/v%d/%s", shop->moved ? 2 : 1, path) < 0 ? NULL : whole;
}

/* {"ok":true,"items":[…],"after":"b"}: the next page is the same list behind "b". `pages` is the list's path. */
static int shop_read_page(void *pages, struct sa_page *page, const struct sa_page_from *from,
                          const struct sa_json *document, struct sa_error *error)
{
    static char next[64]; /* of one listing at a time */
    const char *after = sa_json_string(sa_json_get(document, "after"));
    assert_non_null(strstr(from->path, pages));
    *page = (struct sa_page){.records = sa_json_get(document, "items")};
    if (sa_json_type(page->records) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "the page has no items");
    snprintf(next, sizeof next, "/shop/v1/%s?after=%s", (const char *)pages, after ? after : "");
    page->next = after ? next : NULL;
    return SA_OK;
}

static size_t one_kind(const char *path)
{
    (void)path;
    return 0;
}

/* POST /shop/basket: the paths in a list, and their answers in one, in any order. */
static int basket_write(struct sa_parcel_call *call, void *account, size_t kind, const char *const *paths,
                        size_t count)
{
    int rc = sa_buffer_adds(&call->body, "[");
    (void)account, (void)kind;
    for (size_t i = 0; rc == SA_OK && i < count; i++)
        rc = sa_buffer_addf(&call->body, "%s\"%s\"", i ? "," : "", paths[i]);
    snprintf(call->path, sizeof call->path, "/shop/basket");
    call->content_type = "application/json";
    return rc ? rc : sa_buffer_adds(&call->body, "]");
}

static const struct sa_json *basket_first(const struct sa_json *document)
{
    return sa_json_first(sa_json_get(document, "basket"));
}

static bool basket_read(struct sa_part *part, const struct sa_json *element)
{
    const struct sa_json *number = sa_json_get(element, "n");
    *part = (struct sa_part){
        .number = (size_t)sa_json_number(number), .status = 200, .body = sa_json_get(element, "is")};
    return sa_json_type(number) == SA_JSON_NUMBER;
}

static const struct sa_packing basket = {.parts = 10,
                                         .calls = 1,
                                         .shared = 1,
                                         .per_left = 100,
                                         .kind = one_kind,
                                         .write = basket_write,
                                         .first = basket_first,
                                         .read = basket_read};

/* {"calls":[12,100]} */
static bool shop_read_usage(struct sa_usage *usage, void *account, const struct sa_http_answer *answer)
{
    (void)account;
    struct sa_json *document = NULL;
    if (sa_json_parse(&document, answer->body, answer->length, NULL))
        return false;
    const struct sa_json *used = sa_json_first(sa_json_get(document, "calls"));
    *usage = (struct sa_usage){(unsigned long)sa_json_number(used),
                               (unsigned long)sa_json_number(used ? sa_json_next(used) : NULL)};
    sa_json_free(document);
    return used;
}

/* ---- its sources ---- */

static int order_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                       struct sa_error *error)
{
    char sql[128];
    (void)question;
    snprintf(sql, sizeof sql, "INSERT INTO shop_order VALUES (%d)",
             (int)sa_json_number(sa_json_get(record, "id")));
    return sa_sql_run(run->db, sql, error);
}

static int orders_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query query = {.row = order_store};
    return sa_source_pages(run, "", "orders", &query, strdup("orders"), NULL, error);
}

static int customer_store(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_json *document, struct sa_error *error)
{
    char sql[128];
    const char *name = sa_json_string(sa_json_get(document, "name"));
    if (!name)
        return sa_error_set(error, SA_EFORMAT, "a customer without a name");
    snprintf(sql, sizeof sql, "INSERT INTO shop_customer VALUES ('%.20s', '%.20s')", question->object, name);
    return sa_sql_run(run->db, sql, error);
}

static int customers_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = customer_store, .together = true};
    int rc = SA_OK;
    for (const char *const *name = run->options->customers; rc == SA_OK && *name; name++) {
        char path[64];
        snprintf(path, sizeof path, "customers/%s", *name);
        rc = sa_source_ask(run, *name, path, &kind, NULL, error);
    }
    return rc;
}

static const struct sa_source_info orders_info = {1, "orders", "what was ordered", NULL};
static const struct sa_source_info customers_info = {2, "customers", "who ordered it", NULL};
static const struct sa_source orders = {.info = &orders_info, .begin = orders_ask};
static const struct sa_source customers = {.info = &customers_info,
                                           .versioned = true,
                                           .resumes = true,
                                           .forget = "DELETE FROM shop_customer",
                                           .begin = customers_ask};
static const struct sa_source *const sources[] = {&customers, &orders, NULL};

static const struct sa_service shop_service = {
    .name = "the shop",
    .account_name = "the customer",
    .sources = sources,
    .connections = (const char *const[SA_MOST_SIDES]){"shop"},
    .log_in = shop_log_in,
    .judge = shop_judge,
    .read_status = shop_read_status,
    .address = shop_address,
    .read_page = shop_read_page,
    .free_pages = free,
    .packing = &basket,
    .read_usage = shop_read_usage,
};

/* ---- a fetch of it ---- */

struct errand {
    struct test_server *server;
    struct sa_snapshot *snapshot;
    struct shop shop;
    struct sa_fetch_options options;
    struct sa_plan plan;
    struct sa_error error;
};

static int errand_begin(void **state)
{
    static const char *const nobody[] = {NULL};
    struct errand *errand = calloc(1, sizeof *errand);
    assert_non_null(errand);
    errand->server = test_server_start();
    assert_int_equal(sa_snapshot_memory(&errand->snapshot, NULL), 0);
    errand->shop.origin = test_server_origin(errand->server);
    errand->options.customers = nobody;
    errand->plan = (struct sa_plan){
        .db = sa_snapshot_db(errand->snapshot), .options = &errand->options, .party_count = 1};
    errand->plan.parties[0] = (struct sa_party){.service = &shop_service,
                                                .account = &errand->shop,
                                                .sides = 1,
                                                .terms = {.sharing = SA_SHARE_NEVER, .retry_pause_ms = 1}};
    assert_int_equal(sa_sql_run(errand->plan.db,
                                "CREATE TEMP TABLE shop_order (id);"
                                "CREATE TEMP TABLE shop_customer (object, name)",
                                NULL),
                     0);
    *state = errand;
    return 0;
}

static int errand_end(void **state)
{
    struct errand *errand = *state;
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0);
    sa_snapshot_close(errand->snapshot);
    test_server_stop(errand->server);
    free(errand);
    return 0;
}

static void errand_run(struct errand *errand)
{
    sa_plan_prepare(&errand->plan);
    assert_int_equal(sa_plan_connect(&errand->plan, &errand->error), 0);
    assert_int_equal(sa_plan_run(&errand->plan, &errand->error), 0);
}

static void script(const struct errand *errand, const char *path, const char *body)
{
    test_server_script(errand->server, path, &(struct test_answer){.body = body});
}

/* Asks for these customers, and for orders of which there are none. */
static void errand_of_customers(struct errand *errand, const char *const *names)
{
    errand->options.customers = names;
    script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[]}");
}

static void test_pages_are_followed_in_its_own_way(void **state)
{
    struct errand *errand = *state;
    script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[{\"id\":1},{\"id\":2}],\"after\":\"b\"}");
    script(errand, "/shop/v1/orders?after=b", "{\"ok\":true,\"items\":[{\"id\":3}],\"after\":\"c\"}");
    script(errand, "/shop/v1/orders?after=c", "{\"ok\":true,\"items\":[{\"id\":4}]}");
    errand_run(errand);
    test_query_is(errand->plan.db, "SELECT group_concat(id) FROM shop_order", "1,2,3,4");
    test_query_is(errand->plan.db, COVERAGE, "orders|shop||ok|");
    assert_int_equal(sa_plan_calls(&errand->plan), 3);
    assert_false(errand->plan.failed);
}

/* An error of its own is a fact, is asked again, makes it log in again, or is a failure: as it says. */
static void test_errors_mean_what_it_says(void **state)
{
    static const char *const names[] = {"hidden", "nobody", "busy", "late", "broken", "nameless", NULL};
    struct errand *errand = *state;
    errand_of_customers(errand, names);
    script(errand, "/shop/v1/customers/hidden", "{\"ok\":false,\"error\":603}");
    script(errand, "/shop/v1/customers/nobody", "{\"ok\":false,\"error\":604}");
    script(errand, "/shop/v1/customers/busy", "{\"ok\":false,\"error\":606}");
    script(errand, "/shop/v1/customers/busy", "{\"ok\":true,\"name\":\"Busy\"}");
    script(errand, "/shop/v1/customers/late", "{\"ok\":false,\"error\":601}");
    script(errand, "/shop/v1/customers/late", "{\"ok\":true,\"name\":\"Late\"}");
    script(errand, "/shop/v1/customers/broken", "{\"ok\":false,\"error\":700}");
    script(errand, "/shop/v1/customers/nameless", "{\"ok\":true}");
    errand_run(errand);
    test_query_is(errand->plan.db, "SELECT name FROM shop_customer ORDER BY name", "Busy\nLate");
    test_query_is(errand->plan.db, COVERAGE,
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
    struct errand *errand = *state;
    errand_of_customers(errand, names);
    errand->plan.parties[0].terms.sharing = SA_SHARE_ALWAYS;
    script(errand, "/shop/basket",
           "{\"ok\":true,\"basket\":[{\"n\":1,\"is\":{\"ok\":true,\"name\":\"B\"}},"
           "{\"n\":0,\"is\":{\"ok\":false,\"error\":603}}]}");
    script(errand, "/shop/v1/customers/c", "{\"ok\":true,\"name\":\"C\"}");
    errand_run(errand);
    assert_string_equal(test_server_body(errand->server, "/shop/basket"),
                        "[\"/shop/v1/customers/a\",\"/shop/v1/customers/b\",\"/shop/v1/customers/c\"]");
    test_query_is(errand->plan.db, "SELECT object, name FROM shop_customer ORDER BY 1", "b|B\nc|C");
    test_query_is(errand->plan.db, COVERAGE,
                  "customers|shop|a|not_permitted|the shop lets nobody see it\n"
                  "customers|shop|b|ok|\ncustomers|shop|c|ok|\norders|shop||ok|");
    assert_int_equal(sa_plan_calls(&errand->plan), 3);
}

/* What it says of its calls is listened to: some are left to others. One is under way when that is heard. */
static void test_its_count_of_calls_is_kept(void **state)
{
    static const char *const names[] = {"a", "b", "c", NULL};
    struct errand *errand = *state;
    errand_of_customers(errand, names);
    errand->plan.parties[0].terms.reserve = 10;
    errand->plan.parties[0].terms.concurrency = 1;
    for (const char *const *name = names; *name; name++) {
        char path[64];
        snprintf(path, sizeof path, "/shop/v1/customers/%s", *name);
        script(errand, path, "{\"ok\":true,\"name\":\"X\",\"calls\":[90,100]}");
    }
    errand_run(errand);
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
    struct errand *errand = *state;
    errand_of_customers(errand, names);
    errand->plan.resumed = true;
    assert_int_equal(
        sa_sql_run(
            errand->plan.db,
            "INSERT INTO coverage (source, connection, object, status) VALUES"
            " ('customers', 'shop', 'a', 'ok'), ('customers', 'shop', 'b', 'failed'), ('orders', 'shop', '', 'ok')",
            NULL),
        0);
    script(errand, "/shop/v1/customers/b", "{\"ok\":true,\"name\":\"B\"}");
    errand_run(errand);
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
    static const struct sa_source *const all[] = {&customers, &where, NULL};
    struct sa_service service = shop_service;
    struct errand *errand = *state;
    service.sources = all;
    errand->plan.parties[0].service = &service;
    errand->options.customers = names;
    script(errand, "/shop/where", "{\"ok\":true}");
    script(errand, "/shop/v1/customers/a", "{\"ok\":true,\"name\":\"Old\"}");
    script(errand, "/shop/v2/customers/a", "{\"ok\":true,\"name\":\"New\"}");
    errand_run(errand);
    test_query_is(errand->plan.db, "SELECT object, name FROM shop_customer", "a|New");
    test_query_is(errand->plan.db, COVERAGE, "customers|shop|a|ok|\nwhere|shop||ok|");
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
static void review(struct errand *errand, unsigned long max_calls)
{
    static const char *const names[] = {"a", "b", NULL};
    static const struct sa_source_info catalog_info = {0, "catalog", "what there is", NULL};
    static const struct sa_source_info reviews_info = {3, "reviews", "what they say of it", NULL};
    static const struct sa_source catalog = {.info = &catalog_info, .lists = true, .begin = catalog_ask};
    static const struct sa_source reviews = {
        .info = &reviews_info, .ready = reviews_ask, .follows = "customers", .follow = reviews_follow};
    static const struct sa_source *const all[] = {&reviews, &customers, &orders, &catalog, NULL};
    struct sa_service service = shop_service;
    struct sa_party *party = &errand->plan.parties[0];
    service.sources = all;
    party->service = &service;
    party->terms.concurrency = 1;
    party->terms.max_calls = max_calls;
    heard[0] = '\0';
    errand_of_customers(errand, names);
    script(errand, "/shop/v1/catalog", "{\"ok\":true}");
    script(errand, "/shop/v1/reviews", "{\"ok\":true}");
    script(errand, "/shop/v1/customers/a", "{\"ok\":true,\"name\":\"A\"}");
    script(errand, "/shop/v1/customers/b", "{\"ok\":false,\"error\":604}");
    errand_run(errand);
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
    static const struct sa_source stock = {.info = &info, .begin = orders_ask};
    static const struct sa_source *const stock_sources[] = {&stock, NULL};
    struct errand *errand = *state;
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
    errand_run(errand);
    assert_int_equal(test_server_peak(errand->server), 2);
    test_query_is(errand->plan.db, COVERAGE, "orders|shop||ok|\nstock|depot||ok|");
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
    static const struct sa_source late_orders = {.info = &orders_info, .described = orders_ask};
    static const struct sa_source stock = {.info = &info, .surveyed = last_order_ask};
    static const struct sa_source *const shop_sources[] = {&late_orders, NULL};
    static const struct sa_source *const stock_sources[] = {&stock, NULL};
    struct errand *errand = *state;
    struct shop depot = {.origin = errand->shop.origin};
    struct sa_service services[] = {shop_service, shop_service};
    services[0].sources = shop_sources;
    services[1].sources = stock_sources;
    services[1].connections = (const char *const[SA_MOST_SIDES]){"depot"};
    script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[{\"id\":1}],\"after\":\"b\"}");
    script(errand, "/shop/v1/orders?after=b", "{\"ok\":true,\"items\":[{\"id\":2}],\"after\":\"c\"}");
    test_server_script(errand->server, "/shop/v1/orders?after=c",
                       &(struct test_answer){.body = "{\"ok\":true,\"items\":[{\"id\":3}]}", .together = 2});
    errand->plan.parties[1] = errand->plan.parties[0];
    errand->plan.parties[1].account = &depot;
    errand->plan.party_count = 2;
    for (size_t i = 0; i < 2; i++)
        errand->plan.parties[i].service = &services[i];
    errand_run(errand);
    assert_int_equal(test_server_peak(errand->server), 2);
    test_query_is(errand->plan.db, COVERAGE, "orders|shop||ok|\nstock|depot||ok|");
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
    static const struct sa_source stock = {.info = &info, .begin = orders_ask};
    static const struct sa_source counter = {
        .info = &second_info, .connection = SA_ASK_SECOND, .begin = counter_ask};
    static const struct sa_source catalog = {.info = &orders_info, .begin = catalog_ask};
    static const struct sa_source *const shop_sources[] = {&catalog, &counter, NULL};
    static const struct sa_source *const stock_sources[] = {&stock, NULL};
    struct errand *errand = *state;
    struct shop depot = {.origin = errand->shop.origin};
    struct sa_service services[] = {shop_service, shop_service};
    services[0].sources = shop_sources;
    services[0].connections = (const char *const[SA_MOST_SIDES]){"shop", "counter"};
    services[1].sources = stock_sources;
    services[1].connections = (const char *const[SA_MOST_SIDES]){"depot"};
    script(errand, "/shop/v1/catalog", "{\"ok\":true}");
    script(errand, "/shop/v1/orders", "{\"ok\":true,\"items\":[{\"id\":1}],\"after\":\"b\"}");
    script(errand, "/shop/v1/orders?after=b", "{\"ok\":true,\"items\":[{\"id\":2}],\"after\":\"c\"}");
    test_server_script(
        errand->server, "/shop/v1/orders?after=c",
        &(struct test_answer){.body = "{\"ok\":true,\"items\":[{\"id\":3}],\"after\":\"d\"}", .together = 2});
    test_server_script(errand->server, "/shop/v1/counter",
                       &(struct test_answer){.body = "{\"ok\":true}", .together = 2});
    script(errand, "/shop/v1/orders?after=d", "{\"ok\":true,\"items\":[{\"id\":4}]}");
    heard[0] = '\0';
    errand->plan.parties[1] = errand->plan.parties[0];
    errand->plan.parties[1].account = &depot;
    errand->plan.parties[0].sides = 3;
    errand->plan.parties[0].terms.max_calls = 100;
    errand->plan.party_count = 2;
    for (size_t i = 0; i < 2; i++)
        errand->plan.parties[i].service = &services[i];
    errand_run(errand);
    assert_string_equal(heard, "before ");
    test_query_is(errand->plan.db, COVERAGE, "counter|counter||ok|\norders|shop||ok|\nstock|depot||ok|");
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0);
}

/* A shelf of more books than are asked for at once: each is asked for, or noted as lost, once. */
enum { BOOKS = 300 };

struct shelf {
    int asked, lost;
    size_t most; /* that waited for an answer at once */
    size_t last; /* answer before somebody cancels; 0 = nobody does */
    volatile sig_atomic_t cancelled;
};

static struct shelf shelf;

static int book_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                      struct sa_error *error)
{
    char sql[128];
    (void)document;
    size_t waiting = run->asked - run->answered;
    shelf.most = waiting > shelf.most ? waiting : shelf.most;
    shelf.cancelled = shelf.last > 0 && run->answered >= shelf.last;
    snprintf(sql, sizeof sql, "INSERT INTO shop_order VALUES (%d)", atoi((const char *)question->payload));
    return sa_sql_run(run->db, sql, error);
}

static int book_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                     struct sa_error *error)
{
    (void)run, (void)question, (void)reason, (void)error;
    shelf.lost++;
    return SA_OK;
}

static int books_line_up(struct sa_source_run *run, struct sa_error *error)
{
    (void)error;
    run->coming = BOOKS;
    return SA_OK;
}

static int books_ask(struct sa_source_run *run, size_t most, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = book_store, .lose = book_lose};
    int rc = SA_OK;
    for (; rc == SA_OK && most > 0 && run->coming > 0; most--, run->coming--) {
        char path[64];
        char number[16];
        snprintf(number, sizeof number, "%d", shelf.asked++);
        snprintf(path, sizeof path, "books/%s", number);
        rc = sa_source_ask(run, "", path, &kind, strdup(number), error);
    }
    return rc;
}

static int errand_of_books(struct errand *errand, struct sa_service *service)
{
    static const struct sa_source_info info = {3, "books", "what stands on the shelf", NULL};
    static const struct sa_source books = {
        .info = &info, .several = true, .described = books_line_up, .more = books_ask};
    static const struct sa_source *const all[] = {&books, NULL};
    *service = shop_service;
    service->sources = all;
    errand->plan.parties[0].service = service;
    for (int i = 0; i < BOOKS; i++) {
        char path[64];
        snprintf(path, sizeof path, "/shop/v1/books/%d", i);
        script(errand, path, "{\"ok\":true}");
    }
    sa_plan_prepare(&errand->plan);
    assert_int_equal(sa_plan_connect(&errand->plan, &errand->error), 0);
    int rc = sa_plan_run(&errand->plan, &errand->error);
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0);
    return rc;
}

static void test_many_are_asked_some_at_a_time(void **state)
{
    struct errand *errand = *state;
    struct sa_service service;
    shelf = (struct shelf){0};
    assert_int_equal(errand_of_books(errand, &service), 0);
    test_query_is(errand->plan.db, "SELECT count(*), count(DISTINCT id) FROM shop_order", "300|300");
    test_query_is(errand->plan.db, COVERAGE, "books|shop||ok|");
    assert_in_range(shelf.most, 10, BOOKS / 3);
}

/* Where the calls do not suffice, all is asked for at once: who comes first has them. */
static void test_of_a_budget_all_are_asked_at_once(void **state)
{
    struct errand *errand = *state;
    struct sa_service service;
    shelf = (struct shelf){0};
    errand->plan.parties[0].terms.max_calls = BOOKS / 2;
    assert_int_equal(errand_of_books(errand, &service), 0);
    test_query_is(errand->plan.db, "SELECT count(*) FROM shop_order", "150");
    assert_int_equal(shelf.lost, BOOKS - BOOKS / 2);
    assert_in_range(shelf.most, BOOKS - 10, BOOKS);
    assert_true(errand->plan.failed);
}

static void test_what_was_left_for_later_is_missed(void **state)
{
    struct errand *errand = *state;
    struct sa_service service;
    struct sa_observer observer = {.cancelled = &shelf.cancelled};
    shelf = (struct shelf){.last = BOOKS / 3};
    errand->plan.observer = &observer;
    assert_int_equal(errand_of_books(errand, &service), SA_ECANCELLED);
    test_query_is(errand->plan.db, "SELECT status FROM coverage", "failed");
    assert_int_equal(shelf.asked, BOOKS);
    assert_in_range(shelf.lost, BOOKS / 2, BOOKS - BOOKS / 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, errand_begin, errand_end)
    const struct CMUnitTest tests[] = {
        TEST(test_pages_are_followed_in_its_own_way), TEST(test_errors_mean_what_it_says),
        TEST(test_questions_share_its_calls),         TEST(test_its_count_of_calls_is_kept),
        TEST(test_it_begins_anew_when_it_says_so),    TEST(test_what_lacks_is_asked_for),
        TEST(test_two_services_are_asked_at_once),    TEST(test_sources_ask_when_they_are_ready),
        TEST(test_of_a_budget_they_ask_last),         TEST(test_services_go_on_alone),
        TEST(test_a_side_waits_for_no_other_service), TEST(test_many_are_asked_some_at_a_time),
        TEST(test_of_a_budget_all_are_asked_at_once), TEST(test_what_was_left_for_later_is_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
