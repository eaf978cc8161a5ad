/* How an audit ends: judged, compared with the baseline, and what --fail-on makes of that. */
#ifndef SYNCAUDIT_CLI_VERDICT_H
#define SYNCAUDIT_CLI_VERDICT_H

#include "cli/shared/audit.h"

/* Runs the rules, lays the baseline beside their findings, and counts those --fail-on stops at. SA_EXIT_OK, or the exit code of the
 * error it has told. */
int sa_verdict_reach(struct sa_audit *audit);

/* Says how many findings --fail-on stops at, and one of them. With sa_say. */
int sa_verdict_say(const struct sa_audit *audit);

/* The exit code of an audit, as far as it has come. */
int sa_verdict_exit(const struct sa_audit *audit);

#endif
