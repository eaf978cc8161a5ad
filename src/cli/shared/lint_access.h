/* Who the sync user is, as syncaudit.yaml in a folder of metadata says. A change does not choose whom it is judged for: where the base has
 * the file, it counts. */
#ifndef SYNCAUDIT_CLI_LINT_ACCESS_H
#define SYNCAUDIT_CLI_LINT_ACCESS_H

#include <stdbool.h>

#include "cli/shared/configuration.h"

/* Zero-initialise before use. */
struct sa_lint_access {
    struct sa_configuration *now, *base;     /* owned; NULL = there is no such file */
    const struct sa_configured_access *used; /* of one of them; NULL = neither says */
    bool changed;                            /* the two say something else: the base's is used */
};

/* Reads DIRECTORY/syncaudit.yaml, and with `revision` (else NULL) what it was at the base. SA_EXIT_OK, or the exit code of the error it has
 * told. */
int sa_lint_access_read(struct sa_lint_access *out, const char *directory, const char *revision);
void sa_lint_access_release(struct sa_lint_access *access);

#endif
