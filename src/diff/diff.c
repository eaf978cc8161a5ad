/* Comparing two judged snapshots: see include/syncaudit/diff.h. */
#include "syncaudit/diff.h"

#include <pthread.h>
#include <string.h>

#include "syncaudit/buffer.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

/* The last column of now.field (src/diff/side/describe.sql) that is not compared. */
static const char last_fixed_column[] = "marketo_writes";

/* Copies what is compared of a judged snapshot into a database in memory, attached as `now`. */
static int read_side(sqlite3 *db, struct sa_error *error)
{
    int rc = sa_sql_run(db, "ATTACH ':memory:' AS now", error);
    return rc ? rc : sa_sql_scripts(db, "src/diff/side/", error);
}

/* Reading a side, on a thread of its own. */
struct reading {
    sqlite3 *db;
    int rc;
    struct sa_error error;
};

static void *read_on(void *payload)
{
    struct reading *reading = payload;
    reading->rc = read_side(reading->db, &reading->error);
    return NULL;
}

/* Reads both sides at once: each is a database of its own. Without a thread they are read one after the other. */
static int read_sides(sqlite3 *before, sqlite3 *now, struct sa_error *error)
{
    struct reading earlier = {before, SA_OK, SA_ERROR_INIT};
    pthread_t thread;
    bool apart = pthread_create(&thread, NULL, read_on, &earlier) == 0;
    int rc = read_side(now, error);
    if (apart)
        pthread_join(thread, NULL);
    else
        read_on(&earlier);
    if (rc == SA_OK && earlier.rc && error)
        *error = earlier.error;
    return rc ? rc : earlier.rc;
}

static void forget_side(sqlite3 *db, const char *detach)
{
    sqlite3_exec(db, detach, NULL, NULL, NULL); /* fails where there is none, which is all right */
}

/* Takes the side a snapshot has attached as `now`. */
static int take_side(struct sa_diff_side *out, sqlite3 *db, struct sa_error *error)
{
    sqlite3_int64 size = 0;
    out->bytes = sqlite3_serialize(db, "now", &size, 0);
    out->size = size;
    return out->bytes ? SA_OK : sa_error_memory(error);
}

/* Attaches a side as `before`. Its bytes are only read. */
static int attach_before(sqlite3 *db, const struct sa_diff_side *side, struct sa_error *error)
{
    int rc = sa_sql_run(db, "ATTACH ':memory:' AS before", error);
    if (rc == SA_OK && sqlite3_deserialize(db, "before", side->bytes, side->size, side->size,
                                           SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        rc = sa_sql_error(db, error, "reading the earlier snapshot");
    return rc;
}

/* ---- may these two be compared? ---- */

static int diff_refuse(sqlite3_stmt *row, enum sa_diff_scope scope, struct sa_error *error)
{
    if (scope != SA_DIFF_TWO_ORGS && sqlite3_column_int(row, 0)) {
        sa_error_set(error, SA_EINPUT, "the snapshots are of two orgs: %s and %s", sa_sql_text(row, 3),
                     sa_sql_text(row, 4));
        return sa_error_advise(error, "add --two-orgs to compare, say, a sandbox with its production");
    }
    if (scope == SA_DIFF_SAME && sqlite3_column_int(row, 1)) {
        sa_error_set(error, SA_EINPUT, "the snapshots were seen by two users: %s and %s", sa_sql_text(row, 5),
                     sa_sql_text(row, 6));
        return sa_error_advise(error, "add --any-user to compare what two users see");
    }
    if (scope != SA_DIFF_TWO_ORGS && sqlite3_column_int(row, 2)) {
        sa_error_set(error, SA_EINPUT, "the first snapshot (%s) is newer than the second (%s)",
                     sa_sql_text(row, 7), sa_sql_text(row, 8));
        return sa_error_advise(error, "name the older one first");
    }
    return SA_OK;
}

static int diff_check(sqlite3 *db, enum sa_diff_scope scope, struct sa_error *error)
{
    static const char sql[] =
        "SELECT n.org_id <> b.org_id, n.user_id <> b.user_id, b.time > n.time,"
        " coalesce(b.org_name || ' (' || b.org_id || ')', b.org_id),"
        " coalesce(n.org_name || ' (' || n.org_id || ')', n.org_id),"
        " coalesce(b.sync_user, b.user_id), coalesce(n.sync_user, n.user_id), b.time, n.time"
        " FROM before.run b, now.run n";
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row, sql, error);
    if (sa_sql_one(row, &rc, error))
        rc = diff_refuse(row, scope, error);
    sqlite3_finalize(row);
    return rc;
}

/* ---- the columns of now.field, compared one by one ---- */

/* What is made of the columns: the pairs that differ in any, and for each column those that differ in it. */
struct comparison {
    struct sa_buffer before, after; /* "b.label, b.type, …" */
    struct sa_buffer statements;
};

static int diff_add_column(struct comparison *made, const char *column)
{
    const char *comma = made->before.length ? ", " : "";
    int rc = sa_buffer_addf(&made->before, "%sb.\"%s\"", comma, column);
    if (rc == SA_OK)
        rc = sa_buffer_addf(&made->after, "%sn.\"%s\"", comma, column);
    if (rc == SA_OK)
        rc = sa_buffer_addf(
            &made->statements,
            "INSERT INTO temp.diff_attribute SELECT n.rowid, '%s', b.\"%s\", n.\"%s\" FROM temp.diff_changed c"
            " JOIN now.field n ON n.rowid = c.now_row JOIN before.field b ON b.rowid = c.before_row"
            " WHERE n.\"%s\" IS NOT b.\"%s\";",
            column, column, column, column, column);
    return rc;
}

static int read_columns(sqlite3 *db, struct comparison *made, struct sa_error *error)
{
    sqlite3_stmt *columns = NULL;
    bool compared = false;
    int rc = sa_sql_prepare(db, &columns, "SELECT name FROM pragma_table_info('field', 'now') ORDER BY cid",
                            error);
    while (sa_sql_each(columns, &rc, error)) {
        const char *name = sa_sql_text(columns, 0);
        if (compared && diff_add_column(made, name))
            rc = sa_error_memory(error);
        compared = compared || strcmp(name, last_fixed_column) == 0;
    }
    sqlite3_finalize(columns);
    return rc;
}

static int compare_fields(sqlite3 *db, struct sa_error *error)
{
    struct comparison made = {SA_BUFFER_INIT(SA_BUFFER_OWN), SA_BUFFER_INIT(SA_BUFFER_OWN),
                              SA_BUFFER_INIT(SA_BUFFER_OWN)};
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = read_columns(db, &made, error);
    if (rc == SA_OK && sa_buffer_addf(&sql,
                                      "INSERT INTO temp.diff_changed SELECT p.before_row, p.now_row"
                                      " FROM temp.diff_pair p JOIN before.field b ON b.rowid = p.before_row"
                                      " JOIN now.field n ON n.rowid = p.now_row WHERE (%s) IS NOT (%s);%s",
                                      made.before.data, made.after.data, made.statements.data))
        rc = sa_error_memory(error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, sql.data, error);
    sa_buffer_release(&made.before);
    sa_buffer_release(&made.after);
    sa_buffer_release(&made.statements);
    sa_buffer_release(&sql);
    return rc;
}

static int run_change(sqlite3 *db, const char *script, struct sa_error *error)
{
    int rc = sa_sql_run(db, sa_embedded_find(script)->data, error);
    return rc ? sa_error_prefix(error, rc, "%s", script) : SA_OK;
}

static int diff_compare(sqlite3 *db, struct sa_error *error)
{
    int rc = run_change(db, "src/diff/pair.sql", error);
    if (rc == SA_OK)
        rc = compare_fields(db, error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(db, "src/diff/found/", error);
    if (rc == SA_OK)
        rc = run_change(db, "src/diff/change.sql", error);
    return rc ? rc : run_change(db, "src/diff/who.sql", error);
}

int sa_diff_side(struct sa_diff_side *out, struct sa_snapshot *judged, struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(judged);
    int rc = read_side(db, error);
    if (rc == SA_OK && out)
        rc = take_side(out, db, error);
    if (rc)
        forget_side(db, "DETACH now");
    return rc;
}

int sa_diff_from_side(struct sa_snapshot *now, const struct sa_diff_side *before, enum sa_diff_scope scope,
                      struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(now);
    int rc = attach_before(db, before, error);
    if (rc == SA_OK)
        rc = diff_check(db, scope, error);
    if (rc == SA_OK)
        rc = diff_compare(db, error);
    forget_side(db, "DETACH now");
    forget_side(db, "DETACH before");
    return rc;
}

void sa_diff_side_release(struct sa_diff_side *side)
{
    sqlite3_free(side->bytes);
    *side = (struct sa_diff_side){0};
}

int sa_diff_run(struct sa_snapshot *now, struct sa_snapshot *before, enum sa_diff_scope scope,
                struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(now);
    sqlite3 *earlier = sa_snapshot_db(before);
    struct sa_diff_side side = {0};
    int rc = read_sides(earlier, db, error);
    if (rc == SA_OK)
        rc = take_side(&side, earlier, error);
    forget_side(earlier, "DETACH now");
    if (rc == SA_OK)
        rc = sa_diff_from_side(now, &side, scope, error);
    else
        forget_side(db, "DETACH now");
    sa_diff_side_release(&side);
    return rc;
}

int sa_diff_count(struct sa_snapshot *now, enum sa_diff_gate gate, size_t *count, struct sa_error *error)
{
    static const char *const queries[] = {
        [SA_DIFF_NEVER] = "SELECT 0",
        [SA_DIFF_NEW_VISIBLE] = "SELECT count(*) FROM change_alert",
        [SA_DIFF_BREAKING] = "SELECT count(*) FROM change WHERE class = 'breaking'",
        [SA_DIFF_ANY] = "SELECT count(*) FROM change",
    };
    sqlite3 *db = sa_snapshot_db(now);
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row, queries[gate], error);
    *count = 0;
    if (sa_sql_one(row, &rc, error))
        *count = (size_t)sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return rc;
}
