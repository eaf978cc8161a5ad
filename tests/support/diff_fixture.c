/* Two small snapshots, judged and compared: see diff_fixture.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "diff_fixture.h"
#include "syncaudit/buffer.h"

static const char *const rules[] = {
    TEST_RULE(
        "label-missing", "medium", "",
        "SELECT object, field, 'no label' AS message, '{}' AS evidence FROM synced_field WHERE label = 'none'"),
    NULL};

void diff_fixture_open(struct diff_fixture *fixture, const char *before, const char *now)
{
    struct sa_buffer later = SA_BUFFER_INIT(SA_BUFFER_OWN);
    fixture->error = (struct sa_error)SA_ERROR_INIT;
    test_judge(&fixture->before, before, rules);
    assert_int_equal(sa_buffer_addf(&later, "UPDATE run SET started = '2026-12-01T00:00:00Z'; %s", now),
                     SA_OK);
    test_judge(&fixture->now, later.data, rules);
    sa_buffer_release(&later);
}

void diff_fixture_close(struct diff_fixture *fixture)
{
    test_judge_release(&fixture->before);
    test_judge_release(&fixture->now);
}

void diff_fixture_run(struct diff_fixture *fixture)
{
    if (sa_diff_run(fixture->now.snapshot, fixture->before.snapshot, SA_DIFF_SAME, &fixture->error))
        fail_msg("%s", fixture->error.message);
}

void diff_fixture_is(struct diff_fixture *fixture, const char *expected)
{
    test_assert_rows(
        fixture->now.snapshot,
        "SELECT printf('%s %s%s %s>%s %s %s', code, object, coalesce('.' || field, ''), coalesce(before, '-'),"
        " coalesce(after, '-'), severity, class) FROM change ORDER BY rank",
        expected);
}
