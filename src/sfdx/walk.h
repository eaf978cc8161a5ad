/* A walk over files of metadata, of a folder or of git's objects, into the tables of src/sfdx/keep.sql. */
#ifndef SYNCAUDIT_SFDX_WALK_H
#define SYNCAUDIT_SFDX_WALK_H

#include <stdbool.h>

#include "sfdx/read.h"
#include "syncaudit/sfdx.h"

enum { SFDX_PATH = 4096 }; /* bytes of a path and its end */

struct sfdx_walk {
    sqlite3 *db;
    sqlite3_stmt *insert, *broken;
    struct sa_sfdx_summary *summary;
    struct sa_error *error;
};

/* Makes the tables; ended by sfdx_finish in any case, which hands `rc` through unless the end itself fails. */
int sfdx_begin(struct sfdx_walk *walk, struct sa_snapshot *snapshot, struct sa_sfdx_summary *summary,
               struct sa_error *error);
int sfdx_finish(struct sfdx_walk *walk, int rc);

/* Whether something of the file is kept, by its path, and as what; `owner` and `name` have SFDX_PATH bytes and are pointed to. */
bool sfdx_know(struct sfdx_file *file, char *owner, char *name);

/* Reads an open file into rows; a broken one becomes a row that says so. SA_ENOMEM, SA_EIO. */
int sfdx_take(struct sfdx_walk *walk, const struct sfdx_file *file, int descriptor);

#endif
