/* The snapshot to compare with: see include/syncaudit/diff.h. */
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/diff.h"
#include "syncaudit/sql.h"

/* What is not known is no reason against. */
static bool agree(const char *left, const char *right)
{
    return !*left || !*right || strcmp(left, right) == 0;
}

static const char *name_of(const char *path)
{
    const char *slash =
        path ? strrchr(path, '/') : NULL; /* of a list, paths are never NULL: one file alone cannot see it */
    return slash ? slash + 1 : path ? path : "";
}

/* The last of those before `now` that cannot be read; NULL = there is none, or one that can be read is newer. */
static const struct sa_snapshot_entry *find_unread(const struct sa_snapshot_entry *entries, size_t count,
                                                   const char *found, const char *own)
{
    const struct sa_snapshot_entry *unread = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *name = name_of(entries[i].path);
        if (*entries[i].problem && strcmp(name, own) < 0 && (!found || strcmp(name, name_of(found)) > 0) &&
            (!unread || strcmp(name, name_of(unread->path)) > 0))
            unread = &entries[i];
    }
    return unread;
}

static int previous_find(struct sa_diff_previous *out, const struct sa_snapshot_entry *entries, size_t count,
                         const char *own, sqlite3_stmt *now)
{
    const struct sa_snapshot_entry *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (!*entries[i].problem && strcmp(entries[i].time, sa_sql_text(now, 0)) < 0 &&
            agree(entries[i].org_id, sa_sql_text(now, 1)) && agree(entries[i].user_id, sa_sql_text(now, 2)))
            found = &entries[i];
    const struct sa_snapshot_entry *unread = find_unread(entries, count, found ? found->path : NULL, own);
    if (unread)
        snprintf(out->unread, sizeof out->unread, "%s: %s", unread->path, unread->problem);
    out->path = found ? strdup(found->path) : NULL;
    return found && !out->path ? SA_ENOMEM : SA_OK;
}

static int previous_look(struct sa_diff_previous *out, const char *parent, const char *own,
                         struct sa_snapshot *now, struct sa_error *error)
{
    struct sa_snapshot_entry *entries = NULL;
    size_t count = 0;
    sqlite3_stmt *row = NULL;
    int rc = sa_snapshot_list(&entries, &count, parent, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(now), &row, "SELECT time, org_id, user_id FROM audit", error);
    if (sa_sql_one(row, &rc, error) && previous_find(out, entries, count, own, row))
        rc = sa_error_memory(error);
    sqlite3_finalize(row);
    sa_snapshot_list_free(entries, count);
    return rc;
}

int sa_diff_previous(struct sa_diff_previous *out, const char *directory, struct sa_snapshot *now,
                     struct sa_error *error)
{
    char *copy = strdup(directory);
    *out = (struct sa_diff_previous){0};
    if (!copy)
        return sa_error_memory(error);
    int rc = previous_look(out, dirname(copy), name_of(directory), now, error);
    free(copy);
    return rc;
}

void sa_diff_previous_release(struct sa_diff_previous *previous)
{
    free(previous->path);
    previous->path = NULL;
}
