/* Rows of aggregate queries: see aggregate.h. */
#include "salesforce/aggregate.h"

#include <stdio.h>
#include <string.h>

#define MOST (1LL << 53)

static int aggregate_refuse(const char *alias, const char *why, struct sa_error *error)
{
    return sa_error_set(error, SA_EFORMAT, "answer is not that of an aggregate query: '%s' %s", alias, why);
}

int sa_aggregate_count(const struct sa_json *record, const char *alias, long long *count,
                       struct sa_error *error)
{
    const struct sa_json *value = sa_json_get(record, alias);
    if (!value)
        return aggregate_refuse(alias, "is missing", error);
    return sa_json_natural(value, MOST, count) ? SA_OK : aggregate_refuse(alias, "is no count", error);
}

int sa_aggregate_text(const struct sa_json *record, const char *alias, const char **text,
                      struct sa_error *error)
{
    const struct sa_json *value = sa_json_get(record, alias);
    *text = sa_json_string(value);
    if (!value)
        return aggregate_refuse(alias, "is missing", error);
    return *text || sa_json_type(value) == SA_JSON_NULL ? SA_OK
                                                        : aggregate_refuse(alias, "is no text", error);
}

/* "2026-03-17T16:21:26", whatever stands behind it: times are asked for, and come, in UTC. */
static bool is_time(const char *text)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd";
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    return true;
}

int sa_aggregate_time(const struct sa_json *record, const char *alias, char out[SA_TIME_SIZE],
                      struct sa_error *error)
{
    const char *text;
    int rc = sa_aggregate_text(record, alias, &text, error);
    if (rc == SA_OK && text && !is_time(text))
        rc = aggregate_refuse(alias, "is no time", error);
    if (rc == SA_OK)
        snprintf(out, SA_TIME_SIZE, text ? "%.19sZ" : "%.0s", text ? text : "");
    return rc;
}
