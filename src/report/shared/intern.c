/* Interned texts: see intern.h. Open addressing, at most half full; the hash is FNV-1a. */
#include "report/shared/intern.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST = 1024 };

static uint64_t hash_of(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3U;
    return hash ^ hash >> 32;
}

const char *sa_intern_text(const struct sa_intern *intern, size_t number)
{
    return intern->texts.data + intern->starts[number];
}

/* The slot that holds the text, or the free one where it belongs. */
static uint32_t *slot_of(const struct sa_intern *intern, const char *text)
{
    size_t at = hash_of(text) & (intern->space - 1);
    while (intern->slots[at] && strcmp(sa_intern_text(intern, intern->slots[at] - 1), text) != 0)
        at = (at + 1) & (intern->space - 1);
    return &intern->slots[at];
}

static int grow(struct sa_intern *intern)
{
    size_t room = intern->room ? intern->room * 2 : FIRST;
    size_t *starts = reallocarray(intern->starts, room, sizeof *starts);
    if (starts)
        intern->starts = starts;
    uint32_t *slots = starts ? calloc(room * 2, sizeof *slots) : NULL;
    if (!slots)
        return SA_ENOMEM;
    free(intern->slots);
    intern->slots = slots;
    intern->room = room;
    intern->space = room * 2;
    for (size_t i = 0; i < intern->count; i++)
        *slot_of(intern, sa_intern_text(intern, i)) = (uint32_t)(i + 1);
    return SA_OK;
}

int sa_intern(struct sa_intern *intern, const char *text, size_t *number)
{
    int rc = SA_OK;
    if (intern->count == intern->room && (intern->room >= UINT32_MAX / 2 || (rc = grow(intern))))
        return rc ? rc : SA_EFORMAT;
    uint32_t *slot = slot_of(intern, text);
    if (!*slot) {
        intern->starts[intern->count] = intern->texts.length;
        rc = sa_buffer_add(&intern->texts, text, strlen(text) + 1);
        if (rc)
            return rc;
        *slot = (uint32_t)++intern->count;
    }
    *number = *slot - 1;
    return SA_OK;
}

void sa_intern_release(struct sa_intern *intern)
{
    sa_buffer_release(&intern->texts);
    free(intern->starts);
    free(intern->slots);
    memset(intern, 0, sizeof *intern);
}
