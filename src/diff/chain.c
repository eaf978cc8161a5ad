/* Many snapshots of an org, judged two at a time: see chain.h.
 *
 * Judging takes a database of its own, so two threads hardly meet: the index is one's at a time. What is compared of a snapshot is read
 * once and handed to the link after it, which was begun later and waits for it, if need be. */
#include "diff/chain.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "snapshot/glance.h"
#include "syncaudit/diff.h"
#include "syncaudit/embedded.h"
#include "syncaudit/seen.h"
#include "syncaudit/sql.h"
#include "syncaudit/threads.h"

/* What a link leaves for the one after it. */
struct outcome {
    bool done;
    struct sa_diff_side side; /* empty: it could not be judged */
};

/* One call of sa_chain_judge. */
struct work {
    const struct sa_chain *chain;
    pthread_mutex_t lock; /* over the index and the outcomes */
    pthread_cond_t done;
    struct outcome *outcomes;
};

/* One link on its way. */
struct one {
    struct work *work;
    const struct sa_chain *chain;
    const struct sa_link *link;
    const char *folder;
    const char *before; /* folder of the snapshot it is compared with; NULL = none */
    bool is_before;     /* of the link after it */
    struct outcome *outcome;
    struct stat file;
    struct sa_snapshot *snapshot;
    bool index_failed; /* it is not the snapshot that is to blame */
};

/* ---- into the index, by whoever holds the lock ---- */

/* Inserts the rows of a query on the snapshot; the folder comes first. */
static int chain_copy(const struct one *one, const char *select, const char *table, struct sa_error *error)
{
    char *sql = sqlite3_mprintf("SELECT %Q, * FROM (%s)", one->folder, select);
    int rc = sql ? sa_sql_copy(one->chain->index, table, sa_snapshot_db(one->snapshot), sql, error)
                 : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

static int store_run(const struct one *one, struct sa_error *error)
{
    static const char findings[] =
        "SELECT f.fingerprint, f.rule, r.title, f.severity, f.severity_rank, f.object, f.field, f.action"
        " FROM finding f JOIN rule_result r ON r.id = f.rule WHERE NOT f.waived";
    char *run =
        sqlite3_mprintf("SELECT %lld, %lld, %Q, time, org_id, org_name, user_id, sync_user, partial, verdict"
                        " FROM audit, verdict",
                        (long long)one->file.st_size,
                        (long long)one->file.st_mtim.tv_sec * 1000000000 + one->file.st_mtim.tv_nsec,
                        one->chain->judging->digest);
    int rc = run ? chain_copy(one, run, "run", error) : sa_error_memory(error);
    sqlite3_free(run);
    if (rc == SA_OK)
        rc = chain_copy(one, sa_embedded_find("src/diff/measure.sql")->data, "run_measure", error);
    return rc ? rc : chain_copy(one, findings, "run_finding", error);
}

static int store_changes(const struct one *one, struct sa_error *error)
{
    static const char changes[] =
        "SELECT rank, code, title, severity, severity_rank, coalesce(object, ''), field, before, after, message,"
        " changed_by, changed_at, certainty FROM change";
    char *again = sqlite3_mprintf("DELETE FROM run_change WHERE folder = %Q", one->folder);
    int rc = again ? sa_sql_run(one->chain->index, again, error) : sa_error_memory(error);
    sqlite3_free(again);
    return rc ? rc : chain_copy(one, changes, "run_change", error);
}

/* Notes that the link was compared with the one before it; two that cannot be (of two orgs, say) are not tried again. */
static int store_comparison(const struct one *one, struct sa_error *error)
{
    char *sql =
        sqlite3_mprintf("INSERT OR REPLACE INTO run_comparison VALUES (%Q, %Q)", one->folder, one->before);
    int rc = sql ? sa_sql_run(one->chain->index, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

/* Notes that a snapshot cannot be judged: the others can. */
static int store_skipped(const struct one *one, const struct sa_error *why, struct sa_error *error)
{
    char *sql =
        sqlite3_mprintf("INSERT OR IGNORE INTO temp.skipped VALUES (%Q, %Q)", one->folder, why->message);
    int rc = sql ? sa_sql_run(one->chain->index, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

/* ---- one link ---- */

static int chain_look(struct one *one, const char *path, struct sa_error *error)
{
    return stat(path, &one->file) == 0
               ? SA_OK
               : sa_error_set(error, SA_EINPUT, "'%s' cannot be read: %s", path, strerror(errno));
}

static int chain_open(struct one *one, struct sa_error *error)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s/snapshot.db", one->chain->directory, one->folder) < 0)
        return sa_error_memory(error);
    int rc = chain_look(one, path, error);
    if (rc == SA_OK)
        rc = one->link->read ? sa_snapshot_glance(&one->snapshot, path, error)
                             : sa_snapshot_open(&one->snapshot, path, error);
    free(path);
    return rc;
}

static int chain_publish(struct one *one, struct sa_error *error)
{
    pthread_mutex_lock(&one->work->lock);
    int rc = sa_seen_publish(one->chain->index, one->snapshot, error);
    pthread_mutex_unlock(&one->work->lock);
    one->index_failed = rc != SA_OK;
    return rc;
}

/* Hands the side to the link after this one, and puts the results into the index. */
static int chain_hand_on(struct one *one, struct sa_diff_side *side, struct sa_error *error)
{
    pthread_mutex_lock(&one->work->lock);
    one->outcome->side = *side;
    one->outcome->done = true;
    pthread_cond_broadcast(&one->work->done);
    int rc = one->link->wanted ? store_run(one, error) : SA_OK;
    pthread_mutex_unlock(&one->work->lock);
    one->index_failed = rc != SA_OK;
    return rc;
}

static int chain_judge(struct one *one, struct sa_error *error)
{
    const struct sa_trend_judging *judging = one->chain->judging;
    struct sa_diff_side side = {0};
    int rc = chain_open(one, error);
    if (rc == SA_OK)
        rc = chain_publish(one, error);
    if (rc == SA_OK)
        rc = judging->judge(judging->payload, one->snapshot, error);
    if (rc == SA_OK && (one->before || one->is_before))
        rc = sa_diff_side(one->is_before ? &side : NULL, one->snapshot, error);
    return rc ? rc : chain_hand_on(one, &side, error);
}

/* The side of the link before; empty when it could not be judged. Nobody else asks for it. */
static struct sa_diff_side chain_take_side(struct one *one)
{
    struct outcome *before = &one->outcome[-1];
    pthread_mutex_lock(&one->work->lock);
    while (!before->done)
        pthread_cond_wait(&one->work->done, &one->work->lock);
    struct sa_diff_side side = before->side;
    before->side = (struct sa_diff_side){0};
    pthread_mutex_unlock(&one->work->lock);
    return side;
}

static int chain_compare(struct one *one, struct sa_error *error)
{
    struct sa_diff_side before = chain_take_side(one);
    if (!before.bytes)
        return SA_OK;
    int rc = sa_diff_from_side(one->snapshot, &before, SA_DIFF_SAME, error);
    bool compared = rc == SA_OK;
    if (rc == SA_EINPUT)
        rc = SA_OK;
    pthread_mutex_lock(&one->work->lock);
    if (compared)
        rc = store_changes(one, error);
    if (rc == SA_OK)
        rc = store_comparison(one, error);
    pthread_mutex_unlock(&one->work->lock);
    sa_diff_side_release(&before);
    return rc;
}

/* Whoever waits for the link goes on, whatever came of it. */
static void chain_let_go(struct one *one)
{
    pthread_mutex_lock(&one->work->lock);
    one->outcome->done = true;
    pthread_cond_broadcast(&one->work->done);
    pthread_mutex_unlock(&one->work->lock);
    sa_snapshot_close(one->snapshot);
}

static int chain_one(void *payload, size_t number, struct sa_error *error)
{
    struct work *work = payload;
    const struct sa_link *links = work->chain->links;
    struct one one = {.work = work,
                      .chain = work->chain,
                      .link = &links[number],
                      .folder = links[number].folder,
                      .before = links[number].follows ? links[number - 1].folder : NULL,
                      .is_before = number + 1 < work->chain->count && links[number + 1].follows,
                      .outcome = &work->outcomes[number]};
    struct sa_error why = SA_ERROR_INIT;
    int rc = chain_judge(&one, &why);
    bool judged = rc == SA_OK;
    if (rc == SA_ECANCELLED || rc == SA_ENOMEM || one.index_failed) {
        *error = why;
    } else if (rc) {
        pthread_mutex_lock(&work->lock);
        rc = store_skipped(&one, &why, error);
        pthread_mutex_unlock(&work->lock);
    }
    if (judged && rc == SA_OK && one.before)
        rc = chain_compare(&one, error);
    chain_let_go(&one);
    return rc;
}

int sa_chain_judge(const struct sa_chain *chain, struct sa_error *error)
{
    struct work work = {.chain = chain,
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .done = PTHREAD_COND_INITIALIZER,
                        .outcomes = calloc(chain->count + 1, sizeof *work.outcomes)};
    int rc = work.outcomes ? sa_threads_run(chain->count, chain_one, &work, error) : sa_error_memory(error);
    for (size_t i = 0; work.outcomes && i < chain->count; i++)
        sa_diff_side_release(&work.outcomes[i].side);
    free(work.outcomes);
    pthread_cond_destroy(&work.done);
    pthread_mutex_destroy(&work.lock);
    return rc;
}

int sa_chain_store(const struct sa_chain *chain, const char *folder, const char *before,
                   struct sa_snapshot *judged, struct sa_error *error)
{
    struct one one = {.chain = chain, .folder = folder, .before = before, .snapshot = judged};
    char *path = NULL;
    if (asprintf(&path, "%s/snapshot.db", sa_snapshot_directory(judged)) < 0)
        return sa_error_memory(error);
    int rc = chain_look(&one, path, error);
    free(path);
    if (rc == SA_OK)
        rc = store_run(&one, error);
    if (rc == SA_OK && before)
        rc = store_changes(&one, error);
    return rc || !before ? rc : store_comparison(&one, error);
}

void sa_chain_release(struct sa_chain *chain)
{
    for (size_t i = 0; i < chain->count; i++)
        free(chain->links[i].folder);
    free(chain->links);
    chain->links = NULL;
    chain->count = 0;
}
