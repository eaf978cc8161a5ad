/* A sheet as a text file of its own, row by row. */
#ifndef SYNCAUDIT_REPORT_SHEET_FILE_H
#define SYNCAUDIT_REPORT_SHEET_FILE_H

#include "report/shared/sheet.h"
#include "syncaudit/file.h"
#include "syncaudit/report.h"

struct sa_sheet_file {
    struct sa_file_writer *file;
    const struct sa_sheet *sheet;
    sqlite3_stmt *statement; /* on the row to write */
    int first, end;          /* for the writer's own use: columns of the small table on a page */
};

/* Appends text. */
void sa_sheet_put(struct sa_sheet_file *out, const char *text);

/* Writes "<directory>/<name>": `begin` (may be NULL) once, then `row` for every row of the sheet. */
int sa_sheet_file(const struct sa_report_request *request, const struct sa_sheet *sheet, const char *name,
                  void (*begin)(struct sa_sheet_file *out), void (*row)(struct sa_sheet_file *out),
                  struct sa_error *error);

#endif
