/* Two small snapshots, judged and compared. */
#ifndef SYNCAUDIT_TEST_DIFF_FIXTURE_H
#define SYNCAUDIT_TEST_DIFF_FIXTURE_H

#include "judge.h"
#include "syncaudit/diff.h"

struct diff_fixture {
    struct test_judged before, now;
    struct sa_error error;
};

/* Makes and judges both from facts in the words of rule fixtures; the later one was taken a month after. */
void diff_fixture_open(struct diff_fixture *fixture, const char *before, const char *now);
void diff_fixture_close(struct diff_fixture *fixture);

/* Compares them, which must succeed. */
void diff_fixture_run(struct diff_fixture *fixture);

/* Fails the test unless the changes are `expected`: "code object.field before>after severity class" lines, "-" for nothing. */
void diff_fixture_is(struct diff_fixture *fixture, const char *expected);

#endif
