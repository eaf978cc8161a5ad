/* How questions travel: alone, or several in one call, and who waits for company.
 *
 * A call that carries several is sent when it is full, or when nothing of its kind is on its way that could bring company. */
#ifndef SYNCAUDIT_FETCH_TRAVEL_H
#define SYNCAUDIT_FETCH_TRAVEL_H

#include "fetch/party.h"

/* Asks for it alone. */
int sa_travel_alone(struct sa_question *question, struct sa_error *error);

/* Decides how a question travels, and sends it or lets it wait for company. */
int sa_travel_take(struct sa_question *question, struct sa_error *error);

/* Sends what need not wait any longer, on all connections. Answers that have been dealt with do it too. */
int sa_travel_flush(struct sa_plan *plan, struct sa_error *error);

/* True while something waits or is unanswered. */
bool sa_travel_has_work(const struct sa_connection *connection);

/* Runs until no connection has anything to ask. */
int sa_travel_drain(struct sa_plan *plan, struct sa_error *error);

#endif
