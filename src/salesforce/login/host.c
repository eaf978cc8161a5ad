/* Hosts of Salesforce: see host.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "salesforce/login/host.h"
#include "syncaudit/http.h"

/* Hosts of the same org that people copy from the browser, and hosts that only sign in. The My Domain of an org has the
 * same first part on each of them. */
static const struct {
    const char *suffix;
    const char *instead; /* NULL: the host does not tell which org is meant */
} other_hosts[] = {
    {".lightning.force.com", ".my.salesforce.com"},
    {".my.salesforce-setup.com", ".my.salesforce.com"},
    {"login.salesforce.com", NULL},
    {"test.salesforce.com", NULL},
};

/* Where the APIs of orgs answer: everywhere, US government cloud, China. */
static const char *const salesforce_domains[] = {
    ".salesforce.com", ".force.com",      ".cloudforce.com",
    ".database.com",   ".salesforce.mil", ".sfcrmproducts.cn",
};

/* A host within an address; not terminated. */
struct host {
    const char *text;
    size_t length;
};

static struct host host_of(const char *url)
{
    const char *slashes = strstr(url, "://");
    const char *text = slashes ? slashes + 3 : url;
    return (struct host){text, strcspn(text, ":/?#")};
}

static bool ends_with(struct host host, const char *suffix)
{
    size_t length = strlen(suffix);
    return host.length >= length && strncasecmp(host.text + host.length - length, suffix, length) == 0;
}

int sa_host_check_address(const char *url, struct sa_error *error)
{
    struct sa_error why = SA_ERROR_INIT;
    if (sa_http_origin_check(url, &why))
        return SA_OK;
    if (why.code == SA_EINPUT) {
        /* A password in it must not reach a log. */
        if (strchr(url, '@'))
            sa_error_prefix(&why, SA_EINPUT, "not a Salesforce address");
        else
            sa_error_prefix(&why, SA_EINPUT, "'%s' is not a Salesforce address", url);
        sa_error_advise(&why, "write it as https://NAME.my.salesforce.com");
    }
    if (error)
        *error = why;
    return why.code;
}

int sa_host_check_org(const char *url, struct sa_error *error)
{
    struct host host = host_of(url);
    for (size_t i = 0; i < sizeof other_hosts / sizeof *other_hosts; i++) {
        size_t suffix = strlen(other_hosts[i].suffix);
        bool whole = !other_hosts[i].instead; /* the name of one host, not the end of many */
        if (!ends_with(host, other_hosts[i].suffix) || (whole && host.length > suffix))
            continue;
        sa_error_set(error, SA_EINPUT, "'%.*s' is not the host the API of an org answers on",
                     (int)host.length, host.text);
        if (whole)
            sa_error_advise(error,
                            "use the org's My Domain URL, https://….my.salesforce.com (Setup, My Domain)");
        else
            sa_error_advise(error, "use the org's My Domain URL: https://%.*s%s", (int)(host.length - suffix),
                            host.text, other_hosts[i].instead);
        return SA_EINPUT;
    }
    return sa_host_check_address(url, error);
}

static bool is_host(const char *url, const char *of)
{
    struct host host = host_of(url);
    struct host wanted = host_of(of);
    return host.length == wanted.length && strncasecmp(host.text, wanted.text, host.length) == 0;
}

/* True if the host is within one of these domains. Another service than Salesforce has a list of its own. */
static bool is_within(struct host host, const char *const *domains, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ends_with(host, domains[i]))
            return true;
    return false;
}

static bool is_salesforce(const char *url)
{
    return is_within(host_of(url), salesforce_domains,
                     sizeof salesforce_domains / sizeof *salesforce_domains);
}

int sa_host_check_domain(const char *url, struct sa_error *error)
{
    if (is_salesforce(url) || sa_http_is_loopback(host_of(url).text))
        return SA_OK;
    sa_error_set(error, SA_EINPUT, "'%.200s' is no address of Salesforce: no secret is sent there", url);
    sa_error_advise(error, "write it as https://NAME.my.salesforce.com; if it is meant, say --any-host");
    return SA_EINPUT;
}

bool sa_host_signs_in(const char *url)
{
    return is_host(url, SA_LOGIN_PRODUCTION) || is_host(url, SA_LOGIN_SANDBOX);
}

int sa_host_check(const char *url, bool signs_in, bool any, struct sa_error *error)
{
    if (signs_in && sa_host_signs_in(url))
        return SA_OK;
    int rc = sa_host_check_org(url, error);
    return rc || any ? rc : sa_host_check_domain(url, error);
}

bool sa_host_is_sandbox(const char *url)
{
    struct host host = host_of(url);
    return is_host(url, SA_LOGIN_SANDBOX) || memmem(host.text, host.length, ".sandbox.", 9) ||
           memmem(host.text, host.length, "--", 2);
}

int sa_host_check_instance(const char *url, const char *asked, struct sa_error *error)
{
    struct sa_error why = SA_ERROR_INIT;
    bool ours = (is_host(url, asked) && !sa_host_signs_in(asked)) || is_salesforce(url);
    if (ours && sa_http_origin_check(url, &why))
        return SA_OK;
    return sa_error_set(error, SA_EFORMAT,
                        "'%s' says that the org is at '%.200s', which is no address of Salesforce: the "
                        "token is not sent there",
                        asked, url);
}
