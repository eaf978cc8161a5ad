/* How the library tells what it is doing, and how it is told to stop. The library itself never prints. */
#ifndef SYNCAUDIT_OBSERVER_H
#define SYNCAUDIT_OBSERVER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

enum sa_level { SA_LEVEL_WARNING, SA_LEVEL_NOTICE, SA_LEVEL_DETAIL };

/* Zero-initialised = silent and never cancelled. All members are borrowed and outlive the calls they are given to. */
struct sa_observer {
    /* One line of log, no newline, never a token. NULL = dropped. */
    void (*message)(void *payload, enum sa_level level, const char *text);
    /* `done` of `total` steps of `stage` ("describing objects"); called often, the receiver limits its drawing. */
    void (*progress)(void *payload, const char *stage, size_t done, size_t total);
    /* Answers a question that can be answered with yes or no. NULL = nobody is there: yes. */
    bool (*agree)(void *payload, const char *question);
    void *payload;
    /* Set from a signal handler to ask for an orderly end; NULL = never. */
    const volatile sig_atomic_t *cancelled;
    /* A descriptor that becomes readable when `cancelled` is set, so that a waiting loop wakes up; 0 = none. */
    int wake_descriptor;
};

/* Formats and sends one log line; `observer` may be NULL. */
void sa_observe(const struct sa_observer *observer, enum sa_level level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* True unless somebody is asked and does not agree. */
bool sa_observer_agrees(const struct sa_observer *observer, const char *question);

/* True once an orderly end was asked for. */
bool sa_observer_cancelled(const struct sa_observer *observer);

#endif
