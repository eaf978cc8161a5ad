/* Many programs, some at a time, each with a time limit and a log of its own: what one does or does not do is no concern of the others.
 *
 *     struct sa_fleet_task tasks[] = {{.arguments = words, .environment = environ, .output = "a.out", .log = "a.log"}, …};
 *     rc = sa_fleet_run(tasks, count, &options, error);
 *     // tasks[i].end tells how each ended
 */
#ifndef SYNCAUDIT_FLEET_RUN_H
#define SYNCAUDIT_FLEET_RUN_H

#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/observer.h"

enum sa_fleet_end {
    SA_FLEET_WAITING, /* never begun: an orderly end was asked for before its turn */
    SA_FLEET_RUNNING,
    SA_FLEET_ENDED,   /* by itself: `status` is its exit code, 128 + the signal that ended it */
    SA_FLEET_LATE,    /* it was told to end at its time limit; `status` as above */
    SA_FLEET_STOPPED, /* it was told to end because an orderly end was asked for; `status` as above */
    SA_FLEET_FAILED,  /* it could not be started: `status` is an errno */
};

struct sa_fleet_task {
    char **arguments;   /* the first is the program's path; NULL-terminated; borrowed, as the next three */
    char **environment; /* all it gets; NULL-terminated */
    char *output;       /* file that its output replaces */
    char *log;          /* file that what it says besides replaces */
    enum sa_fleet_end end;
    int status;
    int process;        /* while it runs */
    long long must_end; /* sa_time_monotonic_ms; 0 = no limit */
    enum sa_fleet_end
        told; /* why it was told to end: SA_FLEET_LATE, SA_FLEET_STOPPED; SA_FLEET_WAITING = it was not */
    long long kill_from; /* it has until then once it was told */
};

struct sa_fleet_options {
    unsigned jobs;                      /* at a time; at least 1 */
    long long limit_ms;                 /* of each; 0 = none */
    long long patience_ms;              /* from being told to end to being killed */
    const struct sa_observer *observer; /* borrowed; progress is told in tasks that are done */
};

/* Runs all tasks, in their order, and waits for every one that was begun. A task gets SIGTERM at its limit and when the observer is
 * cancelled, once, and SIGKILL when it has not ended after the patience. Each is in a process group of its own: a Ctrl-C of the
 * terminal does not reach it beside ours. SA_OK even when tasks failed; SA_ECANCELLED when an orderly end was asked for; SA_EIO when
 * they cannot be waited for (all are ended then). */
int sa_fleet_run(struct sa_fleet_task *tasks, size_t count, const struct sa_fleet_options *options,
                 struct sa_error *error);

#endif
