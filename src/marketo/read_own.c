/* What the readers share: see read_own.h. */
#include <stdio.h>
#include <string.h>

#include "marketo/read_own.h"
#include "syncaudit/text.h"

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

int sa_reading_tell_part(const struct sa_reading *reading, struct sa_mention mention, const char *name,
                         size_t length)
{
    char text[SA_READ_NAME + 1];
    while (length > 0 && is_blank(*name)) {
        name++;
        length--;
    }
    while (length > 0 && is_blank(name[length - 1]))
        length--;
    if (length > SA_READ_NAME || (length == 0 && !mention.broken) || !sa_text_is_sound(name, length))
        return SA_OK;
    memcpy(text, name, length);
    text[length] = '\0';
    mention.name = text;
    mention.step = reading->step;
    return reading->sink->mention(reading->sink->payload, &mention, reading->error);
}

int sa_reading_tell(const struct sa_reading *reading, struct sa_mention mention)
{
    return sa_reading_tell_part(reading, mention, mention.name, strlen(mention.name));
}

bool sa_reading_id(const struct sa_json *node, char digits[24])
{
    long long number = 0;
    const char *text = sa_json_string(node);
    size_t length = text ? strlen(text) : 0;
    if (sa_json_natural(node, 1LL << 53, &number) && number > 0) {
        (void)snprintf(digits, 24, "%lld", number);
        return true;
    }
    if (length == 0 || length > 18 || text[0] == '0')
        return false;
    for (size_t i = 0; i < length; i++)
        if (!sa_text_is_digit(text[i]))
            return false;
    memcpy(digits, text, length + 1);
    return true;
}

int sa_reading_link(const struct sa_reading *reading, const char *type, const struct sa_json *node)
{
    char digits[24];
    const char *name = sa_reading_id(node, digits) ? digits : sa_json_string(node);
    if (!reading->sink->link || !name || name[0] == '\0' || strlen(name) > SA_READ_NAME)
        return SA_OK;
    return reading->sink->link(reading->sink->payload, type, name, reading->error);
}

const char *sa_reading_text(const struct sa_json *object, const char *name)
{
    const char *text = sa_json_string(sa_json_get(object, name));
    return text ? text : "";
}

bool sa_reading_is(const char *text, const char *words)
{
    size_t length = strlen(text);
    for (const char *word = words;; word++) {
        size_t size = strcspn(word, "|");
        if (size == length && strncasecmp(word, text, length) == 0)
            return true;
        word += size;
        if (*word == '\0')
            return false;
    }
}
