/* What a counting job is, and its query; shared by count.c and count_query.c alone. */
#ifndef SYNCAUDIT_SALESFORCE_COUNT_JOB_H
#define SYNCAUDIT_SALESFORCE_COUNT_JOB_H

#include <time.h>

#include "salesforce/count.h"
#include "syncaudit/buffer.h"

/* A job travels with its question: one block, freed with it. */
struct sa_count_job {
    enum sa_count_kind kind;
    time_t from, to; /* the time its records were made in; 0 = no bound */
    size_t count;
    size_t size;      /* of `names` */
    unsigned rows;    /* of a sample: looked at so far, */
    unsigned *filled; /* and how many of them have a value, by field; in the same block */
    char names[];     /* one after the other, each with its terminator */
};

/* The name behind this one. */
const char *sa_count_next(const char *name);

/* Appends the SOQL of a job. In its answer n is the number of records, o, c, m and s are dates, and c0, c1 … what the fields
 * have, in their order. SA_ENOMEM. */
int sa_count_write(struct sa_buffer *soql, const char *object, const struct sa_count_job *job);

#endif
