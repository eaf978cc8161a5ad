/* The exchange with the host that gives tokens: a form is sent, and an access token or a refusal comes back.
 * Sources: Salesforce Help, "OAuth Authorization Flows"; what public clients send. */
#ifndef SYNCAUDIT_SALESFORCE_EXCHANGE_H
#define SYNCAUDIT_SALESFORCE_EXCHANGE_H

#include "salesforce/login/token_answer.h"
#include "syncaudit/observer.h"

#define SA_EXCHANGE_LIMIT ((size_t)4 << 16) /* bytes of a form: several secrets */

struct sa_exchange {
    const char *asked;            /* the host: no other is spoken to */
    const char *audience;         /* what the form is made for; NULL = nothing is said of it */
    const struct sa_buffer *form; /* what is sent */
    bool
        once; /* it may be good for one use only: it is not sent again, but where Salesforce itself says that it was of no use */
    const struct sa_observer *observer;
};

/* Asks for a token, over a client of its own. Errors as sa_login_run. */
int sa_exchange(struct sa_token_answer *token, const struct sa_exchange *exchange, struct sa_error *error);

#endif
