/* syncaudit.yaml: what a person settles once for all audits of an org. Checked by schema, never a secret in it.
 *
 *     sync_user: marketo.sync@example.com      # who the audit must be made as
 *     synced_objects: [Demo_Request__c]        # custom objects (and Campaign, CampaignMember) whose sync is enabled
 *     sync_filter: [Sync_to_Marketo__c]        # field names of the custom sync filter; [none] = there is no filter
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

#include "syncaudit/error.h"

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
    char *sync_user; /* username, or NULL */
    char **synced_objects;
    unsigned synced_objects_count;
    char **sync_filter;
    unsigned sync_filter_count;
    struct sa_configured_rule *rules;
    unsigned rules_count;
};

/* Reads a configuration; `*out` is owned by the caller. With `path` NULL "syncaudit.yaml" of the current
 * folder is read if it is there, else the configuration is empty. SA_EINPUT with file, line, the unknown key
 * and its nearest match, or what is wrong with a value; aliases (which could multiply without end) are
 * refused; SA_EIO. */
int sa_configuration_load(struct sa_configuration **out, const char *path, struct sa_error *error);

/* NULL is allowed. */
void sa_configuration_free(struct sa_configuration *configuration);

#endif
