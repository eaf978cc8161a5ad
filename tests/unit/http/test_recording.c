/* Recordings: what is written, what is read back, and what is refused. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#include "folder.h"
#include "server.h"
#include "syncaudit/file.h"
#include "syncaudit/http.h"

#define HEAD                                                                                                 \
    "{\"recording\":1,\"origin\":\"https://x.my.salesforce.com\",\"time\":\"2026-11-23T08:15:00Z\"}\n"
#define LINE(path, body)                                                                                     \
    "{\"method\":\"GET\",\"path\":\"" path "\",\"status\":200,\"headers\":{},\"body\":\"" body "\"}\n"

static const struct sa_http_names names = {.request_id = "x-sfdc-request-id",
                                           .limit_info = "sforce-limit-info"};

/* Everything a callback is told, as one text per path. */
struct log {
    unsigned count;
    char text[16][512];
};

static int keep(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct log *log = payload;
    (void)error;
    assert_true(log->count < 16);
    snprintf(log->text[log->count++], sizeof *log->text, "%s|%d|%d|%s|%zu|%s|%s|%s|%s", answer->path,
             answer->outcome, answer->status, answer->body, answer->length, answer->request_id,
             answer->location, answer->limit_info, answer->reason);
    return SA_OK;
}

static int compare(const void *left, const void *right)
{
    return strcmp(left, right);
}

static void run(struct sa_http *http, const char *const *paths, struct log *log)
{
    memset(log, 0, sizeof *log);
    for (; *paths; paths++)
        assert_int_equal(sa_http_get(http, *paths, keep, log, NULL), 0);
    assert_int_equal(sa_http_run(http, NULL), 0);
    qsort(log->text, log->count, sizeof *log->text, compare);
}

static char *read_whole(const char *path)
{
    struct sa_buffer text = SA_BUFFER_INIT(1 << 20);
    assert_int_equal(sa_file_read(&text, path, NULL), 0);
    return sa_buffer_detach(&text);
}

static const char *const recorded_paths[] = {"/a", "/b?q=SELECT+Id+FROM+Lead+WHERE+Name+LIKE+'%25'", "/c",
                                             "/missing", NULL};

/* Records answers of a server into folder/name and returns what the callbacks were told. */
static void record(const char *path, struct log *log, char **origin)
{
    struct test_server *server = test_server_start();
    struct sa_http_options options = {.origin = test_server_origin(server),
                                      .names = &names,
                                      .token = "00D!the-secret-token",
                                      .record = path,
                                      .tries = 2,
                                      .retry_pause_ms = 1};
    struct sa_http *http;
    test_server_script(server, "/a",
                       &(struct test_answer){.body = "{\"label\":\"tab\\t \\u0000 \xff \\\"quoted\\\"\"}\n",
                                             .gzip = true,
                                             .headers = {{"Set-Cookie", "sid=cookie-secret"},
                                                         {"X-SFDC-Request-Id", "TID:7"},
                                                         {"Last-Modified", "Mon, 23 Nov 2026 08:00:00 GMT"},
                                                         {"Sforce-Limit-Info", "api-usage=1/5000"}}});
    test_server_script(server, recorded_paths[1], &(struct test_answer){.status = 400, .body = "\x01[]"});
    test_server_script(server, "/c", &(struct test_answer){.body = ""});
    test_server_script(server, "/failed", &(struct test_answer){.fault = TEST_CLOSE});
    test_server_script(server, "/redirect",
                       &(struct test_answer){.status = 302, .headers = {{"Location", "/?sid=secret"}}});
    assert_int_equal(sa_http_open(&http, &options, NULL), 0);
    struct log others = {0};
    assert_int_equal(sa_http_get(http, "/failed", keep, &others, NULL), 0);
    assert_int_equal(sa_http_get(http, "/redirect", keep, &others, NULL), 0);
    struct log posted = {0};
    test_server_script(server, "/token",
                       &(struct test_answer){.body = "{\"access_token\":\"posted-secret\"}"});
    assert_int_equal(
        sa_http_post(http, "/token", "text/plain", "sent-secret", strlen("sent-secret"), keep, &posted, NULL),
        0);
    run(http, recorded_paths, log);
    assert_int_equal(others.count, 2);
    assert_int_equal(posted.count, 1);
    assert_non_null(strstr(posted.text[0], "posted-secret"));
    assert_int_equal(access(path, F_OK), -1); /* nothing under the final name yet */
    assert_int_equal(sa_http_close(http, NULL), 0);
    *origin = strdup(options.origin);
    test_server_stop(server);
}

static void test_replay_equals_the_recorded_run(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "org.jsonl");
    char *again = test_folder_path(folder, "again.jsonl");
    char *origin;
    struct log live, replayed;
    struct sa_http *http;
    record(path, &live, &origin);
    assert_int_equal(live.count, 4);
    assert_int_equal(
        sa_http_replay(&http, path, &(struct sa_http_options){.names = &names, .record = again}, NULL), 0);
    assert_string_equal(sa_http_origin(http), origin);
    assert_non_null(sa_http_recorded_at(http));
    assert_int_equal(strlen(sa_http_recorded_at(http)), strlen("2026-11-23T08:15:00Z"));
    run(http, recorded_paths, &replayed);
    assert_memory_equal(&live, &replayed, sizeof live);
    run(http, (const char *const[]){"/failed", NULL}, &replayed);
    assert_string_equal(replayed.text[0], "/failed|2|0||0||||the recording does not hold it");
    assert_int_equal(sa_http_calls(http), 0);
    assert_int_equal(sa_http_close(http, NULL), 0);
    /* A replay recorded again says the same. */
    assert_int_equal(sa_http_replay(&http, again, &(struct sa_http_options){.names = &names}, NULL), 0);
    run(http, recorded_paths, &replayed);
    assert_memory_equal(&live, &replayed, sizeof live);
    assert_int_equal(sa_http_close(http, NULL), 0);
    free(origin);
    free(path);
    free(again);
    test_folder_remove(folder);
}

static void test_recording_holds_no_secret(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "org.jsonl");
    char *origin;
    struct log live;
    record(path, &live, &origin);
    char *text = read_whole(path);
    assert_null(strstr(text, "secret"));
    assert_null(strstr(text, "uthorization"));
    assert_null(strstr(text, "ookie"));
    assert_non_null(strstr(text, "/redirect"));
    assert_null(strstr(text, "ocation"));
    assert_non_null(strstr(text,
                           "\"headers\":{\"content-type\":\"application/json;charset=UTF-8\","
                           "\"last-modified\":\"Mon, 23 Nov 2026 08:00:00 GMT\","
                           "\"x-sfdc-request-id\":\"TID:7\",\"sforce-limit-info\":\"api-usage=1/5000\"}"));
    assert_non_null(strstr(text, "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,"));
    free(text);
    free(origin);
    free(path);
    test_folder_remove(folder);
}

static void test_gzip_recording(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    char *plain = test_folder_path(folder, "org.jsonl");
    char *packed = test_folder_path(folder, "org.jsonl.gz");
    char *origin;
    struct log live, replayed;
    struct sa_http *http;
    record(plain, &live, &origin);
    char *text = read_whole(plain);
    gzFile out = gzopen(packed, "wb");
    assert_int_equal(gzwrite(out, text, (unsigned)strlen(text)), strlen(text));
    assert_int_equal(gzclose(out), Z_OK);
    assert_int_equal(sa_http_replay(&http, packed, &(struct sa_http_options){.names = &names}, NULL), 0);
    run(http, recorded_paths, &replayed);
    assert_memory_equal(&live, &replayed, sizeof live);
    assert_int_equal(sa_http_close(http, NULL), 0);
    assert_int_equal(truncate(packed, 100), 0);
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_http_replay(&http, packed, &(struct sa_http_options){.names = &names}, &error),
                     SA_EINPUT);
    assert_non_null(strstr(error.message, "gzip"));
    assert_non_null(strstr(error.message, packed));
    free(text);
    free(origin);
    free(plain);
    free(packed);
    test_folder_remove(folder);
}

static int replay_text(struct sa_http **http, const char *text, struct sa_error *error)
{
    return sa_http_replay_memory(http, "demo.jsonl", text, strlen(text),
                                 &(struct sa_http_options){.names = &names}, error);
}

static void test_replay_from_memory(void **state)
{
    static const char text[] = HEAD LINE("/b", "first") LINE("/a", "{\\\"a\\\":1}")
        LINE("/b", "last") "{\"method\":\"POST\",\"path\":\"/p\",\"status\":200,\"body\":\"\"}\n"
                           "{\"path\":\"/n\",\"future\":[{}],\"method\":\"GET\",\"status\":404,\"body\":\"no "
                           "end of line\"}";
    struct sa_http *http;
    struct log log;
    (void)state;
    assert_int_equal(replay_text(&http, text, NULL), 0);
    assert_string_equal(sa_http_origin(http), "https://x.my.salesforce.com");
    assert_string_equal(sa_http_recorded_at(http), "2026-11-23T08:15:00Z");
    run(http, (const char *const[]){"/a", "/b", "/n", "/p", "/B", NULL}, &log);
    assert_int_equal(log.count, 5);
    struct log posted = {0}; /* a recording answers no POST, not even one of a path it holds */
    assert_int_equal(sa_http_post(http, "/a", "text/plain", "x", 1, keep, &posted, NULL), 0);
    assert_int_equal(sa_http_run(http, NULL), 0);
    assert_string_equal(posted.text[0], "/a|2|0||0||||the recording does not hold it");
    assert_string_equal(log.text[0], "/B|2|0||0||||the recording does not hold it");
    assert_string_equal(log.text[1], "/a|0|200|{\"a\":1}|7||||");
    assert_string_equal(log.text[2], "/b|0|200|last|4||||");
    assert_string_equal(log.text[3], "/n|0|404|no end of line|14||||");
    assert_string_equal(log.text[4], "/p|2|0||0||||the recording does not hold it");
    assert_int_equal(sa_http_close(http, NULL), 0);
}

static void test_recorded_bodies_go_through_the_gate(void **state)
{
    struct sa_http *http;
    struct log log;
    (void)state;
    assert_int_equal(replay_text(&http, HEAD LINE("/a", "[\\\"\\\\u0000\\\\ud800\\\"]"), NULL), 0);
    run(http, (const char *const[]){"/a", NULL}, &log);
    assert_string_equal(log.text[0], "/a|0|200|[\"\\ufffd\\ufffd\"]|16||||");
    assert_int_equal(sa_http_close(http, NULL), 0);
}

static void test_broken_recordings(void **state)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"", "demo.jsonl:1: "},
        {"\n", "demo.jsonl:1: "},
        {"{}\n", "demo.jsonl:1: this is not a recording"},
        {"[]\n", "demo.jsonl:1: this is not a recording"},
        {"PK\x03\x04", "demo.jsonl:1: not JSON"},
        {"{\"recording\":2,\"origin\":\"https://x\",\"time\":\"2026-11-23\"}",
         "demo.jsonl:1: the recording was made by a newer"},
        {"{\"recording\":1,\"origin\":\"http://x.com\",\"time\":\"2026-11-23\"}",
         "demo.jsonl:1: the recorded address: plain http"},
        {"{\"recording\":1,\"origin\":\"https://x\",\"time\":\"soon\"}",
         "demo.jsonl:1: 'soon' is not a time"},
        {"{\"recording\":1,\"origin\":7,\"time\":[]}", "demo.jsonl:1: this is not a recording"},
        {HEAD "{", "demo.jsonl:2: not JSON"},
        {HEAD LINE("/a", "") "oops\n" LINE("/b", ""), "demo.jsonl:3: not JSON: unexpected 'oops' at byte 0"},
        {HEAD LINE("/a", "") "\n" LINE("/b", ""), "demo.jsonl:3: not JSON: the document is empty"},
        {HEAD "{\"method\":\"GET\",\"status\":200,\"body\":\"\"}", "demo.jsonl:2: a text is missing"},
        {HEAD "{\"method\":\"GET\",\"path\":\"/\",\"status\":200,\"body\":{}}",
         "demo.jsonl:2: a text is missing"},
        {HEAD "{\"method\":\"GET\",\"path\":\"/\",\"status\":\"200\",\"body\":\"\"}",
         "demo.jsonl:2: 'status' is not"},
        {HEAD "{\"method\":\"GET\",\"path\":\"/\",\"status\":200.5,\"body\":\"\"}",
         "demo.jsonl:2: 'status' is not"},
        {HEAD "{\"method\":\"GET\",\"path\":\"/\",\"status\":1e99,\"body\":\"\"}",
         "demo.jsonl:2: 'status' is not"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_error error = SA_ERROR_INIT;
        struct sa_http *http;
        assert_int_equal(replay_text(&http, cases[i].text, &error), SA_EINPUT);
        assert_null(http);
        assert_int_equal(error.code, SA_EINPUT);
        if (strncmp(error.message, cases[i].message, strlen(cases[i].message)) != 0)
            fail_msg("case %zu: %s", i, error.message);
    }
}

static void test_no_such_recording(void **state)
{
    struct sa_http *http;
    struct sa_error error = SA_ERROR_INIT;
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "nothing");
    (void)state;
    assert_int_equal(sa_http_replay(&http, path, &(struct sa_http_options){.names = &names}, &error), SA_EIO);
    assert_non_null(strstr(error.message, path));
    assert_int_equal(sa_http_replay(&http, folder, &(struct sa_http_options){.names = &names}, &error),
                     SA_EIO);
    assert_non_null(strstr(error.message, "directory"));
    free(path);
    test_folder_remove(folder);
}

static void test_recording_into_no_folder(void **state)
{
    struct sa_http *http;
    struct sa_error error = SA_ERROR_INIT;
    (void)state;
    struct sa_http_options options = {.origin = "https://localhost:1", .record = "/nonexistent/org.jsonl"};
    assert_int_equal(sa_http_open(&http, &options, &error), SA_EIO);
    assert_null(http);
    assert_non_null(strstr(error.message, "/nonexistent/org.jsonl"));
}

/* A file size limit stands in for a full disk: writing fails in the middle. */
static void test_disk_full(void **state)
{
    static char big[100001];
    struct test_server *server = test_server_start();
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "org.jsonl");
    char *partial = test_folder_path(folder, "org.jsonl.part");
    struct sa_http_options options = {.origin = test_server_origin(server), .names = &names, .record = path};
    struct sa_http *http;
    struct sa_error error = SA_ERROR_INIT;
    struct log log = {0};
    struct rlimit before;
    (void)state;
    memset(big, 'x', sizeof big - 1);
    test_server_script(server, "/big", &(struct test_answer){.body = big});
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){50000, before.rlim_max}), 0);
    assert_int_equal(sa_http_open(&http, &options, NULL), 0);
    assert_int_equal(sa_http_get(http, "/big", keep, &log, NULL), 0);
    int ran = sa_http_run(http, &error);
    int closed = sa_http_close(http, NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(ran, SA_EIO);
    assert_non_null(strstr(error.message, path));
    assert_non_null(strstr(error.message, "File too large"));
    assert_int_equal(closed, SA_EIO);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(access(partial, F_OK), -1);
    free(path);
    free(partial);
    test_folder_remove(folder);
    test_server_stop(server);
}

static int cancel(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    (void)answer, (void)error;
    *(volatile sig_atomic_t *)payload = 1;
    return SA_OK;
}

static void test_cancelled_recording_is_completed(void **state)
{
    struct test_server *server = test_server_start();
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, "org.jsonl");
    volatile sig_atomic_t cancelled = 0;
    struct sa_observer observer = {.cancelled = &cancelled};
    struct sa_http_options options = {.origin = test_server_origin(server),
                                      .names = &names,
                                      .record = path,
                                      .observer = &observer,
                                      .concurrency = 1};
    struct sa_http *http;
    struct log log;
    (void)state;
    test_server_script(server, "/a", &(struct test_answer){.body = "[1]"});
    assert_int_equal(sa_http_open(&http, &options, NULL), 0);
    assert_int_equal(sa_http_get(http, "/a", cancel, (void *)(uintptr_t)&cancelled, NULL), 0);
    assert_int_equal(sa_http_get(http, "/b", keep, &log, NULL), 0);
    assert_int_equal(sa_http_run(http, NULL), SA_ECANCELLED);
    assert_int_equal(sa_http_close(http, NULL), 0);
    cancelled = 0;
    assert_int_equal(sa_http_replay(&http, path, &options, NULL), 0);
    run(http, (const char *const[]){"/a", "/b", NULL}, &log);
    assert_string_equal(log.text[0], "/a|0|200|[1]|3||||");
    assert_string_equal(log.text[1], "/b|2|0||0||||the recording does not hold it");
    cancelled = 1;
    assert_int_equal(sa_http_get(http, "/a", keep, &log, NULL), 0);
    assert_int_equal(sa_http_run(http, NULL), SA_ECANCELLED);
    assert_int_equal(sa_http_close(http, NULL), 0);
    free(path);
    test_folder_remove(folder);
    test_server_stop(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replay_equals_the_recorded_run),
        cmocka_unit_test(test_recording_holds_no_secret),
        cmocka_unit_test(test_gzip_recording),
        cmocka_unit_test(test_replay_from_memory),
        cmocka_unit_test(test_recorded_bodies_go_through_the_gate),
        cmocka_unit_test(test_broken_recordings),
        cmocka_unit_test(test_no_such_recording),
        cmocka_unit_test(test_recording_into_no_folder),
        cmocka_unit_test(test_disk_full),
        cmocka_unit_test(test_cancelled_recording_is_completed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
