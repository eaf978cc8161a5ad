/* Failing allocations: see allocation.h. */
#include <cjson/cJSON.h>
#include <curl/curl.h>
#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocation.h"

const char *const allocation_names[ALLOCATION_KINDS] = {"ours", "SQLite", "libcurl", "cJSON"};

static struct {
    bool armed;
    enum allocation_kind kind;
    unsigned long number;
    unsigned long count;
    pthread_t thread;
} trap;

/* True when this allocation has to fail. */
static bool is_struck(enum allocation_kind kind)
{
    if (!trap.armed || trap.kind != kind || !pthread_equal(pthread_self(), trap.thread))
        return false;
    if (++trap.count != trap.number)
        return false;
    errno = ENOMEM;
    return true;
}

void allocation_arm(enum allocation_kind kind, unsigned long number)
{
    trap.kind = kind;
    trap.number = number;
    trap.count = 0;
    trap.thread = pthread_self();
    trap.armed = true;
}

unsigned long allocation_disarm(bool *struck)
{
    trap.armed = false;
    *struck = trap.number > 0 && trap.count >= trap.number;
    return trap.count;
}

/* ---- ours: the linker sends what our code calls here ---- */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t length);
int __real_vasprintf(char **out, const char *format, va_list arguments);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t length);
int __wrap_vasprintf(char **out, const char *format, va_list arguments);
int __wrap_asprintf(char **out, const char *format, ...);

void *__wrap_malloc(size_t size)
{
    return is_struck(ALLOCATION_OURS) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_struck(ALLOCATION_OURS) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return is_struck(ALLOCATION_OURS) ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
    return is_struck(ALLOCATION_OURS) ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t length)
{
    return is_struck(ALLOCATION_OURS) ? NULL : __real_strndup(text, length);
}

int __wrap_vasprintf(char **out, const char *format, va_list arguments)
{
    return is_struck(ALLOCATION_OURS) ? -1 : __real_vasprintf(out, format, arguments);
}

int __wrap_asprintf(char **out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = __wrap_vasprintf(out, format, arguments);
    va_end(arguments);
    return length;
}

/* ---- libcurl ---- */

static void *curl_malloc(size_t size)
{
    return is_struck(ALLOCATION_CURL) ? NULL : __real_malloc(size);
}

static void *curl_calloc(size_t count, size_t size)
{
    return is_struck(ALLOCATION_CURL) ? NULL : __real_calloc(count, size);
}

static void *curl_realloc(void *memory, size_t size)
{
    return is_struck(ALLOCATION_CURL) ? NULL : __real_realloc(memory, size);
}

static char *curl_strdup(const char *text)
{
    return is_struck(ALLOCATION_CURL) ? NULL : __real_strdup(text);
}

/* ---- cJSON ---- */

static void *cjson_malloc(size_t size)
{
    return is_struck(ALLOCATION_CJSON) ? NULL : __real_malloc(size);
}

/* ---- SQLite ---- */

static sqlite3_mem_methods sqlite;

static void *sqlite_malloc(int size)
{
    return is_struck(ALLOCATION_SQLITE) ? NULL : sqlite.xMalloc(size);
}

static void *sqlite_realloc(void *memory, int size)
{
    return is_struck(ALLOCATION_SQLITE) ? NULL : sqlite.xRealloc(memory, size);
}

void allocation_begin(void)
{
    cJSON_Hooks hooks = {cjson_malloc, free};
    cJSON_InitHooks(&hooks);
    curl_global_init_mem(CURL_GLOBAL_DEFAULT, curl_malloc, free, curl_realloc, curl_strdup, curl_calloc);
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite);
    sqlite3_mem_methods methods = sqlite;
    methods.xMalloc = sqlite_malloc;
    methods.xRealloc = sqlite_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    /* Small pieces of memory come from one allocation by default: then most would never be asked for. */
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
}
