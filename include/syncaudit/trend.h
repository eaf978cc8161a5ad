/* The trend over all snapshots of an org.
 *
 * Each snapshot is judged once by today's rules; what came of it is kept in an index beside the snapshots (.history.db), so
 * that the next call only judges what is new. The index holds nothing that is not in the snapshots: it is made again when it is
 * missing, damaged, or made by other rules, and where the folder cannot be written it is kept in memory.
 *
 *     rc = sa_trend_open(&trend, "audits/00D…", &judging, error);
 *     // SELECT from the tables of src/diff/trend.sql on sa_trend_db(trend)
 *     sa_trend_close(trend);
 */
#ifndef SYNCAUDIT_TREND_H
#define SYNCAUDIT_TREND_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

struct sa_trend;

struct sa_trend_judging {
    /* Judges a snapshot (sa_rules_run). Two are judged at a time, on two threads. */
    int (*judge)(void *payload, struct sa_snapshot *snapshot, struct sa_error *error);
    void *payload;
    const char *digest; /* stands for rules and settings: what another one judged is judged again */
    /* A snapshot of the folder that has been judged already, as `judge` would, and the folder of the one it was compared with
     * (sa_diff_run); each may be NULL. */
    struct sa_snapshot *judged;
    const char *before;
};

/* Reads the snapshots in the sub-folders of `directory`, judges those the index does not know, compares each with the one before
 * by the same user, and forgets those that are gone.
 * One that cannot be read or judged is left out and named: a row of the temporary table skipped (folder, reason). SA_EINPUT when none is
 * left, SA_ECANCELLED, SA_EIO, SA_ENOMEM. */
int sa_trend_open(struct sa_trend **out, const char *directory, const struct sa_trend_judging *judging,
                  struct sa_error *error);

/* NULL is allowed. */
void sa_trend_close(struct sa_trend *trend);

/* The index, borrowed until close: tables run, run_measure, run_finding and run_change, views trend, finding_life and timeline
 * (src/diff/trend.sql). */
sqlite3 *sa_trend_db(struct sa_trend *trend);

#endif
