/* Small helpers on SQLite handles, and the SQL functions of the project.
 *
 * SQL functions (all deterministic):
 *   X REGEXP P                  PCRE2 with UTF and JIT, compiled once; case-sensitive unless P says (?i).
 *                               Match and heap limits; hitting one is an SQL error, never a silent no-match.
 *                               Bytes that are not UTF-8 match nothing. With a deadline (sa_sql_deadline) the text has at most
 *                               128 KiB.
 *   regexp_all(P, X)            JSON array of all matches of P in X (of group 1 where P has one).
 *   edits(X, Y)                 how many letters of the word X are wrong for the name Y; NULL when it is not near (sa_edits).
 *   markdown(X)                 X as Markdown that means nothing but text (sa_text_markdown).
 *   name_words(X)               the words of a name (sa_text_words).
 *   formula_code(X)             a Salesforce formula with each comment replaced by a space and each string literal by "".
 */
#ifndef SYNCAUDIT_SQL_H
#define SYNCAUDIT_SQL_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

/* The largest whole number, and the smallest but for its sign, that a snapshot holds: up to here JSON's numbers, which are doubles, tell
 * each, and sums over a snapshot's rows fit into SQLite's. */
#define SA_SQL_INTEGER_MOST (1LL << 53)

/* Sets `error` from the handle's last failure: "<doing>: <SQLite's text>". A full disk or an unreadable file is SA_EIO,
 * an interrupt SA_ECANCELLED, memory SA_ENOMEM, the rest SA_EFORMAT. Returns that code. */
int sa_sql_error(sqlite3 *db, struct sa_error *error, const char *doing);

/* Runs all statements of a script. */
int sa_sql_run(sqlite3 *db, const char *sql, struct sa_error *error);

/* Runs the compiled-in scripts whose path begins so, sorted by path. */
int sa_sql_scripts(sqlite3 *db, const char *beginning, struct sa_error *error);

/* Prepares exactly one statement; `*out` is owned by the caller (sqlite3_finalize). */
int sa_sql_prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql, struct sa_error *error);

/* Steps a statement that gives no rows, then resets it and clears its bindings. */
int sa_sql_step(sqlite3_stmt *statement, struct sa_error *error);

/* Goes to the next row of a SELECT. False, and the statement reset, when there is none; false with `*rc` set when reading failed; false
 * at once when `*rc` is set already, so that the preparing before the loop and the work within it end it as well:
 *
 *     int rc = sa_sql_prepare(db, &rows, "SELECT name FROM object", error);
 *     while (sa_sql_each(rows, &rc, error))
 *         rc = use(sa_sql_text(rows, 0), error);
 *     sqlite3_finalize(rows);
 *     return rc;
 */
bool sa_sql_each(sqlite3_stmt *select, int *rc, struct sa_error *error);

/* The same for the one row that a SELECT must give: none is an error, SA_EFORMAT. */
bool sa_sql_one(sqlite3_stmt *select, int *rc, struct sa_error *error);

/* Makes a temporary table of the name and with the rows of a snapshot's table: it takes that one's place in every query and view. */
int sa_sql_twin(sqlite3 *db, const char *table, struct sa_error *error);

/* Inserts the rows of a query on one handle into a table of another, column by column. */
int sa_sql_copy(sqlite3 *to, const char *table, sqlite3 *from, const char *select, struct sa_error *error);

/* Binds text to a named parameter (":name"); NULL binds NULL. Copied. When memory is too short for that, or the statement has no such
 * parameter, the next of these functions that can fail, called by this thread, says so. */
void sa_sql_bind_text(sqlite3_stmt *statement, const char *parameter, const char *text);

/* The same for a script that need not ask for everything it may ask for. */
void sa_sql_bind_asked(sqlite3_stmt *statement, const char *parameter, const char *text);

/* The same as sa_sql_bind_text for numbers. */
void sa_sql_bind_int(sqlite3_stmt *statement, const char *parameter, long long number);
void sa_sql_bind_real(sqlite3_stmt *statement, const char *parameter, double number);

/* Column text, never NULL ("" for NULL); valid until the next step. When memory is too short for it, it is "", and the next of these
 * functions that can fail, called by this thread, says so. */
const char *sa_sql_text(sqlite3_stmt *statement, int column);

/* The same with NULL for NULL. */
const char *sa_sql_text_or_null(sqlite3_stmt *statement, int column);

/* Registers the SQL functions above on a handle. */
int sa_sql_functions(sqlite3 *db, struct sa_error *error);

/* Until when the SQL functions that this thread calls may work (sa_time_monotonic_ms): one that would go on is an interrupt. SQLite's own
 * progress handler is not called within a function. 0: for as long as they like. */
void sa_sql_deadline(long long deadline);

#endif
