/* What the columns of a sheet are, told by the header of its definition (reports/NAME.sql). */
#ifndef SYNCAUDIT_DECISIONS_COLUMNS_H
#define SYNCAUDIT_DECISIONS_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

enum sa_column_role {
    SA_COLUMN_ADDED, /* no column of the sheet: a person added it */
    SA_COLUMN_OURS,  /* filled by the program; what people change in it is not kept */
    SA_COLUMN_INPUT, /* for people to fill in */
};

enum { SA_COLUMN_TITLE = 64, SA_COLUMN_CHOICES = 128 };

struct sa_column {
    char title[SA_COLUMN_TITLE];
    bool input;
    bool day;                        /* an input that wants a date */
    char choices[SA_COLUMN_CHOICES]; /* separated by commas, or "" */
};

/* Walks the columns of a definition: NULL asks for the first; NULL is the end. `column` is filled. */
const char *sa_column_next(const char *definition, const char *after, struct sa_column *column);

/* The role of a title on a sheet, letter case and line breaks aside. */
enum sa_column_role sa_column_role(const char *definition, const char *title);

/* The definition of the sheet with columns to fill in that has most of these titles, of two the one with fewer others: whose csv file it
 * is. */
const char *sa_column_closest(const char *const *titles, size_t count);

/* The definition of the sheet with this name in a workbook ("Data dictionary (2)" is part of "Data dictionary") that has
 * columns to fill in, or NULL. */
const char *sa_column_definition(const char *sheet);

/* What the input column with this title wants, on whichever sheet it stands: `choices` "" = anything may be typed; `day` = a date. */
void sa_column_wants(const char *title, char choices[SA_COLUMN_CHOICES], bool *day);

/* One of the choices as it is written there ("Yes" is "yes"), in `scratch`; NULL when `value` is none of them; `value`
 * itself where anything may be typed. */
const char *sa_column_choice(const char *choices, const char *value, char scratch[SA_COLUMN_CHOICES]);

/* Same title: letters without case, runs of blanks and line breaks as one blank. */
bool sa_column_same(const char *left, const char *right);

#endif
