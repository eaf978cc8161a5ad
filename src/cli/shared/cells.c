/* Rows for programs: see cells.h. */
#include "cli/shared/cells.h"

#include <string.h>

#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "syncaudit/csv.h"
#include "syncaudit/json.h"
#include "syncaudit/text.h"

struct poptOption sa_options_cells[] = {
    {"csv", '\0', POPT_ARG_NONE, &sa_option.csv, 0, "print CSV instead of tab-separated values", NULL},
    {"json", '\0', POPT_ARG_NONE, &sa_option.json, 0, "print a JSON array with an object for each row", NULL},
    POPT_TABLEEND,
};

/* Appends text with \uXXXX for what is not printable; with `marks` also the short escapes of tab-separated values. */
static int add_escaped(struct sa_buffer *line, const char *text, bool marks)
{
    static const char plain[] = "\t\n\r\\";
    static const char letters[] = "tnr\\";
    int rc = SA_OK;
    for (size_t step; *text && rc == SA_OK; text += step) {
        const char *mark = marks ? strchr(plain, *text) : NULL;
        step = sa_text_step(text);
        if (mark)
            rc = sa_buffer_addf(line, "\\%c", letters[mark - plain]);
        else if (sa_text_unprintable(text))
            rc = sa_buffer_addf(line, "\\u%04x", sa_text_code_point(text));
        else
            rc = sa_buffer_add(line, text, step);
    }
    return rc;
}

static int add_json(struct sa_cells *cells, const struct sa_cell *cell)
{
    struct sa_buffer quoted = SA_BUFFER_INIT(SA_BUFFER_OWN);
    if (!cell->text || cell->number)
        return sa_buffer_adds(&cells->line, cell->text ? cell->text : "null");
    int rc = sa_json_quote(cells->value.data, cells->value.length, &quoted);
    if (rc == SA_OK)
        rc = add_escaped(&cells->line, quoted.data, false);
    sa_buffer_release(&quoted);
    return rc;
}

/* A csv cell that could not be added makes the line shorter, and memory is short then for whatever comes next. */
static void put_csv(void *payload, const char *bytes, size_t length)
{
    (void)!sa_buffer_add(payload, bytes, length);
}

static int add_cell(struct sa_cells *cells, const struct sa_cell *cell)
{
    sa_buffer_clear(&cells->value);
    int rc = sa_buffer_add(&cells->value, cell->text ? cell->text : "", cell->length);
    if (rc == SA_OK)
        rc = sa_text_gate(&cells->value, NULL);
    if (rc)
        return rc;
    if (sa_option.json)
        return add_json(cells, cell);
    if (!sa_option.csv)
        return add_escaped(&cells->line, cells->value.data, true);
    sa_csv_cell(cells->value.data, cell->number, put_csv, &cells->line);
    return SA_OK;
}

static int add_name(struct sa_cells *cells, int column)
{
    const struct sa_cell name = {.text = cells->names[column], .length = strlen(cells->names[column])};
    int rc = add_cell(cells, &name);
    return rc == SA_OK && sa_option.json ? sa_buffer_adds(&cells->line, ":") : rc;
}

/* Prints one line: the names where `row` is NULL. */
static int cells_print_line(struct sa_cells *cells, const struct sa_cell *row, struct sa_error *error)
{
    int rc = SA_OK;
    sa_buffer_clear(&cells->line);
    for (int i = 0; i < cells->count && rc == SA_OK; i++) {
        if (i)
            rc = sa_buffer_adds(&cells->line, sa_option.json || sa_option.csv ? "," : "\t");
        if (rc == SA_OK && (!row || sa_option.json))
            rc = add_name(cells, i);
        if (rc == SA_OK && row)
            rc = add_cell(cells, &row[i]);
    }
    if (rc)
        return sa_error_memory(error);
    sa_print_escaped(cells->line.data);
    return SA_OK;
}

static int cells_check_names(const char *const *names, int count, struct sa_error *error)
{
    for (int i = 0; i < count; i++)
        for (int k = 0; k < i; k++)
            if (strcmp(names[i], names[k]) == 0)
                return sa_error_set(error, SA_EINPUT,
                                    "two columns are named '%s': give one another name (AS) for --json",
                                    names[i]);
    return SA_OK;
}

int sa_cells_begin(struct sa_cells *cells, const char *const *names, int count, struct sa_error *error)
{
    static const struct sa_buffer empty = SA_BUFFER_INIT(SA_BUFFER_OWN);
    *cells = (struct sa_cells){.names = names, .count = count, .line = empty, .value = empty};
    if (sa_option.json) {
        int rc = cells_check_names(names, count, error);
        if (rc == SA_OK)
            sa_print("[");
        return rc;
    }
    int rc = cells_print_line(cells, NULL, error);
    sa_print("\n");
    return rc;
}

int sa_cells_row(struct sa_cells *cells, const struct sa_cell *row, struct sa_error *error)
{
    if (sa_option.json)
        sa_print(cells->rows ? ",\n{" : "\n{");
    int rc = cells_print_line(cells, row, error);
    sa_print(sa_option.json ? "}" : "\n");
    cells->rows++;
    return rc;
}

void sa_cells_end(struct sa_cells *cells)
{
    if (sa_option.json && cells->names)
        sa_print(cells->rows ? "\n]\n" : "]\n");
    sa_buffer_release(&cells->line);
    sa_buffer_release(&cells->value);
}
