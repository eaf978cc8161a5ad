/* One question from being asked to what coverage says of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/plan.h"
#include "salesforce/pages.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

/* Letter case: what was asked as 'lead' is known as Lead afterwards. */
static const char settled_select[] =
    "SELECT 1 FROM coverage WHERE source = :source AND connection = :connection"
    " AND object = :object COLLATE NOCASE AND status IN ('ok', 'not_permitted', 'not_there')";

int sa_questions_open(struct sa_plan *plan, struct sa_error *error)
{
    sa_couriers_open(plan);
    int rc = sa_coverage_open(plan, error);
    if (rc == SA_OK && plan->resumed)
        rc = sa_sql_prepare(plan->db, &plan->settled, settled_select, error);
    return rc;
}

static void question_free(struct sa_question *question)
{
    sa_pages_free(question->paging.pages);
    free(question->payload);
    free(question->path);
    free(question);
}

void sa_questions_close(struct sa_plan *plan)
{
    for (struct sa_question *question = plan->questions, *next; question; question = next) {
        next = question->next;
        question_free(question);
    }
    plan->questions = NULL;
    sa_couriers_close(plan);
    sqlite3_finalize(plan->coverage);
    sqlite3_finalize(plan->settled);
    plan->coverage = plan->settled = NULL;
}

static unsigned answer_rank(const struct sa_question *question)
{
    return SA_CAUSE_ANSWER + question->run->source->explains;
}

static bool is_html(const char *body)
{
    return body[strspn(body, " \t\r\n")] == '<';
}

/* Lets the source store what was read: whole, or nothing of it. */
static int store_document(struct sa_question *question, const struct sa_json *document,
                          struct sa_error *error)
{
    sqlite3 *db = question->run->plan->db;
    int rc = sa_json_check_names(document, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, "SAVEPOINT answer", error);
    if (rc)
        return rc;
    rc = question->kind->store(question->run, question, document, error);
    if (rc == SA_OK)
        return sa_sql_run(db, "RELEASE answer", error);
    sa_sql_run(db, "ROLLBACK TO answer; RELEASE answer", NULL);
    return rc;
}

/* Reads the body, and lets the source store it. */
static int store(struct sa_question *question, struct sa_error *error)
{
    const struct sa_http_answer *answer = question->answer;
    struct sa_json *document = NULL;
    if (question->part)
        return store_document(question, question->part, error);
    if (is_html(answer->body))
        return sa_error_set(error, SA_EFORMAT, "answer is an HTML page");
    int rc = sa_json_parse(&document, answer->body, answer->length, error);
    if (rc == SA_OK)
        rc = store_document(question, document, error);
    sa_json_free(document);
    return rc;
}

/* A no, or no usable answer to a question that was really asked, is shown to the source first. */
static int offer_refusal(struct sa_question *question, const struct sa_status *status, bool *handled,
                         struct sa_error *error)
{
    *handled = false;
    if (!question->kind->refuse || status->class == SA_STATUS_SESSION || status->class == SA_STATUS_STOP)
        return SA_OK;
    return question->kind->refuse(question->run, question, status, handled, error);
}

/* Not what was asked for: the source goes on without it, as after a refusal that nothing mends. */
static int doubt(struct sa_question *question, const char *reason, struct sa_error *error)
{
    struct sa_status status = {.class = SA_STATUS_FAILED, .advice = "", .code = "UNUSABLE_ANSWER"};
    bool handled = false;
    sa_text_line(status.reason, sizeof status.reason, reason);
    sa_coverage_note_cause(question, answer_rank(question), SA_EFORMAT, reason, "");
    int rc = offer_refusal(question, &status, &handled, error);
    return rc ? rc : sa_source_cover(question, "failed", reason, error);
}

/* An answer that looks like a good one: stored, or it turns out not to be what was asked for. */
static int take(struct sa_question *question, struct sa_error *error)
{
    struct sa_error why = SA_ERROR_INIT;
    int rc = store(question, &why);
    if (rc == SA_OK)
        return question->covered ? SA_OK : sa_source_cover(question, "ok", "", error);
    if (rc == SA_EFORMAT)
        return doubt(question, why.message, error);
    if (error)
        *error = why;
    return rc;
}

static int lose(struct sa_question *question, const char *reason, struct sa_error *error)
{
    return question->kind->lose ? question->kind->lose(question->run, question, reason, error) : SA_OK;
}

/* Nothing more will come on this connection. */
static void note_stop(struct sa_plan *plan, enum sa_side side, const struct sa_status *status)
{
    if (!plan->stopped[side])
        sa_error_set(&plan->stops[side], SA_EREFUSED, "%s", status->reason);
    if (!plan->stopped[side] && *status->advice)
        sa_error_advise(&plan->stops[side], "%s", status->advice);
    plan->stopped[side] = true;
}

/* An answer that says no. */
static int refuse(struct sa_question *question, const struct sa_status *status, struct sa_error *error)
{
    const struct sa_http_answer *answer = question->answer;
    unsigned rank = answer_rank(question);
    const char *text = "failed";
    int code = answer->status >= 500 ? SA_ECONNECT : *status->code ? SA_EREFUSED : SA_EFORMAT;
    switch (status->class) {
    case SA_STATUS_DOUBT:
        /* userinfo says in plain text what the token lacks; nothing else does, and a page says nothing at all. */
        text = *question->object || !*status->code ? "failed" : "not_permitted";
        break;
    case SA_STATUS_NOT_PERMITTED:
        text = "not_permitted";
        code = SA_EREFUSED;
        break;
    case SA_STATUS_NOT_THERE:
        if (*question->object || !question->run->source->explains) {
            text = "not_there";
            rank = SA_CAUSE_NONE;
        }
        break;
    case SA_STATUS_RETRY:
    case SA_STATUS_CROWDED:
        code = SA_ECONNECT;
        break;
    case SA_STATUS_SESSION:
    case SA_STATUS_STOP:
        rank = SA_CAUSE_STOP;
        code = SA_EREFUSED;
        note_stop(question->run->plan, question->run->side, status);
        break;
    default:
        /* Who gave the first page does not forbid the second. */
        if (question->run->source->probe && answer->status / 100 == 4 && answer->status != 403 &&
            question->paging.rows == 0)
            text = "not_permitted";
        break;
    }
    sa_coverage_note_cause(question, rank, code, status->reason, status->advice);
    int rc = rank == SA_CAUSE_STOP ? lose(question, status->reason, error) : SA_OK;
    return rc ? rc : sa_source_cover(question, text, status->reason, error);
}

/* No answer: after a stop the reason is the answer that stopped everything. */
static int miss(struct sa_question *question, struct sa_error *error)
{
    const struct sa_plan *plan = question->run->plan;
    const struct sa_http_answer *answer = question->answer;
    bool stopped = plan->stopped[question->run->side];
    bool recorded = !answer || answer->outcome != SA_HTTP_NOT_RECORDED;
    /* The budget was spent on what matters more. */
    bool spared = question->run->source->probe && answer && answer->tries == 0 && !stopped;
    char reason[sizeof plan->cause.message + 32];
    if (!recorded)
        snprintf(reason, sizeof reason, "the recording does not hold it");
    else if (stopped)
        snprintf(reason, sizeof reason, "not asked: %s", plan->stops[question->run->side].message);
    else
        snprintf(reason, sizeof reason, "%s", answer ? answer->reason : "cancelled before it was answered");
    int rc = lose(question, reason, error);
    if (rc)
        return rc;
    if (!recorded || spared)
        return sa_source_cover(question, "not_asked", reason, error);
    sa_coverage_note_cause(question, SA_CAUSE_SILENCE, SA_ECONNECT, reason, "");
    return sa_source_cover(question, "failed", reason, error);
}

static int settle_silence(struct sa_question *question, struct sa_error *error)
{
    struct sa_status status = {.class = SA_STATUS_FAILED, .advice = ""};
    const struct sa_http_answer *answer = question->answer;
    bool handled = false;
    int rc = SA_OK;
    snprintf(status.reason, sizeof status.reason, "%s", answer->reason);
    if (answer->outcome != SA_HTTP_NOT_RECORDED && answer->tries > 0)
        rc = offer_refusal(question, &status, &handled, error);
    return rc || handled ? rc : miss(question, error);
}

static int settle_answer(struct sa_question *question, struct sa_error *error)
{
    struct sa_status status;
    bool handled = false;
    sa_status_read(&status, question->answer);
    if (status.class == SA_STATUS_OK)
        return take(question, error);
    int rc = offer_refusal(question, &status, &handled, error);
    return rc || handled ? rc : refuse(question, &status, error);
}

static void tell_progress(struct sa_source_run *run)
{
    const struct sa_observer *observer = run->options->observer;
    run->answered++;
    if (run->source->progress && observer && observer->progress)
        observer->progress(observer->payload, run->source->progress, run->answered, run->asked);
}

bool sa_question_is_stale(const struct sa_question *question)
{
    return question->run->source->versioned && question->generation != question->run->plan->generation;
}

int sa_question_settle(struct sa_question *question, const struct sa_http_answer *answer,
                       const struct sa_json *part, struct sa_error *error)
{
    struct sa_plan *plan = question->run->plan;
    question->answered = true;
    if (sa_question_is_stale(question))
        return SA_OK;
    if (question->run->source->versioned && answer->outcome != SA_HTTP_NOT_RECORDED)
        plan->recorded = true;
    question->answer = answer;
    question->part = part;
    int rc = answer->outcome == SA_HTTP_ANSWERED ? settle_answer(question, error)
                                                 : settle_silence(question, error);
    question->answer = NULL;
    question->part = NULL;
    if (rc == SA_EIO)
        sa_error_prefix(error, rc, "cannot write '%s'", sqlite3_db_filename(plan->db, "main"));
    if (!sa_question_is_stale(question))
        tell_progress(question->run);
    return rc == SA_OK && plan->keep ? plan->keep(plan->keep_payload, plan, error) : rc;
}

static int on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_question *question = payload;
    struct sa_plan *plan = question->run->plan;
    enum sa_side side = question->run->side;
    plan->couriers[side].outstanding--;
    sa_budget_hear(plan, side, answer);
    int rc = sa_question_settle(question, answer, NULL, error);
    return rc ? rc : sa_courier_flush(plan, side, error);
}

int sa_question_send(struct sa_question *question, struct sa_error *error)
{
    struct sa_plan *plan = question->run->plan;
    enum sa_side side = question->run->side;
    int rc = sa_http_get(plan->http[side], question->path, on_answer, question, error);
    plan->couriers[side].outstanding += rc == SA_OK;
    return rc;
}

int sa_question_miss(struct sa_question *question, struct sa_error *error)
{
    return question->answered || sa_question_is_stale(question) ? SA_OK : miss(question, error);
}

/* Makes a question that the plan owns; `payload` is its own whatever happens. */
static struct sa_question *add_question(struct sa_source_run *run, const char *object, const char *path,
                                        void *payload)
{
    struct sa_plan *plan = run->plan;
    struct sa_question *question = calloc(1, sizeof *question);
    if (!question) {
        free(payload);
        return NULL;
    }
    *question = (struct sa_question){
        .run = run, .payload = payload, .generation = plan->generation, .next = plan->questions};
    plan->questions = question;
    snprintf(question->object, sizeof question->object, "%s", object);
    if (*path == '/')
        question->path = strdup(path);
    else if (asprintf(&question->path, "/services/data/v%d.0/%s", plan->version, path) < 0)
        question->path = NULL;
    return question->path ? question : NULL;
}

/* Whether the snapshot gone on from has the answer. */
static int is_settled(const struct sa_source_run *run, const char *object, bool *settled,
                      struct sa_error *error)
{
    sqlite3_stmt *statement = run->plan->settled;
    *settled = false;
    if (!statement || !run->source->resumes)
        return SA_OK;
    sa_sql_bind_text(statement, ":source", run->source->info->name);
    sa_sql_bind_text(statement, ":connection", sa_side_names[run->side]);
    sa_sql_bind_text(statement, ":object", object);
    int rc = sa_sql_next(statement, settled, error);
    sqlite3_reset(statement);
    return rc;
}

int sa_question_ask_page(struct sa_source_run *run, const char *object, const char *path,
                         const struct sa_question_kind *kind, void *payload, const struct sa_paging *paging,
                         struct sa_error *error)
{
    bool settled;
    int rc = is_settled(run, object, &settled, error);
    struct sa_question *question = rc == SA_OK && !settled ? add_question(run, object, path, payload) : NULL;
    if (!question) {
        if (rc || settled)
            free(payload);
        sa_pages_free(paging->pages);
        return rc || settled ? rc : sa_error_memory(error);
    }
    question->kind = kind;
    question->paging = *paging;
    run->asked++;
    return kind->together ? sa_courier_take(question, error) : sa_question_send(question, error);
}

int sa_source_ask(struct sa_source_run *run, const char *object, const char *path,
                  const struct sa_question_kind *kind, void *payload, struct sa_error *error)
{
    return sa_question_ask_page(run, object, path, kind, payload, &(struct sa_paging){0}, error);
}

bool sa_source_counts(const struct sa_fetch_options *options)
{
    return options->usage && strcmp(options->usage, "full") == 0;
}

int sa_source_number(struct sa_source_run *run, const char *sql, size_t *number, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    bool found = false;
    int rc = sa_sql_prepare(run->db, &statement, sql, error);
    if (rc == SA_OK)
        rc = sa_sql_next(statement, &found, error);
    if (rc == SA_OK && found)
        *number = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return rc;
}
