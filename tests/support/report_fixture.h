/* A small judged snapshot that every report can be tried on, with what is hard to show: labels that look like formulas,
 * control characters, long texts. */
#ifndef TEST_REPORT_FIXTURE_H
#define TEST_REPORT_FIXTURE_H

#include "syncaudit/report.h"
#include "syncaudit/snapshot.h"

#define REPORT_NOW "2026-03-01T09:30:00Z"

/* A judged snapshot in memory; `more` (may be NULL) is SQL run on the facts before they are judged. Ends the test program
 * when it cannot be made. */
struct sa_snapshot *report_fixture(const char *more);

/* Whole file "<folder>/<name>"; to be freed. NULL when it is not there. */
char *report_file(const char *folder, const char *name, size_t *length);

/* Runs a format by its name on the snapshot. */
int report_write(const char *format, struct sa_snapshot *snapshot, const char *folder,
                 struct sa_error *error);

/* The file names in a folder, sorted, separated by spaces; to be freed. */
char *report_listing(const char *folder);

/* One part of a workbook as text ("xl/worksheets/sheet1.xml"); to be freed. NULL when it is not there. */
char *report_part(const char *folder, const char *part);

/* How often `piece` stands in `text`. */
size_t report_count(const char *text, const char *piece);

#endif
