/* What the sync user has come to see: see include/syncaudit/seen.h. */
#include "syncaudit/seen.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diff/index.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"
#include "syncaudit/threads.h"

/* One snapshot on its way into the index or to be compared with it: seen_at is one row, seen_now has the objects of which it says
 * something, with their fields as a JSON array (none = hidden), or NULL where they were not read. */
static const char begin[] =
    "DROP TABLE IF EXISTS temp.seen_at; DROP TABLE IF EXISTS temp.seen_now; DROP TABLE IF EXISTS temp.seen_found;"
    "CREATE TEMP TABLE seen_at (time TEXT, org_id TEXT, user_id TEXT, listed INTEGER);"
    "CREATE TEMP TABLE seen_now (object TEXT PRIMARY KEY, fields TEXT);"
    "CREATE TEMP TABLE seen_found (object TEXT, field TEXT, since TEXT, hidden INTEGER)";
static const char end[] = "DROP TABLE temp.seen_at; DROP TABLE temp.seen_now; DROP TABLE temp.seen_found";

static const char at[] =
    "SELECT time, org_id, user_id, EXISTS (SELECT 1 FROM source WHERE source = 'global' AND status = 'ok') FROM audit";

/* Only objects whose fields may sync; others would make the index long for nothing. */
static const char now[] =
    "SELECT o.object, CASE o.state WHEN 'ok' THEN coalesce(f.fields, '[]') WHEN 'not_there' THEN '[]' WHEN 'not_permitted' THEN '[]' END"
    " FROM object o LEFT JOIN (SELECT object, json_group_array(name) AS fields"
    "  FROM (SELECT object, name FROM describe_field ORDER BY object, name) GROUP BY object) f ON f.object = o.object"
    " WHERE o.kind = 'custom object' OR o.object IN (SELECT object FROM main_object)"
    " OR o.object IN ('Campaign', 'CampaignMember')";

static int seen_take(sqlite3 *index, struct sa_snapshot *snapshot, struct sa_error *error)
{
    int rc = sa_sql_run(index, begin, error);
    if (rc == SA_OK)
        rc = sa_sql_copy(index, "temp.seen_at", sa_snapshot_db(snapshot), at, error);
    return rc ? rc : sa_sql_copy(index, "temp.seen_now", sa_snapshot_db(snapshot), now, error);
}

/* Puts what was taken into the index as this folder's; each list of fields once. */
static int seen_keep(sqlite3 *index, const char *folder, struct sa_error *error)
{
    char *sql = sqlite3_mprintf(
        "INSERT INTO seen_run SELECT t.folder, t.size, t.modified, a.time, a.org_id, a.user_id, a.listed"
        " FROM temp.there t, temp.seen_at a WHERE t.folder = %Q;"
        "INSERT INTO temp.seen_whole VALUES (%Q);"
        "INSERT INTO seen_list (object, fields) SELECT object, fields FROM temp.seen_now n WHERE fields <> '[]'"
        " AND NOT EXISTS (SELECT 1 FROM seen_list l WHERE l.object = n.object AND l.fields = n.fields);"
        "INSERT INTO seen_object SELECT %Q, n.object, CASE WHEN n.fields = '[]' THEN 0 ELSE l.id END"
        " FROM temp.seen_now n LEFT JOIN seen_list l ON l.object = n.object AND l.fields = n.fields",
        folder, folder, folder);
    int rc = sql ? sa_sql_run(index, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

/* ---- the folder ---- */

static int seen_select_folder(const struct dirent *item)
{
    return item->d_name[0] != '.'; /* what is being written begins with a dot */
}

/* Notes the snapshot of a folder, if it has one. */
static int seen_note(sqlite3_stmt *insert, const char *directory, const char *folder, struct sa_error *error)
{
    struct stat file;
    char *path = NULL;
    int rc = SA_OK;
    if (asprintf(&path, "%s/%s/snapshot.db", directory, folder) < 0)
        return sa_error_memory(error);
    if (stat(path, &file) == 0 && S_ISREG(file.st_mode)) {
        sa_sql_bind_text(insert, ":folder", folder);
        sa_sql_bind_int(insert, ":size", file.st_size);
        sa_sql_bind_int(insert, ":modified",
                        (long long)file.st_mtim.tv_sec * 1000000000 + file.st_mtim.tv_nsec);
        rc = sa_sql_step(insert, error);
    }
    free(path);
    return rc;
}

/* Lists the snapshots of the folder in temp.there. */
static int seen_list(sqlite3 *index, const char *directory, struct sa_error *error)
{
    struct dirent **items = NULL;
    sqlite3_stmt *insert = NULL;
    int count = scandir(directory, &items, seen_select_folder, alphasort);
    if (count < 0)
        return sa_error_set(error, SA_EIO, "cannot read folder '%s': %s", directory, strerror(errno));
    int rc = sa_sql_run(index,
                        "CREATE TEMP TABLE there (folder TEXT PRIMARY KEY, size INTEGER, modified INTEGER);"
                        "CREATE TEMP TABLE seen_whole (folder TEXT PRIMARY KEY)",
                        error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(index, &insert, "INSERT INTO temp.there VALUES (:folder, :size, :modified)",
                            error);
    for (int i = 0; i < count; i++) {
        if (rc == SA_OK)
            rc = seen_note(insert, directory, items[i]->d_name, error);
        free(items[i]);
    }
    free(items);
    sqlite3_finalize(insert);
    return rc;
}

/* Forgets files that are gone, or others by now. */
static int seen_forget(sqlite3 *index, struct sa_error *error)
{
    int rc = sa_sql_run(
        index,
        "DELETE FROM seen_run WHERE NOT EXISTS (SELECT 1 FROM temp.there t"
        " WHERE t.folder = seen_run.folder AND t.size = seen_run.size AND t.modified = seen_run.modified)",
        error);
    if (rc || sqlite3_changes(index) == 0)
        return rc;
    return sa_sql_run(
        index,
        "DELETE FROM seen_object WHERE folder NOT IN (SELECT folder FROM seen_run);"
        "DELETE FROM seen_list WHERE id NOT IN (SELECT list FROM seen_object WHERE list IS NOT NULL)",
        error);
}

/* ---- what the index does not know yet, on two threads ---- */

/* One call of sa_seen_update. */
struct reading {
    sqlite3 *index;
    const char *directory;
    pthread_mutex_t lock; /* over the index */
    char **folders;
    size_t count;
};

/* Puts what the snapshot had into the index. */
static int seen_add(struct reading *reading, struct sa_snapshot *snapshot, const char *folder,
                    struct sa_error *error)
{
    int rc = seen_take(reading->index, snapshot, error);
    if (rc == SA_EIO || rc == SA_EFORMAT)
        return SA_OK; /* damaged further in */
    if (rc == SA_OK)
        rc = seen_keep(reading->index, folder, error);
    return rc ? rc : sa_sql_run(reading->index, end, error);
}

static int seen_read(void *payload, size_t number, struct sa_error *error)
{
    struct reading *reading = payload;
    const char *folder = reading->folders[number];
    struct sa_snapshot *snapshot = NULL;
    char *path = NULL;
    int rc = SA_OK;
    if (asprintf(&path, "%s/%s/snapshot.db", reading->directory, folder) < 0)
        return sa_error_memory(error);
    if (sa_snapshot_open(&snapshot, path, NULL) == SA_OK) {
        pthread_mutex_lock(&reading->lock);
        rc = seen_add(reading, snapshot, folder, error);
        pthread_mutex_unlock(&reading->lock);
    }
    sa_snapshot_close(snapshot);
    free(path);
    return rc;
}

/* Lists the folders that are new to the index. */
static int seen_find_new(struct reading *reading, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(
        reading->index, &row,
        "SELECT folder FROM temp.there WHERE folder NOT IN (SELECT folder FROM seen_run) ORDER BY folder",
        error);
    while (sa_sql_each(row, &rc, error)) {
        char **folders = realloc(reading->folders, (reading->count + 1) * sizeof *folders);
        char *folder = folders ? strdup(sa_sql_text(row, 0)) : NULL;
        reading->folders = folders ? folders : reading->folders;
        if (folder)
            folders[reading->count++] = folder;
        else
            rc = sa_error_memory(error);
    }
    sqlite3_finalize(row);
    return rc;
}

int sa_seen_update(sqlite3 *index, const char *directory, struct sa_error *error)
{
    struct reading reading = {.index = index, .directory = directory, .lock = PTHREAD_MUTEX_INITIALIZER};
    int rc = seen_list(index, directory, error);
    if (rc == SA_OK)
        rc = seen_forget(index, error);
    if (rc == SA_OK)
        rc = seen_find_new(&reading, error);
    if (rc == SA_OK)
        rc = sa_threads_run(reading.count, seen_read, &reading, error);
    for (size_t i = 0; i < reading.count; i++)
        free(reading.folders[i]);
    free(reading.folders);
    pthread_mutex_destroy(&reading.lock);
    return rc;
}

int sa_seen_publish(sqlite3 *index, struct sa_snapshot *snapshot, struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    int rc = seen_take(index, snapshot, error);
    if (rc == SA_OK)
        rc = sa_sql_run(index, sa_embedded_find("src/diff/seen.sql")->data, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, sa_embedded_find("src/rules/prepare/05-given.sql")->data, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, "DELETE FROM became_visible", error);
    if (rc == SA_OK)
        rc = sa_sql_copy(db, "became_visible", index,
                         "SELECT object, field, since, hidden FROM temp.seen_found", error);
    return rc ? rc : sa_sql_run(index, end, error);
}

/* Whether any other folder has a snapshot: the first of an org is compared with nothing, and leaves no index behind. */
static bool has_others(const struct sa_snapshot *snapshot, const char *directory)
{
    const char *own = strrchr(sa_snapshot_directory(snapshot), '/');
    struct dirent **items = NULL;
    bool found = false;
    int count = scandir(directory, &items, seen_select_folder, NULL);
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        if (!(own && strcmp(own + 1, items[i]->d_name) == 0) &&
            asprintf(&path, "%s/%s/snapshot.db", directory, items[i]->d_name) >= 0) {
            found = found || access(path, F_OK) == 0;
            free(path);
        }
        free(items[i]);
    }
    free(items);
    return found;
}

/* One call of sa_seen_beside. */
struct beside {
    struct sa_snapshot *snapshot;
    const char *directory;
};

static int update_and_publish(void *payload, sqlite3 *index, struct sa_error *error)
{
    const struct beside *beside = payload;
    int rc = sa_seen_update(index, beside->directory, error);
    return rc ? rc : sa_seen_publish(index, beside->snapshot, error);
}

int sa_seen_beside(struct sa_snapshot *snapshot, const char *directory, bool make, struct sa_error *error)
{
    struct sa_index index;
    struct beside beside = {.snapshot = snapshot, .directory = directory};
    if (!has_others(snapshot, directory))
        return SA_OK;
    int rc = sa_history_index(&index, directory, make, update_and_publish, &beside, error);
    if (rc == SA_OK)
        sa_index_close(&index);
    return rc;
}
