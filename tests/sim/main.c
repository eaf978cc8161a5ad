/* simulator: a Salesforce org on the loopback, for tests and measurements.
 *
 *     simulator org DIR | files DIR | wide OBJECTS FIELDS  [options]
 *
 * Prints its address on stdout and serves until SIGTERM or SIGINT. */
#include <popt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "server.h"

static int port;
static int latency;
static char *token;
static char *origin;
static char *log_path;

static struct poptOption options[] = {
    {"port", 0, POPT_ARG_INT, &port, 0, "port to listen on (default: a free one)", "NUMBER"},
    {"latency", 0, POPT_ARG_INT, &latency, 0, "wait before each answer", "MS"},
    {"token", 0, POPT_ARG_STRING, &token, 0, "the bearer token that is let in (default: any)", "TEXT"},
    {"origin", 0, POPT_ARG_STRING, &origin, 0, "what absolute addresses in answers begin with", "URL"},
    {"log", 0, POPT_ARG_STRING, &log_path, 0, "write one line per request", "FILE"},
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

/* Blocks the signals for all threads that are started later; they are then waited for. */
static void block_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, set, NULL);
}

static int serve(struct sim_site *site, struct sa_error *error)
{
    struct sim_server *server = NULL;
    struct sim_server_options chosen = {.token = token, .latency_ms = latency, .port = (uint16_t)port};
    char address[64];
    sigset_t signals;
    int signal_number;
    int rc = SA_OK;
    if (log_path) {
        chosen.log = fopen(log_path, "w");
        if (!chosen.log)
            return sa_error_set(error, SA_EIO, "cannot write '%s'", log_path);
    }
    block_signals(&signals);
    rc = sim_server_start(&server, site, &chosen, error);
    if (rc)
        goto out;
    snprintf(address, sizeof address, "http://127.0.0.1:%u", sim_server_port(server));
    rc = sim_site_origin(site, origin ? origin : address, error);
    if (rc)
        goto out;
    puts(address);
    fflush(stdout);
    sigwait(&signals, &signal_number);
out:
    sim_server_stop(server);
    if (chosen.log)
        fclose(chosen.log);
    return rc;
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
        rc = serve(site, &error);
    if (rc)
        fprintf(stderr, "simulator: %s\n", error.message);
    sim_site_close(site);
    poptFreeContext(context);
    free(token);
    free(origin);
    free(log_path);
    return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}
