/* The shape of a snapshot: what its tables and indexes look like. Each that a sealed file may have stands in known.tsv. */
#ifndef SYNCAUDIT_SNAPSHOT_SHAPE_H
#define SYNCAUDIT_SNAPSHOT_SHAPE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

enum { SA_SHAPE_SIZE = 65 }; /* SHA-256 in hex, and the end */

/* The shape of the main database: a digest of how our tables, and every index on them, were defined, comments and white space
 * aside. Other objects do not count. Leaves the names of the tables in temp.our_table: once for each handle. SA_ENOMEM, SA_EFORMAT
 * when the schema cannot be read. */
int sa_shape_of(char out[SA_SHAPE_SIZE], sqlite3 *db, struct sa_error *error);

/* The shape of what is being written: today's tables, and no index yet. SA_ENOMEM. */
int sa_shape_unsealed(char out[SA_SHAPE_SIZE], struct sa_error *error);

/* True if snapshots of that version have that shape; `*current` tells whether it is the last one, which this program writes. */
bool sa_shape_is_known(unsigned version, const char *shape, bool *current);

/* Checks the views that lie in the main database, for other programs: one with the name of a view of ours must have been defined so once
 * (known_views.tsv), since whoever changed it wants something else to be believed. Others do not count. After sa_shape_of. SA_EFORMAT,
 * SA_ENOMEM. */
int sa_shape_check_views(sqlite3 *db, struct sa_error *error);

/* Makes temporary views over an older main database, each with the name of a table of today: what that lacks is NULL there, or the
 * column's default. SA_ENOMEM, SA_EFORMAT. */
int sa_shape_complete(sqlite3 *db, struct sa_error *error);

#endif
