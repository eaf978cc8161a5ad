/* A repository's older files: see git.h. */
#include "sfdx/git.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/process.h"

enum {
    WORDS = 24,
    TIMEOUT_MS = 120000,
    ANSWER = 1 << 16,
    SHA1_DIGITS = 40,
};

/* Runs git in the folder. `*status` as sa_process_read tells it. */
static int git_run(struct sa_buffer *out, int *status, const char *directory, const char *const *words,
                   struct sa_error *error)
{
    static const char *const safe[] = {"git",
                                       "--no-optional-locks",
                                       "--no-replace-objects",
                                       "--literal-pathspecs",
                                       "-c",
                                       "core.fsmonitor=false",
                                       "-c",
                                       "core.hooksPath=/dev/null",
                                       "-C"};
    const char *arguments[WORDS + 1] = {NULL};
    char path[4096] = "PATH=/usr/bin:/bin";
    char home[4096] = "HOME=/nonexistent";
    size_t count = 0;
    for (; count < sizeof safe / sizeof *safe; count++)
        arguments[count] = safe[count];
    arguments[count++] = directory;
    for (; *words && count < WORDS; words++)
        arguments[count++] = *words;
    if (getenv("PATH"))
        snprintf(path, sizeof path, "PATH=%s", getenv("PATH"));
    if (getenv("HOME"))
        snprintf(home, sizeof home, "HOME=%s", getenv("HOME"));
    const char *const environment[] = {
        path, home, "LC_ALL=C", "GIT_ALLOW_PROTOCOL=", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", NULL};
    const struct sa_process process = {arguments, environment, TIMEOUT_MS, NULL};
    int rc = sa_process_read(out, status, &process, error);
    if (rc == SA_EINPUT)
        sa_error_advise(error, "comparing needs git: install it, or lint without --base");
    return rc;
}

/* The one line that git answers with. False when it does not; `*rc` tells whether it could be asked. */
static bool git_line(char *out, size_t size, int *rc, const char *directory, const char *const *words,
                     struct sa_error *error)
{
    struct sa_buffer answer = SA_BUFFER_INIT(ANSWER);
    int status = -1;
    *rc = git_run(&answer, &status, directory, words, error);
    bool answered = *rc == SA_OK && status == 0;
    if (answered)
        snprintf(out, size, "%.*s", (int)strcspn(answer.data ? answer.data : "", "\n"),
                 answer.data ? answer.data : "");
    sa_buffer_release(&answer);
    return answered;
}

static int git_refuse(struct sa_error *error, const char *advice, const char *what, const char *reason)
{
    sa_error_set(error, SA_EINPUT, "'%s': %s", what, reason);
    sa_error_advise(error, "%s", advice);
    return SA_EINPUT;
}

int sfdx_git_base(char out[SFDX_GIT_ID], char **prefix, const char *directory, const char *revision,
                  struct sa_error *error)
{
    char place[4096] = "";
    char commit[SFDX_GIT_ID] = "";
    char wanted[1024];
    int rc = SA_OK;
    *prefix = NULL;
    snprintf(wanted, sizeof wanted, "%s^{commit}", revision);
    if (!git_line(place, sizeof place, &rc, directory,
                  (const char *const[]){"rev-parse", "--show-prefix", NULL}, error))
        return rc ? rc
                  : git_refuse(
                        error,
                        "lint a clone; where another user owns it: git config --global --add safe.directory FOLDER",
                        directory, "it lies in no repository that git reads");
    if (!git_line(commit, sizeof commit, &rc, directory,
                  (const char *const[]){"rev-parse", "--verify", "--quiet", "--end-of-options", wanted, NULL},
                  error))
        return rc ? rc
                  : git_refuse(
                        error,
                        "fetch it first (in a pipeline: fetch-depth: 0), and name a remote branch as origin/main",
                        revision, "git knows no such revision here");
    if (!git_line(out, SFDX_GIT_ID, &rc, directory,
                  (const char *const[]){"merge-base", "--end-of-options", commit, "HEAD", NULL}, error) ||
        !*out)
        return rc ? rc
                  : git_refuse(error,
                               "the clone is too shallow: fetch all of it (in a pipeline: fetch-depth: 0)",
                               revision, "it has no commit in common with HEAD here");
    *prefix = strdup(place);
    return *prefix ? SA_OK : sa_error_memory(error);
}

int sfdx_git_list(struct sa_buffer *out, const char *directory, const char *commit, struct sa_error *error)
{
    int status = -1;
    int rc =
        git_run(out, &status, directory, (const char *const[]){"ls-tree", "-r", "-z", commit, NULL}, error);
    if (rc == SA_OK && status != 0)
        rc = git_refuse(error, "fetch all of it (git fetch --refetch), or check it with git fsck", commit,
                        "git cannot list the files of this commit");
    return rc;
}

int sfdx_git_read(struct sa_buffer *out, const char *directory, const char *id, struct sa_error *error)
{
    int status = -1;
    int rc = git_run(out, &status, directory, (const char *const[]){"cat-file", "blob", id, NULL}, error);
    if (rc == SA_OK && status != 0)
        rc =
            git_refuse(error, "fetch all of it (a partial clone leaves files out), or check it with git fsck",
                       id, "git cannot read this file of the base");
    return rc;
}

int sfdx_git_hash(char out[SFDX_GIT_ID], const char *bytes, size_t length, const char *like,
                  struct sa_error *error)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    char head[64];
    int head_length = snprintf(head, sizeof head, "blob %zu", length) + 1;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool made =
        context &&
        EVP_DigestInit_ex(context, strlen(like) > SHA1_DIGITS ? EVP_sha256() : EVP_sha1(), NULL) == 1 &&
        EVP_DigestUpdate(context, head, (size_t)head_length) == 1 &&
        EVP_DigestUpdate(context, bytes, length) == 1 && EVP_DigestFinal_ex(context, digest, &size) == 1;
    EVP_MD_CTX_free(context);
    for (unsigned i = 0; made && i < size; i++)
        snprintf(out + 2 * (size_t)i, 3, "%02x", digest[i]);
    return made ? SA_OK : sa_error_memory(error);
}
