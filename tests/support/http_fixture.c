/* The fixture of the network client's tests: see http_fixture.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "http_fixture.h"

int http_fixture_keep(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct http_fixture_log *log = payload;
    (void)error;
    assert_true(log->count < HTTP_FIXTURE_ANSWERS);
    assert_int_equal(answer->body[answer->length], '\0');
    log->answers[log->count].outcome = answer->outcome;
    log->answers[log->count].status = answer->status;
    log->answers[log->count].length = answer->length;
    log->answers[log->count].replaced = answer->replaced;
    log->answers[log->count].tries = answer->tries;
#define KEEP(member)                                                                                         \
    snprintf(log->answers[log->count].member, sizeof log->answers->member, "%s", answer->member)
    KEEP(path);
    KEEP(body);
    KEEP(request_id);
    KEEP(location);
    KEEP(limit_info);
    KEEP(reason);
#undef KEEP
    log->count++;
    log->answered += answer->outcome == SA_HTTP_ANSWERED;
    return SA_OK;
}

/* 5xx passes, 401 stops. */
static enum sa_http_judgement judge(const struct sa_http_answer *answer)
{
    if (answer->status >= 500)
        return SA_HTTP_RETRY;
    return answer->status == 401 ? SA_HTTP_STOP : SA_HTTP_ACCEPT;
}

static const struct sa_http_names http_fixture_names = {.request_id = "x-sfdc-request-id",
                                                        .limit_info = "sforce-limit-info"};

int http_fixture_begin(void **state)
{
    struct http_fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->server = test_server_start();
    fixture->options = (struct sa_http_options){.origin = test_server_origin(fixture->server),
                                                .names = &http_fixture_names,
                                                .judge = judge,
                                                .retry_pause_ms = 1,
                                                .tries = 3};
    *state = fixture;
    return 0;
}

int http_fixture_end(void **state)
{
    struct http_fixture *fixture = *state;
    assert_int_equal(sa_http_close(fixture->http, NULL), 0);
    test_server_stop(fixture->server);
    free(fixture);
    return 0;
}

void http_fixture_get(struct http_fixture *fixture, const char *path)
{
    assert_int_equal(sa_http_get(fixture->http, path, http_fixture_keep, &fixture->log, &fixture->error), 0);
}

void http_fixture_ask(struct http_fixture *fixture, const char *path)
{
    assert_int_equal(sa_http_open(&fixture->http, &fixture->options, &fixture->error), 0);
    http_fixture_get(fixture, path);
    assert_int_equal(sa_http_run(fixture->http, &fixture->error), 0);
    assert_int_equal(fixture->log.count, 1);
}

void http_assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not in '%s'", part, text);
}
