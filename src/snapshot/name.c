/* Names and ids: see syncaudit/name.h. */
#include <stddef.h>
#include <string.h>

#include "syncaudit/name.h"
#include "syncaudit/text.h"

bool sa_is_api_name(const char *text)
{
    size_t length = 0;
    while (sa_text_is_letter(text[length]) ||
           (length > 0 && (sa_text_is_digit(text[length]) || text[length] == '_')))
        length++;
    return length >= 1 && length <= 255 && text[length] == '\0';
}

bool sa_is_id(const char *text)
{
    size_t length = 0;
    while (sa_text_is_letter(text[length]) || sa_text_is_digit(text[length]))
        length++;
    return (length == 15 || length == 18) && text[length] == '\0';
}

void sa_long_id(char out[19], const char *id)
{
    static const char codes[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    memcpy(out, id, 15);
    for (int block = 0; block < 3; block++) {
        unsigned capitals = 0;
        for (int i = 0; i < 5; i++)
            capitals |= (id[5 * block + i] >= 'A' && id[5 * block + i] <= 'Z') ? 1U << i : 0U;
        out[15 + block] = codes[capitals];
    }
    out[18] = '\0';
}
