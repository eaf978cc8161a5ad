/* SOQL queries: see soql.h. */
#include <stdlib.h>
#include <string.h>

#include "salesforce/pages.h"
#include "salesforce/soql.h"

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

/* `below` is what the query is a parameter of. */
static int soql_ask_below(struct sa_source_run *run, const char *below, const char *object, const char *soql,
                          const struct sa_query *query, void *payload, struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_SOQL_ROOM + 32);
    int rc = sa_buffer_adds(&path, below);
    if (rc == SA_OK)
        rc = sa_soql_escape(&path, soql);
    struct sa_pages *pages = rc == SA_OK ? sa_pages_new(soql) : NULL;
    if (pages) {
        rc = sa_source_pages(run, object, path.data, query, pages, payload, error);
    } else {
        free(payload);
        rc = rc != SA_EFORMAT
                 ? sa_error_memory(error)
                 : sa_error_set(error, SA_EINPUT, "the query is too long to be asked: %.100s…", soql);
    }
    sa_buffer_release(&path);
    return rc;
}

int sa_soql_ask(struct sa_source_run *run, const char *object, const char *soql, const struct sa_query *query,
                void *payload, struct sa_error *error)
{
    return soql_ask_below(run, "query?q=", object, soql, query, payload, error);
}

int sa_soql_ask_tooling(struct sa_source_run *run, const char *object, const char *soql,
                        const struct sa_query *query, void *payload, struct sa_error *error)
{
    return soql_ask_below(run, "tooling/query?q=", object, soql, query, payload, error);
}
