/* System permissions: Salesforce has one column Permissions<name> for each, and which there are differs from org to org. */
#ifndef SYNCAUDIT_SALESFORCE_PERMISSION_H
#define SYNCAUDIT_SALESFORCE_PERMISSION_H

#include <sqlite3.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/json.h"

/* Appends ",Permissions<name>" for every such column of a describe answer. SA_EFORMAT when it is not that of `object`, or a field of
 * it has no name; SA_ENOMEM. */
int sa_permission_columns(struct sa_buffer *out, const struct sa_json *describe, const char *object,
                          struct sa_error *error);

/* Runs `insert` (:parent, :permission, :granted) for each Permissions<name> among the columns ("A,B") that a record was asked for.
 * `parent` is the id of the permission set, where null is not granted; "" of what the user has in all, which must be told.
 * SA_EFORMAT when the record does not say it; SA_EIO, SA_ENOMEM. */
int sa_permission_store(sqlite3_stmt *insert, const char *parent, const char *columns,
                        const struct sa_json *record, struct sa_error *error);

#endif
