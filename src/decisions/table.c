/* The table of decisions in memory: see table.h. */
#include <stdlib.h>
#include <string.h>

#include "decisions/columns.h"
#include "decisions/table.h"
#include "syncaudit/embedded.h"

enum { ROWS = 4 << 20, FIRST_ROWS = 256 };

/* ---- titles ---- */

const char *const *sa_decision_titles(void)
{
    static struct sa_column columns[SA_DECISION_COLUMNS];
    static const char *titles[SA_DECISION_COLUMNS + 1];
    size_t count = 0;
    const char *definition = sa_embedded_find("reports/orphans.sql")->data;
    struct sa_column *column = &columns[0];
    for (const char *line = NULL;
         count < SA_DECISION_COLUMNS && (line = sa_column_next(definition, line, column));)
        if (column->input) {
            titles[count++] = column->title;
            column = &columns[count < SA_DECISION_COLUMNS ? count : 0];
        }
    return titles;
}

bool sa_decisions_has_column(const struct sa_decisions *decisions, const char *title, size_t *out)
{
    for (size_t i = 0; i < decisions->column_count; i++)
        if (sa_column_same(sa_texts_get(decisions->texts, decisions->columns[i]), title)) {
            *out = i;
            return true;
        }
    return false;
}

int sa_decisions_column(struct sa_decisions *decisions, const char *title, size_t *out,
                        struct sa_error *error)
{
    if (sa_decisions_has_column(decisions, title, out))
        return SA_OK;
    if (decisions->column_count == SA_DECISION_COLUMNS) {
        sa_error_set(error, SA_EINPUT, "column '%.60s' is one too many: decisions have at most %d", title,
                     SA_DECISION_COLUMNS);
        sa_error_advise(error, "remove columns that are no longer used");
        return SA_EINPUT;
    }
    *out = decisions->column_count;
    int rc = sa_texts_intern(decisions->texts, title, strlen(title), &decisions->columns[*out], error);
    decisions->column_count += rc == SA_OK;
    return rc;
}

int sa_decisions_new(struct sa_decisions **out, const struct sa_decisions *lender, struct sa_error *error)
{
    struct sa_decisions *decisions = calloc(1, sizeof *decisions);
    *out = decisions;
    if (!decisions)
        return sa_error_memory(error);
    decisions->lender = lender;
    decisions->texts = lender ? lender->texts : calloc(1, sizeof *decisions->texts);
    int rc = decisions->texts ? SA_OK : sa_error_memory(error);
    size_t column;
    for (const char *const *title = sa_decision_titles(); rc == SA_OK && *title; title++)
        rc = sa_decisions_column(decisions, *title, &column, error);
    if (rc) {
        sa_decisions_free(decisions);
        *out = NULL;
    }
    return rc;
}

void sa_decisions_free(struct sa_decisions *decisions)
{
    if (!decisions)
        return;
    if (!decisions->lender && decisions->texts) {
        sa_texts_release(decisions->texts);
        free(decisions->texts);
    }
    free(decisions->rows);
    free(decisions->values);
    free(decisions->by_key.slots);
    free(decisions->by_field_id.slots);
    free(decisions);
}

/* ---- finding rows ---- */

static size_t mix(uint32_t first, uint32_t second, uint32_t third)
{
    uint64_t hash = ((uint64_t)first * 0x9E3779B97F4A7C15U) ^ ((uint64_t)second * 0xC2B2AE3D27D4EB4FU) ^
                    ((uint64_t)third * 0x165667B19E3779F9U);
    return (size_t)(hash ^ hash >> 29);
}

static size_t hash_key(const struct sa_decision_row *row)
{
    return mix(row->key.object, row->key.field, row->key.action);
}

static size_t hash_field_id(const struct sa_decision_row *row)
{
    return mix(row->key.object, row->field_id, 0);
}

static bool same_key(const struct sa_decision_row *left, const struct sa_decision_row *right)
{
    return left->key.object == right->key.object && left->key.field == right->key.field &&
           left->key.action == right->key.action;
}

static bool same_field_id(const struct sa_decision_row *left, const struct sa_decision_row *right)
{
    return left->key.object == right->key.object && left->field_id == right->field_id;
}

typedef size_t hash_row(const struct sa_decision_row *row);
typedef bool same_row(const struct sa_decision_row *left, const struct sa_decision_row *right);

static size_t table_find(const struct sa_decisions *decisions, const struct sa_index *index, hash_row *hash,
                         same_row *same, const struct sa_decision_row *wanted)
{
    if (index->size == 0)
        return SIZE_MAX;
    for (size_t slot = hash(wanted) & (index->size - 1); index->slots[slot];
         slot = (slot + 1) & (index->size - 1))
        if (same(&decisions->rows[index->slots[slot] - 1], wanted))
            return index->slots[slot] - 1;
    return SIZE_MAX;
}

static void table_put(struct sa_index *index, size_t hash, size_t row)
{
    size_t slot = hash & (index->size - 1);
    while (index->slots[slot])
        slot = (slot + 1) & (index->size - 1);
    index->slots[slot] = (uint32_t)row + 1;
    index->count++;
}

/* At most half of the slots are in use. */
static int insert(const struct sa_decisions *decisions, struct sa_index *index, hash_row *hash, size_t row,
                  struct sa_error *error)
{
    if (index->count * 2 >= index->size) {
        struct sa_index grown = {.size = index->size ? index->size * 2 : FIRST_ROWS};
        grown.slots = calloc(grown.size, sizeof *grown.slots);
        if (!grown.slots)
            return sa_error_memory(error);
        for (size_t i = 0; i < index->size; i++)
            if (index->slots[i])
                table_put(&grown, hash(&decisions->rows[index->slots[i] - 1]), index->slots[i] - 1);
        free(index->slots);
        *index = grown;
    }
    table_put(index, hash(&decisions->rows[row]), row);
    return SA_OK;
}

size_t sa_decisions_find(const struct sa_decisions *decisions, struct sa_decision_key key)
{
    const struct sa_decision_row wanted = {.key = key};
    return table_find(decisions, &decisions->by_key, hash_key, same_key, &wanted);
}

size_t sa_decisions_find_id(const struct sa_decisions *decisions, uint32_t object, uint32_t field_id)
{
    const struct sa_decision_row wanted = {.key = {.object = object}, .field_id = field_id};
    return field_id ? table_find(decisions, &decisions->by_field_id, hash_field_id, same_field_id, &wanted)
                    : SIZE_MAX;
}

/* ---- rows and values ---- */

static int make_room(struct sa_decisions *decisions, struct sa_error *error)
{
    if (decisions->count < decisions->capacity)
        return SA_OK;
    size_t capacity = decisions->capacity ? decisions->capacity + decisions->capacity / 2 : FIRST_ROWS;
    if (capacity > ROWS)
        return sa_error_set(error, SA_EINPUT, "there are more than %d decisions", ROWS);
    struct sa_decision_row *rows = realloc(decisions->rows, capacity * sizeof *rows);
    if (rows)
        decisions->rows = rows;
    if (decisions->stride < decisions->column_count)
        decisions->stride = decisions->column_count;
    uint32_t *values =
        rows ? realloc(decisions->values, capacity * decisions->stride * sizeof *values) : NULL;
    if (!values)
        return sa_error_memory(error);
    decisions->values = values;
    decisions->capacity = capacity;
    return SA_OK;
}

/* Columns were added: every row gets room for them. */
static int widen(struct sa_decisions *decisions, struct sa_error *error)
{
    size_t stride = decisions->column_count;
    if (stride <= decisions->stride || decisions->capacity == 0)
        return SA_OK;
    uint32_t *values = realloc(decisions->values, decisions->capacity * stride * sizeof *values);
    if (!values)
        return sa_error_memory(error);
    decisions->values = values;
    for (size_t row = decisions->count; row-- > 0;) {
        memmove(values + row * stride, values + row * decisions->stride, decisions->stride * sizeof *values);
        memset(values + row * stride + decisions->stride, 0, (stride - decisions->stride) * sizeof *values);
    }
    decisions->stride = stride;
    return SA_OK;
}

int sa_decisions_add(struct sa_decisions *decisions, struct sa_decision_key key, uint32_t field_id,
                     size_t *out, struct sa_error *error)
{
    int rc = widen(decisions, error);
    if (rc == SA_OK)
        rc = make_room(decisions, error);
    if (rc)
        return rc;
    *out = decisions->count++;
    decisions->rows[*out] = (struct sa_decision_row){.key = key, .field_id = field_id};
    memset(decisions->values + *out * decisions->stride, 0, decisions->stride * sizeof *decisions->values);
    rc = insert(decisions, &decisions->by_key, hash_key, *out, error);
    if (rc == SA_OK && field_id)
        rc = insert(decisions, &decisions->by_field_id, hash_field_id, *out, error);
    return rc;
}

int sa_decisions_identify(struct sa_decisions *decisions, size_t row, uint32_t field_id,
                          struct sa_error *error)
{
    if (!field_id || decisions->rows[row].field_id)
        return SA_OK;
    decisions->rows[row].field_id = field_id;
    return insert(decisions, &decisions->by_field_id, hash_field_id, row, error);
}

/* The index still has the row under its old key too, where nobody finds it: rows are compared with the key they have now. */
int sa_decisions_rename(struct sa_decisions *decisions, size_t row, struct sa_decision_key key,
                        struct sa_error *error)
{
    decisions->rows[row].key = key;
    return insert(decisions, &decisions->by_key, hash_key, row, error);
}

uint32_t sa_decisions_value(const struct sa_decisions *decisions, size_t row, size_t column)
{
    return row < decisions->count && column < decisions->stride
               ? decisions->values[row * decisions->stride + column]
               : 0;
}

int sa_decisions_set(struct sa_decisions *decisions, size_t row, size_t column, uint32_t value,
                     struct sa_error *error)
{
    int rc = widen(decisions, error);
    if (rc == SA_OK)
        decisions->values[row * decisions->stride + column] = value;
    return rc;
}

bool sa_decisions_has_values(const struct sa_decisions *decisions, size_t row)
{
    for (size_t i = 0; i < decisions->stride; i++)
        if (decisions->values[row * decisions->stride + i])
            return true;
    return false;
}

/* ---- texts ---- */

/* U+FFFE and U+FFFF, which no XML can hold. */
static bool is_noncharacter(const char *text)
{
    return strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0;
}

/* Bytes from here on that stay as they are. */
static size_t clean_length(const char *text)
{
    size_t length = 0;
    while ((unsigned char)text[length] >= 0x20 || text[length] == '\t' || text[length] == '\n') {
        if (text[length] == '\xEF' && is_noncharacter(text + length))
            break;
        length++;
    }
    return length;
}

static int copy_clean(struct sa_buffer *out, const char *text)
{
    int rc = SA_OK;
    size_t length;
    for (; rc == SA_OK && *text; text += length) {
        length = clean_length(text);
        if (length > 0) {
            rc = sa_buffer_add(out, text, length);
        } else if (is_noncharacter(text)) {
            length = 3;
            rc = sa_buffer_adds(out, "\xEF\xBF\xBD");
        } else {
            length = text[0] == '\r' && text[1] == '\n' ? 2 : 1;
            rc = sa_buffer_adds(out, *text == '\r' ? "\n" : " ");
        }
    }
    return rc;
}

static size_t units_of(const char *text)
{
    size_t units = 0;
    for (; *text; text++)
        units += ((*text & 0xC0) != 0x80) + ((unsigned char)*text >= 0xF0);
    return units;
}

int sa_decision_clean(struct sa_buffer *out, const char *text, struct sa_error *error)
{
    sa_buffer_clear(out);
    text += strspn(text, " \t\r\n");
    int rc = copy_clean(out, text);
    if (rc == SA_ENOMEM)
        return sa_error_memory(error);
    while (out->length > 0 && strchr(" \t\n", out->data[out->length - 1]))
        out->data[--out->length] = '\0';
    if (rc || (out->length > SA_TEXT_UNITS && units_of(out->data) > SA_TEXT_UNITS))
        return sa_error_set(error, SA_EINPUT,
                            "a text is longer than the %d characters a cell of a workbook holds",
                            SA_TEXT_UNITS);
    return SA_OK;
}
