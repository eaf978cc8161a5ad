/* Another program: see process.h. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/process.h"
#include "syncaudit/clock.h"

enum {
    PATIENCE_MS = 5000,
    LOOK_MS = 50, /* how often it is looked whether the program has ended */
};

/* A program that has been started. */
struct child {
    pid_t pid;
    bool ended;
    int status; /* of waitpid, once it has ended */
};

static int set_up(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes, int output)
{
    sigset_t none;
    sigset_t defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGXFSZ);
    int failed = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    failed = failed ? failed : posix_spawn_file_actions_adddup2(actions, output, STDOUT_FILENO);
    failed =
        failed ? failed : posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    failed = failed ? failed : posix_spawnattr_setsigmask(attributes, &none);
    failed = failed ? failed : posix_spawnattr_setsigdefault(attributes, &defaults);
    /* A group of its own, so that whatever it starts ends with it. */
    failed = failed ? failed : posix_spawnattr_setpgroup(attributes, 0);
    return failed ? failed
                  : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                             POSIX_SPAWN_SETPGROUP);
}

/* posix_spawnp wants arrays of char *, and changes nothing in them. */
static char *const *words(const char *const *list)
{
    union {
        const char *const *in;
        char *const *out;
    } same = {list};
    return same.out;
}

static int start(pid_t *child, int output, const struct sa_process *process)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (!failed) {
        failed = set_up(&actions, &attributes, output);
        if (!failed)
            failed = posix_spawnp(child, process->arguments[0], &actions, &attributes,
                                  words(process->arguments), words(process->environment));
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

/* Takes the child's end, if it has come. */
static bool has_ended(struct child *child)
{
    child->ended = child->ended || waitpid(child->pid, &child->status, WNOHANG) == child->pid;
    return child->ended;
}

/* Waits until there is something to read; SA_OK also when it is the end, or the program's: one that it has started may hold the output
 * open for ever. */
static int await(int input, struct child *child, long long end, const struct sa_process *process,
                 struct sa_error *error)
{
    struct pollfd watched[2] = {{.fd = input, .events = POLLIN}, {.fd = -1, .events = POLLIN}};
    if (process->observer && process->observer->wake_descriptor > 0)
        watched[1].fd = process->observer->wake_descriptor;
    for (;;) {
        long long left = end - sa_time_monotonic_ms();
        if (sa_observer_cancelled(process->observer))
            return sa_error_set(error, SA_ECANCELLED, "cancelled");
        if (left <= 0)
            return sa_error_set(error, SA_ECONNECT, "'%s' took longer than %ld s", process->arguments[0],
                                process->timeout_ms / 1000);
        bool ended = has_ended(child); /* before the look at the output: what it printed is there then */
        int ready = poll(watched, 2, ended ? 0 : left < LOOK_MS ? (int)left : LOOK_MS);
        if (ready < 0 && errno != EINTR)
            return sa_error_set(error, SA_EIO, "cannot wait for '%s': %s", process->arguments[0],
                                strerror(errno));
        if (ended || (ready > 0 && watched[0].revents))
            return SA_OK;
    }
}

static int read_output(struct sa_buffer *out, int input, struct child *child,
                       const struct sa_process *process, struct sa_error *error)
{
    char chunk[16384];
    ssize_t count = 1;
    long long end = sa_time_monotonic_ms() + process->timeout_ms;
    int rc = SA_OK;
    while (rc == SA_OK && count > 0) {
        rc = await(input, child, end, process, error);
        if (rc == SA_OK && (count = read(input, chunk, sizeof chunk)) > 0)
            rc = sa_buffer_add(out, chunk, (size_t)count);
        if (rc == SA_ENOMEM)
            sa_error_memory(error);
        else if (rc == SA_EFORMAT)
            sa_error_set(error, rc, "'%s' printed more than the %zu bytes allowed", process->arguments[0],
                         out->limit);
        else if (rc == SA_OK && count < 0 && errno != EAGAIN)
            rc = sa_error_set(error, SA_EIO, "cannot read from '%s': %s", process->arguments[0],
                              strerror(errno));
        else if (rc == SA_OK && count < 0 && !child->ended)
            count = 1; /* woken for nothing */
    }
    explicit_bzero(chunk, sizeof chunk);
    return rc;
}

/* Takes the child's end. One that has closed its output but lives on is given `patience_ms`, and then ended with all it has
 * started. */
static int reap(struct child *child, long patience_ms)
{
    static const struct timespec step = {0, 5000000};
    long long end = sa_time_monotonic_ms() + patience_ms;
    while (!has_ended(child) && sa_time_monotonic_ms() < end)
        nanosleep(&step, NULL);
    if (!child->ended) {
        kill(-child->pid, SIGKILL);
        while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
            ;
    }
    return WIFSIGNALED(child->status) ? 128 + WTERMSIG(child->status) : WEXITSTATUS(child->status);
}

int sa_process_read(struct sa_buffer *out, int *status, const struct sa_process *process,
                    struct sa_error *error)
{
    int ends[2];
    struct child child = {0};
    *status = 0;
    if (pipe2(ends, O_CLOEXEC) || fcntl(ends[0], F_SETFL, O_NONBLOCK))
        return sa_error_set(error, SA_EIO, "cannot start '%s': %s", process->arguments[0], strerror(errno));
    int failed = start(&child.pid, ends[1], process);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        return sa_error_set(error,
                            failed == ENOENT   ? SA_EINPUT
                            : failed == ENOMEM ? SA_ENOMEM
                                               : SA_EIO,
                            "cannot start '%s': %s", process->arguments[0], strerror(failed));
    }
    int rc = read_output(out, ends[0], &child, process, error);
    close(ends[0]);
    *status = reap(&child, rc ? 0 : PATIENCE_MS);
    return rc;
}
