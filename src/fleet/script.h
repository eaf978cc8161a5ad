/* A warehouse of many orgs, filled by a script for psql: the SQL of reports/fleet, and for each run a transaction of its own that copies it
 * into temporary tables and takes over what is not there yet.
 *
 *     sa_fleet_script_begin(&file);
 *     rc = sa_fleet_script_run(&file, snapshot, &options, error);   // for each judged snapshot
 */
#ifndef SYNCAUDIT_FLEET_SCRIPT_H
#define SYNCAUDIT_FLEET_SCRIPT_H

#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

struct sa_fleet_script {
    /* Takes the script, piece by piece. */
    void (*put)(void *payload, const char *bytes, size_t length);
    void *payload;
    bool people; /* free texts and names of people in decisions are loaded, too */
};

/* Writes the head: psql stops at the first error, tables and views are there, and of this version. */
void sa_fleet_script_begin(const struct sa_fleet_script *script);

/* Writes one run: a judged snapshot in the shared form. A run that the warehouse has already is left as it is. Nothing of it that psql
 * reads is a command: a value is a line of COPY, its backslashes and line breaks escaped. SA_EINPUT when the snapshot names no org;
 * SA_ENOMEM, SA_EIO. */
int sa_fleet_script_run(const struct sa_fleet_script *script, struct sa_snapshot *snapshot,
                        struct sa_error *error);

#endif
