/* What a query answers, as text. */
#ifndef SYNCAUDIT_TEST_QUERY_H
#define SYNCAUDIT_TEST_QUERY_H

#include <sqlite3.h>

/* All rows: values joined by '|', rows by line ends; NULL is "-". To be freed by the caller. */
char *test_query(sqlite3 *db, const char *sql);

/* Fails the running test unless the query answers `expected`. */
void test_query_is(sqlite3 *db, const char *sql, const char *expected);

/* Runs every statement that a query makes. */
void test_query_run_each(sqlite3 *db, const char *sql);

#endif
