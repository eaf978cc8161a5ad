/* Fix: what closes the findings on missing rights, as a folder of permission sets that a Salesforce admin can deploy.
 *
 * One new permission set is made for each capability of the sync, so that security can refuse one and take the others. What
 * the rules would say afterwards is worked out on a copy of the snapshot.
 *
 *     rc = sa_fix_plan(snapshot, &planned, error); // of a judged snapshot
 *     rc = rc ? rc : sa_fix_copy(&after, snapshot, error);
 *     // judge `after` with the same rules
 *     rc = rc ? rc : sa_fix_compare(snapshot, after, error);
 *     rc = rc ? rc : sa_fix_write(snapshot, "audits/00D…/2026-…/fix", error);
 */
#ifndef SYNCAUDIT_FIX_H
#define SYNCAUDIT_FIX_H

#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

/* What there is to do. */
struct sa_fix_summary {
    size_t sets;    /* permission sets that would be made */
    size_t left;    /* findings that no permission set closes */
    size_t hidden;  /* fields to hide, as decided */
    size_t unknown; /* rules on rights that could not look */
};

/* Fills the temporary tables fix_* of a judged snapshot (src/fix/plan.sql) and counts them. Call it once. SA_ENOMEM, SA_EIO. */
int sa_fix_plan(struct sa_snapshot *snapshot, struct sa_fix_summary *summary, struct sa_error *error);

/* A copy in memory of the planned snapshot, with the grants in it; not judged. Owned by the caller. SA_ENOMEM, SA_EIO. */
int sa_fix_copy(struct sa_snapshot **out, struct sa_snapshot *snapshot, struct sa_error *error);

/* Notes how many findings of each rule there are in the judged copy, for the folder. SA_ENOMEM, SA_EIO. */
int sa_fix_compare(struct sa_snapshot *snapshot, struct sa_snapshot *after, struct sa_error *error);

/* Writes the folder in one step: it is there as a whole or not at all. SA_EINPUT when there is something of that name, SA_EIO,
 * SA_ENOMEM. */
int sa_fix_write(struct sa_snapshot *snapshot, const char *folder, struct sa_error *error);

#endif
