/* The pages of Marketo's lists: by place, with lists that move meanwhile, and by token. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "marketo/pages.h"
#include "syncaudit/json.h"

static struct sa_marketo_pages *pages;
static struct sa_error error;

/* Reads a page, and gives the path of the next one: "" = there is none, "!" = the answer is refused. */
static const char *after(const char *body)
{
    static char next[256];
    struct sa_json *document = NULL;
    struct sa_page page;
    const struct sa_page_from from = {.origin = "https://123-abc-456.mktorest.com", .path = "/rest/x"};
    error = (struct sa_error)SA_ERROR_INIT;
    assert_int_equal(sa_json_parse(&document, body, strlen(body), NULL), SA_OK);
    int rc = sa_marketo_pages_read(pages, &page, &from, document, &error);
    snprintf(next, sizeof next, "%s", rc ? "!" : page.next ? page.next : "");
    assert_true(rc == SA_OK || rc == SA_EFORMAT);
    sa_json_free(document);
    return next;
}

static void begin(const char *path)
{
    sa_marketo_pages_free(pages);
    pages = sa_marketo_pages_new(path, false);
    assert_non_null(pages);
}

#define LIST "/rest/asset/v1/forms.json?maxReturn=200&offset="

static void test_each_page_begins_with_the_last_row(void **state)
{
    (void)state;
    begin(LIST "0");
    assert_string_equal(after("{\"result\":[{\"id\":1},{\"id\":2},{\"id\":3}]}"), LIST "2");
    assert_string_equal(after("{\"result\":[{\"id\":3},{\"id\":4}]}"), LIST "3");
    assert_string_equal(after("{\"result\":[{\"id\":4}]}"), "");
}

static void test_nothing_and_one(void **state)
{
    (void)state;
    begin(LIST "0");
    assert_string_equal(
        after("{\"success\":true,\"warnings\":[\"No assets found for the given search criteria.\"]}"), "");
    begin(LIST "0");
    assert_string_equal(after("{\"result\":[]}"), "");
    begin(LIST "0");
    assert_string_equal(after("{\"result\":[{\"id\":7}]}"), "");
}

/* What was deleted lets the rest move forward: a row would be passed over. */
static void test_a_list_that_moves_is_read_again(void **state)
{
    (void)state;
    begin(LIST "0");
    assert_string_equal(after("{\"result\":[{\"id\":1},{\"id\":2},{\"id\":3}]}"), LIST "2");
    assert_string_equal(after("{\"result\":[{\"id\":4},{\"id\":5}]}"), LIST "0");
    assert_string_equal(after("{\"result\":[{\"id\":2},{\"id\":3},{\"id\":4},{\"id\":5}]}"), LIST "3");
    assert_string_equal(after("{\"result\":[{\"id\":5}]}"), "");
}

static void test_it_also_moves_at_its_end(void **state)
{
    (void)state;
    begin(LIST "0");
    assert_string_equal(after("{\"result\":[{\"id\":1},{\"id\":2},{\"id\":3}]}"), LIST "2");
    assert_string_equal(after("{\"success\":true,\"warnings\":[\"No assets found\"]}"), LIST "0");
}

static void test_a_list_that_keeps_moving_is_refused(void **state)
{
    (void)state;
    begin(LIST "0");
    for (unsigned i = 0; i < 3; i++) {
        assert_string_equal(after("{\"result\":[{\"id\":1},{\"id\":2},{\"id\":3}]}"), LIST "2");
        assert_string_equal(after("{\"result\":[{\"id\":9}]}"), LIST "0");
    }
    assert_string_equal(after("{\"result\":[{\"id\":1},{\"id\":2}]}"), LIST "1");
    assert_string_equal(after("{\"result\":[{\"id\":9}]}"), "!");
    assert_non_null(strstr(error.message, "keeps changing"));
}

/* Segmentations have no second page: they are all told each time. */
static void test_a_list_without_places(void **state)
{
    (void)state;
    begin(LIST "0");
    assert_string_equal(after("{\"result\":[{\"id\":1},{\"id\":2}]}"), LIST "1");
    assert_string_equal(after("{\"result\":[{\"id\":1},{\"id\":2}]}"), "");
}

static void test_pages_by_token(void **state)
{
    (void)state;
    begin("/rest/v1/leads/schema/fields.json?batchSize=300");
    assert_string_equal(
        after("{\"result\":[{\"name\":\"a\"}],\"nextPageToken\":\"A B+/=\",\"moreResult\":true}"),
        "/rest/v1/leads/schema/fields.json?batchSize=300&nextPageToken=A%20B%2B%2F%3D");
    assert_string_equal(after("{\"result\":[],\"nextPageToken\":\"C\",\"moreResult\":true}"),
                        "/rest/v1/leads/schema/fields.json?batchSize=300&nextPageToken=C");
    assert_string_equal(after("{\"result\":[{\"name\":\"b\"}],\"nextPageToken\":\"D\",\"moreResult\":false}"),
                        "");
    begin("/rest/v1/fields.json");
    assert_string_equal(after("{\"result\":[{\"name\":\"a\"}],\"nextPageToken\":\"E\"}"),
                        "/rest/v1/fields.json?nextPageToken=E");
    assert_string_equal(after("{\"result\":[{\"name\":\"b\"}]}"), "");
}

/* That there is nothing is said: else it is not known. */
static void test_no_result_and_no_word_of_it(void **state)
{
    (void)state;
    begin(LIST "0");
    assert_string_equal(after("{\"success\":true}"), "!");
    begin(LIST "0");
    assert_string_equal(after("{\"success\":true,\"result\":null,\"warnings\":[]}"), "!");
}

static void test_what_is_no_list(void **state)
{
    (void)state;
    begin(LIST "0");
    assert_string_equal(after("{\"result\":{\"id\":1}}"), "!");
    begin(LIST "0");
    assert_string_equal(after("{\"result\":\"\"}"), "!");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_page_begins_with_the_last_row),
        cmocka_unit_test(test_nothing_and_one),
        cmocka_unit_test(test_a_list_that_moves_is_read_again),
        cmocka_unit_test(test_it_also_moves_at_its_end),
        cmocka_unit_test(test_a_list_that_keeps_moving_is_refused),
        cmocka_unit_test(test_a_list_without_places),
        cmocka_unit_test(test_pages_by_token),
        cmocka_unit_test(test_no_result_and_no_word_of_it),
        cmocka_unit_test(test_what_is_no_list),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    sa_marketo_pages_free(pages);
    return failed;
}
