/* The secrets of this process, and how they are taken out of texts: see include/syncaudit/veil.h. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/error.h"
#include "syncaudit/veil.h"

#define MASK "(secret)"
#define HARMLESS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

enum {
    SHORTEST = sizeof MASK - 1, /* so that a text never grows */
    WORDLIKE = 12, /* letters alone are a secret from here on: shorter ones may be a word of somebody's */
    BACKSLASHES = 4,
    ESCAPE = BACKSLASHES + 5, /* bytes of the longest form of one character */
};

struct secret {
    struct secret *next;
    size_t length;
    size_t anchor; /* where its longest part begins that looks the same however it is escaped */
    size_t anchor_length;
    char text[];
};
static struct secret *secrets;

static bool is_secret(const char *text, size_t length)
{
    return length >= WORDLIKE || (length >= SHORTEST && strcspn(text, "0123456789!.+/=_-") < length);
}

static void find_anchor(struct secret *secret)
{
    for (size_t at = 0, length; secret->text[at]; at += length + (length == 0)) {
        length = strspn(secret->text + at, HARMLESS);
        if (length > secret->anchor_length) {
            secret->anchor = at;
            secret->anchor_length = length;
        }
    }
}

int sa_veil_add(const char *text)
{
    size_t length = text ? strlen(text) : 0;
    if (length == 0 || !is_secret(text, length))
        return SA_OK;
    for (const struct secret *known = secrets; known; known = known->next)
        if (strcmp(known->text, text) == 0)
            return SA_OK;
    struct secret *secret = calloc(1, sizeof *secret + length + 1);
    if (!secret)
        return SA_ENOMEM;
    memcpy(secret->text, text, length + 1);
    secret->length = length;
    find_anchor(secret);
    secret->next = secrets;
    secrets = secret;
    return SA_OK;
}

void sa_veil_clear(void)
{
    for (struct secret *next; secrets; secrets = next) {
        next = secrets->next;
        explicit_bzero(secrets->text, secrets->length);
        free(secrets);
    }
}

/* Value of `digits` digits of that base at `text`, or -1. */
static int number(const char *text, size_t left, size_t digits, int base)
{
    char copy[ESCAPE] = "";
    char *end = NULL;
    if (digits == 0 || digits >= sizeof copy || digits > left || !strchr(HARMLESS, *text))
        return -1;
    memcpy(copy, text, digits);
    long value = strtol(copy, &end, base);
    return end == copy + digits ? (int)value : -1;
}

/* Backslashes in a row: a text within a text has its escapes escaped. */
static size_t backslashes(const char *text, size_t left)
{
    size_t count = 0;
    while (count < left && count < BACKSLASHES && text[count] == '\\')
        count++;
    return count;
}

/* Length of a character that is written otherwise than as itself (in JSON, an address, HTML), and which it is; 0 when there is none. */
static size_t unescape(const char *text, size_t left, int *value)
{
    size_t start = 0;
    size_t digits = 2;
    int base = 16;
    size_t after = 0;
    size_t marks = backslashes(text, left);
    if (marks && marks < left && (text[marks] == 'u' || text[marks] == 'x')) {
        start = marks + 1;
        digits = text[marks] == 'u' ? 4 : 2;
    } else if (left > 2 && text[0] == '%') {
        start = strncmp(text, "%25", 3) == 0 ? 3 : 1;
    } else if (left > 3 && text[0] == '&' && text[1] == '#') {
        start = text[2] == 'x' || text[2] == 'X' ? 3 : 2;
        base = start == 3 ? 16 : 10;
        const char *end = memchr(text, ';', left < ESCAPE ? left : ESCAPE);
        digits = end ? (size_t)(end - text) - start : 0;
        after = 1;
    }
    *value = start && start < left ? number(text + start, left - start, digits, base) : -1;
    return *value > 0 ? start + digits + after : 0;
}

/* Bytes of one character of a secret at `text`; 0 when something else stands there. */
static size_t match_character(const char *text, size_t left, char wanted)
{
    int value = 0;
    if (left > 0 && *text == wanted)
        return 1;
    size_t marks = backslashes(text, left);
    if (marks && marks < left && text[marks] == wanted)
        return marks + 1;
    size_t length = left > 0 && strchr("\\%&", *text) ? unescape(text, left, &value) : 0;
    return length && value == (unsigned char)wanted ? length : 0;
}

/* Bytes of the whole secret at `text`, or 0. */
static size_t match(const struct secret *secret, const char *text, const char *end)
{
    const char *at = text;
    for (const char *wanted = secret->text; *wanted; wanted++) {
        size_t length = match_character(at, (size_t)(end - at), *wanted);
        if (length == 0)
            return 0;
        at += length;
    }
    return (size_t)(at - text);
}

/* Where the secret begins whose anchor stands at `hit`, not before `from`; NULL when it is only the anchor. */
static const char *veil_begin(const struct secret *secret, const char *from, const char *hit, const char *end,
                              size_t *length)
{
    size_t most = secret->anchor * ESCAPE;
    const char *at = (size_t)(hit - from) > most ? hit - most : from;
    while (at <= hit && (*length = match(secret, at, end)) == 0)
        at++;
    return at <= hit ? at : NULL;
}

static size_t take_out(const struct secret *secret, char *text, size_t size)
{
    const char *end = text + size;
    const char *in = text; /* what is before has been moved to before `out` */
    char *out = text;
    const char *from = text;
    const char *hit;
    while ((hit = memmem(from, (size_t)(end - from), secret->text + secret->anchor, secret->anchor_length))) {
        size_t length = 0;
        const char *start = veil_begin(secret, in, hit, end, &length);
        from = start ? start + length : hit + 1;
        if (!start)
            continue;
        memmove(out, in, (size_t)(start - in));
        out = mempcpy(out + (start - in), MASK, sizeof MASK - 1);
        in = from;
    }
    memmove(out, in, (size_t)(end - in));
    return (size_t)(out - text) + (size_t)(end - in);
}

size_t sa_veil_apply(char *text, size_t length)
{
    for (const struct secret *secret = secrets; secret; secret = secret->next)
        if (secret->anchor_length > 0)
            length = take_out(secret, text, length);
    text[length] = '\0';
    return length;
}
