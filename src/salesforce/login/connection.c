/* Who is spoken to: see connection.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/login/connection.h"
#include "salesforce/login/host.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/text.h"

#define SAMPLE_ORG "src/cli/demo.jsonl"
#define REPLAY "replay:"

bool sa_connection_is_replay(const struct sa_fetch_options *options)
{
    return !options->login && (strcmp(options->connection, "demo") == 0 ||
                               strncmp(options->connection, REPLAY, strlen(REPLAY)) == 0);
}

static bool is_url(const char *text)
{
    return strncasecmp(text, "https://", 8) == 0 || strncasecmp(text, "http://", 7) == 0;
}

static int check_token(const char *token, struct sa_error *error)
{
    if (!token || !*token) {
        sa_error_set(error, SA_EINPUT, "an instance URL needs an access token, and there is none");
        sa_error_advise(
            error, "put the sync user's access token into the environment variable SYNCAUDIT_SYNC_TOKEN");
        return SA_EINPUT;
    }
    if (!sa_text_is_word(token)) {
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
    int rc = sa_host_check_org(origin, error);
    if (rc == SA_OK)
        rc = check_token(options->token, error);
    if (rc == SA_OK)
        rc = sa_http_open(out, http_options, error);
    free(origin);
    return rc;
}

/* The address and the token are what the login has found out; the client comes back to it for a new one. */
static int open_login(struct sa_http **out, struct sa_login *login, struct sa_http_options *http_options,
                      struct sa_error *error)
{
    int rc = sa_login_run(login, error);
    if (rc)
        return rc;
    http_options->origin = sa_login_url(login);
    http_options->token = sa_login_token(login);
    http_options->renew = sa_login_renews(login) ? sa_login_renew : NULL;
    http_options->renew_payload = login;
    return sa_http_open(out, http_options, error);
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

int sa_connection_open(struct sa_http **out, const struct sa_fetch_options *options,
                       struct sa_http_options *http_options, struct sa_error *error)
{
    const char *name = options->connection;
    http_options->record = options->record;
    *out = NULL;
    if (options->login)
        return open_login(out, options->login, http_options, error);
    if (strcmp(name, "demo") == 0)
        return open_sample(out, http_options, error);
    if (sa_connection_is_replay(options))
        return sa_http_replay(out, name + strlen(REPLAY), http_options, error);
    if (is_url(name))
        return open_url(out, options, http_options, error);
    sa_error_set(error, SA_EINPUT, "'%s' is not a connection", name);
    sa_error_advise(error,
                    "give an instance URL such as https://x.my.salesforce.com (with its access token in "
                    "SYNCAUDIT_SYNC_TOKEN), replay:FILE for a recording, or demo for the sample org");
    return SA_EINPUT;
}

int sa_connection_open_admin(struct sa_http **out, const struct sa_fetch_options *options,
                             struct sa_http_options *http_options, struct sa_error *error)
{
    struct sa_fetch_options admin = *options;
    char *record = NULL;
    admin.connection = options->admin;
    admin.token = options->admin_token;
    admin.login = options->admin_login;
    *out = NULL;
    int rc = options->connection && options->record
                 ? sa_file_sibling(&record, options->record, "admin", error)
                 : SA_OK;
    if (record)
        admin.record = record;
    if (rc == SA_OK)
        rc = sa_connection_open(out, &admin, http_options, error);
    http_options->record = NULL; /* the client has its own copy */
    free(record);
    return rc;
}
