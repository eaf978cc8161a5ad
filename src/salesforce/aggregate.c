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

static int refuse_value(const char *alias, const char *text, const char *why, struct sa_error *error)
{
    return sa_error_set(error, SA_EFORMAT, "answer is not that of an aggregate query: '%s' %s: '%.40s'",
                        alias, why, text);
}

/* True if what stands behind the seconds is UTC: a fraction, and the zone. */
static bool ends_in_utc(const char *text)
{
    static const char *const zones[] = {"", "Z", "+0000", "+00:00"};
    if (*text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (strcmp(text, zones[i]) == 0)
            return true;
    return false;
}

int sa_aggregate_time(const struct sa_json *record, const char *alias, char out[SA_TIME_SIZE],
                      struct sa_error *error)
{
    enum { TO_THE_SECOND = 19 };
    const char *text;
    time_t when;
    *out = '\0';
    int rc = sa_aggregate_text(record, alias, &text, error);
    if (rc || !text)
        return rc;
    snprintf(out, SA_TIME_SIZE, "%.*sZ", TO_THE_SECOND, text);
    if (strlen(text) >= TO_THE_SECOND && ends_in_utc(text + TO_THE_SECOND) &&
        sa_time_parse(&when, out, NULL) == SA_OK)
        return SA_OK;
    *out = '\0';
    return refuse_value(alias, text, "is no time", error);
}

int sa_aggregate_day(const struct sa_json *record, const char *alias, const char **text,
                     struct sa_error *error)
{
    time_t when;
    int rc = sa_aggregate_text(record, alias, text, error);
    if (rc == SA_OK && *text && (strlen(*text) != strlen("2026-03-17") || sa_time_parse(&when, *text, NULL)))
        rc = refuse_value(alias, *text, "is no day", error);
    return rc;
}

int sa_aggregate_hour(const struct sa_json *record, const char *alias, long long *hour,
                      struct sa_error *error)
{
    enum { LAST_HOUR = 23 };
    int rc = sa_aggregate_count(record, alias, hour, error);
    if (rc == SA_OK && *hour > LAST_HOUR)
        rc = sa_error_set(error, SA_EFORMAT,
                          "answer is not that of an aggregate query: '%s' is no hour: %lld", alias, *hour);
    return rc;
}
