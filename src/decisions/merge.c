/* The three-way merge of one row: see merge.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decisions/columns.h"
#include "decisions/file.h"
#include "decisions/merge.h"
#include "syncaudit/clock.h"
#include "syncaudit/name.h"

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

/* Nothing of the row is taken: somebody has to look at it. */
static void merge_refuse(const struct row *row, const char *text)
{
    row->merge->import->refused++;
    note(row, text);
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
static int read_value(struct row *row, const char *text, const char *title, const char *choices, bool day,
                      uint32_t *out, bool *known, struct sa_error *error)
{
    char told[NOTE];
    char scratch[SA_COLUMN_CHOICES];
    struct sa_buffer *value = &row->merge->scratch;
    *out = 0;
    *known = true;
    if (!*text)
        return SA_OK;
    int rc = sa_decision_clean(value, row->merge->guarded ? sa_decision_unguarded(text) : text, error);
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
    } else if (*value->data && day && !is_day(value->data)) {
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
    size_t own = sa_decisions_find(merge->own, row->about.key);
    row->ours = sa_decisions_find(merge->ours, row->about.key);
    if (row->ours != SIZE_MAX && !row->about.field_id)
        row->about.field_id = merge->ours->rows[row->ours].field_id;
    row->base = merge->base ? sa_decisions_find(merge->base, row->about.key) : SIZE_MAX;
    if (merge->base && row->base == SIZE_MAX)
        row->base = sa_decisions_find_id(merge->base, object, row->about.field_id);
    if (own != SIZE_MAX && row->about.field_id) /* for its group, whose row does not say */
        merge->own->rows[own].field_id = row->about.field_id;
    else if (own != SIZE_MAX)
        row->about.field_id = merge->own->rows[own].field_id;
    if (row->ours != SIZE_MAX)
        return sa_decisions_identify(merge->ours, row->ours, row->about.field_id, error);
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

/* What the workbook was filled with; 0 = nothing. */
static uint32_t base_value(const struct row *row, const char *title)
{
    const struct sa_decisions *base = row->merge->base;
    size_t column;
    if (!base || row->base == SIZE_MAX || !sa_decisions_has_column(base, title, &column))
        return 0;
    return sa_decisions_value(base, row->base, column);
}

/* Notes that the field's own row was changed here, also to nothing. */
static int note_own(struct row *row, const char *title, uint32_t theirs, struct sa_error *error)
{
    struct sa_decisions *own = row->merge->own;
    size_t column;
    size_t number = sa_decisions_find(own, row->about.key);
    int rc = sa_decisions_column(own, title, &column, error);
    if (rc == SA_OK && number == SIZE_MAX)
        rc = sa_decisions_add(own, row->about.key, row->about.field_id, &number, error);
    return rc ? rc : sa_decisions_set(own, number, column, theirs ? theirs : SA_TEXT_UNKNOWN, error);
}

static int merge_value(struct row *row, size_t column, uint32_t theirs, struct sa_error *error)
{
    struct sa_merge *merge = row->merge;
    const char *title = text_of(row, merge->ours->columns[column]);
    uint32_t ours = row->ours == SIZE_MAX ? 0 : sa_decisions_value(merge->ours, row->ours, column);
    uint32_t base = base_value(row, title);
    int rc = SA_OK;
    if (!merge->base) { /* who knows what was there: an empty cell says nothing, and nothing is overwritten */
        if (!theirs)
            return SA_OK;
        base = ours ? SA_TEXT_UNKNOWN : 0;
    }
    if (theirs == base)
        return SA_OK;
    if (merge->pass == SA_MERGE_FIELDS && row->about.key.field)
        rc = note_own(row, title, theirs, error);
    if (rc || theirs == ours)
        return rc;
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
                        layout->values[n].day, &theirs, &known, error);
    return rc || !known ? rc : merge_value(row, column, theirs, error);
}

/* ---- groups ---- */

/* The fields that a group's row stands for, as it names them: "2 fields: Lead.A__c, Lead.B__c". */
struct group {
    struct row *rows; /* owned: one for each */
    size_t count;
};

enum { GROUP_FIELDS = 16384 };

/* Takes the next "Object.Field" off the list; false when it is none. */
static int group_next(struct row *row, char **rest, bool *sound, struct sa_error *error)
{
    char *field = strsep(rest, ",");
    field += strspn(field, " \n");
    char *object = strsep(&field, ".");
    if (field)
        field[strcspn(field, " \n")] = '\0';
    *sound = field && sa_is_api_name(object) && sa_is_api_name(field);
    if (!*sound)
        return SA_OK;
    struct sa_texts *texts = row->merge->ours->texts;
    int rc = sa_texts_intern(texts, object, strlen(object), &row->about.key.object, error);
    return rc ? rc : sa_texts_intern(texts, field, strlen(field), &row->about.key.field, error);
}

/* True if the list has named the field before. */
static bool group_names(const struct group *group, struct sa_decision_key key)
{
    for (size_t i = 0; i < group->count; i++)
        if (group->rows[i].about.key.object == key.object && group->rows[i].about.key.field == key.field)
            return true;
    return false;
}

/* None where the list is not what the program wrote: as many names as it says, each once. */
static int group_read(struct group *group, const struct row *head, const char *text, struct sa_error *error)
{
    char *names = strchr(text, ':');
    size_t told = strtoul(text, NULL, 10);
    bool sound = names && told > 0 && told <= GROUP_FIELDS;
    char *copy = strdup(sound ? names + 1 : "");
    char *rest = copy;
    int rc = copy ? SA_OK : sa_error_memory(error);
    if (rc == SA_OK && sound && !(group->rows = calloc(told, sizeof *group->rows)))
        rc = sa_error_memory(error);
    for (; rc == SA_OK && sound && rest && group->count < told; group->count += sound) {
        group->rows[group->count] = (struct row){.merge = head->merge, .number = head->number};
        rc = group_next(&group->rows[group->count], &rest, &sound, error);
        sound = sound && !group_names(group, group->rows[group->count].about.key);
    }
    if (!sound || rest || group->count < told)
        group->count = 0;
    free(copy);
    return rc;
}

/* So that the own row of a field, when it comes, can tell the field's durable id. */
static int group_announce(const struct group *group, struct sa_error *error)
{
    int rc = SA_OK;
    size_t number;
    for (size_t i = 0; rc == SA_OK && i < group->count; i++) {
        const struct row *row = &group->rows[i];
        if (sa_decisions_find(row->merge->own, row->about.key) == SIZE_MAX)
            rc = sa_decisions_add(row->merge->own, row->about.key, 0, &number, error);
    }
    return rc;
}

/* What the group's cell was filled with: what all of its fields had. */
static uint32_t group_base(const struct group *group, const char *title)
{
    uint32_t base = base_value(&group->rows[0], title);
    for (size_t i = 1; i < group->count; i++)
        if (base_value(&group->rows[i], title) != base)
            return 0;
    return base;
}

/* The group's value goes to the fields whose own rows say nothing else. */
static int group_spread(struct group *group, size_t column, uint32_t theirs, struct sa_error *error)
{
    struct sa_merge *merge = group->rows[0].merge;
    const char *title = sa_texts_get(merge->ours->texts, merge->ours->columns[column]);
    uint32_t base = group_base(group, title);
    size_t own_column;
    int rc = sa_decisions_column(merge->own, title, &own_column, error);
    for (size_t i = 0; rc == SA_OK && theirs != base && i < group->count; i++) {
        struct row *row = &group->rows[i];
        size_t own = sa_decisions_find(merge->own, row->about.key);
        bool said = own != SIZE_MAX && sa_decisions_value(merge->own, own, own_column);
        if (!said && base_value(row, title) == base)
            rc = merge_value(row, column, theirs, error);
    }
    return rc;
}

static int group_merge(struct group *group, struct row *head, struct sa_layout *layout,
                       const char *const *values, size_t count, struct sa_error *error)
{
    struct sa_decisions *ours = head->merge->ours;
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < group->count; i++)
        rc = find_rows(&group->rows[i], error);
    for (size_t i = 0; rc == SA_OK && i < layout->value_count; i++) {
        const char *text = sa_layout_value(values, count, layout->values[i].place);
        size_t column = layout->values[i].column;
        uint32_t theirs;
        bool known;
        if (column == SIZE_MAX && !*text)
            continue;
        rc = sa_layout_column(layout, ours, i, &column, error);
        if (rc == SA_OK)
            rc = read_value(head, text, text_of(head, ours->columns[column]), layout->values[i].choices,
                            layout->values[i].day, &theirs, &known, error);
        if (rc == SA_OK && known)
            rc = group_spread(group, column, theirs, error);
    }
    return rc;
}

static bool has_something(const struct sa_layout *layout, const char *const *values, size_t count)
{
    for (size_t i = 0; i < layout->value_count; i++)
        if (*sa_layout_value(values, count, layout->values[i].place))
            return true;
    return false;
}

static int merge_group(struct row *head, struct sa_layout *layout, const char *const *values, size_t count,
                       struct sa_error *error)
{
    struct group group = {NULL, 0};
    struct sa_merge *merge = head->merge;
    int rc = group_read(&group, head, sa_layout_value(values, count, layout->members), error);
    if (rc == SA_OK && merge->pass == SA_MERGE_FIELDS) {
        merge->import->rows++;
        rc = group_announce(&group, error);
    } else if (rc == SA_OK && group.count > 0)
        rc = group_merge(&group, head, layout, values, count, error);
    else if (rc == SA_OK && has_something(layout, values, count))
        merge_refuse(head, "it does not name the fields of its group as it was written, and is not taken");
    free(group.rows);
    return rc;
}

int sa_merge_row(struct sa_merge *merge, struct sa_layout *layout, size_t number, const char *const *values,
                 size_t count, struct sa_error *error)
{
    struct row row = {.merge = merge, .number = number};
    bool group = sa_layout_is_group(layout, values, count);
    merge->groups = merge->groups || group;
    if (group && merge->pass == SA_MERGE_NAMES)
        return SA_OK;
    if (group)
        return merge_group(&row, layout, values, count, error);
    if (merge->pass == SA_MERGE_GROUPS)
        return SA_OK;
    int rc = sa_layout_key(layout, merge->ours, values, count, &merge->scratch, &row.about, error);
    if (rc)
        return rc;
    if (!row.about.key.object && !row.about.key.action) {
        if (merge->pass != SA_MERGE_NAMES && has_something(layout, values, count))
            merge_refuse(&row, layout->field != SA_PLACE_NONE
                                   ? "it does not say which object and field it is about, and is not taken"
                                   : "it does not say which action it is about, and is not taken");
        return SA_OK;
    }
    if (merge->pass == SA_MERGE_NAMES)
        return row.about.field_id ? find_rows(&row, error) : SA_OK;
    merge->import->rows++;
    rc = find_rows(&row, error);
    for (size_t i = 0; rc == SA_OK && i < layout->value_count; i++)
        rc = merge_place(&row, layout, i, sa_layout_value(values, count, layout->values[i].place), error);
    return rc;
}
