/* Running one rule: see run_rule.c. */
#ifndef SYNCAUDIT_RULES_RUN_RULE_H
#define SYNCAUDIT_RULES_RUN_RULE_H

#include "rules/guard.h"
#include "syncaudit/buffer.h"
#include "syncaudit/clock.h"
#include "syncaudit/rules.h"

/* What the rules of a run share. */
struct sa_rule_run {
    struct sa_guard guard;
    long time_limit_ms;
    char snapshot_time[SA_TIME_SIZE]; /* what :now is */
    sqlite3_stmt *select_need;        /* the status of a source */
    sqlite3_stmt *insert_result;
    sqlite3_stmt *insert_finding;
};

/* What came of one rule. */
struct sa_rule_outcome {
    const char *status;      /* "pass", "fail" or "error" */
    struct sa_buffer reason; /* of an error */
    long long findings;
    char lacks[32]; /* these two of a skipped one: see rule_result (src/rules/results.sql) */
    const char *unlock;
};

/* Runs one rule and puts its rows into `finding`, all of them or none. A rule that breaks is an outcome, not
 * an error; SA_ECANCELLED, SA_EIO and SA_ENOMEM are errors of the run. */
int sa_rule_run(struct sa_rule_run *run, const struct sa_rule *rule, struct sa_rule_outcome *outcome,
                struct sa_error *error);

/* The time of a snapshot, as rules and queries know it. SA_EFORMAT, SA_EIO. */
int sa_rules_time(sqlite3 *db, char out[SA_TIME_SIZE], struct sa_error *error);

/* The statement behind `insert_finding`. */
extern const char sa_rule_insert_finding[];

#endif
