/* What a query answers: see query.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "query.h"
#include "syncaudit/buffer.h"

char *test_query(sqlite3 *db, const char *sql)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    for (int row = 0; sqlite3_step(statement) == SQLITE_ROW; row++)
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            assert_int_equal(sa_buffer_addf(&text, "%s%s",
                                            i     ? "|"
                                            : row ? "\n"
                                                  : "",
                                            value ? value : "-"),
                             0);
        }
    sqlite3_finalize(statement);
    char *result = sa_buffer_detach(&text);
    assert_non_null(result);
    return result;
}

void test_query_is(sqlite3 *db, const char *sql, const char *expected)
{
    char *rows = test_query(db, sql);
    assert_string_equal(rows, expected);
    free(rows);
}

void test_query_run_each(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statements = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statements, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    while (sqlite3_step(statements) == SQLITE_ROW) {
        const char *statement = (const char *)sqlite3_column_text(statements, 0);
        if (sqlite3_exec(db, statement, NULL, NULL, NULL) != SQLITE_OK)
            fail_msg("%s: %s", statement, sqlite3_errmsg(db));
    }
    sqlite3_finalize(statements);
}
