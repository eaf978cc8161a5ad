/* The documentation of a rule as Markdown, from its header and its fixture: what docs/rules.md is made of. */
#ifndef SYNCAUDIT_CLI_RULE_PAGE_H
#define SYNCAUDIT_CLI_RULE_PAGE_H

#include "syncaudit/rules.h"

/* Prints the pages of all rules, by category, with a table of contents before them, and the catalogue. SA_ENOMEM. */
int sa_rule_pages(const struct sa_rules *rules, struct sa_error *error);

#endif
