/* Where a fetch writes: see folder.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "salesforce/folder.h"
#include "syncaudit/file.h"
#include "syncaudit/share.h"

enum { MOST_SUFFIXES = 10000 };

int sa_folder_begin(char **out, const char *parent, struct sa_error *error)
{
    char *folder = NULL;
    *out = NULL;
    int rc = sa_directory_make(parent, error);
    if (rc)
        return rc;
    if (asprintf(&folder, "%s/.fetch-XXXXXX", parent) < 0)
        return sa_error_memory(error);
    if (!mkdtemp(folder)) {
        rc = sa_error_set(error, SA_EIO, "cannot make a folder in '%s': %s", parent, strerror(errno));
        free(folder);
        return rc;
    }
    *out = folder;
    return SA_OK;
}

/* A rename lasts only when the folders it changed are on disk; some file systems cannot, and lose nothing by
 * it. */
static void sync_folder(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    close(descriptor);
}

/* The first free name is claimed by making it; an empty folder can then be replaced in one step. */
static int claim(char **out, const char *org_folder, const char *name, struct sa_error *error)
{
    for (int number = 1; number < MOST_SUFFIXES; number++) {
        char suffix[16] = "";
        char *path = NULL;
        if (number > 1)
            snprintf(suffix, sizeof suffix, "-%d", number);
        if (asprintf(&path, "%s/%s%s", org_folder, name, suffix) < 0)
            return sa_error_memory(error);
        if (mkdir(path, 0700) == 0) {
            *out = path;
            return SA_OK;
        }
        int why = errno;
        if (why != EEXIST)
            sa_error_set(error, SA_EIO, "cannot make folder '%s': %s", path, strerror(why));
        free(path);
        if (why != EEXIST)
            return SA_EIO;
    }
    return sa_error_set(error, SA_EIO, "folder '%s' holds too many runs of %s", org_folder, name);
}

int sa_folder_commit(char **out, const char *folder, const char *parent, const char *org, const char *time,
                     struct sa_error *error)
{
    char *org_folder = NULL;
    char *path = NULL;
    char name[64];
    snprintf(name, sizeof name, "%s", time);
    for (char *colon = name; (colon = strchr(colon, ':'));)
        *colon = '-';
    *out = NULL;
    if (asprintf(&org_folder, "%s/%s", parent, org) < 0)
        return sa_error_memory(error);
    int rc = sa_directory_make(org_folder, error);
    if (rc == SA_OK)
        rc = claim(&path, org_folder, name, error);
    if (rc == SA_OK && rename(folder, path)) {
        rc = sa_error_set(error, SA_EIO, "cannot make folder '%s': %s", path, strerror(errno));
        rmdir(path);
    }
    if (rc == SA_OK) {
        sync_folder(org_folder);
        sync_folder(parent);
        *out = path;
    } else {
        rmdir(org_folder); /* stays if other runs are in it */
        free(path);
    }
    free(org_folder);
    return rc;
}

void sa_folder_abandon(const char *folder)
{
    static const char *const names[] = {SA_SNAPSHOT_FILE, SA_MANIFEST_FILE};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *file = NULL;
        if (asprintf(&file, "%s/%s", folder, names[i]) >= 0) {
            unlink(file);
            free(file);
        }
    }
    rmdir(folder);
}
