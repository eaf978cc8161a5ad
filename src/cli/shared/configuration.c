/* Reads syncaudit.yaml with libcyaml: see configuration.h. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/yaml.h"
#include "cli/shared/configuration.h"
#include "cli/shared/options.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/name.h"
#include "syncaudit/nearest.h"
#include "syncaudit/text.h"
#include "syncaudit/vocabulary.h"

static const cyaml_schema_value_t string_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 255),
};

static const cyaml_schema_field_t parameter_fields[] = {
    CYAML_FIELD_STRING_PTR("name", CYAML_FLAG_POINTER, struct sa_configured_parameter, name, 1, 64),
    CYAML_FIELD_STRING_PTR("value", CYAML_FLAG_POINTER, struct sa_configured_parameter, value, 0, 4096),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t parameter_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct sa_configured_parameter, parameter_fields),
};

static const cyaml_schema_field_t rule_fields[] = {
    CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct sa_configured_rule, id, 1, 128),
    CYAML_FIELD_STRING_PTR("severity", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configured_rule,
                           severity, 1, 16),
    CYAML_FIELD_SEQUENCE("params", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configured_rule,
                         params, &parameter_entry, 0, 64),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t rule_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct sa_configured_rule, rule_fields),
};

#define CONNECTION_TEXT(key, flags)                                                                          \
    CYAML_FIELD_STRING_PTR(#key, CYAML_FLAG_POINTER | (flags), struct sa_configured_connection, key, 1, 1024)

static const cyaml_schema_field_t connection_fields[] = {
    CONNECTION_TEXT(name, 0),
    CONNECTION_TEXT(login, 0),
    CONNECTION_TEXT(url, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(login_url, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(audience, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(username, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(client_id, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(key_file, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(secret_env, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(secret_file, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(client_secret_env, CYAML_FLAG_OPTIONAL),
    CONNECTION_TEXT(client_secret_file, CYAML_FLAG_OPTIONAL),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t connection_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct sa_configured_connection, connection_fields),
};

static const cyaml_schema_field_t access_fields[] = {
    CYAML_FIELD_STRING_PTR("profile", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configured_access,
                           profile, 1, 255),
    CYAML_FIELD_SEQUENCE("permission_sets", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL,
                         struct sa_configured_access, permission_sets, &string_entry, 0, 1000),
    CYAML_FIELD_SEQUENCE("groups", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configured_access,
                         groups, &string_entry, 0, 1000),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t configuration_fields[] = {
    CYAML_FIELD_STRING_PTR("sync_user", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                           sync_user, 1, 255),
    CYAML_FIELD_SEQUENCE("synced_objects", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                         synced_objects, &string_entry, 0, 10000),
    CYAML_FIELD_SEQUENCE("sync_filter", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                         sync_filter, &string_entry, 0, 100),
    CYAML_FIELD_SEQUENCE("capabilities", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                         capabilities, &string_entry, 0, 100),
    CYAML_FIELD_SEQUENCE("bands", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration, bands,
                         &string_entry, 0, 100),
    CYAML_FIELD_SEQUENCE("connections", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                         connections, &connection_entry, 0, 10000),
    CYAML_FIELD_MAPPING_PTR("sync_access", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                            sync_access, access_fields),
    CYAML_FIELD_SEQUENCE("fleet", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration, fleet,
                         &string_entry, 0, 10000),
    CYAML_FIELD_UINT("marketo_quota", CYAML_FLAG_OPTIONAL, struct sa_configuration, marketo_quota),
    CYAML_FIELD_SEQUENCE("rules", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration, rules,
                         &rule_entry, 0, 1000),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct sa_configuration, configuration_fields),
};

void sa_configuration_free(struct sa_configuration *configuration)
{
    sa_yaml_free(&schema, configuration, 0);
}

/* What Marketo can be told to sync: custom objects, and campaigns with their members. */
static bool can_be_enabled(const char *object)
{
    size_t length = strlen(object);
    return strcmp(object, "Campaign") == 0 || strcmp(object, "CampaignMember") == 0 ||
           (length > 3 && strcmp(object + length - 3, "__c") == 0 && sa_is_api_name(object));
}

static int check_capabilities(const struct sa_configuration *configuration, const char *path,
                              struct sa_error *error)
{
    for (unsigned i = 0; i < configuration->capabilities_count; i++) {
        char known[256];
        size_t k = 0;
        while (sa_capabilities[k] && strcmp(sa_capabilities[k], configuration->capabilities[i]) != 0)
            k++;
        if (sa_capabilities[k])
            continue;
        const char *nearest = sa_nearest(configuration->capabilities[i], sa_capabilities);
        sa_text_join(known, sizeof known, sa_capabilities, ", ", " or ");
        sa_error_set(error, SA_EINPUT, "%s: capabilities: unknown '%s'", path,
                     configuration->capabilities[i]);
        if (nearest)
            sa_error_advise(error, "did you mean '%s'?", nearest);
        else
            sa_error_advise(error, "name %s", known);
        return SA_EINPUT;
    }
    return SA_OK;
}

/* "Lead.Score__c 25 50 75" */
static bool is_band(const char *text)
{
    char object[SA_API_NAME_SIZE];
    char field[SA_API_NAME_SIZE];
    double before = -HUGE_VAL;
    int used = 0;
    if (sscanf(text, "%255[^. ].%255[^ ]%n", object, field, &used) != 2 || !sa_is_api_name(object) ||
        !sa_is_api_name(field) || !text[used])
        return false;
    text += used;
    if (text[strspn(text, "0123456789.- ")])
        return false;
    for (char *rest = NULL; *text; text = rest) {
        double border = strtod(text, &rest);
        if (rest == text || border <= before)
            return false;
        before = border;
    }
    return true;
}

static int check_bands(const struct sa_configuration *configuration, const char *path, struct sa_error *error)
{
    for (unsigned i = 0; i < configuration->bands_count; i++) {
        if (is_band(configuration->bands[i]))
            continue;
        sa_error_set(error, SA_EINPUT, "%s: bands: '%s' is not a field with rising numbers", path,
                     configuration->bands[i]);
        sa_error_advise(error, "write the object, a dot, the field, and the borders: Lead.Score__c 25 50 75");
        return SA_EINPUT;
    }
    return SA_OK;
}

static int configuration_check(const struct sa_configuration *configuration, const char *path,
                               struct sa_error *error)
{
    for (unsigned i = 0; i < configuration->synced_objects_count; i++)
        if (!can_be_enabled(configuration->synced_objects[i])) {
            sa_error_set(error, SA_EINPUT, "%s: synced_objects: '%s' is none that can be enabled", path,
                         configuration->synced_objects[i]);
            sa_error_advise(error,
                            "name custom objects (Demo_Request__c), Campaign or CampaignMember; the rest "
                            "syncs by itself or not at all");
            return SA_EINPUT;
        }
    for (unsigned i = 0; i < configuration->sync_filter_count; i++)
        if (!sa_is_api_name(configuration->sync_filter[i]))
            return sa_error_set(error, SA_EINPUT, "%s: sync_filter: '%s' is not a field's API name", path,
                                configuration->sync_filter[i]);
    int rc = check_capabilities(configuration, path, error);
    if (rc == SA_OK)
        rc = check_bands(configuration, path, error);
    return rc ? rc : sa_configuration_check_connections(configuration, path, error);
}

/* A key that would hold a secret is no slip of the pen: what to do instead is said, and nothing is repeated. */
static int configuration_explain(const char *path, int rc, struct sa_error *error)
{
    static const char unexpected[] = "Unexpected key: ";
    const char *found = error ? strstr(error->message, unexpected) : NULL;
    char where[128];
    if (!found || !sa_configuration_key_is_secret(found + strlen(unexpected)))
        return rc;
    snprintf(where, sizeof where, "'%s'", found + strlen(unexpected));
    return sa_configuration_refuse_secret(path, where, error);
}

int sa_configuration_parse(struct sa_configuration **out, const char *text, size_t length, const char *path,
                           struct sa_error *error)
{
    struct sa_configuration *configuration = NULL;
    void *data = NULL;
    int rc = sa_yaml_parse(&data, NULL, &schema, path, text, length, error);
    if (rc)
        rc = configuration_explain(path, rc, error);
    else if (!(configuration =
                   data ? data : calloc(1, sizeof *configuration))) /* an empty file loads as nothing */
        rc = sa_error_memory(error);
    if (configuration) {
        configuration->path = path;
        rc = configuration_check(configuration, path, error);
    }
    if (rc) {
        sa_configuration_free(configuration);
        configuration = NULL;
    }
    *out = configuration;
    return rc;
}

int sa_configuration_load(struct sa_configuration **out, const char *path, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_YAML_LIMIT);
    bool wanted = path != NULL;
    int rc = SA_OK;
    *out = NULL;
    if (!path)
        path = SA_DEFAULT_CONFIG;
    if (wanted || access(path, F_OK) == 0)
        rc = sa_file_read(&text, path, error);
    if (rc == SA_OK)
        rc = sa_configuration_parse(out, text.data, text.length, path, error);
    sa_buffer_release(&text);
    return rc;
}
