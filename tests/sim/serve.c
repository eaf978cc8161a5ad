/* Serving until the program is told to end: see serve.h. */
#include <signal.h>
#include <stdio.h>

#include "serve.h"
#include "server.h"

/* Blocks the signals for all threads that are started later; they are then waited for. */
static void block_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, set, NULL);
}

int sim_serve(struct sim_site *site, uint16_t port, const char *log_path,
              int (*ready)(struct sim_site *site, const char *address, struct sa_error *error),
              struct sa_error *error)
{
    struct sim_server *server = NULL;
    FILE *log = NULL;
    char address[64];
    sigset_t signals;
    int signal_number;
    if (log_path && !(log = fopen(log_path, "w")))
        return sa_error_set(error, SA_EIO, "cannot write '%s'", log_path);
    block_signals(&signals);
    int rc = sim_server_start(&server, site, port, log, error);
    if (rc)
        goto out;
    snprintf(address, sizeof address, "http://127.0.0.1:%u", sim_server_port(server));
    if (ready)
        rc = ready(site, address, error);
    if (rc)
        goto out;
    puts(address);
    fflush(stdout);
    sigwait(&signals, &signal_number);
out:
    sim_server_stop(server);
    if (log)
        fclose(log);
    return rc;
}
