/* The shop: see shop.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shop.h"
#include "syncaudit/sql.h"

/* ---- the service ---- */

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

int shop_orders_ask(struct sa_source_run *run, struct sa_error *error)
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

const struct sa_source_info shop_orders_info = {1, "orders", "what was ordered", NULL};
static const struct sa_source_info customers_info = {2, "customers", "who ordered it", NULL};
const struct sa_source shop_orders = {.info = &shop_orders_info, .begin = shop_orders_ask};
const struct sa_source shop_customers = {.info = &customers_info,
                                         .versioned = true,
                                         .resumes = true,
                                         .forget = "DELETE FROM shop_customer",
                                         .begin = customers_ask};
static const struct sa_source *const sources[] = {&shop_customers, &shop_orders, NULL};

const struct sa_service shop_service = {
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

int shop_errand_begin(void **state)
{
    static const char *const nobody[] = {NULL};
    struct shop_errand *errand = calloc(1, sizeof *errand);
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

int shop_errand_end(void **state)
{
    struct shop_errand *errand = *state;
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0);
    sa_snapshot_close(errand->snapshot);
    test_server_stop(errand->server);
    free(errand);
    return 0;
}

void shop_errand_run(struct shop_errand *errand)
{
    sa_plan_prepare(&errand->plan);
    assert_int_equal(sa_plan_connect(&errand->plan, &errand->error), 0);
    assert_int_equal(sa_plan_run(&errand->plan, &errand->error), 0);
}

void shop_script(const struct shop_errand *errand, const char *path, const char *body)
{
    test_server_script(errand->server, path, &(struct test_answer){.body = body});
}
