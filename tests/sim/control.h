/* What the simulator can be told before it serves and while it does. */
#ifndef SIMULATOR_CONTROL_H
#define SIMULATOR_CONTROL_H

#include "request.h"
#include "site.h"

/* Adds a row from a form, replacing one of the same name:
 *   app       client_id, client_secret, certificate (a PEM file), run_as, flows and users (words; missing = all)
 *   login     username, password, state (locked)
 *   refresh   token, client_id, user
 *   session   token, user, age (seconds it has lasted already)
 * A missing user is the org's first one. SA_EINPUT for another name and for a user there is none of. */
int sim_control_add(struct sim_site *site, const char *name, const char *form, struct sa_error *error);

/* Answers a caller's form: what is wrong with it is told (`rc` is SA_EINPUT then, and `error` says it). */
int sim_control_outcome(int rc, struct sim_answer *out, struct sa_error *error);

#endif
