/* What takes the place of SQLite's own functions gives the same, and is no longer at work than it must be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "snapshot/bounded.h"
#include "syncaudit/error.h"

static sqlite3 *open_plain(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    return db;
}

static sqlite3 *open_bounded(void)
{
    sqlite3 *db = open_plain();
    assert_int_equal(sa_bounded_functions(db, NULL), SA_OK);
    return db;
}

/* The result of an expression as SQL writes it. */
static void evaluate(char *out, size_t size, sqlite3 *db, const char *expression)
{
    sqlite3_stmt *row = NULL;
    char *sql = sqlite3_mprintf("SELECT typeof(v) || ' ' || hex(v) || ' ' || quote(v) FROM (SELECT %s AS v)",
                                expression);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    int code = sqlite3_step(row);
    snprintf(out, size, "%s",
             code == SQLITE_ROW ? (const char *)sqlite3_column_text(row, 0) : sqlite3_errmsg(db));
    sqlite3_finalize(row);
    sqlite3_free(sql);
}

static const char *const expressions[] = {
    "printf('%d %i %u %x %X %o', 42, -42, 42, 255, 255, 8)",
    "printf('%5d|%-5d|%05d|%+d|% d|%,d|%,d', 42, 42, 42, 42, 42, 1234567, -1234567)",
    "printf('%*d|%-*d|%*d', 6, 42, 6, 42, -6, 42)",
    "printf('%*d|', -1, 42)",
    "printf('%.*d|%.*d|%*d|', -1, 5, -3, 5, -2147483648, 7)",
    "replace('x', '', NULL)",
    "printf('%.3d|%.0d|%8.3d|%#x|%#o|%#X', 7, 7, 7, 255, 8, 255)",
    "printf('%ld %lld %lu', 9223372036854775807, -9223372036854775807, 7)",
    "printf('%f %.2f %10.3f %-10.3f| %e %E %g %G', 3.14159, 3.14159, 3.14159, 3.14159, 31415.9, 31415.9, 0.0001, 1e20)",
    "printf('%!.15g %!f %,.2f %+.1f %05.1f', 0.1, 0.1, 1234567.891, 2.5, 2.5)",
    "printf('%s|%10s|%-10s|%.2s|%!.2s|%10.2s', 'text', 'text', 'text', 'äöü', 'äöü', 'äöü')",
    "printf('%!10s|%10s|%-!6s|', 'äöü', 'äöü', 'äöü')",
    "printf('%*s|%.*s', 8, 'text', 2, 'text')",
    "printf('%s %s', 'text', NULL)",
    "printf('%s|%d|%f|%c|%Q', NULL, NULL, NULL, 'x', NULL)",
    "printf('%s|%d|%f|%q|%Q|%w')",
    "printf('%q %Q %w %#q %10q', 'it''s', 'it''s', 'a\"b', 'it''s', 'it''s')",
    "printf('%c%c%c', 'abc', 'ä', 7)",
    "printf('%5c|%-5c|%.3c|%6.3c|%-6.3c|', 'x', 'x', 'x', 'x', 'ä')",
    "printf('%.*c', 4, '-')",
    "printf('%%|%5%|%-5%|%.3%|%')",
    "printf('100%')",
    "printf('%z %s', 'text', 'more')",
    "printf('a%nb')",
    "printf('a %y b %d', 1)",
    "printf('%p', 255)",
    "printf('%r %r %r %r', 1, 2, 11, 23)",
    "printf('%d', 'twelve') || printf('%d', '12') || printf('%s', 1.5) || printf('%d', 2.9)",
    "printf('%d', x'3132') || printf('%s', x'6162')",
    "printf('plain')",
    "printf('')",
    "printf('%s', '')",
    "printf(NULL, 1)",
    "printf()",
    "printf(12)",
    "printf('%.1000000s|', 'short')",
    "printf('%-+ #!0,9d', 4)",
    "format('%s-%d', 'a', 1)",
    "instr('haystack', 'st')",
    "instr('äöü ß', 'ß')",
    "instr('abc', '')",
    "instr('', 'a')",
    "instr('', '')",
    "instr(NULL, 'a')",
    "instr('a', NULL)",
    "instr(x'c3a4c3b6', x'b6')",
    "instr(x'0102', '')",
    "instr(x'', x'')",
    "instr(12345, 34)",
    "instr('abc', 'abcd')",
    "replace('a-b-c', '-', '+')",
    "replace('aaa', 'aa', 'b')",
    "replace('abc', '', 'x')",
    "replace(123, '', 'x')",
    "replace(12321, 2, 'ü')",
    "replace('abc', 'b', '')",
    "replace('abc', 'abc', '')",
    "replace('', 'a', 'b')",
    "replace(NULL, 'a', 'b')",
    "replace('a', NULL, 'b')",
    "replace('a', 'a', NULL)",
    "replace(x'616263', 'b', 'x')",
    "trim('  a b  ') || '|' || ltrim('  a ') || '|' || rtrim(' a  ')",
    "trim('äöüaöä', 'äö')",
    "ltrim('äöüaöä', 'äö')",
    "rtrim('äöüaöä', 'äö')",
    "trim('ää', 'ä')",
    "trim('a', '')",
    "trim('', 'a')",
    "trim(NULL)",
    "trim('a', NULL)",
    "trim(11211, 1)",
    "trim('€uro€', '€')",
    "trim('😀a😀😀', '😀')",
    "trim(x'c3a4c3', 'ä')",
    "hex(trim(x'a4c3a4', 'ä'))",
    "hex(trim(x'61a461', 'a'))",
};

static void gives_the_same(void **state)
{
    sqlite3 *plain = open_plain();
    sqlite3 *bounded = open_bounded();
    (void)state;
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
        char ought[2000], is[2000];
        evaluate(ought, sizeof ought, plain, expressions[i]);
        evaluate(is, sizeof is, bounded, expressions[i]);
        if (strcmp(ought, is) != 0)
            fail_msg("%s is\n%s and not\n%s", expressions[i], is, ought);
    }
    sqlite3_close(bounded);
    sqlite3_close(plain);
}

/* Each of these took minutes, or hours, till ctest ends the test. */
static void ends_soon(void **state)
{
    static const char *const long_ones[] = {
        "length(trim(replace(hex(zeroblob(250000)), '0', 'é'), replace(hex(zeroblob(40000)), '0', 'ü') || 'é'))",
        "printf('%.*c', 2000000000, 'x')",
        "printf('%.2000000000c%.2000000000c', 'x', 'x')",
        "printf(replace(hex(zeroblob(100000)), '00', '%.900000c'), 'x')",
        "instr(replace(hex(zeroblob(400000)), '0', 'a'), replace(hex(zeroblob(200000)), '0', 'a') || 'b')",
        "length(replace(replace(hex(zeroblob(400000)), '0', 'a'), replace(hex(zeroblob(200000)), '0', 'a') || 'b', 'c'))",
    };
    enum { LENGTH = 1024 * 1024 };
    sqlite3 *db = open_bounded();
    (void)state;
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LENGTH);
    for (size_t i = 0; i < sizeof long_ones / sizeof *long_ones; i++) {
        char is[2000];
        evaluate(is, sizeof is, db, long_ones[i]);
    }
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_same),
        cmocka_unit_test(ends_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
