/* What becomes of an answer: it is shown to the source, and coverage says what came of it. */
#ifndef SYNCAUDIT_FETCH_SETTLE_H
#define SYNCAUDIT_FETCH_SETTLE_H

#include "fetch/party.h"

/* Its final answer; `part` is the body where it has been read, else NULL. The question is done with, and freed. Any code ends the
 * fetch. */
int sa_question_settle(struct sa_question *question, const struct sa_http_answer *answer,
                       const struct sa_json *part, struct sa_error *error);

/* Notes that it was never answered. */
int sa_question_miss(struct sa_question *question, struct sa_error *error);

#endif
