/* From rows to decisions: see rows.h. */
#include <stdio.h>
#include <string.h>

#include "decisions/columns.h"
#include "decisions/rows.h"

/* Where a group names its fields (reports/decide.sql). */
static const char members_title[] = "What it is";

/* The place of a key column this title stands for, or NULL. */
static size_t *key_place(struct sa_layout *layout, const char *title)
{
    const struct {
        const char *title;
        size_t *place;
    } keys[] = {{"Object", &layout->object},     {"API name", &layout->field},
                {"Action", &layout->action},     {"What to do", &layout->action},
                {"Field ID", &layout->field_id}, {"Changed", &layout->changed}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (sa_column_same(keys[i].title, title))
            return keys[i].place;
    return NULL;
}

static int add_value(struct sa_layout *layout, struct sa_decisions *decisions, const char *title,
                     size_t place, struct sa_error *error)
{
    size_t column = SIZE_MAX;
    int rc = SA_OK;
    if (layout->value_count == sizeof layout->values / sizeof *layout->values)
        return sa_error_set(error, SA_EINPUT, "there are too many columns");
    if (*title)
        rc = sa_decisions_column(decisions, title, &column, error);
    layout->values[layout->value_count].place = place;
    layout->values[layout->value_count].column = column;
    sa_column_wants(title, layout->values[layout->value_count].choices,
                    &layout->values[layout->value_count].day);
    layout->value_count++;
    return rc;
}

int sa_layout_read(struct sa_layout *layout, const char *definition, struct sa_decisions *decisions,
                   const char *const *titles, size_t count, bool *found, struct sa_error *error)
{
    struct sa_buffer title = SA_BUFFER_INIT(SA_TEXT_BYTES);
    int rc = SA_OK;
    *layout = (struct sa_layout){SA_PLACE_NONE, SA_PLACE_NONE, SA_PLACE_NONE, SA_PLACE_NONE,
                                 SA_PLACE_NONE, SA_PLACE_NONE, {{0}},         0};
    /* First the keys alone: a row that is not of titles must not add columns. */
    for (size_t i = 0; i < count; i++) {
        size_t *place = key_place(layout, titles[i]);
        if (place && *place == SA_PLACE_NONE)
            *place = i;
    }
    for (size_t i = 0; definition && i < count; i++)
        if (sa_column_same(titles[i], members_title) &&
            sa_column_role(definition, titles[i]) == SA_COLUMN_OURS)
            layout->members = i;
    *found = layout->object != SA_PLACE_NONE &&
             (layout->field != SA_PLACE_NONE || layout->action != SA_PLACE_NONE);
    for (size_t i = 0; *found && rc == SA_OK && i < SA_GRID_COLUMNS; i++) {
        const char *text = sa_layout_value(titles, count, i);
        if (!*text && i >= SA_UNTITLED_COLUMNS)
            continue;
        rc = sa_decision_clean(&title, text, error);
        if (rc == SA_OK && !key_place(layout, title.data) &&
            (!definition || sa_column_role(definition, title.data) != SA_COLUMN_OURS))
            rc = add_value(layout, decisions, title.data, i, error);
    }
    sa_buffer_release(&title);
    return rc;
}

const char *sa_layout_value(const char *const *values, size_t count, size_t place)
{
    return place < count ? values[place] : "";
}

bool sa_layout_is_group(const struct sa_layout *layout, const char *const *values, size_t count)
{
    const char *name = sa_layout_value(values, count, layout->field);
    size_t length = strlen(name);
    while (length > 0 && strchr(" \t\r\n", name[length - 1]))
        length--;
    return length > 0 && name[length - 1] == '*';
}

static int intern(struct sa_decisions *decisions, const char *text, struct sa_buffer *scratch, uint32_t *out,
                  struct sa_error *error)
{
    int rc = sa_decision_clean(scratch, text, error);
    return rc ? rc : sa_texts_intern(decisions->texts, scratch->data, scratch->length, out, error);
}

int sa_layout_key(const struct sa_layout *layout, struct sa_decisions *decisions, const char *const *values,
                  size_t count, struct sa_buffer *scratch, struct sa_decision_row *out,
                  struct sa_error *error)
{
    const struct {
        size_t place;
        uint32_t *text;
    } parts[] = {{layout->object, &out->key.object},
                 {layout->field, &out->key.field},
                 {layout->action, &out->key.action},
                 {layout->field_id, &out->field_id},
                 {layout->changed, &out->changed}};
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < sizeof parts / sizeof *parts; i++)
        rc = intern(decisions, sa_layout_value(values, count, parts[i].place), scratch, parts[i].text, error);
    if (out->key.action) /* on an object or on the whole org */
        out->key.field = out->field_id = 0;
    else if (!out->key.object || !out->key.field)
        out->key = (struct sa_decision_key){0, 0, 0};
    return rc;
}

int sa_layout_column(struct sa_layout *layout, struct sa_decisions *decisions, size_t n, size_t *out,
                     struct sa_error *error)
{
    char title[24];
    char letters[4] = "";
    size_t used = sizeof letters - 1;
    if (layout->values[n].column == SIZE_MAX) {
        for (size_t place = layout->values[n].place + 1; place > 0 && used > 0; place = (place - 1) / 26)
            letters[--used] = (char)('A' + (place - 1) % 26);
        snprintf(title, sizeof title, "Column %s", letters + used);
        int rc = sa_decisions_column(decisions, title, &layout->values[n].column, error);
        if (rc)
            return rc;
    }
    *out = layout->values[n].column;
    return SA_OK;
}
