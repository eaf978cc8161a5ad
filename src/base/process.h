/* Another program: started without a shell, its output read with a cap and a time-out. */
#ifndef SYNCAUDIT_BASE_PROCESS_H
#define SYNCAUDIT_BASE_PROCESS_H

#include "syncaudit/buffer.h"
#include "syncaudit/observer.h"

struct sa_process {
    const char *const *arguments;       /* the first is the program, looked for on PATH; NULL-terminated */
    const char *const *environment;     /* "NAME=value", all the program gets; NULL-terminated */
    long timeout_ms;                    /* then it is killed */
    const struct sa_observer *observer; /* borrowed; may be NULL */
};

/* Runs a program to its end and appends what it prints to `out`; it reads from nothing, and its error output is
 * dropped. What it has started may live on, and is not waited for. `*status` is its exit code, 128 + the signal that ended it. SA_EINPUT: there is no such program;
 * SA_ECONNECT: it took too long; SA_EFORMAT: it printed more than the buffer's limit; SA_ECANCELLED; SA_EIO; SA_ENOMEM.
 * The program is gone in every case. */
int sa_process_read(struct sa_buffer *out, int *status, const struct sa_process *process,
                    struct sa_error *error);

#endif
