/* The row that says which fetch a snapshot is from. */
#ifndef SYNCAUDIT_SALESFORCE_RUN_H
#define SYNCAUDIT_SALESFORCE_RUN_H

#include "fetch/plan.h"
#include "salesforce/org.h"

/* Writes the row, in the place of the one that is there. `before` = calls an earlier fetch sent for the same snapshot. */
int sa_run_store(const struct sa_plan *plan, const struct sa_org *org, const char *started,
                 unsigned long before, bool partial, struct sa_error *error);

#endif
