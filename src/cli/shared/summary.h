/* What a person reads at the end of a run: it fits a terminal of 80 columns and 24 lines. */
#ifndef SYNCAUDIT_CLI_SUMMARY_H
#define SYNCAUDIT_CLI_SUMMARY_H

#include <stdbool.h>

#include "cli/shared/job.h"
#include "cli/shared/terminal.h"

/* Prints verdict, counts and the first actions of a judged snapshot; with `files` also what was written and,
 * as the last line, the folder. Returns the exit code of the job. */
int sa_summary_print(struct sa_job *job, bool files);

/* Prints a line when the user whose view it is looks like a person or an administrator. */
int sa_summary_user(struct sa_job *job);

/* Prints whose view of which org the snapshot is. */
int sa_summary_org(struct sa_job *job);

/* Says what of a judged snapshot was not read or not judged. With sa_say. */
int sa_summary_gaps(struct sa_job *job);

/* Says which sources failed. With sa_say. */
int sa_summary_missing(struct sa_job *job);

/* Prints every finding, one a line: severity, place, rule, message. */
int sa_summary_findings(struct sa_job *job);

/* Calls `print` for each row of a query on the judged snapshot. SA_EXIT_OK, or the exit code of the error it has told. */
int sa_summary_rows(struct sa_job *job, const char *sql, void (*print)(sqlite3_stmt *row));

/* The same for a query on another database. */
int sa_summary_rows_of(sqlite3 *db, const char *sql, void (*print)(sqlite3_stmt *row));

/* Prints a row of two texts: a label and what stands beside it, on one line. */
void sa_summary_labelled(sqlite3_stmt *row);

/* The colour of a severity. */
enum sa_color sa_summary_color(const char *severity);

#endif
