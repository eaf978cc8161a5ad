/* A text that must be exactly one SELECT, as rules and queries are. */
#ifndef SYNCAUDIT_RULES_SELECT_H
#define SYNCAUDIT_RULES_SELECT_H

#include <sqlite3.h>

struct sa_select {
    sqlite3_stmt *statement; /* owned by the caller (sqlite3_finalize); NULL = the text is none */
    const char *
        wrong; /* static: why it is not one SELECT ("may only read"); NULL = SQLite refused it, or nothing is wrong */
    int offset; /* where in the text, or -1 */
};

/* Prepares it; nothing but comments and blanks may follow. SQLITE_OK, or SQLITE_ERROR with `wrong`, or another code of SQLite's,
 * which the handle explains. */
int sa_select_prepare(struct sa_select *out, sqlite3 *db, const char *sql);

#endif
