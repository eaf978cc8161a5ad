/* Time as the project writes it: UTC, ISO 8601, whole seconds ("2026-11-23T08:15:00Z"). */
#ifndef SYNCAUDIT_CLOCK_H
#define SYNCAUDIT_CLOCK_H

#include <time.h>

#include "syncaudit/error.h"

#define SA_TIME_SIZE 21 /* "2026-11-23T08:15:00Z" and the terminator */

/* Writes `when` as ISO 8601 UTC into `out` (SA_TIME_SIZE bytes). */
void sa_time_format(char out[SA_TIME_SIZE], time_t when);

/* Reads "2026-11-23T08:15:00Z" or "2026-11-23" (midnight UTC). SA_EINPUT when it is neither. */
int sa_time_parse(time_t *out, const char *text, struct sa_error *error);

/* Milliseconds of a clock that never goes backwards; for time limits and progress only, never for reports. */
long long sa_time_monotonic_ms(void);

#endif
