/* A repository's older files, from git's objects. git runs without a shell and reads objects alone: nothing that a checked-out .git/config names
 * (a file system monitor, a filter, a hook, another way to fetch) is run by it. The work tree is read by us. */
#ifndef SYNCAUDIT_SFDX_GIT_H
#define SYNCAUDIT_SFDX_GIT_H

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

enum { SFDX_GIT_ID = 65 }; /* bytes of an object's id and its end: SHA-1 or SHA-256 */

/* Sets `out` to the commit that HEAD and `revision` have in common, and `prefix` to where `directory` lies in the repository ("" or
 * "force-app/"; owned by the caller). SA_EINPUT with what to do: no git, no repository, a revision it does not know, a clone too shallow. */
int sfdx_git_base(char out[SFDX_GIT_ID], char **prefix, const char *directory, const char *revision,
                  struct sa_error *error);

/* Appends what the commit has below `directory`: "100644 blob ID\tPATH" and a NUL for each file, paths relative to it. SA_EINPUT, SA_EIO,
 * SA_ENOMEM. */
int sfdx_git_list(struct sa_buffer *out, const char *directory, const char *commit, struct sa_error *error);

/* Appends the content of a file by its id. SA_EINPUT when git cannot read it (a clone that left it out, damage). */
int sfdx_git_read(struct sa_buffer *out, const char *directory, const char *id, struct sa_error *error);

/* The id that git gives this content, as long as those of the repository are (`like`). SA_ENOMEM. */
int sfdx_git_hash(char out[SFDX_GIT_ID], const char *bytes, size_t length, const char *like,
                  struct sa_error *error);

#endif
