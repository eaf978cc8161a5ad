/* A JSON document made of queries: SQLite's own functions write every value, a row at a time goes out. */
#ifndef SYNCAUDIT_REPORT_DOCUMENT_H
#define SYNCAUDIT_REPORT_DOCUMENT_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

/* A member of the document. Its query gives one JSON text a row: one row for a value, any number for a list. */
struct sa_document_member {
    const char *name;
    bool list;
    const char *sql;
};

/* Hands the document over piece by piece. `members` ends with a NULL name. SA_EFORMAT when a value has not one row, and the errors
 * of SQLite. */
int sa_document_write(sqlite3 *db, const struct sa_document_member *members,
                      void (*put)(void *payload, const char *text), void *payload, struct sa_error *error);

#endif
