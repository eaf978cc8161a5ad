/* What was told for a run: see settings.h. */
#include "cli/shared/settings.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/connect_marketo.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "cli/shared/token.h"
#include "syncaudit/vocabulary.h"

int sa_settings_connections(const char *purpose)
{
    if (sa_option.sync && sa_option.as_user)
        return sa_usage_error("--as-user is for --admin alone; --sync shows whose view it is");
    if (!sa_option.sync && sa_option.admin && !sa_option.as_user)
        return sa_usage_error("--as-user is missing: who the sync user is that --admin shall look at");
    if (!sa_option.sync && !sa_option.admin)
        return sa_usage_error("--sync is missing: whose view of which org is to be %s", purpose);
    return SA_EXIT_OK;
}

int sa_settings_configure(struct sa_settings *settings)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_configuration_load(&settings->configuration, sa_option.config, &error))
        return sa_fail_input(&error);
    const struct sa_configuration *configuration = settings->configuration;
    for (unsigned i = 0; configuration && i < configuration->connections_count; i++) {
        sa_token_hide(configuration->connections[i].secret_env);
        sa_token_hide(configuration->connections[i].client_secret_env);
    }
    return SA_EXIT_OK;
}

int sa_settings_time(struct sa_settings *settings)
{
    struct sa_error error = SA_ERROR_INIT;
    time_t now = time(NULL);
    int rc = sa_option.now ? sa_time_parse(&now, sa_option.now, &error) : SA_OK;
    sa_time_format(settings->now, now);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

int sa_settings_fail_on(struct sa_settings *settings)
{
    enum { MOST = 16 };
    const char *words[MOST + 2] = {"never"}; /* the place of each is its rank */
    for (size_t i = 0; sa_severities[i] && i < MOST; i++)
        words[i + 1] = sa_severities[i];
    const char *word = sa_option.fail_on ? sa_option.fail_on : SA_DEFAULT_FAIL_ON;
    return sa_usage_choice(&settings->fail_on, "severity", word, words);
}

static int read_gate(struct sa_settings *settings)
{
    static const char *const words[] = {[SA_DIFF_NEVER] = "never",
                                        [SA_DIFF_NEW_VISIBLE] = "new-visible",
                                        [SA_DIFF_BREAKING] = "breaking",
                                        [SA_DIFF_ANY] = "any",
                                        NULL};
    const char *word = sa_option.fail_on_change ? sa_option.fail_on_change : words[SA_DIFF_NEVER];
    int gate = SA_DIFF_NEVER;
    int exit = sa_usage_choice(&gate, "kind of change", word, words);
    settings->gate = (enum sa_diff_gate)gate;
    return exit;
}

static int unknown_format(const char *word)
{
    const char *names[SA_SETTINGS_FORMATS + 1] = {NULL};
    for (size_t i = 0; sa_format_table[i] && i < SA_SETTINGS_FORMATS; i++)
        names[i] = sa_format_table[i]->name;
    return sa_usage_unknown("format", word, names);
}

static int add_format(struct sa_settings *settings, const char *word)
{
    const struct sa_report_format *format = sa_report_find(word);
    size_t count = 0;
    if (!format)
        return unknown_format(word);
    while (settings->formats[count] && settings->formats[count] != format)
        count++;
    if (count == SA_SETTINGS_FORMATS)
        return sa_usage_error("more than %d formats", SA_SETTINGS_FORMATS);
    settings->formats[count] = format;
    return SA_EXIT_OK;
}

int sa_settings_formats(struct sa_settings *settings)
{
    char *list = strdup(sa_option.format ? sa_option.format : SA_DEFAULT_FORMATS);
    char *rest = list;
    int exit = list ? SA_EXIT_OK : SA_EXIT_FAILED;
    for (char *word = strsep(&rest, ","); word && !exit; word = strsep(&rest, ","))
        exit = add_format(settings, word);
    free(list);
    return exit;
}

int sa_settings_marketo(struct sa_settings *settings)
{
    struct sa_error error = SA_ERROR_INIT;
    const char *directory = NULL;
    if (sa_marketo_sort(&directory, &settings->instance, settings->configuration, &error))
        return sa_fail_input(&error);
    if (settings->instance && !settings->fetches)
        return sa_usage_error("'--marketo %s' is asked while an org is: give it to audit or fetch",
                              settings->instance);
    const struct sa_marketo_files files = {.errors = sa_option.marketo_errors,
                                           .fields = sa_option.marketo_fields,
                                           .status = sa_option.marketo_status,
                                           .directory = directory,
                                           .now = settings->now};
    return sa_marketo_read(&settings->marketo, &files, sa_terminal_observer(), &error) ? sa_fail_input(&error)
                                                                                       : SA_EXIT_OK;
}

/* Severities and parameters as the configuration has them. */
static int adjust_rules(struct sa_rules *rules, const struct sa_configuration *configuration,
                        struct sa_error *error)
{
    int rc = SA_OK;
    for (unsigned i = 0; i < configuration->rules_count && rc == SA_OK; i++) {
        const struct sa_configured_rule *rule = &configuration->rules[i];
        if (rule->severity)
            rc = sa_rules_set_severity(rules, rule->id, rule->severity, error);
        for (unsigned k = 0; k < rule->params_count && rc == SA_OK; k++)
            rc = sa_rules_set_parameter(rules, rule->id, rule->params[k].name, rule->params[k].value, error);
    }
    return rc ? sa_error_prefix(error, rc, "%s", sa_option.config ? sa_option.config : SA_DEFAULT_CONFIG)
              : SA_OK;
}

int sa_settings_rules(struct sa_settings *settings)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_rules_load(&settings->rules, sa_option.rules, &error);
    if (!rc && settings->configuration)
        rc = adjust_rules(settings->rules, settings->configuration, &error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

int sa_settings_rule(const struct sa_settings *settings, const char *id, const struct sa_rule **out)
{
    const struct sa_rules *rules = settings->rules;
    *out = sa_rules_find(rules, id);
    if (*out)
        return SA_EXIT_OK;
    size_t count = sa_rules_count(rules);
    const char **ids = calloc(count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < count; i++)
        ids[i] = sa_rules_at(rules, i)->id;
    int exit = ids ? sa_usage_unknown("rule", id, ids) : SA_EXIT_FAILED;
    free(ids);
    return exit;
}

static int read_waivers(struct sa_settings *settings, struct sa_error *error)
{
    const char *path = sa_option.waivers ? sa_option.waivers : SA_DEFAULT_WAIVERS;
    if (!sa_option.waivers && access(path, F_OK) != 0)
        return SA_OK;
    return sa_waivers_load(&settings->waivers, path, error);
}

/* A file the user named must be there. */
static int read_decisions(struct sa_settings *settings, struct sa_error *error)
{
    if (!sa_option.decisions)
        return SA_OK;
    if (access(sa_option.decisions, F_OK) != 0)
        return sa_error_set(error, SA_EINPUT, "there are no decisions '%s'", sa_option.decisions);
    return sa_decisions_read(&settings->decisions, sa_option.decisions, error);
}

/* Opened before anything is fetched, and kept open: what happens to the file meanwhile does not change what is compared. */
static int open_baseline(struct sa_settings *settings, struct sa_error *error)
{
    if (!sa_option.baseline)
        return SA_OK;
    int rc = sa_snapshot_open(&settings->baseline, sa_option.baseline, error);
    return rc ? sa_error_prefix(error, rc, "baseline") : SA_OK;
}

/* What people give besides a snapshot. */
static int read_given(struct sa_settings *settings)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = read_waivers(settings, &error);
    if (!rc)
        rc = read_decisions(settings, &error);
    if (!rc)
        rc = open_baseline(settings, &error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

int sa_settings_prepare(struct sa_settings *settings)
{
    int exit = sa_settings_time(settings);
    if (!exit)
        exit = sa_settings_fail_on(settings);
    if (!exit)
        exit = read_gate(settings);
    if (!exit)
        exit = sa_settings_rules(settings);
    if (!exit)
        exit = sa_settings_marketo(settings);
    return exit ? exit : read_given(settings);
}

int sa_settings_read(struct sa_settings *settings)
{
    int exit = sa_settings_configure(settings);
    return exit ? exit : sa_settings_prepare(settings);
}

const char *sa_settings_user(const struct sa_settings *settings)
{
    return settings->configuration && !sa_option.any_user ? settings->configuration->sync_user : NULL;
}

struct sa_rules_options sa_settings_judging(const struct sa_settings *settings)
{
    const struct sa_configuration *configuration = settings->configuration;
    struct sa_rules_options options = {.now = settings->now, .observer = sa_terminal_observer()};
    if (configuration) {
        options.synced_objects = configuration->synced_objects;
        options.synced_object_count = configuration->synced_objects_count;
        options.sync_filter = configuration->sync_filter;
        options.sync_filter_count = configuration->sync_filter_count;
        options.capabilities = configuration->capabilities;
        options.capability_count = configuration->capabilities_count;
        options.bands = configuration->bands;
        options.band_count = configuration->bands_count;
    }
    return options;
}

void sa_settings_release(struct sa_settings *settings)
{
    sa_rules_free(settings->rules);
    sa_marketo_free(settings->marketo);
    sa_configuration_free(settings->configuration);
    sa_waivers_release(&settings->waivers);
    sa_decisions_free(settings->decisions);
    sa_snapshot_close(settings->baseline);
}
