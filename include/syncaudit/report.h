/* Reports: one output format per file in src/report, all rendered from the same judged snapshot.
 *
 * Workbook sheets and csv files come from reports/<name>.sql: a comment header (title, columns, widths) and one SELECT
 * over the public views and the tables sa_rules_run filled. A report never evaluates a rule. Same snapshot, rules and
 * --now: the same bytes.
 */
#ifndef SYNCAUDIT_REPORT_H
#define SYNCAUDIT_REPORT_H

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

struct sa_report_request {
    struct sa_snapshot *snapshot; /* judged by sa_rules_run */
    const char *directory;        /* existing folder the files go to */
    const char *now;              /* ISO 8601: the workbook's creation time */
};

/* One output format; src/report/xlsx.c defines `const struct sa_report_format sa_format_xlsx`. */
struct sa_report_format {
    const char *name;    /* "xlsx": what --format takes */
    const char *files;   /* "data-dictionary.xlsx": what it writes, separated by spaces */
    const char *summary; /* one line for --help */
    /* Writes the files; each appears whole under its name or not at all. */
    int (*write)(const struct sa_report_request *request, struct sa_error *error);
};

/* All formats, sorted by name, NULL-terminated; made from the files of src/report by the build. */
extern const struct sa_report_format *const sa_format_table[];

/* Hands over what the rules found as a JSON document, piece by piece: the content of findings.json. */
int sa_report_findings(struct sa_snapshot *snapshot, void (*put)(void *payload, const char *text),
                       void *payload, struct sa_error *error);

/* Hands over what changed since an earlier snapshot (sa_diff_run) as a JSON document, piece by piece: the content of
 * changes.json. */
int sa_report_changes(struct sa_snapshot *snapshot, void (*put)(void *payload, const char *text),
                      void *payload, struct sa_error *error);

/* Writes a page of the sheets of one folder of this program's files ("reports/fleet/"), over the tables of any handle, once. It appears whole under `path` or not at all. SA_EIO, SA_ENOMEM. */
int sa_report_page(const char *path, const char *title, const char *folder, struct sa_snapshot *snapshot,
                   struct sa_error *error);

/* The format with this name, or NULL. */
const struct sa_report_format *sa_report_find(const char *name);

#endif
