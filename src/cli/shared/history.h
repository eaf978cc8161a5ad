/* The trend over the snapshots of an org, for people and for programs. */
#ifndef SYNCAUDIT_CLI_HISTORY_H
#define SYNCAUDIT_CLI_HISTORY_H

#include "cli/shared/audit.h"
#include "syncaudit/trend.h"

/* Opens the history of a folder, judged as the settings say. SA_EXIT_OK, or the exit code of the error it has told. */
int sa_history_open(struct sa_trend **out, const struct sa_settings *settings, const char *directory);

/* Warns of what was left out, and of rules that broke: SA_EXIT_INCOMPLETE then. */
int sa_history_warn(struct sa_trend *trend);

/* Puts the runs up to the audit's snapshot, which is one of the folder's, beside it for the reports (audit_trend, audit_timeline).
 * `before` is the folder of the snapshot it was compared with, NULL = none. What stands in the way is a warning: the audit is good without. */
void sa_history_fill(struct sa_audit *audit, const char *before);

/* Prints the summary: a line of little bars per number, the last runs, what is open longest, what came back. */
int sa_history_print(struct sa_trend *trend);

/* Prints what happened to an object or a field ("Lead.Industry"), a line for each event. One of which nothing is told must be known to the
 * last snapshot in the folder: else SA_EXIT_USAGE, with the nearest. */
int sa_history_field(struct sa_trend *trend, const char *directory, const char *place);

/* Prints one line per run and number: time, folder, measure, value. */
int sa_history_csv(struct sa_trend *trend);

/* Prints runs and findings as JSON. */
int sa_history_json(struct sa_trend *trend);

#endif
