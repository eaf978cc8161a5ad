/* Rows for programs: tab-separated values, CSV or JSON on stdout.
 *
 * Values may be anybody's text. Whatever would act on a terminal is escaped: in tab-separated values as \t, \n, \r, \\ and \uXXXX, in JSON
 * as \uXXXX; in CSV as sa_csv_cell does.
 */
#ifndef SYNCAUDIT_CLI_CELLS_H
#define SYNCAUDIT_CLI_CELLS_H

#include <popt.h>
#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"

extern struct poptOption sa_options_cells[]; /* which of the three */

struct sa_cell {
    const char *text; /* NULL = there is no value */
    size_t length;
    bool number;
};

/* Zero-initialise before use. */
struct sa_cells {
    const char *const *names; /* borrowed */
    int count;
    size_t rows;
    struct sa_buffer line;
    struct sa_buffer value;
};

/* Begins with the names of the columns. SA_EINPUT where JSON would have two members of one name; SA_ENOMEM. */
int sa_cells_begin(struct sa_cells *cells, const char *const *names, int count, struct sa_error *error);

/* Prints a row. SA_ENOMEM. */
int sa_cells_row(struct sa_cells *cells, const struct sa_cell *row, struct sa_error *error);

/* Ends what was begun, and releases. */
void sa_cells_end(struct sa_cells *cells);

#endif
