/* The growing byte string: see include/syncaudit/buffer.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/buffer.h"

char sa_buffer_empty[1];

static int reserve(struct sa_buffer *buffer, size_t extra)
{
    if (buffer->length > buffer->limit || extra > buffer->limit - buffer->length)
        return SA_EFORMAT;
    size_t needed = buffer->length + extra + 1;
    if (needed <= buffer->capacity)
        return SA_OK;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    if (capacity > buffer->limit + 1)
        capacity = buffer->limit + 1;
    char *data = realloc(buffer->capacity ? buffer->data : NULL, capacity);
    if (!data)
        return SA_ENOMEM;
    data[buffer->length] = '\0';
    buffer->data = data;
    buffer->capacity = capacity;
    return SA_OK;
}

int sa_buffer_add(struct sa_buffer *buffer, const void *bytes, size_t length)
{
    if (length == 0)
        return SA_OK;
    int rc = reserve(buffer, length);
    if (rc)
        return rc;
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
    return SA_OK;
}

int sa_buffer_adds(struct sa_buffer *buffer, const char *text)
{
    return sa_buffer_add(buffer, text, strlen(text));
}

int sa_buffer_addf(struct sa_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_list again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int needed = vsnprintf(NULL, 0, format, arguments);
    int rc = needed < 0 ? SA_EFORMAT : reserve(buffer, (size_t)needed);
    if (rc == SA_OK && needed > 0) {
        vsnprintf(buffer->data + buffer->length, (size_t)needed + 1, format, again);
        buffer->length += (size_t)needed;
    }
    va_end(again);
    va_end(arguments);
    return rc;
}

void sa_buffer_clear(struct sa_buffer *buffer)
{
    buffer->length = 0;
    if (buffer->capacity)
        buffer->data[0] = '\0';
}

void sa_buffer_release(struct sa_buffer *buffer)
{
    if (buffer->capacity)
        free(buffer->data);
    buffer->data = sa_buffer_empty;
    buffer->length = 0;
    buffer->capacity = 0;
}

char *sa_buffer_detach(struct sa_buffer *buffer)
{
    if (buffer->capacity == 0)
        return calloc(1, 1);
    char *data = buffer->data;
    buffer->data = sa_buffer_empty;
    buffer->length = 0;
    buffer->capacity = 0;
    return data;
}
