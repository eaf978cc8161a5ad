/* The three-way merge of one row: what a person changed since the workbook was filled is taken, what was changed on both
 * sides differently stays and is told. */
#ifndef SYNCAUDIT_DECISIONS_MERGE_H
#define SYNCAUDIT_DECISIONS_MERGE_H

#include "decisions/rows.h"

/* Over all sheets first the names that fields have now, since not every sheet tells a field's durable id; then fields' own rows, and then
 * the rows of groups: what a person wrote at a field wins. */
enum sa_merge_pass { SA_MERGE_FIELDS, SA_MERGE_GROUPS, SA_MERGE_NAMES };

struct sa_merge {
    enum sa_merge_pass pass;
    bool guarded; /* it is a csv file: texts that begin like formulas have an apostrophe in front */
    bool groups;  /* result of the first pass over a sheet: it has rows of groups */
    struct sa_decisions *
        own; /* owned by the import, texts of `ours`: fields that are in groups, and what their own rows changed */
    const char *sheet;               /* or file: where the rows stand */
    struct sa_decisions *ours;       /* borrowed */
    const struct sa_decisions *base; /* borrowed: what the workbook was filled with; NULL = not known */
    struct sa_import *import;        /* borrowed: options and results */
    uint32_t now;                    /* text of import->now */
    struct sa_buffer scratch;
};

/* Merges a row of a workbook. `values` holds what the layout says. */
int sa_merge_row(struct sa_merge *merge, struct sa_layout *layout, size_t number, const char *const *values,
                 size_t count, struct sa_error *error);

#endif
