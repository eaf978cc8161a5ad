/* Files that are no workbook are told for what they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "decisions/package.h"
#include "folder.h"

static void test_other_files(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *message;
        const char *advice;
    } files[] = {
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "a workbook with a password", "take the password away"},
        {"", 0, "an empty file", ""},
        {"<html>", 6, "not a workbook", "give the .xlsx file"},
        {"PK\x03\x04 and then nothing", 20, "a damaged workbook", "copy it again"},
    };
    (void)state;
    char *folder = test_folder_make();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct sa_error error = SA_ERROR_INIT;
        struct sa_package *package = NULL;
        char *path = test_folder_write(folder, "x.xlsx", files[i].bytes, files[i].length);
        assert_int_equal(sa_package_open(&package, path, &error), SA_EINPUT);
        assert_non_null(strstr(error.message, files[i].message));
        assert_non_null(strstr(error.advice, files[i].advice));
        assert_null(package);
        free(path);
    }
    test_folder_remove(folder);
}

static void test_what_cannot_be_read(void **state)
{
    (void)state;
    struct sa_error error = SA_ERROR_INIT;
    struct sa_package *package = NULL;
    char *folder = test_folder_make();
    assert_int_equal(sa_package_open(&package, folder, &error), SA_EIO);
    assert_non_null(strstr(error.message, "Is a directory"));
    char *path = test_folder_path(folder, "none.xlsx");
    assert_int_equal(sa_package_open(&package, path, &error), SA_EIO);
    assert_non_null(strstr(error.message, "No such file"));
    free(path);
    test_folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_other_files),
        cmocka_unit_test(test_what_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
