/* JSON documents on cJSON, the only file that includes it: see include/syncaudit/json.h.
 *
 * A `struct sa_json` is a cJSON node under another name, so nothing is copied or wrapped.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "syncaudit/json.h"

#define EXCERPT 24 /* bytes of the document shown in an error */

static const cJSON *item(const struct sa_json *node)
{
    return (const cJSON *)node;
}

static const struct sa_json *node(const cJSON *from)
{
    return (const struct sa_json *)from;
}

/* How many arrays, objects and strings are open at `offset`. */
static size_t open_at(const char *text, size_t offset)
{
    size_t depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < offset; i++) {
        if (quoted && text[i] == '\\')
            i++;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '[' || text[i] == '{'))
            depth++;
        else if (!quoted && depth > 0 && (text[i] == ']' || text[i] == '}'))
            depth--;
    }
    return depth + quoted;
}

/* Says where the document is broken and what stands there; bytes a terminal could act on become dots. */
static int syntax_error(const char *text, size_t length, size_t offset, struct sa_error *error)
{
    if (length == 0)
        return sa_error_set(error, SA_EFORMAT, "not JSON: the document is empty");
    /* cJSON points at the last byte when it would need one more. */
    if (offset >= length || (offset == length - 1 && open_at(text, length) > 0))
        return sa_error_set(error, SA_EFORMAT, "not JSON: the document ends too early, after %zu bytes",
                            length);
    if ((text[offset] == '[' || text[offset] == '{') && open_at(text, offset) >= CJSON_NESTING_LIMIT)
        return sa_error_set(error, SA_EFORMAT, "JSON nested deeper than %d levels at byte %zu",
                            CJSON_NESTING_LIMIT, offset);
    char excerpt[EXCERPT + 1] = "";
    for (size_t i = 0; i < EXCERPT && offset + i < length; i++) {
        char byte = text[offset + i];
        excerpt[i] = (char)(byte >= ' ' && byte <= '~' ? byte : '.');
    }
    return sa_error_set(error, SA_EFORMAT, "not JSON: unexpected '%s' at byte %zu", excerpt, offset);
}

static size_t skip_space(const char *text, size_t length, size_t offset)
{
    while (offset < length && memchr(" \t\r\n", text[offset], 4))
        offset++;
    return offset;
}

int sa_json_parse(struct sa_json **out, const char *text, size_t length, struct sa_error *error)
{
    const char *end = text;
    *out = NULL;
    /* cJSON tells a lack of memory from bad text only through malloc's errno. */
    errno = 0;
    cJSON *root = length ? cJSON_ParseWithLengthOpts(text, length, &end, false) : NULL;
    if (!root && errno == ENOMEM)
        return sa_error_memory(error);
    size_t offset = skip_space(text, length, (size_t)(end - text));
    if (!root || offset < length) {
        cJSON_Delete(root);
        return syntax_error(text, length, offset, error);
    }
    *out = (struct sa_json *)root;
    return SA_OK;
}

void sa_json_free(struct sa_json *root)
{
    cJSON_Delete((cJSON *)root);
}

static void wipe_strings(cJSON *from)
{
    for (; from; from = from->next) {
        if (from->valuestring)
            explicit_bzero(from->valuestring, strlen(from->valuestring));
        wipe_strings(from->child); /* as deep as the parser lets documents be */
    }
}

void sa_json_wipe(struct sa_json *root)
{
    wipe_strings((cJSON *)root);
    sa_json_free(root);
}

enum sa_json_type sa_json_type(const struct sa_json *of)
{
    static const struct {
        int cjson;
        enum sa_json_type type;
    } types[] = {
        {cJSON_String, SA_JSON_STRING}, {cJSON_Number, SA_JSON_NUMBER}, {cJSON_True, SA_JSON_BOOLEAN},
        {cJSON_False, SA_JSON_BOOLEAN}, {cJSON_Object, SA_JSON_OBJECT}, {cJSON_Array, SA_JSON_ARRAY},
    };
    for (size_t i = 0; of && i < sizeof types / sizeof *types; i++)
        if ((item(of)->type & 0xFF) == types[i].cjson)
            return types[i].type;
    return SA_JSON_NULL;
}

const struct sa_json *sa_json_get(const struct sa_json *object, const char *name)
{
    return node(cJSON_GetObjectItemCaseSensitive(item(object), name));
}

const struct sa_json *sa_json_first(const struct sa_json *container)
{
    return container ? node(item(container)->child) : NULL;
}

const struct sa_json *sa_json_next(const struct sa_json *of)
{
    return of ? node(item(of)->next) : NULL;
}

size_t sa_json_count(const struct sa_json *container)
{
    size_t count = 0;
    for (const struct sa_json *child = sa_json_first(container); child; child = sa_json_next(child))
        count++;
    return count;
}

const char *sa_json_name(const struct sa_json *member)
{
    return member ? item(member)->string : NULL;
}

const char *sa_json_string(const struct sa_json *of)
{
    return cJSON_IsString(item(of)) ? item(of)->valuestring : NULL;
}

double sa_json_number(const struct sa_json *of)
{
    /* What no integer can hold exactly, no caller could put into one: 1e300, and 1e999, which is read as infinity. */
    double number = cJSON_IsNumber(item(of)) ? item(of)->valuedouble : 0;
    return number >= -0x1p53 && number <= 0x1p53 ? number : 0;
}

bool sa_json_boolean(const struct sa_json *of)
{
    return cJSON_IsTrue(item(of));
}

bool sa_json_natural(const struct sa_json *of, long long most, long long *out)
{
    double number = cJSON_IsNumber(item(of)) ? item(of)->valuedouble : -1;
    if (!(number >= 0 && number <= (double)most) || (double)(long long)number != number)
        return false;
    *out = (long long)number;
    return true;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The names in order, where they are not: answers mostly come with theirs sorted. */
static int find_twice(const cJSON *object, size_t count, const char **twice)
{
    const char *few[64];
    const char **names = count > sizeof few / sizeof *few ? calloc(count, sizeof *names) : few;
    size_t used = 0;
    if (!names)
        return SA_ENOMEM;
    for (const cJSON *member = object->child; member; member = member->next)
        names[used++] = member->string;
    qsort(names, used, sizeof *names, compare_names);
    for (size_t i = 1; i < used && !*twice; i++)
        if (strcmp(names[i - 1], names[i]) == 0)
            *twice = names[i];
    if (names != few)
        free(names);
    return SA_OK;
}

/* As deep as the parser lets documents be. */
static int json_check_names(const cJSON *from, const char **twice) // NOLINT(misc-no-recursion)
{
    size_t count = 0;
    bool sorted = true;
    int rc = SA_OK;
    for (const cJSON *child = from->child; child && rc == SA_OK && !*twice; child = child->next, count++) {
        sorted = sorted && (count == 0 || !child->string || strcmp(child->prev->string, child->string) < 0);
        rc = child->child ? json_check_names(child, twice) : SA_OK;
    }
    return rc || sorted || *twice ? rc : find_twice(from, count, twice);
}

int sa_json_check_names(const struct sa_json *root, struct sa_error *error)
{
    const char *twice = NULL;
    if (root && json_check_names(item(root), &twice))
        return sa_error_memory(error);
    return twice ? sa_error_set(error, SA_EFORMAT, "an object has two members '%.100s'", twice) : SA_OK;
}

int sa_json_print(const struct sa_json *of, struct sa_buffer *out)
{
    char *text = of ? cJSON_PrintUnformatted(item(of)) : NULL;
    if (of && !text)
        return SA_ENOMEM;
    int rc = sa_buffer_adds(out, text ? text : "null");
    cJSON_free(text);
    return rc;
}

int sa_json_quote(const char *text, size_t length, struct sa_buffer *out)
{
    static const char shorts[0x80] = {
        ['"'] = '"', ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};
    size_t before = out->length;
    size_t kept = 0; /* what is before this is in `out` */
    int rc = sa_buffer_add(out, "\"", 1);
    for (size_t i = 0; rc == SA_OK && i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte >= 0x80 || (byte >= ' ' && !shorts[byte]))
            continue;
        rc = sa_buffer_add(out, text + kept, i - kept);
        if (rc == SA_OK)
            rc = shorts[byte] ? sa_buffer_addf(out, "\\%c", shorts[byte])
                              : sa_buffer_addf(out, "\\u%04x", (unsigned)byte);
        kept = i + 1;
    }
    if (rc == SA_OK)
        rc = sa_buffer_add(out, text + kept, length - kept);
    if (rc == SA_OK)
        rc = sa_buffer_add(out, "\"", 1);
    if (rc && out->capacity) { /* unchanged on error, as the buffer's own functions promise */
        out->length = before;
        out->data[before] = '\0';
    }
    return rc;
}
