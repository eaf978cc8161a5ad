/* The rows of a sheet: ECMA-376 part 1, 18.3.1. Cells may come without their address; then they follow one another. */
#include <stdlib.h>
#include <string.h>

#include "decisions/workbook.h"

enum { ROWS = 1048576, ROW_BYTES = 16 << 20 };

enum kind { KIND_NUMBER, KIND_SHARED, KIND_TEXT, KIND_BOOLEAN };

struct reading {
    struct sa_workbook *workbook;
    const struct sa_grid_columns *columns;
    sa_grid_row *row;
    void *payload;
    size_t number;         /* of the row */
    size_t column;         /* of the cell, from 0 */
    size_t count;          /* columns of this row so far */
    enum kind kind;        /* of the cell */
    size_t style;          /* of the cell */
    bool wanted;           /* this cell */
    bool collecting;       /* inside <v>, or <t> of an inline string */
    bool phonetic;         /* inside <rPh> */
    struct sa_buffer cell; /* what stands in the cell being read */
    struct sa_buffer text; /* of all cells of the row */
    size_t *places;        /* owned: where in `text` a cell begins, 0 = empty */
    const char **values;   /* owned: what is handed over */
};

static int fail_cell(const struct reading *reading, struct sa_error *error, const char *what)
{
    char letters[8] = "";
    size_t used = sizeof letters - 1;
    for (size_t column = reading->column + 1; column > 0 && used > 0; column = (column - 1) / 26)
        letters[--used] = (char)('A' + (column - 1) % 26);
    return sa_error_set(error, SA_EINPUT, "cell %s%zu: %s", letters + used, reading->number, what);
}

static void start_row(struct reading *reading, const char **attributes)
{
    const char *number = sa_xml_attribute(attributes, "r");
    long row = number ? strtol(number, NULL, 10) : (long)reading->number + 1;
    reading->number = row > 0 && row <= ROWS ? (size_t)row : reading->number + 1;
    memset(reading->places, 0, reading->count * sizeof *reading->places);
    reading->count = 0;
    reading->column = SA_GRID_COLUMNS; /* before the first */
    sa_buffer_clear(&reading->text);
    sa_buffer_adds(&reading->text, " "); /* so that no cell begins at 0 */
}

/* The column of "AB12", or SA_GRID_COLUMNS. */
static size_t column_of(const char *address)
{
    size_t column = 0;
    for (; *address >= 'A' && *address <= 'Z' && column <= SA_GRID_COLUMNS; address++)
        column = column * 26 + (size_t)(*address - 'A' + 1);
    return column > 0 && column <= SA_GRID_COLUMNS ? column - 1 : SA_GRID_COLUMNS;
}

static enum kind kind_of(const char *type)
{
    if (!type || strcmp(type, "n") == 0)
        return KIND_NUMBER;
    if (strcmp(type, "s") == 0)
        return KIND_SHARED;
    return strcmp(type, "b") == 0 ? KIND_BOOLEAN : KIND_TEXT; /* str, inlineStr, d, e */
}

static void start_cell(struct reading *reading, const char **attributes)
{
    const char *address = NULL;
    const char *type = NULL;
    const char *style = NULL;
    for (; *attributes; attributes += 2) {
        if (strcmp(*attributes, "r") == 0)
            address = attributes[1];
        else if (strcmp(*attributes, "t") == 0)
            type = attributes[1];
        else if (strcmp(*attributes, "s") == 0)
            style = attributes[1];
    }
    reading->column = address                             ? column_of(address)
                      : reading->column < SA_GRID_COLUMNS ? reading->column + 1
                                                          : 0;
    reading->wanted = reading->column < SA_GRID_COLUMNS &&
                      (reading->columns->all || reading->columns->wanted[reading->column]);
    if (!reading->wanted)
        return;
    reading->kind = kind_of(type);
    reading->style = style ? strtoul(style, NULL, 10) : 0;
    sa_buffer_clear(&reading->cell);
}

static int cells_on_start(void *payload, const char *name, const char **attributes, struct sa_error *error)
{
    struct reading *reading = payload;
    (void)error;
    if (strcmp(name, "c") == 0)
        start_cell(reading, attributes);
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        reading->collecting = reading->wanted && !reading->phonetic;
    else if (strcmp(name, "row") == 0)
        start_row(reading, attributes);
    else if (strcmp(name, "rPh") == 0)
        reading->phonetic = true;
    return SA_OK;
}

static int cells_on_text(void *payload, const char *text, size_t length, struct sa_error *error)
{
    struct reading *reading = payload;
    int rc = reading->collecting ? sa_buffer_add(&reading->cell, text, length) : SA_OK;
    if (rc == SA_ENOMEM)
        return sa_error_memory(error);
    return rc ? fail_cell(reading, error, "its text is longer than a cell can be") : SA_OK;
}

/* The text of a shared string; NULL when there is none of that number. */
static int shared(struct reading *reading, const char **out, struct sa_error *error)
{
    const struct sa_workbook *workbook = reading->workbook;
    char *end;
    unsigned long number = strtoul(reading->cell.data, &end, 10);
    if (end == reading->cell.data || number >= workbook->string_count)
        return fail_cell(reading, error, "it names a text the workbook does not have");
    if (workbook->strings[number] == SA_STRING_LONG)
        return fail_cell(reading, error, "its text is longer than a cell can be");
    *out = sa_texts_get(&workbook->texts, workbook->strings[number]);
    return SA_OK;
}

static int keep_cell(struct reading *reading, const char *text, size_t length, struct sa_error *error)
{
    if (length == 0)
        return SA_OK;
    for (; reading->count <= reading->column; reading->count++)
        reading->places[reading->count] = 0;
    reading->places[reading->column] = reading->text.length;
    int rc = sa_buffer_add(&reading->text, text, length);
    if (rc == SA_OK)
        rc = sa_buffer_add(&reading->text, "", 1);
    if (rc == SA_ENOMEM)
        return sa_error_memory(error);
    return rc ? fail_cell(reading, error, "the row holds too much text") : SA_OK;
}

static int end_cell(struct reading *reading, struct sa_error *error)
{
    struct sa_buffer *cell = &reading->cell;
    const char *text = cell->data;
    char number[32];
    int rc = SA_OK;
    if (!reading->wanted || cell->length == 0)
        return SA_OK;
    switch (reading->kind) {
    case KIND_SHARED:
        rc = shared(reading, &text, error);
        break;
    case KIND_BOOLEAN:
        text = *cell->data == '1' ? "TRUE" : "FALSE";
        break;
    case KIND_NUMBER:
        sa_workbook_number(number, cell->data,
                           reading->style < reading->workbook->date_count &&
                               reading->workbook->dates[reading->style],
                           reading->workbook->date1904);
        text = number;
        break;
    case KIND_TEXT:
        return keep_cell(reading, text, sa_workbook_plain(cell->data, cell->length), error);
    }
    return rc ? rc : keep_cell(reading, text, strlen(text), error);
}

static int end_row(struct reading *reading, struct sa_error *error)
{
    if (reading->count == 0)
        return SA_OK;
    for (size_t i = 0; i < reading->count; i++)
        reading->values[i] = reading->places[i] ? reading->text.data + reading->places[i] : "";
    return reading->row(reading->payload, reading->number, reading->values, reading->count, error);
}

static int cells_on_end(void *payload, const char *name, struct sa_error *error)
{
    struct reading *reading = payload;
    if (strcmp(name, "c") == 0)
        return end_cell(reading, error);
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        reading->collecting = false;
    else if (strcmp(name, "row") == 0)
        return end_row(reading, error);
    else if (strcmp(name, "rPh") == 0)
        reading->phonetic = false;
    return SA_OK;
}

int sa_workbook_rows(struct sa_workbook *workbook, const struct sa_workbook_sheet *sheet,
                     struct sa_grid_columns *columns, sa_grid_row *row, void *payload, struct sa_error *error)
{
    static const struct sa_xml_handler handler = {cells_on_start, cells_on_end, cells_on_text};
    struct reading reading = {.workbook = workbook,
                              .columns = columns,
                              .row = row,
                              .payload = payload,
                              .column = SA_GRID_COLUMNS,
                              .cell = SA_BUFFER_INIT(SA_TEXT_BYTES),
                              .text = SA_BUFFER_INIT(ROW_BYTES)};
    int rc = SA_OK;
    reading.places = calloc(SA_GRID_COLUMNS, sizeof *reading.places);
    reading.values = calloc(SA_GRID_COLUMNS, sizeof *reading.values);
    if (!reading.places || !reading.values)
        rc = sa_error_memory(error);
    else if (sheet->part)
        rc = sa_package_parse(workbook->package, sheet->part, &handler, &reading, error);
    free(reading.places);
    free(reading.values);
    sa_buffer_release(&reading.cell);
    sa_buffer_release(&reading.text);
    return rc ? sa_error_prefix(error, rc, "sheet '%s'", sheet->name) : SA_OK;
}
