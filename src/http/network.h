/* One client's side of the network: what is under way, what is asked again, and what the client may still send. */
#ifndef SYNCAUDIT_HTTP_NETWORK_H
#define SYNCAUDIT_HTTP_NETWORK_H

#include "http/state.h"
#include "http/transfer.h"

/* Opens http->network on a loop's handle, which must outlive it. `token` may be NULL. On error closing the client frees it. */
int sa_http_network_open(struct sa_http *http, CURLM *multi, const char *token, struct sa_error *error);
void sa_http_network_close(struct sa_http_network *network);

/* The handle it was opened on. */
CURLM *sa_http_network_multi(const struct sa_http_network *network);

/* Attempts sent. */
unsigned long sa_http_network_calls(const struct sa_http_network *network);

/* A transfer of whichever network has come to its end. SA_ENOMEM. */
int sa_http_network_finish(struct sa_http_transfer *transfer, CURLcode result);

/* Logs in again if that is wanted and nothing is under way; then starts what may start. `*started` is set if there was
 * anything. SA_ENOMEM. */
int sa_http_network_refill(struct sa_http_network *network, bool *started);

/* Hands over the oldest answer, or tells one request that it will not be asked any more; `*done` is false when there was neither. */
int sa_http_network_deliver(struct sa_http_network *network, bool *done, struct sa_error *error);
int sa_http_network_refuse(struct sa_http_network *network, bool *done, struct sa_error *error);

/* True until everything that was queued is handed over. */
bool sa_http_network_is_busy(const struct sa_http_network *network);

/* Milliseconds until something is asked again, `most` at the most. */
long long sa_http_network_pause(const struct sa_http_network *network, long long most);

/* Forgets every request, whatever has become of it. */
void sa_http_network_drop(struct sa_http_network *network);

#endif
