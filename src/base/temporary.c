/* Files and folders that have no final name yet: see include/syncaudit/file.h. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syncaudit/file.h"

enum { RANDOM = 6, LINKS = 40, TRIES = 100 };

static const char part[] = ".part-";

static int fail(struct sa_error *error, const char *verb, const char *path, int number)
{
    if (number == ENOMEM)
        return sa_error_memory(error);
    return sa_error_set(error, SA_EIO, "cannot %s '%s': %s", verb, path, strerror(number));
}

/* What `name` is in the folder that `path` lies in. NULL when out of memory. */
static char *beside(const char *path, const char *name)
{
    char *out = NULL;
    const char *slash = strrchr(path, '/');
    return asprintf(&out, "%.*s%s", slash ? (int)(slash - path) + 1 : 0, path, name) < 0 ? NULL : out;
}

/* ---- where a path leads ---- */

/* Whose link it is matters in a folder where anybody may lay one: the rule of Linux's protected_symlinks. */
static bool is_trusted(const char *path, const struct stat *link)
{
    struct stat folder;
    char *name = beside(path, ".");
    bool known = name && stat(name, &folder) == 0;
    free(name);
    return known && (!(folder.st_mode & S_ISVTX) || !(folder.st_mode & S_IWOTH) ||
                     link->st_uid == geteuid() || link->st_uid == folder.st_uid);
}

/* What a link says, as seen from where the link lies. NULL with errno. */
static char *read_link(const char *path)
{
    char text[PATH_MAX];
    ssize_t length = readlink(path, text, sizeof text - 1);
    if (length < 0)
        return NULL;
    text[length] = '\0';
    return *text == '/' ? strdup(text) : beside(path, text);
}

/* The file that `path` is or leads to; it need not be there. `*out` is owned by the caller. */
static int follow(char **out, const char *path, struct stat *status, bool *there, struct sa_error *error)
{
    char *now = strdup(path);
    for (int links = 0; now; links++) {
        *there = lstat(now, status) == 0;
        if (!*there || !S_ISLNK(status->st_mode)) {
            *out = now;
            return SA_OK;
        }
        bool trusted = is_trusted(now, status);
        char *next = links < LINKS && trusted ? read_link(now) : NULL;
        int number = links == LINKS ? ELOOP : errno;
        free(now);
        if (!trusted)
            return sa_error_set(error, SA_EIO, "cannot write '%s': it is a link that somebody else has made",
                                path);
        if (!next)
            return fail(error, "write", path, number);
        now = next;
    }
    return sa_error_memory(error);
}

static int find_target(char **out, const char *path, struct sa_error *error)
{
    struct stat status;
    bool there;
    int rc = follow(out, path, &status, &there, error);
    if (rc)
        return rc;
    if (there && !S_ISREG(status.st_mode))
        rc = sa_error_set(error, SA_EIO, "cannot write '%s': it is not a plain file", path);
    else if (there && faccessat(AT_FDCWD, *out, W_OK, AT_EACCESS) != 0)
        rc = fail(error, "write", path, errno);
    if (rc) {
        free(*out);
        *out = NULL;
    }
    return rc;
}

int sa_file_lock(int *lock, const char *path, struct sa_error *error)
{
    char *target = NULL;
    struct stat status;
    bool there;
    *lock = -1;
    int rc = follow(&target, path, &status, &there, error);
    if (rc)
        return rc;
    char *folder = dirname(target);
    *lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*lock < 0 || flock(*lock, LOCK_EX))
        rc = fail(error, "lock the folder", folder, errno);
    free(target);
    return rc;
}

/* ---- making ---- */

/* Whoever sweeps may have found it between its making and its locking: then it is gone, and another one is made. */
static bool lock_new(int descriptor)
{
    struct stat status;
    /* A file system without locks has no sweepers either. */
    (void)flock(descriptor, LOCK_EX);
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

/* The descriptor of a new file or folder; -1 with errno. `path` ends in XXXXXX, which it loses. */
static int create(char *path, bool folder, bool *made)
{
    *made = folder ? mkdtemp(path) != NULL : true;
    if (folder)
        return *made ? open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    int descriptor = mkostemp(path, O_CLOEXEC);
    *made = descriptor >= 0;
    return descriptor;
}

/* 0 or errno. */
static int make(struct sa_temporary *temporary, const char *template, bool folder)
{
    for (int tries = 0; tries < TRIES; tries++) {
        bool made = false;
        char *path = strdup(template);
        int descriptor = path ? create(path, folder, &made) : -1;
        int number = path ? errno : ENOMEM;
        if (descriptor >= 0 && lock_new(descriptor)) {
            temporary->path = path;
            temporary->lock = descriptor;
            return 0;
        }
        free(path);
        if (descriptor >= 0)
            close(descriptor);
        else if (!made || number != ENOENT)
            return number;
    }
    return EBUSY;
}

int sa_temporary_file(struct sa_temporary *temporary, const char *path, struct sa_error *error)
{
    char *folder = NULL;
    char *name = NULL;
    char *template = NULL;
    *temporary = (struct sa_temporary){0};
    int rc = find_target(&temporary->target, path, error);
    if (rc)
        return rc;
    const char *slash = strrchr(temporary->target, '/');
    if (asprintf(&name, "%s%s", slash ? slash + 1 : temporary->target, part) < 0)
        name = NULL;
    folder = beside(temporary->target, ".");
    if (folder && name && asprintf(&template, "%s/.%sXXXXXX", folder, name) < 0)
        template = NULL;
    if (template) {
        sa_temporary_sweep(folder, name, NULL, NULL);
        int number = make(temporary, template, false);
        rc = number ? fail(error, "write", path, number) : SA_OK;
    } else
        rc = sa_error_memory(error);
    free(template);
    free(name);
    free(folder);
    if (rc)
        sa_temporary_release(temporary);
    return rc;
}

int sa_temporary_folder(struct sa_temporary *temporary, const char *parent, const char *name,
                        struct sa_error *error)
{
    char *template = NULL;
    *temporary = (struct sa_temporary){0};
    if (asprintf(&template, "%s/.%sXXXXXX", parent, name) < 0)
        return sa_error_memory(error);
    int number = make(temporary, template, true);
    free(template);
    return number ? fail(error, "make a folder in", parent, number) : SA_OK;
}

/* ---- ending ---- */

void sa_temporary_release(struct sa_temporary *temporary)
{
    if (temporary->path)
        close(temporary->lock);
    free(temporary->path);
    free(temporary->target);
    *temporary = (struct sa_temporary){0};
}

void sa_temporary_remove(struct sa_temporary *temporary)
{
    if (temporary->path)
        sa_directory_remove(temporary->path);
    sa_temporary_release(temporary);
}

/* Who may read and write the file stays as it was. The owner can be kept by the superuser alone, the group by its members; where
 * the group changes, its rights are nobody's. */
static int keep_rights(int descriptor, const char *target)
{
    struct stat before, now;
    if (stat(target, &before) != 0)
        return errno == ENOENT ? 0 : -1;
    if (fchown(descriptor, before.st_uid, before.st_gid) != 0)
        (void)!fchown(descriptor, (uid_t)-1, before.st_gid);
    if (fstat(descriptor, &now) != 0)
        return -1;
    return fchmod(descriptor, before.st_mode & (now.st_gid == before.st_gid ? 0777 : 0707));
}

int sa_file_publish(const char *partial, const char *path, struct sa_error *error)
{
    char *target = NULL;
    int rc = find_target(&target, path, error);
    if (rc)
        return rc;
    int descriptor = open(partial, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0 || keep_rights(descriptor, target) || fsync(descriptor) || rename(partial, target))
        rc = fail(error, "write", path, errno);
    if (descriptor >= 0)
        close(descriptor);
    if (rc == SA_OK)
        sa_directory_sync(dirname(target));
    free(target);
    return rc;
}

int sa_temporary_publish(struct sa_temporary *temporary, struct sa_error *error)
{
    int rc = sa_file_publish(temporary->path, temporary->target, error);
    if (rc)
        sa_temporary_remove(temporary);
    else
        sa_temporary_release(temporary);
    return rc;
}

/* ---- what dead programs left ---- */

/* ".NAMEXXXXXX"; `name` NULL = "….part-XXXXXX". */
static bool is_temporary(const char *entry, const char *name)
{
    size_t length = strlen(entry);
    if (*entry != '.' || length <= RANDOM + 1)
        return false;
    const char *random = entry + length - RANDOM;
    for (const char *c = random; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9')))
            return false;
    size_t before = length - RANDOM - 1;
    if (name)
        return before == strlen(name) && strncmp(entry + 1, name, before) == 0;
    return before >= strlen(part) && strncmp(random - strlen(part), part, strlen(part)) == 0;
}

/* Opens and locks what is ours and nobody holds; -1 when it is not so. */
static int hold_dead(const char *path)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    if (fstat(descriptor, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) &&
        status.st_uid == geteuid() && status.st_nlink > 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

void sa_temporary_sweep(const char *folder, const char *name, void (*dead)(void *payload, const char *path),
                        void *payload)
{
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries)) != NULL;) {
        char *path = NULL;
        if (!is_temporary(entry->d_name, name) || asprintf(&path, "%s/%s", folder, entry->d_name) < 0)
            continue;
        int descriptor = hold_dead(path);
        if (descriptor >= 0) {
            if (dead)
                dead(payload, path);
            else
                sa_directory_remove(path);
            close(descriptor);
        }
        free(path);
    }
    if (entries)
        closedir(entries);
}

int sa_directory_hold(int *lock, const char *path, bool *held, struct sa_error *error)
{
    struct stat there, locked;
    *held = false;
    *lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*lock < 0)
        return fail(error, "lock folder", path, errno);
    *held = flock(*lock, LOCK_EX | LOCK_NB) == 0 && fstat(*lock, &locked) == 0 && stat(path, &there) == 0 &&
            there.st_ino == locked.st_ino && there.st_dev == locked.st_dev;
    return SA_OK;
}
