/* Going on from a partial snapshot. */
#ifndef SYNCAUDIT_FETCH_RESUME_H
#define SYNCAUDIT_FETCH_RESUME_H

#include <sqlite3.h>

#include "syncaudit/error.h"
#include "syncaudit/salesforce.h"

/* What a partial snapshot says of the fetch it is from. Zero-initialise before use. */
struct sa_resume {
    char *path;                      /* its file; NULL = there is none */
    char *started;                   /* its time, which it keeps */
    char *api_version;               /* "67.0" */
    char *scope;                     /* NULL = the default */
    unsigned long calls;             /* sent for it so far */
    unsigned long answered, lacking; /* questions, as coverage has them */
};

/* Finds the latest partial snapshot of `origin` under options->out. SA_EINPUT when the options ask for something else than it
 * was fetched with. Without one `path` stays NULL. */
int sa_resume_find(struct sa_resume *resume, const struct sa_fetch_options *options, const char *origin,
                   struct sa_error *error);

void sa_resume_release(struct sa_resume *resume);

#endif
