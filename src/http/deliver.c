/* The end of a request: see deliver.h. */
#include <string.h>

#include "http/deliver.h"
#include "http/recording.h"

int sa_http_deliver(struct sa_http *http, struct sa_http_request *request, enum sa_http_outcome outcome,
                    const struct sa_http_response *response, const char *reason, struct sa_error *error)
{
    struct sa_http_answer answer = {.path = request->path,
                                    .outcome = outcome,
                                    .body = "",
                                    .request_id = "",
                                    .location = "",
                                    .limit_info = "",
                                    .reason = reason,
                                    .tries = request->tries};
    int rc = SA_OK;
    if (outcome == SA_HTTP_ANSWERED) {
        answer = sa_http_response_answer(response, request);
        if (http->record.stream && !request->body)
            rc = sa_http_record_add(&http->record, request->path, response, http->options.scrub, error);
    }
    if (rc == SA_OK)
        rc = request->done(request->payload, &answer, error);
    if (response && request->body)
        explicit_bzero(response->body.data, response->body.length);
    sa_http_request_free(request);
    return rc;
}
