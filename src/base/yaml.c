/* YAML files read by a schema: see yaml.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/nearest.h"

/* What is read is written by hand; this is far more than anybody writes. */
#define FILE_LIMIT ((size_t)1 << 20)

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

/* Turns libcyaml's log ("Load: Unexpected key: rulez", then a backtrace with "(line: 3, column: 1)") into
 * file:line: text. */
static int explain(const struct sa_buffer *log, const char *name, const char *const *keys,
                   struct sa_error *error)
{
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
        const char *nearest = sa_nearest(key, keys);
        if (nearest)
            sa_error_advise(error, "did you mean '%s'?", nearest);
    }
    return SA_EINPUT;
}

int sa_yaml_parse(void **out, unsigned *count, const cyaml_schema_value_t *schema, const char *const *keys,
                  const char *name, const char *text, size_t length, struct sa_error *error)
{
    struct sa_buffer log = SA_BUFFER_INIT(65536);
    cyaml_config_t config = settings(&log);
    int rc = SA_OK;
    *out = NULL;
    if (count)
        *count = 0;
    if (cyaml_load_data((const uint8_t *)text, length, &config, schema, out, count) != CYAML_OK)
        rc = explain(&log, name, keys, error);
    sa_buffer_release(&log);
    return rc;
}

int sa_yaml_load(void **out, unsigned *count, const cyaml_schema_value_t *schema, const char *const *keys,
                 const char *path, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(FILE_LIMIT);
    *out = NULL;
    int rc = sa_file_read(&text, path, error);
    if (rc == SA_OK)
        rc = sa_yaml_parse(out, count, schema, keys, path, text.data, text.length, error);
    sa_buffer_release(&text);
    return rc;
}

void sa_yaml_free(const cyaml_schema_value_t *schema, void *data, unsigned count)
{
    cyaml_config_t config = settings(NULL);
    if (data)
        cyaml_free(&config, schema, data, count);
}
