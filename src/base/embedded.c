/* Look-up in the table of embedded files: see include/syncaudit/embedded.h. */
#include <stdlib.h>
#include <string.h>

#include "syncaudit/embedded.h"

static int embedded_compare(const void *path, const void *file)
{
    return strcmp(path, ((const struct sa_embedded_file *)file)->path);
}

const struct sa_embedded_file *sa_embedded_find(const char *path)
{
    return bsearch(path, sa_embedded_files, sa_embedded_count, sizeof *sa_embedded_files, embedded_compare);
}

const struct sa_embedded_file *sa_embedded_next(const char *beginning, const struct sa_embedded_file *after)
{
    size_t i = after ? (size_t)(after - sa_embedded_files) + 1 : 0;
    while (i < sa_embedded_count && strncmp(sa_embedded_files[i].path, beginning, strlen(beginning)) != 0)
        i++;
    return i < sa_embedded_count ? &sa_embedded_files[i] : NULL;
}
