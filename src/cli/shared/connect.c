/* What --sync and --admin name: see connect.h. */
#include "cli/shared/connect.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "cli/shared/token.h"
#include "salesforce/login/host.h"
#include "syncaudit/file.h"

#define REPLAY "replay:"

const struct sa_configured_connection *sa_connect_find(const struct sa_configuration *configuration,
                                                       const char *name)
{
    for (unsigned i = 0; configuration && i < configuration->connections_count; i++)
        if (strcmp(configuration->connections[i].name, name) == 0)
            return &configuration->connections[i];
    return NULL;
}

int sa_connect_place(char **out, const char *file, const char *configuration, struct sa_error *error)
{
    const char *slash = strrchr(configuration, '/');
    *out = NULL;
    if (!file)
        return SA_OK;
    if (*file == '/' || !slash)
        *out = strdup(file);
    else if (asprintf(out, "%.*s%s", (int)(slash + 1 - configuration), configuration, file) < 0)
        *out = NULL;
    return *out ? SA_OK : sa_error_memory(error);
}

static int open_configured(struct sa_login **out, const struct sa_configured_connection *from,
                           const char *path, struct sa_error *error)
{
    char *key_file = NULL;
    char *secret_file = NULL;
    char *client_secret_file = NULL;
    int rc = sa_connect_place(&key_file, from->key_file, path, error);
    if (rc == SA_OK)
        rc = sa_connect_place(&secret_file, from->secret_file, path, error);
    if (rc == SA_OK)
        rc = sa_connect_place(&client_secret_file, from->client_secret_file, path, error);
    if (rc == SA_OK) {
        const struct sa_login_options options = {
            .name = from->name,
            .way = from->login,
            .url = from->url,
            .any_host = sa_option.any_host != 0,
            .login_url = from->login_url,
            .audience = from->audience,
            .username = from->username,
            .client_id = from->client_id,
            .key_file = key_file,
            .secret = {from->secret_env, secret_file, sa_token_hidden(from->secret_env)},
            .client_secret = {from->client_secret_env, client_secret_file,
                              sa_token_hidden(from->client_secret_env)},
            .observer = sa_terminal_observer(),
        };
        rc = sa_login_new(out, &options, error);
    }
    free(key_file);
    free(secret_file);
    free(client_secret_file);
    return rc;
}

int sa_connect_check_recording(const char *file, struct sa_error *error)
{
    if (sa_directory_exists(file))
        return sa_error_set(error, SA_EINPUT, "recording '%s' is a folder", file);
    if (access(file, R_OK) != 0)
        return sa_error_set(error, SA_EINPUT, "cannot read recording '%s': %s", file, strerror(errno));
    return SA_OK;
}

/* A host without its scheme, or a path, is a slip rather than the name of an org. */
static bool is_slip(const char *word)
{
    return strpbrk(word, "/:") ||
           (!strchr(word, '@') && (strstr(word, ".salesforce.") || strstr(word, ".force.com")));
}

static int open_alias(struct sa_login **out, const char *word, struct sa_error *error)
{
    const struct sa_login_options options = {
        .name = word, .way = "cli", .username = word, .observer = sa_terminal_observer()};
    if (!is_slip(word) && sa_login_new(out, &options, error) == SA_OK)
        return SA_OK;
    sa_error_set(error, SA_EINPUT, "'%s' is not a connection", word);
    sa_error_advise(
        error,
        "give the name of a connection in syncaudit.yaml, replay:FILE for a recording, an instance URL "
        "such as https://NAME.my.salesforce.com, or an alias of the Salesforce CLI");
    return SA_EINPUT;
}

int sa_connect(struct sa_connect *out, const char *word, const char *variable,
               const struct sa_configuration *configuration, struct sa_error *error)
{
    if (!word)
        return SA_OK;
    const struct sa_configured_connection *configured = sa_connect_find(configuration, word);
    if (configured && strcmp(configured->login, SA_LOGIN_MARKETO) == 0) {
        sa_error_set(error, SA_EINPUT, "connection '%s' leads to Marketo, not to an org", word);
        sa_error_advise(error, "give it with --marketo, beside --sync");
        return SA_EINPUT;
    }
    if (configured)
        return open_configured(&out->login, configured, configuration->path, error);
    if (strncmp(word, REPLAY, strlen(REPLAY)) == 0)
        return sa_connect_check_recording(word + strlen(REPLAY), error);
    if (strstr(word, "://"))
        return sa_host_check_address(word, error) ? SA_EINPUT : sa_token_take(&out->token, variable, error);
    return strcmp(word, "demo") == 0 ? SA_OK : open_alias(&out->login, word, error);
}

void sa_connect_release(struct sa_connect *connect)
{
    sa_token_free(connect->token);
    sa_login_free(connect->login);
}
