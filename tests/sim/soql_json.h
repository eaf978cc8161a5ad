/* Rows of a SOQL result as JSON. */
#ifndef SIMULATOR_SOQL_JSON_H
#define SIMULATOR_SOQL_JSON_H

#include "soql_parse.h"

/* Adds the columns to the SELECT list that soql_json_record needs besides those asked for. Before soql_emit. */
int soql_json_prepare(struct soql_query *query);

/* Appends the row a statement stands on. `resource` is what addresses of records begin with. */
int soql_json_record(const struct soql_query *query, sqlite3_stmt *row, const char *resource,
                     struct sa_buffer *out);

#endif
