/* More questions than are kept in memory at once. */
#include <setjmp.h>
#include <signal.h>
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
    snprintf(sql, sizeof sql, "INSERT INTO shop_order VALUES (%.9s)", (const char *)question->payload);
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

static int errand_of_books(struct shop_errand *errand, struct sa_service *service)
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
        shop_script(errand, path, "{\"ok\":true}");
    }
    sa_plan_prepare(&errand->plan);
    assert_int_equal(sa_plan_connect(&errand->plan, &errand->error), 0);
    int rc = sa_plan_run(&errand->plan, &errand->error);
    assert_int_equal(sa_plan_disconnect(&errand->plan, NULL), 0);
    return rc;
}

static void test_many_are_asked_some_at_a_time(void **state)
{
    struct shop_errand *errand = *state;
    struct sa_service service;
    shelf = (struct shelf){0};
    assert_int_equal(errand_of_books(errand, &service), 0);
    test_query_is(errand->plan.db, "SELECT count(*), count(DISTINCT id) FROM shop_order", "300|300");
    test_query_is(errand->plan.db, SHOP_COVERAGE, "books|shop||ok|");
    assert_in_range(shelf.most, 10, BOOKS / 3);
}

/* Where the calls do not suffice, all is asked for at once: who comes first has them. */
static void test_of_a_budget_all_are_asked_at_once(void **state)
{
    struct shop_errand *errand = *state;
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
    struct shop_errand *errand = *state;
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
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_errand_begin, shop_errand_end)
    const struct CMUnitTest tests[] = {
        TEST(test_many_are_asked_some_at_a_time),
        TEST(test_of_a_budget_all_are_asked_at_once),
        TEST(test_what_was_left_for_later_is_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
