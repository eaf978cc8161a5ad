/* A new snapshot, fetched as the options say. */
#ifndef SYNCAUDIT_CLI_FETCHING_H
#define SYNCAUDIT_CLI_FETCHING_H

#include "cli/shared/audit.h"

/* Fetches a new snapshot under --out with this connection (NULL = there is only --admin) and --admin. SA_EXIT_OK, or the exit code of the
 * error it has told. */
int sa_fetching_run(struct sa_audit *audit, const char *connection);

#endif
