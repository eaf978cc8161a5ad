/* The pages of one query: see pages.h. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/pages.h"
#include "syncaudit/http.h"
#include "syncaudit/name.h"
#include "syncaudit/text.h"

enum { OBJECT_SIZE = SA_API_NAME_SIZE };

/* A page that is sent again under another address does no harm, and asking for ever does: so many may bring nothing new. */
enum { IN_VAIN = 100 };

/* What a number of rows cannot be more than: up to here a double holds every integer. */
#define MOST_ROWS (1LL << 53)

struct sa_pages {
    char object[OBJECT_SIZE]; /* of the records */
    bool adds_up;             /* its records may be AggregateResults */
    long long total;          /* rows in all, as the first page says; -1 = no page has come */
    long long rows;           /* so far */
    unsigned in_vain;
    uint64_t *seen; /* owned: addresses, and contents where there are several pages, as hashes */
    size_t count, capacity;
};

/* FNV-1a (isthe.com/chongo/tech/comp/fnv). */
static uint64_t pages_hash(const char *text, size_t length)
{
    uint64_t value = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    return value;
}

struct sa_pages *sa_pages_new(const char *soql)
{
    static const char from[] = " FROM ";
    struct sa_pages *pages = calloc(1, sizeof *pages);
    const char *object = strstr(soql, from);
    if (!pages)
        return NULL;
    pages->total = -1;
    pages->adds_up = object && memchr(soql, '(', (size_t)(object - soql));
    if (object)
        snprintf(pages->object, sizeof pages->object, "%.*s", (int)strcspn(object + strlen(from), " "),
                 object + strlen(from));
    return pages;
}

void sa_pages_free(void *pages)
{
    if (pages)
        free(((struct sa_pages *)pages)->seen);
    free(pages);
}

/* Notes an address or a content; `*known` tells whether it was noted before. */
static int pages_note(struct sa_pages *pages, uint64_t what, bool *known)
{
    *known = false;
    for (size_t i = 0; i < pages->count && !*known; i++)
        *known = pages->seen[i] == what;
    if (*known)
        return SA_OK;
    if (pages->count == pages->capacity) {
        size_t capacity = pages->capacity ? pages->capacity * 2 : 8;
        uint64_t *seen = reallocarray(pages->seen, capacity, sizeof *seen);
        if (!seen)
            return SA_ENOMEM;
        pages->seen = seen;
        pages->capacity = capacity;
    }
    pages->seen[pages->count++] = what;
    return SA_OK;
}

/* A server may give the whole address. Only data has pages: no other address of the host is any of a page's business. */
static int read_address(struct sa_page *page, const char *origin, const char *url, struct sa_error *error)
{
    static const char below[] = "/services/data/";
    char shown[100];
    size_t length = strlen(origin);
    page->next = strncmp(url, origin, length) == 0 ? url + length : url;
    sa_text_line(shown, sizeof shown, url);
    if (page->next[0] != '/' || page->next[1] == '/')
        return sa_error_set(error, SA_EFORMAT, "the next page is on another host: '%s'", shown);
    if (!sa_http_is_path(page->next) || strncmp(page->next, below, strlen(below)) != 0)
        return sa_error_set(error, SA_EFORMAT, "the address of the next page cannot be asked for: '%s'",
                            shown);
    return SA_OK;
}

/* Whether there is more, and where. */
static int read_next(struct sa_page *page, const char *origin, const struct sa_json *document,
                     struct sa_error *error)
{
    const struct sa_json *done = sa_json_get(document, "done");
    const struct sa_json *next = sa_json_get(document, "nextRecordsUrl");
    const char *url = sa_json_string(next);
    if (sa_json_type(done) != SA_JSON_BOOLEAN)
        return sa_error_set(error, SA_EFORMAT, "the answer does not say whether it is the last page");
    if (sa_json_boolean(done))
        return sa_json_type(next) == SA_JSON_NULL
                   ? SA_OK
                   : sa_error_set(error, SA_EFORMAT, "the last page names a next one");
    if (!url)
        return sa_error_set(error, SA_EFORMAT, "there are more pages, and the answer does not say where");
    return read_address(page, origin, url, error);
}

/* The id at the end of "/services/data/v67.0/sobjects/User/005…", or NULL. */
static const char *id_in(const struct sa_json *record)
{
    const char *url = sa_json_string(sa_json_get(sa_json_get(record, "attributes"), "url"));
    const char *slash = url ? strrchr(url, '/') : NULL;
    return slash && sa_is_id(slash + 1) ? slash + 1 : NULL;
}

static bool is_other(const char *id, const char *other)
{
    return id && other && sa_is_id(other) && strncmp(id, other, 15) != 0;
}

/* A record tells its id twice, and a parent record beside it ("ProfileId") and in it. */
static int check_ids(const struct sa_json *record, struct sa_error *error)
{
    if (is_other(id_in(record), sa_json_string(sa_json_get(record, "Id"))))
        return sa_error_set(error, SA_EFORMAT, "a record has the address of another");
    for (const struct sa_json *member = sa_json_first(record); member; member = sa_json_next(member)) {
        char name[OBJECT_SIZE];
        if (sa_json_type(member) != SA_JSON_OBJECT || !id_in(member))
            continue;
        snprintf(name, sizeof name, "%sId", sa_json_name(member));
        if (is_other(id_in(member), sa_json_string(sa_json_get(record, name))))
            return sa_error_set(error, SA_EFORMAT, "a record has another %s than its '%s' says",
                                sa_json_name(member), name);
    }
    return SA_OK;
}

static int check_records(const struct sa_pages *pages, const struct sa_json *records, struct sa_error *error)
{
    for (const struct sa_json *record = sa_json_first(records); record; record = sa_json_next(record)) {
        const struct sa_json *attributes = sa_json_get(record, "attributes");
        const char *type = sa_json_string(sa_json_get(attributes, "type"));
        if (sa_json_type(record) != SA_JSON_OBJECT)
            return sa_error_set(error, SA_EFORMAT, "a record is no object");
        bool fits = type && (strcasecmp(type, pages->object) == 0 ||
                             (pages->adds_up && strcmp(type, "AggregateResult") == 0));
        if (attributes && !fits)
            return sa_error_set(error, SA_EFORMAT, "a record is not of %s", pages->object);
        int rc = check_ids(record, error);
        if (rc)
            return rc;
    }
    return SA_OK;
}

/* Holds the page against those before it. `*again` is true if its rows came before. */
static int pages_compare(struct sa_pages *pages, const struct sa_page *page, const char *path, bool *again,
                         struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    bool known = false;
    *again = false;
    if (!page->next && pages->count == 0) /* the only one */
        return SA_OK;
    int rc = sa_json_print(page->records, &text);
    if (rc == SA_OK && pages->count == 0)
        rc = pages_note(pages, pages_hash(path, strlen(path)), &known);
    if (rc == SA_OK && sa_json_first(page->records))
        rc = pages_note(pages, pages_hash(text.data, text.length), again);
    if (rc == SA_OK && page->next)
        rc = pages_note(pages, pages_hash(page->next, strlen(page->next)), &known);
    sa_buffer_release(&text);
    if (rc)
        return sa_error_memory(error);
    if (page->next && known)
        return sa_error_set(error, SA_EFORMAT, "the next page is one that came before");
    if (page->next && !sa_json_first(page->records))
        return sa_error_set(error, SA_EFORMAT, "a page without records names a next one");
    if (*again && ++pages->in_vain > IN_VAIN)
        return sa_error_set(error, SA_EFORMAT, "%d pages brought nothing new", IN_VAIN);
    return SA_OK;
}

/* Counts the rows of a page: of the last one they must add up. */
static int pages_count(struct sa_pages *pages, const struct sa_page *page, long long total, bool again,
                       struct sa_error *error)
{
    if (pages->total >= 0 && pages->total != total)
        return sa_error_set(error, SA_EFORMAT, "the query has %lld rows on one page and %lld on another",
                            pages->total, total);
    pages->total = total;
    pages->rows += again ? 0 : (long long)sa_json_count(page->records);
    if (pages->rows > total || (!page->next && pages->rows < total))
        return sa_error_set(error, SA_EFORMAT, "%lld rows came of a query that has %lld", pages->rows, total);
    return SA_OK;
}

int sa_pages_read(void *of, struct sa_page *page, const struct sa_page_from *from,
                  const struct sa_json *document, struct sa_error *error)
{
    struct sa_pages *pages = of;
    long long total = 0;
    bool again = false;
    *page = (struct sa_page){.records = sa_json_get(document, "records")};
    if (sa_json_type(page->records) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not that of a query: it has no 'records'");
    if (!sa_json_natural(sa_json_get(document, "totalSize"), MOST_ROWS, &total))
        return sa_error_set(error, SA_EFORMAT, "the answer does not say how many rows there are");
    int rc = read_next(page, from->origin, document, error);
    if (rc == SA_OK)
        rc = check_records(pages, page->records, error);
    if (rc == SA_OK)
        rc = pages_compare(pages, page, from->path, &again, error);
    if (rc == SA_OK)
        rc = pages_count(pages, page, total, again, error);
    if (again)
        page->records = NULL;
    return rc;
}
