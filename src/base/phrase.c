/* Whole phrases in foreign messages: see sa_text_has_phrase in include/syncaudit/text.h. */
#include <string.h>

#include "syncaudit/text.h"

enum { WORD = 64 }; /* longer words are compared by their beginning */

/* Bytes of an apostrophe at `text`, straight or as word processors write it; 0 when there is none. */
static size_t apostrophe(const char *text, const char *end)
{
    static const char *const marks[] = {"'", "`", "\xE2\x80\x98", "\xE2\x80\x99", "\xCA\xBC", "\xC2\xB4"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if ((size_t)(end - text) >= length && memcmp(text, marks[i], length) == 0)
            return length;
    }
    return 0;
}

/* A byte of a word in lower case; 0 for what stands between words: all of ASCII's and of Unicode's general punctuation. */
static char letter(const char *text)
{
    unsigned char byte = (unsigned char)*text;
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte | 0x20);
    bool separator =
        strncmp(text, "\xC2\xA0", 2) == 0 || strncmp(text, "\xE2\x80", 2) == 0; /* no-break space, “ ” – … */
    bool ascii = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (ascii || (byte >= 0x80 && !separator))
        return *text;
    return '\0';
}

/* Takes the next word before `end` into `out`; returns where the text goes on, or NULL when there is no word left. */
static const char *next_word(char out[WORD], const char *text, const char *end)
{
    size_t length = 0;
    while (text < end) {
        size_t mark = apostrophe(text, end);
        char byte = '\0';
        if (!mark)
            byte = letter(text);
        if (byte && length < WORD - 1)
            out[length++] = byte;
        if (!byte && !mark && length > 0)
            break;
        size_t step = mark ? mark : 1;
        if (!byte && !mark && strncmp(text, "\xE2\x80", 2) == 0)
            step = strnlen(text, 3);
        else if (!byte && !mark && strncmp(text, "\xC2\xA0", 2) == 0)
            step = 2;
        text += step;
    }
    out[length] = '\0';
    return length > 0 ? text : NULL;
}

/* True if the words of the phrase are the next ones of the text. */
static bool begins_with(const char *text, const char *text_end, const char *phrase, const char *phrase_end)
{
    char wanted[WORD];
    char found[WORD];
    while ((phrase = next_word(wanted, phrase, phrase_end))) {
        text = next_word(found, text, text_end);
        if (!text || strcmp(wanted, found) != 0)
            return false;
    }
    return true;
}

bool sa_text_has_phrase(const char *text, const char *phrases)
{
    const char *end = text + strlen(text);
    for (; *phrases; phrases += strcspn(phrases, "|"), phrases += *phrases == '|') {
        const char *phrase_end = phrases + strcspn(phrases, "|");
        char word[WORD];
        for (const char *at = text; at; at = next_word(word, at, end))
            if (begins_with(at, end, phrases, phrase_end))
                return true;
    }
    return false;
}
