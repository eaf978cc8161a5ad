/* Sforce-Limit-Info: see limit.h. */
#include <stdlib.h>
#include <string.h>

#include "salesforce/limit.h"

bool sa_limit_read(struct sa_usage *usage, void *account, const struct sa_http_answer *answer)
{
    (void)account;
    static const char key[] = "api-usage=";
    char *end = NULL;
    const char *at = strstr(answer->limit_info, key);
    while (at && at > answer->limit_info && at[-1] == '-') /* per-app-api-usage */
        at = strstr(at + 1, key);
    if (!at)
        return false;
    usage->used = strtoul(at + sizeof key - 1, &end, 10);
    usage->most = *end == '/' ? strtoul(end + 1, NULL, 10) : 0;
    if (usage->used > usage->most)
        usage->used = usage->most;
    return usage->most > 0;
}
