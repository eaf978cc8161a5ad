/* One snapshot, and what this run has made of it so far.
 *
 *     struct sa_audit audit = {.settings = &settings};
 *     int exit = sa_audit_open(&audit, path);
 *     if (!exit)
 *         exit = sa_verdict_reach(&audit);
 *     ...
 *     sa_audit_release(&audit);
 */
#ifndef SYNCAUDIT_CLI_AUDIT_H
#define SYNCAUDIT_CLI_AUDIT_H

#include <stdbool.h>

#include "cli/shared/settings.h"
#include "syncaudit/snapshot.h"

enum { SA_AUDIT_SEVERITIES = 6 };

/* Zero-initialise before use, but for the settings. Owns what its pointers lead to, but for these. */
struct sa_audit {
    const struct sa_settings *settings; /* borrowed */
    struct sa_snapshot *snapshot;
    char *directory; /* where reports go; NULL = nothing is written */
    struct sa_decisions
        *decisions;       /* of the snapshot's org; NULL = the settings name some, or nothing was judged */
    char *decisions_path; /* where these are; NULL = there is no place for them */
    bool fetched;         /* by this run: the snapshot holds what Marketo's files say */
    bool partial;         /* the snapshot lacks something that was asked for */
    bool judged;          /* the rules have run on it */
    bool blind;           /* a gate (--fail-on-change, --baseline) could not compare; why has been said */
    struct sa_rules_summary summary;
    size_t gated; /* changes --fail-on-change stops at */
    size_t gating
        [SA_AUDIT_SEVERITIES]; /* findings --fail-on counts, by severity rank: not waived, not in the baseline */
};

/* Opens an existing snapshot. SA_EXIT_OK, or the exit code of the error it has told. */
int sa_audit_open(struct sa_audit *audit, const char *path);

/* The same for any path that sa_snapshot_find takes. A snapshot that lies deeper than the path says is named, with sa_warn. */
int sa_audit_find(struct sa_audit *audit, const char *path);

/* Its database. Borrowed. */
sqlite3 *sa_audit_db(const struct sa_audit *audit);

void sa_audit_release(struct sa_audit *audit);

#endif
