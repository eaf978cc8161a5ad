/* What a fetch says of itself: see outcome.h. */
#include "salesforce/outcome.h"

#include <stdio.h>

#include "salesforce/org.h"

int sa_outcome_explain(const struct sa_plan *plan, struct sa_error *error)
{
    static const struct sa_error nothing = {SA_EINPUT,
                                            "the recording holds no global describe and no describe", ""};
    unsigned long max_calls = plan->parties[0].terms.max_calls;
    const struct sa_error *cause = plan->cause.code ? &plan->cause : &nothing;
    if (error)
        *error = *cause;
    switch (cause->code) {
    case SA_EFORMAT:
        sa_error_prefix(error, cause->code, "'%s' does not answer like Salesforce", sa_plan_origin(plan));
        break;
    case SA_ECONNECT:
        sa_error_prefix(error, cause->code, "no usable answer from '%s'", sa_plan_origin(plan));
        break;
    default:
        sa_error_prefix(error, cause->code, "cannot read '%s'", sa_plan_origin(plan));
    }
    if (*cause->advice || cause->code == SA_EINPUT)
        return cause->code;
    if (plan->kept)
        sa_error_advise(error,
                        "try again when the org has more calls left, or leave less to others with --reserve");
    else if (max_calls && sa_plan_calls(plan) >= max_calls)
        sa_error_advise(error, "allow more calls with --max-calls");
    else if (cause->code == SA_ECONNECT)
        sa_error_advise(error, "check the URL, the network and the proxy settings, then try again");
    else if (cause->code == SA_EFORMAT)
        sa_error_advise(error, "check the URL: it must be the org's My Domain, https://….my.salesforce.com");
    return cause->code;
}

static void tell_stop(const struct sa_plan *plan, const char *whose, const struct sa_error *stop)
{
    if (stop->code)
        sa_observe(plan->observer, SA_LEVEL_WARNING, "%s connection was given up: %s%s%s", whose,
                   stop->message, *stop->advice ? "; " : "", stop->advice);
}

void sa_outcome_tell_stops(const struct sa_plan *plan)
{
    char whose[64];
    tell_stop(plan, "the sync user's", &plan->parties[0].connections[SA_SYNC].stop);
    tell_stop(plan, "the admin's", &plan->parties[0].connections[SA_ADMIN].stop);
    for (size_t i = 1; i < plan->party_count; i++)
        for (size_t side = 0; side < SA_MOST_SIDES; side++) {
            snprintf(whose, sizeof whose, "%s's", plan->parties[i].service->account_name);
            tell_stop(plan, whose, &plan->parties[i].connections[side].stop);
        }
}
