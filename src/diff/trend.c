/* The trend over all snapshots of an org: see include/syncaudit/trend.h. */
#include "syncaudit/trend.h"

#include <stdlib.h>
#include <string.h>

#include "diff/chain.h"
#include "diff/index.h"
#include "syncaudit/file.h"
#include "syncaudit/seen.h"
#include "syncaudit/sql.h"

struct sa_trend {
    struct sa_index index;
};

/* One call of sa_trend_open. */
struct update {
    sqlite3 *db;
    const char *directory;
    const struct sa_trend_judging *judging;
};

/* ---- what the index has of this folder ---- */

/* Forgets what came of files that are gone or others by now, or were judged by other rules. */
static int trend_forget(const struct update *update, struct sa_error *error)
{
    char *sql = sqlite3_mprintf(
        "DELETE FROM run WHERE time IS NULL OR judged_by <> %Q OR NOT EXISTS (SELECT 1 FROM temp.there t"
        " WHERE t.folder = run.folder AND t.size = run.size AND t.modified = run.modified)",
        update->judging->digest);
    int rc = sql ? sa_sql_run(update->db, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    if (rc || sqlite3_changes(update->db) == 0)
        return rc;
    return sa_sql_run(update->db,
                      "DELETE FROM run_measure WHERE folder NOT IN (SELECT folder FROM run);"
                      "DELETE FROM run_finding WHERE folder NOT IN (SELECT folder FROM run);"
                      "DELETE FROM run_change WHERE folder NOT IN (SELECT folder FROM run);"
                      "DELETE FROM run_comparison WHERE folder NOT IN (SELECT folder FROM run)"
                      " OR before NOT IN (SELECT folder FROM run)",
                      error);
}

static int trend_count(const struct update *update, const char *sql, int *count, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(update->db, &row, sql, error);
    if (sa_sql_one(row, &rc, error))
        *count = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    return rc;
}

/* Takes over what has been judged already. */
static int take_judged(const struct update *update, struct sa_error *error)
{
    const struct sa_trend_judging *judging = update->judging;
    const struct sa_chain chain = {.index = update->db, .directory = update->directory, .judging = judging};
    const char *slash = judging->judged ? strrchr(sa_snapshot_directory(judging->judged), '/') : NULL;
    sqlite3_stmt *row = NULL;
    if (!slash)
        return SA_OK;
    int rc = sa_sql_prepare(update->db, &row,
                            "SELECT 1 FROM temp.there WHERE folder = :folder"
                            " AND folder NOT IN (SELECT folder FROM run)",
                            error);
    sa_sql_bind_text(row, ":folder", slash + 1);
    if (sa_sql_each(row, &rc, error))
        rc = sa_chain_store(&chain, slash + 1, judging->before, judging->judged, error);
    sqlite3_finalize(row);
    return rc;
}

/* ---- what is to be judged ---- */

static int add_link(struct sa_chain *chain, struct sa_link link, const char *folder, struct sa_error *error)
{
    struct sa_link *links = realloc(chain->links, (chain->count + 1) * sizeof *links);
    if (!links)
        return sa_error_memory(error);
    chain->links = links;
    link.folder = strdup(folder);
    if (!link.folder)
        return sa_error_memory(error);
    links[chain->count++] = link;
    return SA_OK;
}

static bool ends_with(const struct sa_chain *chain, const char *folder)
{
    return chain->count > 0 && strcmp(chain->links[chain->count - 1].folder, folder) == 0;
}

/* Those the index does not know. What each comes after is told by what was seen; whether that can be judged will be seen. */
static int link_new(struct sa_chain *chain, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(
        chain->index, &row,
        "SELECT t.folder, t.folder IN (SELECT folder FROM temp.seen_whole), s.before FROM temp.there t LEFT JOIN"
        " (SELECT *, lag(folder) OVER (PARTITION BY org_id, user_id ORDER BY time, folder) AS before FROM seen_run) s"
        " ON s.folder = t.folder WHERE t.folder NOT IN (SELECT folder FROM run)"
        " ORDER BY s.org_id, s.user_id, s.time, t.folder",
        error);
    while (sa_sql_each(row, &rc, error)) {
        const char *before = sa_sql_text_or_null(row, 2);
        if (before && !ends_with(chain, before)) /* known, and read again to be compared with */
            rc = add_link(chain, (struct sa_link){.follows = false}, before, error);
        const struct sa_link link = {
            .wanted = true, .read = sqlite3_column_int(row, 1) != 0, .follows = before != NULL};
        if (rc == SA_OK)
            rc = add_link(chain, link, sa_sql_text(row, 0), error);
    }
    sqlite3_finalize(row);
    return rc;
}

/* Those that are to be compared, and what they are to be compared with. */
static int link_due(struct sa_chain *chain, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(chain->index, &row, "SELECT folder, before FROM due_comparison", error);
    while (sa_sql_each(row, &rc, error)) {
        if (!ends_with(chain, sa_sql_text(row, 1)))
            rc = add_link(chain, (struct sa_link){.follows = false}, sa_sql_text(row, 1), error);
        if (rc == SA_OK)
            rc = add_link(chain, (struct sa_link){.follows = true}, sa_sql_text(row, 0), error);
    }
    sqlite3_finalize(row);
    return rc;
}

static int trend_judge(const struct update *update,
                       int (*link)(struct sa_chain *chain, struct sa_error *error), struct sa_error *error)
{
    struct sa_chain chain = {.index = update->db, .directory = update->directory, .judging = update->judging};
    int rc = link(&chain, error);
    if (rc == SA_OK && chain.count > 0)
        rc = sa_chain_judge(&chain, error);
    sa_chain_release(&chain);
    return rc;
}

/* ---- the folder into the index ---- */

/* There is nothing to tell: why, the first that cannot be judged says. */
static int refuse_empty(struct update *update, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(update->db, &row,
                            "SELECT folder, reason FROM temp.skipped ORDER BY folder LIMIT 1", error);
    if (sa_sql_each(row, &rc, error)) {
        rc = sa_error_set(error, SA_EINPUT, "no snapshot in '%s' can be judged; %s: %s", update->directory,
                          sa_sql_text(row, 0), sa_sql_text(row, 1));
    } else if (rc == SA_OK) {
        rc = sa_error_set(error, SA_EINPUT, "there is no snapshot in '%s'", update->directory);
        sa_error_advise(
            error,
            "give the folder of an org: the one that 'syncaudit audit' made in --out, with a folder for "
            "each audit in it");
    }
    sqlite3_finalize(row);
    return rc;
}

static int fill(void *payload, sqlite3 *db, struct sa_error *error)
{
    struct update *update = payload;
    int found = 0;
    update->db = db;
    int rc =
        sa_sql_run(db, "CREATE TEMP TABLE skipped (folder TEXT PRIMARY KEY, reason TEXT NOT NULL)", error);
    if (rc == SA_OK)
        rc = sa_seen_update(db, update->directory, error);
    if (rc == SA_OK)
        rc = trend_forget(update, error);
    if (rc == SA_OK)
        rc = take_judged(update, error);
    if (rc == SA_OK)
        rc = trend_judge(update, link_new, error);
    if (rc == SA_OK) /* with one that the index knew, or where the one before is gone */
        rc = trend_judge(update, link_due, error);
    if (rc == SA_OK)
        rc = trend_count(update, "SELECT count(*) FROM run", &found, error);
    return rc || found > 0 ? rc : refuse_empty(update, error);
}

int sa_trend_open(struct sa_trend **out, const char *directory, const struct sa_trend_judging *judging,
                  struct sa_error *error)
{
    struct update update = {.directory = directory, .judging = judging};
    *out = NULL;
    if (!sa_directory_exists(directory))
        return sa_error_set(error, SA_EINPUT, "'%s' is not a folder", directory);
    struct sa_trend *trend = calloc(1, sizeof *trend);
    if (!trend)
        return sa_error_memory(error);
    int rc = sa_history_index(&trend->index, directory, true, fill, &update, error);
    if (rc) {
        free(trend);
        trend = NULL;
    }
    *out = trend;
    return rc;
}

void sa_trend_close(struct sa_trend *trend)
{
    if (!trend)
        return;
    sa_index_close(&trend->index);
    free(trend);
}

sqlite3 *sa_trend_db(struct sa_trend *trend)
{
    return trend->index.db;
}
