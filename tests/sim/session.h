/* Who asks: bearer tokens and the users they stand for. */
#ifndef SIMULATOR_SESSION_H
#define SIMULATOR_SESSION_H

#include <stdbool.h>

#include "site.h"

/* Looks at an Authorization header. When it is let in the request at hand is that user's. A session counts the requests
 * it is used for and may have ended by that or by its age. */
int sim_session_enter(struct sim_site *site, const char *authorization, bool *let_in, struct sa_error *error);

#endif
