/* Judging a small snapshot in memory by rules written in the test, instead of those of the catalogue. */
#ifndef SYNCAUDIT_TEST_JUDGE_H
#define SYNCAUDIT_TEST_JUDGE_H

#include "rules/catalogue.h"
#include "syncaudit/rules.h"

/* Text of a rule file; `more` are further header lines ("-- basis: possible\n"), `sql` is the statement. */
#define TEST_RULE(id, severity, more, sql)                                                                   \
    "-- id: " id "\n-- title: Title of " id "\n-- severity: " severity                                       \
    "\n-- category: field\n-- practice: 2\n"                                                                 \
    "-- needs: describe\n-- action: Act on " id "\n-- who: salesforce\n-- why: why\n-- fix: fix " id "\n"    \
    "-- risk: risk\n-- undo: undo\n" more sql

#define TEST_RULE_SQL_LINE 13 /* of a TEST_RULE without further header lines */

struct test_judged {
    struct sa_rules rules;
    struct sa_snapshot *snapshot;
    struct sa_error error;
};

/* Makes a snapshot with the prelude of rule fixtures and `facts`, and parses the rules ("<id>.sql", NULL-terminated). */
void test_judge_prepare(struct test_judged *judged, const char *facts, const char *const *rules);

/* The same, then runs the rules with default options, which must succeed. */
void test_judge(struct test_judged *judged, const char *facts, const char *const *rules);

void test_judge_release(struct test_judged *judged);

/* Fails the test unless the rows of the query are `expected`: columns joined by '|', rows by newlines, NULL is "NULL". */
void test_assert_rows(struct sa_snapshot *snapshot, const char *sql, const char *expected);

#endif
