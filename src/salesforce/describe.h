/* Describe answers become rows of the snapshot. */
#ifndef SYNCAUDIT_SALESFORCE_DESCRIBE_H
#define SYNCAUDIT_SALESFORCE_DESCRIBE_H

#include <sqlite3.h>
#include <stddef.h>

#include "fetch/source.h"
#include "syncaudit/error.h"
#include "syncaudit/json.h"

struct sa_describe; /* the prepared statements of one snapshot */

int sa_describe_open(struct sa_describe **out, sqlite3 *db, struct sa_error *error);
void sa_describe_close(struct sa_describe *describe);

/* Stores the answer of /sobjects/X/describe. `name` is the X that was asked for, in any letter case, and becomes the name the answer
 * has for it. An object that is stored already is left as it is. SA_EFORMAT when it is not a whole describe of that object, and
 * then part of it may be stored: whoever asks takes an answer back as a whole; SA_EIO, SA_ENOMEM. */
int sa_describe_store(struct sa_describe *describe, const struct sa_json *document,
                      char name[SA_API_NAME_SIZE], struct sa_error *error);

/* Stores the answer of /sobjects, the global describe. As above. */
int sa_describe_store_global(sqlite3 *db, const struct sa_json *document, struct sa_error *error);

#endif
