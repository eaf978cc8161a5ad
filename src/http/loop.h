/* The loop that clients are run by: libcurl's multi handle. */
#ifndef SYNCAUDIT_HTTP_LOOP_H
#define SYNCAUDIT_HTTP_LOOP_H

#include "http/network.h"

/* Takes a client that may have so many connections open. Its handle is for sa_http_network_open. SA_ENOMEM. */
int sa_http_loop_join(struct sa_http_loop *loop, unsigned connections, CURLM **multi, struct sa_error *error);

#endif
