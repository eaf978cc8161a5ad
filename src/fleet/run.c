/* Many programs, some at a time: see run.h. */
#include "fleet/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "syncaudit/clock.h"

enum {
    LOOK_MS = 50, /* how often it is looked who has ended */
    PRIVATE = 0600,
};

static int task_files(posix_spawn_file_actions_t *files, const struct sa_fleet_task *task)
{
    static const int replaced = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW;
    int failed = posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!failed)
        failed = posix_spawn_file_actions_addopen(files, STDOUT_FILENO, task->output, replaced, PRIVATE);
    if (!failed)
        failed = posix_spawn_file_actions_addopen(files, STDERR_FILENO, task->log, replaced, PRIVATE);
    return failed;
}

static int task_attributes(posix_spawnattr_t *attributes)
{
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    int failed = posix_spawnattr_setsigdefault(attributes, &defaults);
    if (!failed)
        failed = posix_spawnattr_setpgroup(attributes, 0);
    if (!failed)
        failed = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    return failed;
}

static int task_spawn(struct sa_fleet_task *task)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&files);
    if (failed)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (!failed) {
        failed = task_files(&files, task);
        if (!failed)
            failed = task_attributes(&attributes);
        if (!failed)
            failed = posix_spawn(&task->process, task->arguments[0], &files, &attributes, task->arguments,
                                 task->environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

static void task_begin(struct sa_fleet_task *task, const struct sa_fleet_options *options)
{
    task->status = task_spawn(task);
    task->end = task->status ? SA_FLEET_FAILED : SA_FLEET_RUNNING;
    task->must_end = options->limit_ms ? sa_time_monotonic_ms() + options->limit_ms : 0;
}

/* Tells a task that runs to end, once; what does not is killed with all it has started. */
static void task_hurry(struct sa_fleet_task *task, const struct sa_fleet_options *options)
{
    long long now = sa_time_monotonic_ms();
    if (task->told) {
        if (now >= task->kill_from)
            kill(-task->process, SIGKILL);
        return;
    }
    if (sa_observer_cancelled(options->observer))
        task->told = SA_FLEET_STOPPED;
    else if (task->must_end && now >= task->must_end)
        task->told = SA_FLEET_LATE;
    else
        return;
    task->kill_from = now + options->patience_ms;
    kill(task->process, SIGTERM);
}

/* True when it has ended. */
static bool task_reap(struct sa_fleet_task *task)
{
    int status;
    pid_t ended = waitpid(task->process, &status, WNOHANG);
    if (ended != task->process)
        return false;
    task->end = task->told ? task->told : SA_FLEET_ENDED;
    task->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return true;
}

/* Looks at every task that runs; returns how many still do. */
static size_t look_at_all(struct sa_fleet_task *tasks, size_t begun, const struct sa_fleet_options *options)
{
    size_t running = 0;
    for (size_t i = 0; i < begun; i++) {
        if (tasks[i].end != SA_FLEET_RUNNING || task_reap(&tasks[i]))
            continue;
        running++;
        task_hurry(&tasks[i], options);
    }
    return running;
}

static void tell_progress(const struct sa_fleet_options *options, size_t done, size_t count)
{
    if (options->observer && options->observer->progress)
        options->observer->progress(options->observer->payload, "auditing orgs", done, count);
}

static int wait_a_little(const struct sa_observer *observer, struct sa_error *error)
{
    struct pollfd wake = {.fd = -1, .events = POLLIN};
    if (observer && observer->wake_descriptor > 0 && !sa_observer_cancelled(observer))
        wake.fd = observer->wake_descriptor;
    if (poll(&wake, 1, LOOK_MS) < 0 && errno != EINTR)
        return sa_error_set(error, SA_EIO, "cannot wait for the audits: %s", strerror(errno));
    return SA_OK;
}

static void end_all(struct sa_fleet_task *tasks, size_t begun)
{
    for (size_t i = 0; i < begun; i++)
        if (tasks[i].end == SA_FLEET_RUNNING) {
            kill(-tasks[i].process, SIGKILL);
            while (waitpid(tasks[i].process, &tasks[i].status, 0) < 0 && errno == EINTR)
                ;
            tasks[i].end = SA_FLEET_STOPPED;
        }
}

int sa_fleet_run(struct sa_fleet_task *tasks, size_t count, const struct sa_fleet_options *options,
                 struct sa_error *error)
{
    size_t begun = 0;
    size_t running = 0;
    int rc = SA_OK;
    do {
        while (begun < count && running < options->jobs && !sa_observer_cancelled(options->observer)) {
            task_begin(&tasks[begun], options);
            running += tasks[begun].end == SA_FLEET_RUNNING;
            begun++;
        }
        tell_progress(options, begun - running, count);
        rc = wait_a_little(options->observer, error);
        running = look_at_all(tasks, begun, options);
    } while (rc == SA_OK && (running || (begun < count && !sa_observer_cancelled(options->observer))));
    if (rc) {
        end_all(tasks, begun);
        return rc;
    }
    tell_progress(options, begun, count);
    return sa_observer_cancelled(options->observer) ? sa_error_set(error, SA_ECANCELLED, "cancelled") : SA_OK;
}
