/* The fence around rules and queries: see guard.h. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "rules/guard.h"
#include "rules/word.h"
#include "syncaudit/clock.h"
#include "syncaudit/public_views.h"
#include "syncaudit/sql.h"

#define STEPS_BETWEEN_LOOKS                                                                                  \
    1000 /* virtual machine steps: well under a millisecond, but for those that call a function */

/* SQLite cannot be stopped within one of its functions. What these do takes at most the square of the length of a text, or its product
 * with that of a pattern: within these limits, which apply while the fence is closed, seconds. */
static const struct {
    int which;
    int most;
} limits[SA_GUARD_LIMITS] = {
    {SQLITE_LIMIT_LENGTH, 1024 * 1024},       /* bytes of one text or row */
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000}, /* also of GLOB */
};

/* Functions that reach outside the database. Most SQLite builds lack them; the list is for those that do not.
 */
static bool reaches_outside(const char *name)
{
    static const char *const names[] = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (sqlite3_stricmp(names[i], name) == 0)
            return true;
    return false;
}

/* True for a table that the query may not read: of SQLite's own, or of the snapshot's own and named by the query itself. A view that is
 * read reads its tables as well, often in the name of the query it was merged into. */
static bool is_denied(const struct sa_guard *guard, const char *table)
{
    return sqlite3_strnicmp(table, "sqlite_", 7) == 0 ||
           (sa_word_names(guard->query, table) && sa_view_is_private(table));
}

static int authorize_read(struct sa_guard *guard, const char *table)
{
    char line[SA_GUARD_NAME_SIZE];
    if (!guard->query)
        return SQLITE_OK;
    snprintf(line, sizeof line, "\n%s\n", table);
    if (guard->granted.length && strstr(guard->granted.data, line))
        return SQLITE_OK;
    if (is_denied(guard, table)) {
        snprintf(guard->denied, sizeof guard->denied, "%s", table);
        return SQLITE_DENY;
    }
    /* Without memory it is worked out again. A line that was cut is of no table of ours: their names are shorter. */
    (void)sa_buffer_adds(&guard->granted, line);
    return SQLITE_OK;
}

static int authorize(void *payload, int action, const char *first, const char *second, const char *database,
                     const char *by)
{
    struct sa_guard *guard = payload;
    (void)database;
    (void)by;
    if (!guard->closed)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_READ:
        return authorize_read(guard, first);
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return second && reaches_outside(second) ? SQLITE_DENY : SQLITE_OK;
    default:
        return SQLITE_DENY;
    }
}

bool sa_guard_is_late(const struct sa_guard *guard)
{
    return sa_time_monotonic_ms() > guard->deadline;
}

static int guard_look(void *payload)
{
    const struct sa_guard *guard = payload;
    return (guard->closed && sa_guard_is_late(guard)) || sa_observer_cancelled(guard->observer);
}

void sa_guard_install(struct sa_guard *guard, sqlite3 *db, const struct sa_observer *observer)
{
    *guard = (struct sa_guard){.db = db, .observer = observer, .granted = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    /* Set once: a new authorizer would make SQLite prepare every statement again. */
    sqlite3_set_authorizer(db, authorize, guard);
    sqlite3_progress_handler(db, STEPS_BETWEEN_LOOKS, guard_look, guard);
    for (size_t i = 0; i < SA_GUARD_LIMITS; i++)
        guard->limits[i] = sqlite3_limit(db, limits[i].which, -1);
}

void sa_guard_remove(struct sa_guard *guard)
{
    sa_guard_pause(guard);
    sqlite3_progress_handler(guard->db, 0, NULL, NULL);
    sqlite3_set_authorizer(guard->db, NULL, NULL);
    sa_buffer_release(&guard->granted);
}

void sa_guard_close(struct sa_guard *guard, long time_limit_ms)
{
    guard->deadline = sa_time_monotonic_ms() + time_limit_ms;
    sa_guard_resume(guard);
}

void sa_guard_extend(struct sa_guard *guard, long long from)
{
    guard->deadline += sa_time_monotonic_ms() - from;
    sa_sql_deadline(guard->deadline);
}

void sa_guard_pause(struct sa_guard *guard)
{
    guard->closed = false;
    sa_sql_deadline(0);
    for (size_t i = 0; i < SA_GUARD_LIMITS; i++)
        sqlite3_limit(guard->db, limits[i].which, guard->limits[i]);
}

void sa_guard_resume(struct sa_guard *guard)
{
    guard->closed = true;
    sa_sql_deadline(guard->deadline);
    for (size_t i = 0; i < SA_GUARD_LIMITS; i++)
        sqlite3_limit(guard->db, limits[i].which, limits[i].most);
}
