/* Making questions: see ask.h. */
#include <stdlib.h>

#include "fetch/ask.h"
#include "fetch/coverage.h"
#include "fetch/parcel.h"
#include "fetch/question.h"
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

void sa_questions_close(struct sa_plan *plan)
{
    for (struct sa_question *question; (question = LIST_FIRST(&plan->questions));) {
        sa_question_take(question);
        sa_question_free(question);
    }
    sa_parcels_free(plan);
    sa_coverage_close(plan);
    sqlite3_finalize(plan->settled);
    plan->settled = NULL;
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
    struct sa_question *question =
        rc == SA_OK && !settled ? sa_question_new(run, object, path, payload) : NULL;
    if (!question) {
        if (rc || settled)
            free(payload);
        sa_question_free_pages(run, paging->pages);
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
