/* How many calls may still be sent: the budget, and what has to be left to others of the account's own limit. */
#ifndef SYNCAUDIT_FETCH_BUDGET_H
#define SYNCAUDIT_FETCH_BUDGET_H

#include "fetch/party.h"

/* Calls that the budget still allows; 0 also when there is none. */
unsigned long sa_budget_left(const struct sa_party *party);

/* Learns from an answer what the account has left, and keeps the reserve. */
void sa_budget_hear(struct sa_connection *connection, const struct sa_http_answer *answer);

#endif
