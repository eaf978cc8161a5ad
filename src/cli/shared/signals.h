/* SIGINT, SIGTERM and SIGHUP: the first asks for an orderly end, a second SIGINT or SIGTERM ends the program at once. */
#ifndef SYNCAUDIT_CLI_SIGNALS_H
#define SYNCAUDIT_CLI_SIGNALS_H

#include <signal.h>

#include "syncaudit/error.h"

/* From now on the first signal is held in the flag and told through the descriptor. SA_EIO. */
int sa_signals_catch(struct sa_error *error);

/* Non-zero once a signal has come. */
const volatile sig_atomic_t *sa_signals_flag(void);

/* Becomes readable with the first signal; 0 before sa_signals_catch. */
int sa_signals_descriptor(void);

#endif
