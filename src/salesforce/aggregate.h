/* What a row of an aggregate query says under its aliases. What is not there, or is something else, is no answer.
 *
 * The functions set `error` and return SA_EFORMAT when the record has no such member, or one of another kind. */
#ifndef SYNCAUDIT_SALESFORCE_AGGREGATE_H
#define SYNCAUDIT_SALESFORCE_AGGREGATE_H

#include "syncaudit/clock.h"
#include "syncaudit/error.h"
#include "syncaudit/json.h"

/* A whole number from 0 to 2^53: beyond it a double does not hold every one. */
int sa_aggregate_count(const struct sa_json *record, const char *alias, long long *count,
                       struct sa_error *error);

/* A time of Salesforce's in UTC, as it is asked for ("2026-03-17T16:21:26.000+0000"), as ours; null = "". */
int sa_aggregate_time(const struct sa_json *record, const char *alias, char out[SA_TIME_SIZE],
                      struct sa_error *error);

/* A day that there is ("2026-03-17"), borrowed from the record; null = NULL. */
int sa_aggregate_day(const struct sa_json *record, const char *alias, const char **text,
                     struct sa_error *error);

/* An hour of the day, 0 to 23. */
int sa_aggregate_hour(const struct sa_json *record, const char *alias, long long *hour,
                      struct sa_error *error);

/* A text, borrowed from the record; null = NULL. */
int sa_aggregate_text(const struct sa_json *record, const char *alias, const char **text,
                      struct sa_error *error);

#endif
