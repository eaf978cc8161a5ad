/* Who is spoken to: see connection.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/connection.h"
#include "salesforce/status.h"
#include "syncaudit/embedded.h"

#define SAMPLE_ORG "src/cli/demo.jsonl"
#define REPLAY "replay:"

/* Hosts of the same org that people copy from the browser, and hosts that only sign in. The My Domain of an
 * org has the same first part on each of them (Salesforce Help, "My Domain URL Formats"). */
static const struct {
    const char *suffix;
    const char *instead; /* NULL: the host does not tell which org is meant */
} other_hosts[] = {
    {".lightning.force.com", ".my.salesforce.com"},
    {".my.salesforce-setup.com", ".my.salesforce.com"},
    {"login.salesforce.com", NULL},
    {"test.salesforce.com", NULL},
};

bool sa_connection_is_replay(const struct sa_fetch_options *options)
{
    return strcmp(options->connection, "demo") == 0 ||
           strncmp(options->connection, REPLAY, strlen(REPLAY)) == 0;
}

static bool is_url(const char *text)
{
    return strncasecmp(text, "https://", 8) == 0 || strncasecmp(text, "http://", 7) == 0;
}

static int check_host(const char *url, struct sa_error *error)
{
    const char *host = strstr(url, "://") + 3;
    size_t length = strcspn(host, ":/?#");
    for (size_t i = 0; i < sizeof other_hosts / sizeof *other_hosts; i++) {
        size_t suffix = strlen(other_hosts[i].suffix);
        bool whole = !other_hosts[i].instead; /* the name of one host, not the end of many */
        if (length < suffix || (whole && length > suffix) ||
            strncasecmp(host + length - suffix, other_hosts[i].suffix, suffix) != 0)
            continue;
        sa_error_set(error, SA_EINPUT, "'%.*s' is not the host the API of an org answers on", (int)length,
                     host);
        if (whole)
            sa_error_advise(error,
                            "use the org's My Domain URL, https://….my.salesforce.com (Setup, My Domain)");
        else
            sa_error_advise(error, "use the org's My Domain URL: https://%.*s%s", (int)(length - suffix),
                            host, other_hosts[i].instead);
        return SA_EINPUT;
    }
    return SA_OK;
}

static int check_token(const char *token, struct sa_error *error)
{
    if (!token || !*token) {
        sa_error_set(error, SA_EINPUT, "an instance URL needs an access token, and there is none");
        sa_error_advise(
            error, "put the sync user's access token into the environment variable SYNCAUDIT_SYNC_TOKEN");
        return SA_EINPUT;
    }
    for (const char *byte = token; *byte; byte++)
        if (*byte <= ' ' || *byte > '~') {
            sa_error_set(error, SA_EINPUT, "the access token holds a character that no token has");
            sa_error_advise(error, "check SYNCAUDIT_SYNC_TOKEN for quotes, blanks and line breaks");
            return SA_EINPUT;
        }
    return SA_OK;
}

static int open_url(struct sa_http **out, const struct sa_fetch_options *options,
                    struct sa_http_options *http_options, struct sa_error *error)
{
    char *origin = strdup(options->connection);
    if (!origin)
        return sa_error_memory(error);
    for (size_t length = strlen(origin); length > 0 && origin[length - 1] == '/'; length--)
        origin[length - 1] = '\0';
    http_options->origin = origin;
    http_options->token = options->token;
    int rc = check_host(options->connection, error);
    if (rc == SA_OK && !sa_http_origin_check(origin, error))
        rc = SA_EINPUT;
    if (rc == SA_OK)
        rc = check_token(options->token, error);
    if (rc == SA_OK)
        rc = sa_http_open(out, http_options, error);
    free(origin);
    return rc;
}

static int open_sample(struct sa_http **out, const struct sa_http_options *http_options,
                       struct sa_error *error)
{
    const struct sa_embedded_file *file = sa_embedded_find(SAMPLE_ORG);
    if (!file)
        return sa_error_set(error, SA_EINPUT, "this build holds no sample org");
    return sa_http_replay_memory(out, SAMPLE_ORG, file->data, (size_t)(file->end - file->data), http_options,
                                 error);
}

int sa_connection_open(struct sa_http **out, const struct sa_fetch_options *options, struct sa_error *error)
{
    const char *name = options->connection;
    struct sa_http_options http_options = {
        .judge = sa_status_judge,
        .concurrency = options->concurrency,
        .max_calls = options->max_calls,
        .record = options->record,
        .observer = options->observer,
    };
    *out = NULL;
    if (strcmp(name, "demo") == 0)
        return open_sample(out, &http_options, error);
    if (sa_connection_is_replay(options))
        return sa_http_replay(out, name + strlen(REPLAY), &http_options, error);
    if (is_url(name))
        return open_url(out, options, &http_options, error);
    sa_error_set(error, SA_EINPUT, "'%s' is not a connection", name);
    sa_error_advise(error,
                    "give an instance URL such as https://x.my.salesforce.com (with its access token in "
                    "SYNCAUDIT_SYNC_TOKEN), replay:FILE for a recording, or demo for the sample org");
    return SA_EINPUT;
}
