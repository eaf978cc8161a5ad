/* Workbooks written part by part, as other programs write them. Helpers fail the running test by themselves. */
#ifndef SYNCAUDIT_TEST_WORKBOOK_H
#define SYNCAUDIT_TEST_WORKBOOK_H

struct test_part {
    const char *name; /* in the zip file */
    const char *text;
};

/* Writes a workbook with one sheet called `sheet` whose rows are this XML (what stands inside <sheetData>). `parts` (closed by
 * a NULL name, may be NULL) are added, or stand in for those of the same name. Returns its path, to be freed. */
char *test_workbook(const char *folder, const char *name, const char *sheet, const char *rows,
                    const struct test_part *parts);

#endif
