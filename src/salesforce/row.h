/* A JSON object becomes a row: a column is filled from the member of the same name, "Profile.Name" from the member Name of
 * the object Profile.
 *
 * The table is the only list of columns; a new attribute is one new line in src/snapshot/schema/. */
#ifndef SYNCAUDIT_SALESFORCE_ROW_H
#define SYNCAUDIT_SALESFORCE_ROW_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"
#include "syncaudit/json.h"

struct sa_row_column;

/* An INSERT into one table. Zero-initialise before use. */
struct sa_row {
    sqlite3_stmt *insert;
    struct sa_row_column *columns; /* owned: those filled from members, sorted by name */
    size_t count;
    unsigned long number;     /* of the row being inserted, from 1 */
    unsigned long first;      /* of its answer's first row; 0 = rows need not be alike */
    bool has_paths;           /* a column is filled from inside an object */
    struct sa_buffer scratch; /* arrays and objects on their way into a column */
};

/* Prepares the INSERT. The first `given` columns of the table are the caller's, to be bound on `insert` as
 * ?1, ?2, … */
int sa_row_open(struct sa_row *row, sqlite3 *db, const char *table, int given, struct sa_error *error);

/* The columns of these names ("Id,Profile.Name") must have a member in every object, with a value
 * if `filled`. What was said so before is forgotten. */
void sa_row_need(struct sa_row *row, const char *names, bool filled);

/* An answer of a describe begins, in which Salesforce writes every member it knows of: those that the first object has, all have.
 * Its booleans, numbers and lists are never null, but for a few. */
void sa_row_begin(struct sa_row *row);

/* Inserts one row, then forgets all bindings. A member that is missing and not needed, and a null, become NULL; lists and objects
 * are kept as JSON. Of several members of one name the first counts, as for sa_json_get. `*inserted` (may be NULL) is false
 * when the table refused the row: the key is taken, or a column that must not be NULL is. SA_EFORMAT when a value is not of the
 * column's type, or a member is missing: then nothing is inserted. */
int sa_row_insert(struct sa_row *row, const struct sa_json *object, bool *inserted, struct sa_error *error);

/* Harmless on a zeroed row. */
void sa_row_release(struct sa_row *row);

#endif
