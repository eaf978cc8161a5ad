/* YAML files read by a schema: see yaml.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"
#include "syncaudit/buffer.h"
#include "syncaudit/nearest.h"

enum { KEYS = 128 }; /* more than any schema has */

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

/* Every key of a schema, whatever it stands in; those that do not fit are left out. */
static size_t add_keys(const char **keys, size_t count, const cyaml_schema_value_t *value)
{
    if (value->type == CYAML_SEQUENCE)
        value = value->sequence.entry;
    const cyaml_schema_field_t *field = value->type == CYAML_MAPPING ? value->mapping.fields : NULL;
    for (; field && field->key && count < KEYS; field++) {
        keys[count++] = field->key;
        count = add_keys(keys, count, &field->value);
    }
    return count;
}

/* Turns libcyaml's log ("Load: Unexpected key: rulez", then a backtrace with "(line: 3, column: 1)") into
 * file:line: text. */
static int yaml_explain(const struct sa_buffer *log, const char *name, const cyaml_schema_value_t *schema,
                        struct sa_error *error)
{
    const char *keys[KEYS + 1] = {NULL};
    static const char unexpected[] = "Unexpected key: ";
    const char *text = strncmp(log->data, "Load: ", 6) == 0 ? log->data + 6 : log->data;
    int length = (int)strcspn(text, "\n");
    const char *line = strstr(text, "(line: ");
    long number = line ? strtol(line + strlen("(line: "), NULL, 10) : 0;
    if (length == 0 || strncmp(text, "Backtrace", strlen("Backtrace")) == 0) /* nothing but where */
        return sa_error_set(error, SA_EINPUT, "%s:%ld: not what belongs here; aliases (&a, *a) are not taken",
                            name, number);
    sa_error_set(error, SA_EINPUT, "%s:%ld: %.*s", name, number, length, text);
    if (strncmp(text, unexpected, strlen(unexpected)) == 0) {
        char key[128];
        snprintf(key, sizeof key, "%.*s", (int)(length - (int)strlen(unexpected)), text + strlen(unexpected));
        add_keys(keys, 0, schema);
        const char *nearest = sa_nearest(key, keys);
        if (nearest)
            sa_error_advise(error, "did you mean '%s'?", nearest);
    }
    return SA_EINPUT;
}

int sa_yaml_parse(void **out, unsigned *count, const cyaml_schema_value_t *schema, const char *name,
                  const char *text, size_t length, struct sa_error *error)
{
    struct sa_buffer log = SA_BUFFER_INIT(65536);
    cyaml_config_t config = settings(&log);
    int rc = SA_OK;
    *out = NULL;
    if (count)
        *count = 0;
    if (cyaml_load_data((const uint8_t *)text, length, &config, schema, out, count) != CYAML_OK)
        rc = yaml_explain(&log, name, schema, error);
    sa_buffer_release(&log);
    return rc;
}

void sa_yaml_free(const cyaml_schema_value_t *schema, void *data, unsigned count)
{
    cyaml_config_t config = settings(NULL);
    if (data)
        cyaml_free(&config, schema, data, count);
}
