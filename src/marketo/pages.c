/* The pages of Marketo's lists: see pages.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/account.h"
#include "marketo/pages.h"
#include "syncaudit/form.h"
#include "syncaudit/http.h"

#define PLACE "offset="

enum { MOST_PAGES = 20000, MOST_RESTARTS = 3 };

/* A list that is read by places moves when something is deleted meanwhile: then what has moved forward would be passed over. So each
 * page begins with the last row of the one before; when it does not, the list is read again from its beginning. */
struct sa_marketo_pages {
    char *path;       /* of the first page */
    bool one;         /* nothing follows it */
    size_t place;     /* where the digits of the offset stand in it; 0 = pages follow by token */
    long long offset; /* of the page that was read last */
    unsigned pages, restarts;
    struct sa_buffer first; /* id of the list's first row, as JSON */
    struct sa_buffer last;  /* id of the last row of the page before */
    struct sa_buffer next;  /* path of the next page */
};

struct sa_marketo_pages *sa_marketo_pages_new(const char *path, bool one)
{
    struct sa_marketo_pages *pages = calloc(1, sizeof *pages);
    const char *place = strstr(path, PLACE "0");
    if (!pages)
        return NULL;
    *pages = (struct sa_marketo_pages){.path = strdup(path),
                                       .one = one,
                                       .place = place ? (size_t)(place - path) + strlen(PLACE) : 0,
                                       .first = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                       .last = SA_BUFFER_INIT(SA_BUFFER_OWN),
                                       .next = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    if (pages->path)
        return pages;
    free(pages);
    return NULL;
}

void sa_marketo_pages_free(void *payload)
{
    struct sa_marketo_pages *pages = payload;
    if (!pages)
        return;
    sa_buffer_release(&pages->first);
    sa_buffer_release(&pages->last);
    sa_buffer_release(&pages->next);
    free(pages->path);
    free(pages);
}

static const struct sa_json *last_of(const struct sa_json *records)
{
    const struct sa_json *last = NULL;
    for (const struct sa_json *record = sa_json_first(records); record; record = sa_json_next(record))
        last = record;
    return last;
}

static int print_id(struct sa_buffer *out, const struct sa_json *record)
{
    const struct sa_json *id = sa_json_get(record, "id");
    return id ? sa_json_print(id, out) : sa_buffer_adds(out, "");
}

/* Whether a record is the one that is noted: by its id, for the rest of it may have been changed meanwhile. */
static int is_noted(const struct sa_json *record, const struct sa_buffer *noted, bool *is)
{
    struct sa_buffer id = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = print_id(&id, record);
    *is = rc == SA_OK && strcmp(id.data, noted->data) == 0;
    sa_buffer_release(&id);
    return rc;
}

static int note(struct sa_buffer *noted, const struct sa_json *record)
{
    sa_buffer_clear(noted);
    return print_id(noted, record);
}

static int ask_at(struct sa_marketo_pages *pages, struct sa_page *page, long long offset,
                  struct sa_error *error)
{
    const char *rest = pages->path + pages->place;
    pages->offset = offset;
    sa_buffer_clear(&pages->next);
    if (sa_buffer_addf(&pages->next, "%.*s%lld%s", (int)pages->place, pages->path, offset, rest + 1))
        return sa_error_memory(error);
    page->next = pages->next.data;
    return SA_OK;
}

/* The list has moved. */
static int begin_anew(struct sa_marketo_pages *pages, struct sa_page *page, struct sa_error *error)
{
    if (++pages->restarts > MOST_RESTARTS)
        return sa_error_set(error, SA_EFORMAT, "the list keeps changing while it is read");
    return ask_at(pages, page, 0, error);
}

static int read_by_place(struct sa_marketo_pages *pages, struct sa_page *page, struct sa_error *error)
{
    const struct sa_json *first = sa_json_first(page->records);
    size_t count = sa_json_count(page->records);
    bool goes_on = true, anew = false;
    int rc = pages->offset == 0 ? note(&pages->first, first) : is_noted(first, &pages->last, &goes_on);
    if (rc == SA_OK && !goes_on)
        rc = is_noted(first, &pages->first, &anew);
    if (rc)
        return sa_error_memory(error);
    if (!goes_on &&
        !(anew && count > 0)) /* some lists know no places: they begin anew each time, and are whole */
        return begin_anew(pages, page, error);
    if (!goes_on || count <= 1)
        return SA_OK;
    if (note(&pages->last, last_of(page->records)))
        return sa_error_memory(error);
    return ask_at(pages, page, pages->offset + (long long)count - 1, error);
}

static int read_by_token(struct sa_marketo_pages *pages, struct sa_page *page, const struct sa_json *document,
                         struct sa_error *error)
{
    const char *token = sa_json_string(sa_json_get(document, "nextPageToken"));
    const struct sa_json *more = sa_json_get(document, "moreResult");
    if (!token || !*token || (more && !sa_json_boolean(more)))
        return SA_OK;
    sa_buffer_clear(&pages->next);
    if (sa_buffer_adds(&pages->next, pages->path) ||
        (!strchr(pages->path, '?') && sa_buffer_adds(&pages->next, "?")) ||
        sa_form_add(&pages->next, "nextPageToken", token))
        return sa_error_memory(error);
    page->next = pages->next.data;
    return SA_OK;
}

int sa_marketo_pages_read(void *payload, struct sa_page *page, const struct sa_page_from *from,
                          const struct sa_json *document, struct sa_error *error)
{
    struct sa_marketo_pages *pages = payload;
    const struct sa_json *result = NULL;
    (void)from;
    *page = (struct sa_page){.records = NULL, .next = NULL};
    int rc = sa_marketo_result(&result, document, error);
    if (rc)
        return rc;
    if (result && sa_json_type(result) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "its result is no list");
    if (++pages->pages > MOST_PAGES)
        return sa_error_set(error, SA_EFORMAT, "the list does not end");
    page->records = result;
    if (pages->one)
        return SA_OK;
    return pages->place ? read_by_place(pages, page, error) : read_by_token(pages, page, document, error);
}
