/* SOQL queries: escaped, asked, and followed page by page. */
#include <stdlib.h>
#include <string.h>

#include "fetch/plan.h"
#include "salesforce/pages.h"

static sa_store store_page;

static int refuse_page(struct sa_source_run *run, struct sa_question *question,
                       const struct sa_status *status, bool *handled, struct sa_error *error)
{
    const struct sa_query *query = question->paging.query;
    return query->refuse ? query->refuse(run, question, status, handled, error) : SA_OK;
}

static int lose_page(struct sa_source_run *run, struct sa_question *question, const char *reason,
                     struct sa_error *error)
{
    const struct sa_query *query = question->paging.query;
    return query->lose ? query->lose(run, question, reason, error) : SA_OK;
}

static const struct sa_question_kind page_alone = {store_page, refuse_page, lose_page, false};
static const struct sa_question_kind page_together = {store_page, refuse_page, lose_page, true};

/* Queues one page of a query. The pages are taken, also on error. */
static int ask_page(struct sa_source_run *run, const char *object, const char *path,
                    const struct sa_paging *paging, void *payload, struct sa_error *error)
{
    return sa_question_ask_page(run, object, path, paging->query->together ? &page_together : &page_alone,
                                payload, paging, error);
}

static int turn_page(struct sa_source_run *run, struct sa_question *question, const char *path,
                     struct sa_error *error)
{
    const struct sa_paging paging = question->paging;
    void *payload = question->payload;
    question->payload = NULL;
    question->paging.pages = NULL;
    question->covered = true; /* the last page speaks for all */
    return ask_page(run, question->object, path, &paging, payload, error);
}

static int store_page(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                      struct sa_error *error)
{
    struct sa_paging *paging = &question->paging;
    const struct sa_query *query = paging->query;
    struct sa_page page;
    int rc = sa_pages_read(paging->pages, &page, sa_http_origin(run->plan->http[run->side]), question->path,
                           document, error);
    for (const struct sa_json *record = sa_json_first(page.records); rc == SA_OK && record && query->row;
         record = sa_json_next(record), paging->rows++)
        rc = query->row(run, question, record, error);
    if (rc == SA_OK && page.next)
        return turn_page(run, question, page.next, error);
    return rc == SA_OK && query->end ? query->end(run, question, paging->rows, error) : rc;
}

int sa_soql_escape(struct sa_buffer *out, const char *soql)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~,()'*:";
    int rc = SA_OK;
    for (; *soql && rc == SA_OK; soql++) {
        size_t length = strspn(soql, plain);
        if (length) {
            rc = sa_buffer_add(out, soql, length);
            soql += length - 1;
        } else if (*soql == ' ') {
            rc = sa_buffer_add(out, "+", 1);
        } else {
            rc = sa_buffer_addf(out, "%%%02X", (unsigned char)*soql);
        }
    }
    return rc;
}

int sa_soql_literal(struct sa_buffer *out, const char *text)
{
    int rc = sa_buffer_add(out, "'", 1);
    for (; *text && rc == SA_OK; text++) {
        if (*text == '\'' || *text == '\\')
            rc = sa_buffer_add(out, "\\", 1);
        if (rc == SA_OK)
            rc = sa_buffer_add(out, text, 1);
    }
    return rc ? rc : sa_buffer_add(out, "'", 1);
}

int sa_source_query(struct sa_source_run *run, const char *object, const char *soql,
                    const struct sa_query *query, void *payload, struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_SOQL_ROOM + 32);
    int rc = sa_buffer_adds(&path, query->tooling ? "tooling/query?q=" : "query?q=");
    if (rc == SA_OK)
        rc = sa_soql_escape(&path, soql);
    const struct sa_paging paging = {query, rc == SA_OK ? sa_pages_new(soql) : NULL, 0};
    if (paging.pages) {
        rc = ask_page(run, object, path.data, &paging, payload, error);
    } else {
        free(payload);
        rc = rc != SA_EFORMAT
                 ? sa_error_memory(error)
                 : sa_error_set(error, SA_EINPUT, "the query is too long to be asked: %.100s…", soql);
    }
    sa_buffer_release(&path);
    return rc;
}
