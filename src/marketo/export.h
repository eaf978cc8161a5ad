/* The exports Marketo's admin pages offer, and how their cells become columns. */
#ifndef SYNCAUDIT_MARKETO_EXPORT_H
#define SYNCAUDIT_MARKETO_EXPORT_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/buffer.h"
#include "syncaudit/csv.h"
#include "syncaudit/error.h"
#include "syncaudit/observer.h"

enum { SA_EXPORT_COLUMNS = 12 };

/* What a cell is made into before it is bound. */
enum sa_export_cell { SA_CELL_TEXT, SA_CELL_MASKED, SA_CELL_TIME, SA_CELL_NUMBER };

struct sa_export_column {
    const char *headings; /* as sa_csv_find takes them */
    const char *parameter;
    enum sa_export_cell cell;
    bool required; /* a file without it is another file */
};

/* One kind of export. */
struct sa_export {
    const char *source; /* as coverage has it */
    const char *name;   /* for people */
    const char *insert; /* adds one row to its table */
    struct sa_export_column columns[SA_EXPORT_COLUMNS + 1];
};

extern const struct sa_export sa_exports[]; /* ends with a NULL source */

/* Reads a file into the tables of `db` and adds its row to coverage, which says how many cells could not be read. `kind` NULL =
 * the kind whose columns it has; then a file of no kind is left alone and `*known` false. `now` as sa_times_see has it. Errors as
 * sa_marketo_read. */
int sa_export_read(sqlite3 *db, const struct sa_export *kind, const char *path, const char *now,
                   const struct sa_observer *observer, bool *known, struct sa_error *error);

/* Appends `text` with record ids, e-mail addresses and long numbers replaced by "<id>", "<email>" and "<number>".
 * SA_ENOMEM, SA_EFORMAT (buffer limit). */
int sa_export_mask(struct sa_buffer *out, const char *text);

/* Reads a whole number, "1,234" and "1.234" among them; false when it is none, or one of more than 15 digits. */
bool sa_export_number(long long *out, const char *text);

#endif
