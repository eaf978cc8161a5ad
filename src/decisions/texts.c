/* Many small texts, each once: see texts.h. */
#include <stdlib.h>
#include <string.h>

#include "decisions/texts.h"

enum { CHUNK_BITS = 20, CHUNK = 1 << CHUNK_BITS, FIRST_SLOTS = 1024 };

static int add_chunk(struct sa_texts *texts, struct sa_error *error)
{
    if (texts->chunk_count == SA_TEXTS_MEGABYTES)
        return sa_error_set(error, SA_EINPUT, "there are more than %d MB of text", SA_TEXTS_MEGABYTES);
    char *chunk = malloc(CHUNK);
    if (!chunk)
        return sa_error_memory(error);
    texts->chunks[texts->chunk_count++] = chunk;
    texts->used = 0;
    if (texts->chunk_count == 1)
        chunk[texts->used++] = '\0'; /* text 0 */
    return SA_OK;
}

int sa_texts_add(struct sa_texts *texts, const char *text, size_t length, uint32_t *out,
                 struct sa_error *error)
{
    *out = 0;
    if (length > SA_TEXT_BYTES)
        return sa_error_set(error, SA_EINPUT,
                            "a text has %zu bytes; a cell of a workbook holds %d characters", length,
                            SA_TEXT_UNITS);
    if (texts->chunk_count == 0 || texts->used + length + 1 > CHUNK) {
        int rc = add_chunk(texts, error);
        if (rc)
            return rc;
    }
    if (length == 0)
        return SA_OK;
    char *place = texts->chunks[texts->chunk_count - 1] + texts->used;
    memcpy(place, text, length);
    place[length] = '\0';
    *out = (uint32_t)(((texts->chunk_count - 1) << CHUNK_BITS) + texts->used);
    texts->used += length + 1;
    return SA_OK;
}

const char *sa_texts_get(const struct sa_texts *texts, uint32_t text)
{
    return text ? texts->chunks[text >> CHUNK_BITS] + (text & (CHUNK - 1)) : "";
}

/* FNV-1a (isthe.com/chongo/tech/comp/fnv). */
static uint64_t hash(const char *text, size_t length)
{
    uint64_t value = 0xcbf29ce484222325U;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)text[i]) * 0x100000001b3U;
    return value ^ value >> 32;
}

/* The slot that holds the text, or the empty one where it belongs. */
static uint32_t *find_slot(const struct sa_texts *texts, const char *text, size_t length)
{
    size_t slot = hash(text, length) & (texts->slot_count - 1);
    while (texts->slots[slot]) {
        const char *there = sa_texts_get(texts, texts->slots[slot]);
        if (strncmp(there, text, length) == 0 && there[length] == '\0')
            break;
        slot = (slot + 1) & (texts->slot_count - 1);
    }
    return &texts->slots[slot];
}

/* At most half of the slots are in use. */
static int make_room(struct sa_texts *texts, struct sa_error *error)
{
    if (texts->count * 2 < texts->slot_count)
        return SA_OK;
    uint32_t *old = texts->slots;
    size_t old_count = texts->slot_count;
    size_t slot_count = old_count ? old_count * 2 : FIRST_SLOTS;
    uint32_t *slots = calloc(slot_count, sizeof *slots);
    if (!slots)
        return sa_error_memory(error);
    texts->slots = slots;
    texts->slot_count = slot_count;
    for (size_t i = 0; i < old_count; i++) {
        const char *text = sa_texts_get(texts, old[i]);
        if (old[i])
            *find_slot(texts, text, strlen(text)) = old[i];
    }
    free(old);
    return SA_OK;
}

int sa_texts_intern(struct sa_texts *texts, const char *text, size_t length, uint32_t *out,
                    struct sa_error *error)
{
    *out = 0;
    if (length == 0)
        return SA_OK;
    int rc = make_room(texts, error);
    if (rc)
        return rc;
    uint32_t *slot = find_slot(texts, text, length);
    if (!*slot) {
        rc = sa_texts_add(texts, text, length, out, error);
        if (rc)
            return rc;
        *slot = *out;
        texts->count++;
    }
    *out = *slot;
    return SA_OK;
}

void sa_texts_release(struct sa_texts *texts)
{
    for (size_t i = 0; i < texts->chunk_count; i++)
        free(texts->chunks[i]);
    free(texts->slots);
    *texts = (struct sa_texts){0};
}
