/* SOQL queries: escaped, asked, and followed page by page. */
#ifndef SYNCAUDIT_SALESFORCE_SOQL_H
#define SYNCAUDIT_SALESFORCE_SOQL_H

#include <stddef.h>

#include "fetch/source.h"
#include "syncaudit/buffer.h"

/* Queues a query and follows its pages, as sa_source_pages has it. `payload` is taken, also on error.
 * Names in `soql` have been checked (sa_is_api_name) and literals escaped (sa_soql_literal).
 * SA_EINPUT when the query is too long for a GET: see SA_SOQL_ROOM. */
int sa_soql_ask(struct sa_source_run *run, const char *object, const char *soql, const struct sa_query *query,
                void *payload, struct sa_error *error);

/* The same, asked of the Tooling API. */
int sa_soql_ask_tooling(struct sa_source_run *run, const char *object, const char *soql,
                        const struct sa_query *query, void *payload, struct sa_error *error);

/* Bytes that sa_soql_escape may give for one query. Salesforce's own bound is 16,384 for address and headers together. */
#define SA_SOQL_ROOM ((size_t)11900)

/* Appends text as a query parameter. SA_ENOMEM, SA_EFORMAT (buffer limit). */
int sa_soql_escape(struct sa_buffer *out, const char *soql);

/* Appends text as a SOQL string literal with its quotes. Errors as above. */
int sa_soql_literal(struct sa_buffer *out, const char *text);

#endif
