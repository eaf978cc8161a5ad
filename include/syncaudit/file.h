/* Files: read whole, written whole. A final name only ever holds a complete file.
 *
 * What is being written lies beside its final name as a temporary: made new, under a name nobody can foretell, private, and
 * locked (flock) for as long as its maker lives. So two writers never meet in one, and what a killed one left is told from what
 * is in use: the next writer removes it.
 */
#ifndef SYNCAUDIT_FILE_H
#define SYNCAUDIT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"

/* Reads a whole file into `out` (appended). SA_EIO with path and reason; SA_EFORMAT if it is larger than out->limit. */
int sa_file_read(struct sa_buffer *out, const char *path, struct sa_error *error);

/* ---- temporaries ---- */

/* A file or a folder on its way to a final name. Zero-initialise before use. */
struct sa_temporary {
    char *path;   /* owned; NULL = there is none */
    char *target; /* owned: the file it will become, links followed; NULL of a folder */
    int lock;     /* descriptor */
};

/* Makes an empty file, mode 0600, beside the file that `path` is or leads to: ".NAME.part-XXXXXX". What dead writers of the same
 * file left is removed. SA_EIO with path and reason: also where no plain file can be put, where the file that is there is
 * protected from writing, and where a link lies that somebody else has made in a folder of all. */
int sa_temporary_file(struct sa_temporary *temporary, const char *path, struct sa_error *error);

/* Makes an empty folder, mode 0700, in the folder `parent`: ".NAMEXXXXXX". What dead makers left there under `name` stays, as
 * long as nobody calls sa_temporary_sweep. SA_EIO. */
int sa_temporary_folder(struct sa_temporary *temporary, const char *parent, const char *name,
                        struct sa_error *error);

/* sa_file_publish for a temporary; on errors it is removed. Releases in any case. */
int sa_temporary_publish(struct sa_temporary *temporary, struct sa_error *error);

/* Lets go of it without touching it: it has another name, or is gone. Harmless on a zeroed one, as the next is. */
void sa_temporary_release(struct sa_temporary *temporary);

/* Removes it, a folder with all that is in it, and releases it. */
void sa_temporary_remove(struct sa_temporary *temporary);

/* Calls `dead` for each temporary in `folder` whose maker is gone; its lock is held during the call. `name` is what its
 * name begins with behind the dot, or NULL for all files being written ("….part-XXXXXX"); `dead` NULL removes it. */
void sa_temporary_sweep(const char *folder, const char *name, void (*dead)(void *payload, const char *path),
                        void *payload);

/* ---- writing ---- */

/* A file being written. Zero-initialise before use. */
struct sa_file_writer {
    void *stream; /* FILE *; NULL when closed */
    char *path;   /* owned: the final name, as it was given */
    struct sa_temporary temporary;
};

/* Opens a temporary for what will be `path`. SA_EIO with path and reason. */
int sa_file_begin(struct sa_file_writer *writer, const char *path, struct sa_error *error);

/* Appends bytes; errors are kept by the stream and reported by sa_file_commit. */
void sa_file_write(struct sa_file_writer *writer, const void *bytes, size_t length);

/* Flushes, publishes and releases the writer. On any error (a full disk among them) the temporary file is removed, whatever had
 * the final name before stays, and SA_EIO says why. */
int sa_file_commit(struct sa_file_writer *writer, struct sa_error *error);

/* Begins, writes and commits a file of this text. */
int sa_file_put(const char *path, const struct sa_buffer *text, struct sa_error *error);

/* Removes the temporary file and releases the writer. Harmless on a zeroed or committed writer. */
void sa_file_abandon(struct sa_file_writer *writer);

/* Gives the file `partial` the name `path`, or that of the file which `path` leads to: synced, with mode and owner of the file
 * that has been there (the owner where the system allows it), renamed, and the folder synced. They must be on one file
 * system. SA_EIO with path and reason; `partial` stays then. */
int sa_file_publish(const char *partial, const char *path, struct sa_error *error);

/* Waits until nobody else changes the file that `path` is or leads to, and keeps others out until the descriptor `*lock` is
 * closed: what is read, changed and written back in between loses nothing. Its folder is what is locked, because the file itself is
 * replaced. SA_EIO. */
int sa_file_lock(int *lock, const char *path, struct sa_error *error);

/* ---- folders ---- */

/* Makes `path` and its missing parents (mode 0700). SA_EIO with path and reason. */
int sa_directory_make(const char *path, struct sa_error *error);

/* True if `path` is an existing folder. */
bool sa_directory_exists(const char *path);

/* Removes a file, or a folder with all that is in it; links are removed, not followed. */
void sa_directory_remove(const char *path);

/* Writes down what has been renamed in a folder. Some file systems cannot, and lose nothing by it. */
void sa_directory_sync(const char *path);

/* Holds a folder until the descriptor `*lock` is closed: `*held` = nobody else does, and it is still where it was. SA_EIO. */
int sa_directory_hold(int *lock, const char *path, bool *held, struct sa_error *error);

/* "org.WORD.jsonl" for "org.jsonl": a file that belongs to another one. `*out` is owned by the caller. SA_ENOMEM. */
int sa_file_sibling(char **out, const char *path, const char *word, struct sa_error *error);

#endif
