/* What counting will cost: said before the first question of it, and asked where it is much. */
#ifndef SYNCAUDIT_FETCH_PRICE_H
#define SYNCAUDIT_FETCH_PRICE_H

#include "fetch/party.h"

/* Says what the sources that count will ask of a service, unless it is a recording; they are left out when the user does not agree.
 * SA_ECANCELLED when the user would rather end. */
int sa_price_tell(const struct sa_party *party, struct sa_error *error);

#endif
