/* Brings an edited workbook back: see include/syncaudit/decisions.h. */
#include <stdlib.h>
#include <string.h>

#include "decisions/columns.h"
#include "decisions/file.h"
#include "decisions/merge.h"
#include "syncaudit/csv.h"

enum { TITLE_ROWS = 20 }; /* people put a heading above the table */

/* One sheet being read. */
struct sheet {
    struct sa_merge *merge;
    const char *definition; /* of the sheet; NULL = told by the titles (csv) */
    struct sa_layout layout;
    bool has_titles;
    size_t looked_at;                /* rows before the titles */
    struct sa_grid_columns *columns; /* NULL for csv */
    const char *name;
};

/* From now on only these cells are worth reading. */
static void want(struct sheet *sheet)
{
    const struct sa_layout *layout = &sheet->layout;
    const size_t keys[] = {layout->object, layout->field, layout->action, layout->field_id, layout->members};
    if (!sheet->columns)
        return;
    memset(sheet->columns, 0, sizeof *sheet->columns);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i] != SA_PLACE_NONE)
            sheet->columns->wanted[keys[i]] = true;
    for (size_t i = 0; i < layout->value_count; i++)
        sheet->columns->wanted[layout->values[i].place] = true;
}

static int take_row(void *payload, size_t number, const char *const *values, size_t count,
                    struct sa_error *error)
{
    struct sheet *sheet = payload;
    if (sheet->has_titles)
        return sa_merge_row(sheet->merge, &sheet->layout, number, values, count, error);
    if (sheet->looked_at++ >= TITLE_ROWS)
        return SA_OK;
    int rc = sa_layout_read(&sheet->layout,
                            sheet->definition ? sheet->definition : sa_column_closest(values, count),
                            sheet->merge->ours, values, count, &sheet->has_titles, error);
    if (rc == SA_OK && sheet->has_titles)
        want(sheet);
    return rc;
}

static int no_titles(const struct sheet *sheet, struct sa_error *error)
{
    sa_error_set(error, SA_EINPUT, "'%s' has no row of titles with 'Object' and 'API name', or 'What to do'",
                 sheet->name);
    sa_error_advise(error, "keep the titles the program wrote; columns may be moved, but not renamed");
    return SA_EINPUT;
}

/* ---- .xlsx ---- */

static int read_sheet(struct sa_merge *merge, struct sa_workbook *workbook,
                      const struct sa_workbook_sheet *part, const char *definition, struct sa_error *error)
{
    struct sheet *sheet = calloc(1, sizeof *sheet);
    struct sa_grid_columns *columns = calloc(1, sizeof *columns);
    int rc = SA_OK;
    if (sheet && columns) {
        columns->all = true;
        *sheet =
            (struct sheet){.merge = merge, .definition = definition, .columns = columns, .name = part->name};
        merge->sheet = part->name;
        rc = sa_workbook_rows(workbook, part, columns, take_row, sheet, error);
        if (rc == SA_OK && !sheet->has_titles)
            rc = no_titles(sheet, error);
    } else
        rc = sa_error_memory(error);
    free(columns);
    free(sheet);
    return rc;
}

/* What was decided under a name that a field has no longer goes to the one it has, where a sheet tells the durable id. */
static int read_names(struct sa_merge *merge, struct sa_workbook *workbook, struct sa_error *error)
{
    int rc = SA_OK;
    merge->pass = SA_MERGE_NAMES;
    for (size_t i = 0; rc == SA_OK && merge->ours->by_field_id.count > 0 && i < workbook->sheet_count; i++) {
        const char *definition = sa_column_definition(workbook->sheets[i].name);
        if (definition && workbook->sheets[i].part &&
            sa_column_role(definition, "Field ID") == SA_COLUMN_OURS)
            rc = read_sheet(merge, workbook, &workbook->sheets[i], definition, error);
    }
    merge->pass = SA_MERGE_FIELDS;
    return rc;
}

static int read_sheets(struct sa_merge *merge, struct sa_workbook *workbook, struct sa_error *error)
{
    bool wanted[SA_WORKBOOK_SHEETS] = {false};
    size_t found = 0;
    int rc = read_names(merge, workbook, error);
    for (size_t i = 0; rc == SA_OK && i < workbook->sheet_count; i++) {
        const char *definition = sa_column_definition(workbook->sheets[i].name);
        wanted[i] = definition && workbook->sheets[i].part;
        if (!wanted[i])
            continue;
        found++;
        merge->groups = false;
        rc = read_sheet(merge, workbook, &workbook->sheets[i], definition, error);
        wanted[i] = merge->groups;
    }
    merge->pass = SA_MERGE_GROUPS;
    for (size_t i = 0; rc == SA_OK && i < workbook->sheet_count; i++)
        if (wanted[i])
            rc = read_sheet(merge, workbook, &workbook->sheets[i],
                            sa_column_definition(workbook->sheets[i].name), error);
    if (rc || found)
        return rc;
    sa_error_set(error, SA_EINPUT,
                 "it has none of the sheets 'Decide', 'Data dictionary', 'Actions' and 'Orphans'");
    sa_error_advise(error, "give the edited copy of data-dictionary.xlsx; sheets keep their names");
    return SA_EINPUT;
}

static int import_workbook(struct sa_merge *merge, struct sa_package *package, struct sa_error *error)
{
    struct sa_workbook *workbook = calloc(1, sizeof *workbook);
    if (!workbook)
        return sa_error_memory(error);
    int rc = sa_workbook_read(workbook, package, error);
    if (rc == SA_OK)
        rc = read_sheets(merge, workbook, error);
    sa_workbook_release(workbook);
    free(workbook);
    return rc;
}

/* ---- .csv ---- */

static int take_csv_row(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    return take_row(payload, row->number, row->values, row->count, error);
}

static int read_csv(struct sa_merge *merge, const char *path, struct sa_error *error)
{
    struct sa_csv_summary summary;
    struct sheet *sheet = calloc(1, sizeof *sheet);
    if (!sheet)
        return sa_error_memory(error);
    *sheet = (struct sheet){.merge = merge, .name = path};
    merge->sheet = path;
    int rc = sa_csv_read(path, take_csv_row, sheet, &summary, error);
    if (rc == SA_OK && summary.cut)
        rc = sa_error_set(error, SA_EINPUT, "'%s' ends inside a quoted value: a part of it is missing", path);
    if (rc == SA_OK && !sheet->has_titles)
        rc = no_titles(sheet, error);
    free(sheet);
    return rc;
}

static int import_csv(struct sa_merge *merge, const char *path, struct sa_error *error)
{
    merge->guarded = true;
    int rc = read_csv(merge, path, error);
    merge->pass = SA_MERGE_GROUPS;
    return rc || !merge->groups ? rc : read_csv(merge, path, error);
}

/* ---- both ---- */

bool sa_decisions_is_csv(const char *path)
{
    size_t length = strlen(path);
    return length > 4 &&
           (strcasecmp(path + length - 4, ".csv") == 0 || strcasecmp(path + length - 4, ".tsv") == 0 ||
            strcasecmp(path + length - 4, ".txt") == 0);
}

static int read_base(struct sa_decisions **out, const struct sa_decisions *ours, const char *path,
                     struct sa_error *error)
{
    *out = NULL;
    if (!path)
        return SA_OK;
    return *path ? sa_decisions_read_beside(out, ours, path, error) : sa_decisions_new(out, ours, error);
}

int sa_decisions_import(struct sa_decisions *decisions, const char *path, struct sa_import *import,
                        struct sa_error *error)
{
    struct sa_decisions *base = NULL;
    struct sa_package *package = NULL;
    struct sa_merge merge = {.ours = decisions, .import = import, .scratch = SA_BUFFER_INIT(SA_TEXT_BYTES)};
    int rc = read_base(&base, decisions, import->base, error);
    merge.base = base;
    if (rc == SA_OK)
        rc = sa_decisions_new(&merge.own, decisions, error);
    if (rc == SA_OK)
        rc = sa_texts_intern(decisions->texts, import->now, strlen(import->now), &merge.now, error);
    if (rc == SA_OK && sa_decisions_is_csv(path))
        rc = import_csv(&merge, path, error);
    else if (rc == SA_OK && (rc = sa_package_open(&package, path, error)) == SA_OK) {
        rc = import_workbook(&merge, package, error);
        if (rc)
            sa_error_prefix(error, rc, "'%s'", path);
    }
    sa_package_close(package);
    sa_decisions_free(merge.own);
    sa_decisions_free(base);
    sa_buffer_release(&merge.scratch);
    return rc;
}

int sa_decisions_import_memory(struct sa_decisions *decisions, const void *bytes, size_t length,
                               struct sa_import *import, struct sa_error *error)
{
    struct sa_package *package = NULL;
    struct sa_merge merge = {.ours = decisions, .import = import, .scratch = SA_BUFFER_INIT(SA_TEXT_BYTES)};
    int rc = sa_decisions_new(&merge.own, decisions, error);
    if (rc == SA_OK)
        rc = sa_package_open_memory(&package, "workbook", bytes, length, error);
    if (rc == SA_OK)
        rc = import_workbook(&merge, package, error);
    sa_package_close(package);
    sa_decisions_free(merge.own);
    sa_buffer_release(&merge.scratch);
    return rc;
}
