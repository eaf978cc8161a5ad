/* What people give besides a snapshot, laid beside it: decisions, waivers, what earlier snapshots saw. */
#ifndef SYNCAUDIT_CLI_GIVEN_H
#define SYNCAUDIT_CLI_GIVEN_H

#include "cli/shared/audit.h"

/* Lays everything beside the snapshot, before its rules are run. Without --decisions they are those of the org:
 * OUT/<org id>/decisions.csv beside the folder of the snapshot; those of `later` where that is given, an audit it is compared with.
 * SA_EXIT_OK, or the exit code of the error it has told. */
int sa_given_publish(struct sa_audit *audit, const struct sa_audit *later);

/* Lays the decisions by that reports are filled with now, so that edited workbooks can be merged later. What keeps it from
 * that is a warning: the reports are none the worse. */
void sa_given_keep(const struct sa_audit *audit);

/* The decisions of an org below a folder (OUT); owned by the caller. NULL when out of memory. */
char *sa_decisions_path(const char *out, const char *org);

#endif
