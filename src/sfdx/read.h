/* One file of metadata, streamed into rows of source_entry. */
#ifndef SYNCAUDIT_SFDX_READ_H
#define SYNCAUDIT_SFDX_READ_H

#include <sqlite3.h>

#include "syncaudit/error.h"

/* What a file is by its path. */
struct sfdx_file {
    const char *path;  /* relative to the folder */
    const char *root;  /* what its root element means for us */
    const char *owner; /* whose it is */
    const char *name;  /* of a field: what the file is called */
    const char *kind;  /* the whole file is one element of this kind; NULL = it is not */
};

/* Reads the open file. SA_EINPUT with `*line` for what is broken, SA_EIO, SA_ENOMEM; rows of it may have been inserted by then. */
int sfdx_read(const struct sfdx_file *file, int descriptor, sqlite3_stmt *insert, unsigned long *line,
              struct sa_error *error);

#endif
