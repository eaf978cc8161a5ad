/* The reports of an audit, written. */
#ifndef SYNCAUDIT_CLI_REPORTING_H
#define SYNCAUDIT_CLI_REPORTING_H

#include "cli/shared/audit.h"

/* Writes the reports to the audit's directory. All are tried; SA_EXIT_FAILED when one could not be written. */
int sa_reporting_write(const struct sa_audit *audit);

#endif
