/* One transfer: how a request is sent, and what its end means. Which request goes when is the loop's
 * business. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "http/transfer.h"
#include "syncaudit/veil.h"

#define CONNECT_SECONDS 30L

/* What libcurl's failures mean to people, and how many attempts each is worth. Others are not asked again. */
static const struct failure {
    CURLcode code;
    unsigned tries;
    const char *text;
} failures[] = {
    {CURLE_COULDNT_RESOLVE_HOST, 2, "no network or wrong host name"},
    {CURLE_COULDNT_RESOLVE_PROXY, 2, "no network or wrong proxy name"},
    {CURLE_PEER_FAILED_VERIFICATION, 1, "the server's certificate cannot be trusted"},
    {CURLE_SSL_CACERT_BADFILE, 1, "the list of trusted certificates cannot be read"},
    {CURLE_COULDNT_CONNECT, 3, "no connection"},
    {CURLE_SSL_CONNECT_ERROR, UINT_MAX, "no secure connection"},
    {CURLE_OPERATION_TIMEDOUT, UINT_MAX, "no whole answer in time"},
    {CURLE_PARTIAL_FILE, UINT_MAX, "the answer was cut off"},
    {CURLE_GOT_NOTHING, UINT_MAX, "the server closed the connection without an answer"},
    {CURLE_SEND_ERROR, UINT_MAX, "the connection broke"},
    {CURLE_RECV_ERROR, UINT_MAX, "the connection broke"},
    {CURLE_HTTP2, UINT_MAX, "the connection broke"},
    {CURLE_HTTP2_STREAM, UINT_MAX, "the connection broke"},
    {CURLE_BAD_CONTENT_ENCODING, UINT_MAX, "the answer is damaged"},
    {CURLE_WRITE_ERROR, UINT_MAX, "the answer is damaged"}, /* our own refusals are sorted out before */
    {CURLE_WEIRD_SERVER_REPLY, UINT_MAX, "the answer is not HTTP"},
    {CURLE_UNSUPPORTED_PROTOCOL, UINT_MAX, "the answer is not HTTP"}, /* HTTP/0.9: any bytes at all */
};

/* Appends the header line `before` + `value`; no copy of it is left in memory. */
static int add_header(struct curl_slist **headers, const char *before, const char *value)
{
    char *line = NULL;
    int length = asprintf(&line, "%s%s", before, value);
    if (length < 0)
        return SA_ENOMEM;
    struct curl_slist *longer = curl_slist_append(*headers, line);
    explicit_bzero(line, (size_t)length);
    free(line);
    if (!longer)
        return SA_ENOMEM;
    *headers = longer;
    return SA_OK;
}

int sa_http_headers_make(struct curl_slist **out, const char *token, struct sa_error *error)
{
    *out = NULL;
    for (const char *byte = token; byte && *byte; byte++)
        if (*byte <= ' ' || *byte > '~')
            return sa_error_set(error, SA_EINPUT, "the access token contains a character no token has");
    int rc = sa_veil_add(token);
    if (rc == SA_OK)
        rc = add_header(out, "Accept: ", "application/json");
    if (rc == SA_OK)
        rc = add_header(out, "Accept-Encoding: ", "gzip");
    if (rc == SA_OK && token && *token)
        rc = add_header(out, "Authorization: Bearer ", token);
    return rc ? sa_error_memory(error) : SA_OK;
}

void sa_http_headers_free(struct curl_slist *headers)
{
    for (struct curl_slist *header = headers; header; header = header->next)
        explicit_bzero(header->data, strlen(header->data));
    curl_slist_free_all(headers);
}

/* libcurl would unpack by itself, but takes a gzip body that ends too early for a whole one. */
static bool is_gzip(const struct sa_http_transfer *transfer)
{
    struct curl_header *header;
    return curl_easy_header(transfer->easy, "content-encoding", 0, CURLH_HEADER, -1, &header) == CURLHE_OK &&
           strcasecmp(header->value, "gzip") == 0;
}

/* Unpacks a piece of a gzip body; a body may be several gzip members one after another. */
static int unpack(struct sa_http_transfer *transfer, char *bytes, size_t length)
{
    char chunk[65536];
    z_stream *gzip = &transfer->gzip;
    int rc = SA_OK;
    gzip->next_in = (Bytef *)bytes;
    gzip->avail_in = (uInt)length;
    do {
        if (transfer->gzip_code == Z_STREAM_END)
            inflateReset(gzip);
        gzip->next_out = (Bytef *)chunk;
        gzip->avail_out = sizeof chunk;
        transfer->gzip_code = inflate(gzip, Z_NO_FLUSH);
        rc = sa_buffer_add(&transfer->response.body, chunk, sizeof chunk - gzip->avail_out);
    } while (rc == SA_OK && transfer->gzip_code >= Z_OK && (gzip->avail_in > 0 || gzip->avail_out == 0));
    return transfer->gzip_code == Z_MEM_ERROR ? SA_ENOMEM : rc;
}

static size_t keep_body(char *bytes, size_t size, size_t count, void *payload)
{
    struct sa_http_transfer *transfer = payload;
    size_t length = size * count;
    if (is_gzip(transfer))
        transfer->write_code = unpack(transfer, bytes, length);
    else
        transfer->write_code = sa_buffer_add(&transfer->response.body, bytes, length);
    return transfer->write_code || transfer->gzip_code == Z_DATA_ERROR ? 0 : length;
}

int sa_http_transfer_init(struct sa_http_transfer *transfer, const char *origin,
                          const struct sa_http_options *options)
{
    bool secure = strncmp(origin, "https:", 6) == 0;
    const char *authorities = secure_getenv("CURL_CA_BUNDLE");
    long timeout_ms = options->timeout_ms;
    int failed = 0;
    transfer->confidential = options->confidential;
    sa_http_response_init(&transfer->response, options->names, options->body_limit);
    CURL *easy = curl_easy_init();
    transfer->easy = easy;
    if (!easy || inflateInit2(&transfer->gzip, 16 + MAX_WBITS) != Z_OK)
        return SA_ENOMEM;
    failed |= curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    failed |= curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->curl_message);
    failed |= curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep_body);
    failed |= curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    failed |= curl_easy_setopt(easy, CURLOPT_USERAGENT, "syncaudit/" SA_VERSION);
    failed |= curl_easy_setopt(easy, CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE); /* no token for a proxy */
    failed |= curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, secure ? "https" : "http");
    failed |= curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    failed |= curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    failed |= curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    failed |= curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (authorities && *authorities)
        failed |= curl_easy_setopt(easy, CURLOPT_CAINFO, authorities);
    /* libcurl reads the authorities once per client, not per connection (20 ms each), if they come from one file. */
    if (curl_version_info(CURLVERSION_NOW)->cainfo)
        failed |= curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
    failed |= curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    failed |= curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
    failed |= curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    /* A server that has gone quiet is given up at half of the time. */
    failed |= curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    failed |= curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, timeout_ms < 2000 ? 1L : timeout_ms / 2000);
    if (secure) /* the first connection shows whether one is enough (HTTP/2): wait for it, do not open many */
        failed |= curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
    else /* plain HTTP never leaves this machine */
        failed |= curl_easy_setopt(easy, CURLOPT_PROXY, "");
    return failed ? SA_ENOMEM : SA_OK;
}

void sa_http_transfer_release(struct sa_http_transfer *transfer)
{
    curl_easy_cleanup(transfer->easy);
    inflateEnd(&transfer->gzip);
    sa_http_response_release(&transfer->response);
    sa_http_request_free(transfer->request);
}

/* What differs from one request to the next besides the address. libcurl borrows body and headers. */
static CURLcode set_request(struct sa_http_transfer *transfer, struct curl_slist *headers)
{
    CURL *easy = transfer->easy;
    const struct sa_http_request *request = transfer->request;
    CURLcode failed = CURLE_OK;
    if (!request->body) {
        failed = curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
        return failed ? failed : curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    }
    transfer->content_type = (struct curl_slist){request->content_type, headers};
    failed = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->length);
    if (!failed)
        failed = curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body);
    return failed ? failed : curl_easy_setopt(easy, CURLOPT_HTTPHEADER, &transfer->content_type);
}

int sa_http_transfer_start(struct sa_http_transfer *transfer, CURLM *multi, const char *origin,
                           struct curl_slist *headers, struct sa_http_request *request)
{
    char *url = NULL;
    sa_http_response_clear(&transfer->response);
    transfer->request = request;
    transfer->write_code = SA_OK;
    transfer->gzip_code = Z_OK;
    inflateReset(&transfer->gzip);
    transfer->reason[0] = '\0';
    transfer->curl_message[0] = '\0';
    if (asprintf(&url, "%s%s", origin, request->path) < 0)
        return SA_ENOMEM;
    CURLcode failed = curl_easy_setopt(transfer->easy, CURLOPT_URL, url);
    free(url);
    if (!failed)
        failed = set_request(transfer, headers);
    if (failed || curl_multi_add_handle(multi, transfer->easy))
        return SA_ENOMEM;
    request->tries++;
    return SA_OK;
}

static int finish_answer(struct sa_http_transfer *transfer)
{
    struct sa_http_response *response = &transfer->response;
    struct curl_header *header;
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    response->status = (int)status;
    for (size_t i = 0; i < SA_HTTP_HEADERS; i++) {
        const char *name = sa_http_header_name(response->names, (enum sa_http_header)i);
        if (name && curl_easy_header(transfer->easy, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK)
            (void)sa_buffer_adds(&response->headers[i], header->value); /* one too long counts as not sent */
    }
    transfer->outcome = SA_HTTP_ANSWERED;
    transfer->tries = UINT_MAX;
    return sa_http_response_gate(response, transfer->confidential);
}

/* True if a proxy would not let the request through; what it wants does not come by asking again. */
static bool is_turned_away(struct sa_http_transfer *transfer)
{
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_CONNECTCODE, &status);
    if (status < 300)
        return false;
    transfer->tries = status >= 500 ? UINT_MAX : 1;
    snprintf(transfer->reason, sizeof transfer->reason, "the proxy refuses%s (HTTP %ld)",
             status == 407 ? ": it wants another user name and password" : "", status);
    return true;
}

/* libcurl takes a header line longer than its own bound (100 KiB) for a lack of memory. It has read the status by then. */
static bool is_long_header(const struct sa_http_transfer *transfer, CURLcode result)
{
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    return result == CURLE_OUT_OF_MEMORY && status > 0 && transfer->response.body.length == 0;
}

static void finish_failure(struct sa_http_transfer *transfer, CURLcode result)
{
    static const struct failure other = {CURLE_OK, 1, "the request failed"};
    const struct failure *failure = &other;
    transfer->outcome = SA_HTTP_FAILED;
    if (is_turned_away(transfer))
        return;
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++)
        if (failures[i].code == result)
            failure = &failures[i];
    transfer->tries = failure->tries;
    snprintf(transfer->reason, sizeof transfer->reason, "%s: %s", failure->text,
             transfer->curl_message[0] ? transfer->curl_message : curl_easy_strerror(result));
}

int sa_http_transfer_finish(struct sa_http_transfer *transfer, CURLcode result)
{
    int rc = transfer->write_code;
    if (result == CURLE_OK && transfer->gzip.total_in > 0 && transfer->gzip_code != Z_STREAM_END)
        result = CURLE_PARTIAL_FILE;
    if (is_long_header(transfer, result)) {
        transfer->outcome = SA_HTTP_TOO_LARGE;
        transfer->tries = 1;
        snprintf(transfer->reason, sizeof transfer->reason, "a header of the answer is too long");
    } else if (result == CURLE_OUT_OF_MEMORY)
        rc = SA_ENOMEM;
    else if (result == CURLE_OK)
        rc = finish_answer(transfer);
    else if (rc == SA_OK)
        finish_failure(transfer, result);
    if (rc == SA_EFORMAT) {
        transfer->outcome = SA_HTTP_TOO_LARGE;
        transfer->tries = 1;
        snprintf(transfer->reason, sizeof transfer->reason, "the answer is larger than the %zu bytes allowed",
                 transfer->response.body.limit);
        rc = SA_OK;
    }
    return rc;
}
