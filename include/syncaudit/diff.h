/* Diff: what changed from one snapshot to a later one, and what that means for the sync.
 *
 * Both snapshots are judged by the same rules first. What is compared of a side is copied from its snapshot and its
 * results into tables of one shape (src/diff/side/); the two are joined and every difference becomes a row of the
 * temporary table `change` beside the newer snapshot (src/diff/change.sql), where reports find it. An object or
 * source that one side did not read is *unknown*, never *removed*.
 *
 *     rc = sa_rules_run(rules, old, &options, error);
 *     rc = rc ? rc : sa_rules_run(rules, new, &options, error);
 *     rc = rc ? rc : sa_diff_run(new, old, SA_DIFF_SAME, error);
 */
#ifndef SYNCAUDIT_DIFF_H
#define SYNCAUDIT_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

/* What the two snapshots may differ in beyond their time. */
enum sa_diff_scope {
    SA_DIFF_SAME,     /* nothing: same org, same user, the older one first */
    SA_DIFF_ANY_USER, /* seen by different users of one org */
    SA_DIFF_TWO_ORGS, /* two orgs, such as a sandbox and its production: matched by API name, in any order of time */
};

/* Which changes a gate asks for (--fail-on-change). */
enum sa_diff_gate { SA_DIFF_NEVER, SA_DIFF_NEW_VISIBLE, SA_DIFF_BREAKING, SA_DIFF_ANY };

/* Compares two judged snapshots and fills the temporary tables `change`, `change_run`, `finding_change` and
 * `coverage_change` of `now`; a second call replaces what the first one wrote. SA_EINPUT when they differ in more than
 * `scope` allows (the advice says which option allows it), SA_ENOMEM, SA_EIO. */
int sa_diff_run(struct sa_snapshot *now, struct sa_snapshot *before, enum sa_diff_scope scope,
                struct sa_error *error);

/* What is compared of a judged snapshot, apart from it: to compare it with later ones when it is closed. Zero-initialise. */
struct sa_diff_side {
    unsigned char *bytes; /* of a database, SQLite's memory; NULL = none */
    long long size;
};

/* Reads what is compared of a judged snapshot, for sa_diff_from_side, and gives a copy of it to `out` (NULL = none is wanted), which
 * the caller owns (sa_diff_side_release). SA_ENOMEM, SA_EIO. */
int sa_diff_side(struct sa_diff_side *out, struct sa_snapshot *judged, struct sa_error *error);

/* sa_diff_run for a snapshot that sa_diff_side has read, with the side of an earlier one. */
int sa_diff_from_side(struct sa_snapshot *now, const struct sa_diff_side *before, enum sa_diff_scope scope,
                      struct sa_error *error);

/* Harmless on an empty one. */
void sa_diff_side_release(struct sa_diff_side *side);

/* Number of changes the gate would stop at. */
int sa_diff_count(struct sa_snapshot *now, enum sa_diff_gate gate, size_t *count, struct sa_error *error);

/* What an audit is compared with. */
struct sa_diff_previous {
    char *path;        /* folder of the newest earlier snapshot that can be read; NULL = there is none */
    char unread[2048]; /* a newer one that cannot be, and why; "" = there is none */
};

/* The newest snapshot beside `now`, which lies in `directory` (OUT/<org id>/<time>), that was taken before it, of the same org and by
 * the same user, whole or partial. A folder with a snapshot that cannot be read has no time: its name tells whether it is newer.
 * `out` is released by the caller, also on error. SA_EIO, SA_ENOMEM. */
int sa_diff_previous(struct sa_diff_previous *out, const char *directory, struct sa_snapshot *now,
                     struct sa_error *error);
void sa_diff_previous_release(struct sa_diff_previous *previous);

#endif
