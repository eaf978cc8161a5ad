/* CSV as people's programs write it: RFC 4180, and what Excel and Marketo make of it.
 *
 * The file is read as a stream, so its size does not matter. A byte order mark is skipped; the separator (comma, semicolon
 * or tab) is the one the header uses most; CRLF, quoted line ends and doubled quotes are understood; what is not UTF-8
 * becomes U+FFFD and is counted. Columns are found by the words of the header, never by position:
 *
 *     static int take(void *payload, const struct sa_csv_row *row, struct sa_error *error)
 *     {
 *         struct reader *reader = payload;
 *         if (row->number == 1)
 *             reader->details = sa_csv_find(row, "Error Details|Details");
 *         else
 *             use(sa_csv_value(row, reader->details));
 *         return SA_OK;
 *     }
 *     rc = sa_csv_read(path, take, &reader, &summary, error);
 */
#ifndef SYNCAUDIT_CSV_H
#define SYNCAUDIT_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

#define SA_CSV_NONE ((size_t)-1) /* position of a column the file does not have */

enum {
    SA_CSV_VALUE_LIMIT = 1 << 20, /* bytes of one value; a forgotten quote would else swallow the file */
    SA_CSV_COLUMN_LIMIT = 16384,  /* values of one row: what a spreadsheet can hold */
};

/* One row; borrowed, valid during the callback only. Empty lines are no rows. */
struct sa_csv_row {
    size_t number;             /* as a spreadsheet counts them: 1 = the header */
    const char *const *values; /* terminated, valid UTF-8 */
    size_t count;
};

struct sa_csv_summary {
    size_t rows;     /* without the header */
    size_t replaced; /* characters that were no UTF-8 */
    bool cut;        /* the file ends inside a quoted value: its last row is not whole */
    char separator;
};

/* Called for each row, the header first. Non-zero ends the reading with that code and the error it has set. */
typedef int sa_csv_take(void *payload, const struct sa_csv_row *row, struct sa_error *error);

/* Reads a file. `summary` may be NULL. SA_EIO with path and reason; SA_EINPUT with path and row when it is no CSV this
 * program can read (empty, UTF-16, a value or a row beyond the limits above); SA_ENOMEM; what `take` returned. */
int sa_csv_read(const char *path, sa_csv_take *take, void *payload, struct sa_csv_summary *summary,
                struct sa_error *error);

/* The same on bytes in memory; `name` appears in errors. */
int sa_csv_parse(const char *name, const void *bytes, size_t length, sa_csv_take *take, void *payload,
                 struct sa_csv_summary *summary, struct sa_error *error);

/* Gives `put` one cell of a CSV file, quoted where that is needed. Text that a spreadsheet would run (it begins with = + - @, a tab or
 * a line end) gets an apostrophe in front, unless it is a `number`; what is unprintable becomes U+FFFD, so that looking at the file
 * does nothing. */
void sa_csv_cell(const char *text, bool number, void (*put)(void *payload, const char *bytes, size_t length),
                 void *payload);

/* Position of the column whose heading is one of `names` ("Failed On|Date"; the first of them that is there), or
 * SA_CSV_NONE. Only ASCII letters and digits count, in either case: "failed_on" is "Failed On". */
size_t sa_csv_find(const struct sa_csv_row *header, const char *names);

/* The value in a column; "" where the row is too short or the file has no such column. */
const char *sa_csv_value(const struct sa_csv_row *row, size_t column);

#endif
