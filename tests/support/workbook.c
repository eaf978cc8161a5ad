/* Workbooks written part by part: see workbook.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "folder.h"
#include "syncaudit/buffer.h"
#include "workbook.h"

static const char relations[] =
    "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
    " Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\""
    " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties\""
    " Target=\"docProps/custom.xml\"/></Relationships>";
static const char book_relations[] =
    "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"x/styles\" Target=\"/xl/styles.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>";

static void add(zip_t *archive, const char *name, const char *text)
{
    zip_source_t *source = zip_source_buffer(archive, strdup(text), strlen(text), 1);
    assert_non_null(source);
    assert_true(zip_file_add(archive, name, source, 0) >= 0);
}

static const char *instead(const struct test_part *parts, const char *name)
{
    for (; parts && parts->name; parts++)
        if (strcmp(parts->name, name) == 0)
            return parts->text;
    return NULL;
}

char *test_workbook(const char *folder, const char *name, const char *sheet, const char *rows,
                    const struct test_part *parts)
{
    struct sa_buffer book = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer first = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char *path = test_folder_path(folder, name);
    sa_buffer_addf(
        &book,
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        sheet);
    sa_buffer_addf(&first, "<worksheet><sheetData>%s</sheetData></worksheet>", rows);
    const struct test_part own[] = {{"_rels/.rels", relations},
                                    {"xl/workbook.xml", book.data},
                                    {"xl/_rels/workbook.xml.rels", book_relations},
                                    {"xl/worksheets/sheet1.xml", first.data}};
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(archive);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (!instead(parts, own[i].name))
            add(archive, own[i].name, own[i].text);
    for (; parts && parts->name; parts++)
        add(archive, parts->name, parts->text);
    assert_int_equal(zip_close(archive), 0);
    sa_buffer_release(&book);
    sa_buffer_release(&first);
    return path;
}
