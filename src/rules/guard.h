/* The fence around rules and queries: while it is closed, SQL on the handle may only read, must end in time, and stops
 * when the user asks for an end. While it is open only the last holds. */
#ifndef SYNCAUDIT_RULES_GUARD_H
#define SYNCAUDIT_RULES_GUARD_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/buffer.h"
#include "syncaudit/observer.h"

enum { SA_GUARD_LIMITS = 2, SA_GUARD_NAME_SIZE = 64 };

#define SA_GUARD_TIME_LIMIT_MS 60000 /* unless something else is asked for */

struct sa_guard {
    sqlite3 *db;
    const char *query; /* a person's SELECT, which may not name the snapshot's own tables; else NULL */
    char denied[SA_GUARD_NAME_SIZE]; /* which of them it named */
    struct sa_buffer
        granted; /* names, each between line feeds, of the tables that it may read: SQLite asks for each column */
    const struct sa_observer *observer; /* may be NULL */
    bool closed;
    long long deadline;          /* of sa_time_monotonic_ms */
    int limits[SA_GUARD_LIMITS]; /* of the handle, to be restored */
};

void sa_guard_install(struct sa_guard *guard, sqlite3 *db, const struct sa_observer *observer);
void sa_guard_remove(struct sa_guard *guard);

/* Begins a period of reading only, at most `time_limit_ms` long. */
void sa_guard_close(struct sa_guard *guard, long time_limit_ms);

/* True if the time limit is over. */
bool sa_guard_is_late(const struct sa_guard *guard);

/* Gives back the time that somebody else took since `from` (of sa_time_monotonic_ms): who reads the rows may be slow. */
void sa_guard_extend(struct sa_guard *guard, long long from);

/* Pauses and resumes it, without a new time limit: for the runner's own statements in between. */
void sa_guard_pause(struct sa_guard *guard);
void sa_guard_resume(struct sa_guard *guard);

#endif
