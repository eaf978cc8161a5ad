/* Where a fetch writes: see folder.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fetch/folder.h"
#include "syncaudit/file.h"

enum { MOST_SUFFIXES = 10000 };

/* Gives the folder the first name that is free: an empty folder is one, whoever made it. */
static int take_name(char **out, const char *folder, const char *account_folder, const char *name,
                     struct sa_error *error)
{
    for (int number = 1; number < MOST_SUFFIXES; number++) {
        char suffix[16] = "";
        char *path = NULL;
        if (number > 1)
            snprintf(suffix, sizeof suffix, "-%d", number);
        if (asprintf(&path, "%s/%s%s", account_folder, name, suffix) < 0)
            return sa_error_memory(error);
        if (rename(folder, path) == 0) {
            *out = path;
            return SA_OK;
        }
        int why = errno;
        bool taken = why == ENOTEMPTY || why == EEXIST || why == ENOTDIR;
        if (!taken)
            sa_error_set(error, SA_EIO, "cannot make folder '%s': %s", path, strerror(why));
        free(path);
        if (!taken)
            return SA_EIO;
    }
    return sa_error_set(error, SA_EIO, "folder '%s' holds too many runs of %s", account_folder, name);
}

int sa_folder_commit(char **out, const char *folder, const char *parent, const char *account,
                     const char *time, struct sa_error *error)
{
    char *account_folder = NULL;
    char *path = NULL;
    char name[64];
    snprintf(name, sizeof name, "%s", time);
    for (char *colon = name; (colon = strchr(colon, ':'));)
        *colon = '-';
    *out = NULL;
    if (asprintf(&account_folder, "%s/%s", parent, account) < 0)
        return sa_error_memory(error);
    int rc = sa_directory_make(account_folder, error);
    if (rc == SA_OK)
        rc = take_name(&path, folder, account_folder, name, error);
    if (rc == SA_OK) {
        sa_directory_sync(account_folder);
        sa_directory_sync(parent);
        *out = path;
    } else
        rmdir(account_folder); /* stays if other runs are in it */
    free(account_folder);
    return rc;
}
