/* Secrets out of the environment. They leave it before anything else is done, whether they are used or not: what stands in a
 * process's environment, others can read, and its children inherit. */
#ifndef SYNCAUDIT_CLI_TOKEN_H
#define SYNCAUDIT_CLI_TOKEN_H

#include "syncaudit/error.h"

/* Takes every variable that begins with SYNCAUDIT_ out of the environment. To be called first of all. */
void sa_tokens_hide(void);

/* Takes one more variable out, as a configuration names it; NULL is allowed. */
void sa_token_hide(const char *variable);

/* The value of a variable that was taken out, or NULL. Borrowed until sa_tokens_wipe. */
const char *sa_token_hidden(const char *variable);

/* Wipes everything that was taken out, and all other secrets of this process (syncaudit/veil.h). */
void sa_tokens_wipe(void);

/* A copy of the access token in `variable`, SYNCAUDIT_SYNC_TOKEN or SYNCAUDIT_ADMIN_TOKEN. `*out` is owned by the caller. SA_EINPUT when
 * it is missing or cannot be an access token; its text is never in the error. */
int sa_token_take(char **out, const char *variable, struct sa_error *error);

/* Wipes and frees; NULL is allowed. */
void sa_token_free(char *token);

#endif
