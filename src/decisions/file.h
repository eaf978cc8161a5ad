/* What file.c gives the rest of this module. */
#ifndef SYNCAUDIT_DECISIONS_FILE_H
#define SYNCAUDIT_DECISIONS_FILE_H

#include "syncaudit/decisions.h"

/* How a cell begins that a spreadsheet takes for a formula. */
#define SA_FORMULA_STARTS "=+-@\t\r\n"

/* sa_decisions_read with the texts of `lender`, which must outlive it. */
int sa_decisions_read_beside(struct sa_decisions **out, const struct sa_decisions *lender, const char *path,
                             struct sa_error *error);

/* Text as it was before a csv file guarded it: what begins like a formula has an apostrophe there. */
const char *sa_decision_unguarded(const char *text);

/* True for a file that is text by its name. */
bool sa_decisions_is_csv(const char *path);

#endif
