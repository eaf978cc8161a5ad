/* What is kept between audits: see keep.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "marketo/keep.h"
#include "syncaudit/clock.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

/* "SyMk". What is lost with the power is read again: nothing waits for the disk. */
static const struct sa_index_kind kind = {
    .application = 0x53794D6B,
    .tables =
        "CREATE TABLE IF NOT EXISTS kept (instance TEXT NOT NULL, api_user TEXT NOT NULL, type TEXT NOT NULL,"
        " id TEXT NOT NULL, part TEXT NOT NULL, updated TEXT NOT NULL, reader INTEGER NOT NULL, read TEXT NOT NULL,"
        " tellings TEXT NOT NULL, PRIMARY KEY (instance, api_user, type, id, part)) WITHOUT ROWID",
    .prepare = "PRAGMA synchronous = OFF",
};

void sa_kept_close(struct sa_instance *instance)
{
    if (instance->kept.db)
        sa_index_close(&instance->kept);
}

static void bind_key(sqlite3_stmt *statement, const struct sa_instance *instance,
                     const struct sa_kept_key *key)
{
    sa_sql_bind_text(statement, ":instance", instance->options.address);
    sa_sql_bind_text(statement, ":api_user", instance->user.data ? instance->user.data : "");
    sa_sql_bind_text(statement, ":type", key->type);
    sa_sql_bind_text(statement, ":id", key->id);
    sa_sql_bind_text(statement, ":part", key->part);
    sa_sql_bind_text(statement, ":updated", key->updated);
    sa_sql_bind_int(statement, ":reader", SA_MARKETO_READER);
}

/* The time of the run, and the one before which a row is too old. */
static void times_of(char now[SA_TIME_SIZE], char since[SA_TIME_SIZE], const struct sa_instance *instance)
{
    time_t when = time(NULL);
    if (instance->options.now)
        sa_time_parse(&when, instance->options.now, NULL);
    sa_time_format(now, when);
    sa_time_format(since, when - (time_t)SA_KEPT_DAYS * 24 * 3600);
}

/* What is of no use to anybody any more. */
static int kept_purge(const struct sa_instance *instance)
{
    char now[SA_TIME_SIZE];
    char since[SA_TIME_SIZE];
    sqlite3_stmt *old = NULL;
    times_of(now, since, instance);
    int rc = sa_sql_prepare(instance->kept.db, &old,
                            "DELETE FROM kept WHERE read < :since OR reader <> :reader", NULL);
    if (rc == SA_OK) {
        sa_sql_bind_text(old, ":since", since);
        sa_sql_bind_int(old, ":reader", SA_MARKETO_READER);
        rc = sa_sql_step(old, NULL);
    }
    sqlite3_finalize(old);
    return rc;
}

int sa_kept_open(struct sa_instance *instance, const char *org, struct sa_error *error)
{
    struct sa_error why = SA_ERROR_INIT;
    char *folder = NULL;
    char *path = NULL;
    const char *out = instance->options.out;
    if (!out || instance->kept.db || instance->options.replay)
        return SA_OK;
    if (asprintf(&folder, "%s/%s", out, org) < 0 || asprintf(&path, "%s/%s/.marketo.db", out, org) < 0) {
        free(folder);
        return sa_error_memory(error);
    }
    int rc = sa_directory_make(folder, &why);
    if (rc == SA_OK)
        rc = sa_index_open(&instance->kept, path, &kind, &why);
    if (rc == SA_OK)
        rc = kept_purge(instance);
    if (rc)
        sa_observe(instance->options.observer, SA_LEVEL_NOTICE,
                   "nothing of Marketo is kept for the next audit: %s", why.message);
    free(folder);
    free(path);
    return rc == SA_ENOMEM ? sa_error_memory(error) : SA_OK;
}

int sa_kept_get(const struct sa_instance *instance, const struct sa_kept_key *key, struct sa_buffer *out,
                char *when, bool *found, struct sa_error *error)
{
    char now[SA_TIME_SIZE];
    char since[SA_TIME_SIZE];
    sqlite3_stmt *select = NULL;
    *found = false;
    if (!instance->kept.db || !key->updated || instance->options.fresh)
        return SA_OK;
    times_of(now, since, instance);
    int rc = sa_sql_prepare(
        instance->kept.db, &select,
        "SELECT tellings, read FROM kept WHERE instance = :instance AND api_user = :api_user"
        " AND type = :type AND id = :id AND part = :part AND updated = :updated AND reader = :reader"
        " AND read BETWEEN :since AND :now",
        NULL);
    if (rc == SA_OK) {
        bind_key(select, instance, key);
        sa_sql_bind_text(select, ":since", since);
        sa_sql_bind_text(select, ":now", now);
    }
    if (sa_sql_each(select, &rc, NULL)) {
        rc = sa_buffer_adds(out, sa_sql_text(select, 0));
        snprintf(when, SA_TIME_SIZE, "%s", sa_sql_text(select, 1));
        *found = rc == SA_OK;
    }
    sqlite3_finalize(select);
    return rc == SA_ENOMEM ? sa_error_memory(error) : SA_OK;
}

int sa_kept_put(const struct sa_instance *instance, const struct sa_kept_key *key, const char *tellings,
                struct sa_error *error)
{
    char now[SA_TIME_SIZE];
    char since[SA_TIME_SIZE];
    sqlite3_stmt *insert = NULL;
    if (!instance->kept.db || !key->updated)
        return SA_OK;
    times_of(now, since, instance);
    int rc = sa_sql_prepare(
        instance->kept.db, &insert,
        "REPLACE INTO kept VALUES (:instance, :api_user, :type, :id, :part, :updated, :reader, :read,"
        " :tellings)",
        NULL);
    if (rc == SA_OK) {
        bind_key(insert, instance, key);
        sa_sql_bind_text(insert, ":read", now);
        sa_sql_bind_text(insert, ":tellings", tellings);
        rc = sa_sql_step(insert, NULL);
    }
    sqlite3_finalize(insert);
    return rc == SA_ENOMEM ? sa_error_memory(error) : SA_OK;
}
