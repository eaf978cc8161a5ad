/* The caller-owned error: see include/syncaudit/error.h. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "syncaudit/error.h"

#undef sa_error_set
#undef sa_error_prefix
#undef sa_error_memory

/* vsnprintf that marks a cut text with an ellipsis instead of ending in the middle of a UTF-8 character. */
static void format_list(char *out, size_t size, const char *format, va_list arguments) SA_PRINTF(3, 0);
static void format_list(char *out, size_t size, const char *format, va_list arguments)
{
    static const char ellipsis[] = "…";
    int needed = vsnprintf(out, size, format, arguments);
    if (needed < 0) {
        out[0] = '\0';
    } else if ((size_t)needed >= size) {
        size_t cut = size - sizeof ellipsis;
        while (cut > 0 && ((unsigned char)out[cut] & 0xC0) == 0x80)
            cut--;
        memcpy(out + cut, ellipsis, sizeof ellipsis);
    }
}

static void format_text(char *out, size_t size, const char *format, ...) SA_PRINTF(3, 4);
static void format_text(char *out, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    format_list(out, size, format, arguments);
    va_end(arguments);
}

int sa_error_set(struct sa_error *error, int code, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        format_list(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        error->code = code;
        error->advice[0] = '\0';
    }
    return code;
}

int sa_error_advise(struct sa_error *error, const char *format, ...)
{
    if (!error)
        return SA_OK;
    va_list arguments;
    va_start(arguments, format);
    format_list(error->advice, sizeof error->advice, format, arguments);
    va_end(arguments);
    return error->code;
}

int sa_error_prefix(struct sa_error *error, int code, const char *format, ...)
{
    if (error) {
        char before[sizeof error->message];
        char prefix[sizeof error->message];
        memcpy(before, error->message, sizeof before);
        va_list arguments;
        va_start(arguments, format);
        format_list(prefix, sizeof prefix, format, arguments);
        va_end(arguments);
        format_text(error->message, sizeof error->message, "%s: %s", prefix, before);
    }
    return code;
}

int sa_error_memory(struct sa_error *error)
{
    return sa_error_set(error, SA_ENOMEM, "out of memory");
}
