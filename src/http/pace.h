/* How fast a host is asked: how many requests at once, when again, and when not any more. */
#ifndef SYNCAUDIT_HTTP_PACE_H
#define SYNCAUDIT_HTTP_PACE_H

#include <stdbool.h>

#include "syncaudit/http.h"

struct sa_http_pace {
    const struct sa_http_options *options; /* borrowed, defaults filled in */
    unsigned allowed;        /* transfers at once: fewer than the options have while the host is crowded */
    unsigned crowd;          /* how crowded it has been lately */
    unsigned quiet;          /* good answers since that changed */
    unsigned long retries;   /* attempts that were not a request's first */
    unsigned long delivered; /* requests that have had their final answer */
    long long
        *sent; /* owned: when the last `window_calls` attempts went out, the oldest at `next`; 0 = none did */
    unsigned next;
    long long closed_until; /* nothing is sent before that */
};

/* SA_ENOMEM. */
int sa_http_pace_init(struct sa_http_pace *pace, const struct sa_http_options *options);
void sa_http_pace_release(struct sa_http_pace *pace);

/* Milliseconds until another attempt may be sent; 0 = now. */
long long sa_http_pace_wait(const struct sa_http_pace *pace);

/* One is sent. */
void sa_http_pace_send(struct sa_http_pace *pace);

/* Learns from how an answer was judged. */
void sa_http_pace_watch(struct sa_http_pace *pace, enum sa_http_judgement judgement);

/* False when so many requests have been asked again that the host must be down. */
bool sa_http_pace_may_retry(const struct sa_http_pace *pace);

/* Milliseconds until a request that has been sent `tries` times is sent again; `named` = seconds the server named, or 0. */
long sa_http_pace_pause(const struct sa_http_pace *pace, unsigned tries, long long named);

#endif
