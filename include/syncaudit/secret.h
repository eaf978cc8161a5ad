/* Secrets: read from where they may lie, and wiped. */
#ifndef SYNCAUDIT_SECRET_H
#define SYNCAUDIT_SECRET_H

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

enum { SA_SECRET_LIMIT = 65536 }; /* bytes; no key, token or secret comes near */

/* Where a secret lies: in an environment variable, or in a file of mode 0600 that belongs to the user. */
struct sa_secret_source {
    const char *variable;
    const char *file;
    const char *
        value; /* of the variable, where the caller has taken it out of the environment; NULL = it is there */
};

/* Reads a file that holds a secret (appended): a plain file that belongs to the user and that nobody else may read. White
 * space at its end is left out. SA_EINPUT with path and what to do; its content is never in the error. */
int sa_secret_read_file(struct sa_buffer *out, const char *path, struct sa_error *error);

/* Reads a secret from its variable or its file (appended): printable ASCII without blanks. `key` is how the configuration
 * calls it: "secret" for secret_env and secret_file. SA_EINPUT. */
int sa_secret_read(struct sa_buffer *out, const struct sa_secret_source *source, const char *key,
                   struct sa_error *error);

/* Overwrites and frees; the buffer is empty and usable again. */
void sa_secret_release(struct sa_buffer *secret);

#endif
