/* simulator: a Salesforce org on the loopback, for tests and measurements.
 *
 *     simulator org DIR | files DIR | wide OBJECTS FIELDS  [options]
 *
 * Prints its address on stdout and serves until SIGTERM or SIGINT. */
#include <popt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "serve.h"
#include "syncaudit/buffer.h"

static int port;
static char *latency;
static char *token;
static char **additions;
static char **settings;
static char *origin;
static char *log_path;
static char *dump_path;

static struct poptOption options[] = {
    {"port", 0, POPT_ARG_INT, &port, 0, "port to listen on (default: a free one)", "NUMBER"},
    {"latency", 0, POPT_ARG_STRING, &latency, 0, "wait before each answer", "MS"},
    {"token", 0, POPT_ARG_STRING, &token, 0, "the bearer token of the first user (default: any)", "TEXT"},
    {"add", 0, POPT_ARG_ARGV, &additions, 0,
     "an app, login, refresh or session (control.h): app?client_id=X&run_as=Y", "KIND?FORM"},
    {"set", 0, POPT_ARG_ARGV, &settings, 0, "what settings.tsv lists, as a form: 503=0.1&seed=7", "FORM"},
    {"origin", 0, POPT_ARG_STRING, &origin, 0, "what absolute addresses in answers begin with", "URL"},
    {"log", 0, POPT_ARG_STRING, &log_path, 0,
     "write one line per request, with those of a composite below it", "FILE"},
    {"dump", 0, POPT_ARG_STRING, &dump_path, 0, "write an org with all its rows into an SQLite file", "FILE"},
    POPT_AUTOHELP POPT_TABLEEND};

static int open_site(struct sim_site **out, const char **arguments, struct sa_error *error)
{
    const char *kind = arguments && arguments[0] ? arguments[0] : "";
    if (strcmp(kind, "org") == 0 && arguments[1])
        return sim_site_org(out, arguments[1], error);
    if (strcmp(kind, "files") == 0 && arguments[1])
        return sim_site_files(out, arguments[1], error);
    if (strcmp(kind, "wide") == 0 && arguments[1] && arguments[2])
        return sim_site_wide(out, (int)strtol(arguments[1], NULL, 10), (int)strtol(arguments[2], NULL, 10),
                             error);
    return sa_error_set(error, SA_EINPUT, "expected org DIR, files DIR or wide OBJECTS FIELDS");
}

static int add(struct sim_site *site, const char *addition, struct sa_error *error)
{
    size_t length = strcspn(addition, "?");
    char *kind = strndup(addition, length);
    int rc = !kind              ? sa_error_memory(error)
             : addition[length] ? sim_control_add(site, kind, addition + length + 1, error)
                                : sa_error_set(error, SA_EINPUT, "--add takes KIND?FORM");
    free(kind);
    return rc;
}

/* The token of the first user, as a form. */
static int add_token(struct sim_site *site, struct sa_error *error)
{
    struct sa_buffer form = SA_BUFFER_INIT(65536);
    int rc = sa_buffer_adds(&form, "token=");
    for (const char *byte = token; rc == SA_OK && *byte; byte++)
        rc = sa_buffer_addf(&form, "%%%02X", (unsigned char)*byte);
    if (rc == SA_OK)
        rc = sim_control_add(site, "session", form.data, error);
    sa_buffer_release(&form);
    return rc;
}

/* What the options say about the org. With a session or a way to get one, no other token is let in. */
static int prepare(struct sim_site *site, struct sa_error *error)
{
    char form[64];
    snprintf(form, sizeof form, "latency=%.20s&strict=%s", latency ? latency : "0",
             token || additions ? "true" : "false");
    int rc = sim_settings_change(site->settings, form, error);
    for (char **item = settings; rc == SA_OK && item && *item; item++)
        rc = sim_settings_change(site->settings, *item, error);
    if (rc == SA_OK)
        sim_settings_keep(site->settings);
    if (rc == SA_OK && token)
        rc = add_token(site, error);
    for (char **item = additions; rc == SA_OK && item && *item; item++)
        rc = add(site, *item, error);
    return rc;
}

/* What is left to do once the address is known. */
static int ready(struct sim_site *site, const char *address, struct sa_error *error)
{
    return sim_site_origin(site, origin ? origin : address, error);
}

int main(int count, const char **words)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sim_site *site = NULL;
    poptContext context = poptGetContext("simulator", count, words, options, 0);
    poptSetOtherOptionHelp(context, "org DIR | files DIR | wide OBJECTS FIELDS");
    int option = poptGetNextOpt(context);
    int rc = SA_OK;
    if (option < -1)
        rc = sa_error_set(&error, SA_EINPUT, "%s: %s", poptBadOption(context, 0), poptStrerror(option));
    if (rc == SA_OK)
        rc = open_site(&site, poptGetArgs(context), &error);
    if (rc == SA_OK)
        rc = prepare(site, &error);
    if (rc == SA_OK && dump_path)
        rc = sim_site_dump(site, dump_path, &error);
    if (rc == SA_OK)
        rc = sim_serve(site, (uint16_t)port, log_path, ready, &error);
    if (rc)
        fprintf(stderr, "simulator: %s\n", error.message);
    sim_site_close(site);
    poptFreeContext(context);
    free(latency);
    free(dump_path);
    free(token);
    free(origin);
    free(log_path);
    return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}
