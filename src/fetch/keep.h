/* What outlives a fetch that is killed: answers are written down every few seconds, and the next fetch into the same folder
 * makes a partial snapshot of them, as a cancelled fetch leaves one. */
#ifndef SYNCAUDIT_FETCH_KEEP_H
#define SYNCAUDIT_FETCH_KEEP_H

#include "fetch/plan.h"
#include "syncaudit/file.h"

/* The folder of a fetch in OUT begins with one of these, behind a dot: what the second one holds must not be seen when it is not
 * finished (the shared form, a view that is worked out), and is removed. */
#define SA_FOLDER_KEPT "fetch-"
#define SA_FOLDER_PRIVATE "private-"

/* Zero-initialise, fill in the first three. */
struct sa_keeper {
    struct sa_snapshot *snapshot;
    const char *started;  /* ISO 8601: the run's time */
    unsigned long before; /* calls an earlier fetch sent for the same snapshot */
    long long due;        /* sa_time_monotonic_ms when it is to happen next */
};

/* plan->keep: `payload` is a struct sa_keeper. Nothing is written down before it is known whose the answers are. */
int sa_keep(void *payload, struct sa_plan *plan, struct sa_error *error);

/* Looks after what dead runs left under OUT: what they have kept becomes OUT/ORG/TIME/snapshot.db, or replaces the
 * partial one they went on from; the rest is removed. What a living run holds is not touched. */
void sa_keep_leftovers(const char *out, const struct sa_observer *observer);

#endif
