/* Many small texts, each once: decisions repeat the same names and answers, and two tables of them are mostly the same.
 *
 * A text is known by a number; equal numbers of interned texts mean equal texts. Number 0 is the empty text.
 */
#ifndef SYNCAUDIT_DECISIONS_TEXTS_H
#define SYNCAUDIT_DECISIONS_TEXTS_H

#include <stddef.h>
#include <stdint.h>

#include "syncaudit/error.h"

enum {
    SA_TEXT_UNITS = 32767,  /* UTF-16 units one cell of a workbook holds */
    SA_TEXT_BYTES = 131072, /* more than these can take */
    SA_TEXTS_MEGABYTES = 512,
};

/* Zero-initialise before use. */
struct sa_texts {
    char *chunks[SA_TEXTS_MEGABYTES]; /* owned; a text never crosses the end of one */
    size_t chunk_count;
    size_t used;     /* bytes of the last chunk */
    uint32_t *slots; /* owned: hash table of the interned ones */
    size_t slot_count;
    size_t count; /* slots in use */
};

/* Keeps a copy. SA_EINPUT when it is longer than SA_TEXT_BYTES or all texts are too many, SA_ENOMEM. */
int sa_texts_add(struct sa_texts *texts, const char *text, size_t length, uint32_t *out,
                 struct sa_error *error);

/* The same, but an equal text that was interned before is found again. */
int sa_texts_intern(struct sa_texts *texts, const char *text, size_t length, uint32_t *out,
                    struct sa_error *error);

/* Terminated; valid until release. */
const char *sa_texts_get(const struct sa_texts *texts, uint32_t text);

void sa_texts_release(struct sa_texts *texts);

#endif
