/* What becomes of an answer: see settle.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/coverage.h"
#include "fetch/moment.h"
#include "fetch/question.h"
#include "fetch/settle.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

static unsigned settle_rank(const struct sa_question *question)
{
    return SA_CAUSE_ANSWER + question->run->source->explains;
}

static bool settle_is_html(const char *body)
{
    return body[strspn(body, " \t\r\n")] == '<';
}

/* Lets the source store what was read: whole, or nothing of it. */
static int settle_document(struct sa_question *question, const struct sa_json *document,
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
static int settle_body(struct sa_question *question, struct sa_error *error)
{
    const struct sa_http_answer *answer = question->answer;
    struct sa_json *document = NULL;
    if (question->part)
        return settle_document(question, question->part, error);
    if (settle_is_html(answer->body))
        return sa_error_set(error, SA_EFORMAT, "answer is an HTML page");
    int rc = sa_json_parse(&document, answer->body, answer->length, error);
    if (rc == SA_OK)
        rc = settle_document(question, document, error);
    sa_json_free(document);
    return rc;
}

/* A no, or no usable answer to a question that was really asked, is shown to the source first. */
static int settle_offer(struct sa_question *question, const struct sa_status *status, bool *handled,
                        struct sa_error *error)
{
    *handled = false;
    if (!question->kind->refuse || status->class == SA_STATUS_SESSION || status->class == SA_STATUS_STOP)
        return SA_OK;
    return question->kind->refuse(question->run, question, status, handled, error);
}

/* Not what was asked for: the source goes on without it, as after a refusal that nothing mends. */
static int settle_doubt(struct sa_question *question, const char *reason, struct sa_error *error)
{
    struct sa_status status = {.class = SA_STATUS_FAILED, .advice = "", .code = "UNUSABLE_ANSWER"};
    bool handled = false;
    sa_text_line(status.reason, sizeof status.reason, reason);
    sa_coverage_note_cause(question, settle_rank(question), SA_EFORMAT, reason, "");
    int rc = settle_offer(question, &status, &handled, error);
    return rc ? rc : sa_source_cover(question, "failed", reason, error);
}

/* An answer that looks like a good one: stored, or it turns out not to be what was asked for. */
static int settle_good(struct sa_question *question, struct sa_error *error)
{
    struct sa_error why = SA_ERROR_INIT;
    int rc = settle_body(question, &why);
    if (rc == SA_OK)
        return question->covered ? SA_OK : sa_source_cover(question, "ok", "", error);
    if (rc == SA_EFORMAT)
        return settle_doubt(question, why.message, error);
    if (error)
        *error = why;
    return rc;
}

static int settle_loss(struct sa_question *question, const char *reason, struct sa_error *error)
{
    return question->kind->lose ? question->kind->lose(question->run, question, reason, error) : SA_OK;
}

/* Nothing more will come on this connection. */
static void settle_stop(struct sa_connection *connection, const struct sa_status *status)
{
    if (!connection->stopped)
        sa_error_set(&connection->stop, SA_EREFUSED, "%s", status->reason);
    if (!connection->stopped && *status->advice)
        sa_error_advise(&connection->stop, "%s", status->advice);
    connection->stopped = true;
}

/* An answer that says no. */
static int settle_refusal(struct sa_question *question, const struct sa_status *status,
                          struct sa_error *error)
{
    const struct sa_http_answer *answer = question->answer;
    unsigned rank = settle_rank(question);
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
        settle_stop(question->run->connection, status);
        break;
    default:
        /* Who gave the first page does not forbid the second. */
        if (question->run->source->probe && answer->status / 100 == 4 && answer->status != 403 &&
            question->paging.rows == 0)
            text = "not_permitted";
        break;
    }
    sa_coverage_note_cause(question, rank, code, status->reason, status->advice);
    int rc = rank == SA_CAUSE_STOP ? settle_loss(question, status->reason, error) : SA_OK;
    return rc ? rc : sa_source_cover(question, text, status->reason, error);
}

/* No answer: after a stop the reason is the answer that stopped everything. */
static int settle_miss(struct sa_question *question, struct sa_error *error)
{
    const struct sa_connection *connection = question->run->connection;
    const struct sa_http_answer *answer = question->answer;
    bool stopped = connection->stopped;
    bool recorded = !answer || answer->outcome != SA_HTTP_NOT_RECORDED;
    /* The budget was spent on what matters more. */
    bool spared = question->run->source->probe && answer && answer->tries == 0 && !stopped;
    char reason[sizeof connection->stop.message + 32];
    if (!recorded)
        snprintf(reason, sizeof reason, "the recording does not hold it");
    else if (stopped)
        snprintf(reason, sizeof reason, "not asked: %s", connection->stop.message);
    else
        snprintf(reason, sizeof reason, "%s", answer ? answer->reason : "cancelled before it was answered");
    int rc = settle_loss(question, reason, error);
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
        rc = settle_offer(question, &status, &handled, error);
    return rc || handled ? rc : settle_miss(question, error);
}

static int settle_answer(struct sa_question *question, struct sa_error *error)
{
    struct sa_status status;
    bool handled = false;
    question->run->connection->party->service->read_status(&status, question->answer);
    if (status.class == SA_STATUS_OK)
        return settle_good(question, error);
    int rc = settle_offer(question, &status, &handled, error);
    return rc || handled ? rc : settle_refusal(question, &status, error);
}

static void settle_progress(struct sa_source_run *run)
{
    const struct sa_observer *observer = run->plan->observer;
    run->answered++;
    if (run->source->progress && observer && observer->progress)
        observer->progress(observer->payload, run->source->progress, run->answered, run->asked + run->coming);
}

/* Offers the answer, and tells those that wait for it. */
static int settle(struct sa_question *question, const struct sa_http_answer *answer,
                  const struct sa_json *part, struct sa_error *error)
{
    struct sa_plan *plan = question->run->plan;
    if (sa_question_is_stale(question))
        return SA_OK;
    if (question->run->source->versioned && answer->outcome != SA_HTTP_NOT_RECORDED)
        question->run->connection->party->recorded = true;
    question->answer = answer;
    question->part = part;
    int rc = answer->outcome == SA_HTTP_ANSWERED ? settle_answer(question, error)
                                                 : settle_silence(question, error);
    if (rc == SA_EIO)
        sa_error_prefix(error, rc, "cannot write '%s'", sqlite3_db_filename(plan->db, "main"));
    if (!sa_question_is_stale(question))
        settle_progress(question->run);
    if (rc == SA_OK && !sa_question_is_stale(question))
        rc = sa_moment_settled(question, error);
    return rc == SA_OK && plan->keep ? plan->keep(plan->keep_payload, plan, error) : rc;
}

int sa_question_settle(struct sa_question *question, const struct sa_http_answer *answer,
                       const struct sa_json *part, struct sa_error *error)
{
    sa_question_take(question);
    int rc = settle(question, answer, part, error);
    sa_question_free(question);
    return rc;
}

int sa_question_miss(struct sa_question *question, struct sa_error *error)
{
    return sa_question_is_stale(question) ? SA_OK : settle_miss(question, error);
}
