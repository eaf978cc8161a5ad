/* What the cells of an export are made into: see export.h. */
#include <string.h>
#include <time.h>

#include "marketo/export.h"
#include "syncaudit/text.h"

enum { LONG_NUMBER = 5 }; /* digits: shorter ones are lengths and limits, which tell errors apart */

static bool is_letter(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Part of a word that may be an id or an address; a character beyond ASCII may stand in an address. */
static bool in_word(char byte)
{
    return is_letter(byte) || is_digit(byte) || (byte & 0x80) || (byte && strchr("@._%+-", byte));
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
        if (!is_letter(word[i]) && !is_digit(word[i]))
            return false;
        digits += is_digit(word[i]);
    }
    return digits >= 3;
}

static bool is_long_number(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!is_digit(word[i]) && word[i] != '-')
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

bool sa_export_time(char out[20], const char *text)
{
    static const char *const dates[] = {"%Y-%m-%d", "%b %d, %Y", "%d %b %Y", "%m/%d/%Y",
                                        "%d/%m/%Y", "%d.%m.%Y",  "%Y/%m/%d"};
    static const char *const times[] = {"%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M", ""};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        for (size_t k = 0; k < sizeof times / sizeof *times; k++) {
            struct tm when = {.tm_mday = 1};
            const char *rest = strptime(text, dates[i], &when);
            if (!rest)
                break;
            rest += strspn(rest, ", T");
            rest = strptime(rest, times[k], &when);
            /* Fractions and the time zone's name may follow. */
            if (rest && when.tm_year >= 0 && !is_digit(*rest) && *rest != ':')
                return strftime(out, 20, "%Y-%m-%d %H:%M:%S", &when) == 19;
        }
    }
    return false;
}
