/* A server, a client for it, and what its callbacks were told: shared by the tests of the network client. */
#ifndef SYNCAUDIT_TEST_HTTP_FIXTURE_H
#define SYNCAUDIT_TEST_HTTP_FIXTURE_H

#include "server.h"
#include "syncaudit/http.h"

#define HTTP_FIXTURE_ANSWERS 64

/* What callbacks saw, in the order they saw it. */
struct http_fixture_log {
    unsigned count;
    unsigned answered;
    struct {
        char path[64];
        enum sa_http_outcome outcome;
        int status;
        char body[256];
        size_t length;
        size_t replaced;
        char request_id[64];
        char location[128];
        char limit_info[64];
        char reason[512];
        unsigned tries;
    } answers[HTTP_FIXTURE_ANSWERS];
};

struct http_fixture {
    struct test_server *server;
    struct sa_http_options options; /* three tries without pauses; 5xx is asked again, 401 stops */
    struct sa_http *http;
    struct sa_error error;
    struct http_fixture_log log;
};

/* Setup and teardown for cmocka: the server runs, the client is not open yet. */
int http_fixture_begin(void **state);
int http_fixture_end(void **state);

/* The callback that fills the log. */
int http_fixture_keep(void *log, const struct sa_http_answer *answer, struct sa_error *error);

/* Queues a path. */
void http_fixture_get(struct http_fixture *fixture, const char *path);

/* Opens the client, asks for one path and runs. */
void http_fixture_ask(struct http_fixture *fixture, const char *path);

void http_assert_contains(const char *text, const char *part);

#endif
