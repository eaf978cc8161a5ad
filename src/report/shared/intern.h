/* Texts, each kept once and known by its number: what makes a page with many rows small. */
#ifndef SYNCAUDIT_REPORT_INTERN_H
#define SYNCAUDIT_REPORT_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "syncaudit/buffer.h"

/* SA_INTERN_INIT before use; the empty text is not special. */
struct sa_intern {
    struct sa_buffer texts; /* one after another, each with its terminator */
    size_t *starts;         /* owned: where text N begins */
    uint32_t *slots;        /* owned: hash table of numbers + 1; 0 = free */
    size_t count;
    size_t room;  /* of starts */
    size_t space; /* of slots: a power of two */
};

#define SA_INTERN_INIT                                                                                       \
    {                                                                                                        \
        SA_BUFFER_INIT(SA_BUFFER_OWN), NULL, NULL, 0, 0, 0                                                   \
    }

/* The number of a text, a new one when it has none. SA_ENOMEM, SA_EFORMAT when there are too many. */
int sa_intern(struct sa_intern *intern, const char *text, size_t *number);

/* The text with this number; valid until the next sa_intern. */
const char *sa_intern_text(const struct sa_intern *intern, size_t number);

void sa_intern_release(struct sa_intern *intern);

#endif
