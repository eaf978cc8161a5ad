/* Sheets: what a workbook, a csv file or a page shows, one reports/<name>.sql each.
 *
 *     -- sheet: Data dictionary               its name in the workbook
 *     -- order: 30                            sheets stand in this order
 *     -- tab: #1F4E79                         colour of its tab (optional)
 *     -- summary: every field …               one line for the index
 *     -- freeze: 2                            columns that stay when scrolling sideways (optional)
 *     -- only: SELECT 1 FROM change_run       left out when this gives no row (optional)
 *     -- added: field                         the columns people have added to decisions on fields (action; all = both) are
 *                                             shown where the SELECT has the remark "added columns"; they come from d.added
 *     -- folded: yes                          the first result column, above the columns of the header, says of a row: group =
 *                                             the rows below it that say member are folded under it; '' = neither (optional)
 *     -- layout: page                         a page of text and small tables instead of one table (optional)
 *     -- format: html                         a section of this format alone: html or xlsx (optional)
 *     -- column: Object | 18                  title | width in characters | style | choices of the drop-down
 *     SELECT …                                one result column per column line, in their order
 *
 * Styles: text (default), wrap, number, yesno (1 and 0 are shown as Yes and No), severity, status, link (two
 * lines: an address of ours and the text shown), input (for people to fill in) and day (a date for people to fill in).
 *
 * On a page the first result column, above the columns of the header, names the row's format: title,
 * subtitle, verdict, heading, text, item, note, table (titles of a small table), row, chart (of the small table
 * above; the cells are its title and the numbers of the columns with categories and values), sheets (the
 * index).
 */
#ifndef SYNCAUDIT_REPORT_SHEET_H
#define SYNCAUDIT_REPORT_SHEET_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/snapshot.h"

enum sa_sheet_style {
    SA_STYLE_TEXT,
    SA_STYLE_WRAP,
    SA_STYLE_NUMBER,
    SA_STYLE_YESNO,
    SA_STYLE_SEVERITY,
    SA_STYLE_STATUS,
    SA_STYLE_LINK,
    SA_STYLE_INPUT,
    SA_STYLE_DAY,
};

struct sa_sheet_column {
    const char *title;
    double width;
    enum sa_sheet_style style;
    const char *choices; /* separated by commas; "" = anything may be typed */
};

#define SA_SHEET_COLUMNS 256

struct sa_sheet {
    char name[64]; /* of the file, without .sql */
    const char *title;
    const char *tab; /* "#RRGGBB", or "" */
    const char *summary;
    const char *only;   /* query, or "" */
    const char *format; /* the one format it is for, or "" */
    int order;
    int freeze;
    bool page, folded;
    const char *added; /* kind of the decisions whose added columns it shows, or "" */
    struct sa_sheet_column columns[SA_SHEET_COLUMNS];
    int column_count;
    const char *sql;
    const char *path;
    char *text;       /* owned: what the strings above point into */
    char *added_text; /* owned: titles of added columns, and the SELECT with them; or NULL */
};

struct sa_sheets {
    struct sa_sheet *items; /* owned, by order */
    size_t count;
};

/* Reads one definition; `text` is copied. SA_EINPUT with path:line, SA_ENOMEM. */
int sa_sheet_parse(struct sa_sheet *sheet, const char *path, const char *text, struct sa_error *error);
void sa_sheet_release(struct sa_sheet *sheet);

/* Adds the columns people have added, where the definition asks for them (sheet_added.c). */
int sa_sheet_add_columns(struct sa_sheet *sheet, sqlite3 *db, struct sa_error *error);

/* Reads the definitions of one folder of the files compiled in ("reports/"), in their order. `out` is released by the caller
 * (sa_sheets_release), on success. SA_EINPUT, SA_ENOMEM. */
int sa_sheets_read(struct sa_sheets *out, const char *folder, struct sa_error *error);

/* Loads every sheet compiled in, and makes the temporary tables they read (src/report/shared/prepare). */
int sa_sheets_load(struct sa_sheets *out, struct sa_snapshot *snapshot, struct sa_error *error);
void sa_sheets_release(struct sa_sheets *sheets);

/* True if the sheet has a place in this format ("xlsx", "html"). */
bool sa_sheet_is_for(const struct sa_sheet *sheet, const char *format);

/* "wrap", "severity" …: a style as the column lines name it. */
const char *sa_sheet_style_name(enum sa_sheet_style style);

/* True for a column that people fill in. */
bool sa_sheet_is_input(const struct sa_sheet_column *column);

/* The result column that the first column of the header stands in. */
int sa_sheet_first(const struct sa_sheet *sheet);

/* The sheet of reports/<name>.sql. */
const struct sa_sheet *sa_sheets_find(const struct sa_sheets *sheets, const char *name);

/* What a row of a folded sheet is. */
enum sa_sheet_fold { SA_FOLD_NONE, SA_FOLD_GROUP, SA_FOLD_MEMBER };
enum sa_sheet_fold sa_sheet_fold(const struct sa_sheet *sheet, sqlite3_stmt *statement);

/* Prepares its SELECT; SA_EINPUT when it does not give the columns of the header. `*out` is owned by the
 * caller. */
int sa_sheet_select(const struct sa_sheet *sheet, struct sa_snapshot *snapshot, sqlite3_stmt **out,
                    struct sa_error *error);

/* The next row: 1 = there is one, 0 = there is none, or an error. */
int sa_sheet_step(sqlite3_stmt *statement, const struct sa_sheet *sheet, struct sa_error *error);

/* A cell as people read it, never NULL; valid until the next step. Of a link cell: address, newline, text. */
const char *sa_sheet_text(enum sa_sheet_style style, sqlite3_stmt *statement, int column);

/* Splits a link cell: `*shown` is the text, the return value the length of the address. 0 = not a link that
 * may be followed: only https (http on loopback) and places in the workbook, without quotes, blanks and
 * control characters. */
size_t sa_sheet_link(const char *cell, const char **shown);

#endif
