/* The access token: see token.h. */
#include "cli/shared/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int advise(const char *variable, struct sa_error *error)
{
    bool sync = strcmp(variable, "SYNCAUDIT_SYNC_TOKEN") == 0;
    const char *alias = sync ? "sync" : "admin";
    return sa_error_advise(error,
                           "log in as the %s ('sf org login web --alias %s'), then set %s to what "
                           "'sf org auth show-access-token --target-org %s' prints",
                           sync ? "sync user" : "admin", alias, variable, alias);
}

/* A token goes into a header line: printable ASCII without blanks is all it can be. */
static int check(const char *token, const char *variable, struct sa_error *error)
{
    if (strncmp(token, "[REDACTED]", 10) == 0)
        sa_error_set(error, SA_EINPUT, "%s holds a placeholder of the Salesforce CLI, not an access token",
                     variable);
    else if (token[strspn(token, "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                                 "abcdefghijklmnopqrstuvwxyz{|}~")])
        sa_error_set(error, SA_EINPUT, "%s holds a character that no access token has", variable);
    else
        return SA_OK;
    return advise(variable, error);
}

int sa_token_take(char **out, const char *variable, struct sa_error *error)
{
    char *value = getenv(variable);
    *out = NULL;
    if (!value || !*value) {
        sa_error_set(error, SA_EINPUT, "no access token: %s is not set", variable);
        return advise(variable, error);
    }
    int rc = check(value, variable, error);
    if (!rc && !(*out = strdup(value)))
        rc = sa_error_memory(error);
    explicit_bzero(value, strlen(value)); /* /proc/PID/environ shows the block itself */
    unsetenv(variable);
    return rc;
}

void sa_token_free(char *token)
{
    if (token)
        explicit_bzero(token, strlen(token));
    free(token);
}
