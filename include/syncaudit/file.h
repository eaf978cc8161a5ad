/* Files: read whole, written whole. A final name only ever holds a complete file. */
#ifndef SYNCAUDIT_FILE_H
#define SYNCAUDIT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"

/* Reads a whole file into `out` (appended). SA_EIO with path and reason; SA_EFORMAT if it is larger than out->limit. */
int sa_file_read(struct sa_buffer *out, const char *path, struct sa_error *error);

/* A file being written beside its final name ("<path>.part"). Zero-initialise before use. */
struct sa_file_writer {
    void *stream;  /* FILE *; NULL when closed */
    char *path;    /* owned: the final name */
    char *partial; /* owned: the temporary name */
};

/* Opens "<path>.part" for writing, mode 0600. SA_EIO with path and reason. */
int sa_file_begin(struct sa_file_writer *writer, const char *path, struct sa_error *error);

/* Appends bytes; errors are kept by the stream and reported by sa_file_commit. */
void sa_file_write(struct sa_file_writer *writer, const void *bytes, size_t length);

/* Flushes, fsyncs, renames to the final name and releases the writer. On any error (a full disk among them) the
 * temporary file is removed, whatever had the final name before stays, and SA_EIO says why. */
int sa_file_commit(struct sa_file_writer *writer, struct sa_error *error);

/* Removes the temporary file and releases the writer. Harmless on a zeroed or committed writer. */
void sa_file_abandon(struct sa_file_writer *writer);

/* fsyncs `partial`, renames it to `path` and fsyncs the folder. SA_EIO with path and reason; `partial` stays then. */
int sa_file_publish(const char *partial, const char *path, struct sa_error *error);

/* Makes `path` and its missing parents (mode 0700). SA_EIO with path and reason. */
int sa_directory_make(const char *path, struct sa_error *error);

/* Waits until nobody else holds the folder of `path`, and holds it until the descriptor `*lock` is closed. SA_EIO. */
int sa_directory_lock(int *lock, const char *path, struct sa_error *error);

/* True if `path` is an existing folder. */
bool sa_directory_exists(const char *path);

#endif
