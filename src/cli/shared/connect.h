/* What --sync and --admin name becomes a way to reach an org. */
#ifndef SYNCAUDIT_CLI_CONNECT_H
#define SYNCAUDIT_CLI_CONNECT_H

#include "cli/shared/configuration.h"
#include "syncaudit/login.h"

/* Zero-initialise before use. */
struct sa_connect {
    char *token;            /* of an instance URL */
    struct sa_login *login; /* of a configured connection, or of an org the Salesforce CLI knows */
};

/* What `word` means, in this order: a connection of the configuration (may be NULL); replay:FILE; demo; an address, whose
 * token is taken from `variable`; else an alias or username of the Salesforce CLI. Reads and checks; asks nothing.
 * A NULL `word` is no connection. SA_EINPUT. */
int sa_connect(struct sa_connect *out, const char *word, const char *variable,
               const struct sa_configuration *configuration, struct sa_error *error);

/* The connection of the configuration (may be NULL) that is called so, or NULL. */
const struct sa_configured_connection *sa_connect_find(const struct sa_configuration *configuration,
                                                       const char *name);

/* The path of a file that the configuration at `configuration` names: it lies beside it, unless its whole path is given. NULL for NULL. Owned by
 * the caller. SA_ENOMEM. */
int sa_connect_place(char **out, const char *file, const char *configuration, struct sa_error *error);

/* A recording that cannot be read is input: nothing has failed but the command line. SA_EINPUT. */
int sa_connect_check_recording(const char *file, struct sa_error *error);

/* Harmless on a zeroed one. */
void sa_connect_release(struct sa_connect *connect);

#endif
