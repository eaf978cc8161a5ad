/* A scripted HTTP server on a free port of 127.0.0.1, for tests of everything that asks over the network.
 *
 *     struct test_server *server = test_server_start();
 *     test_server_script(server, "/services/data", &(struct test_answer){.body = "[]"});
 *     …open a client on test_server_origin(server), run it…
 *     assert_int_equal(test_server_count(server, "/services/data"), 1);
 *     test_server_stop(server);
 *
 * A path (with its query, exactly as sent) has a list of answers: the first request gets the first one, and the last
 * one is repeated. A path without any gets 404 and Salesforce's NOT_FOUND; a POST to …/composite without any is answered
 * from the scripts of its parts. Helpers fail the running test by themselves.
 */
#ifndef SYNCAUDIT_TEST_SERVER_H
#define SYNCAUDIT_TEST_SERVER_H

#include <stdbool.h>
#include <stddef.h>

enum test_fault {
    TEST_SOUND,
    TEST_CLOSE,     /* the connection is closed without an answer */
    TEST_GARBAGE,   /* bytes that are not HTTP, then closed */
    TEST_CUT,       /* half of the body under the whole Content-Length, then closed */
    TEST_CUT_CHUNK, /* half of the body, chunked, closed without the last chunk */
    TEST_CUT_GZIP,  /* half of the compressed body, announced and sent as if that were all of it */
    TEST_BAD_GZIP,  /* announced as gzip, but the plain text */
    TEST_STALL,     /* half of the body, then nothing, until the server stops */
};

/* Zero = 200 with an empty JSON body. Strings are borrowed until the server stops. */
struct test_answer {
    int status;
    const char *body;
    size_t length;             /* 0 = strlen(body) */
    const char *headers[8][2]; /* name, value; besides Content-Type: application/json */
    bool gzip;                 /* compress the body if the client accepts it */
    enum test_fault fault;
    unsigned delay_ms;
    unsigned together; /* hold the answer until this many requests are being held at once (at most 10 s) */
};

struct test_server;

struct test_server *test_server_start(void);

/* "http://127.0.0.1:PORT" */
const char *test_server_origin(const struct test_server *server);

/* Adds an answer to the list of `path`. */
void test_server_script(struct test_server *server, const char *path, const struct test_answer *answer);

/* Requests seen for `path`, parts of composites among them; or in all (NULL), where a composite counts as one. */
unsigned test_server_count(struct test_server *server, const char *path);

/* The most requests that were waiting for their answer at the same moment. */
unsigned test_server_peak(struct test_server *server);

/* The body of the newest request for `path` that had one, or NULL. Borrowed until the server stops. */
const char *test_server_body(struct test_server *server, const char *path);

/* Requests seen whose header `name` was exactly `value`. Kept: authorization, accept, user-agent, content-type. */
unsigned test_server_count_header(struct test_server *server, const char *name, const char *value);

void test_server_stop(struct test_server *server);

#endif
