/* The gate for foreign text: see include/syncaudit/text.h.
 *
 * Nearly all documents are ASCII with a few escapes, so the work is one scan over words of eight bytes that
 * stops only where a byte needs a look. Escapes are rewritten where they stand; a copy is made only when a
 * raw byte has to become the three bytes of U+FFFD.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "syncaudit/text.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Non-zero if one of the eight bytes is 0; exact as long as no byte is above 0x7F. */
static uint64_t has_zero(uint64_t word)
{
    return (word - EACH(1)) & ~word & EACH(0x80);
}

/* Number of bytes from `text` on that are ASCII and neither NUL nor a backslash. */
static size_t plain_run(const unsigned char *text, size_t length)
{
    size_t i = 0;
    for (uint64_t word; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        if ((word & EACH(0x80)) || has_zero(word) || has_zero(word ^ EACH('\\')))
            break;
    }
    while (i < length && text[i] - 1u < 0x7F && text[i] != '\\')
        i++;
    return i;
}

size_t sa_text_character(const unsigned char *text, size_t length)
{
    if (length == 0)
        return 0;
    unsigned first = text[0];
    if (first < 0x80)
        return 1;
    size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length < size)
        return 0;
    /* The second byte is where overlong forms, surrogates and values above U+10FFFF are shut out. */
    unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (text[1] < low || text[1] > high)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

bool sa_text_is_sound(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t at = 0, size; at < length; at += size) { /* most of it is ASCII */
        size = bytes[at] < 0x80 ? bytes[at] != 0 : sa_text_character(bytes + at, length - at);
        if (size == 0)
            return false;
    }
    return true;
}

static int hex_digit(unsigned char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* Value of the escape \uXXXX at `text`, or -1 if there is none. */
static int unicode_escape(const unsigned char *text, size_t length)
{
    if (length < 6 || text[0] != '\\' || text[1] != 'u')
        return -1;
    int value = 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_digit(text[i]);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* Looks at the escape at `text`, rewrites it if it stands for nothing that can be kept; returns its length.
 */
static size_t gate_escape(unsigned char *text, size_t length, size_t *rewritten)
{
    int value = unicode_escape(text, length);
    if (value < 0) /* a short escape: the byte after it belongs to it only if it is a backslash too */
        return length > 1 && text[1] == '\\' ? 2 : 1;
    bool high = value >= 0xD800 && value <= 0xDBFF;
    bool low = value >= 0xDC00 && value <= 0xDFFF;
    if (high) {
        int second = unicode_escape(text + 6, length - 6);
        if (second >= 0xDC00 && second <= 0xDFFF)
            return 12;
    }
    if (value == 0 || high || low) {
        memcpy(text + 2, "fffd", 4);
        ++*rewritten;
    }
    return 6;
}

/* Copies the text with U+FFFD in place of every byte that is NUL or no valid UTF-8. */
static int replace_bytes(struct sa_buffer *text)
{
    const unsigned char *data = (const unsigned char *)text->data;
    struct sa_buffer clean = SA_BUFFER_INIT(text->limit);
    int rc = SA_OK;
    size_t kept = 0; /* what is before this is in `clean` */
    for (size_t i = 0; rc == SA_OK && i < text->length;) {
        size_t size = data[i] ? sa_text_character(data + i, text->length - i) : 0;
        if (size == 0) {
            rc = sa_buffer_add(&clean, data + kept, i - kept);
            if (rc == SA_OK)
                rc = sa_buffer_adds(&clean, SA_TEXT_REPLACEMENT);
            kept = i + 1;
        }
        i += size ? size : 1;
    }
    if (rc == SA_OK)
        rc = sa_buffer_add(&clean, data + kept, text->length - kept);
    if (rc == SA_OK) {
        struct sa_buffer old = *text;
        *text = clean;
        clean = old;
    }
    sa_buffer_release(&clean);
    return rc;
}

static int gate(struct sa_buffer *text, bool escapes, size_t *replaced)
{
    unsigned char *data = (unsigned char *)text->data;
    size_t bad = 0;
    size_t rewritten = 0;
    for (size_t i = 0; (i += plain_run(data + i, text->length - i)) < text->length;) {
        size_t left = text->length - i;
        size_t size = data[i] ? sa_text_character(data + i, left) : 0;
        if (size == 0)
            bad++;
        if (escapes && data[i] == '\\')
            size = gate_escape(data + i, left, &rewritten);
        i += size ? size : 1;
    }
    int rc = bad ? replace_bytes(text) : SA_OK;
    if (rc == SA_OK && replaced)
        *replaced += bad + rewritten;
    return rc;
}

int sa_text_gate_json(struct sa_buffer *body, size_t *replaced)
{
    return gate(body, true, replaced);
}

int sa_text_gate(struct sa_buffer *text, size_t *replaced)
{
    return gate(text, false, replaced);
}

size_t sa_text_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

bool sa_text_is_letter(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

bool sa_text_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Unicode's Bidi_Control, the line separators, and the marks of interlinear notes. */
static bool turns_or_breaks(const unsigned char *text, size_t size)
{
    if (size == 2)
        return text[0] == 0xD8 && text[1] == 0x9C;
    unsigned value = size == 3 ? (text[0] & 0x0FU) << 12 | (text[1] & 0x3FU) << 6 | (text[2] & 0x3FU) : 0;
    return value == 0x200E || value == 0x200F || (value >= 0x2028 && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x206F) || (value >= 0xFFF9 && value <= 0xFFFB);
}

size_t sa_text_step(const char *text)
{
    size_t size = sa_text_character((const unsigned char *)text, strnlen(text, 4));
    return size ? size : 1;
}

bool sa_text_unprintable(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    bool blank = *bytes == '\t' || *bytes == '\n' || *bytes == '\r';
    return (*bytes < ' ' && !blank) || *bytes == 0x7F ||
           (*bytes == 0xC2 && bytes[1] >= 0x80 && bytes[1] < 0xA0) ||
           turns_or_breaks(bytes, sa_text_step(text));
}

unsigned sa_text_code_point(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    switch (sa_text_step(text)) {
    case 1:
        return bytes[0];
    case 2:
        return (bytes[0] & 0x1FU) << 6 | (bytes[1] & 0x3FU);
    default:
        return (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
    }
}

/* White space, and what is no text: a line is one line, whatever shows it. */
static bool is_blank(const unsigned char *text, size_t length)
{
    return length == 0 || *text <= ' ' || *text == 0x7F || (*text == 0xC2 && text[1] < 0xA0);
}

void sa_text_line(char *out, size_t size, const char *text)
{
    static const char ellipsis[] = "…";
    size_t used = 0;
    bool gap = false;
    for (size_t left = strlen(text), step; left > 0; text += step, left -= step) {
        step = sa_text_character((const unsigned char *)text, left);
        bool blank = is_blank((const unsigned char *)text, step);
        step += step == 0;
        if (blank) {
            gap = used > 0;
            continue;
        }
        if (used + gap + step + sizeof ellipsis > size) {
            memcpy(out + used, ellipsis, sizeof ellipsis - 1);
            used += sizeof ellipsis - 1;
            break;
        }
        if (gap)
            out[used++] = ' ';
        memcpy(out + used, text, step);
        used += step;
        gap = false;
    }
    out[used] = '\0';
}

/* What looks like the character and means nothing in Markdown; NULL = the character means nothing where it stands. An underscore
 * inside a name does not, and API names are full of them. An escape would show wherever the text is pasted into what is no Markdown. */
static const char *markdown_twin(const char *text, const char *start)
{
    static const struct {
        char character;
        const char *twin;
    } twins[] = {{'\\', "⧵"}, {'`', "ˋ"},  {'*', "∗"},  {'[', "［"}, {']', "］"}, {'|', "¦"},
                 {'~', "∼"},  {'#', "＃"}, {'>', "›"},  {'+', "＋"}, {'-', "‐"},  {'=', "＝"},
                 {'<', "‹"},  {'&', "＆"}, {':', "："}, {'_', "＿"}};
    bool in_word = text > start &&
                   (sa_text_is_letter(text[-1]) || sa_text_is_digit(text[-1]) || text[-1] == '_') &&
                   (sa_text_is_letter(text[1]) || sa_text_is_digit(text[1]) || text[1] == '_');
    if ((*text == '_' && in_word) || (strchr("#>+-=", *text) && text > start) ||
        (*text == ':' && strncmp(text, "://", 3) != 0) || (*text == '#' && !text[1]) ||
        (*text == '&' && !(text[1] == '#' || sa_text_is_letter(text[1]))))
        return NULL;
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (twins[i].character == *text)
            return twins[i].twin;
    return NULL;
}

void sa_text_markdown(const char *text, void (*put)(void *payload, const char *bytes, size_t length),
                      void *payload)
{
    const char *start = text;
    for (size_t step; *text; text += step) {
        const char *twin = markdown_twin(text, start);
        step = sa_text_step(text);
        if (sa_text_unprintable(text))
            put(payload, SA_TEXT_REPLACEMENT, strlen(SA_TEXT_REPLACEMENT));
        else if (*text == '\n' || *text == '\r')
            put(payload, " ", 1);
        else if (twin)
            put(payload, twin, strlen(twin));
        else
            put(payload, text, step);
    }
}

bool sa_text_is_word(const char *text)
{
    size_t length = 0;
    while (text[length] > ' ' && text[length] <= '~')
        length++;
    return length > 0 && text[length] == '\0';
}

void sa_text_join(char *out, size_t size, const char *const *words, const char *between, const char *last)
{
    size_t used = 0;
    *out = '\0';
    for (size_t i = 0; words[i] && used < size; i++) {
        const char *before = i == 0 ? "" : words[i + 1] ? between : last;
        int wrote = snprintf(out + used, size - used, "%s%s", before, words[i]);
        used += wrote > 0 ? (size_t)wrote : 0;
    }
}
