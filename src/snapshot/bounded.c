/* SQLite's own functions that may work for long within one call, where nothing can stop them: printf makes characters by the thousand
 * million one by one, instr and replace compare each place with a whole pattern, trim each character with a whole set. These give
 * the same, and take time in proportion to what they are given. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot/bounded.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

static long long length_limit(sqlite3_context *context)
{
    return sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1);
}

/* Text or bytes of an argument; false when there is none, or no memory, which is told. */
static bool take_bytes(sqlite3_context *context, sqlite3_value *value, bool blob, const char **bytes,
                       size_t *length)
{
    if (sqlite3_value_type(value) == SQLITE_NULL)
        return false;
    *bytes = blob ? sqlite3_value_blob(value) : (const char *)sqlite3_value_text(value);
    *length = (size_t)sqlite3_value_bytes(value);
    if (!*bytes && *length == 0)
        *bytes = "";
    if (*bytes)
        return true;
    sqlite3_result_error_nomem(context);
    return false;
}

static void instr_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    const char *text, *pattern;
    size_t length, size;
    (void)argc;
    bool blob = sqlite3_value_type(argv[0]) == SQLITE_BLOB && sqlite3_value_type(argv[1]) == SQLITE_BLOB;
    if (!take_bytes(context, argv[0], blob, &text, &length) ||
        !take_bytes(context, argv[1], blob, &pattern, &size))
        return;
    const char *found = size == 0 ? text : length ? memmem(text, length, pattern, size) : NULL;
    size_t before = found ? (size_t)(found - text) : 0;
    bool there = found || size == 0;
    sqlite3_result_int64(context,
                         there ? (sqlite3_int64)(blob ? before : sa_text_count(text, before)) + 1 : 0);
}

/* `empty` is what a text without a byte is. */
static void result_string(sqlite3_context *context, sqlite3_str *string, const char *empty)
{
    int code = sqlite3_str_errcode(string);
    int length = sqlite3_str_length(string);
    char *text = sqlite3_str_finish(string);
    if (code == SQLITE_TOOBIG)
        sqlite3_result_error_toobig(context);
    else if (code)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_text(context, text ? text : empty, length, SQLITE_TRANSIENT);
    sqlite3_free(text);
}

/* How often the pattern is there, one behind the other. */
static size_t count_found(const char *text, size_t length, const char *pattern, size_t size)
{
    size_t count = 0;
    const char *end = text + length;
    for (const char *found; (found = memmem(text, (size_t)(end - text), pattern, size)) != NULL;
         text = found + size)
        count++;
    return count;
}

/* The room is worked out first: what grows bit by bit is copied again and again once it nears the limit. */
static void replace_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    const char *text, *pattern, *by;
    size_t length, size, count;
    (void)argc;
    if (!take_bytes(context, argv[0], false, &text, &length) ||
        !take_bytes(context, argv[1], false, &pattern, &size))
        return;
    if (size == 0) {
        sqlite3_result_value(context, argv[0]);
        return;
    }
    if (!take_bytes(context, argv[2], false, &by, &count))
        return;
    size_t times = count_found(text, length, pattern, size);
    sqlite3_uint64 room = length - times * size + (sqlite3_uint64)times * count;
    if (room > (sqlite3_uint64)length_limit(context)) {
        sqlite3_result_error_toobig(context);
        return;
    }
    char *result = sqlite3_malloc64(room + 1);
    if (!result) {
        sqlite3_result_error_nomem(context);
        return;
    }
    char *at = result;
    for (const char *end = text + length; times > 0; times--) {
        const char *found = memmem(text, (size_t)(end - text), pattern, size);
        at = mempcpy(mempcpy(at, text, (size_t)(found - text)), by, count);
        length -= (size_t)(found - text) + size;
        text = found + size;
    }
    memcpy(at, text, length);
    result[room] = '\0';
    sqlite3_result_text64(context, result, room, sqlite3_free, SQLITE_UTF8);
}

/* ---- trim ---- */

/* The characters of a text as numbers, in order. */
struct set {
    unsigned *characters;
    size_t count;
};

/* The bytes of the character that begins at `at`, as SQLite steps over them. */
static size_t character_size(const char *at, const char *end)
{
    const char *next = at + 1;
    if ((unsigned char)*at >= 0xC0)
        while (next < end && ((unsigned char)*next & 0xC0) == 0x80)
            next++;
    return (size_t)(next - at);
}

/* Longer than any of UTF-8 is a byte of its own: none of them is equal to another. */
static unsigned character_number(const char *at, size_t size)
{
    unsigned number = 0;
    for (size_t i = 0; i < size; i++)
        number = number << 8 | (unsigned char)at[i];
    return number;
}

static int compare(const void *left, const void *right)
{
    unsigned a = *(const unsigned *)left, b = *(const unsigned *)right;
    return a < b ? -1 : a > b;
}

static bool make_set(struct set *set, const char *text, size_t length)
{
    const char *end = text + length;
    set->count = 0;
    set->characters = malloc((length + 1) * sizeof *set->characters);
    if (!set->characters)
        return false;
    for (size_t size; text < end; text += size) {
        size = character_size(text, end);
        set->characters[set->count++] = character_number(text, size);
    }
    qsort(set->characters, set->count, sizeof *set->characters, compare);
    return true;
}

static bool is_in(const struct set *set, const char *at, size_t size)
{
    unsigned number = character_number(at, size);
    return bsearch(&number, set->characters, set->count, sizeof number, compare) != NULL;
}

/* sqlite3_user_data: 1 = from the left, 2 = from the right, 3 = both. */
static void trim_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    const char *text, *characters = " ";
    size_t length, size = 1;
    struct set set;
    const intptr_t sides = (intptr_t)sqlite3_user_data(context);
    if (!take_bytes(context, argv[0], false, &text, &length) ||
        (argc > 1 && !take_bytes(context, argv[1], false, &characters, &size)))
        return;
    if (!make_set(&set, characters, size)) {
        sqlite3_result_error_nomem(context);
        return;
    }
    const char *end = text + length;
    while ((sides & 1) && text < end && is_in(&set, text, character_size(text, end)))
        text += character_size(text, end);
    while ((sides & 2) && text < end) {
        const char *last = end - 1;
        while (last > text && ((unsigned char)*last & 0xC0) == 0x80)
            last--;
        if (character_size(last, end) != (size_t)(end - last) || !is_in(&set, last, (size_t)(end - last)))
            break;
        end = last;
    }
    free(set.characters);
    sqlite3_result_text(context, text, (int)(end - text), SQLITE_TRANSIENT);
}

/* ---- printf ---- */

/* The arguments that are left. */
struct arguments {
    sqlite3_value **values;
    int count;
};

static sqlite3_value *next(struct arguments *arguments)
{
    if (arguments->count == 0)
        return NULL;
    arguments->count--;
    return *arguments->values++;
}

static sqlite3_int64 next_int(struct arguments *arguments)
{
    sqlite3_value *value = next(arguments);
    return value ? sqlite3_value_int64(value) : 0;
}

static const char *next_text(struct arguments *arguments)
{
    sqlite3_value *value = next(arguments);
    return value ? (const char *)sqlite3_value_text(value) : NULL;
}

/* "%-,12.3d" */
struct conversion {
    char flags[8];              /* each once */
    long long width, precision; /* -1 = none */
    char type;
};

/* A number, or the next argument; beyond 32 bits nothing is meant. */
static const char *read_number(const char *at, long long *out, struct arguments *arguments)
{
    enum { MOST = 0x7FFFFFFF };
    *out = 0;
    if (*at == '*') {
        *out = (int)next_int(arguments);
        return at + 1;
    }
    for (; *at >= '0' && *at <= '9'; at++)
        *out = *out * 10 + *at - '0' > MOST ? MOST : *out * 10 + *at - '0';
    return at;
}

static void add_flag(struct conversion *conversion, char flag)
{
    size_t length = strlen(conversion->flags);
    if (!strchr(conversion->flags, flag)) {
        conversion->flags[length] = flag;
        conversion->flags[length + 1] = '\0';
    }
}

/* Reads what stands behind a percent sign. */
static const char *read_conversion(const char *at, struct conversion *out, struct arguments *arguments)
{
    *out = (struct conversion){.flags = "", .width = -1, .precision = -1, .type = '\0'};
    for (; *at && strchr("-+ #!0,", *at); at++)
        add_flag(out, *at);
    if (*at == '*' || (*at >= '1' && *at <= '9')) {
        at = read_number(at, &out->width, arguments);
        if (out->width < 0) {
            add_flag(out, '-');
            out->width = out->width > INT_MIN ? -out->width : 0;
        }
    }
    if (*at == '.') {
        at = read_number(at + 1, &out->precision, arguments);
        if (out->precision < 0)
            out->precision = out->precision > INT_MIN ? -out->precision : -1;
    }
    while (*at == 'l')
        at++;
    out->type = *at;
    return *at ? at + 1 : at;
}

/* "%.5c": a character, several times. */
static void add_character(sqlite3_str *out, const struct conversion *conversion, long long times,
                          const char *text)
{
    int size = 1;
    int count = times > 1 ? (int)times : 1;
    int blanks = conversion->width > count ? (int)conversion->width - count : 0;
    bool left = strchr(conversion->flags, '-') != NULL;
    text = text ? text : "";
    while (*text && size < 4 && ((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    sqlite3_str_appendchar(out, left ? 0 : blanks, ' ');
    for (int i = 0; i < count && !sqlite3_str_errcode(out); i++)
        sqlite3_str_append(out, text, size);
    sqlite3_str_appendchar(out, left ? blanks : 0, ' ');
}

/* SQLite itself writes it, one at a time. False = it is none, and ends the text. */
static bool add_conversion(sqlite3_str *out, const struct conversion *conversion, struct arguments *arguments)
{
    char format[64];
    char precision[24] = "";
    char width[24] = "";
    char type = conversion->type;
    if (conversion->width >= 0)
        snprintf(width, sizeof width, "%lld", conversion->width);
    if (conversion->precision >= 0)
        snprintf(precision, sizeof precision, ".%lld", conversion->precision);
    bool whole = type && strchr("diuxXopr", type);
    snprintf(format, sizeof format, "%%%s%s%s%s%c", conversion->flags, width, precision, whole ? "ll" : "",
             type == 'i'   ? 'd'
             : type == 'p' ? 'X'
             : type == 'z' ? 's'
                           : type);
    if (whole)
        sqlite3_str_appendf(out, format, next_int(arguments));
    else if (type && strchr("szqQw", type))
        sqlite3_str_appendf(out, format, next_text(arguments));
    else if (type && strchr("feEgG", type)) {
        sqlite3_value *value = next(arguments);
        sqlite3_str_appendf(out, format, value ? sqlite3_value_double(value) : 0.0);
    } else if (type == 'c')
        add_character(out, conversion, conversion->precision, next_text(arguments));
    else if (type == '%')
        add_character(out, conversion, 1, "%");
    else
        return type == 'n';
    return true;
}

static void printf_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    struct arguments arguments = {.values = argv + 1, .count = argc - 1};
    struct conversion conversion;
    const char *format = argc > 0 ? (const char *)sqlite3_value_text(argv[0]) : NULL;
    if (!format)
        return;
    const long long most = length_limit(context);
    sqlite3_str *out = sqlite3_str_new(sqlite3_context_db_handle(context));
    bool more = true;
    while (more && *format && !sqlite3_str_errcode(out)) {
        const char *percent = strchrnul(format, '%');
        sqlite3_str_append(out, format, (int)(percent - format));
        if (!*percent)
            break;
        if (!percent[1]) {
            sqlite3_str_appendall(out, "%");
            break;
        }
        format = read_conversion(percent + 1, &conversion, &arguments);
        bool text = conversion.type && strchr("szqQw", conversion.type);
        if (conversion.width > most || (conversion.precision > most && !text)) {
            sqlite3_free(sqlite3_str_finish(out));
            sqlite3_result_error_toobig(context);
            return;
        }
        more = add_conversion(out, &conversion, &arguments);
    }
    result_string(context, out, NULL);
}

int sa_bounded_functions(sqlite3 *db, struct sa_error *error)
{
    static const struct {
        const char *name;
        int arguments;
        intptr_t sides;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"printf", -1, 0, printf_function}, {"format", -1, 0, printf_function},
        {"instr", 2, 0, instr_function},    {"replace", 3, 0, replace_function},
        {"ltrim", 1, 1, trim_function},     {"ltrim", 2, 1, trim_function},
        {"rtrim", 1, 2, trim_function},     {"rtrim", 2, 2, trim_function},
        {"trim", 1, 3, trim_function},      {"trim", 2, 3, trim_function},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (sqlite3_create_function_v2(db, functions[i].name, functions[i].arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC, (void *)functions[i].sides,
                                       functions[i].function, NULL, NULL, NULL) != SQLITE_OK)
            return sa_sql_error(db, error, "registering SQL functions");
    return SA_OK;
}
