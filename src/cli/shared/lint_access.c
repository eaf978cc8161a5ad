/* Who the sync user is: see lint_access.h. */
#include "cli/shared/lint_access.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/yaml.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/sfdx.h"

static int read_tree(struct sa_lint_access *out, const char *directory, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_YAML_LIMIT);
    char *path = NULL;
    if (asprintf(&path, "%s/" SA_DEFAULT_CONFIG, directory) < 0)
        return sa_error_memory(error);
    int rc = SA_OK;
    if (access(path, F_OK) == 0) {
        rc = sa_file_read(&text, path, error);
        if (rc == SA_OK)
            rc = sa_configuration_parse(&out->now, text.data, text.length, SA_DEFAULT_CONFIG, error);
    }
    sa_buffer_release(&text);
    free(path);
    return rc;
}

static int read_base(struct sa_lint_access *out, const char *directory, const char *revision,
                     struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_YAML_LIMIT);
    bool there = false;
    int rc = sa_sfdx_old_file(&text, &there, directory, revision, SA_DEFAULT_CONFIG, error);
    if (rc == SA_OK && there)
        rc = sa_configuration_parse(&out->base, text.data, text.length, "the base's " SA_DEFAULT_CONFIG,
                                    error);
    sa_buffer_release(&text);
    return rc;
}

static bool same_text(const char *left, const char *right)
{
    return left && right ? strcmp(left, right) == 0 : left == right;
}

static bool same_list(char *const *left, unsigned lefts, char *const *right, unsigned rights)
{
    bool same = lefts == rights;
    for (unsigned i = 0; same && i < lefts; i++)
        same = strcmp(left[i], right[i]) == 0;
    return same;
}

static bool same_access(const struct sa_configured_access *left, const struct sa_configured_access *right)
{
    if (!left || !right)
        return left == right;
    return same_text(left->profile, right->profile) &&
           same_list(left->permission_sets, left->permission_sets_count, right->permission_sets,
                     right->permission_sets_count) &&
           same_list(left->groups, left->groups_count, right->groups, right->groups_count);
}

int sa_lint_access_read(struct sa_lint_access *out, const char *directory, const char *revision)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = read_tree(out, directory, &error);
    if (rc == SA_OK && revision)
        rc = read_base(out, directory, revision, &error);
    if (rc)
        return sa_fail_input(&error);
    const struct sa_configured_access *now = out->now ? out->now->sync_access : NULL;
    const struct sa_configured_access *base = out->base ? out->base->sync_access : NULL;
    out->used = base ? base : now;
    out->changed = base && !same_access(base, now);
    return SA_EXIT_OK;
}

void sa_lint_access_release(struct sa_lint_access *access)
{
    sa_configuration_free(access->now);
    sa_configuration_free(access->base);
}
