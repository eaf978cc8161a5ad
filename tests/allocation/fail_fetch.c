/* A fetch in which every single allocation fails once: no crash, no leak (of AddressSanitizer), the right code, nothing half
 * written.
 *
 *     allocation_fetch [STRIDE]     only every STRIDE-th allocation of SQLite, which makes thousands (default 1)
 */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/salesforce/fetched.h"
#include "allocation.h"

struct outcome {
    unsigned long count;
    unsigned long refused;   /* ended with SA_ENOMEM */
    unsigned long tolerated; /* went on without the memory, and came to the same snapshot */
};

#define CONTENT                                                                                              \
    "SELECT (SELECT count(*) FROM describe_field), (SELECT count(*) FROM describe_picklist_value),"          \
    " (SELECT group_concat(name) FROM describe_object), (SELECT group_concat(name) FROM describe_field), partial FROM run"

static void check_content(struct sa_snapshot *snapshot)
{
    test_query_is(sa_snapshot_db(snapshot), CONTENT, "3|2|Lead|Id,Name,Status|0");
}

/* What is left under the final name is whole: it was sealed before memory ran out, and can be opened now. */
static void check_left(const char *out)
{
    struct sa_snapshot *snapshot = NULL;
    if (count_entries(out) == 0)
        return;
    char *folder = test_folder_path(out, TEST_ORG_ID "/2026-11-23T08-15-00Z");
    assert_int_equal(sa_snapshot_open(&snapshot, folder, NULL), 0);
    assert_int_equal(count_entries(out), 1);
    assert_int_equal(count_entries(folder), 1);
    check_content(snapshot);
    sa_snapshot_close(snapshot);
    free(folder);
}

/* One fetch with one failure. False = no allocation of that number was made any more. */
static bool fetch_once(const struct test_org *org, enum allocation_kind kind, unsigned long number,
                       struct outcome *outcome)
{
    bool struck = false;
    struct fetched fetched = {.out = test_folder_make()};
    const struct sa_fetch_options options = {.connection = test_org_url(org),
                                             .objects = "Lead",
                                             .token = TEST_ORG_TOKEN,
                                             .now = NOW,
                                             .out = fetched.out,
                                             /* SQLite allocates a hundred times as often as the others. */
                                             .describes_only = kind == ALLOCATION_SQLITE};
    allocation_arm(kind, number);
    fetched.rc = sa_fetch(&fetched.snapshot, &fetched.partial, &options, &fetched.error);
    outcome->count = allocation_disarm(&struck);
    /* libcurl 7.88 sends an address without its query when it has no memory for that; the answer is then none. */
    bool cut = kind == ALLOCATION_CURL && fetched.rc == SA_OK && fetched.partial;
    if (fetched.rc == SA_OK && !fetched.partial)
        check_content(fetched.snapshot);
    else if (!cut && (fetched.rc != SA_ENOMEM || fetched.partial))
        fail_msg("allocation %lu of %s failed: code %d, partial %d, '%s'", number, allocation_names[kind],
                 fetched.rc, fetched.partial, fetched.error.message);
    if (!cut)
        check_left(fetched.out);
    outcome->refused += struck && fetched.rc == SA_ENOMEM;
    outcome->tolerated += struck && fetched.rc == SA_OK;
    release(&fetched);
    return struck;
}

static void fail_each(enum allocation_kind kind, unsigned long stride)
{
    struct test_org *org = test_org_start("67.0", NULL);
    struct outcome outcome = {0};
    unsigned long number = 1;
    fetch_once(org, kind, 0, &outcome);
    unsigned long all = outcome.count;
    for (; fetch_once(org, kind, number, &outcome); number += stride)
        continue;
    printf("%s: %lu allocations, every %lu. made to fail: %lu refused, %lu done without\n",
           allocation_names[kind], all, stride, outcome.refused, outcome.tolerated);
    assert_true(outcome.refused > 0);
    test_org_stop(org);
}

static unsigned long stride = 1;

static void test_ours(void **state)
{
    (void)state;
    fail_each(ALLOCATION_OURS, 1);
}

static void test_sqlite(void **state)
{
    (void)state;
    fail_each(ALLOCATION_SQLITE, stride);
}

static void test_curl(void **state)
{
    (void)state;
    fail_each(ALLOCATION_CURL, 1);
}

static void test_cjson(void **state)
{
    (void)state;
    fail_each(ALLOCATION_CJSON, 1);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ours),
        cmocka_unit_test(test_sqlite),
        cmocka_unit_test(test_curl),
        cmocka_unit_test(test_cjson),
    };
    if (argc > 1)
        stride = strtoul(argv[1], NULL, 10);
    allocation_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
