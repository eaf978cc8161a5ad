/* Files compiled into the program: rules, sheets, views, reference facts, fixtures, the sample org.
 * The build writes the table (scripts/derive.cmake). */
#ifndef SYNCAUDIT_EMBEDDED_H
#define SYNCAUDIT_EMBEDDED_H

#include <stddef.h>

struct sa_embedded_file {
    const char *path; /* from the top of the repository: "rules/field/formula-time.sql" */
    const char *data; /* the file's bytes, followed by a NUL that is not part of them */
    const char *end;  /* one past the last byte: the length is end - data */
};

extern const struct sa_embedded_file sa_embedded_files[]; /* sorted by path */
extern const size_t sa_embedded_count;

/* The file with this path, or NULL. */
const struct sa_embedded_file *sa_embedded_find(const char *path);

/* The files whose path begins so, one after another, sorted by path: NULL asks for the first, and ends.
 *
 *     const struct sa_embedded_file *file = NULL;
 *     while ((file = sa_embedded_next("src/snapshot/schema/", file)))
 *         use(file->data);
 */
const struct sa_embedded_file *sa_embedded_next(const char *beginning, const struct sa_embedded_file *after);

#endif
