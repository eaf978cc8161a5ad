/* Names in SQL text. */
#ifndef SYNCAUDIT_RULES_WORD_H
#define SYNCAUDIT_RULES_WORD_H

#include <stdbool.h>

/* True if a statement has this name somewhere outside of comments, bare or in any of SQLite's quotes, whatever its letter case.
 * A text in single quotes is a name where a table can stand only: behind FROM, JOIN, a comma or a dot. */
bool sa_word_names(const char *sql, const char *name);

#endif
