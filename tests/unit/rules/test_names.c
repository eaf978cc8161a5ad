/* What names say: the lists of tests/names, judged by the rules, with recall and precision of each category. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

/* One row for each line of a list: whether it is to be found, as what, and the field that has the name. */
static const char prelude[] =
    "CREATE TEMP TABLE listed (number INTEGER PRIMARY KEY, wanted INTEGER, category TEXT, label TEXT, type TEXT, name TEXT);";

/* An API name as Salesforce makes it of a label. */
static void api_name(char out[44], const char *label)
{
    size_t length = 0;
    for (; *label && length < 40; label++) {
        bool plain = strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", *label) != NULL;
        if (length == 0 && plain && *label <= '9')
            out[length++] = 'X';
        if (plain)
            out[length++] = *label;
        else if (length > 0 && out[length - 1] != '_')
            out[length++] = '_';
    }
    while (length > 0 && out[length - 1] == '_')
        length--;
    memcpy(out + length, "__c", 4);
}

static void add_line(struct sa_snapshot *snapshot, char *line)
{
    const char *cells[5] = {"", "", "", "", ""};
    char name[44];
    for (size_t i = 0; i < 5 && line; i++)
        cells[i] = strsep(&line, "\t");
    if (cells[4][0] == '\0') {
        api_name(name, cells[2]);
        cells[4] = name;
    }
    char *sql = sqlite3_mprintf(
        "INSERT INTO listed (wanted, category, label, type, name) VALUES (%d, %Q, %Q, %Q, %Q)",
        strcmp(cells[0], "yes") == 0, cells[1], cells[2], cells[3][0] ? cells[3] : "string", cells[4]);
    assert_int_equal(sa_sql_run(sa_snapshot_db(snapshot), sql, NULL), SA_OK);
    sqlite3_free(sql);
}

static void read_list(struct sa_snapshot *snapshot, const char *path)
{
    struct sa_buffer text = SA_BUFFER_INIT((size_t)1 << 20);
    char *whole = sqlite3_mprintf("%s/tests/names/%s", getenv("SOURCE_DIR"), path);
    assert_int_equal(sa_file_read(&text, whole, NULL), SA_OK);
    sqlite3_free(whole);
    char *rest = text.data;
    for (char *line; (line = strsep(&rest, "\n"));)
        if (*line && *line != '#')
            add_line(snapshot, line);
    sa_buffer_release(&text);
}

/* The lines of a query, for the reader of a failure; the number of them. */
static int tell(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *select = NULL;
    int count = 0;
    int rc = sa_sql_prepare(db, &select, sql, NULL);
    for (; sa_sql_each(select, &rc, NULL); count++)
        print_message("  %s\n", sa_sql_text(select, 0));
    sqlite3_finalize(select);
    assert_int_equal(rc, SA_OK);
    return count;
}

/* Lines of the same name get objects of their own: a field of each is judged alone. */
static void judge_list(const char *rule, const char *path, int least)
{
    static const char facts[] =
        "INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');"
        "INSERT INTO a_field (object, name, label, type)"
        " SELECT json_extract('[\"Lead\", \"Contact\", \"Account\", \"Opportunity\"]', '$[' || (row_number() OVER"
        "        (PARTITION BY name COLLATE NOCASE ORDER BY number) - 1) || ']'), name, label, type FROM listed;";
    struct test_judged judged;
    struct sa_rules *all = NULL;
    assert_int_equal(sa_rules_load(&all, NULL, NULL), SA_OK);
    size_t place = 0;
    while (strcmp(all->entries[place].rule.id, rule) != 0)
        place++;
    const struct sa_rules one = {all->entries + place, 1};
    test_judge_prepare(&judged, prelude, (const char *const[]){NULL});
    sqlite3 *db = sa_snapshot_db(judged.snapshot);
    read_list(judged.snapshot, path);
    assert_int_equal(sa_sql_run(db, facts, NULL), SA_OK);
    const struct sa_rules_options options = {.now = "2026-11-01T00:00:00Z"};
    assert_int_equal(sa_rules_run(&one, judged.snapshot, &options, NULL), SA_OK);
    assert_int_equal(
        sa_sql_run(
            db,
            "CREATE TEMP TABLE outcome AS SELECT l.*, EXISTS (SELECT 1 FROM finding f JOIN field d ON d.object = f.object"
            " AND d.field = f.field WHERE f.field = l.name AND d.label = l.label AND d.type = l.type AND (NOT l.wanted OR coalesce(instr(json_extract(f.evidence, '$.kinds'), l.category), 1) > 0)) AS found FROM listed l",
            NULL),
        SA_OK);
    print_message("%s\n", rule);
    tell(
        db,
        "SELECT printf('%-24s %3d of %3d found', category, sum(found), count(*)) FROM outcome WHERE wanted GROUP BY category");
    tell(
        db,
        "SELECT printf('%-24s %3d of %3d found wrongly', category, sum(found), count(*)) FROM outcome WHERE NOT wanted GROUP BY category");
    tell(
        db,
        "SELECT iif(wanted, 'missed: ', 'wrongly: ') || label || ' (' || name || ', ' || type || ')' FROM outcome WHERE found <> wanted");
    assert_int_equal(
        tell(
            db,
            "SELECT 'too short a list' WHERE (SELECT min(n) FROM (SELECT count(*) AS n FROM outcome GROUP BY wanted)) < 200"),
        0);
    char *bar = sqlite3_mprintf("SELECT 'below the bar: ' || category FROM outcome GROUP BY wanted, category"
                                " HAVING 100 * sum(found = wanted) < %d * count(*)",
                                least);
    assert_int_equal(tell(db, bar), 0);
    sqlite3_free(bar);
    test_judge_release(&judged);
    sa_rules_free(all);
}

static void test_stale(void **state)
{
    (void)state;
    judge_list("stale-by-name", "stale.tsv", 95);
}

static void test_sensitive(void **state)
{
    (void)state;
    judge_list("sensitive-data", "sensitive.tsv", 95);
}

/* Where a row of the table has a group that captures, or is no pattern, its list would find something else than its words. */
static void test_rows_are_patterns(void **state)
{
    struct test_judged judged;
    (void)state;
    test_judge(&judged, "", (const char *const[]){NULL});
    test_assert_rows(
        judged.snapshot,
        "SELECT words FROM reference_name_word WHERE words REGEXP '(?<!\\\\)\\((?!\\?)' OR '' REGEXP ('^(?:' || words || ')$')",
        "");
    test_assert_rows(judged.snapshot,
                     "SELECT list FROM reference_name_word WHERE list NOT IN ('stale', 'form', 'sync filter')"
                     " AND list NOT IN (SELECT kind FROM reference_sensitive_kind)",
                     "");
    test_judge_release(&judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stale), cmocka_unit_test(test_sensitive),
                                       cmocka_unit_test(test_rows_are_patterns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
