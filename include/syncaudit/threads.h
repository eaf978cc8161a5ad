/* The same work on many things, on two threads. */
#ifndef SYNCAUDIT_THREADS_H
#define SYNCAUDIT_THREADS_H

#include <stddef.h>

#include "syncaudit/error.h"

/* Calls `one` for each number below `count`, in their order: a thread that is done with one takes the next that nobody has. When one
 * fails no further one is begun. Where there can be no second thread there is one. The code and error of the first that failed. */
int sa_threads_run(size_t count, int (*one)(void *payload, size_t number, struct sa_error *error),
                   void *payload, struct sa_error *error);

#endif
