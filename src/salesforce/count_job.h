/* What a counting job is, its query, and how what it counted is stored. Sources see count.h. */
#ifndef SYNCAUDIT_SALESFORCE_COUNT_JOB_H
#define SYNCAUDIT_SALESFORCE_COUNT_JOB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "salesforce/org.h"
#include "salesforce/soql.h"
#include "syncaudit/buffer.h"

enum sa_count_kind {
    SA_COUNT_RECORDS,    /* all records, their dates, and COUNT(field) of aggregatable fields (may be none) */
    SA_COUNT_FIELDS,     /* further fields of the same object */
    SA_COUNT_CHECKBOXES, /* records where each is true: every combination of values in one query */
    SA_COUNT_NOT_NULL,   /* one field that can be filtered but not aggregated */
    SA_COUNT_NEWEST,     /* newest dates of the records where one field has a value */
    SA_COUNT_SAMPLE,     /* some records are looked at, and their values forgotten */
    SA_COUNT_KINDS,
};

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
