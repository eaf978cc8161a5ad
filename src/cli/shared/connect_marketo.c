/* What --marketo names: see connect_marketo.h. */
#include "cli/shared/connect_marketo.h"

#include <stdlib.h>
#include <string.h>

#include "cli/shared/connect.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "cli/shared/token.h"
#include "syncaudit/file.h"

#define SAMPLE "demo"
#define SAMPLE_RECORDING "src/cli/demo.marketo.jsonl"
#define REPLAY "replay:"
#define CLIENT_ID "SYNCAUDIT_MARKETO_ID"
#define CLIENT_SECRET "SYNCAUDIT_MARKETO_SECRET"
#define CROWDED_MS "SYNCAUDIT_MARKETO_CROWDED_MS" /* for tests: they cannot wait 20 s */

static const struct sa_configured_connection *find(const struct sa_configuration *configuration,
                                                   const char *word)
{
    const struct sa_configured_connection *found = sa_connect_find(configuration, word);
    return found && strcmp(found->login, SA_LOGIN_MARKETO) == 0 ? found : NULL;
}

static bool is_replay(const char *word)
{
    return strncmp(word, REPLAY, strlen(REPLAY)) == 0;
}

static bool is_sample(const char *word)
{
    return strcmp(word, SAMPLE) == 0;
}

int sa_marketo_sort(const char **directory, const char **instance,
                    const struct sa_configuration *configuration, struct sa_error *error)
{
    for (char **word = sa_option.marketo; word && *word; word++) {
        bool asked =
            find(configuration, *word) || is_replay(*word) || is_sample(*word) || strstr(*word, "://");
        const char **kind = asked ? instance : directory;
        if (*kind)
            return sa_error_set(error, SA_EINPUT, "'--marketo %s' and '--marketo %s' are both %s", *kind,
                                *word, asked ? "an instance" : "a folder");
        *kind = *word;
        if (asked || sa_directory_exists(*word))
            continue;
        bool org = sa_connect_find(configuration, *word) != NULL;
        sa_error_set(error, SA_EINPUT,
                     org ? "connection '%s' leads to an org, not to Marketo"
                         : "'--marketo %s' is neither a connection nor a folder",
                     *word);
        sa_error_advise(error, "give a connection of syncaudit.yaml with 'login: marketo', replay:FILE, "
                               "https://NNN-AAA-NNN.mktorest.com, or a folder of exports");
        return SA_EINPUT;
    }
    return SA_OK;
}

/* Everything that is not in the word. */
static struct sa_instance_options options_of(const char *word, const struct sa_configuration *configuration)
{
    const char *crowded = sa_token_hidden(CROWDED_MS);
    return (struct sa_instance_options){
        .name = word,
        .pace = (unsigned)sa_option.marketo_pace,
        .max_calls = (unsigned long)sa_option.marketo_max_calls,
        .quota = configuration ? configuration->marketo_quota : 0,
        .whole = sa_option.marketo_whole != 0,
        .fresh = sa_option.fresh != 0,
        .any = sa_option.any_marketo != 0,
        .show_values = sa_option.show_values != 0,
        .crowded_ms = crowded ? strtol(crowded, NULL, 10) : 0,
        .observer = sa_terminal_observer(),
    };
}

static int open_configured(struct sa_instance **instance, struct sa_instance_options *options,
                           const struct sa_configured_connection *from, const char *path,
                           struct sa_error *error)
{
    char *secret_file = NULL;
    int rc = sa_connect_place(&secret_file, from->secret_file, path, error);
    options->address = from->url;
    options->client_id = from->client_id;
    options->secret =
        (struct sa_secret_source){from->secret_env, secret_file, sa_token_hidden(from->secret_env)};
    if (rc == SA_OK && !from->secret_env && !secret_file) {
        rc = sa_error_set(error, SA_EINPUT, "connection '%s' names no secret", from->name);
        sa_error_advise(
            error, "name the environment variable or the private file it lies in: secret_env or secret_file");
    }
    if (rc == SA_OK)
        rc = sa_instance_new(instance, options, error);
    free(secret_file);
    return rc;
}

static int open_word(struct sa_instance **instance, const struct sa_configuration *configuration,
                     struct sa_instance_options *options, struct sa_error *error)
{
    const struct sa_configured_connection *configured = find(configuration, options->name);
    if (configured)
        return open_configured(instance, options, configured, configuration->path, error);
    if (is_sample(options->name)) {
        options->replay = SAMPLE_RECORDING;
        options->sample = true;
        return sa_instance_new(instance, options, error);
    }
    if (is_replay(options->name)) {
        options->replay = options->name + strlen(REPLAY);
        int rc = sa_connect_check_recording(options->replay, error);
        return rc ? rc : sa_instance_new(instance, options, error);
    }
    options->address = options->name;
    options->client_id = sa_token_hidden(CLIENT_ID);
    options->secret = (struct sa_secret_source){CLIENT_SECRET, NULL, sa_token_hidden(CLIENT_SECRET)};
    if (!options->client_id) {
        sa_error_set(error, SA_EINPUT,
                     "the address of a Marketo instance needs a client id, and there is none");
        sa_error_advise(error,
                        "put the API-only user's into " CLIENT_ID " and its secret into " CLIENT_SECRET);
        return SA_EINPUT;
    }
    return sa_instance_new(instance, options, error);
}

int sa_connect_marketo(struct sa_instance **instance, const char *word,
                       const struct sa_configuration *configuration, const char *out, const char *now,
                       struct sa_error *error)
{
    char *record = NULL;
    int rc = sa_option.record ? sa_file_sibling(&record, sa_option.record, "marketo", error) : SA_OK;
    struct sa_instance_options options = options_of(word, configuration);
    options.record = record;
    options.out = sa_option.share ? NULL : out;
    options.now = now;
    options.glance = out == NULL;
    if (rc == SA_OK)
        rc = open_word(instance, configuration, &options, error);
    free(record);
    return rc;
}
