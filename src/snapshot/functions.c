/* The SQL functions REGEXP, regexp_all, formula_code, markdown and name_words: see include/syncaudit/sql.h.
 *
 * Patterns and texts may both come from strangers (own rules, labels, formulas), so every match runs under
 * limits, and texts that are not UTF-8 are allowed: PCRE2_MATCH_INVALID_UTF lets nothing match across the
 * broken bytes. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/buffer.h"
#include "syncaudit/clock.h"
#include "syncaudit/nearest.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

#define MATCH_LIMIT 1000000u      /* steps of one match: some milliseconds */
#define HEAP_LIMIT_KIB 8192u      /* memory of one match without JIT */
#define JIT_STACK_MAX 1048576u    /* memory of one match with JIT */
#define JIT_AFTER 64u             /* matches: what is used less is not worth compiling to machine code */
#define PATTERN_LENGTH_MAX 32768u /* a longer one is a mistake */
#define HURRIED_TEXT_MAX 131072u  /* bytes, where there is a deadline: one match may take their square */

enum { CACHE_SETS = 16, CACHE_WAYS = 16 };

struct pattern {
    unsigned matches;    /* tried so far, up to JIT_AFTER */
    unsigned references; /* of the cache, and of statements that keep it for a constant argument */
    char *text;
    size_t length;
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

/* Patterns compiled on one connection, found by their text: those that come from a column would else be compiled again for
 * each row. */
struct cache {
    unsigned references; /* of the functions that share it */
    struct pattern *sets[CACHE_SETS][CACHE_WAYS];
};

static void pattern_free(void *payload)
{
    struct pattern *pattern = payload;
    if (!pattern || --pattern->references > 0)
        return;
    free(pattern->text);
    pcre2_jit_stack_free(pattern->stack);
    pcre2_match_context_free(pattern->context);
    pcre2_match_data_free(pattern->match);
    pcre2_code_free(pattern->code);
    free(pattern);
}

static void pattern_error(sqlite3_context *context, sqlite3_value *text, int number)
{
    PCRE2_UCHAR reason[128] = "";
    pcre2_get_error_message(number, reason, sizeof reason);
    char *message = sqlite3_mprintf("regular expression '%.200s': %s", sqlite3_value_text(text), reason);
    sqlite3_result_error(context, message ? message : "regular expression", -1);
    sqlite3_free(message);
}

static struct pattern *pattern_compile(sqlite3_context *context, sqlite3_value *text)
{
    int number = 0;
    PCRE2_SIZE offset = 0;
    const unsigned char *bytes = sqlite3_value_text(text);
    size_t length = (size_t)sqlite3_value_bytes(text);
    struct pattern *pattern = calloc(1, sizeof *pattern);
    if (!pattern || !bytes)
        goto memory;
    pattern->references = 1;
    pattern->length = length;
    pattern->text = malloc(length + 1);
    if (!pattern->text)
        goto memory;
    memcpy(pattern->text, bytes, length + 1);
    if (length > PATTERN_LENGTH_MAX) {
        pattern_error(context, text, PCRE2_ERROR_PATTERN_STRING_TOO_LONG);
        goto failed;
    }
    pattern->code = pcre2_compile(
        bytes, length, PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C, &number, &offset, NULL);
    if (!pattern->code) {
        pattern_error(context, text, number);
        goto failed;
    }
    pattern->match = pcre2_match_data_create_from_pattern(pattern->code, NULL);
    pattern->context = pcre2_match_context_create(NULL);
    pattern->stack = pcre2_jit_stack_create(32768, JIT_STACK_MAX, NULL);
    if (!pattern->match || !pattern->context)
        goto memory;
    pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
    pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
    if (pattern->stack)
        pcre2_jit_stack_assign(pattern->context, NULL, pattern->stack);
    return pattern;

memory:
    sqlite3_result_error_nomem(context);
failed:
    if (pattern)
        pattern->references = 1;
    pattern_free(pattern);
    return NULL;
}

/* The slots a pattern may be in. Its end tells long ones apart as well as the whole does. */
static struct pattern **cache_set(struct cache *cache, const unsigned char *text, size_t length)
{
    unsigned hash = 2166136261u; /* FNV-1a */
    for (size_t i = length > 128 ? length - 128 : 0; i < length; i++)
        hash = (hash ^ text[i]) * 16777619u;
    return cache->sets[hash % CACHE_SETS];
}

static struct pattern *cache_get(sqlite3_context *context, sqlite3_value *value)
{
    const unsigned char *text = sqlite3_value_text(value);
    size_t length = (size_t)sqlite3_value_bytes(value);
    if (!text)
        return pattern_compile(context, value);
    struct pattern **set = cache_set(sqlite3_user_data(context), text, length);
    for (size_t i = 0; i < CACHE_WAYS && set[i]; i++)
        if (set[i]->length == length && memcmp(set[i]->text, text, length) == 0)
            return set[i];
    struct pattern *pattern = pattern_compile(context, value);
    if (pattern) { /* the oldest makes room */
        pattern_free(set[CACHE_WAYS - 1]);
        for (size_t i = CACHE_WAYS - 1; i > 0; i--)
            set[i] = set[i - 1];
        set[0] = pattern;
    }
    return pattern;
}

static void cache_free(void *payload)
{
    struct cache *cache = payload;
    if (--cache->references > 0)
        return;
    for (size_t i = 0; i < CACHE_SETS; i++)
        for (size_t k = 0; k < CACHE_WAYS; k++)
            pattern_free(cache->sets[i][k]);
    free(cache);
}

/* The compiled pattern of argument `index`; kept with the statement for as long as the argument is constant.
 */
static struct pattern *pattern_get(sqlite3_context *context, int index, sqlite3_value *text)
{
    struct pattern *pattern = sqlite3_get_auxdata(context, index);
    if (pattern)
        return pattern;
    pattern = cache_get(context, text);
    if (!pattern)
        return NULL;
    pattern->references++;
    sqlite3_set_auxdata(context, index, pattern, pattern_free);
    pattern = sqlite3_get_auxdata(context, index);
    if (!pattern)
        sqlite3_result_error_nomem(context);
    return pattern;
}

static _Thread_local long long must_end; /* 0: any time */

void sa_sql_deadline(long long deadline)
{
    must_end = deadline;
}

/* True after reporting that there is no time left for this text. */
static bool out_of_time(sqlite3_context *context, size_t length)
{
    if (must_end && length > HURRIED_TEXT_MAX)
        sqlite3_result_error(context, "the text is too long for a regular expression", -1);
    else if (must_end && sa_time_monotonic_ms() > must_end)
        sqlite3_result_error_code(context, SQLITE_INTERRUPT);
    else
        return false;
    return true;
}

/* Number of groups set (0 = no match), or -1 after reporting an error. */
static int pattern_match(sqlite3_context *context, struct pattern *pattern, sqlite3_value *text,
                         const unsigned char *bytes, size_t length, size_t from, uint32_t options)
{
    if (out_of_time(context, length))
        return -1;
    /* Without JIT (a kernel that forbids executable memory) the interpreter does the same, slower. */
    if (pattern->matches < JIT_AFTER && ++pattern->matches == JIT_AFTER)
        (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    int count = pcre2_match(pattern->code, bytes, length, from, options, pattern->match, pattern->context);
    if (count >= 0)
        return count ? count : 1;
    if (count == PCRE2_ERROR_NOMATCH)
        return 0;
    pattern_error(context, text, count);
    return -1;
}

/* X REGEXP P arrives as regexp(P, X). */
static void regexp_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    if (sqlite3_value_type(argv[0]) == SQLITE_NULL || sqlite3_value_type(argv[1]) == SQLITE_NULL)
        return;
    struct pattern *pattern = pattern_get(context, 0, argv[0]);
    const unsigned char *bytes = sqlite3_value_text(argv[1]);
    if (!pattern)
        return;
    if (!bytes) {
        sqlite3_result_error_nomem(context);
        return;
    }
    int count = pattern_match(context, pattern, argv[0], bytes, (size_t)sqlite3_value_bytes(argv[1]), 0, 0);
    if (count >= 0)
        sqlite3_result_int(context, count > 0);
}

static int add_json_string(struct sa_buffer *out, const unsigned char *bytes, size_t length)
{
    int rc = sa_buffer_adds(out, out->length == 1 ? "\"" : ",\"");
    size_t plain = 0;
    for (size_t i = 0; i < length && rc == SA_OK; i++) {
        if (bytes[i] >= 0x20 && bytes[i] != '"' && bytes[i] != '\\')
            continue;
        rc = sa_buffer_add(out, bytes + plain, i - plain);
        if (rc == SA_OK)
            rc = sa_buffer_addf(out, "\\u%04x", bytes[i]);
        plain = i + 1;
    }
    if (rc == SA_OK)
        rc = sa_buffer_add(out, bytes + plain, length - plain);
    return rc ? rc : sa_buffer_adds(out, "\"");
}

static void result_buffer(sqlite3_context *context, const struct sa_buffer *buffer, int rc)
{
    if (rc == SA_OK)
        sqlite3_result_text64(context, buffer->data, buffer->length, SQLITE_TRANSIENT, SQLITE_UTF8);
    else if (rc == SA_ENOMEM)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_error_toobig(context);
}

static size_t length_limit(sqlite3_context *context)
{
    return (size_t)sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1);
}

static void regexp_all_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    if (sqlite3_value_type(argv[0]) == SQLITE_NULL || sqlite3_value_type(argv[1]) == SQLITE_NULL)
        return;
    struct pattern *pattern = pattern_get(context, 0, argv[0]);
    const unsigned char *bytes = sqlite3_value_text(argv[1]);
    if (!pattern)
        return;
    if (!bytes) {
        sqlite3_result_error_nomem(context);
        return;
    }
    size_t length = (size_t)sqlite3_value_bytes(argv[1]);
    struct sa_buffer out = SA_BUFFER_INIT(length_limit(context));
    const PCRE2_SIZE *place = pcre2_get_ovector_pointer(pattern->match);
    size_t from = 0;
    uint32_t options = 0;
    int count = 1;
    int rc = sa_buffer_adds(&out, "[");
    while (rc == SA_OK && count > 0 && from <= length) {
        count = pattern_match(context, pattern, argv[0], bytes, length, from, options);
        if (count <= 0)
            break;
        const PCRE2_SIZE *group = count > 1 && place[2] != PCRE2_UNSET ? place + 2 : place;
        rc = add_json_string(&out, bytes + group[0], group[1] - group[0]);
        /* After an empty match look for a longer one at the same place before moving on. */
        options = place[1] == place[0] ? PCRE2_NOTEMPTY_ATSTART : 0;
        from = place[1];
    }
    if (rc == SA_OK)
        rc = sa_buffer_adds(&out, "]");
    if (count >= 0)
        result_buffer(context, &out, rc);
    sa_buffer_release(&out);
}

/* Past the literal or comment that begins at `at`; both may lack their end. */
static size_t skip_literal(const unsigned char *code, size_t length, size_t at)
{
    unsigned char quote = code[at++];
    while (at < length && code[at] != quote)
        at += code[at] == '\\' && at + 1 < length ? 2 : 1;
    return at < length ? at + 1 : length;
}

static size_t skip_comment(const unsigned char *code, size_t length, size_t at)
{
    for (at += 2; at + 1 < length; at++)
        if (code[at] == '*' && code[at + 1] == '/')
            return at + 2;
    return length;
}

static void formula_code_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    if (sqlite3_value_type(argv[0]) == SQLITE_NULL)
        return;
    const unsigned char *code = sqlite3_value_text(argv[0]);
    if (!code) {
        sqlite3_result_error_nomem(context);
        return;
    }
    size_t length = (size_t)sqlite3_value_bytes(argv[0]);
    struct sa_buffer out = SA_BUFFER_INIT(length_limit(context));
    int rc = SA_OK;
    for (size_t at = 0, next; at < length && rc == SA_OK; at = next) {
        bool comment = code[at] == '/' && at + 1 < length && code[at + 1] == '*';
        if (code[at] == '"' || code[at] == '\'') {
            next = skip_literal(code, length, at);
            rc = sa_buffer_adds(&out, "\"\"");
        } else if (comment) {
            next = skip_comment(code, length, at);
            rc = sa_buffer_adds(&out, " "); /* so that the words around it stay two words */
        } else {
            for (next = at + 1; next < length && !strchr("\"'/", code[next]); next++)
                ;
            rc = sa_buffer_add(&out, code + at, next - at);
        }
    }
    result_buffer(context, &out, rc);
    sa_buffer_release(&out);
}

struct markdown {
    struct sa_buffer text;
    int rc;
};

static void put_markdown(void *payload, const char *bytes, size_t length)
{
    struct markdown *out = payload;
    if (out->rc == SA_OK)
        out->rc = sa_buffer_add(&out->text, bytes, length);
}

static void markdown_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    if (sqlite3_value_type(argv[0]) == SQLITE_NULL)
        return;
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    struct markdown out = {SA_BUFFER_INIT(length_limit(context)), text ? SA_OK : SA_ENOMEM};
    if (text)
        sa_text_markdown(text, put_markdown, &out);
    result_buffer(context, &out.text, out.rc);
    sa_buffer_release(&out.text);
}

static void name_words_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    if (sqlite3_value_type(argv[0]) == SQLITE_NULL)
        return;
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    struct sa_buffer words = SA_BUFFER_INIT(length_limit(context));
    result_buffer(context, &words, text ? sa_text_words(&words, text) : SA_ENOMEM);
    sa_buffer_release(&words);
}

static void edits_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    const char *word = (const char *)sqlite3_value_text(argv[0]);
    const char *candidate = (const char *)sqlite3_value_text(argv[1]);
    int edits = word && candidate ? sa_edits(word, candidate) : -1;
    if (edits >= 0)
        sqlite3_result_int(context, edits);
}

int sa_sql_functions(sqlite3 *db, struct sa_error *error)
{
    static const struct {
        const char *name;
        int arguments;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"regexp", 2, regexp_function},     {"regexp_all", 2, regexp_all_function},
        {"edits", 2, edits_function},       {"formula_code", 1, formula_code_function},
        {"markdown", 1, markdown_function}, {"name_words", 1, name_words_function},
    };
    struct cache *cache = calloc(1, sizeof *cache);
    int rc = SA_OK;
    if (!cache)
        return sa_error_memory(error);
    cache->references = 1;
    for (size_t i = 0; i < sizeof functions / sizeof *functions && rc == SA_OK; i++) {
        cache->references++; /* given back by SQLite, also when it refuses the function */
        if (sqlite3_create_function_v2(db, functions[i].name, functions[i].arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC, cache, functions[i].function, NULL,
                                       NULL, cache_free) != SQLITE_OK)
            rc = sa_sql_error(db, error, "registering SQL functions");
    }
    cache_free(cache);
    return rc;
}
