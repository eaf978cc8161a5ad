/* The orgs below folders of audits, and what the last audit of each tells. */
#ifndef SYNCAUDIT_CLI_FLEET_ORG_H
#define SYNCAUDIT_CLI_FLEET_ORG_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "cli/shared/settings.h"

struct sa_fleet_org {
    char *folder; /* owned: OUT/<org id>, as it was reached */
    char *real;   /* owned: the same without links, to know one that was named twice */
    char *path;   /* owned: OUT's own name for it, for links from OUT */
};

/* Zero-initialise before use. */
struct sa_fleet_orgs {
    struct sa_fleet_org *items; /* owned; by folder */
    size_t count;
};

/* Whether a folder is that of one org: it is named as the org is. */
bool sa_fleet_is_own(const char *directory);

/* Finds the folders of orgs in the given ones, each once; one that is named may be an org's own. SA_EXIT_OK, or the exit code of the
 * error it has told: a folder that cannot be read, none with an org. */
int sa_fleet_orgs_find(struct sa_fleet_orgs *out, const char *const *directories);
void sa_fleet_orgs_release(struct sa_fleet_orgs *orgs);

/* Judges the last audit of an org, compares it with the one before by the same user, and adds a row to the table fleet_org. What cannot be
 * told is a row too, with the problem. SA_EXIT_OK, or the exit code of the error it has told (memory). */
int sa_fleet_org_keep(const struct sa_settings *settings, const struct sa_fleet_org *org, sqlite3 *db);

#endif
