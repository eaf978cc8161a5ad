/* What a token endpoint answers: a token, or why there is none. */
#ifndef SYNCAUDIT_SALESFORCE_TOKEN_ANSWER_H
#define SYNCAUDIT_SALESFORCE_TOKEN_ANSWER_H

#include <stdbool.h>

#include "syncaudit/buffer.h"
#include "syncaudit/http.h"

struct sa_token_answer {
    struct sa_buffer access_token;
    struct sa_buffer refresh_token; /* a new one, which replaces the one that was sent; mostly empty */
    struct sa_buffer instance_url;  /* without a slash at its end */
    bool wrong_audience;            /* refused for the JWT's audience alone: another one may do */
};

/* What a refusal of a login means to people. */
struct sa_refusal {
    const char *error, *phrases; /* private to the table */
    const char *meaning;
    const char *advice;
    enum { SA_REFUSED, SA_REFUSED_AUDIENCE, SA_REFUSED_PASSING } kind;
};

/* The refusal with this code and description, by whole code and whole phrases; NULL when none is known. Whoever repeats Salesforce's words
 * may give "" for the code. */
const struct sa_refusal *sa_refusal_find(const char *error, const char *description);

/* True if the token endpoint says no for the moment: the same may be asked again. */
bool sa_token_answer_passes(const struct sa_http_answer *answer);

void sa_token_answer_init(struct sa_token_answer *token);

/* Wipes and frees. */
void sa_token_answer_release(struct sa_token_answer *token);

/* Reads what `asked` (the address of the host) answered. SA_OK with access token and instance URL, both checked.
 * SA_EREFUSED with advice for every refusal that is known; SA_EFORMAT when it is no token answer, or points to a host that
 * is not Salesforce's; SA_ECONNECT; SA_ENOMEM. No part of a token is ever in the error. */
int sa_token_answer_read(struct sa_token_answer *token, const struct sa_http_answer *answer,
                         const char *asked, struct sa_error *error);

#endif
