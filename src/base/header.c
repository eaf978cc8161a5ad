/* Comment headers of .sql files: see header.h. */
#include <ctype.h>
#include <string.h>

#include "base/header.h"

static char *trim(char *text)
{
    text += strspn(text, " \t");
    char *end = text + strlen(text);
    while (end > text && isspace((unsigned char)end[-1]))
        end--;
    *end = '\0';
    return text;
}

/* Takes the next line off the rest and terminates it. */
static char *take_line(struct sa_header *header)
{
    char *line = header->rest;
    size_t length = strcspn(line, "\n");
    header->rest = line + length + (line[length] == '\n');
    line[length] = '\0';
    return line;
}

/* Joins the lines that go on with `text`: they stand behind it in the same copy, so they only move forward.
 */
static void join_continuations(struct sa_header *header, char *text)
{
    char *end = text + strlen(text);
    while (strncmp(header->rest, "--   ", 5) == 0) {
        const char *more = trim(take_line(header) + 2);
        size_t length = strlen(more);
        if (end > text && length > 0)
            *end++ = ' ';
        memmove(end, more, length + 1);
        end += length;
        header->continued++;
    }
}

int sa_header_next(struct sa_header *header, const char *source, struct sa_error *error)
{
    header->line += 1 + header->continued;
    header->continued = 0;
    if (strncmp(header->rest, "--", 2) != 0)
        return 0;
    char *line = take_line(header);
    char *key = trim(line + 2);
    size_t key_length = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    if (key_length == 0 || key[key_length] != ':')
        return sa_error_set(error, SA_EINPUT, "%s:%d: header line is not '-- key: text'", source,
                            header->line);
    key[key_length] = '\0';
    header->key = key;
    char *text = trim(key + key_length + 1);
    header->text = text;
    join_continuations(header, text);
    return 1;
}
