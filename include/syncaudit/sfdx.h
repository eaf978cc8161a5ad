/* A folder of Salesforce metadata, read as it lies: source format, metadata format and decomposed permission sets, in any order of folders.
 *
 * What is kept of it goes into temporary tables beside a snapshot (src/sfdx/keep.sql): a row an element, with file and line. From them
 * src/sfdx/access.sql works out what one user, named by profile, permission sets and groups, may do with each custom field.
 */
#ifndef SYNCAUDIT_SFDX_H
#define SYNCAUDIT_SFDX_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"
#include "syncaudit/snapshot.h"

/* What was read, and what was not. */
struct sa_sfdx_summary {
    size_t files; /* metadata files read whole */
    size_t
        broken; /* files and folders that could not be: table source_broken has each with line and reason */
};

/* Reads the metadata below `directory` into temporary tables of `snapshot`: .forceignore and sfdx-project.json are not heeded. Links are not followed. A broken file is a row of source_broken and does not stop the rest. SA_EIO when `directory` cannot be opened;
 * SA_ENOMEM. */
int sa_sfdx_read(struct sa_snapshot *snapshot, const char *directory, struct sa_sfdx_summary *summary,
                 struct sa_error *error);

/* Says that the user has this container: `kind` is Profile, PermissionSet or PermissionSetGroup. SA_EINPUT with the nearest name when the
 * tree has none of that name, whatever its letter case. */
int sa_sfdx_give(struct sa_snapshot *snapshot, const char *kind, const char *name, struct sa_error *error);

/* Works out the table source_access: object, field, read, edit ('yes', 'no', 'unknown'), file, line. Once, after all sa_sfdx_give. */
int sa_sfdx_access(struct sa_snapshot *snapshot, struct sa_error *error);

/* Reads what the folder held at the commit that HEAD and `revision` have in common, from git's objects, into `base`; `tree` is what
 * sa_sfdx_read has made of the folder, and learns which of its files are as they were (table source_same). `*prefix` is where the folder lies in
 * the repository ("" or "force-app/"); owned by the caller. SA_EINPUT with what to do: no git, no repository, an unknown revision, a clone too
 * shallow; SA_EIO, SA_ENOMEM. */
int sa_sfdx_base(struct sa_snapshot *base, struct sa_snapshot *tree, const char *directory,
                 const char *revision, char **prefix, struct sa_error *error);

/* Appends what a file of the folder held at that commit; `*there` tells whether it was there. Errors as sa_sfdx_base. */
int sa_sfdx_old_file(struct sa_buffer *out, bool *there, const char *directory, const char *revision,
                     const char *path, struct sa_error *error);

/* Fills the table source_finding of `tree` with what is new or worse than in `base`: rule, severity, object, field, file, line, message
 * (src/sfdx/change.sql). Both have their access (sa_sfdx_access). */
int sa_sfdx_compare(struct sa_snapshot *tree, struct sa_snapshot *base, struct sa_error *error);

#endif
