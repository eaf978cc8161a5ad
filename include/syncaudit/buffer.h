/* A growing byte string with a cap.
 *
 * `data` is never NULL and always terminated; `SA_BUFFER_INIT` is valid without allocation. Every buffer that foreign
 * bytes flow into has a limit, so that no server and no file decides how much memory is used.
 *
 *     struct sa_buffer text = SA_BUFFER_INIT(1 << 20);
 *     if (sa_buffer_addf(&text, "%s/%s", folder, name) == 0)
 *         use(text.data, text.length);
 *     sa_buffer_release(&text);
 */
#ifndef SYNCAUDIT_BUFFER_H
#define SYNCAUDIT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

struct sa_buffer {
    char *data;      /* owned; borrowed by readers until the next change */
    size_t length;   /* bytes in use, without the terminator */
    size_t capacity; /* bytes allocated; 0 = `data` points to a shared empty string */
    size_t limit;    /* `length` never exceeds this */
};

extern char sa_buffer_empty[1];

#define SA_BUFFER_INIT(limit_bytes)                                                                          \
    {                                                                                                        \
        sa_buffer_empty, 0, 0, (limit_bytes)                                                                 \
    }

/* The limit of a buffer that only our own text flows into. */
#define SA_BUFFER_OWN ((size_t)1 << 30)

/* Appends bytes. SA_ENOMEM when memory is short, SA_EFORMAT when the limit would be passed; unchanged then. */
int sa_buffer_add(struct sa_buffer *buffer, const void *bytes, size_t length);

/* Appends a terminated string. Errors as sa_buffer_add. */
int sa_buffer_adds(struct sa_buffer *buffer, const char *text);

/* Appends formatted text. Errors as sa_buffer_add. */
int sa_buffer_addf(struct sa_buffer *buffer, const char *format, ...) SA_PRINTF(2, 3);

/* Forgets the content, keeps the memory. */
void sa_buffer_clear(struct sa_buffer *buffer);

/* Frees the memory; the buffer is empty and usable again. */
void sa_buffer_release(struct sa_buffer *buffer);

/* Hands the memory to the caller (to be freed with free()); the buffer is empty again. NULL when out of memory. */
char *sa_buffer_detach(struct sa_buffer *buffer);

#endif
