/* System permissions: Salesforce has one column Permissions<name> for each, and which there are differs from org to org. */
#ifndef SYNCAUDIT_SALESFORCE_PERMISSION_H
#define SYNCAUDIT_SALESFORCE_PERMISSION_H

#include <sqlite3.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/json.h"

/* Appends ",Permissions<name>" for every such column of a describe answer. SA_EFORMAT when it is not one; SA_ENOMEM. */
int sa_permission_columns(struct sa_buffer *out, const struct sa_json *describe, struct sa_error *error);

/* Runs `insert` (:parent, :permission, :granted) for every Permissions<name> member of a record. SA_EIO, SA_ENOMEM. */
int sa_permission_store(sqlite3_stmt *insert, const char *parent, const struct sa_json *record,
                        struct sa_error *error);

#endif
