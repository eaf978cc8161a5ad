/* Judging many snapshots of an org and comparing each with the one before: see chain.c. */
#ifndef SYNCAUDIT_DIFF_CHAIN_H
#define SYNCAUDIT_DIFF_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/trend.h"

/* One snapshot. */
struct sa_link {
    char *folder; /* owned: its name in the org's folder */
    bool
        wanted; /* what it comes to goes into the index; else it is there for the next one to be compared with */
    bool read;    /* all of its file was read by this call of sa_trend_open, and found to be whole */
    bool follows; /* the link before this one is the snapshot before it */
};

struct sa_chain {
    sqlite3 *index;
    const char *directory;
    const struct sa_trend_judging *judging;
    struct sa_link *links;
    size_t count;
};

/* Judges each, two at a time, and puts what came of it into the index: run and what belongs to it, run_change and run_comparison. One
 * that cannot be judged is named in temp.skipped. SA_ECANCELLED, SA_EIO, SA_ENOMEM. */
int sa_chain_judge(const struct sa_chain *chain, struct sa_error *error);

/* Puts a snapshot into the index that was judged already, and compared with that of the folder `before` (NULL = with none). Only index
 * and judging of the chain count. Errors as above. */
int sa_chain_store(const struct sa_chain *chain, const char *folder, const char *before,
                   struct sa_snapshot *judged, struct sa_error *error);

void sa_chain_release(struct sa_chain *chain);

#endif
