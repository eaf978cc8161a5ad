/* What a person reads at the end of a run: it fits a terminal of 80 columns and 24 lines. */
#ifndef SYNCAUDIT_CLI_SUMMARY_H
#define SYNCAUDIT_CLI_SUMMARY_H

#include <stdbool.h>

#include "cli/shared/audit.h"

/* Prints verdict, counts and the first actions of a judged snapshot; with `files` also what was written and,
 * as the last line, the folder. Returns the exit code of the audit. */
int sa_summary_print(struct sa_audit *audit, bool files);

/* Prints a line when the user whose view it is looks like a person or an administrator. */
int sa_summary_user(struct sa_audit *audit);

/* Prints whose view of which org the snapshot is. */
int sa_summary_org(struct sa_audit *audit);

/* Says what of a judged snapshot was not read or not judged. With sa_say. */
int sa_summary_gaps(struct sa_audit *audit);

/* Says which sources failed. With sa_say. */
int sa_summary_missing(struct sa_audit *audit);

/* Prints every finding, one a line: severity, place, rule, message. */
int sa_summary_findings(struct sa_audit *audit);

#endif
