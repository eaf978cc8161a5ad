/* What a counting job is, and its query; shared by count.c, count_query.c and count_store.c alone. */
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

/* count_store.c: takes a row of a job's answer (question->payload is the job); after the last one; in its place, that its numbers are
 * not to be had. SA_EFORMAT, SA_EIO, SA_ENOMEM. */
int sa_count_store_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                       struct sa_error *error);
int sa_count_store_end(struct sa_source_run *run, const char *object, const struct sa_count_job *job,
                       size_t rows, struct sa_error *error);
int sa_count_give_up(struct sa_source_run *run, const char *object, const struct sa_count_job *job,
                     const char *reason, struct sa_error *error);

#endif
