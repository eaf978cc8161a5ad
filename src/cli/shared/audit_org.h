/* The main job, from the first request to the last line. */
#ifndef SYNCAUDIT_CLI_AUDIT_ORG_H
#define SYNCAUDIT_CLI_AUDIT_ORG_H

#include "cli/shared/settings.h"

/* Fetch, judge, report, summary: what audit does with --sync and demo with the bundled org. The settings have their configuration, if any;
 * the rest of them is read here. Returns the exit code. */
int sa_audit_org(struct sa_settings *settings, const char *connection);

#endif
