/* One transfer: a libcurl easy handle that is used again and again, and the answer it brought. */
#ifndef SYNCAUDIT_HTTP_TRANSFER_H
#define SYNCAUDIT_HTTP_TRANSFER_H

#include <curl/curl.h>
#include <zlib.h>

#include "http/request.h"

struct sa_http_transfer {
    TAILQ_ENTRY(sa_http_transfer) link; /* in exactly one of the loop's lists */
    CURL *easy;
    void *owner;                     /* the network it belongs to */
    struct sa_http_request *request; /* owned; NULL while idle */
    struct curl_slist content_type;  /* of a POST: stands before the headers of every request */
    struct sa_http_response response;
    enum sa_http_outcome outcome;
    bool confidential; /* see sa_http_options */
    unsigned tries;    /* how many attempts this outcome is worth: 1 = asking again is pointless */
    z_stream gzip;
    int gzip_code;  /* what zlib said last: Z_STREAM_END = the body is whole */
    int write_code; /* why the body could not be kept */
    char reason[512];
    char curl_message[CURL_ERROR_SIZE];
};
TAILQ_HEAD(sa_http_transfers, sa_http_transfer);

/* The header lines of every request. The token is in them and nowhere else: free them with the function
 * below, which wipes it. SA_ENOMEM, or SA_EINPUT for a token no header can hold. */
int sa_http_headers_make(struct curl_slist **out, const char *token, struct sa_error *error);
void sa_http_headers_free(struct curl_slist *headers);

/* Prepares the handle: everything that is the same for every request to this origin. SA_ENOMEM. */
int sa_http_transfer_init(struct sa_http_transfer *transfer, const char *origin,
                          const struct sa_http_options *options);
void sa_http_transfer_release(struct sa_http_transfer *transfer);

/* Takes the request and sends it with these headers, which are borrowed until it has finished. SA_ENOMEM. */
int sa_http_transfer_start(struct sa_http_transfer *transfer, CURLM *multi, const char *origin,
                           struct curl_slist *headers, struct sa_http_request *request);

/* Reads what came back into outcome, response, reason and tries. SA_ENOMEM. */
int sa_http_transfer_finish(struct sa_http_transfer *transfer, CURLcode result);

#endif
