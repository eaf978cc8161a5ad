/* The Salesforce CLI (sf): asked for the token of an org it is logged in to. */
#ifndef SYNCAUDIT_SALESFORCE_SF_H
#define SYNCAUDIT_SALESFORCE_SF_H

#include "salesforce/login/token_answer.h"
#include "syncaudit/observer.h"

/* Asks sf for the org that it knows by this alias or username: "sf org display", and where that hides the token, "sf org
 * auth show-access-token". It is started without a shell and with a small environment, in which no token of ours is.
 * Source: salesforcecli/plugin-org, src/commands/org/display.ts and org/auth/show-access-token.ts.
 * SA_EINPUT: no sf, or it knows no such org; SA_EREFUSED: its login has expired; SA_EFORMAT: it prints something else;
 * SA_ECONNECT: it takes too long; SA_ECANCELLED. */
int sa_sf_login(struct sa_token_answer *token, const char *org, const struct sa_observer *observer,
                struct sa_error *error);

/* True if sf can be asked for an org of this name: an alias or a username, and nothing it could take for an option. */
bool sa_sf_is_name(const char *name);

#endif
