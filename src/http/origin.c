/* What counts as an origin: the one gate between foreign text and the hosts we talk to or link to. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <curl/curl.h>

#include "syncaudit/http.h"

static bool is_loopback(const char *host)
{
    struct in_addr v4;
    struct in6_addr v6;
    char bare[INET6_ADDRSTRLEN] = "";
    size_t length = strlen(host);
    if (host[0] == '[' && length > 2 && length - 2 < sizeof bare)
        memcpy(bare, host + 1, length - 2);
    return strcasecmp(host, "localhost") == 0 ||
           (inet_pton(AF_INET, host, &v4) == 1 && ntohl(v4.s_addr) >> 24 == 127) ||
           (inet_pton(AF_INET6, bare, &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6));
}

static const char no_memory[] = "out of memory";

/* What libcurl finds wrong, or NULL. */
static const char *curl_objection(const char *text, bool is_plain)
{
    const char *why = NULL;
    char *host = NULL;
    CURLU *url = curl_url();
    CURLUcode code = url ? curl_url_set(url, CURLUPART_URL, text, 0) : CURLUE_OUT_OF_MEMORY;
    if (code == CURLUE_OK)
        code = curl_url_get(url, CURLUPART_HOST, &host, 0);
    if (code == CURLUE_OUT_OF_MEMORY)
        why = no_memory;
    else if (code)
        why = "it is not a host name";
    else if (is_plain && !is_loopback(host))
        why = "plain http:// is for this machine only";
    curl_free(host);
    curl_url_cleanup(url);
    return why;
}

/* libcurl is liberal; this is not: nothing after the port, nothing before the host, plain ASCII names only.
 */
static const char *origin_objection(const char *text)
{
    static const char plain[] = "http://";
    static const char secure[] = "https://";
    bool is_plain = strncmp(text, plain, sizeof plain - 1) == 0;
    if (!is_plain && strncmp(text, secure, sizeof secure - 1) != 0)
        return "it does not begin with https://";
    const char *authority = strstr(text, "//") + 2;
    if (strchr(authority, '@'))
        return "a user name or password does not belong there";
    if (strpbrk(authority, "/?#"))
        return "nothing may follow the host";
    size_t length = strlen(authority);
    if (length == 0 || length > 253 + sizeof ":65535" ||
        strspn(authority, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]") != length)
        return "it is not a host name";
    return authority[length - 1] == ':' ? "it is not a host name" : curl_objection(text, is_plain);
}

bool sa_http_origin_check(const char *text, struct sa_error *error)
{
    const char *why = origin_objection(text);
    if (why == no_memory)
        sa_error_memory(error);
    else if (why)
        sa_error_set(error, SA_EINPUT, "%s", why);
    return !why;
}

/* Plain http:// is taken where nobody can listen, and nowhere else. */
bool sa_http_is_loopback(const char *host)
{
    char plain[300];
    return snprintf(plain, sizeof plain, "http://%s", host) < (int)sizeof plain &&
           sa_http_origin_check(plain, NULL);
}
