/* The client as its users see it: open, queue, run, close. See include/syncaudit/http.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "http/loop.h"
#include "http/recording.h"

/* The caller's options with every zero replaced by its default. */
static struct sa_http_options with_defaults(const struct sa_http_options *given)
{
    struct sa_http_options options = *given;
    if (!options.concurrency)
        options.concurrency = 16;
    if (!options.tries)
        options.tries = 5;
    if (!options.timeout_ms)
        options.timeout_ms = 120000;
    if (!options.retry_pause_ms)
        options.retry_pause_ms = 500;
    if (!options.body_limit)
        options.body_limit = (size_t)64 << 20;
    return options;
}

static void set_budget(struct sa_http_budget *budget, unsigned long most)
{
    budget->limited = true;
    budget->most = most;
    snprintf(budget->why, sizeof budget->why, "not asked: the budget of %lu calls is spent", most);
}

static struct sa_http *new_client(const struct sa_http_options *options)
{
    struct sa_http *http = calloc(1, sizeof *http);
    if (http) {
        http->options = with_defaults(options);
        TAILQ_INIT(&http->queue);
        http->budget = options->budget ? options->budget : &http->own_budget;
        if (options->max_calls && !http->budget->limited)
            set_budget(http->budget, options->max_calls);
    }
    return http;
}

/* Frees everything but leaves the recording as it is. */
static void free_client(struct sa_http *http)
{
    sa_http_requests_drop(&http->queue);
    sa_http_network_close(http->network);
    sa_http_loop_close(http->own_loop);
    sa_http_recording_close(http->replay);
    sa_file_abandon(&http->record);
    free(http->origin);
    free(http);
}

/* Begins the recording if one is wanted, and hands the client out; a client that could not be opened is
 * freed. */
static int finish_open(struct sa_http **out, struct sa_http *http, int rc, struct sa_error *error)
{
    char now[SA_TIME_SIZE];
    sa_time_format(now, time(NULL));
    if (rc == SA_OK && http->options.record)
        rc = sa_http_record_begin(&http->record, http->options.record, http->origin,
                                  http->replay ? http->recorded_at : now, error);
    if (rc) {
        free_client(http);
        http = NULL;
    }
    *out = http;
    return rc;
}

static int open_network(struct sa_http *http, const struct sa_http_options *options, struct sa_error *error)
{
    CURLM *multi = NULL;
    struct sa_http_loop *loop = options->loop;
    int rc = loop ? SA_OK : sa_http_loop_open(&http->own_loop, error);
    if (rc == SA_OK)
        rc = sa_http_loop_join(loop ? loop : http->own_loop, http->options.concurrency, &multi, error);
    return rc ? rc : sa_http_network_open(http, multi, options->token, error);
}

int sa_http_open(struct sa_http **out, const struct sa_http_options *options, struct sa_error *error)
{
    *out = NULL;
    struct sa_error why = SA_ERROR_INIT;
    if (!sa_http_origin_check(options->origin, &why)) {
        if (why.code == SA_EINPUT)
            sa_error_prefix(&why, SA_EINPUT, "the address");
        if (error)
            *error = why;
        return why.code;
    }
    struct sa_http *http = new_client(options);
    if (!http)
        return sa_error_memory(error);
    http->origin = strdup(options->origin);
    int rc = http->origin ? open_network(http, options, error) : sa_error_memory(error);
    return finish_open(out, http, rc, error);
}

int sa_http_replay_memory(struct sa_http **out, const char *name, const char *bytes, size_t length,
                          const struct sa_http_options *options, struct sa_error *error)
{
    *out = NULL;
    struct sa_http *http = new_client(options);
    if (!http)
        return sa_error_memory(error);
    int rc = sa_http_recording_open(&http->replay, name, bytes, length, http->options.names, &http->origin,
                                    http->recorded_at, error);
    return finish_open(out, http, rc, error);
}

int sa_http_replay(struct sa_http **out, const char *recording, const struct sa_http_options *options,
                   struct sa_error *error)
{
    return sa_http_replay_memory(out, recording, NULL, 0, options, error);
}

int sa_http_get(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                struct sa_error *error)
{
    struct sa_http_request *request;
    int rc = sa_http_request_new(&request, path, done, payload, error);
    if (rc == SA_OK)
        TAILQ_INSERT_TAIL(&http->queue, request, link);
    return rc;
}

/* Behind those that go ahead, too. When they are all there is, nothing is looked through. */
static void queue_ahead(struct sa_http_requests *queue, struct sa_http_request *request)
{
    struct sa_http_request *behind = TAILQ_LAST(queue, sa_http_requests);
    if (behind && !behind->ahead)
        for (behind = TAILQ_FIRST(queue); behind->ahead; behind = TAILQ_NEXT(behind, link))
            ;
    else
        behind = NULL;
    if (behind)
        TAILQ_INSERT_BEFORE(behind, request, link);
    else
        TAILQ_INSERT_TAIL(queue, request, link);
}

int sa_http_get_ahead(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                      struct sa_error *error)
{
    struct sa_http_request *request;
    int rc = sa_http_request_new(&request, path, done, payload, error);
    if (rc)
        return rc;
    request->ahead = true;
    queue_ahead(&http->queue, request);
    return SA_OK;
}

int sa_http_post(struct sa_http *http, const char *path, const char *content_type, const char *body,
                 size_t length, sa_http_done *done, void *payload, struct sa_error *error)
{
    struct sa_http_request *request;
    int rc = sa_http_request_new(&request, path, done, payload, error);
    if (rc == SA_OK)
        rc = sa_http_request_set_body(request, content_type, body, length, error);
    if (rc == SA_OK)
        TAILQ_INSERT_TAIL(&http->queue, request, link);
    else
        sa_http_request_free(request);
    return rc;
}

bool sa_http_is_recording(const struct sa_http *http)
{
    return http->record.stream != NULL;
}

int sa_http_record(struct sa_http *http, const struct sa_http_answer *answer, struct sa_error *error)
{
    return http->record.stream ? sa_http_record_part(&http->record, http->options.names, answer, error)
                               : SA_OK;
}

const char *sa_http_origin(const struct sa_http *http)
{
    return http->origin;
}

const char *sa_http_recorded_at(const struct sa_http *http)
{
    return http->replay ? http->recorded_at : NULL;
}

void sa_http_limit(struct sa_http *http, unsigned long calls, const char *why)
{
    struct sa_http_budget *budget = http->budget;
    unsigned long most = budget->calls - budget->running + calls;
    if (most < calls || (budget->limited && most >= budget->most))
        return;
    budget->limited = true;
    budget->most = most;
    snprintf(budget->why, sizeof budget->why, "%s", why);
}

unsigned long sa_http_calls(const struct sa_http *http)
{
    return http->network ? sa_http_network_calls(http->network) : 0;
}

int sa_http_close(struct sa_http *http, struct sa_error *error)
{
    if (!http)
        return SA_OK;
    int rc = http->record.stream ? sa_file_commit(&http->record, error) : SA_OK;
    free_client(http);
    return rc;
}
