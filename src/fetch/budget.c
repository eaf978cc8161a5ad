/* How many calls may still be sent: --max-calls, and what has to be left to others of the org's own limit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/plan.h"

unsigned long sa_budget_left(const struct sa_plan *plan)
{
    unsigned long sent = 0;
    for (enum sa_side side = SA_SYNC; side < SA_SIDES; side++)
        sent += plan->http[side] ? sa_http_calls(plan->http[side]) : 0;
    return plan->options->max_calls > sent ? plan->options->max_calls - sent : 0;
}

void sa_budget_share(const struct sa_plan *plan, enum sa_side side)
{
    char why[128];
    snprintf(why, sizeof why, "not asked: the budget of %lu calls is spent", plan->options->max_calls);
    if (plan->options->max_calls)
        sa_http_limit(plan->http[side], sa_budget_left(plan), why);
}

/* "api-usage=18/5000", or with more behind it: "…; per-app-api-usage=17/250(appName=sample-app)". */
static bool read_usage(struct sa_usage *usage, const char *text)
{
    static const char key[] = "api-usage=";
    char *end = NULL;
    const char *at = strstr(text, key);
    while (at && at > text && at[-1] == '-') /* per-app-api-usage */
        at = strstr(at + 1, key);
    if (!at)
        return false;
    usage->used = strtoul(at + sizeof key - 1, &end, 10);
    usage->most = *end == '/' ? strtoul(end + 1, NULL, 10) : 0;
    if (usage->used > usage->most)
        usage->used = usage->most;
    return usage->most > 0;
}

void sa_budget_hear(struct sa_plan *plan, enum sa_side side, const struct sa_http_answer *answer)
{
    struct sa_usage usage;
    char why[256];
    if (!read_usage(&usage, answer->limit_info))
        return;
    if (usage.most == plan->usage.most && usage.used < plan->usage.used) /* overtaken on the way */
        return;
    plan->usage = usage;
    unsigned long left = usage.most - usage.used;
    unsigned long kept =
        usage.most / 100 * plan->options->reserve + usage.most % 100 * plan->options->reserve / 100;
    if (kept == 0)
        return;
    snprintf(
        why, sizeof why,
        "not asked: the org has %lu of its %lu API calls of 24 hours left, and %u %% of them are left to others",
        left, usage.most, plan->options->reserve);
    plan->kept = plan->kept || left <= kept;
    sa_http_limit(plan->http[side], left > kept ? left - kept : 0, why);
}
