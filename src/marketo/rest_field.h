/* Rows of marketo_rest_field: several calls tell a part of them each. */
#ifndef SYNCAUDIT_MARKETO_REST_FIELD_H
#define SYNCAUDIT_MARKETO_REST_FIELD_H

#include "marketo/account.h"

/* The state of a source that has them. */
struct sa_rest_fields {
    sqlite3_stmt *insert;
};

/* Stores what a record tells of a field of `object`; what it does not tell stays. The shapes of describe ({rest{name}, soap{name}, id,
 * displayName}), describe2 and of the schema ({name, displayName, …}) are all understood. SA_EFORMAT: it has no name. */
int sa_rest_field_store(struct sa_source_run *run, const char *object, const struct sa_json *record,
                        struct sa_error *error);

void sa_rest_fields_end(struct sa_source_run *run);

#endif
