/* Signals: see signals.h. The handler calls only what may be called there. */
#include "cli/shared/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t caught;
static int pipe_ends[2];

/* A closed terminal may say so twice (the shell and the kernel), and a supervisor says it after SIGTERM: it is never the one that
 * ends at once. */
static void on_signal(int number)
{
    static const char text[] = "\nstopping; once more ends at once\n";
    int saved = errno;
    if (caught && number != SIGHUP) {
        signal(number, SIG_DFL);
        raise(number);
    }
    caught = 1;
    if (write(pipe_ends[1], "", 1) != 1 ||
        (isatty(STDERR_FILENO) && write(STDERR_FILENO, text, sizeof text - 1) < 0))
        caught = 1; /* nothing to be done about it here; the flag is what counts */
    errno = saved;
}

int sa_signals_catch(struct sa_error *error)
{
    struct sigaction action = {.sa_handler = on_signal};
    struct sigaction before;
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0 || sigaction(SIGINT, &action, NULL) != 0 ||
        sigaction(SIGTERM, &action, NULL) != 0 || sigaction(SIGHUP, NULL, &before) != 0 ||
        /* Under nohup a closed terminal is to change nothing. */
        (before.sa_handler != SIG_IGN && sigaction(SIGHUP, &action, NULL) != 0))
        return sa_error_set(error, SA_EIO, "cannot catch signals: %s", strerror(errno));
    return SA_OK;
}

const volatile sig_atomic_t *sa_signals_flag(void)
{
    return &caught;
}

int sa_signals_descriptor(void)
{
    return pipe_ends[0];
}
