/* A temporary folder of a test. Helpers fail the running test by themselves. */
#ifndef SYNCAUDIT_TEST_FOLDER_H
#define SYNCAUDIT_TEST_FOLDER_H

#include <stddef.h>

/* Makes an empty private folder; its path is freed by test_folder_remove. */
char *test_folder_make(void);

/* "<folder>/<name>", to be freed by the caller. */
char *test_folder_path(const char *folder, const char *name);

/* Writes a file there and returns its path, to be freed by the caller. */
char *test_folder_write(const char *folder, const char *name, const void *bytes, size_t length);

/* Removes the folder with everything in it, and frees the path. */
void test_folder_remove(char *folder);

#endif
