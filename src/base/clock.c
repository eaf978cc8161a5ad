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

/* strptime and timegm take much for a time: what is written again as it was given is one. */
int sa_time_parse(time_t *out, const char *text, struct sa_error *error)
{
    static const struct {
        const char *format;
        size_t length;
    } forms[] = {{"%Y-%m-%dT%H:%M:%SZ", sizeof "2026-11-23T08:15:00Z" - 1},
                 {"%Y-%m-%d", sizeof "2026-11-23" - 1}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct tm parts = {0};
        char again[SA_TIME_SIZE];
        if (strlen(text) != forms[i].length || !strptime(text, forms[i].format, &parts))
            continue;
        *out = timegm(&parts);
        sa_time_format(again, *out);
        if (strncmp(again, text, forms[i].length) == 0)
            return SA_OK;
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
