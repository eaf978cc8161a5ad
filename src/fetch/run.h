/* The row that says which fetch a snapshot is from. */
#ifndef SYNCAUDIT_FETCH_RUN_H
#define SYNCAUDIT_FETCH_RUN_H

#include "fetch/plan.h"

/* Calls sent on all connections. */
unsigned long sa_run_calls(const struct sa_plan *plan);

/* The origin spoken to. */
const char *sa_run_origin(const struct sa_plan *plan);

/* Writes the row, in the place of the one that is there. `before` = calls an earlier fetch sent for the same snapshot. */
int sa_run_store(const struct sa_plan *plan, const char *started, unsigned long before, bool partial,
                 struct sa_error *error);

#endif
