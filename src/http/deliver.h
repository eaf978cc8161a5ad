/* The end of a request: its answer is recorded and handed over. */
#ifndef SYNCAUDIT_HTTP_DELIVER_H
#define SYNCAUDIT_HTTP_DELIVER_H

#include "http/state.h"

/* Records an answer where its client does that, hands it to the callback and frees the request. `response` is
 * NULL unless it was answered. */
int sa_http_deliver(struct sa_http *http, struct sa_http_request *request, enum sa_http_outcome outcome,
                    const struct sa_http_response *response, const char *reason, struct sa_error *error);

#endif
