/* marketo_simulator: an instance of Marketo on the loopback, for tests and measurements.
 *
 *     marketo_simulator DIR  [options]
 *
 * Prints its address on stdout and serves until SIGTERM or SIGINT. */
#include <popt.h>
#include <stdio.h>
#include <stdlib.h>

#include "../serve.h"
#include "instance.h"

static int port;
static char **settings;
static char *log_path;

static struct poptOption options[] = {
    {"port", 0, POPT_ARG_INT, &port, 0, "port to listen on (default: a free one)", "NUMBER"},
    {"set", 0, POPT_ARG_ARGV, &settings, 0, "what settings.tsv lists, as a form: 502=0.1&seed=7", "FORM"},
    {"log", 0, POPT_ARG_STRING, &log_path, 0, "write one line per request", "FILE"},
    POPT_AUTOHELP POPT_TABLEEND};

static int prepare(struct sim_site *site, struct sa_error *error)
{
    int rc = SA_OK;
    for (char **item = settings; rc == SA_OK && item && *item; item++)
        rc = sim_settings_change(site->settings, *item, error);
    if (rc == SA_OK)
        sim_settings_keep(site->settings);
    return rc;
}

int main(int count, const char **words)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sim_site *site = NULL;
    poptContext context = poptGetContext("marketo_simulator", count, words, options, 0);
    poptSetOtherOptionHelp(context, "DIR");
    int option = poptGetNextOpt(context);
    const char *directory = poptGetArg(context);
    int rc = SA_OK;
    if (option < -1)
        rc = sa_error_set(&error, SA_EINPUT, "%s: %s", poptBadOption(context, 0), poptStrerror(option));
    else if (!directory)
        rc = sa_error_set(&error, SA_EINPUT, "expected the folder of an instance");
    if (rc == SA_OK)
        rc = sim_instance_open(&site, directory, &error);
    if (rc == SA_OK)
        rc = prepare(site, &error);
    if (rc == SA_OK)
        rc = sim_serve(site, (uint16_t)port, log_path, NULL, &error);
    if (rc)
        fprintf(stderr, "marketo_simulator: %s\n", error.message);
    sim_instance_close(site);
    poptFreeContext(context);
    free(log_path);
    return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}
