/* A fetch in which every single allocation fails once, one by one, with shared calls, and going on from a partial snapshot: no
 * crash, no leak (of AddressSanitizer), the right code, nothing half written, nothing lost.
 *
 *     allocation_fetch [STRIDE [SQLITE [FIRST]]]
 *
 * STRIDE: only every so many of our allocations, of libcurl's and of cJSON's; SQLITE: of SQLite's, which makes hundreds of thousands;
 * FIRST: the first that fails. Each is 1 when it is not given.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/salesforce/fetched.h"
#include "allocation.h"
#include "syncaudit/file.h"

#define FOLDER TEST_ORG_ID "/2026-11-23T08-15-00Z"
#define TASK TEST_ORG "sobjects/Task/describe"

/* A way to fetch. */
struct way {
    const char *name;
    enum sa_fetch_mode mode;
    bool resume;
    const char *whole; /* the content then */
};

static const struct way ways[] = {
    {"one by one", SA_FETCH_GET, false, "6|4|Lead,Task|0"},
    {"composite", SA_FETCH_COMPOSITE, false, "6|4|Lead,Task|0"},
    {"resume", SA_FETCH_GET, true, "4|2|Lead,Task|0"},
};

/* What all the fetches of one kind start from. */
struct weather {
    const struct way *way;
    struct test_org *org;
    struct sa_buffer partial; /* the file to go on from */
    enum allocation_kind kind;
};

struct outcome {
    unsigned long count;
    unsigned long refused;   /* ended with SA_ENOMEM */
    unsigned long tolerated; /* went on without the memory, and came to the same snapshot */
};

#define CONTENT                                                                                              \
    "SELECT (SELECT count(*) FROM describe_field), (SELECT count(*) FROM describe_picklist_value),"          \
    " (SELECT group_concat(name) FROM (SELECT name FROM describe_object ORDER BY name)), partial FROM run"
#define PARTIAL "3|2|Lead|1"

/* What is left under the final name is whole: what was there before, or what was sealed before memory ran out. */
static void check_left(const char *out, const struct way *way)
{
    struct sa_snapshot *snapshot = NULL;
    if (!way->resume && count_entries(out) == 0)
        return;
    char *folder = test_folder_path(out, FOLDER);
    assert_int_equal(sa_snapshot_open(&snapshot, folder, NULL), 0);
    assert_int_equal(count_entries(out), 1);
    assert_int_equal(count_entries(folder), 1);
    char *content = test_query(sa_snapshot_db(snapshot), CONTENT);
    if (strcmp(content, way->whole) != 0 && !(way->resume && strcmp(content, PARTIAL) == 0))
        fail_msg("left: %s", content);
    free(content);
    sa_snapshot_close(snapshot);
    free(folder);
}

static struct sa_fetch_options options_of(const struct weather *weather, const char *out)
{
    return (struct sa_fetch_options){.connection = test_org_url(weather->org),
                                     .objects = "Lead,Task",
                                     .token = TEST_ORG_TOKEN,
                                     .now = NOW,
                                     .out = out,
                                     .mode = weather->way->mode,
                                     .resume = weather->way->resume,
                                     .retry_pause_ms = 1,
                                     /* SQLite allocates a hundred times as often as the others. */
                                     .describes_only = weather->kind == ALLOCATION_SQLITE};
}

static void put_partial(const struct weather *weather, const char *out)
{
    char *folder = test_folder_path(out, FOLDER);
    assert_int_equal(sa_directory_make(folder, NULL), 0);
    free(test_folder_write(folder, "snapshot.db", weather->partial.data, weather->partial.length));
    free(folder);
}

/* One fetch with one failure. False = no allocation of that number was made any more. */
static bool fetch_once(const struct weather *weather, unsigned long number, struct outcome *outcome)
{
    bool struck = false;
    struct fetched fetched = {.out = test_folder_make()};
    const struct sa_fetch_options options = options_of(weather, fetched.out);
    if (options.resume)
        put_partial(weather, fetched.out);
    allocation_arm(weather->kind, number);
    fetched.rc = sa_fetch(&fetched.snapshot, &fetched.partial, &options, &fetched.error);
    outcome->count = allocation_disarm(&struck);
    /* libcurl 7.88 sends an address without its query when it has no memory for that; the answer is then none. */
    bool cut = weather->kind == ALLOCATION_CURL && fetched.rc == SA_OK && fetched.partial;
    if (fetched.rc == SA_OK && !fetched.partial)
        test_query_is(sa_snapshot_db(fetched.snapshot), CONTENT, weather->way->whole);
    else if (!cut && (fetched.rc != SA_ENOMEM || fetched.partial))
        fail_msg("%s: allocation %lu of %s failed: code %d, partial %d, '%s'", weather->way->name, number,
                 allocation_names[weather->kind], fetched.rc, fetched.partial, fetched.error.message);
    if (!cut)
        check_left(fetched.out, weather->way);
    outcome->refused += struck && fetched.rc == SA_ENOMEM;
    outcome->tolerated += struck && fetched.rc == SA_OK;
    release(&fetched);
    return struck;
}

/* A partial snapshot to go on from: of the two objects one could not be read. */
static void read_partial(struct weather *weather)
{
    struct fetched fetched = {.out = test_folder_make()};
    struct sa_fetch_options options = options_of(weather, fetched.out);
    options.resume = false;
    assert_int_equal(sa_fetch(&fetched.snapshot, &fetched.partial, &options, NULL), 0);
    assert_true(fetched.partial);
    test_query_is(sa_snapshot_db(fetched.snapshot), CONTENT, PARTIAL);
    char *path = test_folder_path(fetched.out, FOLDER "/snapshot.db");
    assert_int_equal(sa_file_read(&weather->partial, path, NULL), 0);
    free(path);
    release(&fetched);
}

static unsigned long stride = 1, sqlite_stride = 1, first = 1;

static void fail_each(enum allocation_kind kind, const struct way *way)
{
    char *task = test_org_describe("Task", TEST_ORG_FIELD("Id", "id", "false", "18", ""));
    const struct test_org_answer broken[] = {
        {TASK, {.status = 500, .body = "[{\"errorCode\":\"APEX_ERROR\",\"message\":\"boom\"}]"}},
        {TASK, {.body = task}},
        {0}};
    struct weather weather = {.way = way,
                              .org = test_org_start("67.0", way->resume ? broken : NULL),
                              .partial = SA_BUFFER_INIT(SA_BUFFER_OWN),
                              .kind = kind};
    struct outcome outcome = {0};
    if (way->resume)
        read_partial(&weather);
    fetch_once(&weather, 0, &outcome);
    const unsigned long all = outcome.count, step = kind == ALLOCATION_SQLITE ? sqlite_stride : stride;
    for (unsigned long number = first; fetch_once(&weather, number, &outcome); number += step)
        continue;
    printf("%s, %s: %lu allocations, from the %lu. every %lu. made to fail: %lu refused, %lu done without\n",
           way->name, allocation_names[kind], all, first, step, outcome.refused, outcome.tolerated);
    assert_true(outcome.refused > 0);
    sa_buffer_release(&weather.partial);
    test_org_stop(weather.org);
    free(task);
}

static void fail_all_ways(enum allocation_kind kind)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        fail_each(kind, &ways[i]);
}

static void test_ours(void **state)
{
    (void)state;
    fail_all_ways(ALLOCATION_OURS);
}

static void test_sqlite(void **state)
{
    (void)state;
    fail_all_ways(ALLOCATION_SQLITE);
}

static void test_curl(void **state)
{
    (void)state;
    fail_all_ways(ALLOCATION_CURL);
}

static void test_cjson(void **state)
{
    (void)state;
    fail_all_ways(ALLOCATION_CJSON);
}

static unsigned long number_of(int argc, char **argv, int which)
{
    return which < argc ? strtoul(argv[which], NULL, 10) : 1;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ours),
        cmocka_unit_test(test_sqlite),
        cmocka_unit_test(test_curl),
        cmocka_unit_test(test_cjson),
    };
    stride = number_of(argc, argv, 1);
    sqlite_stride = number_of(argc, argv, 2);
    first = number_of(argc, argv, 3);
    allocation_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
