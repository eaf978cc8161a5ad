/* The snapshots of a folder, and which one is meant by a path: see include/syncaudit/snapshot.h. */
#include <dirent.h>
#include <errno.h>
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

static int select_folder(const struct dirent *item)
{
    return item->d_name[0] != '.'; /* what is being written begins with a dot */
}

static int add(struct sa_snapshot_entry *entry, const char *directory, const char *name)
{
    char *file = NULL;
    if (asprintf(&entry->path, "%s/%s", directory, name) < 0) {
        entry->path = NULL;
        return SA_ENOMEM;
    }
    if (asprintf(&file, "%s/snapshot.db", entry->path) < 0)
        return SA_ENOMEM;
    if (access(file, F_OK) == 0 || errno != ENOENT) {
        describe(entry, file);
    } else {
        free(entry->path);
        entry->path = NULL;
    }
    free(file);
    return SA_OK;
}

int sa_snapshot_list(struct sa_snapshot_entry **out, size_t *count, const char *directory,
                     struct sa_error *error)
{
    struct dirent **items = NULL;
    *out = NULL;
    *count = 0;
    int found = scandir(directory, &items, select_folder, alphasort);
    if (found < 0)
        return sa_error_set(error, SA_EIO, "cannot read folder '%s': %s", directory, strerror(errno));
    struct sa_snapshot_entry *entries = calloc((size_t)found + 1, sizeof *entries);
    int rc = entries ? SA_OK : SA_ENOMEM;
    for (int i = 0; i < found; i++) {
        if (rc == SA_OK)
            rc = add(&entries[*count], directory, items[i]->d_name);
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

/* The newest snapshot below the folder of an org; NULL when there is none. */
static int newest_of(char **out, const char *directory, struct sa_error *error)
{
    struct sa_snapshot_entry *entries = NULL;
    size_t count = 0;
    *out = NULL;
    int rc = sa_snapshot_list(&entries, &count, directory, error);
    if (rc == SA_OK && count && asprintf(out, "%s/snapshot.db", entries[count - 1].path) < 0)
        rc = sa_error_memory(error);
    sa_snapshot_list_free(entries, count);
    return rc;
}

static int several_orgs(const char *directory, const char *one, const char *other, struct sa_error *error)
{
    sa_error_set(error, SA_EINPUT, "'%s' holds the audits of more than one org", directory);
    return sa_error_advise(error, "name the one that is meant, such as %.*s or %.*s",
                           (int)(strlen(one) - strlen("/snapshot.db")), one,
                           (int)(strlen(other) - strlen("/snapshot.db")), other);
}

/* The newest snapshot of the one org below `directory` (OUT); NULL when there is none. */
static int newest_of_orgs(char **out, const char *directory, struct sa_error *error)
{
    struct dirent **items = NULL;
    int rc = SA_OK;
    *out = NULL;
    int found = scandir(directory, &items, select_folder, alphasort);
    for (int i = 0; i < found; i++) {
        char *org = NULL;
        char *newest = NULL;
        if (rc == SA_OK && asprintf(&org, "%s/%s", directory, items[i]->d_name) < 0)
            rc = sa_error_memory(error);
        if (rc == SA_OK && sa_directory_exists(org))
            rc = newest_of(&newest, org, error);
        if (rc == SA_OK && newest && *out)
            rc = several_orgs(directory, *out, newest, error);
        if (rc == SA_OK && newest) {
            *out = newest;
            newest = NULL;
        }
        free(newest);
        free(org);
        free(items[i]);
    }
    free(items);
    if (rc) {
        free(*out);
        *out = NULL;
    }
    return rc;
}

int sa_snapshot_find(char **out, const char *path, struct sa_error *error)
{
    struct stat file;
    *out = NULL;
    if (!sa_directory_exists(path)) {
        *out = strdup(path);
        return *out ? SA_OK : sa_error_memory(error);
    }
    char *own = NULL;
    if (asprintf(&own, "%s/snapshot.db", path) < 0)
        return sa_error_memory(error);
    int rc = SA_OK;
    if (lstat(own, &file) && errno == ENOENT) {
        rc = newest_of(out, path, error);
        if (rc == SA_OK && !*out)
            rc = newest_of_orgs(out, path, error);
    }
    if (rc || *out)
        free(own);
    else
        *out = own;
    return rc;
}
