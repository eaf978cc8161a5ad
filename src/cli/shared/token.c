/* Secrets out of the environment: see token.h. */
#include "cli/shared/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "syncaudit/veil.h"

#define OWN "SYNCAUDIT_"

/* A variable that was in the environment. */
struct hidden {
    struct hidden *next;
    char *value; /* within `text` */
    char text[]; /* name, NUL, value */
};
static struct hidden *hidden;

/* Keeps a copy of "NAME=value". Without memory there is none: what is not known cannot leak either. */
static void token_keep(const char *variable)
{
    size_t size = strlen(variable) + 1;
    struct hidden *entry = malloc(sizeof *entry + size);
    if (!entry)
        return;
    memcpy(entry->text, variable, size);
    entry->value = strchr(entry->text, '=');
    *entry->value++ = '\0';
    entry->next = hidden;
    hidden = entry;
}

/* What a configuration names is a secret; of our own, what its name says is one. `value` stands behind the name. */
static bool is_secret(const char *variable, const char *value)
{
    static const char *const endings[] = {"_TOKEN=", "_SECRET="};
    if (strncmp(variable, OWN, strlen(OWN)) != 0)
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strncmp(value - strlen(endings[i]), endings[i], strlen(endings[i])) == 0)
            return true;
    return false;
}

/* A block may hold a name twice: the first one counts, and all go. */
static void hide(const char *beginning)
{
    size_t kept = 0;
    for (char **variable = environ; variable && *variable; variable++) {
        char *value = strchr(*variable, '=');
        if (!value || strncmp(*variable, beginning, strlen(beginning)) != 0) {
            environ[kept++] = *variable;
            continue;
        }
        *value = '\0';
        bool known = sa_token_hidden(*variable) != NULL;
        *value++ = '=';
        if (!known)
            token_keep(*variable);
        if (is_secret(*variable, value))
            (void)sa_veil_add(value); /* else it is not taken out of texts; it is out of the environment */
        explicit_bzero(value, strlen(value)); /* /proc/PID/environ shows the block itself */
    }
    if (environ)
        environ[kept] = NULL;
}

void sa_tokens_hide(void)
{
    hide(OWN);
}

void sa_token_hide(const char *variable)
{
    char beginning[256];
    if (variable && strlen(variable) < sizeof beginning - 1) {
        stpcpy(stpcpy(beginning, variable), "=");
        hide(beginning);
    }
}

const char *sa_token_hidden(const char *variable)
{
    struct hidden *entry = variable ? hidden : NULL;
    while (entry && strcmp(entry->text, variable) != 0)
        entry = entry->next;
    return entry ? entry->value : NULL;
}

void sa_tokens_wipe(void)
{
    for (struct hidden *next; hidden; hidden = next) {
        next = hidden->next;
        explicit_bzero(hidden->value, strlen(hidden->value));
        free(hidden);
    }
    sa_veil_clear();
}

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
static int token_check(const char *token, const char *variable, struct sa_error *error)
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
    const char *value = sa_token_hidden(variable);
    *out = NULL;
    if (!value || !*value) {
        sa_error_set(error, SA_EINPUT, "no access token: %s is not set", variable);
        return advise(variable, error);
    }
    int rc = token_check(value, variable, error);
    if (!rc && !(*out = strdup(value)))
        rc = sa_error_memory(error);
    return rc;
}

void sa_token_free(char *token)
{
    if (token)
        explicit_bzero(token, strlen(token));
    free(token);
}
