/* SQLite handles on files that may come from anywhere. */
#ifndef SYNCAUDIT_SNAPSHOT_HANDLE_H
#define SYNCAUDIT_SNAPSHOT_HANDLE_H

#include <sqlite3.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

/* Opens a database of which only the tables are used: no view and no trigger that lies in it has any effect, and its schema
 * reaches none of our functions, which are registered. `name` and `flags` as for sqlite3_open_v2. On error too `*out` is to be closed
 * (sqlite3_close_v2). SA_EIO, SA_ENOMEM, SA_EFORMAT. */
int sa_handle_open(sqlite3 **out, const char *name, int flags, struct sa_error *error);

/* Reads the schema of the main database, without the statistics that ANALYZE may have left there. Errors as sa_sql_run. */
int sa_handle_schema(sqlite3 *db, struct sa_error *error);

/* Copies every table of another snapshot, as it is read by this program: what an older one lacks is there too. */
int sa_handle_copy(sqlite3 *to, sqlite3 *from, struct sa_error *error);

/* Appends the "file:" URI of a file that nobody changes; everything that means something in a URI is escaped. Errors as
 * sa_buffer_add. */
int sa_handle_uri(struct sa_buffer *uri, const char *path);

#endif
