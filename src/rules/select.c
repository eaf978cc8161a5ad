/* Exactly one SELECT: see select.h. */
#include "rules/select.h"

#include <stdbool.h>
#include <stddef.h>

static int select_wrong(struct sa_select *out, const char *wrong, int offset)
{
    out->wrong = wrong;
    out->offset = offset;
    return SQLITE_ERROR;
}

int sa_select_prepare(struct sa_select *out, sqlite3 *db, const char *sql)
{
    const char *tail = NULL;
    *out = (struct sa_select){.offset = -1};
    int code = sqlite3_prepare_v2(db, sql, -1, &out->statement, &tail);
    if (code != SQLITE_OK) {
        out->offset = sqlite3_error_offset(db);
        return code;
    }
    if (!out->statement)
        return select_wrong(out, "has no SELECT", -1);
    if (!sqlite3_stmt_readonly(out->statement) || sqlite3_column_count(out->statement) == 0)
        return select_wrong(out, "may only read", -1);
    while (*tail) {
        sqlite3_stmt *second = NULL;
        const char *from = tail;
        bool bad = sqlite3_prepare_v2(db, from, -1, &second, &tail) != SQLITE_OK || second;
        sqlite3_finalize(second);
        if (bad)
            return select_wrong(out, "is one SELECT, and here a second statement begins", (int)(from - sql));
        if (tail == from)
            break;
    }
    return SQLITE_OK;
}
