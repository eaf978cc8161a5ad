/* The three-way merge of one row: see merge.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decisions/columns.h"
#include "decisions/merge.h"
#include "syncaudit/clock.h"

/* Where values stay that were not taken, so that both sides see them in the next workbook. */
static const char conflicts_title[] = "Conflicts";

/* One row being merged. */
struct row {
    struct sa_merge *merge;
    struct sa_decision_row about;
    size_t number; /* in the sheet */
    size_t ours;   /* row of the table, SIZE_MAX = not there yet */
    size_t base;
};

static const char *text_of(const struct row *row, uint32_t text)
{
    return sa_texts_get(row->merge->ours->texts, text);
}

enum { NOTE = 512 };

static void note(const struct row *row, const char *text)
{
    char line[2 * NOTE];
    const struct sa_import *import = row->merge->import;
    const struct sa_decision_key *key = &row->about.key;
    snprintf(line, sizeof line, "%.200s, row %zu%s%.100s%s%.100s: %s", row->merge->sheet, row->number,
             key->object || key->action ? ", " : "", text_of(row, key->object),
             key->object && (key->field || key->action) ? "." : "",
             text_of(row, key->field ? key->field : key->action), text);
    if (import->note)
        import->note(import->payload, line);
}

/* ---- one value as the workbook has it ---- */

/* What a broken formula leaves in a cell. */
static bool is_formula_error(const char *text)
{
    static const char *const errors[] = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(errors[i], text) == 0)
            return true;
    return false;
}

/* The column that must hold a day: until then a decision is not asked for again. */
static const char day_title[] = "Review by";

/* A time of day may follow: spreadsheets add one. */
static bool is_day(const char *text)
{
    char day[] = "2027-03-01";
    time_t when;
    if (strlen(text) < strlen(day) || (text[strlen(day)] && !strchr(" T", text[strlen(day)])))
        return false;
    memcpy(day, text, strlen(day));
    return sa_time_parse(&when, day, NULL) == SA_OK;
}

/* The choice the program fills in where nobody has signed anything off (reports/actions.sql). */
static const char filled_in[] = "open";

/* The number of the value's text. `*known` is false for what is no decision of anybody. */
static int read_value(struct row *row, const char *text, const char *title, const char *choices,
                      uint32_t *out, bool *known, struct sa_error *error)
{
    char told[NOTE];
    char scratch[SA_COLUMN_CHOICES];
    struct sa_buffer *value = &row->merge->scratch;
    *out = 0;
    *known = true;
    if (!*text)
        return SA_OK;
    int rc = sa_decision_clean(value, text, error);
    if (rc)
        return rc;
    if (is_formula_error(value->data)) {
        snprintf(told, sizeof told, "the formula in '%s' gives %s, which is not taken", title, value->data);
        note(row, told);
        *known = false;
        return SA_OK;
    }
    const char *choice = *value->data ? sa_column_choice(choices, value->data, scratch) : value->data;
    if (!choice) {
        snprintf(told, sizeof told,
                 "'%.100s' is none of the choices of '%s'; it is kept, but nothing follows from it",
                 value->data, title);
        note(row, told);
    } else if (*choices && strcmp(choice, filled_in) == 0) {
        return SA_OK;
    } else if (*value->data && sa_column_same(title, day_title) && !is_day(value->data)) {
        snprintf(told, sizeof told,
                 "'%.100s' in '%s' is no day like 2027-03-01; it is kept, but nothing follows from it",
                 value->data, title);
        note(row, told);
    }
    const char *wanted = choice ? choice : value->data;
    return sa_texts_intern(row->merge->ours->texts, wanted, strlen(wanted), out, error);
}

/* ---- the row of the table ---- */

static int make_row(struct row *row, struct sa_error *error)
{
    if (row->ours != SIZE_MAX)
        return SA_OK;
    return sa_decisions_add(row->merge->ours, row->about.key, row->about.field_id, &row->ours, error);
}

static int set(struct row *row, size_t column, uint32_t value, struct sa_error *error)
{
    int rc = make_row(row, error);
    if (rc == SA_OK)
        rc = sa_decisions_set(row->merge->ours, row->ours, column, value, error);
    if (rc == SA_OK)
        row->merge->ours->rows[row->ours].changed = row->merge->now;
    return rc;
}

/* By name, then by the field's durable id: then it was renamed, and the row takes the new name. */
static int find_rows(struct row *row, struct sa_error *error)
{
    struct sa_merge *merge = row->merge;
    uint32_t object = row->about.key.object;
    row->ours = sa_decisions_find(merge->ours, row->about.key);
    row->base = merge->base ? sa_decisions_find(merge->base, row->about.key) : SIZE_MAX;
    if (merge->base && row->base == SIZE_MAX)
        row->base = sa_decisions_find_id(merge->base, object, row->about.field_id);
    if (row->ours != SIZE_MAX)
        return SA_OK;
    row->ours = sa_decisions_find_id(merge->ours, object, row->about.field_id);
    return row->ours == SIZE_MAX ? SA_OK : sa_decisions_rename(merge->ours, row->ours, row->about.key, error);
}

/* ---- conflicts ---- */

/* True if `lines` has the line already. */
static bool has_line(const char *lines, const char *line)
{
    size_t length = strlen(line);
    for (; lines; lines = strchr(lines, '\n') ? strchr(lines, '\n') + 1 : NULL)
        if (strncmp(lines, line, length) == 0 && (lines[length] == '\n' || lines[length] == '\0'))
            return true;
    return false;
}

/* Adds "Title: value" to the row's conflicts. One that does not fit any more has been told, and stays in its workbook. */
static int keep_conflict(struct row *row, const char *title, const char *offered, struct sa_error *error)
{
    struct sa_merge *merge = row->merge;
    struct sa_buffer lines = SA_BUFFER_INIT(SA_TEXT_UNITS);
    char *line = NULL;
    size_t column;
    uint32_t value;
    int rc = sa_decisions_column(merge->ours, conflicts_title, &column, error);
    if (rc == SA_OK && asprintf(&line, "%s: %s", title, *offered ? offered : "(cleared)") < 0) {
        line = NULL;
        rc = sa_error_memory(error);
    }
    const char *there = rc ? "" : text_of(row, sa_decisions_value(merge->ours, row->ours, column));
    if (rc == SA_OK && !has_line(there, line) &&
        !sa_buffer_addf(&lines, "%s%s%s", there, *there ? "\n" : "", line)) {
        rc = sa_texts_intern(merge->ours->texts, lines.data, lines.length, &value, error);
        if (rc == SA_OK)
            rc = set(row, column, value, error);
    }
    free(line);
    sa_buffer_release(&lines);
    return rc;
}

static int conflict(struct row *row, const char *title, uint32_t kept, uint32_t offered,
                    struct sa_error *error)
{
    struct sa_import *import = row->merge->import;
    const struct sa_decision_conflict told = {.object = text_of(row, row->about.key.object),
                                              .field = text_of(row, row->about.key.field),
                                              .action = text_of(row, row->about.key.action),
                                              .column = title,
                                              .kept = text_of(row, kept),
                                              .offered = text_of(row, offered)};
    import->conflicts++;
    if (import->conflict)
        import->conflict(import->payload, &told);
    return keep_conflict(row, title, told.offered, error);
}

/* ---- the merge ---- */

static int merge_value(struct row *row, size_t column, uint32_t theirs, struct sa_error *error)
{
    struct sa_merge *merge = row->merge;
    const char *title = text_of(row, merge->ours->columns[column]);
    uint32_t ours = row->ours == SIZE_MAX ? 0 : sa_decisions_value(merge->ours, row->ours, column);
    uint32_t base = 0;
    size_t base_column;
    if (theirs == ours)
        return SA_OK;
    if (merge->base && row->base != SIZE_MAX && sa_decisions_has_column(merge->base, title, &base_column))
        base = sa_decisions_value(merge->base, row->base, base_column);
    if (!merge->base) { /* who knows what was there: an empty cell says nothing, and nothing is overwritten */
        if (!theirs)
            return SA_OK;
        base = ours ? SA_TEXT_UNKNOWN : 0;
    }
    if (theirs == base)
        return SA_OK;
    if (ours == base) {
        merge->import->changes++;
        return set(row, column, theirs, error);
    }
    if (sa_column_same(title, conflicts_title))
        return SA_OK; /* the one we keep */
    return conflict(row, title, ours, theirs, error);
}

static int merge_place(struct row *row, struct sa_layout *layout, size_t n, const char *text,
                       struct sa_error *error)
{
    size_t column = layout->values[n].column;
    uint32_t theirs;
    bool known;
    if (column == SIZE_MAX && !*text)
        return SA_OK;
    int rc = sa_layout_column(layout, row->merge->ours, n, &column, error);
    if (rc == SA_OK)
        rc = read_value(row, text, text_of(row, row->merge->ours->columns[column]), layout->values[n].choices,
                        &theirs, &known, error);
    return rc || !known ? rc : merge_value(row, column, theirs, error);
}

static bool has_something(const struct sa_layout *layout, const char *const *values, size_t count)
{
    for (size_t i = 0; i < layout->value_count; i++)
        if (*sa_layout_value(values, count, layout->values[i].place))
            return true;
    return false;
}

int sa_merge_row(struct sa_merge *merge, struct sa_layout *layout, size_t number, const char *const *values,
                 size_t count, struct sa_error *error)
{
    struct row row = {.merge = merge, .number = number};
    int rc = sa_layout_key(layout, merge->ours, values, count, &merge->scratch, &row.about, error);
    if (rc)
        return rc;
    if (!row.about.key.object && !row.about.key.action) {
        if (has_something(layout, values, count))
            note(&row, layout->field != SA_PLACE_NONE
                           ? "it does not say which object and field it is about, and is not taken"
                           : "it does not say which action it is about, and is not taken");
        return SA_OK;
    }
    merge->import->rows++;
    rc = find_rows(&row, error);
    for (size_t i = 0; rc == SA_OK && i < layout->value_count; i++)
        rc = merge_place(&row, layout, i, sa_layout_value(values, count, layout->values[i].place), error);
    return rc;
}
