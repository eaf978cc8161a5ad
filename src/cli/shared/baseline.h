/* --baseline: the findings that were there already. */
#ifndef SYNCAUDIT_CLI_BASELINE_H
#define SYNCAUDIT_CLI_BASELINE_H

#include "cli/shared/audit.h"

/* Judges the baseline as the audit was judged, and lays the fingerprints of its findings beside the audit's. One that cannot be compared
 * hides nothing: each finding counts as new, and the audit is blind. Nothing without --baseline. SA_EXIT_OK, or the exit code of the error
 * it has told. */
int sa_baseline_lay(struct sa_audit *audit);

#endif
