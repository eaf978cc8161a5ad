/* The rules, run on one snapshot or on two that are compared. */
#ifndef SYNCAUDIT_CLI_JUDGE_H
#define SYNCAUDIT_CLI_JUDGE_H

#include "cli/shared/audit.h"

/* Lays what people and Marketo have given beside the snapshot, and runs the rules on it. With `later`, an audit it is compared with, it
 * is judged by that one's decisions. SA_EXIT_OK, or the exit code of the error it has told. */
int sa_judge(struct sa_audit *audit, const struct sa_audit *later);

/* The same for an audit and an earlier one that it is compared with, both at once. */
int sa_judge_both(struct sa_audit *audit, struct sa_audit *before);

#endif
