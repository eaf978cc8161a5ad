/* Cells of all kinds, as the programs that save workbooks write them, and as nobody should. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "decisions/workbook.h"
#include "folder.h"
#include "workbook.h"

struct read {
    struct sa_buffer text; /* "row:a|b|c" lines */
    struct sa_error error;
    int rc;
};

static int take(void *payload, size_t number, const char *const *values, size_t count, struct sa_error *error)
{
    struct read *read = payload;
    (void)error;
    sa_buffer_addf(&read->text, "%zu:", number);
    for (size_t i = 0; i < count; i++)
        sa_buffer_addf(&read->text, "%s%s", i ? "|" : "", values[i]);
    return sa_buffer_adds(&read->text, "\n");
}

static struct read read_workbook(const char *rows, const struct test_part *parts)
{
    struct read read = {SA_BUFFER_INIT(SA_BUFFER_OWN), SA_ERROR_INIT, 0};
    struct sa_workbook *workbook = calloc(1, sizeof *workbook);
    struct sa_grid_columns *columns = calloc(1, sizeof *columns);
    struct sa_package *package = NULL;
    char *folder = test_folder_make();
    char *path = test_workbook(folder, "a.xlsx", "Data dictionary", rows, parts);
    columns->all = true;
    read.rc = sa_package_open(&package, path, &read.error);
    if (read.rc == SA_OK)
        read.rc = sa_workbook_read(workbook, package, &read.error);
    if (read.rc == SA_OK)
        read.rc = sa_workbook_rows(workbook, &workbook->sheets[0], columns, take, &read, &read.error);
    sa_workbook_release(workbook);
    sa_package_close(package);
    free(workbook);
    free(columns);
    free(path);
    test_folder_remove(folder);
    return read;
}

static void expect(const char *rows, const struct test_part *parts, const char *text)
{
    struct read read = read_workbook(rows, parts);
    assert_string_equal(read.error.message, "");
    assert_string_equal(read.text.data, text);
    sa_buffer_release(&read.text);
}

static void refuse(const char *rows, const struct test_part *parts, const char *reason)
{
    struct read read = read_workbook(rows, parts);
    assert_int_equal(read.rc, SA_EINPUT);
    if (!strstr(read.error.message, reason))
        fail_msg("not '%s' but '%s'", reason, read.error.message);
    sa_buffer_release(&read.text);
}

static void test_texts(void **state)
{
    (void)state;
    const struct test_part shared[] = {
        {"xl/sharedStrings.xml", "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr/><t>ch</t></r></si>"
                                 "<si><t>spoken</t><rPh><t>not this</t></rPh></si><si/></sst>"},
        {NULL, NULL}};
    expect(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>"
        "<c r=\"D1\" t=\"s\"><v>3</v></c></row>",
        shared, "1:plain|rich|spoken\n");
    expect("<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a &amp; b </t></is></c>"
           "<c r=\"D3\" t=\"str\"><f>A1&amp;\"x\"</f><v>of a formula</v></c></row>",
           NULL, "3:| a & b ||of a formula\n");
    expect(
        "<row><c t=\"inlineStr\"><is><r><t>one</t></r><r><t> two</t></r></is></c><c t=\"inlineStr\"><is><t>next</t></is></c></row>"
        "<row><c t=\"inlineStr\"><is><t>_x005F_x0041_ _x0041__x20AC_ _xZZZZ_</t></is></c></row>",
        NULL, "1:one two|next\n2:_x0041_ A\xE2\x82\xAC _xZZZZ_\n");
    expect(
        "<x:row xmlns:x=\"x\" r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>prefixed</x:t></x:is></x:c></x:row>",
        NULL, "1:prefixed\n");
}

static void test_numbers(void **state)
{
    (void)state;
    const struct test_part styles[] = {
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-407]d/\\ mmm\\ yyyy;@\"/>"
         "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot; days&quot;\"/><numFmt numFmtId=\"166\" formatCode=\"[Red]#,##0\"/></numFmts>"
         "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
         "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs>"
         "</styleSheet>"},
        {NULL, NULL}};
    expect(
        "<row r=\"1\"><c r=\"A1\"><v>42</v></c><c r=\"B1\"><v>0.1</v></c><c r=\"C1\"><v>1E+20</v></c><c r=\"D1\" t=\"b\"><v>1</v></c>"
        "<c r=\"E1\" t=\"b\"><v>0</v></c><c r=\"F1\" t=\"e\"><v>#N/A</v></c><c r=\"G1\"/><c r=\"H1\" t=\"n\"><v>-7.50</v></c></row>",
        styles, "1:42|0.1|1e+20|TRUE|FALSE|#N/A||-7.5\n");
    /* 46447 = 2027-03-01, 1 = 1900-01-01, 61 = 1900-03-01 */
    expect(
        "<row r=\"1\"><c s=\"1\"><v>46447</v></c><c s=\"2\"><v>46447.75</v></c><c s=\"3\"><v>46447</v></c><c s=\"4\"><v>46447</v></c>"
        "<c s=\"1\"><v>1</v></c><c s=\"1\"><v>61</v></c><c s=\"1\"><v>0.5</v></c><c s=\"1\"><v>-1</v></c><c s=\"99\"><v>5</v></c></row>",
        styles, "1:2027-03-01|2027-03-01 18:00|46447|46447|1900-01-01|1900-03-01|12:00|-1|5\n");
    const struct test_part mac[] = {
        {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"Data dictionary\" r:id=\"rId1\"/>"
         "</sheets></workbook>"},
        {NULL, NULL}};
    expect("<row r=\"1\"><c s=\"0\"><v>44985</v></c></row>", mac, "1:2027-03-01\n");
}

static void test_what_is_wrong(void **state)
{
    (void)state;
    refuse("<row r=\"7\"><c r=\"AB7\" t=\"s\"><v>5</v></c></row>", NULL,
           "cell AB7: it names a text the workbook does not have");
    refuse("<row r=\"1\"><c r=\"A1\"><v>1</v></row>", NULL, "mismatched tag");
    const struct test_part entities[] = {
        {"xl/sharedStrings.xml",
         "<!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"},
        {NULL, NULL}};
    refuse("", entities, "it declares a document type");
    const struct test_part nothing[] = {{"xl/workbook.xml", "<workbook"}, {NULL, NULL}};
    refuse("", nothing, "part 'xl/workbook.xml'");
    /* Nonsense that means nothing is passed over. */
    expect(
        "<c r=\"A1\"><v>1</v></c><row r=\"999999999\"><c r=\"ZZZZZ1\"><v>1</v></c><c r=\"XFD1\"><v></v></c><c r=\"B1\" s=\"x\"><v>2</v></c></row>",
        NULL, "1:|2\n");
}

static void test_long_cells(void **state)
{
    (void)state;
    struct sa_buffer rows = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    for (size_t i = 0; i < SA_TEXT_UNITS; i++)
        sa_buffer_adds(&text, "\xE2\x82\xAC");
    sa_buffer_addf(&rows, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>", text.data);
    struct read read = read_workbook(rows.data, NULL);
    assert_int_equal(read.rc, SA_OK);
    assert_int_equal(read.text.length, strlen("1:\n") + 3 * (size_t)SA_TEXT_UNITS);
    sa_buffer_release(&read.text);
    sa_buffer_clear(&rows);
    sa_buffer_addf(&rows, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s%s</t></is></c></row>",
                   text.data, text.data);
    refuse(rows.data, NULL, "cell A1: its text is longer than a cell can be");
    sa_buffer_release(&rows);
    sa_buffer_release(&text);
}

static void test_bomb(void **state)
{
    (void)state;
    enum { BOMB = 24 << 20 };
    char *rows = malloc(BOMB);
    assert_non_null(rows);
    memset(rows, ' ', BOMB - 1);
    rows[BOMB - 1] = '\0';
    refuse(rows, NULL, "it unpacks to far more than a workbook does");
    memset(rows, 'a', BOMB - 1);
    memcpy(rows, "<row x=\"", 8);
    refuse(rows, NULL, "a tag goes on for more than");
    free(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),         cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_what_is_wrong), cmocka_unit_test(test_long_cells),
        cmocka_unit_test(test_bomb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
