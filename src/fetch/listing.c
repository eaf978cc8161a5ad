/* Rows that come page by page: see sa_source_pages in source.h. */
#include "fetch/ask.h"

static sa_store listing_store;

static int listing_refuse(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_status *status, bool *handled, struct sa_error *error)
{
    const struct sa_query *query = question->paging.query;
    return query->refuse ? query->refuse(run, question, status, handled, error) : SA_OK;
}

static int listing_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                        struct sa_error *error)
{
    const struct sa_query *query = question->paging.query;
    return query->lose ? query->lose(run, question, reason, error) : SA_OK;
}

static const struct sa_question_kind page_alone = {listing_store, listing_refuse, listing_lose, false};
static const struct sa_question_kind page_together = {listing_store, listing_refuse, listing_lose, true};

/* Queues one page. The pages are taken, also on error. */
static int listing_ask(struct sa_source_run *run, const char *object, const char *path,
                       const struct sa_paging *paging, void *payload, struct sa_error *error)
{
    return sa_question_ask_page(run, object, path, paging->query->together ? &page_together : &page_alone,
                                payload, paging, error);
}

static int listing_turn(struct sa_source_run *run, struct sa_question *question, const char *path,
                        struct sa_error *error)
{
    struct sa_paging paging = question->paging;
    void *payload = question->payload;
    question->payload = NULL;
    question->paging.pages = NULL;
    question->covered = true; /* the last page speaks for all */
    paging.later = true;
    return listing_ask(run, question->object, path, &paging, payload, error);
}

static int listing_store(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *document, struct sa_error *error)
{
    const struct sa_connection *connection = run->connection;
    struct sa_paging *paging = &question->paging;
    const struct sa_query *query = paging->query;
    const struct sa_page_from from = {sa_http_origin(connection->http), question->path};
    struct sa_page page;
    int rc = connection->party->service->read_page(paging->pages, &page, &from, document, error);
    for (const struct sa_json *record = rc == SA_OK ? sa_json_first(page.records) : NULL;
         rc == SA_OK && record && query->row; record = sa_json_next(record), paging->rows++)
        rc = query->row(run, question, record, error);
    if (rc == SA_OK && page.next)
        return listing_turn(run, question, page.next, error);
    return rc == SA_OK && query->end ? query->end(run, question, paging->rows, error) : rc;
}

int sa_source_pages(struct sa_source_run *run, const char *object, const char *path,
                    const struct sa_query *query, void *pages, void *payload, struct sa_error *error)
{
    const struct sa_paging paging = {.query = query, .pages = pages};
    return listing_ask(run, object, path, &paging, payload, error);
}
