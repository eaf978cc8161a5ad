/* What changed since an earlier snapshot, for people. */
#ifndef SYNCAUDIT_CLI_CHANGES_H
#define SYNCAUDIT_CLI_CHANGES_H

#include "cli/shared/audit.h"

/* Judges the snapshot at `path` as the audit is, and the audit's own unless it is judged; compares the two, and counts what
 * the gate stops at. */
int sa_changes_compare(struct sa_audit *audit, const char *path, enum sa_diff_scope scope);

/* Compares the audit's judged snapshot with the newest earlier one beside it, if there is one, and then also puts the trend beside it.
 * What stands in the way is a warning: the audit is good without; a gate is not (it is blind then). */
void sa_changes_since_previous(struct sa_audit *audit);

/* After a comparison: says what one of the two sides did not read, so that no change of it could be seen (it is blind then). */
int sa_changes_whole(struct sa_audit *audit);

/* Says what people schedule the program for, if there is reason to: which fields became visible. With sa_say. */
int sa_changes_alert(struct sa_audit *audit);

/* Says which other changes --fail-on-change stops at. With sa_say. */
int sa_changes_gated(struct sa_audit *audit);

/* Prints the summary of the comparison: counts, then the first changes (all of them with --verbose). */
int sa_changes_print(struct sa_audit *audit);

/* One line of the same: the counts. Nothing when nothing was compared. */
int sa_changes_line(struct sa_audit *audit);

#endif
