/* Secrets: see include/syncaudit/secret.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syncaudit/secret.h"
#include "syncaudit/text.h"
#include "syncaudit/veil.h"

/* Why a file must not hold a secret, or NULL. */
static const char *objection(const struct stat *status)
{
    if (!S_ISREG(status->st_mode))
        return "it is not a plain file";
    if (status->st_uid != geteuid())
        return "it belongs to another user";
    return status->st_mode & (S_IRWXG | S_IRWXO) ? "others may read or write it" : NULL;
}

static int read_all(struct sa_buffer *out, int descriptor)
{
    char chunk[4096];
    ssize_t count;
    int rc = SA_OK;
    while (rc == SA_OK && (count = read(descriptor, chunk, sizeof chunk)) > 0)
        rc = sa_buffer_add(out, chunk, (size_t)count);
    explicit_bzero(chunk, sizeof chunk);
    return rc ? rc : count < 0 ? SA_EIO : SA_OK;
}

int sa_secret_read_file(struct sa_buffer *out, const char *path, struct sa_error *error)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0 || fstat(descriptor, &status)) {
        sa_error_set(error, SA_EINPUT, "cannot read '%s': %s", path, strerror(errno));
        if (descriptor >= 0)
            close(descriptor);
        return SA_EINPUT;
    }
    const char *why = objection(&status);
    int rc = why ? sa_error_set(error, SA_EINPUT, "'%s' must not hold a secret: %s", path, why)
                 : read_all(out, descriptor);
    close(descriptor);
    if (why)
        sa_error_advise(error, "make it yours alone: chmod 600 '%s'", path);
    else if (rc == SA_ENOMEM)
        sa_error_memory(error);
    else if (rc)
        rc = sa_error_set(error, SA_EINPUT, "cannot read '%s': %s", path,
                          rc == SA_EFORMAT ? "it is too large for a secret" : strerror(errno));
    while (out->length > 0 && strchr(" \t\r\n", out->data[out->length - 1]))
        out->data[--out->length] = '\0';
    return rc;
}

static int read_variable(struct sa_buffer *out, const struct sa_secret_source *source, struct sa_error *error)
{
    const char *variable = source->variable;
    const char *value = source->value ? source->value : getenv(variable);
    if (!value || !*value) {
        sa_error_set(error, SA_EINPUT, "the environment variable '%s' is not set", variable);
        sa_error_advise(error, "put the secret into it: read -rs %s && export %s", variable, variable);
        return SA_EINPUT;
    }
    return sa_buffer_adds(out, value) ? sa_error_memory(error) : SA_OK;
}

/* What goes into a form, a header or a command is one word of printable ASCII. */
static int secret_check(const struct sa_buffer *secret, const struct sa_secret_source *source,
                        struct sa_error *error)
{
    if (sa_text_is_word(secret->data) && strlen(secret->data) == secret->length)
        return SA_OK;
    sa_error_set(error, SA_EINPUT, "%s'%s' %s", source->variable ? "the environment variable " : "",
                 source->variable ? source->variable : source->file,
                 secret->length ? "holds a character that no secret has" : "is empty");
    sa_error_advise(error, "it must hold the secret and nothing else: no quotes, blanks or line breaks");
    return SA_EINPUT;
}

int sa_secret_read(struct sa_buffer *out, const struct sa_secret_source *source, const char *key,
                   struct sa_error *error)
{
    int rc;
    if (source->variable && source->file)
        return sa_error_set(error, SA_EINPUT, "%s_env and %s_file are both given: one of them is too much",
                            key, key);
    if (source->variable)
        rc = read_variable(out, source, error);
    else
        rc = sa_secret_read_file(out, source->file, error);
    if (rc == SA_OK)
        rc = secret_check(out, source, error);
    if (rc == SA_OK && sa_veil_add(out->data))
        rc = sa_error_memory(error);
    return rc;
}

void sa_secret_release(struct sa_buffer *secret)
{
    if (secret->capacity)
        explicit_bzero(secret->data, secret->capacity);
    sa_buffer_release(secret);
}
