/* The loopback HTTP server of the simulator. */
#ifndef SIMULATOR_SERVER_H
#define SIMULATOR_SERVER_H

#include <stdint.h>
#include <stdio.h>

#include "site.h"

struct sim_server;

/* Listens on 127.0.0.1, port 0 = any free one. `site` is borrowed until stop; so is `log`, which gets a line for each
 * request (NULL = none). SA_EIO. */
int sim_server_start(struct sim_server **out, struct sim_site *site, uint16_t port, FILE *log,
                     struct sa_error *error);
uint16_t sim_server_port(const struct sim_server *server);
void sim_server_stop(struct sim_server *server);

#endif
