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

int sa_header_next(struct sa_header *header, const char *source, struct sa_error *error)
{
    header->line++;
    char *line = header->rest;
    if (strncmp(line, "--", 2) != 0)
        return 0;
    size_t length = strcspn(line, "\n");
    header->rest = line + length + (line[length] == '\n');
    line[length] = '\0';

    char *key = trim(line + 2);
    size_t key_length = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    if (key_length == 0 || key[key_length] != ':')
        return sa_error_set(error, SA_EINPUT, "%s:%d: header line is not '-- key: text'", source,
                            header->line);
    key[key_length] = '\0';
    header->key = key;
    header->text = trim(key + key_length + 1);
    return 1;
}
