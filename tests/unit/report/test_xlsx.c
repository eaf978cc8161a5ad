/* The workbook, read back part by part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "folder.h"
#include "report/shared/xlsx.h"
#include "report_fixture.h"

#define NAME "data-dictionary.xlsx"
#define SHEET(number) "xl/worksheets/sheet" #number ".xml"

static void write_into(const char *folder, const char *more)
{
    struct sa_snapshot *snapshot = report_fixture(more);
    struct sa_error error = SA_ERROR_INIT;
    if (report_write("xlsx", snapshot, folder, &error))
        fail_msg("%s", error.message);
    sa_snapshot_close(snapshot);
}

static void test_sheets_stand_in_order(void **state)
{
    (void)state;
    static const char *const names[] = {"Overview", "Decide",  "Actions",   "Data dictionary",
                                        "Findings", "Objects", "Picklists", "Coverage"};
    char *folder = test_folder_make();
    write_into(folder, NULL);
    char *workbook = report_part(folder, "xl/workbook.xml");
    const char *rest = workbook;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char piece[64];
        snprintf(piece, sizeof piece, "<sheet name=\"%s\"", names[i]);
        rest = strstr(rest, piece);
        assert_non_null(rest);
    }
    assert_int_equal(report_count(workbook, "<sheet name="), sizeof names / sizeof *names);
    char *listing = report_listing(folder);
    assert_string_equal(listing, NAME);
    free(listing);
    free(workbook);
    test_folder_remove(folder);
}

static void test_same_input_same_bytes(void **state)
{
    (void)state;
    char *folders[] = {test_folder_make(), test_folder_make()};
    char *bytes[2];
    size_t lengths[2];
    for (int i = 0; i < 2; i++) {
        write_into(folders[i], NULL);
        bytes[i] = report_file(folders[i], NAME, &lengths[i]);
        assert_non_null(bytes[i]);
    }
    assert_int_equal(lengths[0], lengths[1]);
    assert_memory_equal(bytes[0], bytes[1], lengths[0]);
    for (int i = 0; i < 2; i++) {
        free(bytes[i]);
        test_folder_remove(folders[i]);
    }
}

static void test_foreign_text_is_never_a_formula(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    write_into(folder, NULL);
    char *dictionary = report_part(folder, SHEET(4));
    assert_non_null(strstr(dictionary, "<t>=1+1</t>"));
    assert_null(strstr(dictionary, "<f>"));
    char *actions = report_part(folder, SHEET(3));
    assert_int_equal(report_count(actions, "<f>"),
                     report_count(actions, "<f>HYPERLINK(\"https://acme--full."));
    assert_int_equal(report_count(actions, "<f>"), 1);
    assert_non_null(strstr(actions, ">javascript:alert(1)\nOpen</t>"));
    free(actions);
    free(dictionary);
    test_folder_remove(folder);
}

static void test_dictionary_says_what_the_user_may_do(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    write_into(folder, NULL);
    char *dictionary = report_part(folder, SHEET(4));
    static const char *const cells[] = {
        "Formula (Number)",    "TODAY() - DATEVALUE(CreatedDate)",
        "Lookup(Group, User)", "can be set on create only",
        "Open; -None-",        "Contact, other type: double",
        "only if enabled",     "Formula that moves with the clock",
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (!strstr(dictionary, cells[i]))
            fail_msg("no cell '%s'", cells[i]);
    assert_int_equal(report_count(dictionary, "<row r="), 1 + 10);
    assert_int_equal(report_count(dictionary, ">hide</t>"), 1);
    assert_int_equal(report_count(dictionary, "<dataValidation "), 3);
    free(dictionary);
    test_folder_remove(folder);
}

static void test_overview_answers_the_first_questions(void **state)
{
    (void)state;
    static const char *const cells[] = {
        "Acme &amp; Sons – SANDBOX",
        "Seen as Marketo Sync (mkto@acme.example)",
        "4 of 5 objects read, 10 fields · 1 failed: this audit is INCOMPLETE",
        ">Needs work<",
        "Campaigns go by old values. Replace the formula: Days__c (Setup &gt; Object Manager &gt; Lead).",
        "Not yet: 1 high finding is open.",
        "Press Sync Fields today and 7 fields are created in Marketo for good.",
        "3 fields of the sync are undecided.",
        "1 of them is proposed to hide.",
        "HYPERLINK(\"#'Actions'!A2\",\"1\")",
        "<hyperlink ref=\"A",
        "location=\"'Actions'!A2\"",
        "The Salesforce admin can open this: View Setup",
        "Source \"organization\" is not permitted: needs View Setup",
        "HYPERLINK(\"#'Data dictionary'!A1\",\"Go to\")",
    };
    char *folder = test_folder_make();
    write_into(folder, NULL);
    char *overview = report_part(folder, SHEET(1));
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (!strstr(overview, cells[i]))
            fail_msg("no cell '%s'", cells[i]);
    char *chart = report_part(folder, "xl/charts/chart1.xml");
    assert_non_null(strstr(chart, "Overview!$B$"));
    free(chart);
    free(overview);
    test_folder_remove(folder);
}

static void test_text_no_cell_can_hold(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    write_into(folder,
               "UPDATE describe_field SET label = 'a' || char(1) || 'b' || char(13) || 'c_x0041_d',"
               " inlineHelpText = replace(hex(zeroblob(20000)), '0', 'é') WHERE name = 'Old__c';"
               "UPDATE describe_field SET label = char(0xFFFE) || char(0x1F600) WHERE name = 'Email'");
    char *dictionary = report_part(folder, SHEET(4));
    assert_non_null(strstr(dictionary, "<t>a\xEF\xBF\xBD"
                                       "b\nc_x005F_x0041_d</t>"));
    assert_non_null(strstr(dictionary, "<t>\xEF\xBF\xBD\xF0\x9F\x98\x80</t>"));
    assert_non_null(strstr(dictionary, "é … (cut; 40000 characters)</t>"));
    assert_int_equal(report_count(dictionary, "é"), 32767 - 64);
    free(dictionary);
    test_folder_remove(folder);
}

static void test_full_sheet_goes_on_in_a_second_one(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct sa_report_request request = {.snapshot = snapshot, .directory = folder, .now = REPORT_NOW};
    assert_int_equal(sa_xlsx_write(&request, 5, NULL), SA_OK);
    char *workbook = report_part(folder, "xl/workbook.xml");
    assert_non_null(strstr(workbook, "\"Data dictionary (2)\""));
    assert_null(strstr(workbook, "\"Data dictionary (3)\""));
    char *first = report_part(folder, SHEET(4));
    char *second = report_part(folder, SHEET(5));
    assert_int_equal(report_count(first, "<row r="), 6);
    assert_int_equal(report_count(second, "<row r="), 6);
    assert_non_null(strstr(second, ">API name</t>"));
    free(second);
    free(first);
    free(workbook);
    sa_snapshot_close(snapshot);
    test_folder_remove(folder);
}

/* Every size up to the one that is enough, so that the disk is full in each stage of the work. */
static void test_full_disk_leaves_no_file(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct rlimit old;
    struct rlimit limit;
    int failures = 0;
    int rc = SA_EIO;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    for (rlim_t size = 256; rc && size < 1000000; size += size / 3) {
        struct sa_error error = SA_ERROR_INIT;
        limit = (struct rlimit){size, old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
        rc = report_write("xlsx", snapshot, folder, &error);
        setrlimit(RLIMIT_FSIZE, &old);
        char *listing = report_listing(folder);
        if (rc) {
            failures++;
            assert_int_equal(rc, SA_EIO);
            assert_non_null(strstr(error.message, NAME));
            assert_string_equal(listing, "");
        } else
            assert_string_equal(listing, NAME);
        free(listing);
    }
    assert_int_equal(rc, SA_OK);
    assert_true(failures > 5);
    sa_snapshot_close(snapshot);
    test_folder_remove(folder);
}

static void test_folder_that_is_not_there(void **state)
{
    (void)state;
    struct sa_snapshot *snapshot = report_fixture(NULL);
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(report_write("xlsx", snapshot, "/nowhere/at/all", &error), SA_EIO);
    assert_non_null(strstr(error.message, "/nowhere/at/all/" NAME));
    sa_snapshot_close(snapshot);
}

static void test_cut_part_is_noticed(void **state)
{
    (void)state;
    char *folder = test_folder_make();
    char *path = test_folder_path(folder, NAME);
    int code;
    static const struct {
        const char *text;
        int rc;
    } parts[] = {
        {"<?xml version=\"1.0\"?>\n<worksheet><a/></worksheet>", SA_OK},
        {"<?xml version=\"1.0\"?>\n<a/>", SA_OK},
        {"<?xml version=\"1.0\"?>\n<worksheet><a/>", SA_EIO},
        {"<worksheet><row></worksh", SA_EIO},
        {"<a><b/></c>", SA_EIO},
        {"", SA_EIO},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
        zip_source_t *source = zip_source_buffer(archive, parts[i].text, strlen(parts[i].text), 0);
        assert_true(zip_file_add(archive, "part.xml", source, 0) >= 0);
        assert_int_equal(zip_close(archive), 0);
        assert_int_equal(sa_xlsx_verify(path, NULL), parts[i].rc);
    }
    free(path);
    test_folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets_stand_in_order),
        cmocka_unit_test(test_same_input_same_bytes),
        cmocka_unit_test(test_foreign_text_is_never_a_formula),
        cmocka_unit_test(test_dictionary_says_what_the_user_may_do),
        cmocka_unit_test(test_overview_answers_the_first_questions),
        cmocka_unit_test(test_text_no_cell_can_hold),
        cmocka_unit_test(test_full_sheet_goes_on_in_a_second_one),
        cmocka_unit_test(test_full_disk_leaves_no_file),
        cmocka_unit_test(test_folder_that_is_not_there),
        cmocka_unit_test(test_cut_part_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
