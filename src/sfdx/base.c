/* The base of a change, beside the tree: see include/syncaudit/sfdx.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sfdx/git.h"
#include "sfdx/walk.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

enum { FILE_LIMIT = 1 << 26, LIST_LIMIT = 1 << 28 };

/* The tables of the base that stand beside those of the tree. */
static const char *const tables[][2] = {
    {"base_entry", "source_entry"},         {"base_access", "source_access"},
    {"base_effective", "source_effective"}, {"base_member", "source_member"},
    {"base_broken", "source_broken"},       {"base_unsure", "source_unsure"},
};

struct basing {
    const char *directory;
    struct sfdx_walk walk; /* of the base */
    sqlite3_stmt *same;
    struct sa_error *error;
};

/* What is read of the tree: plain files whose way has no link. */
static bool read_now(struct sa_buffer *out, const char *directory, const char *path)
{
    struct stat status;
    char *file = NULL;
    if (asprintf(&file, "%s/%s", directory, path) < 0)
        return false;
    bool plain =
        lstat(file, &status) == 0 && S_ISREG(status.st_mode) && sa_file_read(out, file, NULL) == SA_OK;
    free(file);
    return plain;
}

static bool is_same(struct basing *basing, const char *path, const char *id)
{
    struct sa_buffer now = SA_BUFFER_INIT(FILE_LIMIT);
    char own[SFDX_GIT_ID] = "";
    bool same = read_now(&now, basing->directory, path) &&
                sfdx_git_hash(own, now.data ? now.data : "", now.length, id, basing->error) == SA_OK &&
                strcmp(own, id) == 0;
    sa_buffer_release(&now);
    return same;
}

/* Reads a file out of git, from memory as from a file. */
static int take_blob(struct basing *basing, const struct sfdx_file *file, const char *id)
{
    struct sa_buffer text = SA_BUFFER_INIT(FILE_LIMIT);
    int descriptor = memfd_create("base", MFD_CLOEXEC);
    int rc = sfdx_git_read(&text, basing->directory, id, basing->error);
    if (!rc && (descriptor < 0 || write(descriptor, text.data, text.length) != (ssize_t)text.length ||
                lseek(descriptor, 0, SEEK_SET) != 0))
        rc = sa_error_set(basing->error, SA_EIO, "cannot keep file '%s' of the base in memory: %s",
                          file->path, strerror(errno));
    if (!rc)
        rc = sfdx_take(&basing->walk, file, descriptor);
    if (descriptor >= 0)
        close(descriptor);
    sa_buffer_release(&text);
    return rc;
}

/* Folders that are not walked in the tree are not in the base. */
static bool is_walked(const char *path)
{
    return *path != '.' && !strstr(path, "/.") && strncmp(path, "node_modules/", 13) != 0 &&
           !strstr(path, "/node_modules/");
}

/* "100644 blob ID\tPATH" */
static int take_line(struct basing *basing, char *line)
{
    char owner[SFDX_PATH];
    char name[SFDX_PATH];
    char *path = strchr(line, '\t');
    char *id = strrchr(line, ' ');
    if (!path || !id || strncmp(line, "100", 3) != 0 || strlen(path) >= SFDX_PATH)
        return SA_OK; /* a link, another repository */
    *path++ = '\0';
    id++;
    struct sfdx_file file = {.path = path};
    if (!is_walked(path) || !sfdx_know(&file, owner, name))
        return SA_OK;
    if (!is_same(basing, path, id))
        return take_blob(basing, &file, id);
    sa_sql_bind_text(basing->same, ":file", path);
    return sa_sql_step(basing->same, basing->error);
}

static int take_lines(struct basing *basing, struct sa_buffer *list)
{
    int rc = SA_OK;
    for (size_t at = 0; rc == SA_OK && at < list->length;) {
        char *line = list->data + at;
        at += strlen(line) + 1;
        rc = take_line(basing, line);
    }
    return rc;
}

int sa_sfdx_base(struct sa_snapshot *base, struct sa_snapshot *tree, const char *directory,
                 const char *revision, char **prefix, struct sa_error *error)
{
    struct basing basing = {.directory = directory, .error = error};
    struct sa_sfdx_summary summary;
    struct sa_buffer list = SA_BUFFER_INIT(LIST_LIMIT);
    char commit[SFDX_GIT_ID];
    int rc = sfdx_git_base(commit, prefix, directory, revision, error);
    if (rc == SA_OK)
        rc = sfdx_git_list(&list, directory, commit, error);
    if (rc == SA_OK)
        rc = sa_sql_run(sa_snapshot_db(tree),
                        "CREATE TEMP TABLE source_same (file TEXT PRIMARY KEY) WITHOUT ROWID", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(tree), &basing.same, "INSERT INTO source_same VALUES (:file)",
                            error);
    if (rc == SA_OK) {
        rc = sfdx_begin(&basing.walk, base, &summary, error);
        if (rc == SA_OK)
            rc = take_lines(&basing, &list);
        rc = sfdx_finish(&basing.walk, rc);
    }
    if (rc == SA_OK)
        rc = sa_sql_copy(sa_snapshot_db(base), "source_entry", sa_snapshot_db(tree),
                         "SELECT * FROM source_entry WHERE file IN (SELECT file FROM source_same)", error);
    sqlite3_finalize(basing.same);
    sa_buffer_release(&list);
    return rc;
}

/* The id of a line whose path this is; false for any other. */
static bool is_line_of(char *line, const char *path, char id[SFDX_GIT_ID])
{
    char *tab = strchr(line, '\t');
    const char *space = strrchr(line, ' ');
    if (!tab || !space || strncmp(line, "100", 3) != 0 || strcmp(tab + 1, path) != 0)
        return false;
    snprintf(id, SFDX_GIT_ID, "%.*s", (int)(tab - space - 1), space + 1);
    return true;
}

int sa_sfdx_old_file(struct sa_buffer *out, bool *there, const char *directory, const char *revision,
                     const char *path, struct sa_error *error)
{
    struct sa_buffer list = SA_BUFFER_INIT(LIST_LIMIT);
    char commit[SFDX_GIT_ID];
    char id[SFDX_GIT_ID] = "";
    char *prefix = NULL;
    int rc = sfdx_git_base(commit, &prefix, directory, revision, error);
    if (rc == SA_OK)
        rc = sfdx_git_list(&list, directory, commit, error);
    *there = false;
    for (size_t at = 0; rc == SA_OK && !*there && at < list.length; at += strlen(list.data + at) + 1)
        *there = is_line_of(list.data + at, path, id);
    if (rc == SA_OK && *there)
        rc = sfdx_git_read(out, directory, id, error);
    sa_buffer_release(&list);
    free(prefix);
    return rc;
}

int sa_sfdx_compare(struct sa_snapshot *tree, struct sa_snapshot *base, struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(tree);
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < sizeof tables / sizeof *tables; i++) {
        char *make =
            sqlite3_mprintf("CREATE TEMP TABLE %s AS SELECT * FROM %s WHERE 0", tables[i][0], tables[i][1]);
        char *select = sqlite3_mprintf("SELECT * FROM %s", tables[i][1]);
        rc = make && select ? sa_sql_run(db, make, error) : sa_error_memory(error);
        if (rc == SA_OK)
            rc = sa_sql_copy(db, tables[i][0], sa_snapshot_db(base), select, error);
        sqlite3_free(make);
        sqlite3_free(select);
    }
    return rc ? rc : sa_sql_scripts(db, "src/sfdx/change.sql", error);
}
