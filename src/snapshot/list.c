/* The snapshots of a folder, and which one is meant by a path: see include/syncaudit/snapshot.h. */
#include <dirent.h>
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "snapshot/glance.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

/* Reads who and when, or why that cannot be read. */
static void describe(struct sa_snapshot_entry *entry, const char *path)
{
    struct sa_snapshot *snapshot = NULL;
    sqlite3_stmt *row = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_snapshot_glance(&snapshot, path, &error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(snapshot), &row,
                            "SELECT time, org_id, user_id, partial FROM audit", &error);
    if (!sa_sql_each(row, &rc, &error)) {
        snprintf(entry->problem, sizeof entry->problem, "%s", rc ? error.message : "it holds no audit");
    } else {
        snprintf(entry->time, sizeof entry->time, "%s", sa_sql_text(row, 0));
        snprintf(entry->org_id, sizeof entry->org_id, "%s", sa_sql_text(row, 1));
        snprintf(entry->user_id, sizeof entry->user_id, "%s", sa_sql_text(row, 2));
        entry->partial = sqlite3_column_int(row, 3) != 0;
    }
    sqlite3_finalize(row);
    sa_snapshot_close(snapshot);
}

static int by_time(const void *left, const void *right)
{
    const struct sa_snapshot_entry *a = left;
    const struct sa_snapshot_entry *b = right;
    int order = strcmp(a->time, b->time);
    return order ? order : strcmp(a->path, b->path);
}

static int list_select_folder(const struct dirent *item)
{
    return item->d_name[0] != '.'; /* what is being written begins with a dot */
}

static int list_add(struct sa_snapshot_entry *entry, const char *directory, const char *name,
                    const struct sa_snapshot_known *known)
{
    struct stat status;
    char *file = NULL;
    if (asprintf(&entry->path, "%s/%s", directory, name) < 0) {
        entry->path = NULL;
        return SA_ENOMEM;
    }
    if (asprintf(&file, "%s/snapshot.db", entry->path) < 0)
        return SA_ENOMEM;
    bool there = stat(file, &status) == 0;
    if (there && known && known->find(known->payload, entry, name, &status)) {
        free(file);
        return SA_OK;
    }
    if (there || (errno != ENOENT && errno != ENOTDIR)) {
        describe(entry, file);
    } else {
        free(entry->path);
        entry->path = NULL;
    }
    free(file);
    return SA_OK;
}

int sa_snapshot_list(struct sa_snapshot_entry **out, size_t *count, const char *directory,
                     const struct sa_snapshot_known *known, struct sa_error *error)
{
    struct dirent **items = NULL;
    *out = NULL;
    *count = 0;
    int found = scandir(directory, &items, list_select_folder, alphasort);
    if (found < 0)
        return sa_error_set(error, SA_EIO, "cannot read folder '%s': %s", directory, strerror(errno));
    struct sa_snapshot_entry *entries = calloc((size_t)found + 1, sizeof *entries);
    int rc = entries ? SA_OK : SA_ENOMEM;
    for (int i = 0; i < found; i++) {
        if (rc == SA_OK)
            rc = list_add(&entries[*count], directory, items[i]->d_name, known);
        if (rc == SA_OK)
            *count += entries[*count].path != NULL;
        free(items[i]);
    }
    free(items);
    if (rc) {
        sa_snapshot_list_free(entries, *count + 1);
        *count = 0;
        return sa_error_memory(error);
    }
    qsort(entries, *count, sizeof *entries, by_time);
    *out = entries;
    return SA_OK;
}

void sa_snapshot_list_free(struct sa_snapshot_entry *entries, size_t count)
{
    for (size_t i = 0; entries && i < count; i++)
        free(entries[i].path);
    free(entries);
}

enum { LEVELS = 3 }; /* OUT/<org id>/<time>, from the folder above OUT */

/* The newest snapshot of each org. */
struct newest {
    struct sa_snapshot_entry *orgs;
    size_t count;
};

/* Takes over the entry. One that cannot be read goes by no org, and is nobody's newest once one is found that can. */
static int newest_add(struct newest *newest, struct sa_snapshot_entry entry, struct sa_error *error)
{
    for (size_t i = 0; i < newest->count; i++) {
        struct sa_snapshot_entry *org = &newest->orgs[i];
        if (!org->problem[0] && !entry.problem[0] && strcmp(org->org_id, entry.org_id) != 0)
            continue;
        bool later = strcmp(entry.time, org->time) > 0;
        free(later ? org->path : entry.path);
        if (later)
            *org = entry;
        return SA_OK;
    }
    struct sa_snapshot_entry *orgs = realloc(newest->orgs, (newest->count + 1) * sizeof *orgs);
    if (!orgs) {
        free(entry.path);
        return sa_error_memory(error);
    }
    orgs[newest->count++] = entry;
    newest->orgs = orgs;
    return SA_OK;
}

/* Looks at every snapshot at most LEVELS below the folder. Links are not followed: they may lead anywhere. */
static int look_below(struct newest *newest, char *directory, struct sa_error *error)
{
    char *const roots[] = {directory, NULL};
    int rc = SA_OK;
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    if (!tree)
        return sa_error_memory(error);
    for (FTSENT *item; rc == SA_OK && (item = fts_read(tree));) {
        if (item->fts_info == FTS_D && item->fts_level > 0 &&
            (item->fts_level > LEVELS || item->fts_name[0] == '.'))
            fts_set(tree, item, FTS_SKIP);
        if (item->fts_info != FTS_F || item->fts_level < 2 || strcmp(item->fts_name, "snapshot.db") != 0)
            continue;
        struct sa_snapshot_entry entry = {.path = strdup(item->fts_path)};
        if (!entry.path) {
            rc = sa_error_memory(error);
            continue;
        }
        describe(&entry, entry.path);
        rc = newest_add(newest, entry, error);
    }
    fts_close(tree);
    return rc;
}

static int several_orgs(const char *directory, const struct newest *newest, struct sa_error *error)
{
    char list[sizeof error->advice] = "";
    size_t length = 0;
    for (size_t i = 0; i < newest->count && length < sizeof list; i++) {
        const char *path = newest->orgs[i].path;
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%.*s", i ? ", " : "",
                                   (int)(strlen(path) - strlen("/snapshot.db")), path);
    }
    sa_error_set(error, SA_EINPUT, "'%s' holds the audits of %zu orgs", directory, newest->count);
    return sa_error_advise(error, "name one of them: %s", list);
}

/* The newest snapshot below a folder; NULL when there is none. */
static int newest_below(char **out, const char *path, struct sa_error *error)
{
    struct newest newest = {0};
    char *directory = strdup(path);
    int rc = directory ? SA_OK : sa_error_memory(error);
    for (size_t end = rc ? 0 : strlen(directory); end > 1 && directory[end - 1] == '/'; end--)
        directory[end - 1] = '\0';
    if (rc == SA_OK)
        rc = look_below(&newest, directory, error);
    if (rc == SA_OK && newest.count > 1)
        rc = several_orgs(directory, &newest, error);
    if (rc == SA_OK && newest.count == 1) {
        *out = newest.orgs[0].path;
        newest.orgs[0].path = NULL;
    }
    sa_snapshot_list_free(newest.orgs, newest.count);
    free(directory);
    return rc;
}

int sa_snapshot_find(char **out, const char *path, struct sa_error *error)
{
    struct stat file;
    char *own = NULL;
    int rc = SA_OK;
    *out = NULL;
    if (asprintf(&own, "%s%s", path, sa_directory_exists(path) ? "/snapshot.db" : "") < 0)
        return sa_error_memory(error);
    if (sa_directory_exists(path) && lstat(own, &file) && errno == ENOENT)
        rc = newest_below(out, path, error);
    if (rc || *out)
        free(own);
    else
        *out = own;
    return rc;
}
