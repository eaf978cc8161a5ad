/* Counting the records of an object: one job is one aggregate query, and what it is cut into when the org refuses it.
 *
 * A query that takes too long or is too complicated is asked again in halves: first of its fields, then of the time its
 * records were made in. The numbers of the parts are added. What is refused in the end is noted as refused. */
#ifndef SYNCAUDIT_SALESFORCE_COUNT_H
#define SYNCAUDIT_SALESFORCE_COUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "salesforce/count_job.h"

enum { SA_COUNT_SLICES = 5 }; /* places in time that a sample is taken from */

/* What one query of a kind holds at the most. */
size_t sa_count_at_once(enum sa_count_kind kind);

/* Asks one query for `count` fields of an object (checked API names, no more than sa_count_at_once), of the records made from
 * `from` on and before `to` (ISO 8601, NULL = no bound); a sample is of the first of them. Fields that the budget leaves out are
 * noted as refused. */
int sa_count(struct sa_source_run *run, const char *object, enum sa_count_kind kind, const char *const *names,
             size_t count, const char *from, const char *to, struct sa_error *error);

#endif
