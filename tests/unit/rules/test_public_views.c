/* The public views: each is what its comment says, and rules read nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "query.h"
#include "rules/guard.h"
#include "rules/select.h"
#include "syncaudit/buffer.h"
#include "syncaudit/public_views.h"
#include "syncaudit/source.h"

static const char *const no_rules[] = {NULL};

static void load(struct sa_views *views)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_views_load(views, &error))
        fail_msg("%s", error.message);
    assert_true(views->count > 90);
}

static void test_columns_are_those_of_the_view(void **state)
{
    struct test_judged judged;
    struct sa_views views;
    (void)state;
    test_judge(&judged, "", no_rules);
    load(&views);
    for (size_t i = 0; i < views.count; i++) {
        const struct sa_view *view = &views.views[i];
        struct sa_buffer described = SA_BUFFER_INIT(SA_BUFFER_OWN);
        for (size_t k = 0; k < view->column_count; k++)
            if (strcmp(view->columns[k].name, "rowid") != 0)
                sa_buffer_addf(&described, "%s%s", described.length ? "\n" : "", view->columns[k].name);
        char *sql =
            sqlite3_mprintf("SELECT name FROM pragma_table_xinfo(%Q, 'temp') ORDER BY cid", view->name);
        char *there = test_query(sa_snapshot_db(judged.snapshot), sql);
        if (strcmp(there, described.data) != 0)
            fail_msg("%s: %s has the columns\n%s\nand its comment describes\n%s", view->path, view->name,
                     there, described.data);
        free(there);
        sqlite3_free(sql);
        sa_buffer_release(&described);
    }
    sa_views_release(&views);
    test_judge_release(&judged);
}

static bool is_type(const char *type)
{
    static const char *const plain[] = {"text", "yes/no", "time", "date", "json"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(type, plain[i]) == 0)
            return true;
    return (strncmp(type, "integer (", 9) == 0 || strncmp(type, "number (", 8) == 0) &&
           type[strlen(type) - 1] == ')';
}

static bool is_source(const char *name, size_t length)
{
    /* What fills views besides the sources of a snapshot. */
    static const char others[] =
        " run coverage constant configuration reference rules decisions waivers baseline ";
    const char *found = memmem(others, sizeof others, name, length);
    return sa_source_info_find(name, length) || (found && found[-1] == ' ' && found[length] == ' ');
}

static void test_types_units_and_sources_are_known(void **state)
{
    struct sa_views views;
    (void)state;
    load(&views);
    for (size_t i = 0; i < views.count; i++) {
        const struct sa_view *view = &views.views[i];
        if (!view->about || !*view->about || view->column_count == 0)
            fail_msg("%s: %s is not described", view->path, view->name);
        for (const char *word = view->source; *word; word += strspn(word, ", ")) {
            size_t length = strcspn(word, ",");
            if (!is_source(word, length))
                fail_msg("%s: %s: '%.*s' is no source", view->path, view->name, (int)length, word);
            word += length;
        }
        for (size_t k = 0; k < view->column_count; k++)
            if (!is_type(view->columns[k].type))
                fail_msg("%s: %s.%s: '%s' is no type", view->path, view->name, view->columns[k].name,
                         view->columns[k].type);
    }
    sa_views_release(&views);
}

static void test_public_and_private(void **state)
{
    struct sa_views views;
    (void)state;
    load(&views);
    assert_non_null(sa_views_find(&views, "synced_field"));
    assert_null(sa_views_find(&views, "describe_field"));
    assert_false(sa_view_is_private("synced_field"));
    assert_false(sa_view_is_private("finding"));
    assert_true(sa_view_is_private("describe_field"));
    assert_true(sa_view_is_private("DESCRIBE_FIELD"));
    assert_true(sa_view_is_private("world_object"));
    assert_false(sa_view_is_private("nothing_of_ours"));
    sa_views_release(&views);
}

/* The built-in rules are prepared as a person's queries are: behind the authorizer, which knows who names what. */
static void test_rules_read_public_views_alone(void **state)
{
    struct sa_rules *rules = NULL;
    struct sa_guard guard;
    struct test_judged judged;
    (void)state;
    test_judge(&judged, "", no_rules); /* makes what rules on findings and waivers read, too */
    assert_int_equal(sa_rules_load(&rules, NULL, NULL), SA_OK);
    sa_guard_install(&guard, sa_snapshot_db(judged.snapshot), NULL);
    for (size_t i = 0; i < sa_rules_count(rules); i++) {
        const struct sa_rule *rule = sa_rules_at(rules, i);
        struct sa_select select;
        guard.query = rule->sql;
        sa_guard_close(&guard, SA_GUARD_TIME_LIMIT_MS);
        if (sa_select_prepare(&select, guard.db, rule->sql) != SQLITE_OK)
            fail_msg("%s: %s %s", rule->source, guard.denied, sqlite3_errmsg(guard.db));
        sqlite3_finalize(select.statement);
        sa_guard_pause(&guard);
    }
    sa_guard_remove(&guard);
    sa_rules_free(rules);
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_are_those_of_the_view),
        cmocka_unit_test(test_types_units_and_sources_are_known),
        cmocka_unit_test(test_public_and_private),
        cmocka_unit_test(test_rules_read_public_views_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
