/* One fetch of a test: into a temporary folder, with its outcome. */
#ifndef SYNCAUDIT_TEST_FETCHED_H
#define SYNCAUDIT_TEST_FETCHED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "org.h"
#include "query.h"
#include "syncaudit/salesforce.h"

#define NOW "2026-11-23T08:15:00Z"

struct fetched {
    char *out; /* the folder fetched into */
    int rc;
    bool partial;
    struct sa_snapshot *snapshot;
    struct sa_error error;
};

/* `out` NULL = a new temporary folder. */
static inline struct fetched fetch_all(struct sa_fetch_options options)
{
    struct fetched fetched = {.out = test_folder_make()};
    if (!options.out)
        options.out = fetched.out;
    if (!options.token)
        options.token = TEST_ORG_TOKEN;
    if (!options.now)
        options.now = NOW;
    options.retry_pause_ms = 1;
    fetched.rc = sa_fetch(&fetched.snapshot, &fetched.partial, &options, &fetched.error);
    return fetched;
}

/* The describes and what comes before them; the sources behind have tests of their own. */
static inline struct fetched fetch(struct sa_fetch_options options)
{
    options.describes_only = true;
    return fetch_all(options);
}

static inline struct fetched fetch_from(const char *connection)
{
    return fetch((struct sa_fetch_options){.connection = connection});
}

static inline void release(struct fetched *fetched)
{
    sa_snapshot_close(fetched->snapshot);
    test_folder_remove(fetched->out);
}

static inline void rows_are(const struct fetched *fetched, const char *sql, const char *expected)
{
    assert_int_equal(fetched->rc, 0);
    test_query_is(sa_snapshot_db(fetched->snapshot), sql, expected);
}

/* How many files and folders there are in `folder`, hidden ones too. */
static inline unsigned count_entries(const char *folder)
{
    unsigned count = 0;
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(entries);
    return count;
}

/* A fetch that failed with this code, said this, and left nothing behind. */
static inline void failed(struct fetched *fetched, int code, const char *message, const char *advice)
{
    if (fetched->rc != code || !strstr(fetched->error.message, message) ||
        !strstr(fetched->error.advice, advice))
        fail_msg("%d '%s' '%s'", fetched->rc, fetched->error.message, fetched->error.advice);
    assert_null(fetched->snapshot);
    assert_false(fetched->partial);
    assert_int_equal(count_entries(fetched->out), 0);
    release(fetched);
}

#endif
