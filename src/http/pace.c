/* How fast a host is asked: see pace.h. */
#include <stdlib.h>
#include <sys/random.h>

#include "http/pace.h"
#include "syncaudit/clock.h"

#define PAUSE_LIMIT_MS 20000
#define RETRIES_FREE 100 /* that may be sent before anything is answered */
#define CROWD_FULL 8     /* when fewer transfers are to run: one refusal in three gets there */

int sa_http_pace_init(struct sa_http_pace *pace, const struct sa_http_options *options)
{
    *pace = (struct sa_http_pace){.options = options, .allowed = options->concurrency};
    if (options->window_calls)
        pace->sent = calloc(options->window_calls, sizeof *pace->sent);
    return options->window_calls && !pace->sent ? SA_ENOMEM : SA_OK;
}

void sa_http_pace_release(struct sa_http_pace *pace)
{
    free(pace->sent);
}

long long sa_http_pace_wait(const struct sa_http_pace *pace)
{
    long long now = sa_time_monotonic_ms();
    long long wait = pace->closed_until - now;
    if (pace->sent && pace->sent[pace->next]) {
        long long room = pace->sent[pace->next] + pace->options->window_ms - now;
        wait = room > wait ? room : wait;
    }
    return wait > 0 ? wait : 0;
}

void sa_http_pace_send(struct sa_http_pace *pace)
{
    if (!pace->sent)
        return;
    pace->sent[pace->next] = sa_time_monotonic_ms();
    pace->next = (pace->next + 1) % pace->options->window_calls;
}

/* A host that turns away more than one request in three gets half as many at once; each full round of good answers lets one
 * more in. */
void sa_http_pace_watch(struct sa_http_pace *pace, enum sa_http_judgement judgement)
{
    if (judgement == SA_HTTP_CROWDED && pace->options->crowded_ms)
        pace->closed_until = sa_time_monotonic_ms() + pace->options->crowded_ms;
    if (judgement == SA_HTTP_CROWDED) {
        pace->crowd += 2;
        pace->quiet = 0;
    } else if (pace->crowd > 0) {
        pace->crowd--;
    } else if (++pace->quiet >= pace->allowed && pace->allowed < pace->options->concurrency) {
        pace->allowed++;
        pace->quiet = 0;
    }
    if (pace->crowd >= CROWD_FULL && pace->allowed > 1) {
        pace->allowed /= 2;
        pace->crowd = 0;
        sa_observe(pace->options->observer, SA_LEVEL_DETAIL,
                   "the host is crowded: %u requests at once from now on", pace->allowed);
    }
}

bool sa_http_pace_may_retry(const struct sa_http_pace *pace)
{
    return pace->retries < pace->delivered + RETRIES_FREE;
}

/* Full jitter: anything up to the doubled pause, so that many requests do not come back at the same moment. A
 * server that names a time is believed up to the same limit. */
long sa_http_pace_pause(const struct sa_http_pace *pace, unsigned tries, long long named)
{
    long limit = pace->options->retry_pause_ms;
    for (unsigned i = 1; i < tries && limit < PAUSE_LIMIT_MS; i++)
        limit *= 2;
    if (limit > PAUSE_LIMIT_MS)
        limit = PAUSE_LIMIT_MS;
    unsigned random = 0;
    (void)!getrandom(&random, sizeof random, GRND_NONBLOCK);
    long pause = (long)(random % ((unsigned long)limit + 1));
    if (named > PAUSE_LIMIT_MS / 1000)
        named = PAUSE_LIMIT_MS / 1000;
    return named * 1000 > pause ? (long)(named * 1000) : pause;
}
