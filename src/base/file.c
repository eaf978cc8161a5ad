/* Files read and written whole: see include/syncaudit/file.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

static void file_release(struct sa_file_writer *writer)
{
    if (writer->stream)
        fclose(writer->stream);
    free(writer->path);
    *writer = (struct sa_file_writer){0};
}

int sa_file_begin(struct sa_file_writer *writer, const char *path, struct sa_error *error)
{
    *writer = (struct sa_file_writer){.path = strdup(path)};
    if (!writer->path)
        return sa_error_memory(error);
    int rc = sa_temporary_file(&writer->temporary, path, error);
    /* The lock's own descriptor stays open until the file has its name. */
    int descriptor = rc ? -1 : fcntl(writer->temporary.lock, F_DUPFD_CLOEXEC, 0);
    if (descriptor >= 0)
        writer->stream = fdopen(descriptor, "wb");
    if (rc == SA_OK && !writer->stream) {
        rc = fail(error, "write", path, errno);
        if (descriptor >= 0)
            close(descriptor);
    }
    if (rc)
        sa_file_abandon(writer);
    return rc;
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
                    : sa_temporary_publish(&writer->temporary, error);
    sa_temporary_remove(&writer->temporary);
    file_release(writer);
    return rc;
}

int sa_file_put(const char *path, const struct sa_buffer *text, struct sa_error *error)
{
    struct sa_file_writer file = {0};
    int rc = sa_file_begin(&file, path, error);
    if (rc)
        return rc;
    sa_file_write(&file, text->data, text->length);
    return sa_file_commit(&file, error);
}

void sa_file_abandon(struct sa_file_writer *writer)
{
    sa_temporary_remove(&writer->temporary);
    file_release(writer);
}

int sa_file_sibling(char **out, const char *path, const char *word, struct sa_error *error)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strchr(name, '.');
    size_t stem = dot && dot > name ? (size_t)(dot - path) : strlen(path);
    if (asprintf(out, "%.*s.%s%s", (int)stem, path, word, path + stem) >= 0)
        return SA_OK;
    *out = NULL;
    return sa_error_memory(error);
}
