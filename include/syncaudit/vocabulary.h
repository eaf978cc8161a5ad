/* The words that rules and the configuration are written in: each list stands once. Those of SQL are rows of a table there, and the build
 * makes the list in C from them (scripts/derive.cmake). */
#ifndef SYNCAUDIT_VOCABULARY_H
#define SYNCAUDIT_VOCABULARY_H

/* How grave a finding is, the gravest first; NULL-terminated. Of reports/reference/severity.sql. */
extern const char *const sa_severities[];

/* 1 = the gravest; 0 = `word` is no severity. */
int sa_severity_rank(const char *word);

/* What is only possible is not above medium, but for what leaves for good, which is not above high. */
enum { SA_HIGHEST_FINAL = 2, SA_HIGHEST_POSSIBLE = 3 };

/* What the sync can be used for; NULL-terminated. Of reports/reference/capability.sql. */
extern const char *const sa_capabilities[];

/* What a rule is about, and the heading over the rules that are, in the same order; NULL-terminated. */
extern const char *const sa_categories[];
extern const char *const sa_category_titles[];

#endif
