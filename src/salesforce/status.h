/* What an answer of Salesforce means: one table keyed by HTTP status, errorCode and what the message says.
 */
#ifndef SYNCAUDIT_SALESFORCE_STATUS_H
#define SYNCAUDIT_SALESFORCE_STATUS_H

#include <stdbool.h>

#include "syncaudit/http.h"

enum sa_status_class {
    SA_STATUS_OK,
    SA_STATUS_RETRY,         /* passing trouble; when it stays, a failure */
    SA_STATUS_CROWDED,       /* the same, and asking less at once would help */
    SA_STATUS_NOT_PERMITTED, /* a fact: this user may not */
    SA_STATUS_DOUBT,         /* the same, unless a new token changes it */
    SA_STATUS_NOT_THERE,     /* a fact: for this user it does not exist */
    SA_STATUS_SESSION,       /* the token is refused, for every request */
    SA_STATUS_STOP,          /* no request will be answered today */
    SA_STATUS_FAILED,
};

struct sa_status {
    enum sa_status_class class;
    char reason[512];   /* for people: what it means, and in brackets what Salesforce said */
    const char *advice; /* static; "" when there is nothing to say */
    char code[64];      /* errorCode; "" = none came, so this may not be Salesforce talking */
};

/* Says what an answer means. Salesforce sends an array of errors, some endpoints one object, others plain
 * text or HTML. */
void sa_status_read(struct sa_status *out, const struct sa_http_answer *answer);

/* What the queue has to do with an answer: an sa_http_judge. */
enum sa_http_judgement sa_status_judge(const struct sa_http_answer *answer);

/* True if it refuses one aggregate query for what it asks (a field that is not there, too much, too slow): that one number is not to
 * be had, and nothing else has failed. */
bool sa_status_is_no_count(const struct sa_status *status);

#endif
