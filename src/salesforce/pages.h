/* The pages of one query: what each says of itself is held against the question, and against the pages before it.
 *
 * Salesforce fixes the rows of a query when it is asked: `totalSize` is the same on every page, and when the last page is in
 * as many rows have come. A query whose pages do not add up has failed; how many rows a page has is the server's business. */
#ifndef SYNCAUDIT_SALESFORCE_PAGES_H
#define SYNCAUDIT_SALESFORCE_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/json.h"

struct sa_pages;

/* One page. Everything in it is borrowed from the answer. */
struct sa_page {
    const struct sa_json
        *records;     /* an array of objects; NULL = a page that came before, under another address */
    const char *next; /* path of the next page; NULL = this is the last one */
};

/* For the answers to `soql` ("SELECT … FROM X …"). NULL when there is no memory. */
struct sa_pages *sa_pages_new(const char *soql);

/* Harmless on NULL. */
void sa_pages_free(struct sa_pages *pages);

/* Reads the answer that `path` gave. `origin` is where the query was asked: a next page elsewhere is refused, for a token goes
 * to no other host, and so is an address below which nothing is asked.
 * SA_EFORMAT (this is not, or no longer, the answer to the query), SA_ENOMEM. */
int sa_pages_read(struct sa_pages *pages, struct sa_page *page, const char *origin, const char *path,
                  const struct sa_json *document, struct sa_error *error);

#endif
