/* What outlives a fetch that is killed: answers are written down every few seconds, and the next fetch into the same folder
 * makes a partial snapshot of them, as a cancelled fetch leaves one. */
#ifndef SYNCAUDIT_FETCH_KEEP_H
#define SYNCAUDIT_FETCH_KEEP_H

#include "fetch/folder.h"
#include "fetch/party.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"

/* The folder of a fetch in OUT begins with one of these, behind a dot: what the second one holds must not be seen when it is not
 * finished (the shared form, a view that is worked out), and is removed. */
#define SA_FOLDER_KEPT "fetch-"
#define SA_FOLDER_PRIVATE "private-"

/* Zero-initialise, fill in all but `due`. */
struct sa_keeper {
    struct sa_snapshot *snapshot;
    /* True when something to judge has come, and it is known of whom: nothing is written down before. */
    bool (*is_worth_it)(void *payload);
    /* Writes the row that says which fetch the snapshot is from. */
    int (*note_run)(void *payload, struct sa_error *error);
    void *payload;
    long long due; /* sa_time_monotonic_ms when it is to happen next */
};

/* plan->keep: `payload` is a struct sa_keeper. */
int sa_keep(void *payload, struct sa_plan *plan, struct sa_error *error);

/* Where a dead run's snapshot belongs. */
struct sa_keep_place {
    const char *out;                        /* the folder of all snapshots */
    const struct sa_source *const *sources; /* that may have left something unfinished; NULL-terminated */
    /* The name of the folder below it, which the snapshot's content tells. */
    int (*folder)(char name[SA_FOLDER_NAME_SIZE], sqlite3 *db, struct sa_error *error);
    const struct sa_observer *observer;
};

/* Looks after what dead runs left under OUT: what they have kept becomes OUT/ACCOUNT/TIME/snapshot.db, or replaces the
 * partial one they went on from; the rest is removed. What a living run holds is not touched. */
void sa_keep_leftovers(const struct sa_keep_place *place);

#endif
