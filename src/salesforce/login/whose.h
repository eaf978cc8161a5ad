/* Whose token it is. */
#ifndef SYNCAUDIT_SALESFORCE_WHOSE_H
#define SYNCAUDIT_SALESFORCE_WHOSE_H

#include "syncaudit/error.h"
#include "syncaudit/observer.h"

enum { SA_WHOSE_ID = 16 }; /* of an id the first 15 characters tell, and the terminator */

struct sa_whose {
    char user[SA_WHOSE_ID], org[SA_WHOSE_ID]; /* "" = not known */
};

/* Asks `origin` with a token that nothing else is asked with yet, over a client of its own. SA_EREFUSED, SA_EFORMAT when the
 * answer does not say; SA_ECONNECT, SA_ECANCELLED. */
int sa_whose_ask(struct sa_whose *out, const char *origin, const char *token,
                 const struct sa_observer *observer, struct sa_error *error);

/* Takes ids of 15 or 18 characters over. */
void sa_whose_set(struct sa_whose *out, const char *user, const char *org);

#endif
