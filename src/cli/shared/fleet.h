/* The verbs of `fleet`: see src/cli/fleet.c. Each returns the exit code of the command. */
#ifndef SYNCAUDIT_CLI_FLEET_H
#define SYNCAUDIT_CLI_FLEET_H

/* Audits the connections with these names, or those of the configuration; NULL-terminated. */
int sa_fleet_audit(const char *const *names);

/* Org by org what its folder tells, for the orgs below these folders; NULL-terminated, none = --out's default. */
int sa_fleet_status(const char *const *directories);

/* Writes the script that fills a warehouse with the runs of the orgs below these folders; as above. */
int sa_fleet_load(const char *const *directories);

#endif
