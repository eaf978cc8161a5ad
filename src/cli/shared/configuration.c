/* Reads syncaudit.yaml with libcyaml: see configuration.h. */
#include <cyaml/cyaml.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shared/configuration.h"
#include "cli/shared/options.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/nearest.h"
#include "syncaudit/text.h"

/* A configuration is written by hand; this is far more than anybody writes. */
#define CONFIGURATION_LIMIT ((size_t)1 << 20)

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

static const cyaml_schema_field_t configuration_fields[] = {
    CYAML_FIELD_STRING_PTR("sync_user", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                           sync_user, 1, 255),
    CYAML_FIELD_SEQUENCE("synced_objects", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                         synced_objects, &string_entry, 0, 10000),
    CYAML_FIELD_SEQUENCE("sync_filter", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration,
                         sync_filter, &string_entry, 0, 100),
    CYAML_FIELD_SEQUENCE("rules", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_configuration, rules,
                         &rule_entry, 0, 1000),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct sa_configuration, configuration_fields),
};

/* libcyaml tells what is wrong and where only through its log: collect it. */
static void collect(cyaml_log_t level, void *context, const char *format, va_list arguments) SA_PRINTF(3, 0);
static void collect(cyaml_log_t level, void *context, const char *format, va_list arguments)
{
    char line[512];
    if (level < CYAML_LOG_ERROR)
        return;
    int length = vsnprintf(line, sizeof line, format, arguments);
    if (length > 0)
        sa_buffer_adds(context, line);
}

static cyaml_config_t settings(struct sa_buffer *log)
{
    return (cyaml_config_t){
        .log_fn = log ? collect : NULL,
        .log_ctx = log,
        .mem_fn = cyaml_mem,
        .log_level = CYAML_LOG_ERROR,
        .flags = CYAML_CFG_NO_ALIAS,
    };
}

void sa_configuration_free(struct sa_configuration *configuration)
{
    cyaml_config_t config = settings(NULL);
    if (configuration)
        cyaml_free(&config, &schema, configuration, 0);
}

/* What Marketo can be told to sync: custom objects, and campaigns with their members. */
static bool can_be_enabled(const char *object)
{
    size_t length = strlen(object);
    return strcmp(object, "Campaign") == 0 || strcmp(object, "CampaignMember") == 0 ||
           (length > 3 && strcmp(object + length - 3, "__c") == 0 && sa_text_is_api_name(object));
}

static int check(const struct sa_configuration *configuration, const char *path, struct sa_error *error)
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
        if (!sa_text_is_api_name(configuration->sync_filter[i]))
            return sa_error_set(error, SA_EINPUT, "%s: sync_filter: '%s' is not a field's API name", path,
                                configuration->sync_filter[i]);
    return SA_OK;
}

/* Turns libcyaml's log ("Load: Unexpected key: rulez", then a backtrace with "(line: 3, column: 1)") into
 * file:line: text. */
static int explain(const struct sa_buffer *log, const char *path, struct sa_error *error)
{
    static const char unexpected[] = "Unexpected key: ";
    static const char *const keys[] = {"sync_user", "synced_objects", "sync_filter", "rules", "id",
                                       "severity",  "params",         "name",        "value", NULL};
    const char *text = strncmp(log->data, "Load: ", 6) == 0 ? log->data + 6 : log->data;
    int length = (int)strcspn(text, "\n");
    const char *line = strstr(text, "(line: ");
    long number = line ? strtol(line + strlen("(line: "), NULL, 10) : 0;
    sa_error_set(error, SA_EINPUT, "%s:%ld: %.*s", path, number, length,
                 length ? text : "not a YAML mapping");
    if (strncmp(text, unexpected, strlen(unexpected)) == 0) {
        char key[128];
        snprintf(key, sizeof key, "%.*s", (int)(length - (int)strlen(unexpected)), text + strlen(unexpected));
        const char *nearest = sa_nearest(key, keys);
        if (nearest)
            sa_error_advise(error, "did you mean '%s'?", nearest);
    }
    return SA_EINPUT;
}

int sa_configuration_load(struct sa_configuration **out, const char *path, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(CONFIGURATION_LIMIT);
    struct sa_buffer log = SA_BUFFER_INIT(65536);
    struct sa_configuration *configuration = NULL;
    cyaml_config_t config = settings(&log);
    bool wanted = path != NULL;
    int rc = SA_OK;
    *out = NULL;
    if (!path)
        path = SA_DEFAULT_CONFIG;
    if (wanted || access(path, F_OK) == 0) {
        rc = sa_file_read(&text, path, error);
        if (rc == SA_OK && cyaml_load_data((const uint8_t *)text.data, text.length, &config, &schema,
                                           (cyaml_data_t **)&configuration, NULL) != CYAML_OK)
            rc = explain(&log, path, error);
    }
    /* An empty file loads as nothing. */
    if (rc == SA_OK && !configuration)
        configuration = calloc(1, sizeof *configuration);
    if (rc == SA_OK && !configuration)
        rc = sa_error_memory(error);
    if (rc == SA_OK)
        rc = check(configuration, path, error);
    if (rc) {
        sa_configuration_free(configuration);
        configuration = NULL;
    }
    *out = configuration;
    sa_buffer_release(&log);
    sa_buffer_release(&text);
    return rc;
}
