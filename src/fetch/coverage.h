/* What coverage says of each question, and the failure that explains most. */
#ifndef SYNCAUDIT_FETCH_COVERAGE_H
#define SYNCAUDIT_FETCH_COVERAGE_H

#include "fetch/party.h"

/* How much a failure explains when nothing could be fetched; an answer's rank grows with its source's `explains`. */
enum sa_cause_rank {
    SA_CAUSE_NONE,
    SA_CAUSE_SILENCE,
    SA_CAUSE_ANSWER,
    SA_CAUSE_STOP = 100,
};

/* Prepares the statement that sa_source_cover uses, and ends it. */
int sa_coverage_open(struct sa_plan *plan, struct sa_error *error);
void sa_coverage_close(struct sa_plan *plan);

/* Keeps the failure that explains most, for the case that nothing could be fetched. */
void sa_coverage_note_cause(const struct sa_question *question, unsigned rank, int code, const char *reason,
                            const char *advice);

#endif
