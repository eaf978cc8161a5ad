/* The snapshot: one SQLite file with everything one audit fetched, and nothing else. The only module that opens SQLite.
 *
 * It is written once ("snapshot.db.part", then fsync and rename) and read-only afterwards. Tables hold the facts as
 * they arrived (src/snapshot/schema/); rules and reports read the public views (src/snapshot/views/), whose columns are
 * only ever added. No secret, finding or decision is ever in it.
 *
 *     rc = sa_snapshot_create(&snapshot, "audits/00D…/2026-11-23T08:15:00Z/snapshot.db", error);
 *     // insert with sa_snapshot_db(snapshot)
 *     rc = sa_snapshot_seal(snapshot, error);
 *     sa_snapshot_close(snapshot);
 */
#ifndef SYNCAUDIT_SNAPSHOT_H
#define SYNCAUDIT_SNAPSHOT_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "syncaudit/error.h"

struct sa_snapshot;

/* Version of tables and indexes (PRAGMA user_version); src/snapshot/known.tsv has the shape of each. */
#define SA_SNAPSHOT_VERSION 4

/* "SyAu": PRAGMA application_id of every snapshot. */
#define SA_SNAPSHOT_APPLICATION 0x53794175

/* Creates "<path>.part" with empty tables, in one open transaction. SA_EIO with path and reason. */
int sa_snapshot_create(struct sa_snapshot **out, const char *path, struct sa_error *error);

/* Makes a snapshot of everything that a sealed one holds, to be changed and sealed; an older one becomes one of today by that. `path`
 * NULL makes it in memory. Errors as sa_snapshot_create. */
int sa_snapshot_copy(struct sa_snapshot **out, const char *path, struct sa_snapshot *from,
                     struct sa_error *error);

/* A copy in the place of the sealed snapshot at `path`, to go on with: sealing replaces it in one step, and until then it stays as it
 * is. SA_EINPUT as sa_snapshot_open, and for one of an older version. */
int sa_snapshot_continue(struct sa_snapshot **out, const char *path, struct sa_error *error);

/* Writes down what an unsealed snapshot holds by now, so that it outlives the process: sa_snapshot_recover finds it. Not within
 * a savepoint. SA_EIO. */
int sa_snapshot_keep(struct sa_snapshot *snapshot, struct sa_error *error);

/* Opens what a process that is gone has kept of a snapshot that was to be `path`, unsealed as it was, or sealed and without its name.
 * What is of no use is removed: SA_EINPUT (nothing was kept, damage). What another version of this program writes stays, SA_EFORMAT, as
 * does what could only not be read or made room for just now. The caller holds the folder. */
int sa_snapshot_recover(struct sa_snapshot **out, const char *path, struct sa_error *error);

/* Removes what a process that is gone has kept of a snapshot that was to be `path`. The caller holds the folder. */
void sa_snapshot_discard(const char *path);

/* Adds indexes and views, commits, fsyncs and renames to the final name; the snapshot stays open, read-only from now
 * on. On error the final name is untouched and the ".part" file removed. SA_EIO (a full disk among others). */
int sa_snapshot_seal(struct sa_snapshot *snapshot, struct sa_error *error);

/* The file of the snapshot that is meant by a path: a file itself; for a folder the "snapshot.db" in it or, where there is none, the
 * newest one by its own time at most three levels below it (links are not followed). `*out` is owned by the caller. SA_EINPUT when
 * there are several orgs below it, with the newest folder of each; SA_ENOMEM. That the file is there, or is a snapshot, is not promised. */
int sa_snapshot_find(char **out, const char *path, struct sa_error *error);

/* Opens a sealed snapshot, by file or by the folder that holds "snapshot.db". Immutable: nobody can write through the
 * handle, but temporary tables may be made beside it. All of it is read once, to know that it is whole. Whatever its version, it reads as
 * one of today: what an older one lacks is NULL. SA_EINPUT when it is not a snapshot, is damaged, has other tables than this program
 * makes, or is newer than this program (says which version is needed); SA_EIO. */
int sa_snapshot_open(struct sa_snapshot **out, const char *path, struct sa_error *error);

/* An empty snapshot in memory with tables and views in place, writable: for rule fixtures and tests. */
int sa_snapshot_memory(struct sa_snapshot **out, struct sa_error *error);

/* Closes; an unsealed one is removed. NULL is allowed. */
void sa_snapshot_close(struct sa_snapshot *snapshot);

/* The SQLite handle, borrowed until close. The functions of sa_sql_functions (sql.h) are registered on it. */
sqlite3 *sa_snapshot_db(struct sa_snapshot *snapshot);

/* The folder that holds the file; "" for one in memory. Borrowed until close. */
const char *sa_snapshot_directory(const struct sa_snapshot *snapshot);

/* An index beside snapshots: a private SQLite file (mode 0600) that can be made again from them at any time. */
struct sa_index {
    sqlite3 *db;
    int lock; /* descriptor: nobody else has the file as long as it is open; -1 = it is in memory */
};

struct sa_index_kind {
    int application;     /* PRAGMA application_id */
    const char *tables;  /* SQL that makes them where they are not there yet */
    const char *prepare; /* SQL for each handle: views, and reading what will be needed */
};

/* Opens it, by one program at a time: another one is waited for, some seconds. `path` NULL makes it in memory. One of this kind that is
 * damaged, or has other tables, is emptied. SA_EINPUT when the file is of another program, SA_EIO (also when it stays in use),
 * SA_ENOMEM. Owned by the caller (sa_index_close). */
int sa_index_open(struct sa_index *out, const char *path, const struct sa_index_kind *kind,
                  struct sa_error *error);

/* Harmless on one that could not be opened. */
void sa_index_close(struct sa_index *index);

/* One snapshot of a folder of snapshots. */
struct sa_snapshot_entry {
    char *path; /* owned: the folder that holds its snapshot.db */
    char time[32];
    char org_id[32], user_id[32]; /* "" = not known */
    bool partial;
    char problem[1024]; /* why it cannot be read, and nothing else is known of it; "" = it can */
};

/* Who tells of a snapshot what has been read of it before, so that it is not opened: true when `entry` has been given time, org_id and
 * user_id (`partial` stays false). `folder` is its name in the directory, `file` its snapshot.db. */
struct sa_snapshot_known {
    bool (*find)(void *payload, struct sa_snapshot_entry *entry, const char *folder, const struct stat *file);
    void *payload;
};

/* The snapshots in the sub-folders of `directory` (OUT/<org id>), oldest first; `known` may be NULL; what has no snapshot.db is passed
 * over, and one that cannot be read comes first, with its problem. `*out` is owned by the caller (sa_snapshot_list_free). SA_EIO when the folder cannot be read, SA_ENOMEM. */
int sa_snapshot_list(struct sa_snapshot_entry **out, size_t *count, const char *directory,
                     const struct sa_snapshot_known *known, struct sa_error *error);

/* NULL is allowed. */
void sa_snapshot_list_free(struct sa_snapshot_entry *entries, size_t count);

#endif
