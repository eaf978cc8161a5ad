/* A new snapshot: see fetching.h. */
#include "cli/shared/fetching.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/connect.h"
#include "cli/shared/connect_marketo.h"
#include "cli/shared/options.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "syncaudit/file.h"
#include "syncaudit/salesforce.h"

static int store_marketo(void *payload, sqlite3 *db, struct sa_error *error)
{
    return sa_marketo_store(payload, db, error);
}

/* Reads --fetch-mode. */
static int read_mode(enum sa_fetch_mode *mode)
{
    static const char *const modes[] = {
        [SA_FETCH_AUTO] = "auto", [SA_FETCH_GET] = "get", [SA_FETCH_COMPOSITE] = "composite", NULL};
    int chosen = SA_FETCH_AUTO;
    int exit = sa_option.fetch_mode ? sa_usage_choice(&chosen, "fetch mode", sa_option.fetch_mode, modes)
                                    : SA_EXIT_OK;
    *mode = (enum sa_fetch_mode)chosen;
    return exit;
}

/* What can be known to be wrong before the first request. */
static int check_fetching(const struct sa_settings *settings, const char *connection, struct sa_connect *sync,
                          struct sa_connect *admin)
{
    struct sa_error error = SA_ERROR_INIT;
    static const char *const usages[] = {"none", "quick", "full", NULL};
    if (sa_option.usage && strcmp(sa_option.usage, usages[0]) != 0 &&
        strcmp(sa_option.usage, usages[1]) != 0 && strcmp(sa_option.usage, usages[2]) != 0)
        return sa_usage_unknown("usage", sa_option.usage, usages);
    if (sa_option.concurrency < 0 || sa_option.max_calls < 0)
        return sa_usage_error("option '--%s' is below zero",
                              sa_option.max_calls < 0 ? "max-calls" : "concurrency");
    if (sa_option.reserve < 0 || sa_option.reserve > 100)
        return sa_usage_error("option '--reserve' is not a number from 0 to 100");
    const char *user = sa_settings_user(settings);
    if (sa_option.as_user && user && strcasecmp(sa_option.as_user, user) != 0)
        return sa_usage_error(
            "--as-user is '%s', and sync_user of the configuration is '%s': correct one, or say --any-user",
            sa_option.as_user, user);
    int rc = sa_connect(sync, connection, "SYNCAUDIT_SYNC_TOKEN", settings->configuration, &error);
    if (!rc)
        rc = sa_connect(admin, sa_option.admin, "SYNCAUDIT_ADMIN_TOKEN", settings->configuration, &error);
    if (!rc)
        rc = sa_signals_catch(&error);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

/* The instance of Marketo that is asked beside the org, if one is given. */
static int open_instance(struct sa_instance **out, const struct sa_settings *settings, const char *folder)
{
    struct sa_error error = SA_ERROR_INIT;
    if (!settings->instance)
        return SA_EXIT_OK;
    if (sa_option.marketo_pace < 0 || sa_option.marketo_max_calls < 0)
        return sa_usage_error("option '--%s' is below zero",
                              sa_option.marketo_pace < 0 ? "marketo-pace" : "marketo-max-calls");
    return sa_connect_marketo(out, settings->instance, settings->configuration, folder,
                              sa_option.now ? settings->now : NULL, &error)
               ? sa_fail_input(&error)
               : SA_EXIT_OK;
}

/* Makes the folder, and says now rather than after the fetch that nothing can be written to it. */
static int make_writable(const char *directory)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_directory_make(directory, &error))
        return sa_fail(&error);
    if (access(directory, W_OK | X_OK) != 0) {
        sa_error_set(&error, SA_EIO, "cannot write to folder '%s': %s", directory, strerror(errno));
        return sa_fail(&error);
    }
    return SA_EXIT_OK;
}

/* The objects whose sync somebody has enabled are there, whoever may see them. Owned; the names are not. */
static const char **known_objects(const struct sa_configuration *configuration)
{
    size_t count = configuration ? configuration->synced_objects_count : 0;
    const char **known = calloc(count + 1, sizeof *known);
    for (size_t i = 0; known && i < count; i++)
        known[i] = configuration->synced_objects[i];
    return known;
}

/* Fetches into the folder `out`, which goes again when nothing is in it and it was not there before. */
static int fetching_fetch(struct sa_audit *audit, const struct sa_fetch_options *options, bool existed)
{
    struct sa_error error = SA_ERROR_INIT;
    int exit = SA_EXIT_OK;
    audit->fetched = true;
    if (sa_fetch(&audit->snapshot, &audit->partial, options, &error))
        exit = sa_fail(&error);
    else if (!(audit->directory = strdup(sa_snapshot_directory(audit->snapshot))))
        exit = SA_EXIT_FAILED;
    if (exit && !existed)
        rmdir(options->out); /* stays when there is something in it */
    return exit;
}

int sa_fetching_run(struct sa_audit *audit, const char *connection)
{
    const struct sa_settings *settings = audit->settings;
    struct sa_connect sync = {0};
    struct sa_connect admin = {0};
    struct sa_instance *instance = NULL;
    const char *out = sa_option.out ? sa_option.out : SA_DEFAULT_OUT;
    bool existed = sa_directory_exists(out);
    enum sa_fetch_mode mode;
    const char **known = NULL;
    int exit = read_mode(&mode);
    if (!exit)
        exit = check_fetching(settings, connection, &sync, &admin);
    if (!exit)
        exit = open_instance(&instance, settings, out);
    if (!exit)
        exit = make_writable(out);
    if (exit)
        goto out;
    known = known_objects(settings->configuration);
    if (!known) {
        exit = SA_EXIT_FAILED;
        goto out;
    }
    const struct sa_fetch_options options = {
        .connection = connection,
        .token = sync.token,
        .login = sync.login,
        .admin = sa_option.admin,
        .admin_token = admin.token,
        .admin_login = admin.login,
        .as_user = sa_option.as_user,
        .sync_user = sa_settings_user(settings),
        .share = sa_option.share,
        .objects = sa_option.objects,
        .known_objects = known,
        .mode = mode,
        .resume = sa_option.resume != 0,
        .record = sa_option.record,
        .api_version = sa_option.api_version,
        .concurrency = (unsigned)sa_option.concurrency,
        .max_calls = (unsigned long)sa_option.max_calls,
        .reserve = (unsigned)sa_option.reserve,
        .usage = sa_option.usage,
        .show_values = sa_option.show_values != 0,
        .out = out,
        .now = sa_option.now ? settings->now : NULL,
        .beside = instance ? sa_instance_party(instance) : NULL,
        .observer = sa_terminal_observer(),
        .also = store_marketo,
        .also_payload = settings->marketo,
    };
    exit = fetching_fetch(audit, &options, existed);
out:
    sa_instance_free(instance);
    free(known);
    sa_connect_release(&sync);
    sa_connect_release(&admin);
    return exit;
}
