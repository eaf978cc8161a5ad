/* The pages of Marketo's lists: three ways to ask for the next one.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/rest-api (paging) */
#ifndef SYNCAUDIT_MARKETO_PAGES_H
#define SYNCAUDIT_MARKETO_PAGES_H

#include "fetch/service.h"

struct sa_marketo_pages;

/* For one listing, whose first page is at `path`: with "offset=0" in it the pages follow by place, else by the token that each gives; none
 * follows where `one` is set.
 * Owned by the caller, and by the engine once a question is asked with it. NULL = no memory. */
struct sa_marketo_pages *sa_marketo_pages_new(const char *path, bool one);

/* As struct sa_service has them. */
int sa_marketo_pages_read(void *pages, struct sa_page *page, const struct sa_page_from *from,
                          const struct sa_json *document, struct sa_error *error);
void sa_marketo_pages_free(void *pages);

#endif
