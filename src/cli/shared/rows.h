/* Rows of a query, printed. */
#ifndef SYNCAUDIT_CLI_ROWS_H
#define SYNCAUDIT_CLI_ROWS_H

#include <sqlite3.h>

#include "cli/shared/terminal.h"

enum { SA_LABEL = 10 }; /* width of a label, and of what stands in its place */

/* Calls `print` for each row of a query. SA_EXIT_OK, or the exit code of the error it has told. */
int sa_print_rows(sqlite3 *db, const char *sql, void (*print)(sqlite3_stmt *row));

/* The same for rows that are one text each, JSON or CSV, printed as a line. */
int sa_print_lines(sqlite3 *db, const char *sql);

/* Warns of each source that failed, with the reason: what it would have told is not known. */
int sa_warn_failed(sqlite3 *db);

/* Prints "Label     text" on one line, the text cut to what is left of it. */
void sa_print_label(const char *label, const char *text);

/* The same for a row of the two. */
void sa_print_labelled(sqlite3_stmt *row);

/* The colour of a severity. */
enum sa_color sa_severity_color(const char *severity);

#endif
