/* Making questions: what sources ask becomes part of the plan, and sets out. */
#ifndef SYNCAUDIT_FETCH_ASK_H
#define SYNCAUDIT_FETCH_ASK_H

#include "fetch/party.h"

/* Prepares what all questions need; forgets them. */
int sa_questions_open(struct sa_plan *plan, struct sa_error *error);
void sa_questions_close(struct sa_plan *plan);

/* As sa_source_ask, for a page of a listing: `paging` is copied, and its pages are taken, also on error. */
int sa_question_ask_page(struct sa_source_run *run, const char *object, const char *path,
                         const struct sa_question_kind *kind, void *payload, const struct sa_paging *paging,
                         struct sa_error *error);

#endif
