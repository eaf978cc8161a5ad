/* Any bytes as the answer of a composite: each of its questions is settled exactly once, and none asked for ever.
 *
 * The network is not there: what would be sent is caught by the functions below (the linker leads the calls here), and what
 * is asked alone is answered with a describe. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/ask.h"
#include "fetch/travel.h"
#include "salesforce/service.h"
#include "syncaudit/buffer.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

enum { QUESTIONS = 3, CAUGHT = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int __wrap_sa_http_get(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                       struct sa_error *error);
int __wrap_sa_http_get_ahead(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                             struct sa_error *error);
int __wrap_sa_http_post(struct sa_http *http, const char *path, const char *content_type, const char *body,
                        size_t length, sa_http_done *done, void *payload, struct sa_error *error);
int __wrap_sa_http_record(struct sa_http *http, const struct sa_http_answer *answer, struct sa_error *error);
bool __wrap_sa_http_is_recording(const struct sa_http *http);
const char *__wrap_sa_http_recorded_at(const struct sa_http *http);
unsigned long __wrap_sa_http_calls(const struct sa_http *http);

static struct {
    bool shared; /* a composite; else one question */
    sa_http_done *done;
    void *payload;
} caught[CAUGHT];
static size_t caught_count;
static size_t stored;

static int keep(bool shared, sa_http_done *done, void *payload)
{
    if (caught_count == CAUGHT)
        abort();
    caught[caught_count].shared = shared;
    caught[caught_count].done = done;
    caught[caught_count++].payload = payload;
    return SA_OK;
}

int __wrap_sa_http_get(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                       struct sa_error *error)
{
    (void)http, (void)path, (void)error;
    return keep(false, done, payload);
}

int __wrap_sa_http_get_ahead(struct sa_http *http, const char *path, sa_http_done *done, void *payload,
                             struct sa_error *error)
{
    (void)http, (void)path, (void)error;
    return keep(false, done, payload);
}

int __wrap_sa_http_post(struct sa_http *http, const char *path, const char *content_type, const char *body,
                        size_t length, sa_http_done *done, void *payload, struct sa_error *error)
{
    (void)http, (void)path, (void)content_type, (void)body, (void)length, (void)error;
    return keep(true, done, payload);
}

/* Records what is final, so that parts are printed too. */
int __wrap_sa_http_record(struct sa_http *http, const struct sa_http_answer *answer, struct sa_error *error)
{
    (void)http, (void)error;
    if (!answer->path || !answer->body)
        abort();
    return SA_OK;
}

bool __wrap_sa_http_is_recording(const struct sa_http *http)
{
    (void)http;
    return true;
}

const char *__wrap_sa_http_recorded_at(const struct sa_http *http)
{
    (void)http;
    return NULL;
}

unsigned long __wrap_sa_http_calls(const struct sa_http *http)
{
    (void)http;
    return 0;
}

static int store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                 struct sa_error *error)
{
    (void)run, (void)question, (void)document, (void)error;
    stored++;
    return SA_OK;
}

/* Answers in turn: composites with the input the first time and with nothing the next, single questions with a describe. */
static void answer_all(const struct sa_buffer *body)
{
    struct sa_http_answer answer = {.outcome = SA_HTTP_ANSWERED,
                                    .path = "/",
                                    .status = 200,
                                    .request_id = "",
                                    .limit_info = "",
                                    .location = "",
                                    .reason = "",
                                    .tries = 1};
    for (size_t i = 0; i < caught_count; i++) {
        answer.body = !caught[i].shared ? "{\"name\":\"Lead\"}" : i == 0 ? body->data : "{}";
        answer.length = i == 0 ? body->length : strlen(answer.body);
        if (caught[i].done(caught[i].payload, &answer, NULL))
            abort();
    }
}

static void check(struct sa_plan *plan)
{
    sqlite3_stmt *count = NULL;
    if (sa_travel_has_work(&plan->parties[0].connections[SA_SYNC]) || stored > QUESTIONS ||
        sa_sql_prepare(plan->db, &count, "SELECT count(*) FROM coverage", NULL) ||
        sqlite3_step(count) != SQLITE_ROW || sqlite3_column_int(count, 0) != QUESTIONS)
        abort();
    sqlite3_finalize(count);
    if (!LIST_EMPTY(&plan->questions))
        abort();
}

static void run(struct sa_plan *plan, const struct sa_buffer *body)
{
    static const char *const objects[QUESTIONS] = {"Lead", "Contact", "Account"};
    static const struct sa_question_kind kind = {.store = store, .together = true};
    static const struct sa_source_info info = {1, "things", "things", "nothing"};
    static const struct sa_source source = {.info = &info, .versioned = true};
    struct sa_connection *connection = &plan->parties[0].connections[SA_SYNC];
    struct sa_source_run asking = {.source = &source,
                                   .account = plan->parties[0].account,
                                   .db = plan->db,
                                   .options = plan->options,
                                   .connection = connection,
                                   .plan = plan};
    caught_count = stored = 0;
    for (size_t i = 0; i < QUESTIONS; i++)
        if (sa_source_ask(&asking, objects[i], "sobjects/X/describe", &kind, NULL, NULL))
            abort();
    if (sa_travel_flush(plan, NULL) || caught_count != 1 || !caught[0].shared)
        abort();
    answer_all(body);
    check(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct sa_snapshot *snapshot;
    static char nobody;
    const struct sa_fetch_options options = {0};
    struct sa_org org = {.options = &options, .version = 67};
    struct sa_buffer body = SA_BUFFER_INIT((size_t)1 << 24);
    if (!snapshot && sa_snapshot_memory(&snapshot, NULL))
        abort();
    struct sa_plan plan = {.db = sa_snapshot_db(snapshot),
                           .options = &options,
                           .time = "2026-11-23T08:15:00Z",
                           .party_count = 1};
    plan.parties[0] =
        (struct sa_party){.service = &sa_salesforce, .account = &org, .terms = {.sharing = SA_SHARE_ALWAYS}};
    sa_plan_prepare(&plan);
    plan.parties[0].connections[SA_SYNC].http = (struct sa_http *)&nobody;
    if (sa_buffer_add(&body, data, size) || sa_text_gate_json(&body, NULL) ||
        sa_sql_run(plan.db, "BEGIN", NULL) || sa_questions_open(&plan, NULL))
        abort();
    run(&plan, &body);
    sa_questions_close(&plan);
    if (sa_sql_run(plan.db, "ROLLBACK", NULL))
        abort();
    sa_buffer_release(&body);
    return 0;
}
