/* The words of a name as people and API names write it: see text.h. */
#include <string.h>

#include "syncaudit/text.h"

enum kind { BLANK, BREAK, DASH, DIGIT, LETTER, LOWER, UPPER };

/* Of the character at `at`, which is `*size` bytes long. A letter beyond ASCII is a LETTER: its case is not known. */
static enum kind kind_of(const unsigned char *text, size_t length, size_t at, size_t *size)
{
    unsigned char c = text[at];
    *size = sa_text_character(text + at, length - at);
    if (*size == 0)
        *size = 1;
    if (c >= 'a' && c <= 'z')
        return LOWER;
    if (c >= 'A' && c <= 'Z')
        return UPPER;
    if (c >= '0' && c <= '9')
        return DIGIT;
    if (c == '-')
        return DASH;
    if (c < 0x80)
        return strchr("()[]{}<>:;,*#!?~=\"|", c) && c ? BREAK : BLANK;
    if (c == 0xC2 && *size == 2) /* U+0080 to U+00BF: controls and signs of Latin-1 */
        return BLANK;
    if (c == 0xE2 && *size == 3 && text[at + 1] == 0x80) { /* U+2000 to U+203F: punctuation */
        unsigned char last = text[at + 2];
        if (last >= 0x90 && last <= 0x95)
            return DASH;
        return last == 0xA2 || last == 0xA6 ? BREAK : BLANK; /* a bullet, an ellipsis */
    }
    return LETTER;
}

/* True if a word begins between two characters of words. */
static bool is_border(enum kind before, enum kind here, enum kind after)
{
    if ((before == DIGIT) != (here == DIGIT))
        return true;
    return here == UPPER && (before == LOWER || (before == UPPER && after == LOWER));
}

static int add_word_character(struct sa_buffer *out, const unsigned char *bytes, size_t size, enum kind kind)
{
    char lower = (char)(*bytes | 0x20);
    return kind == UPPER ? sa_buffer_add(out, &lower, 1) : sa_buffer_add(out, bytes, size);
}

int sa_text_words(struct sa_buffer *out, const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = strlen(text), size = 0, next_size = 0;
    enum kind before = BLANK;
    bool parted = false; /* something stands between the last word and the next */
    bool empty = true;
    int rc = sa_buffer_adds(out, " ");
    for (size_t at = 0; at < length && rc == SA_OK; at += size) {
        enum kind here = kind_of(bytes, length, at, &size);
        enum kind after = at + size < length ? kind_of(bytes, length, at + size, &next_size) : BLANK;
        bool word = here >= DIGIT;
        if (word && before >= DIGIT && is_border(before, here, after))
            rc = sa_buffer_adds(out, " ");
        if (word && before < DIGIT && !empty)
            rc = sa_buffer_adds(out, parted ? " | " : " ");
        if (word && rc == SA_OK)
            rc = add_word_character(out, bytes + at, size, here);
        if (here == BREAK || (here == DASH && (before == BLANK || after == BLANK)))
            parted = true;
        else if (word)
            parted = empty = false;
        before = here;
    }
    return rc == SA_OK && !empty ? sa_buffer_adds(out, " ") : rc;
}
