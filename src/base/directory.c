/* Folders made, removed and written down: see include/syncaudit/file.h. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syncaudit/file.h"

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
            rc = sa_error_set(error, SA_EIO, "cannot make folder '%s': %s", copy,
                              strerror(number == EEXIST ? ENOTDIR : number));
        *slash = end;
        if (end == '\0')
            break;
    }
    free(copy);
    return rc;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

void sa_directory_remove(const char *path)
{
    enum { DESCRIPTORS = 8 };
    nftw(path, remove_entry, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
}

void sa_directory_sync(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    close(descriptor);
}
