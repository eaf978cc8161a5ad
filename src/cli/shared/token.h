/* Access tokens: taken from the environment, and nowhere left behind. */
#ifndef SYNCAUDIT_CLI_TOKEN_H
#define SYNCAUDIT_CLI_TOKEN_H

#include "syncaudit/error.h"

/* Takes `variable`, SYNCAUDIT_SYNC_TOKEN or SYNCAUDIT_ADMIN_TOKEN, out of the environment. `*out` is owned by the caller. SA_EINPUT when it is
 * missing or cannot be an access token; its text is never in the error. */
int sa_token_take(char **out, const char *variable, struct sa_error *error);

/* Wipes and frees; NULL is allowed. */
void sa_token_free(char *token);

#endif
