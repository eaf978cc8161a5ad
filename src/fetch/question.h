/* One question of the plan, from its making until it is done with. */
#ifndef SYNCAUDIT_FETCH_QUESTION_H
#define SYNCAUDIT_FETCH_QUESTION_H

#include "fetch/party.h"

/* Makes a question that the plan owns: NULL where there is no memory. `payload` is taken whatever happens. */
struct sa_question *sa_question_new(struct sa_source_run *run, const char *object, const char *path,
                                    void *payload);

/* Takes it out of those that the plan waits for; then frees it with what it owns. */
void sa_question_take(struct sa_question *question);
void sa_question_free(struct sa_question *question);

/* Frees pages that a listing would have owned; NULL is allowed. */
void sa_question_free_pages(const struct sa_source_run *run, void *pages);

/* True if it was asked before the service began anew: its answer is of no interest. */
bool sa_question_is_stale(const struct sa_question *question);

#endif
