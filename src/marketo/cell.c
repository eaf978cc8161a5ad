/* What the cells of an export are made into: see export.h. */
#include <string.h>

#include "marketo/export.h"
#include "syncaudit/text.h"

enum { LONG_NUMBER = 5 }; /* digits: shorter ones are lengths and limits, which tell errors apart */

/* Part of a word that may be an id or an address; a character beyond ASCII may stand in an address. */
static bool in_word(char byte)
{
    return sa_text_is_letter(byte) || sa_text_is_digit(byte) || (byte & 0x80) ||
           (byte && strchr("@._%+-", byte));
}

static bool is_address(const char *word, size_t length)
{
    const char *at = memchr(word, '@', length);
    return at && at > word && at + 1 < word + length;
}

/* Letters and digits, three digits at the least: names of fields and rules seldom have as many. */
static bool is_record_id(const char *word, size_t length)
{
    size_t digits = 0;
    if (length != 15 && length != 18)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!sa_text_is_letter(word[i]) && !sa_text_is_digit(word[i]))
            return false;
        digits += sa_text_is_digit(word[i]);
    }
    return digits >= 3;
}

static bool is_long_number(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!sa_text_is_digit(word[i]) && word[i] != '-')
            return false;
    return length >= LONG_NUMBER;
}

/* No word begins or ends with a sign: the full stop of a sentence is no part of an address. */
static size_t word_length(const char *text)
{
    size_t length = 0;
    if (strchr("@._%+-", text[0]))
        return 0;
    while (in_word(text[length]))
        length++;
    while (length > 1 && strchr("._%+-", text[length - 1]))
        length--;
    return length;
}

int sa_export_mask(struct sa_buffer *out, const char *text)
{
    int rc = SA_OK;
    while (*text && rc == SA_OK) {
        size_t length = word_length(text);
        if (length == 0)
            rc = sa_buffer_add(out, text, length = 1);
        else if (is_address(text, length))
            rc = sa_buffer_adds(out, "<email>");
        else if (is_record_id(text, length))
            rc = sa_buffer_adds(out, "<id>");
        else if (is_long_number(text, length))
            rc = sa_buffer_adds(out, "<number>");
        else
            rc = sa_buffer_add(out, text, length);
        text += length;
    }
    return rc;
}

enum { DIGITS_MOST = 15 }; /* more than anything is counted to, and sums of such numbers still fit */

/* Digits in groups of three may be parted: by a comma, a dot, an apostrophe, a blank. */
bool sa_export_number(long long *out, const char *text)
{
    static const char *const parts[] = {",", ".", "'", " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99"};
    long long number = 0;
    size_t digits = 0; /* of this group */
    size_t groups = 0;
    size_t all = 0;
    text += strspn(text, " ");
    while (*text) {
        size_t i = 0;
        const size_t count = sizeof parts / sizeof *parts;
        if (sa_text_is_digit(*text)) {
            number = number * 10 + (*text++ - '0');
            digits++;
            if (++all > DIGITS_MOST)
                return false;
            continue;
        }
        while (i < count && strncmp(text, parts[i], strlen(parts[i])) != 0)
            i++;
        if (i < count && !sa_text_is_digit(text[strlen(parts[i])]) && text[strspn(text, " ")] == '\0')
            break; /* blanks at the end */
        if (i == count || digits == 0 || digits > 3 || (groups > 0 && digits != 3))
            return false;
        text += strlen(parts[i]);
        groups++;
        digits = 0;
    }
    *out = number;
    return digits > 0 && (groups == 0 || digits == 3);
}
