/* A tree of metadata: which files of it are read, and what they are by their paths. */
#include "syncaudit/sfdx.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sfdx/read.h"
#include "sfdx/walk.h"
#include "syncaudit/nearest.h"
#include "syncaudit/sql.h"

enum { FOLDERS_DEEP = 64 };

/* Which folder holds what. */
static const struct sfdx_kind {
    const char *folder, *suffix, *root;
} kinds[] = {
    {"profiles", ".profile", "Profile"},
    {"permissionsets", ".permissionset", "PermissionSet"},
    {"permissionsetgroups", ".permissionsetgroup", "PermissionSetGroup"},
    {"mutingpermissionsets", ".mutingpermissionset", "MutingPermissionSet"},
    {"objects", ".object", "CustomObject"},
};

/* Undoes %28 in place: names are escaped in file names. */
static void sfdx_unescape(char *name)
{
    char *to = name;
    for (const char *from = name; *from; to++) {
        char digits[3] = {0};
        if (*from == '%' && strspn(from + 1, "0123456789abcdefABCDEF") >= 2 &&
            memcmp(from + 1, "00", 2) != 0) {
            memcpy(digits, from + 1, 2);
            *to = (char)strtol(digits, NULL, 16);
            from += 3;
        } else
            *to = *from++;
    }
    *to = '\0';
}

/* Cuts `suffix` and what follows off a file's name; false when it is not there. */
static bool sfdx_cut(char *name, const char *suffix)
{
    char *at = strstr(name, suffix);
    size_t length = strlen(suffix);
    if (!at || (at[length] && strcmp(at + length, "-meta.xml") != 0))
        return false;
    *at = '\0';
    return true;
}

/* The innermost folder that says what is in it, and the rest of the path behind it. */
static const struct sfdx_kind *sfdx_kind_of(const char *path, const char **rest)
{
    const struct sfdx_kind *found = NULL;
    for (const char *at = path, *slash; (slash = strchr(at, '/')) != NULL; at = slash + 1)
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (strlen(kinds[i].folder) == (size_t)(slash - at) &&
                strncmp(at, kinds[i].folder, (size_t)(slash - at)) == 0) {
                found = &kinds[i];
                *rest = slash + 1;
            }
    return found;
}

/* What lies in folders of an object's, a file each. */
static const struct sfdx_part {
    const char *suffix, *root;
} parts[] = {{".field", "CustomField"}, {".validationRule", "ValidationRule"}};

static const struct sfdx_part *sfdx_part_of(char *name)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (sfdx_cut(name, parts[i].suffix))
            return &parts[i];
    return NULL;
}

/* A decomposed set may have a folder for each kind of its elements, with a file for each: which kind, or NULL. */
static const char *sfdx_element_of(const char *slash)
{
    static const char *const elements[] = {"fieldPermissions", "objectPermissions", "userPermissions",
                                           "customPermissions"};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strncmp(slash + 1, elements[i], strlen(elements[i])) == 0 &&
            slash[1 + strlen(elements[i])] == '/')
            return elements[i];
    return NULL;
}

bool sfdx_know(struct sfdx_file *file, char *owner, char *name)
{
    const char *rest = NULL;
    const struct sfdx_kind *kind = sfdx_kind_of(file->path, &rest);
    if (!kind)
        return false;
    const char *slash = strchr(rest, '/'), *last = strrchr(file->path, '/') + 1;
    snprintf(owner, SFDX_PATH, "%.*s", slash ? (int)(slash - rest) : (int)strlen(rest), rest);
    snprintf(name, SFDX_PATH, "%s", last);
    file->root = kind->root;
    bool object = strcmp(kind->folder, "objects") == 0;
    if (!slash && !sfdx_cut(owner, kind->suffix))
        return false;
    const struct sfdx_part *part = slash && object ? sfdx_part_of(name) : NULL;
    if (part) {
        file->root = part->root;
        file->name = name;
        sfdx_unescape(name);
    } else if (slash && (object ? !sfdx_cut(name, kind->suffix)
                                : strcmp(kind->folder, "permissionsets") != 0 || !strstr(last, "-meta.xml")))
        return false;
    if (slash && !object)
        file->kind = sfdx_element_of(slash);
    sfdx_unescape(owner);
    file->owner = owner;
    return true;
}

static int sfdx_note_broken(struct sfdx_walk *walk, const char *path, unsigned long line, const char *reason)
{
    walk->summary->broken++;
    sa_sql_bind_text(walk->broken, ":file", path);
    sa_sql_bind_int(walk->broken, ":line", line ? (long long)line : 1);
    sa_sql_bind_text(walk->broken, ":reason", reason);
    return sa_sql_step(walk->broken, walk->error);
}

/* A broken file gives nothing, and what it would have given is unknown. */
static int sfdx_note_broken_file(struct sfdx_walk *walk, const struct sfdx_file *file, unsigned long line,
                                 const char *reason)
{
    int rc = sfdx_note_broken(walk, file->path, line, reason);
    if (rc)
        return rc;
    sa_sql_bind_text(walk->insert, ":root", file->root);
    sa_sql_bind_text(walk->insert, ":kind", "broken");
    sa_sql_bind_text(walk->insert, ":owner", file->owner);
    sa_sql_bind_text(walk->insert, ":file", file->path);
    sa_sql_bind_int(walk->insert, ":line", line ? (long long)line : 1);
    sa_sql_bind_text(walk->insert, ":value", "{}");
    return sa_sql_step(walk->insert, walk->error);
}

int sfdx_take(struct sfdx_walk *walk, const struct sfdx_file *file, int descriptor)
{
    struct sa_error why = SA_ERROR_INIT;
    unsigned long line = 1;
    int rc = sa_sql_run(walk->db, "SAVEPOINT source_file", walk->error);
    if (rc)
        return rc;
    int read = sfdx_read(file, descriptor, walk->insert, &line, &why);
    rc = sa_sql_run(walk->db, read ? "ROLLBACK TO source_file; RELEASE source_file" : "RELEASE source_file",
                    walk->error);
    if (!rc && read == SA_ENOMEM)
        rc = sa_error_memory(walk->error);
    else if (!rc && read)
        rc = sfdx_note_broken_file(walk, file, line, why.message);
    else if (!rc)
        walk->summary->files++;
    return rc;
}

static int sfdx_visit_file(struct sfdx_walk *walk, int folder, const char *entry, const char *path)
{
    char owner[SFDX_PATH], name[SFDX_PATH];
    struct sfdx_file file = {.path = path};
    struct stat status;
    if (!sfdx_know(&file, owner, name))
        return SA_OK;
    int descriptor = openat(folder, entry, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 || fstat(descriptor, &status) || !S_ISREG(status.st_mode)) {
        const char *reason = descriptor >= 0  ? "it is no plain file"
                             : errno == ELOOP ? "it is a link, and links are not followed"
                                              : strerror(errno);
        if (descriptor >= 0)
            close(descriptor);
        return sfdx_note_broken_file(walk, &file, 1, reason);
    }
    int rc = sfdx_take(walk, &file, descriptor);
    close(descriptor);
    return rc;
}

/* Goes through the folder of the descriptor, which it closes. */
static int sfdx_visit_folder(struct sfdx_walk *walk, int descriptor, const char *path, int depth)
{
    int rc = SA_OK;
    DIR *folder = depth > FOLDERS_DEEP ? NULL : fdopendir(descriptor);
    if (!folder) {
        close(descriptor);
        return sfdx_note_broken(walk, path, 1, "the folder could not be opened, or lies too deep");
    }
    for (struct dirent *entry; !rc && (entry = readdir(folder)) != NULL;) {
        char below[SFDX_PATH];
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "node_modules") == 0)
            continue;
        int length = snprintf(below, sizeof below, "%s%s%s", path, *path ? "/" : "", entry->d_name);
        struct stat status;
        if (length < 0 || (size_t)length >= sizeof below ||
            fstatat(dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW))
            rc = sfdx_note_broken(walk, path, 1, "an entry of the folder could not be looked at");
        else if (S_ISDIR(status.st_mode)) {
            int next = openat(dirfd(folder), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            rc = next < 0 ? sfdx_note_broken(walk, below, 1, strerror(errno))
                          : sfdx_visit_folder(walk, next, below, depth + 1);
        } else if (S_ISLNK(status.st_mode) && fstatat(dirfd(folder), entry->d_name, &status, 0) == 0 &&
                   S_ISDIR(status.st_mode))
            rc = sfdx_note_broken(walk, below, 1, "it is a link, and links are not followed");
        else
            rc = sfdx_visit_file(walk, dirfd(folder), entry->d_name, below);
    }
    closedir(folder);
    return rc;
}

int sfdx_begin(struct sfdx_walk *walk, struct sa_snapshot *snapshot, struct sa_sfdx_summary *summary,
               struct sa_error *error)
{
    *summary = (struct sa_sfdx_summary){0};
    *walk = (struct sfdx_walk){.db = sa_snapshot_db(snapshot), .summary = summary, .error = error};
    int rc = sa_sql_scripts(walk->db, "src/sfdx/keep.sql", error);
    if (!rc)
        rc = sa_sql_prepare(walk->db, &walk->insert,
                            "INSERT INTO source_entry VALUES (:root, :kind, :owner, :file, :line, :value)",
                            error);
    if (!rc)
        rc = sa_sql_prepare(walk->db, &walk->broken,
                            "INSERT INTO source_broken VALUES (:file, :line, :reason)", error);
    return rc ? rc : sa_sql_run(walk->db, "SAVEPOINT source_tree", error);
}

int sfdx_finish(struct sfdx_walk *walk, int rc)
{
    if (!rc)
        rc = sa_sql_run(walk->db, "RELEASE source_tree", walk->error);
    sqlite3_finalize(walk->insert);
    sqlite3_finalize(walk->broken);
    return rc;
}

int sa_sfdx_read(struct sa_snapshot *snapshot, const char *directory, struct sa_sfdx_summary *summary,
                 struct sa_error *error)
{
    struct sfdx_walk walk;
    int descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return sa_error_set(error, SA_EIO, "folder '%s': %s", directory, strerror(errno));
    int rc = sfdx_begin(&walk, snapshot, summary, error);
    if (rc)
        close(descriptor);
    else
        rc = sfdx_visit_folder(&walk, descriptor, "", 0);
    return sfdx_finish(&walk, rc);
}

/* What of this kind the tree has that is nearest to the name. */
static int sfdx_refuse(sqlite3 *db, const char *kind, const char *name, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc =
        sa_sql_prepare(db, &row,
                       "SELECT owner FROM source_entry WHERE root = :kind AND edits(:name, owner) IS NOT NULL"
                       " GROUP BY owner ORDER BY edits(:name, owner), owner LIMIT 1",
                       error);
    sa_sql_bind_text(row, ":kind", kind);
    sa_sql_bind_text(row, ":name", name);
    bool near = sa_sql_each(row, &rc, error);
    if (!rc) {
        rc = sa_error_set(error, SA_EINPUT, "the folder has no %s '%s'", kind, name);
        if (near)
            sa_error_advise(error, "did you mean '%s'?", sa_sql_text(row, 0));
    }
    sqlite3_finalize(row);
    return rc;
}

int sa_sfdx_give(struct sa_snapshot *snapshot, const char *kind, const char *name, struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row,
                            "INSERT OR REPLACE INTO source_user SELECT root, owner FROM source_entry"
                            " WHERE root = :kind AND owner = :name LIMIT 1",
                            error);
    sa_sql_bind_text(row, ":kind", kind);
    sa_sql_bind_text(row, ":name", name);
    if (!rc)
        rc = sa_sql_step(row, error);
    sqlite3_finalize(row);
    if (rc)
        return rc;
    return sqlite3_changes(db) ? SA_OK : sfdx_refuse(db, kind, name, error);
}

int sa_sfdx_access(struct sa_snapshot *snapshot, struct sa_error *error)
{
    return sa_sql_scripts(sa_snapshot_db(snapshot), "src/sfdx/access.sql", error);
}
