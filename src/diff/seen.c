/* What the sync user has come to see: see include/syncaudit/seen.h. */
#include "syncaudit/seen.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diff/index.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

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
static int seen_keep(sqlite3 *index, const char *folder, const struct stat *file, struct sa_error *error)
{
    char *sql = sqlite3_mprintf(
        "INSERT INTO seen_run SELECT %Q, %lld, %lld, time, org_id, user_id, listed FROM temp.seen_at;"
        "INSERT INTO seen_list (object, fields) SELECT object, fields FROM temp.seen_now n WHERE fields <> '[]'"
        " AND NOT EXISTS (SELECT 1 FROM seen_list l WHERE l.object = n.object AND l.fields = n.fields);"
        "INSERT INTO seen_object SELECT %Q, n.object, CASE WHEN n.fields = '[]' THEN 0 ELSE l.id END"
        " FROM temp.seen_now n LEFT JOIN seen_list l ON l.object = n.object AND l.fields = n.fields",
        folder, (long long)file->st_size,
        (long long)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec, folder);
    int rc = sql ? sa_sql_run(index, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

static int seen_add(sqlite3 *index, const char *path, const char *folder, const struct stat *file,
                    struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    if (sa_snapshot_open(&snapshot, path, NULL))
        return SA_OK;
    int rc = seen_take(index, snapshot, error);
    sa_snapshot_close(snapshot);
    if (rc == SA_EIO || rc == SA_EFORMAT)
        return SA_OK; /* damaged further in */
    if (rc == SA_OK)
        rc = seen_keep(index, folder, file, error);
    return rc ? rc : sa_sql_run(index, end, error);
}

/* Whether the index has this very file; else what it has under the folder's name is forgotten. */
static int seen_is_known(sqlite3 *index, const char *folder, const struct stat *file, bool *known,
                         struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    char *sql = sqlite3_mprintf(
        "INSERT OR IGNORE INTO temp.seen_there VALUES (%Q);"
        "DELETE FROM seen_object WHERE folder = %Q AND NOT EXISTS (SELECT 1 FROM seen_run WHERE folder = %Q AND size = %lld AND modified = %lld);"
        "DELETE FROM seen_run WHERE folder = %Q AND NOT (size = %lld AND modified = %lld)",
        folder, folder, folder, (long long)file->st_size,
        (long long)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec, folder,
        (long long)file->st_size, (long long)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec);
    int rc = sql ? sa_sql_run(index, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    if (rc == SA_OK)
        rc = sa_sql_prepare(index, &row, "SELECT 1 FROM seen_run WHERE folder = :folder", error);
    if (rc == SA_OK) {
        sa_sql_bind_text(row, ":folder", folder);
        *known = sa_sql_each(row, &rc, error);
    }
    sqlite3_finalize(row);
    return rc;
}

static int look_at(sqlite3 *index, const char *directory, const char *folder, struct sa_error *error)
{
    struct stat file;
    char *path = NULL;
    bool known = true;
    int rc = SA_OK;
    if (asprintf(&path, "%s/%s/snapshot.db", directory, folder) < 0)
        return sa_error_memory(error);
    if (stat(path, &file) == 0 && S_ISREG(file.st_mode))
        rc = seen_is_known(index, folder, &file, &known, error);
    if (rc == SA_OK && !known)
        rc = seen_add(index, path, folder, &file, error);
    free(path);
    return rc;
}

static int seen_select_folder(const struct dirent *item)
{
    return item->d_name[0] != '.'; /* what is being written begins with a dot */
}

int sa_seen_update(sqlite3 *index, const char *directory, struct sa_error *error)
{
    struct dirent **items = NULL;
    int count = scandir(directory, &items, seen_select_folder, alphasort);
    if (count < 0)
        return sa_error_set(error, SA_EIO, "cannot read folder '%s': %s", directory, strerror(errno));
    int rc = sa_sql_run(index, "CREATE TEMP TABLE seen_there (folder TEXT PRIMARY KEY)", error);
    for (int i = 0; i < count; i++) {
        if (rc == SA_OK)
            rc = look_at(index, directory, items[i]->d_name, error);
        free(items[i]);
    }
    free(items);
    return rc ? rc
              : sa_sql_run(
                    index,
                    "DELETE FROM seen_object WHERE folder NOT IN (SELECT folder FROM temp.seen_there);"
                    "DELETE FROM seen_run WHERE folder NOT IN (SELECT folder FROM temp.seen_there);"
                    "DELETE FROM seen_list WHERE id NOT IN (SELECT list FROM seen_object WHERE list IS NOT NULL);"
                    "DROP TABLE temp.seen_there",
                    error);
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
