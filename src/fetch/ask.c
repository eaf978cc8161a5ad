/* Making questions: see ask.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/ask.h"
#include "fetch/coverage.h"
#include "fetch/parcel.h"
#include "fetch/travel.h"
#include "syncaudit/sql.h"

/* Letter case: what was asked as 'lead' is known as Lead afterwards. */
static const char settled_select[] =
    "SELECT 1 FROM coverage WHERE source = :source AND connection = :connection"
    " AND object = :object COLLATE NOCASE AND status IN ('ok', 'not_permitted', 'not_there')";

int sa_questions_open(struct sa_plan *plan, struct sa_error *error)
{
    int rc = sa_coverage_open(plan, error);
    if (rc == SA_OK && plan->resumed)
        rc = sa_sql_prepare(plan->db, &plan->settled, settled_select, error);
    return rc;
}

static void free_pages(const struct sa_source_run *run, void *pages)
{
    if (pages)
        run->connection->party->service->free_pages(pages);
}

static void question_free(struct sa_question *question)
{
    free_pages(question->run, question->paging.pages);
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
    sa_parcels_free(plan);
    sa_coverage_close(plan);
    sqlite3_finalize(plan->settled);
    plan->settled = NULL;
}

/* Makes a question that the plan owns; `payload` is its own whatever happens. */
static struct sa_question *question_add(struct sa_source_run *run, const char *object, const char *path,
                                        void *payload)
{
    const struct sa_party *party = run->connection->party;
    struct sa_plan *plan = run->plan;
    struct sa_question *question = calloc(1, sizeof *question);
    if (!question) {
        free(payload);
        return NULL;
    }
    *question = (struct sa_question){
        .run = run, .payload = payload, .generation = party->generation, .next = plan->questions};
    plan->questions = question;
    snprintf(question->object, sizeof question->object, "%s", object);
    question->path = *path == '/' ? strdup(path) : party->service->address(party->account, path);
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
    sa_sql_bind_text(statement, ":connection", run->connection->name);
    sa_sql_bind_text(statement, ":object", object);
    int rc = SA_OK;
    *settled = sa_sql_each(statement, &rc, error);
    sqlite3_reset(statement);
    return rc;
}

int sa_question_ask_page(struct sa_source_run *run, const char *object, const char *path,
                         const struct sa_question_kind *kind, void *payload, const struct sa_paging *paging,
                         struct sa_error *error)
{
    bool settled;
    int rc = is_settled(run, object, &settled, error);
    struct sa_question *question = rc == SA_OK && !settled ? question_add(run, object, path, payload) : NULL;
    if (!question) {
        if (rc || settled)
            free(payload);
        free_pages(run, paging->pages);
        return rc || settled ? rc : sa_error_memory(error);
    }
    question->kind = kind;
    question->paging = *paging;
    run->asked++;
    /* That a call of several takes the address of a later page is documented nowhere; and its listing would have to wait. */
    return kind->together && !paging->later ? sa_travel_take(question, error)
                                            : sa_travel_alone(question, error);
}

int sa_source_ask(struct sa_source_run *run, const char *object, const char *path,
                  const struct sa_question_kind *kind, void *payload, struct sa_error *error)
{
    return sa_question_ask_page(run, object, path, kind, payload, &(struct sa_paging){0}, error);
}
