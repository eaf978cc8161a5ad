/* Going on from a partial snapshot. */
#ifndef SYNCAUDIT_FETCH_RESUME_H
#define SYNCAUDIT_FETCH_RESUME_H

#include <sqlite3.h>

#include "syncaudit/error.h"

/* What a partial snapshot says of the fetch it is from. Zero-initialise before use. */
struct sa_resume {
    char *path;                      /* its file; NULL = there is none */
    char *started;                   /* its time, which it keeps */
    char *api_version;               /* "67.0" */
    char *scope;                     /* NULL = the default */
    unsigned long calls;             /* sent for it so far */
    unsigned long answered, lacking; /* questions, as coverage has them */
};

/* Finds the latest partial snapshot of `origin` under `out`. Without one `path` stays NULL. */
int sa_resume_find(struct sa_resume *resume, const char *out, const char *origin, struct sa_error *error);

/* Checks that `wanted` (NULL = anything) is what the snapshot was fetched with: SA_EINPUT. `what` = "the objects". */
int sa_resume_check(const struct sa_resume *resume, const char *what, const char *was, const char *wanted,
                    struct sa_error *error);

void sa_resume_release(struct sa_resume *resume);

#endif
