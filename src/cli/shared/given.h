/* What people give besides a snapshot: decisions, waivers, a baseline. */
#ifndef SYNCAUDIT_CLI_GIVEN_H
#define SYNCAUDIT_CLI_GIVEN_H

#include "syncaudit/decisions.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/waivers.h"

/* Zero-initialise before use. */
struct sa_given {
    struct sa_waivers waivers;
    struct sa_decisions *decisions; /* NULL = not looked for yet */
    char *decisions_path;           /* NULL = there is no place for them */
    struct sa_snapshot *baseline;   /* NULL = none, or its findings have been taken */
};

struct sa_job;

/* Reads --waivers (or the current folder's waivers.yaml), --decisions, --baseline: what is wrong with them is said before
 * anything is fetched. */
int sa_given_read(struct sa_given *given);
void sa_given_release(struct sa_given *given);

/* Lays everything beside the job's snapshot, before its rules are run. Without --decisions they are those of the org:
 * OUT/<org id>/decisions.csv beside the folder of the snapshot. The baseline is judged as the job is. */
int sa_given_publish(struct sa_job *job);

/* Lays the decisions by that reports are filled with now, so that edited workbooks can be merged later. What keeps it from
 * that is a warning: the reports are none the worse. */
void sa_given_keep(const struct sa_given *given);

/* The decisions of an org below a folder (OUT); owned by the caller. NULL when out of memory. */
char *sa_decisions_path(const char *out, const char *org);

#endif
