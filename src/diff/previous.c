/* The snapshot to compare with: see include/syncaudit/diff.h. */
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "diff/index.h"
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

/* One call of sa_diff_previous. */
struct looking {
    struct sa_diff_previous *out;
    const char *parent, *own;
    struct sa_snapshot *now;
    sqlite3_stmt *seen; /* whose and of when a file is that the index knows */
};

/* A year of nights is not opened anew each night. */
static bool previous_is_known(void *payload, struct sa_snapshot_entry *entry, const char *folder,
                              const struct stat *file)
{
    struct looking *looking = payload;
    int rc = SA_OK;
    sa_sql_bind_text(looking->seen, ":folder", folder);
    sa_sql_bind_int(looking->seen, ":size", file->st_size);
    sa_sql_bind_int(looking->seen, ":modified",
                    (long long)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec);
    bool known = sa_sql_each(looking->seen, &rc, NULL);
    if (known) {
        snprintf(entry->time, sizeof entry->time, "%s", sa_sql_text(looking->seen, 0));
        snprintf(entry->org_id, sizeof entry->org_id, "%s", sa_sql_text(looking->seen, 1));
        snprintf(entry->user_id, sizeof entry->user_id, "%s", sa_sql_text(looking->seen, 2));
        sqlite3_reset(looking->seen);
    }
    return known;
}

static int previous_choose(struct looking *looking, struct sa_error *error)
{
    const struct sa_snapshot_known known = {previous_is_known, looking};
    struct sa_snapshot_entry *entries = NULL;
    size_t count = 0;
    sqlite3_stmt *row = NULL;
    int rc = sa_snapshot_list(&entries, &count, looking->parent, &known, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(looking->now), &row, "SELECT time, org_id, user_id FROM audit",
                            error);
    if (sa_sql_one(row, &rc, error) && previous_find(looking->out, entries, count, looking->own, row))
        rc = sa_error_memory(error);
    sqlite3_finalize(row);
    sa_snapshot_list_free(entries, count);
    return rc;
}

static int previous_look(void *payload, sqlite3 *index, struct sa_error *error)
{
    struct looking *looking = payload;
    sa_diff_previous_release(looking->out); /* of a try before this one */
    *looking->out = (struct sa_diff_previous){0};
    int rc = sa_sql_prepare(
        index, &looking->seen,
        "SELECT time, org_id, user_id FROM seen_run WHERE folder = :folder AND size = :size AND modified = :modified",
        error);
    if (rc == SA_OK)
        rc = previous_choose(looking, error);
    sqlite3_finalize(looking->seen);
    return rc;
}

int sa_diff_previous(struct sa_diff_previous *out, const char *directory, struct sa_snapshot *now,
                     struct sa_error *error)
{
    struct sa_index index;
    char *copy = strdup(directory);
    *out = (struct sa_diff_previous){0};
    if (!copy)
        return sa_error_memory(error);
    struct looking looking = {.out = out, .parent = dirname(copy), .own = name_of(directory), .now = now};
    int rc = sa_history_index(&index, looking.parent, false, previous_look, &looking, error);
    if (rc == SA_OK)
        sa_index_close(&index);
    free(copy);
    return rc;
}

void sa_diff_previous_release(struct sa_diff_previous *previous)
{
    free(previous->path);
    previous->path = NULL;
}
