/* Functions that take SQLite's place need time in proportion to what they are given: with four times as much at most eight times as long,
 * by the processor's time in one run. With its own it would be sixteen times, or hours. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#include "snapshot/bounded.h"

enum { SMALL = 60000, TIMES = 4, MOST_RATIO = 8, TRIES = 5 };

/* :size is that of a text. */
static const char *const calls[] = {
    "length(trim(replace(hex(zeroblob(:size)), '0', 'é'), replace(hex(zeroblob(:size / 6)), '0', 'ü') || 'é'))",
    "length(printf(replace(hex(zeroblob(:size)), '00', '%d'), 1))",
    "length(printf('%.*c', :size, 'x'))",
    "instr(replace(hex(zeroblob(:size)), '0', 'a'), replace(hex(zeroblob(:size / 2)), '0', 'a') || 'b')",
    "length(replace(replace(hex(zeroblob(:size)), '0', 'a'), replace(hex(zeroblob(:size / 2)), '0', 'a') || 'b', 'c'))",
};

/* Seconds of the processor for one call, the least of some; -1 when it fails. */
static double seconds_of(sqlite3_stmt *call, int size)
{
    double least = -1;
    sqlite3_bind_int(call, 1, size);
    for (int i = 0; i < TRIES; i++) {
        clock_t begun = clock();
        if (sqlite3_step(call) != SQLITE_ROW)
            return -1;
        double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
        sqlite3_reset(call);
        if (least < 0 || seconds < least)
            least = seconds;
    }
    return least;
}

/* What takes no time has no ratio. */
static bool is_in_proportion(sqlite3 *db, const char *text)
{
    sqlite3_stmt *call = NULL;
    char *sql = sqlite3_mprintf("SELECT %s", text);
    double small = -1, large = -1;
    if (sql && sqlite3_prepare_v2(db, sql, -1, &call, NULL) == SQLITE_OK) {
        small = seconds_of(call, SMALL);
        large = seconds_of(call, TIMES * SMALL);
    }
    bool right = small >= 0 && large >= 0 && (large < 0.01 || large <= MOST_RATIO * small);
    printf("%s%.4f s, %.4f s: %s\n", right ? "" : "NOT IN PROPORTION: ", small, large, text);
    sqlite3_finalize(call);
    sqlite3_free(sql);
    return right;
}

int main(void)
{
    sqlite3 *db = NULL;
    bool right = sqlite3_open(":memory:", &db) == SQLITE_OK && sa_bounded_functions(db, NULL) == 0;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        right = is_in_proportion(db, calls[i]) && right;
    sqlite3_close(db);
    return right ? 0 : 1;
}
