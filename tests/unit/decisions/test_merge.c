/* Three-way merges: what a person changed is taken, what two changed is a conflict, nothing is dropped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "syncaudit/buffer.h"
#include "syncaudit/decisions.h"
#include "syncaudit/file.h"
#include "workbook.h"

/* The last import. */
static struct {
    struct sa_buffer told; /* conflicts and notes */
    size_t rows, changes, conflicts, refused;
    int rc;
    struct sa_error error;
} last;

static void tell_conflict(void *payload, const struct sa_decision_conflict *conflict)
{
    (void)payload;
    sa_buffer_addf(&last.told, "%s.%s%s %s: kept '%s', offered '%s'\n", conflict->object, conflict->field,
                   conflict->action, conflict->column, conflict->kept, conflict->offered);
}

static void tell_note(void *payload, const char *text)
{
    (void)payload;
    sa_buffer_addf(&last.told, "%s\n", text);
}

/* Merges `theirs` (csv) into `ours` (csv) over `base` (csv, NULL = not known) and gives decisions.csv without its titles. */
static char *merge(const char *ours, const char *base, const char *theirs)
{
    struct sa_decisions *decisions = NULL;
    char *folder = test_folder_make();
    char *paths[] = {test_folder_write(folder, "ours.csv", ours, strlen(ours)),
                     test_folder_write(folder, "base.csv", base ? base : "", base ? strlen(base) : 0),
                     test_folder_write(folder, "theirs.csv", theirs, strlen(theirs)),
                     test_folder_path(folder, "out.csv")};
    struct sa_import import = {.base = !base   ? NULL
                                       : *base ? paths[1]
                                               : "",
                               .now = "2026-11-25T00:00:00Z",
                               .conflict = tell_conflict,
                               .note = tell_note};
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sa_buffer_release(&last.told);
    last.told = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    last.error = (struct sa_error)SA_ERROR_INIT;
    last.rc = sa_decisions_read(&decisions, paths[0], &last.error);
    if (last.rc == SA_OK)
        last.rc = sa_decisions_import(decisions, paths[2], &import, &last.error);
    if (last.rc == SA_OK)
        last.rc = sa_decisions_write(decisions, paths[3], &last.error);
    if (last.rc == SA_OK)
        last.rc = sa_file_read(&out, paths[3], &last.error);
    last.rows = import.rows;
    last.changes = import.changes;
    last.conflicts = import.conflicts;
    last.refused = import.refused;
    sa_decisions_free(decisions);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        free(paths[i]);
    test_folder_remove(folder);
    if (last.rc)
        fail_msg("%s", last.error.message);
    char *text = sa_buffer_detach(&out);
    memmove(text, strstr(text, "\r\n") + 2, strlen(strstr(text, "\r\n") + 2) + 1);
    return text;
}

static void expect(const char *ours, const char *base, const char *theirs, const char *merged)
{
    char *text = merge(ours, base, theirs);
    assert_string_equal(text, merged);
    free(text);
}

#define TITLES "Object,API name,Why synced,Marketing needs it\n"
#define NONE TITLES

static void test_one_side(void **state)
{
    (void)state;
    expect(NONE, NONE, TITLES "Lead,A__c,scoring,Yes\nLead,B__c,,\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,yes,scoring,,,,,,,,,,\r\n");
    assert_int_equal(last.changes, 2);
    assert_int_equal(last.rows, 2);
    /* Only they changed; what they left is ours, also where the row or the column is missing. */
    expect(TITLES "Lead,A__c,ours,yes\nLead,B__c,b,no\n", TITLES "Lead,A__c,ours,yes\nLead,B__c,b,no\n",
           "API name,Object,Why synced\nA__c,Lead,theirs\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,yes,theirs,,,,,,,,,,\r\nLead,B__c,,,,no,b,,,,,,,,,,\r\n");
    /* Only we changed. */
    expect(TITLES "Lead,A__c,ours,yes\n", TITLES "Lead,A__c,base,yes\n", TITLES "Lead,A__c,base,yes\n",
           "Lead,A__c,,,,yes,ours,,,,,,,,,,\r\n");
    assert_int_equal(last.changes, 0);
    /* They cleared it. */
    expect(TITLES "Lead,A__c,base,yes\n", TITLES "Lead,A__c,base,yes\n", TITLES "Lead,A__c,,yes\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,yes,,,,,,,,,,,\r\n");
}

static void test_both_sides(void **state)
{
    (void)state;
    expect(TITLES "Lead,A__c,ours,yes\n", TITLES "Lead,A__c,base,yes\n", TITLES "Lead,A__c,theirs,yes\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,yes,ours,,,,,,,,,,,Why synced: theirs\r\n");
    assert_string_equal(last.told.data, "Lead.A__c Why synced: kept 'ours', offered 'theirs'\n");
    assert_int_equal(last.conflicts, 1);
    assert_int_equal(last.changes, 0);
    /* The same change on both sides is none. */
    expect(TITLES "Lead,A__c,same,yes\n", NONE, TITLES "Lead,A__c,same,yes\n",
           "Lead,A__c,,,,yes,same,,,,,,,,,,\r\n");
    /* One changed it, the other cleared it. */
    expect(TITLES "Lead,A__c,ours,yes\n", TITLES "Lead,A__c,base,yes\n", TITLES "Lead,A__c,,yes\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,yes,ours,,,,,,,,,,,Why synced: (cleared)\r\n");
    /* We cleared it, they changed it: what they wrote is kept though the row had gone. */
    expect(NONE, TITLES "Lead,A__c,base,\n", TITLES "Lead,A__c,theirs,\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,,,,,,,,,,,,,Why synced: theirs\r\n");
}

static void test_conflicts_are_settled(void **state)
{
    static const char row[] = "Object,API name,Why synced,Conflicts\nLead,A__c,ours,Why synced: theirs\n";
    (void)state;
    /* Told again, kept once. */
    expect(row, TITLES "Lead,A__c,base,\n", TITLES "Lead,A__c,theirs,\n",
           "Lead,A__c,,,,,ours,,,,,,,,,,,Why synced: theirs\r\n");
    assert_int_equal(last.conflicts, 1);
    /* A person takes theirs and clears the cell. */
    expect(row, row, "Object,API name,Why synced,Conflicts\nLead,A__c,theirs,\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,,theirs,,,,,,,,,,,\r\n");
}

static void test_unknown_base(void **state)
{
    (void)state;
    expect(TITLES "Lead,A__c,ours,\nLead,B__c,kept,no\n", NULL, TITLES "Lead,A__c,theirs,yes\nLead,B__c,,\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,yes,ours,,,,,,,,,,,Why synced: theirs\r\n"
           "Lead,B__c,,,,no,kept,,,,,,,,,,,\r\n");
    assert_int_equal(last.conflicts, 1);
    assert_int_equal(last.changes, 1);
}

static void test_two_rows(void **state)
{
    (void)state;
    expect(NONE, NONE, TITLES "Lead,A__c,one,\nLead,A__c,,yes\nLead,A__c,two,\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,yes,one,,,,,,,,,,,Why synced: two\r\n");
}

static void test_columns_and_values(void **state)
{
    (void)state;
    /* Columns of ours are not taken back, those of people are; letter case and line breaks in titles do not matter. */
    expect(
        NONE, NONE,
        "\xEF\xBB\xBFobject;Label;\"API\nNAME\";Team;why synced;;Proposed\r\nLead;x;A__c;Sales;because;scribble;hide\r\n",
        "Lead,A__c,,,2026-11-25T00:00:00Z,,because,,,,,,,,,,,Sales,scribble\r\n");
    /* Whatever is no choice is kept and told; broken formulas are not. */
    expect(NONE, NONE, TITLES "Lead,A__c,#REF!,perhaps\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,perhaps,,,,,,,,,,,\r\n");
    assert_non_null(strstr(last.told.data, ": the formula in 'Why synced' gives #REF!"));
    assert_non_null(strstr(last.told.data, ": 'perhaps' is none of the choices of 'Marketing needs it'"));
    /* A row that does not say what it is about. */
    expect(NONE, NONE, TITLES ",,lost,\nLead,,,\n", "");
    assert_non_null(strstr(
        last.told.data, ", row 2: it does not say which object and field it is about, and is not taken\n"));
    /* A day that is none is told with its place, and a day is not. */
    expect(NONE, NONE, "Object,API name,Review by\nLead,A__c,next week\nLead,B__c,2027-03-01\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,,,,,,,next week,,,,,\r\n"
           "Lead,B__c,,,2026-11-25T00:00:00Z,,,,,,,2027-03-01,,,,,\r\n");
    assert_non_null(strstr(last.told.data, "row 2, Lead.A__c: 'next week' in 'Review by' is no day"));
    assert_null(strstr(last.told.data, "B__c"));
    expect(NONE, NONE,
           "Object,API name,Review by\nLead,A__c,01/03/2027\nLead,B__c,1.3.2027\nLead,C__c,2027-02-30\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,,,,,,,01/03/2027,,,,,\r\n"
           "Lead,B__c,,,2026-11-25T00:00:00Z,,,,,,,1.3.2027,,,,,\r\n"
           "Lead,C__c,,,2026-11-25T00:00:00Z,,,,,,,2027-02-30,,,,,\r\n");
    assert_non_null(strstr(last.told.data, "Lead.A__c: '01/03/2027' in 'Review by' is no day"));
    assert_non_null(strstr(last.told.data, "Lead.B__c: '1.3.2027' in 'Review by' is no day"));
    assert_non_null(strstr(last.told.data, "Lead.C__c: '2027-02-30' in 'Review by' is no day"));
    /* The apostrophe that guards a formula in a csv file is none of the text's. */
    expect(NONE, NONE, TITLES "Lead,A__c,'=1+1,\n",
           "Lead,A__c,,,2026-11-25T00:00:00Z,,\"'=1+1\",,,,,,,,,,\r\n");
}

static void test_actions(void **state)
{
    (void)state;
    expect(
        NONE, NONE,
        "What to do,Object,Status,Done by\nHide it,Lead,done,Jo\nRename it,,open,\nKeep it,Lead,Planned,\n",
        "Lead,,Hide it,,2026-11-25T00:00:00Z,,,,,,,,done,Jo,,,\r\n"
        "Lead,,Keep it,,2026-11-25T00:00:00Z,,,,,,,,planned,,,,\r\n");
    /* Back to open: what was signed off is taken back. */
    expect("Object,Action,Status\nLead,Hide it,done\n", "Object,Action,Status\nLead,Hide it,done\n",
           "What to do,Object,Status\nHide it,Lead,open\n", "");
}

#define DECIDED(field, needs, why) field ",,,2026-11-25T00:00:00Z," needs "," why ",,,,,,,,,,\r\n"

static void test_renamed(void **state)
{
    static const char before[] = "Object,API name,Field ID,Why synced\nLead,Old__c,Lead.00N1,why\n";
    (void)state;
    expect(before, before, "Object,API name,Field ID,Why synced\nLead,New__c,Lead.00N1,why not\n",
           "Lead,New__c,,Lead.00N1,2026-11-25T00:00:00Z,,why not,,,,,,,,,,\r\n");
    assert_int_equal(last.conflicts, 0);
    /* What the page saves has the id beside what groups are made of. */
    expect(before, before,
           "Object,API name,What it is,Field ID,Marketing needs it,Why synced,Marketing contact,Review by\n"
           "Lead,New__c,,Lead.00N1,yes,why,,\nLead,q__*,\"1 fields: Lead.q__A__c\",,no,,,\n",
           "Lead,New__c,,Lead.00N1,2026-11-25T00:00:00Z,yes,why,,,,,,,,,,\r\n" DECIDED("Lead,q__A__c", "no",
                                                                                       ""));
    /* Without an id it is another field. */
    expect(
        before, before, TITLES "Lead,New__c,other,\n",
        "Lead,New__c,,,2026-11-25T00:00:00Z,,other,,,,,,,,,,\r\nLead,Old__c,,Lead.00N1,,,why,,,,,,,,,,\r\n");
}

#define GROUP "Object,API name,What it is,Marketing needs it,Why synced\n"
#define KEPT(field, needs, why) field ",,,," needs "," why ",,,,,,,,,,\r\n"
#define MEMBERS "\"3 fields: Lead.q__A__c, Contact.q__A__c, Lead.q__B__c\""

/* A group's row decides the fields it names, and no others. */
static void test_group(void **state)
{
    (void)state;
    expect(NONE, NONE,
           GROUP "\"Lead, Contact\",q__*," MEMBERS ",No,old package\nLead,q__A__c,,,\nLead,q__C__c,later,,\n",
           DECIDED("Contact,q__A__c", "no", "old package") DECIDED("Lead,q__A__c", "no", "old package")
               DECIDED("Lead,q__B__c", "no", "old package"));
    assert_int_equal(last.changes, 6);
    assert_int_equal(last.rows, 3);
    assert_int_equal(last.conflicts, 0);
    /* A group is taken back as a whole. */
    expect(TITLES "Lead,q__A__c,w,no\nLead,q__B__c,w,no\n", TITLES "Lead,q__A__c,w,no\nLead,q__B__c,w,no\n",
           GROUP "Lead,q__*,\"2 fields: Lead.q__A__c, Lead.q__B__c\",,w\n",
           DECIDED("Lead,q__A__c", "", "w") DECIDED("Lead,q__B__c", "", "w"));
    /* A choice that is none is told once, not for each field. */
    expect(NONE, NONE, GROUP "Lead,q__*,\"2 fields: Lead.q__A__c, Lead.q__B__c\",maybe,\n",
           DECIDED("Lead,q__A__c", "maybe", "") DECIDED("Lead,q__B__c", "maybe", ""));
    const char *told = strstr(last.told.data, "row 2: 'maybe' is none of the choices");
    assert_non_null(told);
    assert_null(strstr(told + strlen("row 2: 'maybe'"), "'maybe'"));
}

/* What a person wrote at a field is not what the group says: the field's own row wins, wherever it stands. */
static void test_group_and_own_row(void **state)
{
    static const char group[] = "\"Lead, Contact\",q__*," MEMBERS ",no,\n";
    char *theirs;
    (void)state;
    for (int first = 0; first < 2; first++) {
        assert_true(asprintf(&theirs, "%s%sLead,q__B__c,,yes,our score\n%s", GROUP, first ? group : "",
                             first ? "" : group) > 0);
        expect(NONE, NONE, theirs,
               DECIDED("Contact,q__A__c", "no", "") DECIDED("Lead,q__A__c", "no", "")
                   DECIDED("Lead,q__B__c", "yes", "our score"));
        assert_int_equal(last.conflicts, 0);
        free(theirs);
    }
    /* Cleared at the field, written at the group: the field stays open. */
    expect(TITLES "Lead,q__A__c,,yes\nLead,q__B__c,,yes\n", TITLES "Lead,q__A__c,,yes\nLead,q__B__c,,yes\n",
           GROUP
           "Lead,q__*,\"2 fields: Lead.q__A__c, Lead.q__B__c\",no,\nLead,q__A__c,,,\nLead,q__B__c,,yes,\n",
           DECIDED("Lead,q__B__c", "no", ""));
    /* A field that had an answer of its own when the group was written keeps it. */
    expect(TITLES "Lead,q__B__c,,yes\n", TITLES "Lead,q__B__c,,yes\n", GROUP "x,q__*," MEMBERS ",no,\n",
           DECIDED("Contact,q__A__c", "no", "") DECIDED("Lead,q__A__c", "no", "")
               KEPT("Lead,q__B__c", "yes", ""));
    /* So does one whose own row says so in a file of which nobody knows what it was filled with. */
    expect(TITLES "Lead,q__B__c,,yes\n", NULL, GROUP "x,q__*," MEMBERS ",no,\nLead,q__B__c,,yes,\n",
           DECIDED("Contact,q__A__c", "no", "") DECIDED("Lead,q__A__c", "no", "")
               KEPT("Lead,q__B__c", "yes", ""));
    assert_int_equal(last.conflicts, 0);
}

/* An older workbook's group meets what was decided since: what is there stays, and is told. */
static void test_group_of_an_older_workbook(void **state)
{
    (void)state;
    expect(
        TITLES "Lead,q__B__c,since then,yes\nLead,q__C__c,a later field,\n", NONE,
        GROUP "x,q__*," MEMBERS ",no,\n",
        "Contact,q__A__c,,,2026-11-25T00:00:00Z,no,,,,,,,,,,,,\r\nLead,q__A__c,,,2026-11-25T00:00:00Z,no,,,,,,,,,,,,\r\n"
        "Lead,q__B__c,,,2026-11-25T00:00:00Z,yes,since then,,,,,,,,,,,Marketing needs it: no\r\n"
        "Lead,q__C__c,,,,,a later field,,,,,,,,,,,\r\n");
    assert_string_equal(last.told.data, "Lead.q__B__c Marketing needs it: kept 'yes', offered 'no'\n");
    /* The same answer was given since. */
    expect(TITLES "Lead,q__B__c,,no\n", NONE, GROUP "x,q__*," MEMBERS ",no,\n",
           DECIDED("Contact,q__A__c", "no", "") DECIDED("Lead,q__A__c", "no", "")
               KEPT("Lead,q__B__c", "no", ""));
    assert_int_equal(last.conflicts, 0);
}

/* A list of fields that is not the one that was written decides nothing. */
static void test_group_that_lost_its_fields(void **state)
{
    static const char *const lists[] = {"",
                                        "3 fields",
                                        "\"3 fields: Lead.q__A__c, Lead.q__B__c\"",
                                        "\"1 fields: Lead.q__A__c, Lead.q__B__c\"",
                                        "\"2 fields: Lead.q__A__c, ../x\"",
                                        "\"2 fields: Lead.q__A__c,\"",
                                        "\"2 fields: Lead.q__A__c, Lead.q__A__c\"",
                                        "99999999999999999999 fields: Lead.q__A__c",
                                        "0 fields:"};
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        char *theirs;
        assert_true(asprintf(&theirs, GROUP "Lead,q__*,%s,no,\n", lists[i]) > 0);
        expect(NONE, NONE, theirs, "");
        assert_non_null(
            strstr(last.told.data, ", row 2: it does not name the fields of its group as it was written"));
        assert_int_equal(last.refused, 1);
        free(theirs);
    }
    expect(NONE, NONE, GROUP "Lead,q__*,,,\n", "");
    assert_string_equal(last.told.data ? last.told.data : "", "");
}

static void test_group_keeps_ids_of_fields(void **state)
{
    (void)state;
    expect(
        NONE, NONE,
        "Object,API name,What it is,\"Filled, made\",Field ID,Marketing needs it\nLead,q__*,\"2 fields: Lead.q__A__c, Lead.q__B__c\",,,no\n"
        "Lead,q__A__c,,,Lead.00N1,\n",
        "Lead,q__A__c,,Lead.00N1,2026-11-25T00:00:00Z,no,,,,,,,,,,,\r\n" DECIDED("Lead,q__B__c", "no", ""));
}

static int import_text(const char *name, const char *text, struct sa_error *error)
{
    struct sa_decisions *decisions = NULL;
    struct sa_import import = {.base = "", .now = "2026-11-25T00:00:00Z"};
    char *folder = test_folder_make();
    char *path = test_folder_write(folder, name, text, strlen(text));
    int rc = sa_decisions_empty(&decisions, error);
    if (rc == SA_OK)
        rc = sa_decisions_import(decisions, path, &import, error);
    sa_decisions_free(decisions);
    free(path);
    test_folder_remove(folder);
    return rc;
}

static void test_refused(void **state)
{
    (void)state;
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(import_text("a.csv", "Name,Value\n1,2\n", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "has no row of titles"));
    assert_int_equal(import_text("a.csv", "Object,API name,Why synced\nLead,A__c,\"open", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "ends inside a quoted value"));
    assert_int_equal(import_text("a.xlsx", "Object,API name\n", &error), SA_EINPUT);
    assert_non_null(strstr(error.message, "not a workbook"));
}

static void test_workbook_sheets(void **state)
{
    static const char rows[] =
        "<row r=\"1\"><c t=\"inlineStr\"><is><t>Our fields</t></is></c></row>"
        "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>API name</t></is></c><c r=\"A3\" t=\"inlineStr\"><is><t>Object</t></is></c>"
        "<c r=\"D3\" t=\"inlineStr\"><is><t>Review by</t></is></c></row>"
        "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Lead</t></is></c><c r=\"B4\" t=\"inlineStr\"><is><t>A__c</t></is></c>"
        "<c r=\"D4\" s=\"0\"><v>46447</v></c></row>";
    const struct test_part parts[] = {
        {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"}, {NULL, NULL}};
    static const char *const names[] = {"data dictionary", "Data dictionary (2)", "Other"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct sa_error error = SA_ERROR_INIT;
        struct sa_decisions *decisions = NULL;
        struct sa_import import = {.base = "", .now = "2026-11-25T00:00:00Z"};
        struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
        char *folder = test_folder_make();
        char *path = test_workbook(folder, "a.xlsx", names[i], rows, parts);
        char *csv = test_folder_path(folder, "out.csv");
        assert_int_equal(sa_decisions_empty(&decisions, &error), SA_OK);
        int rc = sa_decisions_import(decisions, path, &import, &error);
        assert_int_equal(rc, i < 2 ? SA_OK : SA_EINPUT);
        assert_int_equal(sa_decisions_write(decisions, csv, &error), SA_OK);
        assert_int_equal(sa_file_read(&out, csv, &error), SA_OK);
        if (i < 2)
            assert_non_null(strstr(out.data, "Lead,A__c,,,2026-11-25T00:00:00Z,,,,,,,2027-03-01,"));
        else
            assert_non_null(strstr(error.message, "it has none of the sheets"));
        sa_decisions_free(decisions);
        sa_buffer_release(&out);
        free(path);
        free(csv);
        test_folder_remove(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_side),
        cmocka_unit_test(test_both_sides),
        cmocka_unit_test(test_conflicts_are_settled),
        cmocka_unit_test(test_unknown_base),
        cmocka_unit_test(test_two_rows),
        cmocka_unit_test(test_columns_and_values),
        cmocka_unit_test(test_actions),
        cmocka_unit_test(test_renamed),
        cmocka_unit_test(test_group),
        cmocka_unit_test(test_group_and_own_row),
        cmocka_unit_test(test_group_of_an_older_workbook),
        cmocka_unit_test(test_group_that_lost_its_fields),
        cmocka_unit_test(test_group_keeps_ids_of_fields),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_workbook_sheets),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    sa_buffer_release(&last.told);
    return failed;
}
