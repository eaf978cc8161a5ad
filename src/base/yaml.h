/* YAML files read by a schema, with errors a person can use. Schemas are libcyaml's. */
#ifndef SYNCAUDIT_BASE_YAML_H
#define SYNCAUDIT_BASE_YAML_H

#include <cyaml/cyaml.h>

#include "syncaudit/error.h"

#define SA_YAML_LIMIT                                                                                        \
    ((size_t)1 << 20) /* what is read is written by hand; this is far more than anybody writes */

/* Reads YAML text; `name` is its file's in errors. `*out` is what the schema describes, NULL for an empty text; for a
 * sequence `*count` is its length, else `count` is NULL. An unknown key is told with the nearest one of the schema. Aliases,
 * which could multiply without end, are refused. SA_EINPUT with file and line. */
int sa_yaml_parse(void **out, unsigned *count, const cyaml_schema_value_t *schema, const char *name,
                  const char *text, size_t length, struct sa_error *error);

/* Frees what was read; NULL is allowed. */
void sa_yaml_free(const cyaml_schema_value_t *schema, void *data, unsigned count);

#endif
