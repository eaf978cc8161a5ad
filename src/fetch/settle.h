/* What becomes of an answer: it is shown to the source, and coverage says what came of it. */
#ifndef SYNCAUDIT_FETCH_SETTLE_H
#define SYNCAUDIT_FETCH_SETTLE_H

#include "fetch/party.h"

/* True if it was asked before the service began anew: its answer is of no interest. */
bool sa_question_is_stale(const struct sa_question *question);

/* Its final answer; `part` is the body where it has been read, else NULL. Any code ends the fetch. */
int sa_question_settle(struct sa_question *question, const struct sa_http_answer *answer,
                       const struct sa_json *part, struct sa_error *error);

/* Notes that it was never answered; nothing when it was. */
int sa_question_miss(struct sa_question *question, struct sa_error *error);

#endif
