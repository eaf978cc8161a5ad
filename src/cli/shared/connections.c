/* What the connections of a configuration must be, beyond what a schema can say: see configuration.h. */
#include <string.h>

#include "cli/shared/configuration.h"
#include "syncaudit/text.h"

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

enum { LONGEST_VARIABLE = 40 }; /* a consumer secret has 64 characters and could pass for a name */

/* Keys that would hold a secret. None of them is in the schema. */
static const char *const secret_keys[] = {
    "secret",         "client_secret", "consumer_secret", "password",      "passphrase",
    "security_token", "token",         "access_token",    "refresh_token", "auth_url",
    "session_id",     "key",           "private_key",     "api_key",
};

/* How secrets begin: session ids and access tokens, refresh tokens, auth URLs, keys. */
static const char *const secret_beginnings[] = {"00D", "5Aep", "force://", "-----BEGIN"};

bool sa_configuration_key_is_secret(const char *key)
{
    for (size_t i = 0; i < sizeof secret_keys / sizeof *secret_keys; i++)
        if (strcasecmp(key, secret_keys[i]) == 0)
            return true;
    return false;
}

int sa_configuration_refuse_secret(const char *path, const char *where, struct sa_error *error)
{
    sa_error_set(error, SA_EINPUT, "%s: %s: a secret does not belong into this file", path, where);
    sa_error_advise(
        error, "name the environment variable that holds it (secret_env), or a file that only you may read "
               "(secret_file, key_file); and if it is a real one, replace it: it is known now");
    return SA_EINPUT;
}

static bool looks_secret(const char *value)
{
    for (size_t i = 0; i < sizeof secret_beginnings / sizeof *secret_beginnings; i++)
        if (strncmp(value, secret_beginnings[i], strlen(secret_beginnings[i])) == 0)
            return true;
    return false;
}

static bool is_variable(const char *name)
{
    size_t length = strlen(name);
    return length <= LONGEST_VARIABLE && strspn(name, LETTERS DIGITS "_") == length && !strchr(DIGITS, *name);
}

/* A connection's name stands where an address, a recording or an alias could stand: it is none of these. */
static bool is_name(const char *name)
{
    size_t length = strlen(name);
    return strspn(name, LETTERS "abcdefghijklmnopqrstuvwxyz" DIGITS "_-.") == length && *name != '-' &&
           strcmp(name, "demo") != 0;
}

static int check_login(const struct sa_configured_connection *connection, const char *path,
                       struct sa_error *error)
{
    bool marketo = strcmp(connection->login, SA_LOGIN_MARKETO) == 0;
    int rc = marketo ? SA_OK : sa_login_check_name(connection->login, error);
    return rc ? sa_error_prefix(error, rc, "%s: connection '%s'", path, connection->name) : SA_OK;
}

static int check_values(const struct sa_configured_connection *connection, const char *path,
                        struct sa_error *error)
{
    const char *const values[] = {connection->url,
                                  connection->login_url,
                                  connection->audience,
                                  connection->username,
                                  connection->client_id,
                                  connection->key_file,
                                  connection->secret_env,
                                  connection->secret_file,
                                  connection->client_secret_env,
                                  connection->client_secret_file};
    const char *const variables[] = {connection->secret_env, connection->client_secret_env};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (values[i] && looks_secret(values[i]))
            return sa_configuration_refuse_secret(path, connection->name, error);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (variables[i] && !is_variable(variables[i])) {
            /* It may be the secret itself: it is not repeated. */
            sa_error_set(error, SA_EINPUT,
                         "%s: connection '%s': secret_env is the name of an environment variable, and what "
                         "stands there is none",
                         path, connection->name);
            sa_error_advise(
                error,
                "use capitals, digits and underscores, at most %d: secret_env: SYNC_SECRET. If it is the "
                "secret itself, replace the secret: it is known now",
                LONGEST_VARIABLE);
            return SA_EINPUT;
        }
    return SA_OK;
}

int sa_configuration_check_connections(const struct sa_configuration *configuration, const char *path,
                                       struct sa_error *error)
{
    int rc = SA_OK;
    for (unsigned i = 0; i < configuration->connections_count && rc == SA_OK; i++) {
        const struct sa_configured_connection *connection = &configuration->connections[i];
        if (!is_name(connection->name))
            return sa_error_set(error, SA_EINPUT,
                                "%s: a connection's name is made of letters, digits, '.', '_' and '-'", path);
        for (unsigned k = 0; k < i; k++)
            if (strcmp(configuration->connections[k].name, connection->name) == 0)
                return sa_error_set(error, SA_EINPUT, "%s: there are two connections '%s'", path,
                                    connection->name);
        rc = check_login(connection, path, error);
        if (rc == SA_OK)
            rc = check_values(connection, path, error);
    }
    return rc;
}
