/* Files read and written whole: see include/syncaudit/file.h. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syncaudit/file.h"

static int fail(struct sa_error *error, const char *verb, const char *path, int number)
{
    return sa_error_set(error, SA_EIO, "cannot %s '%s': %s", verb, path, strerror(number));
}

int sa_file_read(struct sa_buffer *out, const char *path, struct sa_error *error)
{
    char chunk[65536];
    int rc = SA_OK;
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return fail(error, "read", path, errno);
    size_t count;
    while (rc == SA_OK && (count = fread(chunk, 1, sizeof chunk, stream)) > 0)
        rc = sa_buffer_add(out, chunk, count);
    if (rc == SA_ENOMEM)
        sa_error_memory(error);
    else if (rc == SA_EFORMAT)
        sa_error_set(error, rc, "'%s' is larger than the %zu bytes allowed", path, out->limit);
    else if (ferror(stream))
        rc = fail(error, "read", path, errno);
    fclose(stream);
    return rc;
}

static void release(struct sa_file_writer *writer)
{
    if (writer->stream)
        fclose(writer->stream);
    free(writer->path);
    free(writer->partial);
    memset(writer, 0, sizeof *writer);
}

int sa_file_begin(struct sa_file_writer *writer, const char *path, struct sa_error *error)
{
    memset(writer, 0, sizeof *writer);
    writer->path = strdup(path);
    if (!writer->path || asprintf(&writer->partial, "%s.part", path) < 0) {
        writer->partial = NULL;
        release(writer);
        return sa_error_memory(error);
    }
    int descriptor = open(writer->partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        writer->stream = fdopen(descriptor, "wb");
    if (!writer->stream) {
        int rc = fail(error, "write", writer->partial, errno);
        if (descriptor >= 0)
            close(descriptor);
        release(writer);
        return rc;
    }
    return SA_OK;
}

void sa_file_write(struct sa_file_writer *writer, const void *bytes, size_t length)
{
    fwrite(bytes, 1, length, writer->stream);
}

int sa_file_commit(struct sa_file_writer *writer, struct sa_error *error)
{
    errno = 0;
    int failed = ferror(writer->stream) | fflush(writer->stream);
    failed |= fclose(writer->stream);
    writer->stream = NULL;
    int rc = failed ? fail(error, "write", writer->path, errno ? errno : EIO)
                    : sa_file_publish(writer->partial, writer->path, error);
    if (rc)
        unlink(writer->partial);
    release(writer);
    return rc;
}

void sa_file_abandon(struct sa_file_writer *writer)
{
    if (writer->partial)
        unlink(writer->partial);
    release(writer);
}

static int sync_path(const char *path, int flags)
{
    int descriptor = open(path, flags | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    int failed = fsync(descriptor);
    int number = errno;
    close(descriptor);
    errno = number;
    return failed;
}

int sa_file_publish(const char *partial, const char *path, struct sa_error *error)
{
    if (sync_path(partial, O_RDONLY) || rename(partial, path))
        return fail(error, "write", path, errno);
    char *copy = strdup(path);
    if (!copy)
        return sa_error_memory(error);
    /* Some file systems refuse fsync on a folder; the rename itself has already succeeded. */
    (void)sync_path(dirname(copy), O_RDONLY | O_DIRECTORY);
    free(copy);
    return SA_OK;
}

int sa_directory_lock(int *lock, const char *path, struct sa_error *error)
{
    char *copy = strdup(path);
    if (!copy)
        return sa_error_memory(error);
    *lock = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int rc = *lock < 0 || flock(*lock, LOCK_EX) ? fail(error, "lock folder of", path, errno) : SA_OK;
    free(copy);
    return rc;
}

bool sa_directory_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int sa_directory_make(const char *path, struct sa_error *error)
{
    char *copy = strdup(path);
    if (!copy)
        return sa_error_memory(error);
    int rc = SA_OK;
    for (char *slash = copy + 1; rc == SA_OK && *copy; slash++) {
        char end = *slash;
        if (end != '/' && end != '\0')
            continue;
        *slash = '\0';
        int number = mkdir(copy, 0700) ? errno : 0;
        if (number && !sa_directory_exists(copy))
            rc = fail(error, "make folder", copy, number == EEXIST ? ENOTDIR : number);
        *slash = end;
        if (end == '\0')
            break;
    }
    free(copy);
    return rc;
}
