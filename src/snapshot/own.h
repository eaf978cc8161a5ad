/* What a snapshot is made of, for the files that make and open one. */
#ifndef SYNCAUDIT_SNAPSHOT_OWN_H
#define SYNCAUDIT_SNAPSHOT_OWN_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/snapshot.h"

struct sa_snapshot {
    sqlite3 *db;
    char *path;      /* the final name; NULL in memory */
    char *partial;   /* where it is being written; NULL once sealed */
    char *directory; /* of `path`; "" in memory */
    bool kept;       /* something of it outlives a crash */
    bool recovered;  /* what is being written is not this run's to remove */
    bool current;    /* its tables are those of today */
    bool finished;   /* all that sealing writes is there already */
    bool copied;     /* from a sealed one: what sealing works out is there already */
    long long deadline;
};

/* An empty one, without a handle; `path` NULL = in memory. SA_ENOMEM. */
int sa_snapshot_new(struct sa_snapshot **out, const char *path, struct sa_error *error);

/* Reads the schema, once and for all, with every limit in place: SA_EFORMAT, SA_ENOMEM. */
int sa_snapshot_read_schema(struct sa_snapshot *snapshot, struct sa_error *error);

/* Removes what is being written. A journal that a killed process left would be played back into the next file of that name. 0, or -1
 * with errno. */
int sa_snapshot_remove(const char *partial);

#endif
