/* The loopback HTTP server of the simulator. */
#ifndef SIMULATOR_SERVER_H
#define SIMULATOR_SERVER_H

#include <stdint.h>
#include <stdio.h>

#include "site.h"

struct sim_server_options {
    const char *token; /* the one bearer token that is let in; NULL = any */
    long latency_ms;   /* before each answer; requests on other connections are not held up */
    uint16_t port;     /* 0 = any free one */
    FILE *log;         /* one line per request; NULL = none */
};

struct sim_server;

/* Listens on 127.0.0.1. `site` and what `options` points at are borrowed until stop. SA_EIO. */
int sim_server_start(struct sim_server **out, struct sim_site *site, const struct sim_server_options *options,
                     struct sa_error *error);
uint16_t sim_server_port(const struct sim_server *server);
void sim_server_stop(struct sim_server *server);

#endif
