/* The texts of a workbook: shared ones, and what is written in them in other words. */
#include <stdlib.h>
#include <string.h>

#include "decisions/workbook.h"
#include "syncaudit/text.h"

static int hexadecimal(char digit)
{
    static const char digits[] = "0123456789abcdef";
    const char *found =
        digit ? strchr(digits, digit >= 'A' && digit <= 'F' ? digit + ('a' - 'A') : digit) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* The code unit of "_xHHHH_" at `text`, or -1. */
static int escaped(const char *text, size_t length)
{
    int unit = 0;
    if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return -1;
    for (size_t i = 2; i < 6; i++) {
        int digit = hexadecimal(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static size_t put_unit(char *out, int unit)
{
    if (unit < 0x80) {
        out[0] = (char)unit;
        return 1;
    }
    if (unit < 0x800) {
        out[0] = (char)(0xC0 | unit >> 6);
        out[1] = (char)(0x80 | (unit & 0x3F));
        return 2;
    }
    if (unit >= 0xD800 && unit < 0xE000) /* half a character */
        unit = 0xFFFD;
    out[0] = (char)(0xE0 | unit >> 12);
    out[1] = (char)(0x80 | (unit >> 6 & 0x3F));
    out[2] = (char)(0x80 | (unit & 0x3F));
    return 3;
}

size_t sa_workbook_plain(char *text, size_t length)
{
    size_t used = 0;
    size_t step;
    if (!memchr(text, '_', length))
        return length;
    for (size_t i = 0; i < length; i += step) {
        int unit = text[i] == '_' ? escaped(text + i, length - i) : -1;
        step = unit >= 0 ? 7 : 1;
        if (unit >= 0)
            used += put_unit(text + used, unit ? unit : 0xFFFD);
        else
            text[used++] = text[i];
    }
    return used;
}

/* ---- xl/sharedStrings.xml ---- */

struct reading {
    struct sa_workbook *workbook;
    struct sa_buffer text;
    bool in_text;  /* inside <t> */
    bool phonetic; /* inside <rPh>: how the text is spoken, not what it says */
    bool too_long;
};

static int strings_on_start(void *payload, const char *name, const char **attributes, struct sa_error *error)
{
    struct reading *reading = payload;
    (void)attributes;
    (void)error;
    if (strcmp(name, "t") == 0)
        reading->in_text = !reading->phonetic;
    else if (strcmp(name, "rPh") == 0)
        reading->phonetic = true;
    else if (strcmp(name, "si") == 0) {
        sa_buffer_clear(&reading->text);
        reading->too_long = false;
    }
    return SA_OK;
}

static int strings_on_text(void *payload, const char *text, size_t length, struct sa_error *error)
{
    struct reading *reading = payload;
    int rc = reading->in_text && !reading->too_long ? sa_buffer_add(&reading->text, text, length) : SA_OK;
    reading->too_long |= rc == SA_EFORMAT;
    return rc == SA_ENOMEM ? sa_error_memory(error) : SA_OK;
}

static int strings_keep(struct reading *reading, struct sa_error *error)
{
    struct sa_workbook *workbook = reading->workbook;
    uint32_t text = SA_STRING_LONG;
    if (workbook->string_count == workbook->string_capacity) {
        size_t capacity = workbook->string_capacity ? workbook->string_capacity * 2 : 1024;
        uint32_t *grown = realloc(workbook->strings, capacity * sizeof *grown);
        if (!grown)
            return sa_error_memory(error);
        workbook->strings = grown;
        workbook->string_capacity = capacity;
    }
    if (!reading->too_long) {
        size_t length = sa_workbook_plain(reading->text.data, reading->text.length);
        int rc = sa_texts_add(&workbook->texts, reading->text.data, length, &text, error);
        if (rc)
            return rc;
    }
    workbook->strings[workbook->string_count++] = text;
    return SA_OK;
}

static int strings_on_end(void *payload, const char *name, struct sa_error *error)
{
    struct reading *reading = payload;
    if (strcmp(name, "t") == 0)
        reading->in_text = false;
    else if (strcmp(name, "rPh") == 0)
        reading->phonetic = false;
    else if (strcmp(name, "si") == 0)
        return strings_keep(reading, error);
    return SA_OK;
}

int sa_workbook_strings(struct sa_workbook *workbook, struct sa_error *error)
{
    static const struct sa_xml_handler handler = {strings_on_start, strings_on_end, strings_on_text};
    struct reading reading = {.workbook = workbook, .text = SA_BUFFER_INIT(SA_TEXT_BYTES)};
    int rc = SA_OK;
    if (workbook->strings_part && sa_package_has(workbook->package, workbook->strings_part))
        rc = sa_package_parse(workbook->package, workbook->strings_part, &handler, &reading, error);
    sa_buffer_release(&reading.text);
    return rc;
}
