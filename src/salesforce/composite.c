/* Questions that share a call: see composite.h. Each part of the answer is dealt with as if it had been asked for alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/composite.h"
#include "salesforce/org.h"

enum { COMPOSITE_DATA, COMPOSITE_TOOLING };

enum {
    PARTS = 25,  /* of one call, Salesforce's bound */
    QUERIES = 5, /* among them, Salesforce's bound */
};

static size_t composite_kind(const char *path)
{
    return strstr(path, "/tooling/") ? COMPOSITE_TOOLING : COMPOSITE_DATA;
}

static bool is_query(const char *path)
{
    return strstr(path, "/query") != NULL;
}

static int composite_add(struct sa_buffer *body, const char *path, size_t number)
{
    int rc = sa_buffer_addf(
        body, "%s{\"method\":\"GET\",\"referenceId\":\"r%zu\",\"url\":", number ? "," : "", number);
    if (rc == SA_OK)
        rc = sa_json_quote(path, strlen(path), body);
    return rc ? rc : sa_buffer_adds(body, "}");
}

static int composite_write(struct sa_parcel_call *call, void *account, size_t kind, const char *const *paths,
                           size_t count)
{
    const struct sa_org *org = account;
    int rc = sa_buffer_adds(&call->body, "{\"allOrNone\":false,\"compositeRequest\":[");
    for (size_t i = 0; rc == SA_OK && i < count; i++)
        rc = composite_add(&call->body, paths[i], i);
    snprintf(call->path, sizeof call->path, "/services/data/v%d.0/%scomposite", org->version,
             kind == COMPOSITE_TOOLING ? "tooling/" : "");
    call->content_type = "application/json";
    return rc ? rc : sa_buffer_adds(&call->body, "]}");
}

static const struct sa_json *composite_first(const struct sa_json *document)
{
    return sa_json_first(sa_json_get(document, "compositeResponse"));
}

static bool composite_read(struct sa_part *part, const struct sa_json *element)
{
    const char *reference = sa_json_string(sa_json_get(element, "referenceId"));
    char *end = NULL;
    unsigned long number = reference && *reference == 'r' ? strtoul(reference + 1, &end, 10) : 0;
    *part = (struct sa_part){.number = number,
                             .status = (int)sa_json_number(sa_json_get(element, "httpStatusCode")),
                             .body = sa_json_get(element, "body")};
    part->good = part->status >= 200 && part->status < 300;
    return end && !*end;
}

const struct sa_packing sa_composite_packing = {
    .parts = PARTS,
    .heavy = QUERIES,
    .calls = 4,
    .shared = 2,
    .per_left = 100,
    .kind = composite_kind,
    .is_heavy = is_query,
    .write = composite_write,
    .first = composite_first,
    .read = composite_read,
};
