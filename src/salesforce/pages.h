/* The pages of one query: what each says of itself is held against the question, and against the pages before it.
 *
 * Salesforce fixes the rows of a query when it is asked: `totalSize` is the same on every page, and when the last page is in
 * as many rows have come. A query whose pages do not add up has failed; how many rows a page has is the server's business. */
#ifndef SYNCAUDIT_SALESFORCE_PAGES_H
#define SYNCAUDIT_SALESFORCE_PAGES_H

#include "fetch/service.h"

struct sa_pages;

/* For the answers to `soql` ("SELECT … FROM X …"). NULL when there is no memory. */
struct sa_pages *sa_pages_new(const char *soql);

/* Harmless on NULL. */
void sa_pages_free(void *pages);

/* The `read_page` of sa_salesforce; `pages` is a struct sa_pages. A next page on another host is refused, and so is an address
 * below which nothing is asked. `page->records` is NULL for a page that came before, under another address.
 * SA_EFORMAT (this is not, or no longer, the answer to the query), SA_ENOMEM. */
int sa_pages_read(void *pages, struct sa_page *page, const struct sa_page_from *from,
                  const struct sa_json *document, struct sa_error *error);

#endif
