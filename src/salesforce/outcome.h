/* What a fetch says of itself when it has ended. */
#ifndef SYNCAUDIT_SALESFORCE_OUTCOME_H
#define SYNCAUDIT_SALESFORCE_OUTCOME_H

#include "fetch/plan.h"

/* Nothing usable arrived: returns the failure that explains most, with what to do. */
int sa_outcome_explain(const struct sa_plan *plan, struct sa_error *error);

/* What ended a connection is said at once, with what to do: the other one's answers make a snapshot all the same. */
void sa_outcome_tell_stops(const struct sa_plan *plan);

#endif
