/* decisions.csv: read, written, named by its content. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decisions/file.h"
#include "decisions/rows.h"
#include "syncaudit/csv.h"
#include "syncaudit/file.h"

/* ---- reading ---- */

struct reading {
    struct sa_decisions *decisions;
    struct sa_layout layout;
    struct sa_buffer scratch;
    const char *path;
};

const char *sa_decision_unguarded(const char *text)
{
    size_t marks = strspn(text, "'");
    return marks > 0 && text[marks] && strchr(SA_FORMULA_STARTS, text[marks]) ? text + 1 : text;
}

static int read_value(struct reading *reading, const struct sa_csv_row *row, size_t n, size_t number,
                      struct sa_error *error)
{
    uint32_t value;
    size_t column;
    const char *text = sa_decision_unguarded(sa_csv_value(row, reading->layout.values[n].place));
    int rc = *text ? sa_decision_clean(&reading->scratch, text, error) : SA_OK;
    if (rc || !*text || reading->scratch.length == 0)
        return rc;
    rc = sa_texts_intern(reading->decisions->texts, reading->scratch.data, reading->scratch.length, &value,
                         error);
    if (rc == SA_OK)
        rc = sa_layout_column(&reading->layout, reading->decisions, n, &column, error);
    return rc ? rc : sa_decisions_set(reading->decisions, number, column, value, error);
}

static int read_titles(struct reading *reading, const struct sa_csv_row *row, struct sa_error *error)
{
    bool found;
    int rc =
        sa_layout_read(&reading->layout, NULL, reading->decisions, row->values, row->count, &found, error);
    if (rc || found)
        return rc;
    sa_error_set(error, SA_EINPUT, "'%s' has no columns 'Object' and 'API name'", reading->path);
    sa_error_advise(error, "its first row must be the titles; the program writes it with these");
    return SA_EINPUT;
}

static int read_row(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    struct reading *reading = payload;
    struct sa_decisions *decisions = reading->decisions;
    struct sa_decision_row about = {.changed = 0};
    size_t number;
    if (row->number == 1)
        return read_titles(reading, row, error);
    int rc =
        sa_layout_key(&reading->layout, decisions, row->values, row->count, &reading->scratch, &about, error);
    if (rc)
        return sa_error_prefix(error, rc, "'%s', row %zu", reading->path, row->number);
    if (!about.key.object && !about.key.action)
        return sa_error_set(error, SA_EINPUT,
                            "'%s', row %zu: it does not say which object and field it is about",
                            reading->path, row->number);
    if (sa_decisions_find(decisions, about.key) != SIZE_MAX) {
        sa_error_set(error, SA_EINPUT, "'%s', row %zu: there are two rows about %s.%s", reading->path,
                     row->number, sa_texts_get(decisions->texts, about.key.object),
                     sa_texts_get(decisions->texts, about.key.field ? about.key.field : about.key.action));
        sa_error_advise(error, "join them by hand, nothing says which one is right");
        return SA_EINPUT;
    }
    rc = sa_decisions_add(decisions, about.key, about.field_id, &number, error);
    if (rc == SA_OK)
        decisions->rows[number].changed = about.changed;
    for (size_t i = 0;
         rc == SA_OK && i < reading->layout.value_count && reading->layout.values[i].place < row->count; i++)
        rc = read_value(reading, row, i, number, error);
    return rc ? sa_error_prefix(error, rc, "'%s', row %zu", reading->path, row->number) : SA_OK;
}

int sa_decisions_read_beside(struct sa_decisions **out, const struct sa_decisions *lender, const char *path,
                             struct sa_error *error)
{
    struct sa_csv_summary summary;
    struct reading *reading = calloc(1, sizeof *reading);
    *out = NULL;
    if (!reading)
        return sa_error_memory(error);
    reading->path = path;
    reading->scratch = (struct sa_buffer)SA_BUFFER_INIT(SA_TEXT_BYTES);
    int rc = sa_decisions_new(&reading->decisions, lender, error);
    if (rc == SA_OK && access(path, F_OK) == 0)
        rc = sa_csv_read(path, read_row, reading, &summary, error);
    else
        summary.cut = false;
    if (rc == SA_OK && summary.cut)
        rc = sa_error_set(error, SA_EINPUT, "'%s' ends inside a quoted value: a part of it is missing", path);
    if (rc) {
        sa_decisions_free(reading->decisions);
        reading->decisions = NULL;
    }
    *out = reading->decisions;
    sa_buffer_release(&reading->scratch);
    free(reading);
    return rc;
}

int sa_decisions_read(struct sa_decisions **out, const char *path, struct sa_error *error)
{
    return sa_decisions_read_beside(out, NULL, path, error);
}

int sa_decisions_empty(struct sa_decisions **out, struct sa_error *error)
{
    return sa_decisions_new(out, NULL, error);
}

size_t sa_decisions_count(const struct sa_decisions *decisions)
{
    return decisions->count;
}

/* ---- writing ---- */

/* Where the bytes go: to a file, or only through the hash that names them. */
struct sink {
    struct sa_file_writer *file; /* or NULL */
    uint64_t hash;
};

static void file_put(struct sink *sink, const char *bytes, size_t length)
{
    if (sink->file)
        sa_file_write(sink->file, bytes, length);
    for (size_t i = 0; i < length; i++)
        sink->hash = (sink->hash ^ (unsigned char)bytes[i]) * 0x100000001b3U; /* FNV-1a */
}

static void file_put_cell(struct sink *sink, const char *text, bool first)
{
    size_t marks = strspn(text, "'");
    bool formula = text[marks] && strchr(SA_FORMULA_STARTS, text[marks]);
    bool quoted = formula || strpbrk(text, ",;\t\"\r\n");
    file_put(sink, ",", !first);
    file_put(sink, "\"", quoted);
    file_put(sink, "'", formula);
    for (size_t length; *text; text += length) {
        length = strcspn(text, "\"");
        file_put(sink, text, length);
        if (text[length] == '"') {
            file_put(sink, "\"\"", 2);
            length++;
        }
    }
    file_put(sink, "\"", quoted);
}

struct order {
    const struct sa_decisions *decisions;
    uint32_t row;
};

static int by_key(const void *left, const void *right)
{
    const struct order *a = left;
    const struct order *b = right;
    const struct sa_texts *texts = a->decisions->texts;
    const struct sa_decision_key *first = &a->decisions->rows[a->row].key;
    const struct sa_decision_key *second = &b->decisions->rows[b->row].key;
    int order = strcmp(sa_texts_get(texts, first->object), sa_texts_get(texts, second->object));
    if (order == 0)
        order = strcmp(sa_texts_get(texts, first->field), sa_texts_get(texts, second->field));
    return order ? order : strcmp(sa_texts_get(texts, first->action), sa_texts_get(texts, second->action));
}

static void file_put_row(struct sink *sink, const struct sa_decisions *decisions, size_t number)
{
    const struct sa_decision_row *row = &decisions->rows[number];
    const uint32_t about[] = {row->key.object, row->key.field, row->key.action, row->field_id, row->changed};
    for (size_t i = 0; i < sizeof about / sizeof *about; i++)
        file_put_cell(sink, sa_texts_get(decisions->texts, about[i]), i == 0);
    for (size_t i = 0; i < decisions->column_count; i++)
        file_put_cell(sink, sa_texts_get(decisions->texts, sa_decisions_value(decisions, number, i)), false);
    file_put(sink, "\r\n", 2);
}

/* Sorted rows that say something; `*count` of them. NULL when out of memory. */
static struct order *sort(const struct sa_decisions *decisions, size_t *count)
{
    struct order *order = calloc(decisions->count + 1, sizeof *order);
    *count = 0;
    for (size_t i = 0; order && i < decisions->count; i++)
        if (sa_decisions_has_values(decisions, i))
            order[(*count)++] = (struct order){decisions, (uint32_t)i};
    if (order)
        qsort(order, *count, sizeof *order, by_key);
    return order;
}

/* `*count` rows went out. A byte order mark stands first: Excel spoils UTF-8 without one. */
static int put_all(struct sink *sink, const struct sa_decisions *decisions, size_t *count,
                   struct sa_error *error)
{
    static const char *const about[] = {"Object", "API name", "Action", "Field ID", "Changed"};
    struct order *order = sort(decisions, count);
    if (!order)
        return sa_error_memory(error);
    file_put(sink, "\xEF\xBB\xBF", 3);
    for (size_t i = 0; i < sizeof about / sizeof *about; i++)
        file_put_cell(sink, about[i], i == 0);
    for (size_t i = 0; i < decisions->column_count; i++)
        file_put_cell(sink, sa_texts_get(decisions->texts, decisions->columns[i]), false);
    file_put(sink, "\r\n", 2);
    for (size_t i = 0; i < *count; i++)
        file_put_row(sink, decisions, order[i].row);
    free(order);
    return SA_OK;
}

int sa_decisions_write(const struct sa_decisions *decisions, const char *path, struct sa_error *error)
{
    struct sa_file_writer file = {0};
    struct sink sink = {.file = &file};
    size_t count;
    int rc = sa_file_begin(&file, path, error);
    if (rc)
        return rc;
    rc = put_all(&sink, decisions, &count, error);
    if (rc == SA_OK)
        rc = sa_file_commit(&file, error);
    sa_file_abandon(&file);
    return rc;
}

int sa_decisions_fingerprint(const struct sa_decisions *decisions, char out[SA_FINGERPRINT_SIZE],
                             struct sa_error *error)
{
    struct sink sink = {.hash = 0xcbf29ce484222325U};
    size_t count;
    int rc = put_all(&sink, decisions, &count, error);
    if (rc == SA_OK && count == 0)
        snprintf(out, SA_FINGERPRINT_SIZE, "none");
    else if (rc == SA_OK)
        snprintf(out, SA_FINGERPRINT_SIZE, "%016llx", (unsigned long long)sink.hash);
    return rc;
}

/* ---- what workbooks were filled with ---- */

char *sa_decisions_sent(const char *path, const char *fingerprint)
{
    char *out = NULL;
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    if (strlen(fingerprint) != SA_FINGERPRINT_SIZE - 1 ||
        strspn(fingerprint, "0123456789abcdef") != SA_FINGERPRINT_SIZE - 1)
        return NULL;
    return asprintf(&out, "%.*sdecisions.sent/%s.csv", folder, path, fingerprint) < 0 ? NULL : out;
}

int sa_decisions_keep(const struct sa_decisions *decisions, const char *path, struct sa_error *error)
{
    char fingerprint[SA_FINGERPRINT_SIZE];
    int rc = sa_decisions_fingerprint(decisions, fingerprint, error);
    if (rc || strcmp(fingerprint, "none") == 0)
        return rc;
    char *copy = sa_decisions_sent(path, fingerprint);
    if (!copy)
        return sa_error_memory(error);
    if (access(copy, F_OK) != 0) {
        char *slash = strrchr(copy, '/');
        *slash = '\0';
        rc = sa_directory_make(copy, error);
        *slash = '/';
        if (rc == SA_OK)
            rc = sa_decisions_write(decisions, copy, error);
    }
    free(copy);
    return rc;
}
