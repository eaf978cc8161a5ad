/* The parts of the HTML page: what stands in it as markup, and the rows its scripts show. */
#ifndef SYNCAUDIT_REPORT_HTML_H
#define SYNCAUDIT_REPORT_HTML_H

#include "report/shared/sheet.h"
#include "syncaudit/file.h"

/* Rows of one table that are in the page; the workbook has the others. */
enum { SA_HTML_ROWS = 200000 };

/* Writes foreign text so that it is text wherever it stands in markup. */
void sa_html_text(struct sa_file_writer *file, const char *text);

/* Writes a sheet of the page layout as markup (html_page.c). */
int sa_html_page(struct sa_file_writer *file, const struct sa_sheet *sheet, struct sa_snapshot *snapshot,
                 struct sa_error *error);

/* Writes the rows of every table as JSON that can stand inside a script element (html_data.c). */
int sa_html_data(struct sa_file_writer *file, const struct sa_sheets *sheets, struct sa_snapshot *snapshot,
                 struct sa_error *error);

#endif
