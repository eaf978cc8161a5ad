/* Serving until the program is told to end. */
#ifndef SIMULATOR_SERVE_H
#define SIMULATOR_SERVE_H

#include <stdint.h>

#include "site.h"

/* Serves `site` on the loopback (port 0 = any free one) until SIGTERM or SIGINT. `ready` is called with the address, which is then printed
 * on stdout; it may be NULL. `log_path` is a file that gets a line for each request, or NULL. SA_EIO. */
int sim_serve(struct sim_site *site, uint16_t port, const char *log_path,
              int (*ready)(struct sim_site *site, const char *address, struct sa_error *error),
              struct sa_error *error);

#endif
