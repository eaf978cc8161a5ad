/* The sources of a plan at work: one run for each connection that a source is asked on. */
#ifndef SYNCAUDIT_FETCH_RUNS_H
#define SYNCAUDIT_FETCH_RUNS_H

#include "fetch/party.h"

/* Makes plan->runs, in the order of the sources' places; frees them. SA_ENOMEM. */
int sa_runs_make(struct sa_plan *plan, struct sa_error *error);
void sa_runs_free(struct sa_plan *plan);

/* Removes what a source has stored and noted; going on from a partial snapshot, what it does not have whole. */
int sa_runs_forget(struct sa_source_run *run, struct sa_error *error);

/* Sorts the sources of a resumed plan into those that are kept, those that ask for what lacks, and those that begin anew. */
int sa_runs_resume(struct sa_plan *plan, struct sa_error *error);

#endif
