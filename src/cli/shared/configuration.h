/* syncaudit.yaml: what a person settles once for all audits of an org. Checked by schema, never a secret in it.
 *
 *     sync_user: marketo.sync@example.com      # who the audit must be made as
 *     synced_objects: [Demo_Request__c]        # custom objects (and Campaign, CampaignMember) whose sync is enabled
 *     sync_filter: [Sync_to_Marketo__c]        # field names of the custom sync filter; [none] = there is no filter
 *     capabilities: [persons, convert, tasks]  # what the sync is used for: decides which rights are needed
 *     bands: [Lead.Score__c 25 50 75]          # borders at which the value of a number matters: for the forecast
 *     connections:
 *       - name: prod                           # --sync prod
 *         login: jwt                           # or client-credentials, refresh-token, auth-url, token, cli
 *         url: https://acme.my.salesforce.com
 *         username: marketo.sync@example.com
 *         client_id: 3MVG9…
 *         key_file: prod.pem                   # beside this file; mode 0600
 *     fleet: [prod, emea]                      # connections that `fleet audit` audits; without it all of them
 *     sync_access:                             # for `lint`: what gives the sync user its rights in the repository
 *       profile: Marketo Sync
 *       permission_sets: [Marketo_Sync]
 *     rules:
 *       - id: stale-by-name
 *         severity: low                        # or off
 *         params:
 *           - {name: pattern, value: '(?i)legacy'}
 *
 * Lists instead of free keys, so that the schema can name every key it knows.
 */
#ifndef SYNCAUDIT_CONFIGURATION_H
#define SYNCAUDIT_CONFIGURATION_H

#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/login.h"

/* NULL = not said. Which login wants what is checked where the connection is made (syncaudit/login.h). */
struct sa_configured_connection {
    char *name;
    char *login; /* one of sa_login_names */
    char *url;
    char *login_url;
    char *audience;
    char *username;
    char *client_id;
    char *key_file; /* the files lie beside the configuration unless their whole path is given */
    char *secret_env;
    char *secret_file;
    char *client_secret_env;
    char *client_secret_file;
};

/* Who the sync user is in a repository of metadata. */
struct sa_configured_access {
    char *profile; /* NULL = not said */
    char **permission_sets;
    unsigned permission_sets_count;
    char **groups;
    unsigned groups_count;
};

struct sa_configured_parameter {
    char *name;
    char *value;
};

struct sa_configured_rule {
    char *id;
    char *severity; /* critical … info, "off", or NULL to leave it */
    struct sa_configured_parameter *params;
    unsigned params_count;
};

struct sa_configuration {
    const char *path; /* of the file, borrowed: for messages and for what lies beside it */
    char *sync_user;  /* username, or NULL */
    char **synced_objects;
    unsigned synced_objects_count;
    char **sync_filter;
    unsigned sync_filter_count;
    char **capabilities;
    unsigned capabilities_count;
    char **bands;
    unsigned bands_count;
    struct sa_configured_connection *connections;
    unsigned connections_count;
    struct sa_configured_access *sync_access; /* NULL = not said */
    char **fleet;                             /* names of connections to Salesforce */
    unsigned fleet_count;
    struct sa_configured_rule *rules;
    unsigned rules_count;
    unsigned marketo_quota; /* calls of a day; 0 = not said */
};

/* Reads a configuration; `*out` is owned by the caller. With `path` NULL "syncaudit.yaml" of the current
 * folder is read if it is there, else the configuration is empty. SA_EINPUT with file, line, the unknown key
 * and its nearest match, or what is wrong with a value; aliases (which could multiply without end) are
 * refused; SA_EIO. */
int sa_configuration_load(struct sa_configuration **out, const char *path, struct sa_error *error);

/* The same of text in memory; `path` is what messages call it, and must outlive the configuration. */
int sa_configuration_parse(struct sa_configuration **out, const char *text, size_t length, const char *path,
                           struct sa_error *error);

/* The `login` of a connection to Marketo, which is logged in to in one way. */
#define SA_LOGIN_MARKETO "marketo"

/* Checks names, logins and variables, and that no secret stands in the file (connections.c). SA_EINPUT; a value that could
 * be a secret is never in the error. */
int sa_configuration_check_connections(const struct sa_configuration *configuration, const char *path,
                                       struct sa_error *error);

/* True for keys under which people write secrets; and what is said then. `where` is a key or a connection. */
bool sa_configuration_key_is_secret(const char *key);
int sa_configuration_refuse_secret(const char *path, const char *where, struct sa_error *error);

/* NULL is allowed. */
void sa_configuration_free(struct sa_configuration *configuration);

#endif
