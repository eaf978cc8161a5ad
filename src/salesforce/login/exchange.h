/* The exchange with the host that gives tokens: what is known becomes an access token.
 * Sources: Salesforce Help, "OAuth Authorization Flows"; what public clients send. */
#ifndef SYNCAUDIT_SALESFORCE_EXCHANGE_H
#define SYNCAUDIT_SALESFORCE_EXCHANGE_H

#include "salesforce/login/token_answer.h"
#include "syncaudit/login.h"

/* What a login is made with; owned. Which of them there are, the kind says. */
struct sa_credentials {
    enum sa_login_kind kind; /* SA_LOGIN_JWT, SA_LOGIN_CLIENT_CREDENTIALS or SA_LOGIN_REFRESH_TOKEN */
    char *asked;             /* the host that gives tokens */
    char *audience;          /* of the JWT; NULL = those that make sense for the host */
    char *username;
    char *client_id;
    char *key_file;                 /* for messages */
    struct sa_buffer key;           /* PEM */
    struct sa_buffer secret;        /* refresh token or client secret */
    struct sa_buffer client_secret; /* beside a refresh token */
    const struct sa_observer *observer;
};

/* Asks for a token, over a client of its own. Only the host in `asked` is spoken to; a JWT that is refused for its audience
 * is tried with the next one that makes sense. Errors as sa_login_run. */
int sa_exchange(struct sa_token_answer *token, const struct sa_credentials *credentials,
                struct sa_error *error);

#endif
