/* What an audit can know from: the names that coverage and the rules' `needs` use, and a line each for people.
 *
 * Each source has a file of its own in a folder `source` (src/salesforce/source/NAME.c), which defines
 * `const struct sa_source_info sa_source_info_NAME`; the build makes the table.
 */
#ifndef SYNCAUDIT_SOURCE_H
#define SYNCAUDIT_SOURCE_H

#include <sqlite3.h>
#include <stddef.h>

#include "syncaudit/error.h"

struct sa_source_info {
    int place;         /* sources are asked and listed in this order */
    const char *name;  /* as coverage has it */
    const char *gives; /* "the objects the user can see" */
    const char
        *unlock; /* what to do where it is missing: "connect a user with View Setup and Configuration" */
};

extern const struct sa_source_info *const sa_source_info_table[]; /* NULL-terminated, in no order */

/* The source whose name is these bytes, or NULL. */
const struct sa_source_info *sa_source_info_find(const char *name, size_t length);

/* Makes the temporary table source_info (place, name, gives, unlock) for rules and sheets. */
int sa_source_info_list(sqlite3 *db, struct sa_error *error);

#endif
