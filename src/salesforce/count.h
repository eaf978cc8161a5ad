/* Counting the records of an object: one job is one aggregate query, and what it is cut into when the org refuses it.
 *
 * A query that takes too long or is too complicated is asked again in halves: first of its fields, then of the time its
 * records were made in. The numbers of the parts are added. What is refused in the end is noted as refused. */
#ifndef SYNCAUDIT_SALESFORCE_COUNT_H
#define SYNCAUDIT_SALESFORCE_COUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "salesforce/org.h"
#include "salesforce/soql.h"

enum sa_count_kind {
    SA_COUNT_RECORDS,    /* all records, their dates, and COUNT(field) of aggregatable fields (may be none) */
    SA_COUNT_FIELDS,     /* further fields of the same object */
    SA_COUNT_CHECKBOXES, /* records where each is true: every combination of values in one query */
    SA_COUNT_NOT_NULL,   /* one field that can be filtered but not aggregated */
    SA_COUNT_NEWEST,     /* newest dates of the records where one field has a value */
    SA_COUNT_SAMPLE,     /* some records are looked at, and their values forgotten */
    SA_COUNT_KINDS,
};

enum { SA_COUNT_SLICES = 5 }; /* places in time that a sample is taken from */

/* How the jobs of a source are getting on; the first member of its state. */
struct sa_counting {
    size_t left;    /* queries that may still be asked */
    bool short_of;  /* --max-calls leaves fewer than the plan has: --resume can ask what is not asked */
    size_t running; /* asked and not yet answered */
    size_t asked;
    int (*next)(struct sa_source_run *run,
                struct sa_error *error); /* called when nothing is running any more */
    sqlite3_stmt *object, *field, *newest;
};

int sa_counting_open(struct sa_counting *counting, sqlite3 *db, struct sa_error *error);
void sa_counting_close(struct sa_counting *counting);

/* What one query of a kind holds at the most. */
size_t sa_count_at_once(enum sa_count_kind kind);

/* Asks one query for `count` fields of an object (checked API names, no more than sa_count_at_once), of the records made from
 * `from` on and before `to` (ISO 8601, NULL = no bound); a sample is of the first of them. Fields that the budget leaves out are
 * noted as refused. */
int sa_count(struct sa_source_run *run, const char *object, enum sa_count_kind kind, const char *const *names,
             size_t count, const char *from, const char *to, struct sa_error *error);

#endif
