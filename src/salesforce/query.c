/* SOQL queries: escaped, asked, and followed page by page. */
#include <stdlib.h>
#include <string.h>

#include "salesforce/plan.h"

static sa_store store_page;

static int refuse_page(struct sa_source_run *run, struct sa_question *question,
                       const struct sa_status *status, bool *handled, struct sa_error *error)
{
    const struct sa_query *query = question->query;
    return query->refuse ? query->refuse(run, question, status, handled, error) : SA_OK;
}

static int lose_page(struct sa_source_run *run, struct sa_question *question, const char *reason,
                     struct sa_error *error)
{
    const struct sa_query *query = question->query;
    return query->lose ? query->lose(run, question, reason, error) : SA_OK;
}

static const struct sa_question_kind page_alone = {store_page, refuse_page, lose_page, false};
static const struct sa_question_kind page_together = {store_page, refuse_page, lose_page, true};

/* Queues one page of a query. */
static int ask_page(struct sa_source_run *run, const char *object, const char *path,
                    const struct sa_query *query, size_t rows, void *payload, struct sa_error *error)
{
    int rc = sa_source_ask(run, object, path, query->together ? &page_together : &page_alone, payload, error);
    if (rc == SA_OK) {
        struct sa_question *question = run->plan->questions; /* the newest is ours */
        question->query = query;
        question->rows = rows;
    }
    return rc;
}

/* The path of the next page. A server may give the whole address; a token goes to no other host. */
static int next_path(struct sa_source_run *run, const struct sa_question *question, const char *url,
                     const char **path, struct sa_error *error)
{
    const char *origin = sa_http_origin(run->plan->http[run->side]);
    size_t length = strlen(origin);
    *path = strncmp(url, origin, length) == 0 ? url + length : url;
    if ((*path)[0] != '/' || (*path)[1] == '/')
        return sa_error_set(error, SA_EFORMAT, "the next page is on another host: '%.100s'", url);
    if (strcmp(*path, question->path) == 0)
        return sa_error_set(error, SA_EFORMAT, "the answer names itself as its next page");
    return SA_OK;
}

static int turn_page(struct sa_source_run *run, struct sa_question *question, const char *url,
                     struct sa_error *error)
{
    const char *path;
    int rc = next_path(run, question, url, &path, error);
    if (rc)
        return rc;
    void *payload = question->payload;
    question->payload = NULL;
    question->covered = true; /* the last page speaks for all */
    rc = ask_page(run, question->object, path, question->query, question->rows, payload, error);
    return rc == SA_EINPUT ? SA_EFORMAT : rc;
}

static int store_page(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                      struct sa_error *error)
{
    const struct sa_query *query = question->query;
    const struct sa_json *records = sa_json_get(document, "records");
    const char *next = sa_json_string(sa_json_get(document, "nextRecordsUrl"));
    const struct sa_json *total = sa_json_get(document, "totalSize");
    int rc = SA_OK;
    if (sa_json_type(records) != SA_JSON_ARRAY && sa_json_type(total) != SA_JSON_NUMBER)
        return sa_error_set(error, SA_EFORMAT, "answer is not that of a query: it has no 'records'");
    size_t before = question->rows;
    for (const struct sa_json *record = sa_json_first(records); rc == SA_OK && record && query->row;
         record = sa_json_next(record), question->rows++)
        rc = query->row(run, question, record, error);
    if (rc == SA_OK && next && question->rows == before)
        rc = sa_error_set(error, SA_EFORMAT, "a page without records names a next one");
    if (rc == SA_OK && next)
        return turn_page(run, question, next, error);
    return rc == SA_OK && query->end ? query->end(run, question, question->rows, sa_json_number(total), error)
                                     : rc;
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
    if (rc == SA_OK) {
        rc = ask_page(run, object, path.data, query, 0, payload, error);
    } else {
        free(payload);
        rc = rc == SA_ENOMEM
                 ? sa_error_memory(error)
                 : sa_error_set(error, SA_EINPUT, "the query is too long to be asked: %.100s…", soql);
    }
    sa_buffer_release(&path);
    return rc;
}
