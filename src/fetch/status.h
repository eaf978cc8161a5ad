/* What an answer means, whoever gave it. How to read it, the service knows (service.h). */
#ifndef SYNCAUDIT_FETCH_STATUS_H
#define SYNCAUDIT_FETCH_STATUS_H

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
    char reason[512];   /* for people: what it means, and in brackets what the service said */
    const char *advice; /* static; "" when there is nothing to say */
    char code
        [64]; /* the service's own code of the error; "" = none came, so this may not be the service talking */
};

#endif
