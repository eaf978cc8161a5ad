/* The parts the workbook is made of; only the xlsx files of this module include libxlsxwriter.
 *
 * The library runs in constant_memory mode: rows are written in order and leave memory at once. It does not
 * tell when a write fails, so every sheet's stream is asked and the finished file is read back
 * (xlsx_verify.c).
 */
#ifndef SYNCAUDIT_REPORT_XLSX_H
#define SYNCAUDIT_REPORT_XLSX_H

#include <xlsxwriter.h>

#include "report/shared/sheet.h"
#include "syncaudit/buffer.h"
#include "syncaudit/report.h"

/* What a workbook holds: a row of headers and these many below it. */
#define SA_XLSX_ROWS 1048575

enum sa_xlsx_format {
    /* Cells of a table by style: the values of enum sa_sheet_style come first. */
    SA_FORMAT_HEADER = SA_STYLE_DAY + 1,
    SA_FORMAT_HEADER_HOME, /* leads back to the overview */
    SA_FORMAT_HEADER_INPUT,
    SA_FORMAT_TITLE,
    SA_FORMAT_SUBTITLE,
    SA_FORMAT_HEADING,
    SA_FORMAT_PARAGRAPH,
    SA_FORMAT_NOTE,
    SA_FORMAT_BLOCKED,
    SA_FORMAT_NEEDS_WORK,
    SA_FORMAT_READY,
    SA_FORMAT_COUNT,
};

struct sa_xlsx {
    lxw_workbook *workbook;
    struct sa_snapshot *snapshot;
    lxw_format *formats[SA_FORMAT_COUNT];
    lxw_row_t rows_per_sheet;
    struct sa_buffer scratch; /* the cell being written */
    struct sa_buffer footer;  /* whose view of which org */
    /* The sheet being written has rows of one line. Their cells look right without a format, and each formatted cell costs
     * the library a hash of the whole format: a fifth of the time. */
    bool plain;
    bool filled[SA_SHEET_COLUMNS]; /* columns of the sheet being written that something stands in */
    const char *home;              /* the sheet every other one links back to */
};

/* Formats of all cells (xlsx_format.c). SA_ENOMEM. */
int sa_xlsx_formats(struct sa_xlsx *book, struct sa_error *error);

/* Colours that follow what stands in a column, also after people change it. */
int sa_xlsx_conditions(struct sa_xlsx *book, lxw_worksheet *worksheet, enum sa_sheet_style style,
                       lxw_col_t column, lxw_row_t first, lxw_row_t last, struct sa_error *error);

/* Text as a cell can hold it: what XML forbids replaced, longer than 32,767 characters cut with a note.
 * Borrowed until the next call; NULL when out of memory. */
const char *sa_xlsx_text(struct sa_xlsx *book, const char *text);

/* Writes the statement's row, its columns from `first` on (xlsx_cell.c). Foreign text is never a formula. The row is as high
 * as its wrapped cells need: not every program works that out by itself. */
int sa_xlsx_row(struct sa_xlsx *book, const struct sa_sheet *sheet, lxw_worksheet *worksheet, lxw_row_t row,
                sqlite3_stmt *statement, int first, struct sa_error *error);

/* Writes text in a format. */
int sa_xlsx_string(struct sa_xlsx *book, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column,
                   const char *text, enum sa_xlsx_format format, struct sa_error *error);

/* How many lines a text takes in a cell of that width. */
int sa_xlsx_lines(const char *text, double width);

/* An error code of the library as ours. */
int sa_xlsx_error(lxw_error code, const char *doing, struct sa_error *error);

/* A new worksheet with its print set-up, tab and columns. */
int sa_xlsx_sheet(struct sa_xlsx *book, const struct sa_sheet *sheet, const char *title, lxw_worksheet **out,
                  struct sa_error *error);

/* One table: titles in the first row, filters, drop-downs; goes on in a second sheet when the first is full.
 */
int sa_xlsx_table(struct sa_xlsx *book, const struct sa_sheet *sheet, struct sa_error *error);

/* A page of text, small tables and charts. */
int sa_xlsx_page(struct sa_xlsx *book, const struct sa_sheet *sheet, struct sa_error *error);

/* Reads a finished file back: every part is whole and ends with its closing tag. SA_EIO. */
int sa_xlsx_verify(const char *path, struct sa_error *error);

/* The format's write with a chosen number of rows per sheet. */
int sa_xlsx_write(const struct sa_report_request *request, lxw_row_t rows_per_sheet, struct sa_error *error);

#endif
