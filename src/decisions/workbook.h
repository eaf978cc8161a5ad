/* A workbook as Excel, LibreOffice or Google Sheets saves it: its sheets by name, their rows as text.
 *
 * Numbers, booleans and dates come as people see them: 42, TRUE, 2027-03-01 (dates are told by the cell's format). Formulas
 * come as the value that was saved with them. See ECMA-376 part 1, 18.3 (sheets), 18.4 (strings), 18.8 (styles).
 */
#ifndef SYNCAUDIT_DECISIONS_WORKBOOK_H
#define SYNCAUDIT_DECISIONS_WORKBOOK_H

#include "decisions/package.h"
#include "decisions/texts.h"
#include "syncaudit/buffer.h"

enum { SA_GRID_COLUMNS = 16384, SA_WORKBOOK_SHEETS = 256 };

struct sa_workbook_sheet {
    char *name;     /* owned */
    char *relation; /* owned: id in the workbook's relations */
    char *part;     /* owned: where its rows are; NULL = it has none (a chart sheet, or damage) */
};

/* Which cells of a row are wanted; changed by who takes the rows, as soon as it has seen the titles. */
struct sa_grid_columns {
    bool all;
    bool wanted[SA_GRID_COLUMNS];
};

/* Called for each row with something in it. `values` has `count` texts, "" where the cell is empty or not wanted; valid
 * during the call. */
typedef int sa_grid_row(void *payload, size_t number, const char *const *values, size_t count,
                        struct sa_error *error);

struct sa_workbook {
    struct sa_package *package; /* borrowed */
    struct sa_workbook_sheet sheets[SA_WORKBOOK_SHEETS];
    size_t sheet_count;
    char *strings_part; /* owned, or NULL */
    char *styles_part;  /* owned, or NULL */
    bool date1904;      /* days are counted from 1904 (Excel for Mac, once) */
    bool *dates;        /* owned: by number of a cell format: shows a date */
    size_t date_count;
    struct sa_texts texts; /* of shared strings */
    uint32_t *strings;     /* owned: shared strings by number; SA_STRING_LONG = too long for a cell */
    size_t string_count, string_capacity;
};

#define SA_STRING_LONG UINT32_MAX

/* Reads only which parts there are; `*properties` is that with custom properties or NULL, owned by the caller. */
int sa_workbook_parts(struct sa_workbook *workbook, struct sa_package *package, char **properties,
                      struct sa_error *error);

/* Reads everything but the rows; zero-initialise `workbook` before, release it after, also on errors. */
int sa_workbook_read(struct sa_workbook *workbook, struct sa_package *package, struct sa_error *error);
void sa_workbook_release(struct sa_workbook *workbook);

/* Streams the rows of a sheet (cells.c). SA_EINPUT with sheet and cell; what `row` returned. */
int sa_workbook_rows(struct sa_workbook *workbook, const struct sa_workbook_sheet *sheet,
                     struct sa_grid_columns *columns, sa_grid_row *row, void *payload,
                     struct sa_error *error);

/* Reads the shared strings (strings.c) and the formats of cells (styles.c). */
int sa_workbook_strings(struct sa_workbook *workbook, struct sa_error *error);
int sa_workbook_styles(struct sa_workbook *workbook, struct sa_error *error);

/* The text as it was typed: undoes _xHHHH_ in place (22.9.2.19, ST_Xstring). Returns the new length. */
size_t sa_workbook_plain(char *text, size_t length);

/* A number as a spreadsheet shows it; of a date format a date, with the time where there is one. */
void sa_workbook_number(char out[32], const char *value, bool date, bool date1904);

#endif
