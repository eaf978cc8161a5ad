/* Memory that runs out on purpose: the n-th allocation of one kind fails, once or from then on.
 *
 * Only the thread that armed it is struck, so that a server in the same program goes on. Our own code is reached by the
 * linker (--wrap, see CMakeLists.txt), the libraries by the hooks they have. */
#ifndef SYNCAUDIT_TEST_ALLOCATION_H
#define SYNCAUDIT_TEST_ALLOCATION_H

#include <stdbool.h>

enum allocation_kind {
    ALLOCATION_OURS,
    ALLOCATION_SQLITE,
    ALLOCATION_CURL,
    ALLOCATION_CJSON,
    ALLOCATION_KINDS
};

extern const char *const allocation_names[ALLOCATION_KINDS];

/* Puts the hooks into the libraries: before anything of them is used. */
void allocation_begin(void);

/* Counts from now on, and lets allocation `number` (from 1; 0 = none) of `kind` fail. */
void allocation_arm(enum allocation_kind kind, unsigned long number);

/* Ends it. Returns how many of that kind there were; `*struck` says whether one was made to fail. */
unsigned long allocation_disarm(bool *struck);

#endif
