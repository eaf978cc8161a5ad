/* Judging a small snapshot: see judge.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

static void add_rule(struct test_judged *judged, const char *text)
{
    struct sa_rules *rules = &judged->rules;
    char source[128];
    const char *id = text + strlen("-- id: ");
    snprintf(source, sizeof source, "own/%.*s.sql", (int)strcspn(id, "\n"), id);
    rules->entries = realloc(rules->entries, (rules->count + 1) * sizeof *rules->entries);
    assert_non_null(rules->entries);
    if (sa_rule_parse(&rules->entries[rules->count], text, strlen(text), source, &judged->error))
        fail_msg("%s", judged->error.message);
    rules->count++;
}

void test_judge_prepare(struct test_judged *judged, const char *facts, const char *const *rules)
{
    *judged = (struct test_judged){.error = SA_ERROR_INIT};
    for (; *rules; rules++)
        add_rule(judged, *rules);
    assert_int_equal(sa_snapshot_memory(&judged->snapshot, &judged->error), SA_OK);
    sqlite3 *db = sa_snapshot_db(judged->snapshot);
    if (sa_rules_scripts(db, "tests/rules/_", NULL, &judged->error) || sa_sql_run(db, facts, &judged->error))
        fail_msg("%s", judged->error.message);
}

void test_judge(struct test_judged *judged, const char *facts, const char *const *rules)
{
    const struct sa_rules_options options = {.now = "2026-11-02T00:00:00Z"};
    test_judge_prepare(judged, facts, rules);
    if (sa_rules_run(&judged->rules, judged->snapshot, &options, &judged->error))
        fail_msg("%s", judged->error.message);
}

void test_judge_release(struct test_judged *judged)
{
    for (size_t i = 0; i < judged->rules.count; i++)
        sa_rule_release(&judged->rules.entries[i]);
    free(judged->rules.entries);
    sa_snapshot_close(judged->snapshot);
}

void test_assert_rows(struct sa_snapshot *snapshot, const char *sql, const char *expected)
{
    struct sa_buffer rows = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *statement = NULL;
    if (sa_sql_prepare(sa_snapshot_db(snapshot), &statement, sql, &error))
        fail_msg("%s", error.message);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (rows.length)
            sa_buffer_adds(&rows, "\n");
        for (int i = 0; i < sqlite3_column_count(statement); i++)
            sa_buffer_addf(&rows, "%s%s", i ? "|" : "",
                           sqlite3_column_type(statement, i) == SQLITE_NULL ? "NULL"
                                                                            : sa_sql_text(statement, i));
    }
    sqlite3_finalize(statement);
    if (strcmp(rows.data, expected) != 0)
        fail_msg("%s\n--- is\n%s\n--- should be\n%s", sql, rows.data, expected);
    sa_buffer_release(&rows);
}
