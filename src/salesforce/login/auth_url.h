/* The auth URL of the Salesforce CLI ("sf org auth show-sfdx-auth-url"): force://CLIENT:SECRET:REFRESH@HOST */
#ifndef SYNCAUDIT_SALESFORCE_AUTH_URL_H
#define SYNCAUDIT_SALESFORCE_AUTH_URL_H

#include "syncaudit/error.h"

/* Pointers into the text, which is cut to pieces. */
struct sa_auth_url {
    const char *client_id;
    const char *client_secret; /* "" when the app has none */
    const char *refresh_token;
    const char *host; /* without a scheme */
};

/* Takes `text` apart. Source: sfdx-core, AuthInfo.parseSfdxAuthUrl. As there, what follows the host is ignored; beyond it,
 * an empty client id is taken for the CLI's own app (its writer leaves it out), and so is a form with one part less.
 * SA_EINPUT; no piece of the text is in the error. */
int sa_auth_url_parse(struct sa_auth_url *out, char *text, struct sa_error *error);

#endif
