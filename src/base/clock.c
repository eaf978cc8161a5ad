/* Time: see include/syncaudit/clock.h. */
#include <stdio.h>
#include <string.h>

#include "syncaudit/clock.h"

void sa_time_format(char out[SA_TIME_SIZE], time_t when)
{
    struct tm parts;
    if (!gmtime_r(&when, &parts) || strftime(out, SA_TIME_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        memcpy(out, "1970-01-01T00:00:00Z", SA_TIME_SIZE);
}

int sa_time_parse(time_t *out, const char *text, struct sa_error *error)
{
    static const char *const formats[] = {"%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct tm parts = {0};
        const char *end = strptime(text, formats[i], &parts);
        if (end && *end == '\0') {
            struct tm given = parts;
            *out = timegm(&parts);
            if (parts.tm_mday == given.tm_mday && parts.tm_mon == given.tm_mon)
                return SA_OK;
        }
    }
    sa_error_set(error, SA_EINPUT, "'%s' is not a time", text);
    sa_error_advise(error, "write it as 2026-11-23T08:15:00Z or 2026-11-23");
    return SA_EINPUT;
}

long long sa_time_monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
