/* The shared form of a snapshot: what can be given away, for somebody else to audit.
 *
 * It holds no names, usernames and e-mail addresses of people, no formula texts and no free texts; the rules work on it, because
 * what they need of a formula stays: which fields, functions and operators it is made of. src/snapshot/share/ says what becomes
 * of each column; e-mail addresses are taken out of every text of every table besides. It is written anew, so that nothing
 * is left in a corner of the file.
 */
#ifndef SYNCAUDIT_SHARE_H
#define SYNCAUDIT_SHARE_H

#include <stddef.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

#define SA_MANIFEST_FILE "MANIFEST.txt"

/* Writes the shared form of a sealed snapshot to `path`, sealed too, mode 0600. SA_EIO with path and reason. */
int sa_snapshot_share(struct sa_snapshot *snapshot, const char *path, struct sa_error *error);

/* Appends a text with every mail address, and every username that looks like one, as "(address)". SA_ENOMEM, SA_EFORMAT (buffer
 * limit). */
int sa_share_text(struct sa_buffer *out, const char *text, size_t length);

/* Writes a text for people: what is in a shared snapshot, and what is not; `more` (may be NULL) stands at its end. SA_EIO. */
int sa_snapshot_manifest(struct sa_snapshot *snapshot, const char *path, const char *more,
                         struct sa_error *error);

#endif
